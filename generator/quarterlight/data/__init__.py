"""The data: packages read once, checked, and assembled into facts."""

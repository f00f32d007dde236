"""What is missing, late, or out of its place in the report."""

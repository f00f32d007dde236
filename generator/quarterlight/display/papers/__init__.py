"""Printed papers: an edition, a theme or a priority as a tagged PDF for a committee. Nothing here writes a file."""

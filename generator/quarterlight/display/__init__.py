"""The display: facts into words, addresses and pages. Nothing here writes a file."""

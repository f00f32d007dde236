"""Whether the words of the report agree with its tables."""

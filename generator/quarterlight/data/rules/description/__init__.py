"""Whether each measure is explained, and in words that its readers know."""

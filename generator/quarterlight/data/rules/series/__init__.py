"""Whether the figures of a measure fit one another from period to period, and fit their unit."""

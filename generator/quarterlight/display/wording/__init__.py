"""Numbers, dates, units, markers and statuses into words: the only reader-facing English in code, British and plain."""

"""The facts: what a council published, as values, and what may be worked out from them. No input or output."""

"""Whether a figure could identify somebody, or gives away what is kept back."""

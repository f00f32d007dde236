"""Whether ratings, directions and targets agree with the figures beside them."""

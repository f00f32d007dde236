"""Whether an edition agrees with the earlier ones of its council."""

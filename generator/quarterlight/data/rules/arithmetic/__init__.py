"""Whether printed totals, years to date and rates are what their parts make."""

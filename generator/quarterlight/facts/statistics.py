"""Differences, percentages and rounding of exact decimals. Each function names its published method.

Numbers in, numbers out: no words, no formatting.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal


def rounded(value: Decimal, places: int) -> Decimal:
    """Return `value` rounded half away from zero to `places` decimals. Source: Government Analysis Function."""
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def places(value: Decimal) -> int:
    """Return how many decimal places `value` is written with; none for a whole number."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0

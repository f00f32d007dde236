"""Differences, percentages and rounding of exact decimals. Each function names its published method.

Numbers in, numbers out: no words, no formatting.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal


def rounded(value: Decimal, places: int) -> Decimal:
    """Return `value` rounded half away from zero to `places` decimals. Source: Government Analysis Function."""
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def percent_change(before: Decimal, now: Decimal) -> Decimal | None:
    """Return the change in percent of `before`; None from zero or below, where it means nothing."""
    return None if before <= 0 else (now - before) / before * 100


def share(part: int, whole: int) -> Decimal | None:
    """Return `part` in percent of `whole`; None of nothing."""
    return None if whole == 0 else Decimal(part) / Decimal(whole) * 100


def places(value: Decimal) -> int:
    """Return how many decimal places `value` is written with; none for a whole number."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0

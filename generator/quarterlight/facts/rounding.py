"""How finely figures are printed, and how far a sum of rounded figures may be from its printed total. Numbers only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from quarterlight.facts.statistics import places, rounded

# Counted things are not rounded, unless all are multiples of a base that disclosure control uses.
_COUNTED = frozenset({"count"})
_BASES = (Decimal(100), Decimal(10), Decimal(5))
_FEWEST = 4
# Decimals are worked out to 28 digits.
_EXACT = 26


def grain(value: Decimal) -> Decimal:
    """Return the place of the last digit that is not zero: 100000 for 3400000, 0.01 for 79.55; 1 for zero."""
    if value == 0:
        return Decimal(1)
    exponent = value.normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    return Decimal(1).scaleb(exponent)


def fineness(values: Iterable[Decimal], unit: str) -> Decimal:
    """Return the step to which a table's figures of one unit are rounded; zero where they are counted exactly.

    Money is printed in thousands or millions: the finest of the figures tells. Other units have their decimals.
    """
    known = [value for value in values if value != 0]
    if unit in _COUNTED and all(places(value) == 0 for value in known):
        many = len(known) >= _FEWEST
        return next((base for base in _BASES if many and all(value % base == 0 for value in known)), Decimal(0))
    if unit == "gbp":
        return min((grain(value) for value in known), default=Decimal(1))
    return Decimal(1).scaleb(-max((places(value) for value in known), default=0))


def shortened(value: Decimal, decimals: int) -> Decimal:
    """Return `value` rounded to at most `decimals` places; as it is where that takes more digits than are exact."""
    return value if value.adjusted() + decimals > _EXACT else rounded(value, decimals)


def slack(parts: Sequence[Decimal], total: Decimal, unit: str) -> Decimal:
    """Return how far a printed total may be from the sum of its printed parts: half a step for each figure."""
    return fineness([*parts, total], unit) * (len(parts) + 1) / 2


def slip(parts: Sequence[Decimal], total: Decimal, unit: str) -> tuple[int, Decimal] | None:
    """Return which part, if one alone were ten or a hundred times as large or small, would make `total`; and its value.

    None where no part would, or where the sum is right as it is.
    """
    missing, fine = total - sum(parts, Decimal(0)), slack(parts, parts[0], unit) if parts else Decimal(0)
    if abs(missing) <= fine:
        return None
    for place, part in enumerate(parts):
        for power in (1, -1, 2, -2):
            shifted = part.scaleb(power)
            if part != 0 and abs(missing - (shifted - part)) <= fine:
                return place, shifted
    return None

"""The limits of an XmR chart, and which of a series' figures are more than chance. Numbers only.

Source: the XmR chart as NHS England's "Making Data Count" teaches it: mean of the points, moving range of neighbours,
limits at 2.66 mean moving ranges on either side. No outlier is screened out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

SCALING = Decimal("2.66")
FEWEST, FEWEST_FIRM = 7, 12
RUN = 7


class Cause(StrEnum):
    """Why a point is more than chance; the first of these that holds."""

    OUTSIDE_LIMITS = "outside_limits"
    TREND = "trend"
    TWO_OF_THREE = "two_of_three"
    ONE_SIDE = "one_side"


@dataclass(frozen=True, slots=True)
class Limits:
    """The mean of a series and its limits, in the indicator's unit; `trial` where there are fewer than 12 points."""

    mean: Decimal
    lower: Decimal
    upper: Decimal
    trial: bool


def limits(values: Sequence[Decimal]) -> Limits | None:
    """Return the mean and the limits of `values`; None for fewer than 7."""
    if len(values) < FEWEST:
        return None
    mean = sum(values, Decimal(0)) / len(values)
    ranges = [abs(later - earlier) for earlier, later in pairwise(values)]
    reach = SCALING * sum(ranges, Decimal(0)) / len(ranges)
    return Limits(mean, mean - reach, mean + reach, trial=len(values) < FEWEST_FIRM)


def causes(values: Sequence[Decimal], found: Limits) -> tuple[Cause | None, ...]:
    """Return for each of `values` why it is more than chance, or None; the first rule that holds counts.

    Seven points that rise or fall in a row are six steps of one sign; equal neighbours end a trend, a point on the
    mean ends a run on one side, and a point on a limit, or just two thirds of the way there, is not beyond it.
    """
    marked: list[Cause | None] = [None] * len(values)
    for cause, places in reversed(
        (
            (Cause.OUTSIDE_LIMITS, _outside(values, found)),
            (Cause.TREND, _trends(values)),
            (Cause.TWO_OF_THREE, _near_limit(values, found)),
            (Cause.ONE_SIDE, _one_side(values, found.mean)),
        )
    ):
        for place in places:
            marked[place] = cause
    return tuple(marked)


def _outside(values: Sequence[Decimal], found: Limits) -> Iterator[int]:
    return (place for place, value in enumerate(values) if value < found.lower or value > found.upper)


def _trends(values: Sequence[Decimal]) -> Iterator[int]:
    for place in range(len(values) - RUN + 1):
        run = values[place : place + RUN]
        steps = {_sign(later - earlier) for earlier, later in pairwise(run)}
        if steps in ({1}, {-1}):
            yield from range(place, place + RUN)


def _near_limit(values: Sequence[Decimal], found: Limits) -> Iterator[int]:
    """Yield those of two in three neighbours, all on one side of the mean, beyond two thirds of the way to a limit."""
    reach = found.upper - found.mean
    # A mean such as 4/3 is rounded at its 28th digit, which must not push a figure over the line that it stands on.
    dust = max(abs(found.lower), abs(found.upper)).scaleb(-24)
    for place in range(len(values) - 2):
        three = range(place, place + 3)
        if {_sign(values[each] - found.mean) for each in three} in ({1}, {-1}):
            beyond = [each for each in three if abs(values[each] - found.mean) * 3 > reach * 2 + dust]
            if len(beyond) >= 2:
                yield from beyond


def _one_side(values: Sequence[Decimal], mean: Decimal) -> Iterator[int]:
    for place in range(len(values) - RUN + 1):
        if {_sign(value - mean) for value in values[place : place + RUN]} in ({1}, {-1}):
            yield from range(place, place + RUN)


def _sign(value: Decimal) -> int:
    return (value > 0) - (value < 0)

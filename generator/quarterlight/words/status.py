"""Decide whether an indicator is on target, and which way it is moving.

Pure functions over numbers: nothing here reads a file, formats a value or names a colour.
The method is described for readers on the site's page "methods".
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Polarity(StrEnum):
    """Which way is better."""

    HIGHER = "higher"
    LOWER = "lower"
    RANGE = "range"
    NEUTRAL = "neutral"


class Tone(StrEnum):
    """How a level of a council's own scale is shown."""

    GOOD = "good"
    MIXED = "mixed"
    POOR = "poor"
    NONE = "none"


class Status(StrEnum):
    """What comparing a figure with its target says; MISSED is within no tolerance, or none is published."""

    MET = "met"
    WITHIN_TOLERANCE = "within_tolerance"
    MISSED = "missed"
    NOT_ASSESSED = "not_assessed"


class Direction(StrEnum):
    """Which way an indicator moved between two comparable periods, read through its polarity."""

    IMPROVED = "improved"
    WORSENED = "worsened"
    NO_CHANGE = "no_change"
    NOT_JUDGED = "not_judged"


@dataclass(frozen=True, slots=True)
class Bounds:
    """The inclusive range inside which a figure is good; None is no bound."""

    low: Decimal | None
    high: Decimal | None


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far from the target is still close to it: in the indicator's unit, or in percent of the target."""

    amount: Decimal
    relative: bool = False

    def width(self, target: Decimal) -> Decimal:
        """Return the tolerance around `target` in the indicator's unit."""
        return abs(target) * self.amount / 100 if self.relative else self.amount


def shortfall(value: Decimal, target: Decimal, polarity: Polarity) -> Decimal:
    """Return how far `value` falls short of `target`, in the indicator's unit.

    Zero is exactly on target; a negative shortfall is a surplus.
    Raises ValueError for a neutral or a range indicator: it has no one better direction.
    """
    if polarity is Polarity.HIGHER:
        return target - value
    if polarity is Polarity.LOWER:
        return value - target
    raise ValueError(f"a {polarity} indicator has no shortfall from one target")


def status(
    value: Decimal | None, target: Decimal | Bounds | None, polarity: Polarity, tolerance: Tolerance | None = None
) -> Status:
    """Return the status of `value` against `target`; NOT_ASSESSED where either is missing or nothing is better."""
    if value is None or target is None or polarity is Polarity.NEUTRAL:
        return Status.NOT_ASSESSED
    if isinstance(target, Bounds):
        gap, width = _outside(value, target, tolerance)
    elif polarity is Polarity.RANGE:
        return Status.NOT_ASSESSED
    else:
        gap, width = shortfall(value, target, polarity), tolerance.width(target) if tolerance else None
    if gap <= 0:
        return Status.MET
    return Status.WITHIN_TOLERANCE if width is not None and gap <= width else Status.MISSED


def _outside(value: Decimal, bounds: Bounds, tolerance: Tolerance | None) -> tuple[Decimal, Decimal | None]:
    below = bounds.low - value if bounds.low is not None else Decimal(-1)
    above = value - bounds.high if bounds.high is not None else Decimal(-1)
    nearest = bounds.low if below >= above else bounds.high
    width = tolerance.width(nearest) if tolerance and nearest is not None else None
    return max(below, above), width


def direction(before: Decimal, now: Decimal, polarity: Polarity, bounds: Bounds | None = None) -> Direction:
    """Return which way an indicator moved; NOT_JUDGED where neither way is better."""
    if before == now:
        return Direction.NO_CHANGE
    if polarity is Polarity.RANGE and bounds is not None:
        earlier, later = (max(_outside(value, bounds, None)[0], Decimal(0)) for value in (before, now))
        if earlier == later:
            return Direction.NOT_JUDGED
        return Direction.IMPROVED if later < earlier else Direction.WORSENED
    if polarity in {Polarity.RANGE, Polarity.NEUTRAL}:
        return Direction.NOT_JUDGED
    return Direction.IMPROVED if (now > before) is (polarity is Polarity.HIGHER) else Direction.WORSENED


def disagree(published: Tone, computed: Status) -> bool:
    """Return whether a published level contradicts the arithmetic: met yet not the best, or missed yet the best."""
    if published is Tone.NONE or computed is Status.NOT_ASSESSED:
        return False
    if computed is Status.MET:
        return published is not Tone.GOOD
    return published is Tone.GOOD

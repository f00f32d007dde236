"""Which targets a chart may draw beside which figures: those that a single period's figure is held against."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from quarterlight.facts.assessment import Rule, assess
from quarterlight.facts.history import History, Point
from quarterlight.facts.model import Target
from quarterlight.words.status import Polarity

_DRAWN = {Rule.SAME_PERIOD, Rule.YEARS_TARGET}


@dataclass(frozen=True, slots=True)
class Aim:
    """What one figure is held against: one or two levels, and the tolerance as (from, to) around them."""

    levels: tuple[Decimal, ...]
    bands: tuple[tuple[Decimal, Decimal], ...]


def aim(history: History, point: Point) -> Aim | None:
    """Return the aim that may be drawn beside a figure; None where there is none of its length."""
    assessment = assess(history, point)
    target = assessment.target_of(point.period)
    if target is None:
        return None
    awaited = point.value is None and (target.period == point.period or not history.indicator.additive)
    if assessment.rule not in _DRAWN and not awaited:
        return None
    if assessment.bounds is not None:
        return _range(history, assessment.bounds.low, assessment.bounds.high)
    return ahead(history, target)


def ahead(history: History, target: Target) -> Aim | None:
    """Return the aim that a target is by itself."""
    if target.value is None:
        return None
    tolerance, polarity = history.indicator.tolerance, history.indicator.polarity
    if tolerance is None or polarity not in {Polarity.HIGHER, Polarity.LOWER}:
        return Aim((target.value,), ())
    width = tolerance.width(target.value)
    other = target.value - width if polarity is Polarity.HIGHER else target.value + width
    return Aim((target.value,), ((min(target.value, other), max(target.value, other)),))


def _range(history: History, low: Decimal | None, high: Decimal | None) -> Aim | None:
    levels = tuple(level for level in (low, high) if level is not None)
    tolerance = history.indicator.tolerance
    if tolerance is None:
        return Aim(levels, ())
    below = [(low - tolerance.width(low), low)] if low is not None else []
    above = [(high, high + tolerance.width(high))] if high is not None else []
    return Aim(levels, (*below, *above))

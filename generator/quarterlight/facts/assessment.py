"""Which target a figure is held against, what that comparison says, and why.

Pure functions over histories. Source: rules of the field, "which target": equal lengths only; a level or a rate may be
held against the year's target, and it is said; an additive count with only a year's target cannot be assessed before
the year's end, unless the target is already passed.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from weakref import WeakKeyDictionary

from quarterlight.facts.comparison import cumulative, previous
from quarterlight.facts.history import History, Point, Series
from quarterlight.facts.model import Basis, Level, Target, TargetKind
from quarterlight.words.period import Kind, Period
from quarterlight.words.status import Bounds, Direction, Polarity, Status, Tone, direction, disagree, status


class Rule(StrEnum):
    """The reason behind a computed status, or behind there being none."""

    SAME_PERIOD = "same_period"
    YEARS_TARGET = "years_target"
    YEAR_TO_DATE = "year_to_date"
    ALREADY_PASSED = "already_passed"
    TOO_EARLY = "too_early"
    NO_TOTAL = "no_total"
    OTHER_PERIOD = "other_period"
    NO_TARGET = "no_target"
    TARGET_AWAITED = "target_awaited"
    TARGET_UNIT_UNKNOWN = "target_unit_unknown"
    NO_VALUE = "no_value"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Assessment:
    """A figure held against its target: published level and computed status, the target used, and the rule."""

    published: Level | None
    computed: Status
    rule: Rule
    target: Target | None = None
    bounds: Bounds | None = None
    compared: Decimal | None = None
    published_direction: str = ""
    direction: Direction | None = None
    previous: Point | None = None

    def target_of(self, period: Period) -> Target | None:
        """Return the target if it is for `period` or for a time that contains it, else None."""
        return self.target if self.target and self.target.period.contains(period) else None

    @property
    def differs(self) -> bool:
        """Whether the published level contradicts the arithmetic."""
        return disagree(self.published.tone if self.published else Tone.NONE, self.computed)


def assess(history: History, point: Point, series: Series | None = None) -> Assessment:
    """Return the assessment of `point`, a point of `series` (by default that of the whole council)."""
    series = series or history.whole
    known = _KNOWN.setdefault(history, {})
    if (point, series) not in known:
        known[point, series] = _assessed(history, point, series)
    return known[point, series]


# Rules, charts, tables and downloads ask about the same points; what was found lives as long as its history.
_KNOWN: WeakKeyDictionary[History, dict[tuple[Point, Series], Assessment]] = WeakKeyDictionary()


def _assessed(history: History, point: Point, series: Series) -> Assessment:
    target = _target(series, point.period, history.indicator.polarity)
    rule, compared = _rule(history, point, series, target)
    aim, bounds = _aim(history, series, target)
    earlier = previous(history, point, series) if point.value is not None else None
    return Assessment(
        published=point.level,
        computed=status(compared, aim, history.indicator.polarity, history.indicator.tolerance)
        if compared is not None
        else Status.NOT_ASSESSED,
        rule=rule,
        target=target,
        bounds=bounds,
        compared=compared,
        published_direction=point.observation.direction,
        direction=_direction(history, point, earlier, bounds),
        previous=earlier,
    )


def _direction(history: History, point: Point, earlier: Point | None, bounds: Bounds | None) -> Direction | None:
    if earlier is None or earlier.value is None or point.value is None:
        return None
    return direction(earlier.value, point.value, history.indicator.polarity, bounds)


def _target(series: Series, period: Period, polarity: Polarity) -> Target | None:
    """Return the target for the very period, for the shortest longer period that contains it, or the next one after."""
    for kinds in ({TargetKind.TARGET}, _BOUNDS if polarity is Polarity.RANGE else set()):
        own = (target for target in series.targets_for(period) if target.kind in kinds)
        around = (target for target in series.targets if target.kind in kinds and target.period.contains(period))
        found = next(own, None) or min(around, key=lambda target: target.period.end - target.period.start, default=None)
        if found:
            return found
    return next((t for t in series.targets if t.kind is TargetKind.TARGET and t.period.start > period.end), None)


_BOUNDS = {TargetKind.MINIMUM, TargetKind.CEILING}


def _aim(history: History, series: Series, target: Target | None) -> tuple[Decimal | Bounds | None, Bounds | None]:
    """Return what the figure is compared with, and the range where the indicator has one."""
    if target is None:
        return None, None
    if history.indicator.polarity is not Polarity.RANGE:
        return target.value, None
    ends = {t.kind: t.value for t in series.targets_for(target.period) if t.value is not None}
    if not ends.keys() & _BOUNDS:
        return target.value, None
    bounds = Bounds(ends.get(TargetKind.MINIMUM), ends.get(TargetKind.CEILING))
    return bounds, bounds


def _rule(history: History, point: Point, series: Series, target: Target | None) -> tuple[Rule, Decimal | None]:
    """Return the rule that applies, and the figure that is compared under it (None where nothing is)."""
    if point.value is None:
        return Rule.NO_VALUE, None
    if target is None or target.value is None:
        return _no_aim(target), None
    if history.indicator.polarity is Polarity.NEUTRAL:
        return Rule.NEUTRAL, None
    if target.period.start > point.period.end:
        return Rule.OTHER_PERIOD, None
    if target.period == point.period:
        return Rule.SAME_PERIOD, point.value
    if not history.indicator.additive:
        return Rule.YEARS_TARGET, point.value
    if not target.period.kind.is_year:
        return Rule.NO_TOTAL, None
    return _against_year(history, point, series, target)


def _no_aim(target: Target | None) -> Rule:
    markers = target.markers if target else ()
    if "tba" in markers:
        return Rule.TARGET_AWAITED
    return Rule.TARGET_UNIT_UNKNOWN if "unit_unknown" in markers else Rule.NO_TARGET


def _against_year(history: History, point: Point, series: Series, target: Target) -> tuple[Rule, Decimal | None]:
    so_far = _so_far(history, point, series, target)
    at_end = point.period.end == target.period.end and point.period.kind is not Kind.DAY
    if so_far is not None and at_end:
        return Rule.YEAR_TO_DATE, so_far
    known = so_far if so_far is not None else point.value
    if known is not None and target.value is not None and _passed(known, target.value, history):
        return Rule.ALREADY_PASSED, known
    return Rule.NO_TOTAL if at_end else Rule.TOO_EARLY, None


def _so_far(history: History, point: Point, series: Series, target: Target) -> Decimal | None:
    """Return the cumulative figure, unless it runs over another sort of year than the target's."""
    other_year = target.period != point.period.financial_year()
    return None if other_year and history.indicator.basis is Basis.IN_PERIOD else cumulative(history, point, series)


def _passed(known: Decimal, aim: Decimal, history: History) -> bool:
    """Return whether the year's end can no longer change the answer for a count that only grows."""
    if history.indicator.basis is Basis.ROLLING_12_MONTHS or history.indicator.polarity is Polarity.RANGE:
        return False
    return known >= aim if history.indicator.polarity is Polarity.HIGHER else known > aim

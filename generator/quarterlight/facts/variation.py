"""Whether a long series' figures vary by chance or for a reason, and whether its target lies within their reach.

Pure functions over histories. Source: NHS England, "Making Data Count": variation and assurance.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum, auto
from itertools import pairwise

from quarterlight.facts.assessment import Rule, assess
from quarterlight.facts.history import History, Point, Series
from quarterlight.facts.limits import RUN, Cause, Limits, causes, limits
from quarterlight.facts.model import Basis, Rebasing
from quarterlight.words.status import Bounds, Polarity


class Variation(StrEnum):
    """What the latest figure of a series is, read through the indicator's polarity."""

    COMMON_CAUSE = "common_cause"
    IMPROVEMENT_HIGH = "improvement_high"
    IMPROVEMENT_LOW = "improvement_low"
    CONCERN_HIGH = "concern_high"
    CONCERN_LOW = "concern_low"
    NEUTRAL_HIGH = "neutral_high"
    NEUTRAL_LOW = "neutral_low"


class Assurance(StrEnum):
    """Whether a target will be met as things are."""

    WILL_PASS = auto()
    WILL_FAIL = auto()
    HIT_AND_MISS = auto()


@dataclass(frozen=True, slots=True)
class Segment:
    """Neighbouring points with limits of their own; without limits and causes where there are fewer than 7 points."""

    points: tuple[Point, ...]
    limits: Limits | None
    causes: tuple[Cause | None, ...]
    rebased: Rebasing | None = None


@dataclass(frozen=True, slots=True)
class Xmr:
    """A series in its segments, and what the latest of them says; None where that one is too short for limits."""

    segments: tuple[Segment, ...]
    variation: Variation | None
    assurance: Assurance | None


def xmr(history: History, series: Series | None = None) -> Xmr | None:
    """Return the segments of a series and what the latest says; None where no segment has limits.

    The points are those of the kind of period with the most figures, without forecasts. A segment begins at a break
    and where limits are based anew, or at the next figure where that period has none. A year to date has no limits:
    its steps are not independent of one another.
    """
    series = series or history.whole
    points = _longest(series)
    if history.indicator.basis is Basis.YEAR_TO_DATE:
        return None
    rebasings = [rebasing for rebasing in history.rebasings if rebasing.area == series.area]
    segments = tuple(_segments(points, _breaks(series, points), rebasings))
    if not any(segment.limits for segment in segments):
        return None
    last = segments[-1]
    return Xmr(segments, _variation(history, last), _assurance(history, last, series))


def _longest(series: Series) -> list[Point]:
    known = [p for p in series.points if p.value is not None and "f" not in p.observation.markers]
    counts = Counter(point.period.kind for point in known)
    # Of two kinds with as many figures the shorter period has more to say.
    kind = max(counts, key=lambda kind: (counts[kind], -_length(known, kind)), default=None)
    return [point for point in known if point.period.kind is kind]


def _length(points: Sequence[Point], kind: object) -> int:
    found = next(point.period for point in points if point.period.kind is kind)
    return (found.end - found.start).days


def _breaks(series: Series, points: Sequence[Point]) -> list[date]:
    """Return the first days of the periods marked as a break: a period without a figure may be marked too."""
    kinds = {point.period.kind for point in points}
    marked = [point.period for point in series.points if "b" in point.observation.markers]
    return sorted(period.start for period in marked if period.kind in kinds)


def _segments(points: Sequence[Point], breaks: Sequence[date], rebasings: Sequence[Rebasing]) -> Iterator[Segment]:
    # Periods sort by their ends; a decision takes effect at the start of its own.
    waiting = sorted(rebasings, key=lambda rebasing: rebasing.period.start)
    held: list[Point] = []
    rebased: Rebasing | None = None
    for point in points:
        due = [r for r in waiting if r.period.start <= point.period.start]
        past = [day for day in breaks if day <= point.period.start]
        waiting, breaks = waiting[len(due) :], breaks[len(past) :]
        if due or past:
            if held:
                yield _segment(held, rebased)
            held, rebased = [], due[-1] if due else None
        held.append(point)
    if held:
        yield _segment(held, rebased)


def _segment(points: Sequence[Point], rebased: Rebasing | None) -> Segment:
    values = _values(points)
    found = limits(values)
    return Segment(tuple(points), found, causes(values, found) if found else (), rebased)


def _values(points: Sequence[Point]) -> list[Decimal]:
    return [point.value for point in points if point.value is not None]


def is_high(segment: Segment, place: int) -> bool:
    """Return whether the marked point at `place` is so upwards: above the mean, or in a trend that rises.

    A point at which one trend ends and another begins is judged by the one that ends.
    """
    value = segment.points[place].value
    assert segment.limits is not None and value is not None
    if segment.causes[place] is not Cause.TREND:
        return value > segment.limits.mean
    return _rises(_values(segment.points), place)


def _rises(values: Sequence[Decimal], place: int) -> bool:
    """Return whether the earliest trend that the point at `place` is part of rises."""
    runs = (values[start : start + RUN] for start in range(max(0, place - RUN + 1), place + 1))
    earliest = next(run for run in runs if _is_trend(run))
    return earliest[1] > earliest[0]


def _is_trend(run: Sequence[Decimal]) -> bool:
    steps = [later - earlier for earlier, later in pairwise(run)]
    return len(run) == RUN and (all(step > 0 for step in steps) or all(step < 0 for step in steps))


_JUDGED = {
    (Polarity.HIGHER, True): Variation.IMPROVEMENT_HIGH,
    (Polarity.HIGHER, False): Variation.CONCERN_LOW,
    (Polarity.LOWER, True): Variation.CONCERN_HIGH,
    (Polarity.LOWER, False): Variation.IMPROVEMENT_LOW,
}


def _variation(history: History, segment: Segment) -> Variation | None:
    if segment.limits is None:
        return None
    if segment.causes[-1] is None:
        return Variation.COMMON_CAUSE
    high = is_high(segment, len(segment.points) - 1)
    neutral = Variation.NEUTRAL_HIGH if high else Variation.NEUTRAL_LOW
    return _JUDGED.get((history.indicator.polarity, high), neutral)


def _assurance(history: History, segment: Segment, series: Series) -> Assurance | None:
    """Return whether every figure within the limits, the limits included, meets the target, or none does, or some."""
    found, polarity = segment.limits, history.indicator.polarity
    assessment = assess(history, segment.points[-1], series)
    if found is None or assessment.rule not in {Rule.SAME_PERIOD, Rule.YEARS_TARGET}:
        return None
    if assessment.bounds is not None:
        return _within(found, assessment.bounds)
    target = assessment.target.value if assessment.target else None
    if target is None or polarity not in {Polarity.HIGHER, Polarity.LOWER}:
        return None
    higher = polarity is Polarity.HIGHER
    return _reach(
        found.lower >= target if higher else found.upper <= target,
        found.upper < target if higher else found.lower > target,
    )


def _within(found: Limits, bounds: Bounds) -> Assurance:
    inside = (bounds.low is None or found.lower >= bounds.low) and (bounds.high is None or found.upper <= bounds.high)
    outside = (bounds.low is not None and found.upper < bounds.low) or (
        bounds.high is not None and found.lower > bounds.high
    )
    return _reach(inside, outside)


def _reach(always: bool, never: bool) -> Assurance:
    if always:
        return Assurance.WILL_PASS
    return Assurance.WILL_FAIL if never else Assurance.HIT_AND_MISS

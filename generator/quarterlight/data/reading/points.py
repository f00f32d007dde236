"""Which figure of an indicator's history a time named in a text means; None where that cannot be told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from quarterlight.data.reading.passages import Said
from quarterlight.data.reading.times import Time, When
from quarterlight.facts.comparison import coverage, previous
from quarterlight.facts.history import History, Point
from quarterlight.facts.model import Basis
from quarterlight.words.period import Kind

# A figure of one day or one month stands for the quarter that ends with it.
_OF_A_MOMENT = {Basis.SNAPSHOT, Basis.LATEST_MONTH}
# How many days lie between the ends of neighbouring periods, by what the text calls them.
_STEPS = {"month": (28, 31), "quarter": (89, 92), "three": (89, 92)}


def named(said: Said, time: Time | None, history: History, current: Point) -> Point | None:
    """Return the point that a sentence means by `time`; `current` is what the report speaks of, if it names none.

    "The quarter before" counts from the time that the sentence named last.
    """
    earlier = [one for one in said.times if time and one.span < time.span and one.when is When.DAYS]
    if time and time.when in {When.PERIOD_BEFORE, When.YEAR_BEFORE} and earlier:
        start = meant(earlier[-1], history, current)
        return meant(time, history, start) if start else None
    return meant(time, history, current)


def meant(time: Time | None, history: History, current: Point) -> Point | None:
    """Return the point that a text means which speaks of `current` and names `time`, if it names any."""
    if time is None:
        return current
    if time.when is When.NOW:
        return current if history.indicator.basis is not Basis.ROLLING_12_MONTHS else None
    if time.when is When.PERIOD_BEFORE:
        return _before(time, history, current)
    if time.when is When.YEAR_BEFORE:
        return _only(point for point in _points(history) if point.period == current.period.same_last_year())
    if time.when is When.DAYS:
        return _only(point for point in _points(history) if _named(time, point, history.indicator.basis))
    return None


def _before(time: Time, history: History, current: Point) -> Point | None:
    """Return the point before `current`, if it lies as far back as the text says: a month, a quarter, or one period."""
    found = previous(history, current)
    low, high = _STEPS.get(time.unit, (1, 400))
    if found is None or not timedelta(low) <= current.period.end - found.period.end <= timedelta(high):
        return None
    return found


def _points(history: History) -> Iterable[Point]:
    return (point for point in history.whole.points if point.value is not None)


def _only(found: Iterable[Point]) -> Point | None:
    listed = list(found)
    return listed[0] if len(listed) == 1 else None


def _named(time: Time, point: Point, basis: Basis) -> bool:
    """Return whether a point's figure is for the days of `time`, under the name that reports give such a figure."""
    found, covered = point.period, coverage(point.period, basis)
    if (time.first, time.last) in ((found.start, found.end), (covered.start, covered.end)):
        return time.unit != "window" or covered != found or found.kind.is_year
    if time.last is None or time.first is None:
        return False
    if time.unit == "year":
        same = found.kind is Kind.ACADEMIC_YEAR and found.start.year == time.first.year
        return same and time.first.month != 1
    if time.unit == "month":
        named_by_end = found.kind is Kind.DAY or basis in {Basis.ROLLING_12_MONTHS, Basis.YEAR_TO_DATE}
        return named_by_end and time.first <= found.end <= time.last
    return time.unit in {"quarter", "span"} and basis in _OF_A_MOMENT and _ends_with(time, point)


def _ends_with(time: Time, point: Point) -> bool:
    return point.period.end == time.last and point.period.kind in {Kind.DAY, Kind.MONTH}

"""Each period has a figure of its own.

Why it matters: a figure that was carried over from the last report looks like a quarter in which nothing happened.
It fires when the same figure stands twice running, to the printed precision; and when a quarter's or a month's rate
is exactly that of the year before it.
It does not fire where the report itself says no_change, for figures of one digit (of areas within the council,
two), for 0% and 100%, or for a rate of two digits beside its year.
How to fix: look the figure up at its source. If nothing changed, write no_change into the column "direction".
Example: 177 empty homes in June, and 177 in September.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from quarterlight.data.evidence import of_point
from quarterlight.data.series import Run, value
from quarterlight.data.workings import Workings
from quarterlight.facts.history import Point
from quarterlight.facts.rounding import grain
from quarterlight.words.amount import LEVELS, amount
from quarterlight.words.period import Kind
from quarterlight.words.problems import Level, Problem
from quarterlight.words.status import Direction

ID = "stale"
LEVEL = Level.NOTE
_SHORTER = (Kind.FINANCIAL_QUARTER, Kind.MONTH)


def check(workings: Workings) -> Iterator[Problem]:
    """Yield a problem for each figure that repeats the one before it."""
    for run in workings.runs:
        for points in run.kinds.values():
            for before, point in pairwise(points):
                if before.value == point.value and _telling(run, point, 10 if run.whole else 100):
                    yield _problem(workings, run, before, point)
        for kind in _SHORTER:
            yield from _from_the_year(workings, run, run.kinds.get(kind, ())[:1])


def _from_the_year(workings: Workings, run: Run, first: tuple[Point, ...]) -> Iterator[Problem]:
    """Yield a problem where the first quarter or month after a year has the year's own rate."""
    if run.indicator.unit not in LEVELS or run.indicator.additive:
        return
    for point in first:
        before = run.totals.get(point.period.financial_year().start.year - 1)
        if before is not None and before.value == point.value and _telling(run, point, 100):
            yield _problem(workings, run, before, point)


def _telling(run: Run, point: Point, digits: int) -> bool:
    """Return whether it takes more than chance for a figure to come again: it has at least two digits, or three."""
    now = abs(value(point))
    if now == 0 or point.observation.direction == Direction.NO_CHANGE:
        return False
    step = min(grain(now), Decimal(1))
    bounded = run.indicator.unit == "percent" and now == 100
    return not bounded and now >= step * digits


def _problem(workings: Workings, run: Run, before: Point, point: Point) -> Problem:
    said = f"{amount(value(point), run.indicator.unit)} stands for {before.period} and again for {point.period}."
    lines = (of_point(workings, before), of_point(workings, point))
    remedy = "Look it up at its source; if nothing changed, write no_change into the column direction."
    return workings.observation(point.observation).problem(ID, said, remedy, LEVEL, lines)

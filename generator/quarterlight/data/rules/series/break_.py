"""Figures that stand beside one another are formed in one way, or a break is marked.

Why it matters: a jump that comes from another way of counting looks like a change in the world.
It fires when one quarter of a count is above the whole year before it; when the quarters of a rate are less than a
third of its years, or more than three times as high; and when a series jumps to another level and stays there, far
beyond anything before or after.
It does not fire where the marker b (break in series) stands at the jump, or at a change that grows over several
periods.
How to fix: find out whether the way of counting changed. If so, put the marker b on the first figure of the new
kind and say in its note what changed; if not, correct the figures.
Example: 426 to 503 a year beside 79.1 and 73.7 a quarter.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from quarterlight.data.evidence import of_point
from quarterlight.data.series import Run, value
from quarterlight.data.thresholds import Threshold
from quarterlight.data.workings import Workings
from quarterlight.facts.history import Point
from quarterlight.facts.model import Basis
from quarterlight.words.amount import LEVELS, amount
from quarterlight.words.period import Kind
from quarterlight.words.problems import Level, Problem

ID = "break"
LEVEL = Level.WARNING
THRESHOLDS = {
    "levels": Threshold(Decimal(3), "How many times as high as its quarters a rate's years must be, or the reverse."),
    "jump": Threshold(Decimal(2), "How many times as high as before figures must be that jump to another level."),
}
_REMEDY = "If the way of counting changed, mark the first figure b and say so in its note; else correct the figures."
_STRETCH = 3


def check(workings: Workings) -> Iterator[Problem]:
    """Yield a problem for each jump that only another way of counting would explain."""
    for run in workings.runs:
        found = _above_year(workings, run) or _beside_years(workings, run) or _jump(workings, run)
        if found:
            yield found


def _marked(points: Sequence[Point]) -> bool:
    return any("b" in point.observation.markers for point in points)


def _above_year(workings: Workings, run: Run) -> Problem | None:
    """Return a problem for the first quarter of a count that is above the whole year before."""
    if run.indicator.unit in LEVELS or run.indicator.basis is not Basis.IN_PERIOD:
        return None
    for year, quarters in sorted(run.years.items()):
        before = run.totals.get(year - 1)
        for _, point in sorted(quarters.items()):
            if before is None or before.value is None or point.value is None or _marked([*quarters.values(), before]):
                continue
            if 0 < before.value < point.value:
                unit = run.indicator.unit
                said = f"one quarter, {amount(point.value, unit)}, is above the whole year before, "
                said += f"{amount(before.value, unit)}."
                lines = (of_point(workings, before), of_point(workings, point))
                return workings.observation(point.observation).problem(ID, said, _REMEDY, LEVEL, lines)
    return None


def _beside_years(workings: Workings, run: Run) -> Problem | None:
    """Return a problem for the first quarter of a rate, where quarters and years are not of one level."""
    years = run.kinds.get(Kind.FINANCIAL_YEAR, ())
    quarters = run.kinds.get(Kind.FINANCIAL_QUARTER, ())
    if run.indicator.unit not in LEVELS or run.indicator.basis is Basis.YEAR_TO_DATE or len(quarters) < 2 or not years:
        return None
    levels = [sorted(value(point) for point in points) for points in (years, quarters)]
    (low, high), (least, most) = ((found[0], found[-1]) for found in levels)
    times = workings.threshold(ID, "levels")
    if least <= 0 or low <= 0 or _marked([*years, *quarters]) or not (most * times < low or least > high * times):
        return None
    unit = run.indicator.unit
    said = f"the quarters are {_range(least, most, unit)}, the years {_range(low, high, unit)}: too far apart."
    lines = tuple(of_point(workings, point) for point in (*years, *quarters))
    return workings.observation(quarters[0].observation).problem(ID, said, _REMEDY, LEVEL, lines)


def _range(low: Decimal, high: Decimal, unit: str) -> str:
    return amount(low, unit) if low == high else f"{amount(low, unit)} to {amount(high, unit)}"


def _jump(workings: Workings, run: Run) -> Problem | None:
    """Return a note for the first figure after a jump to another level: every one before on one side of it."""
    times = workings.threshold(ID, "jump")
    if run.indicator.basis is Basis.YEAR_TO_DATE:
        return None
    for points in run.kinds.values():
        values = [value(point) for point in points]
        if len(values) < 2 * _STRETCH or min(values) <= 0:
            continue
        after = _extremes(values)
        low = high = values[0]
        for place in range(1, len(values) - _STRETCH + 1):
            least, most = after[place]
            apart = least > high * times or most * times < low
            if place >= _STRETCH and apart and not _marked([points[place]]):
                return _jumped(workings, run, points, place)
            low, high = min(low, values[place]), max(high, values[place])
    return None


def _extremes(values: Sequence[Decimal]) -> list[tuple[Decimal, Decimal]]:
    """Return for each place the lowest and the highest value from there on."""
    found = [(values[-1], values[-1])]
    for now in reversed(values[:-1]):
        least, most = found[-1]
        found.append((min(least, now), max(most, now)))
    return found[::-1]


def _jumped(workings: Workings, run: Run, points: Sequence[Point], place: int) -> Problem:
    before, after = (sorted(value(point) for point in part) for part in (points[:place], points[place:]))
    unit = run.indicator.unit
    said = f"from {points[place].period} on figures are {_range(after[0], after[-1], unit)}; "
    said += f"before, they were {_range(before[0], before[-1], unit)}."
    lines = (of_point(workings, points[place - 1]), of_point(workings, points[place]))
    return workings.observation(points[place].observation).problem(ID, said, _REMEDY, Level.NOTE, lines)

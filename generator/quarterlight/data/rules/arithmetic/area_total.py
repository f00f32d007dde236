"""The areas of an additive measure make the area that they lie in.

Why it matters: wards that do not add up to their council mean that cases were lost or counted twice.
It fires when all areas of one kind within an area have a figure for a period, and do not make its own figure beyond
what rounding allows; and when those that have one already make more.
It does not fire for measures that are not additive, such as rates, or where an area's figure is kept back or
missing and the others make less.
How to fix: correct the area or the whole; the evidence shows the sum.
Example: five wards with 986 fly-tips between them, in a council that reports 987.
"""

from collections.abc import Iterator
from decimal import Decimal

from quarterlight.data.areas import by_period, within
from quarterlight.data.evidence import of_point
from quarterlight.data.series import value
from quarterlight.data.workings import Workings
from quarterlight.facts.history import Point
from quarterlight.facts.rounding import slack
from quarterlight.words.amount import LEVELS, amount
from quarterlight.words.problems import Level, Problem

ID = "area-total"
LEVEL = Level.WARNING


def check(workings: Workings) -> Iterator[Problem]:
    """Yield a problem for each figure that the figures of the areas within it do not make."""
    groups = within(workings.edition.areas if workings.edition else {})
    for history in workings.histories.values() if groups else ():
        if history.indicator.additive and history.indicator.unit not in LEVELS and len(history.series) > 1:
            found = by_period(history)
            for parent, areas in groups:
                for period, points in found.get(parent, {}).items():
                    parts = [found[area][period] for area in areas if period in found.get(area, {})]
                    yield from _judged(workings, points, parts, complete=len(parts) == len(areas))


def _judged(workings: Workings, whole: Point, parts: list[Point], *, complete: bool) -> Iterator[Problem]:
    if not parts:
        return
    values, printed = [value(part) for part in parts], value(whole)
    unit = workings.histories[whole.observation.indicator].indicator.unit
    made = sum(values, Decimal(0))
    gap = made - printed
    if abs(gap) <= slack(values, printed, unit) or (not complete and (gap < 0 or min(values) < 0)):
        return
    said = f"the figure for {whole.period} is {amount(printed, unit)}, and its areas make {amount(made, unit)}."
    lines = [f"{of_point(workings, part)}, area {part.observation.area}" for part in (*parts, whole)]
    lines.append(f"the areas make {amount(abs(gap), unit)} {'more' if gap > 0 else 'less'}")
    remedy = "Correct the area or the whole."
    yield workings.observation(whole.observation).problem(ID, said, remedy, LEVEL, tuple(lines))

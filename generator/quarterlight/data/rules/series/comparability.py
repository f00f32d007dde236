"""A direction or a change is taken between periods of one length, formed in one way.

Why it matters: twelve months are more than three, whatever the council did. A direction between them says nothing.
It fires when a figure for the year to date has a published direction that follows from the figure before it, which
covers another length of time; when a figure that begins a new way of counting (marker b) has one; and when a claim
gives a change of a measure between periods of different kinds, or between different points of the year for a year
to date.
It does not fire where the direction can come from a comparable figure, such as the same quarter a year before.
How to fix: compare with the same point a year earlier, or leave the direction empty.
Example: 15.1% for April to June, "improved" on 9.6% for the twelve months to March.
"""

from collections.abc import Iterator

from quarterlight.data.evidence import of_point
from quarterlight.data.series import Run
from quarterlight.data.table import Cell
from quarterlight.data.workings import Workings
from quarterlight.facts.comparison import previous
from quarterlight.facts.history import Point
from quarterlight.facts.model import Basis
from quarterlight.words.period import Kind, Period, PeriodError, parse
from quarterlight.words.problems import Level, Problem
from quarterlight.words.status import Direction, Polarity, direction

ID = "comparability"
LEVEL = Level.WARNING


def check(workings: Workings) -> Iterator[Problem]:
    """Yield a problem for each direction or change between figures that may not be compared."""
    for run in workings.runs:
        if run.indicator.basis is Basis.YEAR_TO_DATE or any("b" in p.observation.markers for p in run.series.points):
            yield from _directions(workings, run)
    yield from _claims(workings)


def _directions(workings: Workings, run: Run) -> Iterator[Problem]:
    before: Point | None = None
    for point in run.series.points:
        if point.value is None:
            continue
        if before is not None and point.observation.direction and previous(run.history, point, run.series) is None:
            yield from _judged(workings, run, before, point)
        before = point


def _judged(workings: Workings, run: Run, before: Point, point: Point) -> Iterator[Problem]:
    """Yield a problem where the published direction is what the two figures say, though they are not comparable."""
    assert before.value is not None and point.value is not None
    polarity = run.indicator.polarity
    if polarity not in {Polarity.HIGHER, Polarity.LOWER}:
        return
    if direction(before.value, point.value, polarity) != Direction(point.observation.direction):
        return
    if "b" in point.observation.markers:
        pair = f"{point.period} with {before.period}"
        why = "The way of counting changed in between (marker b)"
    else:
        pair = f"the year so far in {point.period} with that in {before.period}"
        why = "They cover different lengths of the year"
    said = f"the direction compares {pair}. {why}."
    lines = (of_point(workings, before), of_point(workings, point))
    remedy = "Compare with the same point a year earlier, or leave the direction empty."
    yield workings.observation(point.observation, "direction").problem(ID, said, remedy, LEVEL, lines)


def _claims(workings: Workings) -> Iterator[Problem]:
    table = workings.package.table("claims")
    for row in table:
        history = workings.histories.get(row["about"]) if row.sound("about", "measure", "period") else None
        if history is None or row["measure"] != "change":
            continue
        ends = _ends(row["period"])
        if ends and not _alike(*ends, history.indicator.basis):
            said = f"the change is taken between {ends[0]} and {ends[1]}. They cover different lengths of time."
            remedy = "State a change between periods of one length, at the same point of the year."
            cell = Cell(table, row, "period")
            yield cell.problem(ID, said, remedy, LEVEL, (f"the measure is {history.indicator.basis}",))


def _ends(text: str) -> tuple[Period, Period] | None:
    first, _, second = text.partition(" to ")
    try:
        return parse(first), parse(second)
    except PeriodError:
        return None


def _alike(one: Period, other: Period, basis: Basis) -> bool:
    if one.kind is not other.kind:
        return False
    if basis is Basis.YEAR_TO_DATE and not one.kind.is_year and one.kind is not Kind.DAY:
        return one.start.month == other.start.month
    return True

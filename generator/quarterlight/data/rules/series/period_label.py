"""Periods follow one another without gap or overlap, and are what they are called.

Why it matters: a column "Jul to Aug" between quarters is either two months among threes or a slip, and nobody can
tell which.
It fires when columns of an extra table name months that overlap, leave a gap, are of unlike lengths, or are not
those of the column's declared period; when a measure's regular periods skip one; when a figure for a part of a year
stands in a measure that is said to be annual, for another period than a term in one said to be termly, or for more
than a month in one said to give the latest month; and when a figure is for a time that begins after the report was
published.
It does not fire for whole years beside shorter periods, for forecasts (marker f), or for measures with fewer than
four figures of one kind.
How to fix: correct the label or the period, or add the missing row with a marker that says why there is no figure.
Example: columns for Apr to Jun, Jul to Aug, Sep to Dec and Jan to Mar.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from quarterlight.data.evidence import of_point
from quarterlight.data.extra_tables import Column, Sheet, sheets
from quarterlight.data.series import Run
from quarterlight.data.workings import Workings
from quarterlight.facts.history import Point
from quarterlight.facts.model import Basis
from quarterlight.words.months import Months, named_months
from quarterlight.words.period import Kind, PeriodError, parse
from quarterlight.words.problems import Level, Location, Problem, quote

ID = "period-label"
LEVEL = Level.WARNING
_REMEDY = "Correct the label or the period."
_YEARS = {Kind.CALENDAR_YEAR, Kind.FINANCIAL_YEAR, Kind.ACADEMIC_YEAR}
# The kinds of period that a basis allows beside whole years.
_ALLOWED = {
    Basis.ANNUAL: {Kind.DAY},
    Basis.TERM: {Kind.ACADEMIC_TERM, Kind.DAY},
    Basis.LATEST_MONTH: {Kind.MONTH, Kind.DAY},
}
_FEWEST = 4


def check(workings: Workings) -> Iterator[Problem]:
    """Yield a problem for each period that is missing, overlaps another, or is not what it is called."""
    for sheet in sheets(workings.package):
        yield from _columns(sheet)
    for run in workings.runs:
        yield from _kinds(workings, run)
        yield from _gaps(workings, run)


def _columns(sheet: Sheet) -> Iterator[Problem]:
    named = [(column, months) for column in sheet.columns if (months := named_months(column.title))]
    for column, months in named:
        yield from _declared(sheet, column, months)
    lines = tuple(f"{column.name}: {quote(column.title)}, {_length(months)}" for column, months in named)
    for (_, before), (column, months) in pairwise(named):
        if months.first <= before.last:
            yield _column(sheet, column, f"{quote(column.title)} overlaps the column before it.", lines)
        elif months.first != before.last + 1:
            yield _column(sheet, column, f"there is a gap between {quote(column.title)} and the column before.", lines)
    usual = Counter(months.length for _, months in named).most_common(1)
    for column, months in named if len(named) >= 3 else ():
        if months.length != usual[0][0]:
            said = f"{quote(column.title)} is {_length(months)} long, others {usual[0][0]}."
            yield _column(sheet, column, said, lines)


def _length(months: Months) -> str:
    return f"{months.length} month{'' if months.length == 1 else 's'}"


def _declared(sheet: Sheet, column: Column, months: Months) -> Iterator[Problem]:
    try:
        period = parse(column.period)
    except PeriodError:
        return
    if (months.first, months.last) != (_month(period.start), _month(period.end)):
        lines = (f"period: {period}, {period.start.isoformat()} to {period.end.isoformat()}",)
        yield _column(sheet, column, f"the title {quote(column.title)} is not the declared period {period}.", lines)


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _column(sheet: Sheet, column: Column, said: str, lines: tuple[str, ...]) -> Problem:
    where = Location(sheet.table.path, 1, column.name)
    return Problem(ID, where, said, _REMEDY, LEVEL, f"table:{sheet.table.name}", lines)


def _kinds(workings: Workings, run: Run) -> Iterator[Problem]:
    allowed = _ALLOWED.get(run.indicator.basis)
    published = workings.edition.published_on if workings.edition else None
    for kind, points in run.kinds.items():
        if allowed is not None and kind not in _YEARS | allowed:
            said = f"the figure is for {points[0].period}, and the basis of the measure is {run.indicator.basis}."
            yield _point(workings, points[0], said)
        for point in reversed(points):
            if published is None or point.period.start <= published:
                break
            if "f" not in point.observation.markers:
                yield _point(workings, point, f"{point.period} begins after the report was published, on {published}.")


def _point(workings: Workings, point: Point, said: str, remedy: str = _REMEDY) -> Problem:
    lines = (of_point(workings, point),)
    return workings.observation(point.observation, "period").problem(ID, said, remedy, LEVEL, lines)


def _gaps(workings: Workings, run: Run) -> Iterator[Problem]:
    """Yield a problem for each period without a row in a series that has one for all others."""
    kinds: dict[Kind, list[Point]] = {}
    for point in run.series.points:
        kinds.setdefault(point.period.kind, []).append(point)
    for kind, points in kinds.items():
        if len(points) >= _FEWEST and kind is not Kind.DAY:
            yield from _skipped(workings, points)


def _skipped(workings: Workings, points: Sequence[Point]) -> Iterator[Problem]:
    steps = [_month(after.period.end) - _month(before.period.end) for before, after in pairwise(points)]
    usual, times = Counter(steps).most_common(1)[0]
    if times * 3 < len(steps) * 2:
        return
    for step, (before, after) in zip(steps, pairwise(points), strict=True):
        if step > usual and step % usual == 0:
            said = f"there is no row between {before.period} and {after.period}."
            remedy = "Add the row, with its figure or with a marker that says why there is none."
            yield _point(workings, after, said, remedy)

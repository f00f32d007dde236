"""No figure could identify somebody, and none that is kept back can be worked out.

Why it matters: "two children in this ward" is not a statistic: their neighbours know who they are.
It fires when a count of people in a measure, a numerator or an extra table is above zero and below the threshold;
and when a figure that is kept back (marker c) follows from its neighbours: the only area that is, of those that
make a total; or the only quarter that is, under a year to date or a year's total.
It does not fire for things that are not people, for zero, or where two or more figures are kept back together.
How to fix: empty the cells and put the marker c, and keep a second figure back too, so that the first cannot be
worked out. If there is no danger, let it stand with a waiver that says why.
Example: 3 homeless households in one ward.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from quarterlight.data.areas import by_period, within
from quarterlight.data.evidence import of_point
from quarterlight.data.extra_tables import figure, sheets
from quarterlight.data.series import Run
from quarterlight.data.thresholds import Threshold
from quarterlight.data.workings import Workings
from quarterlight.facts.history import Point
from quarterlight.words.amount import LEVELS
from quarterlight.words.period import Period
from quarterlight.words.problems import Level, Problem

ID = "disclosure"
LEVEL = Level.ERROR
THRESHOLDS = {"smallest": Threshold(Decimal(5), "The smallest count of people that may be published.")}
_PEOPLE = re.compile(
    r"\b(people|persons?|child(ren)?|pupils?|students?|adults?|residents?|clients?|households?|tenants?|patients?"
    r"|carers?|famil(y|ies)|offenders?|victims?|entrants?|apprentices?|employees?|learners?|deaths?|claimants?"
    r"|homelessness acceptances)\b",
    re.IGNORECASE,
)
_REMEDY = "Empty the cell and mark it c, and keep a second figure back, so that this one cannot be worked out."
_SECOND = "Keep a second figure back, or the total."


def check(workings: Workings) -> Iterator[Problem]:
    """Yield a problem for each small count of people, and each figure that is kept back in vain."""
    smallest = workings.threshold(ID, "smallest")
    for run in workings.runs:
        indicator = run.indicator
        if _PEOPLE.search(f"{indicator.title} {indicator.plain_title}"):
            columns = ("value", "numerator") if indicator.unit == "count" else ("numerator",)
            for point in run.series.points:
                yield from _small(workings, point, columns, smallest)
        if run.sums:
            yield from _from_quarters(workings, run)
    yield from _from_areas(workings)
    yield from _in_tables(workings, smallest)


def _small(workings: Workings, point: Point, columns: tuple[str, ...], smallest: Decimal) -> Iterator[Problem]:
    for column in columns:
        found = getattr(point.observation, column)
        if found is not None and 0 < found < smallest:
            said = f"{found:,f} people can be told apart by those who know them."
            lines = (of_point(workings, point, column),)
            yield workings.observation(point.observation, column).problem(ID, said, _REMEDY, Level.WARNING, lines)


def _in_tables(workings: Workings, smallest: Decimal) -> Iterator[Problem]:
    for sheet in sheets(workings.package):
        for column in sheet.columns:
            if column.unit != "count" or not _PEOPLE.search(f"{sheet.title} {column.title}"):
                continue
            for row in sheet.table:
                found = figure(row, column)
                if found is not None and 0 < found < smallest and row["row_kind"] != "change":
                    said = f"{found:,f} people can be told apart by those who know them."
                    lines = (sheet.line(row, column),)
                    yield sheet.cell(row, column).problem(ID, said, _REMEDY, Level.WARNING, lines)


def _kept_back(point: Point) -> bool:
    return "c" in point.observation.markers


def _from_quarters(workings: Workings, run: Run) -> Iterator[Problem]:
    """Yield an error for a quarter that is kept back alone under a year to date or a year's total."""
    for year, quarters in run.years.items():
        hidden = [number for number, point in quarters.items() if _kept_back(point)]
        for number in hidden:
            for last in range(number, 5):
                others = [quarters.get(n) for n in range(1, last + 1) if n != number]
                total = quarters.get(last) if last in quarters and last != number else None
                known = total is not None and total.observation.year_to_date is not None
                known |= last == 4 and year in run.totals and run.totals[year].value is not None
                if known and all(point is not None and point.value is not None for point in others):
                    yield _given_away(workings, quarters[number], "the other quarters and the total of the year")
                    break


def _from_areas(workings: Workings) -> Iterator[Problem]:
    """Yield an error for an area that is kept back alone among those that make a total."""
    groups = within(workings.edition.areas if workings.edition else {})
    for history in workings.histories.values() if groups else ():
        if not history.indicator.additive or history.indicator.unit in LEVELS or len(history.series) < 2:
            continue
        known = by_period(history)
        hidden: dict[Period, dict[str, Point]] = {}
        for series in history.series:
            for point in series.points:
                if _kept_back(point):
                    hidden.setdefault(point.period, {})[series.area] = point
        for period, points in hidden.items():
            yield from _alone(workings, groups, known, period, points)


def _alone(
    workings: Workings,
    groups: list[tuple[str, list[str]]],
    known: Mapping[str, Mapping[Period, Point]],
    period: Period,
    hidden: Mapping[str, Point],
) -> Iterator[Problem]:
    for parent, areas in groups:
        own = [area for area in areas if area in hidden]
        others = [area for area in areas if period in known.get(area, {})]
        if len(own) == 1 and len(others) == len(areas) - 1 and period in known.get(parent, {}):
            yield _given_away(workings, hidden[own[0]], "the other areas and their total")


def _given_away(workings: Workings, point: Point, how: str) -> Problem:
    said = f"the figure for {point.period} is kept back, and follows from {how}."
    return workings.observation(point.observation, "markers").problem(ID, said, _SECOND, LEVEL)

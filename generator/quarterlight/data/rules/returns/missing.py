"""Every figure that is due is there.

Why it matters: a gap is news. It must be seen whose it is, and not be passed over.
It fires when a figure of the edition's period has the marker missing (not returned); when the table of returns has
one that was due before publication and not received; and when a regular measure has no row for the edition's period
at all.
It does not fire for figures that are not due, kept back, or in development, or for retired measures.
How to fix: ask the service. If the figure will not come in time, publish the gap: let it stand with a waiver that
says when it is expected.
Example: "Missing" for the complaints upheld in September.
"""

from collections.abc import Iterator

from quarterlight.data.evidence import of_point
from quarterlight.data.table import Cell
from quarterlight.data.workings import Workings
from quarterlight.facts.history import History, Point
from quarterlight.facts.model import Edition
from quarterlight.words.period import Kind
from quarterlight.words.problems import Level, Problem, quote

ID = "missing"
LEVEL = Level.WARNING
_REGULAR = {"monthly": Kind.MONTH, "quarterly": Kind.FINANCIAL_QUARTER}
_REMEDY = "Ask the service for it, or let the gap stand with a waiver that says when it is expected."


def check(workings: Workings) -> Iterator[Problem]:
    """Yield a problem for each figure that was not returned."""
    edition = workings.edition
    if edition is None:
        return
    told: set[str] = set()
    for slug, history in workings.histories.items():
        for problem in _history(workings, history, edition):
            told.add(slug)
            yield problem
    table = workings.package.table("returns")
    for row in table:
        late = row["received"] is None and row["due"] is not None and row["due"] <= edition.published_on
        if late and row.sound("received", "due", "indicator") and row["indicator"] not in told:
            said = f"{quote(row['service'])} did not return {quote(row['indicator'])}, due on {row['due']}."
            yield Cell(table, row, "received").problem(ID, said, _REMEDY, LEVEL)


def _history(workings: Workings, history: History, edition: Edition) -> Iterator[Problem]:
    service = history.indicator.service
    whose = f" by {quote(service)}" if service else ""
    for point in history.whole.points:
        if "missing" in point.observation.markers and point.period.end >= edition.period.start:
            said = f"the figure for {point.period} was not returned{whose}."
            yield workings.observation(point.observation).problem(ID, said, _REMEDY, LEVEL, _last(workings, history))
    if _left_out(history, edition):
        said = f"there is no row for {edition.period}, though the measure is {history.indicator.frequency}."
        remedy = 'Add the row, with its figure or with "missing" in the column markers.'
        cell = workings.indicator(history.indicator.slug, "indicator")
        yield cell.problem(ID, said, remedy, LEVEL, _last(workings, history))


def _left_out(history: History, edition: Edition) -> bool:
    """Return whether a regular measure has rows up to just before the edition's period, and none in or after it.

    An older figure that is rated stands in the place of the new one: that is for the rule late-period.
    """
    indicator, points = history.indicator, history.whole.points
    kind = _REGULAR.get(indicator.frequency)
    if indicator.placeholder or indicator.retired_on or not points or edition.period.kind is not Kind.FINANCIAL_QUARTER:
        return False
    regular = [point for point in points if point.period.kind is kind]
    return (
        len(regular) >= 2
        and max(point.period.end for point in points) < edition.period.start
        and not any(point.level for point in points)
    )


def _last(workings: Workings, history: History) -> tuple[str, ...]:
    known: list[Point] = [point for point in history.whole.points if point.value is not None]
    return (f"the latest figure: {of_point(workings, known[-1])}",) if known else ("there is no earlier figure",)

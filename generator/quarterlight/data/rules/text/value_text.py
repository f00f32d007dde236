"""A figure that the text states for an indicator is the figure in the table.

Why it matters: the text is read first, and quoted. Where it and the table differ, one of them is wrong, and nobody can
see which.
It fires when the text states, in the indicator's unit and for a period that the table has, another figure than the
table, rounded as the text rounds it; and when it names no period, and the figure is none that the indicator ever had.
It does not fire where it is not certain which indicator or which period is meant, or where the figure stands among
words that none of the indicator's names has; for targets, forecasts, changes, parts of the whole, other places and
rough figures within 5%.
How to fix: correct the text or the table; if both are right, say in the text of what its figure is.
Example: "54.1% on the two-week measure" in the text, 54.5% in the table.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from quarterlight.data.evidence import of_point
from quarterlight.data.reading.about import fits, owner
from quarterlight.data.reading.doubts import elsewhere, partial, unsure
from quarterlight.data.reading.findings import Finding, problem
from quarterlight.data.reading.passages import Passage, Said
from quarterlight.data.reading.phrases import adds_nothing, words
from quarterlight.data.reading.points import named
from quarterlight.data.reading.quantities import Quantity, Role
from quarterlight.data.reading.report import Report
from quarterlight.data.workings import Workings
from quarterlight.facts.history import History, Point
from quarterlight.words.amount import amount
from quarterlight.words.problems import Level, Problem

ID = "value-text"
LEVEL = Level.WARNING
# How many times the table's figure another one may be and still be taken for it, where the text names no period.
_NEAR = 2
_ANCHOR = 0.5


def check(workings: Workings) -> Iterator[Problem]:
    """Yield a problem for each figure in a text that is not the table's."""
    report = workings.report
    for passage in report.passages:
        for said in passage.said:
            for quantity in said.quantities:
                mine = owner(report, passage, said, quantity)
                point = _contradicted(report, passage, said, quantity, mine) if mine in report.current else None
                if point:
                    yield problem(passage, said, quantity.span[0], _finding(workings, said, quantity, point))


def _finding(workings: Workings, said: Said, quantity: Quantity, point: Point) -> Finding:
    slug = point.observation.indicator
    unit = workings.histories[slug].indicator.unit
    assert point.value is not None
    found = f"the text states {said.figure(quantity)}, and the table has {amount(point.value, unit)}."
    return Finding(ID, found, "Correct the text or the table.", (of_point(workings, point),), slug)


def _contradicted(report: Report, passage: Passage, said: Said, quantity: Quantity, slug: str) -> Point | None:
    """Return the point that a figure of the text contradicts, or None."""
    history = report.histories[slug]
    if quantity.role not in {Role.VALUE, Role.BEFORE} or quantity.worded or not fits(quantity, history.indicator.unit):
        return None
    time = said.time(quantity)
    point = named(said, time, history, report.current[slug])
    if point is None or point.value is None or (time is None and quantity.role is Role.BEFORE):
        return None
    if (
        _agrees(quantity, point)
        or _doubtful(said, quantity, history)
        or _one_of_several(report, passage, said, quantity)
    ):
        return None
    if time is None and (any(quantity.states(value) for value in _known(history)) or not _near(quantity, point.value)):
        return None
    clause = said.clause(quantity.span[0])
    plain = adds_nothing(report, said, clause, slug) and _anchored(report, passage, said, slug)
    return point if plain else None


def _agrees(quantity: Quantity, point: Point) -> bool:
    row = point.observation
    return any(
        quantity.states(v) for v in (row.value, row.year_to_date, row.numerator, row.denominator) if v is not None
    )


def _doubtful(said: Said, quantity: Quantity, history: History) -> bool:
    context, own = said.context(quantity.span[0]), words(history.indicator)
    return unsure(context, own) or elsewhere(context, own) or partial(context, own)


def _one_of_several(report: Report, passage: Passage, said: Said, quantity: Quantity) -> bool:
    """Return whether the sentence states several figures that could each be this one: parts, ranges, lists."""
    mine, time = owner(report, passage, said, quantity), said.time(quantity)
    unit = report.histories[mine].indicator.unit
    others = (one for one in said.quantities if one is not quantity and one.role is quantity.role and fits(one, unit))
    return any(owner(report, passage, said, one) == mine and said.time(one) == time for one in others)


def _known(history: History) -> Iterator[Decimal]:
    """Yield every figure that the package has for an indicator."""
    for series in history.series:
        for point in series.points:
            row = point.observation
            yield from (v for v in (row.value, row.year_to_date, row.numerator, row.denominator) if v is not None)
        yield from (target.value for target in series.targets if target.value is not None)
    yield from (benchmark.value for benchmark in history.benchmarks if benchmark.value is not None)


def _near(quantity: Quantity, value: Decimal) -> bool:
    return abs(value) <= abs(quantity.value) * _NEAR and abs(quantity.value) <= abs(value) * _NEAR


def _anchored(report: Report, passage: Passage, said: Said, slug: str) -> bool:
    """Return whether a sentence of a text about one indicator speaks of what it measures."""
    return not passage.own or report.names.coverage(slug, said.sentence.stems) >= _ANCHOR

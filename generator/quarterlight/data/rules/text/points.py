"""A change of a percentage is given in percentage points, or the text makes plain that it is a percent of a percent.

Why it matters: from 40% to 44% is a rise of 4 percentage points, and of 10 percent. "A rise of 4%" is wrong, and "4%
lower" leaves the reader to guess.
It fires when the text says "by 4%" or "4% higher" of a percentage, and the two figures, in the table or in the same
sentence, lie 4 points apart and not 4 percent. Where neither figure tells, but the sentence states a percentage and
says that it is so many percent higher or lower, that is a note.
It does not fire for changes of counts and money, nor where percent is what the figures make.
How to fix: write "percentage points" (or "points").
Example: bed and breakfast "11% higher" than a quarter before, where the share went from 6.4% to 17.5%.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from quarterlight.data.evidence import of_point
from quarterlight.data.reading.about import subjects
from quarterlight.data.reading.changes import between
from quarterlight.data.reading.findings import Finding, problem
from quarterlight.data.reading.lexicon import one_of
from quarterlight.data.reading.passages import Said
from quarterlight.data.reading.quantities import Quantity, Role
from quarterlight.data.series import value
from quarterlight.data.workings import Workings
from quarterlight.facts.statistics import rounded
from quarterlight.words.problems import Level, Problem

ID = "points"
LEVEL = Level.WARNING
_REMEDY = 'Write "percentage points", or work out the percent.'
_UP_OR_DOWN = re.compile(rf"^{one_of('higher, lower, up, down, above, below, better, worse')}\b")
_RISING = re.compile(rf"\b{one_of('up, down')}$")
Pair = tuple[Decimal, Decimal]


def check(workings: Workings) -> Iterator[Problem]:
    """Yield a problem for each change of a percentage in percent that is one in points, or may be."""
    for passage in workings.report.passages:
        for said, slug in subjects(workings.report, passage):
            for quantity in said.quantities:
                found = _found(workings, said, quantity, slug) if _is_change(quantity) else None
                if found:
                    yield problem(passage, said, quantity.span[0], found)


def _is_change(quantity: Quantity) -> bool:
    return quantity.role is Role.CHANGE and quantity.unit == "percent" and not quantity.rough


def _found(workings: Workings, said: Said, quantity: Quantity, slug: str) -> Finding | None:
    stated = said.figure(quantity)
    for (before, after), evidence in (*_in_sentence(said, quantity), *_in_table(workings, said, quantity, slug)):
        points, percent = abs(after - before), abs(after - before) * 100 / abs(before)
        if quantity.states(percent):
            return None
        if quantity.states(points):
            worked = f"from {before:f}% to {after:f}%: {points:f} percentage points, {rounded(percent, 1):f} percent"
            found = f"the text says {stated} of a change of {points:f} percentage points."
            return Finding(ID, found, _REMEDY, (*evidence, worked), slug)
    if _ambiguous(said, quantity):
        found = f"{stated} of a percentage can mean percentage points or percent."
        return Finding(ID, found, "Say which it is.", (), slug, Level.NOTE)
    return None


def _in_sentence(said: Said, quantity: Quantity) -> Iterator[tuple[Pair, tuple[str, ...]]]:
    """Yield the two percentages of "rose from 40% to 44%, by 4%", where a sentence has just these."""
    told = [one for one in said.quantities if one.unit == "percent" and one is not quantity and not one.rough]
    before = [one for one in told if one.role is Role.BEFORE]
    after = [one for one in told if one.role is Role.VALUE]
    if len(before) == len(after) == 1 and len(told) == 2 and before[0].value:
        yield (before[0].value, after[0].value), ()


def _in_table(workings: Workings, said: Said, quantity: Quantity, slug: str) -> Iterator[tuple[Pair, tuple[str, ...]]]:
    """Yield the indicator's figures between which a change is meant, where the sentence says so."""
    current = workings.report.current.get(slug)
    if current is None or workings.histories[slug].indicator.unit != "percent" or not said.times:
        return
    clause = said.clause(quantity.span[0])
    for before, after in between(said, clause, workings.histories[slug], current):
        if value(before):
            yield (value(before), value(after)), (of_point(workings, before), of_point(workings, after))


def _ambiguous(said: Said, quantity: Quantity) -> bool:
    """Return whether a sentence states a percentage, and that it is so many percent higher, lower, up or down."""
    stated = any(
        one.unit == "percent" and one.role is Role.VALUE for one in said.quantities if one.span < quantity.span
    )
    before, after = said.sentence.before(quantity.span[0]), said.sentence.after(quantity.span[1])
    return stated and bool(_UP_OR_DOWN.match(after) or _RISING.search(before))

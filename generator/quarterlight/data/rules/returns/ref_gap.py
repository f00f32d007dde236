"""Printed references run on: none is skipped, none stands twice, none is out of order.

Why it matters: a number that is skipped is a measure that was dropped without a word.
It fires when a number is skipped within one group of references (3.1, 3.2, …), stands twice, or comes before a
smaller one.
It does not fire where a retired measure has the number, or for references that are not numbers.
How to fix: put the measure back in, or keep its row with "retired_on" and say what replaced it; correct a number
that is wrong.
Example: 3.14 is followed by 3.16.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from quarterlight.data.table import Cell, Row
from quarterlight.data.workings import Workings
from quarterlight.words.problems import Level, Problem, quote

ID = "ref-gap"
LEVEL = Level.WARNING
Ref = tuple[str, int, Row]


def check(workings: Workings) -> Iterator[Problem]:
    """Yield a problem for each reference that does not follow from the one before it."""
    table = workings.package.table("indicators")
    groups: dict[str, list[Ref]] = {}
    for row in table:
        group, dot, number = row["ref"].rpartition(".")
        if row.sound("ref") and number.isascii() and number.isdigit():
            groups.setdefault(group + dot, []).append((group + dot, int(number), row))
    for refs in groups.values():
        for said, remedy, (_, _, row), lines in _faults(refs):
            yield Cell(table, row, "ref").problem(ID, said, remedy, LEVEL, lines)


def _faults(refs: Sequence[Ref]) -> Iterator[tuple[str, str, Ref, tuple[str, ...]]]:
    first: dict[int, Ref] = {}
    for before, ref in pairwise([*refs[:1], *refs]):
        group, number, _ = ref
        if number in first and first[number] is not ref:
            said = f"{group}{number} stands twice."
            yield said, "Give one of the two its own number.", ref, (_line(first[number]), _line(ref))
        elif number < before[1]:
            said = f"{group}{number} comes after {_name(before)}."
            yield said, "Put the measures in the order of their numbers.", ref, (_line(before), _line(ref))
        first.setdefault(number, ref)
    ordered = [first[number] for number in sorted(first)]
    for before, ref in pairwise(ordered):
        skipped = [f"{ref[0]}{number}" for number in range(before[1] + 1, ref[1])]
        if skipped:
            are = "is" if len(skipped) == 1 else "are"
            said = f"{_listed(skipped)} {are} not there: {_name(before)} goes on to {_name(ref)}."
            remedy = "Put the measure back in, or keep its row with the day on which it was retired."
            yield said, remedy, ref, (_line(before), _line(ref))


def _listed(skipped: list[str]) -> str:
    return skipped[0] if len(skipped) == 1 else f"{skipped[0]} to {skipped[-1]}"


def _name(ref: Ref) -> str:
    return f"{ref[0]}{ref[1]}"


def _line(ref: Ref) -> str:
    return f"indicators.csv row {ref[2].number}: {_name(ref)}, {quote(str(ref[2]['indicator']))}"

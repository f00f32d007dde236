"""A slug stays with its measure, and is never given to another.

Why it matters: the slug is the permanent address. Whoever follows an old link, or draws the series, gets another
measure under the same name.
It fires when a later edition gives a slug a title that has hardly a word in common with the earlier one's, and another
definition, code or unit besides; and when it uses a slug again, unretired, that an earlier edition had retired.
It does not fire for a title that is worded anew.
How to fix: give the new measure a slug of its own, and retire the old one with "retired_on" and "replaced_by".
Example: "missed-bins" for "Bins missed" in one edition, and for "Street lights repaired" in the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from quarterlight.data.reading.names import GENERAL
from quarterlight.data.reading.sentences import sentence
from quarterlight.data.reading.stems import telling
from quarterlight.data.table import Cell, Row
from quarterlight.data.thresholds import Threshold
from quarterlight.data.workings import Workings
from quarterlight.words.problems import Level, Problem, quote

ID = "reused-slug"
LEVEL = Level.WARNING
THRESHOLDS = {
    "shared": Threshold(
        Decimal(20), "How many percent of the words of two titles they must share to be of one measure."
    )
}
_REMEDY = "Give the new measure a slug of its own, and retire the old one."
_BESIDES = ("definition", "code", "unit")


def check_editions(editions: Sequence[Workings]) -> Iterator[Problem]:
    """Yield a problem for each slug that is given to another measure, in the later edition; `editions` oldest first."""
    before: dict[str, Row] = {}
    for workings in editions:
        table = workings.package.table("indicators")
        least = workings.threshold(ID, "shared")
        for row in {row["indicator"]: row for row in reversed(table.rows)}.values():
            earlier = before.get(row["indicator"])
            if earlier is not None and _another(earlier, row, least):
                found = f"the slug stands for {quote(row['title'])}, and stood for {quote(earlier['title'])}."
                yield Cell(table, row, "indicator").problem(ID, found, _REMEDY, LEVEL)
            elif earlier is not None and earlier["retired_on"] is not None and row["retired_on"] is None:
                found = f"the slug was retired on {earlier['retired_on']} in an earlier edition, and is used again."
                yield Cell(table, row, "retired_on").problem(ID, found, _REMEDY, LEVEL)
            before[row["indicator"]] = row


def _another(earlier: Row, row: Row, least: Decimal) -> bool:
    old, new = _words(earlier), _words(row)
    shared = len(old & new) * 100 < least * len(old | new)
    return bool(old and new) and shared and any(earlier[column] != row[column] for column in _BESIDES)


def _words(row: Row) -> frozenset[str]:
    return telling(sentence(f"{row['title']} {row['plain_title']}").stems) - GENERAL

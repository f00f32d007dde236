"""An indicator's sentence has one place for its figure.

Why it matters: the sentence is the first thing that a reader sees, on the page, in search results and in links.
It fires when the column "sentence" of indicators does not hold {figure} exactly once, when a choice such as
[was|were] is not closed or has not two forms, and when the sentence ends in a full stop (the period follows it).
It does not fire where the column is empty: the page then says "title: figure".
How to fix: write it like "{figure} [pothole was|potholes were] repaired".
Example: "potholes were repaired", which has no place for the figure.
"""

import re
from collections.abc import Iterator

from quarterlight.data.table import Cell
from quarterlight.data.workings import Workings
from quarterlight.words.problems import Level, Problem

ID = "sentence"
LEVEL = Level.ERROR
_CHOICE = re.compile(r"\[[^\[\]|]*\|[^\[\]|]*\]")


def check(workings: Workings) -> Iterator[Problem]:
    """Yield a problem for each sentence that cannot be filled."""
    package = workings.package
    table = package.table("indicators")
    for row in table:
        fault = _fault(row["sentence"]) if row["sentence"] else None
        if fault:
            yield Cell(table, row, "sentence").problem(ID, *fault)


def _fault(sentence: str) -> tuple[str, str] | None:
    places = sentence.count("{figure}")
    if places != 1:
        return f"the sentence has {places} places for the figure.", "Write {figure} exactly once."
    if set("[]|") & set(_CHOICE.sub("", sentence)):
        return "a choice in brackets is not complete.", "Write both forms: [pothole was|potholes were]."
    if sentence.rstrip().endswith("."):
        return "the sentence ends in a full stop.", "Take it away: the period and the change follow."
    return None

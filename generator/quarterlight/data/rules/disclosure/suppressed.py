"""A figure that is kept back must not be published beside the mark that says so.

Why it matters: the marker c means that the figure could identify someone. Whoever downloads the file would have it.
It fires when a row has the marker c and still holds a value, a year to date, a numerator or a denominator, when the
cell as printed holds more than a symbol, and when the note holds a number. The message does not repeat the figure.
It does not fire for a symbol in the column "printed", such as [c].
How to fix: empty those cells; if the figure may be published, take the marker away.
Example: the value 3 in a row with the marker c.
"""

from collections.abc import Iterator

from quarterlight.data.table import Cell, Row
from quarterlight.data.workings import Workings
from quarterlight.words.problems import Level, Problem

ID = "suppressed"
LEVEL = Level.ERROR
_FIGURES = ("value", "year_to_date", "numerator", "denominator")
_REMEDY = "Empty the cell, or remove the marker c."


def check(workings: Workings) -> Iterator[Problem]:
    """Yield a problem for each cell that gives away a suppressed figure."""
    package = workings.package
    for name in ("observations", "targets", "benchmarks"):
        table = package.table(name)
        for row in table:
            if "c" in row["markers"]:
                for column in _telling(row):
                    found = "the row is marked c (kept back), yet this cell holds a figure."
                    yield Cell(table, row, column).problem(ID, found, _REMEDY)


def _telling(row: Row) -> Iterator[str]:
    yield from (column for column in _FIGURES if row.cells.get(column) is not None)
    printed = row["printed"].strip("[]() ").lower()
    if printed != "c" and any(character.isalnum() for character in printed):
        yield "printed"
    if any(character.isdigit() for character in row["note"]):
        yield "note"

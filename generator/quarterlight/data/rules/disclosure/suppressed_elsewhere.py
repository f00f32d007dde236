"""A figure that one edition keeps back stands in no other edition and in no correction.

Why it matters: every edition can be downloaded. A figure that is kept back in one and printed in another is public.
It fires when an edition marks a figure with c and another edition of the same council holds a value for the same
indicator, period and area, or any edition's corrections hold an old or a new figure for it.
It does not fire for a figure that every edition keeps back.
How to fix: withdraw the figure wherever it stands: empty the cell and put the marker c in the other edition too.
Example: this quarter's edition marks last quarter's figure c, and last quarter's edition still holds it.
"""

from collections.abc import Iterator, Sequence

from quarterlight.data.table import Cell, Row, Table
from quarterlight.data.workings import Workings
from quarterlight.words.problems import Level, Problem

ID = "suppressed-elsewhere"
LEVEL = Level.ERROR
_KEY = ("indicator", "period", "area")
_FIGURES = {"observations": ("value", "year_to_date"), "corrections": ("old", "new")}


def check_editions(editions: Sequence[Workings]) -> Iterator[Problem]:
    """Yield a problem for each figure of one edition that another edition of the council keeps back."""
    packages = [workings.package for workings in editions]
    kept_back = {_key(row) for package in packages for row in package.table("observations") if "c" in row["markers"]}
    for package in packages if kept_back else ():
        for name, columns in _FIGURES.items():
            table = package.table(name)
            for row, column in _told(table, kept_back, columns):
                found = "another edition keeps this figure back (marker c)."
                yield Cell(table, row, column).problem(ID, found, "Empty the cell here too, and mark it c.")


def _key(row: Row) -> tuple[object, ...]:
    return tuple(row[column] for column in _KEY)


def _told(table: Table, kept_back: set[tuple[object, ...]], columns: Sequence[str]) -> Iterator[tuple[Row, str]]:
    for row in table:
        if _key(row) in kept_back and "c" not in row.cells.get("markers", ()):
            yield from ((row, column) for column in columns if row[column] is not None)

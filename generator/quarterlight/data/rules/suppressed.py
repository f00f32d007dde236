"""A figure that is kept back must not be published beside the mark that says so.

Why it matters: the marker c means that the figure could identify someone. Whoever downloads the file would have it.
It fires when a row has the marker c and still holds a value, a year to date, a numerator, or the figure as printed.
How to fix: empty those cells; if the figure may be published, take the marker away.
"""

from collections.abc import Iterator

from quarterlight.data.table import Cell, Package
from quarterlight.words.problems import Problem, quote

ID = "suppressed"
_FIGURES = ("value", "year_to_date", "numerator", "printed")


def check(package: Package) -> Iterator[Problem]:
    """Yield a problem for each cell that gives away a suppressed figure."""
    for name in ("observations", "targets", "benchmarks"):
        table = package.table(name)
        for row in table:
            if "c" in row["markers"]:
                for column in _FIGURES:
                    if _holds_a_figure(row.cells.get(column)):
                        found = f"the row is marked c (kept back), yet this cell holds {quote(str(row[column]))}."
                        yield Cell(table, row, column).problem(ID, found, "Empty the cell, or remove the marker c.")


def _holds_a_figure(cell: object) -> bool:
    return cell is not None and any(character.isdigit() for character in str(cell))

"""A row has a figure, or a marker that says why there is none.

Why it matters: an empty cell could be a zero, a figure that was not returned, or one that was kept back.
It fires when the column "value" is empty and the column "markers" is too, in observations, targets and benchmarks.
It does not fire for an indicator whose reporting is still in development (placeholder).
How to fix: write the figure, or a marker: missing (not returned), not_due, c (kept back to protect people),
x (not available), z (not applicable), no_target, tba (to be announced), unit_unknown.
Example: an empty value for a return that never came, without the marker missing.
"""

from collections.abc import Iterator

from quarterlight.data.table import Cell
from quarterlight.data.workings import Workings
from quarterlight.words.problems import Level, Problem

ID = "value-or-marker"
LEVEL = Level.ERROR
_REMEDY = {
    "observations": 'Write the number, or put missing, not_due, x, z or c in the column "markers".',
    "targets": 'Write the number, or put no_target or tba in the column "markers".',
    "benchmarks": 'Write the number, or put x or z in the column "markers".',
}


def check(workings: Workings) -> Iterator[Problem]:
    """Yield a problem for each row without a figure and without a marker."""
    package = workings.package
    if package.unread("indicators"):
        return
    planned = {row["indicator"] for row in package.table("indicators") if row["placeholder"]}
    for name, remedy in _REMEDY.items():
        table = package.table(name)
        for row in table:
            empty = row["value"] is None and not row["markers"] and row.sound("value", "markers")
            if empty and row["indicator"] not in planned:
                found = "the cell is empty and the row has no marker."
                yield Cell(table, row, "value").problem(ID, found, remedy)

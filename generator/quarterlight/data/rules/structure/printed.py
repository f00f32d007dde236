"""A figure is the number that the report prints.

Why it matters: the column "printed" is what the source has, and the value is what is drawn, compared and downloaded.
Where they differ, one was typed wrong.
It fires when a value of observations, targets or benchmarks is not the number that its cell as printed holds,
beyond the last digit; and when a year to date is not the number in brackets behind it.
It does not fire for a cell that holds a word, a day, a range or a part of a whole ("15 of 29"), or for an empty one.
How to fix: correct the value, or the cell as printed.
Example: the value 0.864 beside "86.4%".
"""

from collections.abc import Iterator
from decimal import Decimal

from quarterlight.data.table import Cell, Row
from quarterlight.data.workings import Workings
from quarterlight.words.amount import amount
from quarterlight.words.printed import Printed, bracketed, first
from quarterlight.words.problems import Level, Problem, quote

ID = "printed"
LEVEL = Level.WARNING
_TABLES = ("observations", "targets", "benchmarks")


def check(workings: Workings) -> Iterator[Problem]:
    """Yield a problem for each figure that is not the number as printed."""
    units = {row["indicator"]: row["unit"] for row in workings.package.table("indicators")}
    for name in _TABLES:
        table = workings.package.table(name)
        for row in table:
            if row["printed"]:
                unit = units.get(row["indicator"], "")
                for column, printed in _numbers(row):
                    found: Decimal | None = row[column]
                    if found is not None and row.sound(column) and not printed.agrees(found):
                        yield _problem(Cell(table, row, column), found, printed, unit)


def _numbers(row: Row) -> Iterator[tuple[str, Printed]]:
    value = first(row["printed"])
    if value is not None:
        yield "value", value
    so_far = bracketed(row["printed"]) if row.cells.get("year_to_date") is not None else None
    if so_far is not None:
        yield "year_to_date", so_far


def _problem(cell: Cell, found: Decimal, printed: Printed, unit: str) -> Problem:
    said = f"it is {amount(found, unit)}, and {amount(printed.value, unit)} is printed."
    lines = (f"{cell.table.name}.csv row {cell.row.number}: printed {quote(cell.row['printed'])}",)
    return cell.problem(ID, said, "Correct the figure, or the cell as printed.", LEVEL, lines)

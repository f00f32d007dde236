"""A table's key stands once.

Why it matters: two rows for the same indicator, period and area are two truths, and one would be lost in silence.
It fires when two rows of a table have the same cells in all the columns of its key (see the data standard).
It does not fire for rows that differ in any part of the key, such as the area.
How to fix: delete one of the rows, or give it the period or area that it is really for.
Example: two rows for potholes-repaired in FY2025-26-Q1.
"""

from collections.abc import Iterator

from quarterlight.data import profile
from quarterlight.data.table import Cell
from quarterlight.data.workings import Workings
from quarterlight.words.problems import Level, Problem, quote

ID = "duplicate-key"
LEVEL = Level.ERROR


def check(workings: Workings) -> Iterator[Problem]:
    """Yield a problem for the second and each further row with the same key."""
    package = workings.package
    keys = {name: spec.primary_key for name, spec in profile.tables().items()}
    for table in (*package.tables.values(), *package.extra.values()):
        key = keys.get(table.name, ("section", "row"))
        if not set(key) <= set(table.columns):
            continue
        first: dict[tuple[object, ...], int] = {}
        for row in table:
            if row.sound(*key):
                values = tuple(row[column] for column in key)
                if values in first:
                    found = f"{_in_words(key, values)} stands in row {first[values]} already."
                    yield Cell(table, row, key[0]).problem(ID, found, "Delete or correct one of the two rows.")
                first.setdefault(values, row.number)


def _in_words(key: tuple[str, ...], values: tuple[object, ...]) -> str:
    return ", ".join(f"{column} {quote(str(value))}" for column, value in zip(key, values, strict=True))

"""An indicator keeps its unit from edition to edition.

Why it matters: the page of an indicator joins all editions. Days beside a percentage would be drawn on one line.
It fires when a later edition gives an indicator another unit than an earlier one. A changed basis (how a period's
figure is formed) is a warning.
It does not fire for another title, definition or target.
How to fix: correct the unit; if the measure really changed, give it a new slug, and retire the old one with
"retired_on" and "replaced_by".
Example: staff sickness in days in one edition, and in hours in the next.
"""

from collections.abc import Iterator, Sequence

from quarterlight.data.table import Cell
from quarterlight.data.workings import Workings
from quarterlight.words.problems import Level, Problem

ID = "changed-unit"
LEVEL = Level.ERROR
_LEVELS = {"unit": Level.ERROR, "basis": Level.WARNING}


def check_editions(editions: Sequence[Workings]) -> Iterator[Problem]:
    """Yield a problem for each change of unit or basis, in the later one of one council's editions, oldest first."""
    before: dict[tuple[str, str], str] = {}
    for workings in editions:
        table = workings.package.table("indicators")
        for row in table:
            for column, level in _LEVELS.items():
                key = (row["indicator"], column)
                if row[column] and before.get(key, row[column]) != row[column]:
                    found = f"the {column} is {row[column]}, and was {before[key]} in an earlier edition."
                    remedy = "Correct it, or give the changed measure a slug of its own."
                    yield Cell(table, row, column).problem(ID, found, remedy, level)
                before[key] = row[column]

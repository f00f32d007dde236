"""A published status is a level of the package's own scale.

Why it matters: a status that is on no scale has no meaning, no colour and no place in any count.
It fires when the column "status" of observations or actions holds something that the table statuses does not have.
It does not fire for an empty cell.
How to fix: write the level's slug from statuses.csv, or add the level there.
Example: "G" in the column "status", where the level's slug is "green".
"""

from collections.abc import Iterator

from quarterlight.data.table import Cell
from quarterlight.data.workings import Workings
from quarterlight.words.nearest import nearest
from quarterlight.words.problems import Level, Problem, quote

ID = "status-scale"
LEVEL = Level.ERROR


def check(workings: Workings) -> Iterator[Problem]:
    """Yield a problem for each status outside the scale."""
    package = workings.package
    if package.unread("statuses"):
        return
    levels = {row["status"]: row for row in package.table("statuses")}
    labels = {row["label"].lower(): slug for slug, row in levels.items()}
    for table in (package.table("observations"), package.table("actions")):
        for row in table:
            if row["status"] and row["status"] not in levels:
                meant = labels.get(row["status"].lower()) or nearest(row["status"].lower(), levels)
                scale = f"The scale has {', '.join(levels)}." if levels else "Add the level to it."
                remedy = f"Write {meant}." if meant else scale
                found = f"{quote(row['status'])} is not on the scale of statuses.csv."
                yield Cell(table, row, "status").problem(ID, found, remedy)

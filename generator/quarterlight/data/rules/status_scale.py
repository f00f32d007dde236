"""A published status is a level of the package's own scale.

Why it matters: a status that is on no scale has no meaning, no colour and no place in any count.
It fires when the column "status" of observations or actions holds something that the table statuses does not have.
How to fix: write the level's slug from statuses.csv, or add the level there.
"""

from collections.abc import Iterator

from quarterlight.data.table import Cell, Package
from quarterlight.words.nearest import nearest
from quarterlight.words.problems import Problem, quote

ID = "status-scale"


def check(package: Package) -> Iterator[Problem]:
    """Yield a problem for each status outside the scale."""
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

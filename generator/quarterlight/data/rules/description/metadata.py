"""Each measure says how it is worked out, from where, and who answers for it; each target, who set it.

Why it matters: a figure that nobody can work out again, or ask anybody about, has to be taken on trust.
It fires when the columns "definition", "source" or "owner" of an indicator, or "set_by" of a target, are empty. Where
more than a few rows lack the same thing, one note says how many, and which.
It does not fire for measures still in development or retired, nor for targets without a figure. Unit and polarity are
asked for by the data standard itself.
How to fix: fill the column in. An owner is a role, never a person's name. What the report does not state stays empty,
and the site says so.
Example: "Landfill rate", where no column says of what, over what, or who weighs it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from quarterlight.data.table import Cell, Row, Table
from quarterlight.data.thresholds import Threshold
from quarterlight.data.workings import Workings
from quarterlight.words.problems import Level, Problem

ID = "metadata"
LEVEL = Level.NOTE
SHOWN = 20
THRESHOLDS = {"few": Threshold(Decimal(3), "How many rows that lack the same thing are named one by one.")}
# What a row does not say, of one and of several; and what to write.
_LACKING = {
    "definition": ("how it is worked out", "how they are worked out", "Write how the figure is worked out."),
    "source": (
        "where its figures come from",
        "where their figures come from",
        "Write the system, survey or return that it comes from.",
    ),
    "owner": ("who answers for it", "who answers for them", "Write the role that answers for it, never a name."),
    "set_by": ("who set it", "who set them", 'Write the body that set it, such as "Cabinet".'),
}


def check(workings: Workings) -> Iterator[Problem]:
    """Yield a note for each thing that measures and targets do not say of themselves."""
    indicators, targets = workings.package.table("indicators"), workings.package.table("targets")
    few = int(workings.threshold(ID, "few"))
    measured = [row for row in indicators if not row["placeholder"] and row["retired_on"] is None]
    for column in ("definition", "source", "owner"):
        yield from _lacking(indicators, measured, column, "measure", few)
    aims = [row for row in targets if row["value"] is not None]
    yield from _lacking(targets, aims, "set_by", "target", few)


def _lacking(table: Table, rows: Sequence[Row], column: str, thing: str, few: int) -> Iterator[Problem]:
    """Yield a note for each of a few rows without a cell in `column`; for many, one note at the first."""
    empty = [row for row in rows if not row[column] and row.sound(column)]
    one, several, remedy = _LACKING[column]
    if len(empty) <= few:
        for row in empty:
            yield Cell(table, row, column).problem(ID, f"the {thing} does not say {one}.", remedy, Level.NOTE)
        return
    found = f"{len(empty)} of {len(rows)} {thing}s do not say {several}."
    listed = ", ".join(str(row.number) for row in empty[:SHOWN])
    evidence = (f"rows {listed}{', …' if len(empty) > SHOWN else ''}",)
    note = Cell(table, empty[0], column).problem(ID, found, remedy, Level.NOTE, evidence)
    yield replace(note, subject=f"table:{table.name}")

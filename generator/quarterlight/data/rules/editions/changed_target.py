"""A target that was published changes only with a word to the reader.

Why it matters: a target that moves after the fact turns a miss into a hit.
It fires when an edition has another figure for a target than the latest edition before that had it (same indicator,
period, area and kind), or none any more, and neither has the target a note nor was it set anew ("set_on" is later, or
was not given before).
It does not fire for a target that is set for the first time, or that only gains or loses decimals.
How to fix: put the old target back; or give the new one the day when it was set, and say why in its note.
Example: 120 homes to be built in the year in one edition, 100 in the next, set on the same day.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quarterlight.data.table import Cell, Row
from quarterlight.data.workings import Workings
from quarterlight.words.amount import amount
from quarterlight.words.problems import Level, Problem

ID = "changed-target"
LEVEL = Level.WARNING
_KEY = ("indicator", "period", "area", "kind")
_REMEDY = "Put the old target back, or say in its note why it changed, and when it was set."


def check_editions(editions: Sequence[Workings]) -> Iterator[Problem]:
    """Yield a problem for each target that changed in silence, in the later edition; `editions` are oldest first."""
    before: dict[tuple[object, ...], tuple[Row, str, str]] = {}
    for workings in editions:
        package = workings.package
        units = {row["indicator"]: row["unit"] for row in package.table("indicators")}
        table = package.table("targets")
        # A key that stands twice has its own problem.
        for key, row in {tuple(row[column] for column in _KEY): row for row in reversed(table.rows)}.items():
            if not row["period"] or not row.sound(*_KEY, "value", "set_on"):
                continue
            unit = units.get(row["indicator"], "")
            earlier = before.get(key)
            if earlier and earlier[1] == unit and _silently(earlier[0], row):
                yield _problem(Cell(table, row, "value"), earlier, unit)
            if row["value"] is not None:
                before[key] = (row, unit, f"{table.path} row {row.number}")


def _silently(earlier: Row, row: Row) -> bool:
    set_anew = row["set_on"] is not None and row["set_on"] != earlier["set_on"]
    return bool(earlier["value"] != row["value"]) and not row["note"] and not set_anew


def _problem(cell: Cell, earlier: tuple[Row, str, str], unit: str) -> Problem:
    old, _, where = earlier
    new = cell.row["value"]
    now = "is empty here" if new is None else f"is {amount(new, unit)} here"
    was = amount(old["value"], unit)
    found = f"the target for {cell.row['period']} was {was} in an earlier edition and {now}, without a word."
    return cell.problem(ID, found, _REMEDY, LEVEL, (f"{where}: {was}",))

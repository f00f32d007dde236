"""A figure of a past period changes from edition to edition only by a recorded revision or correction.

Why it matters: whoever quoted the first figure must be able to see that it changed, when and why. A figure that
changes without a word makes every other one doubtful.
It fires when an edition has another value, or another year to date, for the same indicator, period and area than the
latest edition before that had one, or none any more, and no row of corrections, in this edition or one before, has
the figure that it is now.
It does not fire for a figure that only gains or loses decimals (where the indicator has none set), that comes
late (where there was none), that is kept back now (marker c), or where the indicator's unit changed, which has its own
problem.
How to fix: correct the figure; or add a row to corrections.csv with the old figure, the new one, the day and why.
Example: 46.1% in one edition and 46.8% for the same quarter in the next, without a row in corrections.csv.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from quarterlight.data.table import Cell, Row
from quarterlight.data.workings import Workings
from quarterlight.facts.statistics import places
from quarterlight.words.amount import amount
from quarterlight.words.problems import Level, Problem

ID = "changed-figure"
LEVEL = Level.WARNING
Key = tuple[object, ...]
_COLUMNS = ("value", "year_to_date")
_REMEDY = "Correct it, or record the change in corrections.csv: old, new, day and reason."


def check_editions(editions: Sequence[Workings]) -> Iterator[Problem]:
    """Yield a problem for each figure that changed without a record, in the later edition; `editions` oldest first."""
    before: dict[Key, tuple[Decimal, str, str]] = {}
    recorded: dict[Key, set[Decimal | None]] = {}
    for workings in editions:
        package = workings.package
        for row in package.table("corrections"):
            recorded.setdefault(_key(row), set()).add(row["new"])
        forms = {row["indicator"]: (row["unit"], row["decimals"]) for row in package.table("indicators")}
        table = package.table("observations")
        # A key that stands twice has its own problem.
        for row in {_key(row): row for row in reversed(table.rows) if row["period"]}.values():
            for column in _COLUMNS:
                if row.sound("indicator", "period", "area", "markers", column):
                    place = (*_key(row), column)
                    unit, decimals = forms.get(row["indicator"], ("", None))
                    known, told = before.get(place), recorded.get(_key(row), set())
                    if known and known[1] == unit and _changed(known[0], row, column, told, decimals):
                        yield _problem(Cell(table, row, column), known, unit)
                    if row[column] is not None:
                        before[place] = (row[column], unit, f"{table.path} row {row.number}")


def _key(row: Row) -> Key:
    return row["indicator"], row["period"], row["area"]


def _changed(old: Decimal, row: Row, column: str, recorded: set[Decimal | None], decimals: int | None) -> bool:
    """Return whether a cell differs from the figure before beyond its decimals, and nothing records it."""
    new = row[column]
    if new is None:
        gone = column == "value" and "c" not in row["markers"]
        return gone and None not in recorded
    grain = Decimal(1).scaleb(-min(places(old), places(new)))
    rounded = decimals is None and places(old) != places(new) and abs(old - new) <= grain / 2
    same = old == new or rounded
    return not same and not (new in recorded if column == "value" else recorded)


def _problem(cell: Cell, known: tuple[Decimal, str, str], unit: str) -> Problem:
    old, _, where = known
    new = cell.row[cell.column]
    now = "is empty here" if new is None else f"is {amount(new, unit)} here"
    found = f"the figure for {cell.row['period']} was {amount(old, unit)} in an earlier edition and {now}, unrecorded."
    return cell.problem(ID, found, _REMEDY, LEVEL, (f"{where}: {amount(old, unit)}",))

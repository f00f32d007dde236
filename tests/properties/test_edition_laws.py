"""Whichever past figure or target of the Example Council one edition changes in silence, that very cell is found."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from quarterlight.data import datapackage, rules, workings
from quarterlight.data.rules.editions import changed_figure, changed_target
from quarterlight.data.table import Row
from quarterlight.data.thresholds import Thresholds
from quarterlight.data.workings import Workings

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "tests" / "sites" / "example-council" / "datapackages" / "example-council"
EDITIONS = ("2024-25-q4", "2025-26-q1", "2025-26-q2")


@cache
def editions() -> tuple[Workings, ...]:
    """Return the council's editions, oldest first."""
    loaded = [datapackage.load(FOLDER / slug / "datapackage.json", ROOT)[0] for slug in EDITIONS]
    return tuple(workings.of(package, Thresholds(rules.thresholds())) for package in loaded if package)


def rows_of(table: str, key: tuple[str, ...]) -> list[int]:
    """Return the places of the last edition's rows that the edition before has too, with a figure in both."""
    before = {tuple(row[column] for column in key): row for row in editions()[1].package.table(table)}
    known = enumerate(editions()[2].package.table(table))
    return [
        place
        for place, row in known
        if row["value"] is not None
        and (earlier := before.get(tuple(row[column] for column in key))) is not None
        and earlier["value"] is not None
    ]


def changed(table: str, place: int, by: Decimal) -> tuple[Workings, int]:
    """Return the last edition with one value changed, and the spreadsheet row of it."""
    last = editions()[2]
    whole = last.package.table(table)
    row = whole.rows[place]
    new = Row(row.number, {**row.cells, "value": row["value"] + by, "note": ""})
    rows = (*whole.rows[:place], new, *whole.rows[place + 1 :])
    package = replace(last.package, tables={**last.package.tables, table: replace(whole, rows=rows)})
    return replace(last, package=package), row.number


@given(place=st.sampled_from(rows_of("observations", ("indicator", "period", "area"))), by=st.integers(1, 5000))
def test_a_silent_change_of_any_past_figure_is_found_at_its_cell(place: int, by: int) -> None:
    last, number = changed("observations", place, Decimal(by))
    found = list(changed_figure.check_editions([*editions()[:2], last]))
    assert [(problem.location.row, problem.location.column) for problem in found] == [(number, "value")]


@given(place=st.sampled_from(rows_of("targets", ("indicator", "period", "area", "kind"))), by=st.integers(1, 5000))
def test_a_silent_change_of_any_target_is_found_at_its_cell(place: int, by: int) -> None:
    last, number = changed("targets", place, Decimal(by))
    found = list(changed_target.check_editions([*editions()[:2], last]))
    assert [(problem.location.row, problem.location.column) for problem in found] == [(number, "value")]

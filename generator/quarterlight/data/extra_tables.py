"""Extra tables as the rules see them: columns of figures with their units, and the rows of each section in order.

Views only; finds no fault. A cell that could not be cast has no figure, and its own problem says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from quarterlight.data.table import Cell, Package, Row, Table
from quarterlight.words.amount import amount

_NUMBERS = {"number", "integer"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of figures, as the table's schema describes it; `period` is its notation, "" where none is given."""

    name: str
    title: str
    unit: str
    additive: bool
    period: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """An extra table: its columns of figures, and its rows by section, both in printed order."""

    table: Table
    title: str
    columns: tuple[Column, ...]
    sections: Mapping[str, tuple[Row, ...]]

    def cell(self, row: Row, column: Column) -> Cell:
        """Return a cell of the table."""
        return Cell(self.table, row, column.name)

    def line(self, row: Row, column: Column) -> str:
        """Return what a cell holds, as a line of evidence: 'row 3, Adult Social Services: 126'."""
        found = figure(row, column)
        said = amount(found, column.unit) if found is not None else "empty"
        return f"{self.table.name}.csv row {row.number}, {column.title}: {row['row']}, {said}"


def sheets(package: Package) -> Iterator[Sheet]:
    """Yield every extra table that has its labels and a schema."""
    for name, table in package.extra.items():
        if {"section", "row_kind", "row"} <= set(table.columns):
            resource = next(found for found in package.descriptor["resources"] if found["name"] == name)
            sections: dict[str, list[Row]] = {}
            for row in table:
                if row.sound("section", "row_kind", "row"):
                    sections.setdefault(row["section"], []).append(row)
            rows = {section: tuple(found) for section, found in sections.items()}
            yield Sheet(table, str(resource.get("title") or name), tuple(_columns(resource, table)), rows)


def _columns(resource: Mapping[str, Any], table: Table) -> Iterator[Column]:
    for field in resource["schema"]["fields"]:
        if field["type"] in _NUMBERS and field["name"] in table.columns:
            title, unit, period = (str(field.get(key) or "") for key in ("title", "unit", "period"))
            yield Column(field["name"], title or field["name"], unit, field.get("additive") is True, period)


def figure(row: Row, column: Column) -> Decimal | None:
    """Return the figure in a cell; None where it is empty or could not be cast."""
    found = row[column.name]
    return Decimal(found) if found is not None and row.sound(column.name) else None

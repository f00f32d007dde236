"""A table of cast cells that remembers its spreadsheet rows. Holds values only; reads and checks nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from quarterlight.words.problems import Level, Location, Problem


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its spreadsheet row, its cells by column, and the columns whose cell could not be cast.

    Text is "" where the cell is empty, everything else None. A column that the file lacks reads the same.
    """

    number: int
    cells: Mapping[str, Any]
    bad: frozenset[str] = frozenset()

    def __getitem__(self, column: str) -> Any:
        """Return the cell of `column`."""
        return self.cells[column]

    def sound(self, *columns: str) -> bool:
        """Return whether none of `columns` failed to cast: only then may a rule speak of them."""
        return self.bad.isdisjoint(columns)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one file. `path` is how problems call the file; `columns` are those that the file has."""

    name: str
    path: str
    columns: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()

    def __iter__(self) -> Iterator[Row]:
        """Iterate over the rows."""
        return iter(self.rows)


@dataclass(frozen=True, slots=True)
class Package:
    """A data package in memory: its descriptor, the standard's tables that it has, and its extra tables."""

    folder: str
    descriptor: Mapping[str, Any]
    tables: Mapping[str, Table] = field(default_factory=dict)
    extra: Mapping[str, Table] = field(default_factory=dict)

    def table(self, name: str) -> Table:
        """Return a table of the standard; an empty one where the package lacks it."""
        return self.tables.get(name, Table(name, f"{self.folder}/{name}.csv"))

    def unread(self, name: str) -> bool:
        """Return whether the package has a table of the standard of that name, but not one column could be read."""
        return name in self.tables and not self.tables[name].columns

    @property
    def organisation(self) -> Mapping[str, Any]:
        """The organisation's part of the descriptor."""
        found: Mapping[str, Any] = self.descriptor["quarterlight"]["organisation"]
        return found

    @property
    def edition(self) -> Mapping[str, Any]:
        """The edition's part of the descriptor."""
        found: Mapping[str, Any] = self.descriptor["quarterlight"]["edition"]
        return found


@dataclass(frozen=True, slots=True)
class Cell:
    """A place in a table about which a rule has something to say."""

    table: Table
    row: Row
    column: str

    def problem(
        self, rule: str, found: str, remedy: str, level: Level = Level.ERROR, evidence: tuple[str, ...] = ()
    ) -> Problem:
        """Return the problem at this place; its subject is the row's indicator, or the table."""
        subject = self.row.cells.get("indicator") or f"table:{self.table.name}"
        where = Location(self.table.path, self.row.number, self.column)
        return Problem(rule, where, found, remedy, level, subject, evidence)

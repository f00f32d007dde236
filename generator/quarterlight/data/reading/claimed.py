"""What the tables give for a claim: how many, their sum, or the change between two periods. Facts in, numbers out.

More than one figure can be right, such as a printed total and the sum of its rows. None means that no table can tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from quarterlight.data.table import Package
from quarterlight.facts.history import History
from quarterlight.facts.model import Column, Edition, ExtraRow, ExtraTable
from quarterlight.words import period
from quarterlight.words.period import Period, PeriodError

Figure = tuple[Decimal, str]


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claim to be worked out: a `change` or a `sum` of the part `of` an indicator or an extra table."""

    about: str
    of: str
    period: str


def periods(text: str) -> list[Period]:
    """Return the one or two periods of a claim; none where they cannot be read."""
    try:
        return [period.parse(part.strip()) for part in text.split(" to ")] if text else []
    except PeriodError:
        return []


def settled(package: Package, edition: Edition) -> bool:
    """Return whether all that is counted could be read: a fault in it has its own problem, and comes first."""
    counted = {
        "indicators": edition.indicators,
        "observations": edition.observations,
        "actions": edition.actions,
        "statuses": tuple(edition.scale),
    }
    whole = all(
        len(package.table(name).rows) == len(rows) and not package.unread(name) for name, rows in counted.items()
    )
    areas = {edition.organisation.code, *edition.areas}
    statuses = {row.status for row in edition.observations} | {row.status for row in edition.actions}
    return whole and statuses <= {"", *edition.scale} and all(row.area in areas for row in edition.observations)


def sums(claim: Claimed, edition: Edition, histories: Mapping[str, History]) -> list[Figure]:
    """Return what the tables give for the figure of a part or a period: as printed, and as the sum of its items."""
    known = periods(claim.period)
    if claim.about in histories:
        return _of_indicator(histories[claim.about], known[0]) if len(known) == 1 else []
    table = _table(claim, edition)
    return _at(table, claim.of, known[0] if known else None) if table else []


def changes(claim: Claimed, edition: Edition, histories: Mapping[str, History]) -> list[tuple[Decimal, Decimal]]:
    """Return the pairs of figures, before and after, between which a change can be meant."""
    known = periods(claim.period)
    if len(known) != 2:
        return []
    if claim.about in histories:
        points = {p.period: p.value for p in histories[claim.about].whole.points if p.value is not None}
        return [(points[known[0]], points[known[1]])] if set(known) <= set(points) else []
    table = _table(claim, edition)
    if table is None:
        return []
    before, after = (_at(table, claim.of, one) for one in known)
    return [(old, new) for (old, _), (new, _) in zip(before, after, strict=False)]


def _of_indicator(history: History, wanted: Period) -> list[Figure]:
    points = [point for point in history.whole.points if point.value is not None]
    printed = [(p.value, f"{wanted}: {p.value:f}") for p in points if p.period == wanted and p.value is not None]
    parts = [p for p in points if p.period != wanted and wanted.contains(p.period)]
    if printed or not parts or not history.indicator.additive:
        return printed
    total = sum((p.value for p in parts if p.value is not None), Decimal(0))
    return [(total, f"{' + '.join(f'{p.value:f}' for p in parts)} = {total:f}")]


def _table(claim: Claimed, edition: Edition) -> ExtraTable | None:
    return next((table for table in edition.extra_tables if table.slug == claim.about), None)


def _at(table: ExtraTable, of: str, wanted: Period | None) -> list[Figure]:
    """Return a table's figures for a column or a row named `of`, or of its total, in the period `wanted`."""
    columns = [(place, column) for place, column in enumerate(table.columns) if _same(of, column.name, column.title)]
    if columns:
        return _total(table, *columns[0])
    rows = [row for row in table.rows if of and _same(of, row.section, row.label)]
    by_period = _by_period(table, rows or (() if of else table.rows), wanted)
    if by_period:
        return by_period
    dated = [(place, column) for place, column in enumerate(table.columns) if wanted and _dated(column, wanted)]
    if not dated or (of and len(rows) != 1):
        return []
    place, column = dated[0]
    return _cells(rows, place, column) if of else _total(table, place, column)


def _total(table: ExtraTable, place: int, column: Column) -> list[Figure]:
    """Return a column's printed total, and the sum of its items where that is another figure."""
    printed = _cells([row for row in table.rows if row.kind == "total"], place, column)
    items = [cell for row in table.rows if row.kind == "item" and isinstance(cell := row.cells[place], Decimal)]
    total = sum(items, Decimal(0))
    summed = [(total, f'"{column.title}": the rows sum to {total:f}')] if items and column.additive else []
    return printed + summed


def _cells(rows: Sequence[ExtraRow], place: int, column: Column) -> list[Figure]:
    found = ((row, row.cells[place]) for row in rows)
    return [(cell, f'"{row.label}", "{column.title}": {cell:f}') for row, cell in found if isinstance(cell, Decimal)]


def _by_period(table: ExtraTable, rows: Sequence[ExtraRow], wanted: Period | None) -> list[Figure]:
    """Return the figures of a table that has one row for each period."""
    named = [place for place, column in enumerate(table.columns) if column.name == "period"]
    if not named or wanted is None:
        return []
    mine = [row for row in rows if row.cells[named[0]] == str(wanted)]
    return [figure for row in mine for figure in _first_number(row, table.columns)][:1] if len(mine) == 1 else []


def _first_number(row: ExtraRow, columns: Sequence[Column]) -> Iterator[Figure]:
    for cell, column in zip(row.cells, columns, strict=True):
        if isinstance(cell, Decimal):
            yield cell, f'"{row.label}", "{column.title}": {cell:f}'


def _same(of: str, *names: str) -> bool:
    return bool(of) and of.lower() in {name.lower() for name in names}


_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_PIECE = re.compile(r"[A-Za-z]+|\d+")


def _dated(column: Column, wanted: Period) -> bool:
    """Return whether a column is named by the months of a period, as "apr_jun_2011" or "April to June 2011"."""
    return any(
        _months(name) == (wanted.start.month, wanted.end.month, wanted.end.year) for name in (column.name, column.title)
    )


def _months(name: str) -> tuple[int, int, int] | None:
    pieces = [piece.lower() for piece in _PIECE.findall(name)]
    months = [_MONTHS.index(piece[:3]) + 1 for piece in pieces if piece[:3] in _MONTHS]
    years = [int(piece) for piece in pieces if piece.isdigit() and len(piece) == 4]
    return (months[0], months[-1], years[-1]) if months and years else None

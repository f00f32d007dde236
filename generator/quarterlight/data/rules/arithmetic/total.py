"""A total is the sum of its rows, and of its columns.

Why it matters: a total that does not add up is the first thing that a councillor with a calculator finds, and then
no other figure is believed.
It fires when the rows of an additive column of an extra table do not make the total row, or the rows "of which" do
not make the row that they are parts of; when a column of totals, or of differences, that is right in most rows is
not in one; and when percentages of a whole do not make 100.
It does not fire for columns that are not additive, such as headcounts, for what rounding explains, or across a row
with a gap.
How to fix: correct the row or the total; the evidence shows the sum. If rows may not be added up, say so in the
schema: "additive": false.
Example: complaints by service that make 861, printed 870.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from quarterlight.data.extra_tables import Column, Sheet, figure, sheets
from quarterlight.data.table import Row
from quarterlight.data.workings import Workings
from quarterlight.facts.rounding import slack
from quarterlight.words.amount import amount
from quarterlight.words.problems import Level, Problem, quote

ID = "total"
LEVEL = Level.WARNING
_REMEDY = "Correct the total or one of its parts."
_TOTALS = ("total", "sum", "overall", "all ")
_DIFFERENCES = ("variance", "difference", "change", "net ")
_SHARES = ("share", "% of", "percentage of", "proportion of")
_ENOUGH = 3
_WHOLE = Decimal(100)
# Shares that are further from 100 than this are not meant to make it.
_NEARLY = Decimal(10)


def check(workings: Workings) -> Iterator[Problem]:
    """Yield a problem for each total in an extra table that is not the sum of its parts."""
    for sheet in sheets(workings.package):
        for rows in sheet.sections.values():
            for column in sheet.columns:
                if column.additive or column.unit == "percent":
                    yield from _rows(sheet, rows, column)
                if column.unit == "percent" and any(
                    word in f"{column.name} {column.title}".lower() for word in _SHARES
                ):
                    yield from _shares(sheet, rows, column)
            yield from _parts(sheet, rows)
        yield from _columns(sheet)


def _rows(sheet: Sheet, rows: Sequence[Row], column: Column) -> Iterator[Problem]:
    """Yield a problem for each total row that neither the rows above it nor all rows nor the subtotals make."""
    whole = [row for row in rows if row["row_kind"] == "item"]
    since: list[Row] = []
    subtotals: list[Row] = []
    for row in rows:
        if row["row_kind"] == "item":
            since.append(row)
        elif row["row_kind"] == "total":
            printed = figure(row, column)
            if printed is not None and (column.additive or printed == _WHOLE):
                yield from _made(sheet, column, row, [since or whole, whole, subtotals])
            subtotals, since = [*subtotals, row], []


def _made(sheet: Sheet, column: Column, row: Row, candidates: list[list[Row]]) -> Iterator[Problem]:
    printed = figure(row, column)
    assert printed is not None
    sums = []
    for rows in candidates:
        values = _known(rows, column)
        if len(values) < 2 or any(not part.sound(column.name) for part in rows):
            continue
        sums.append((rows, sum(values, Decimal(0)), slack(values, printed, column.unit)))
    if sums and not any(abs(made - printed) <= fine for _, made, fine in sums):
        rows, made, _ = sums[0]
        gap = amount(abs(made - printed), column.unit)
        said = f"{quote(row['row'])} is {amount(printed, column.unit)}, and its rows make {amount(made, column.unit)}."
        lines = [*(sheet.line(part, column) for part in rows), sheet.line(row, column)]
        lines.append(f"the rows make {gap} {'less' if made < printed else 'more'}{_gaps(rows, column)}")
        yield sheet.cell(row, column).problem(ID, said, _REMEDY, LEVEL, tuple(lines))


def _known(rows: Sequence[Row], column: Column) -> list[Decimal]:
    return [found for row in rows if (found := figure(row, column)) is not None]


def _gaps(rows: Sequence[Row], column: Column) -> str:
    empty = sum(figure(row, column) is None for row in rows)
    return f"; {empty} of them {'is' if empty == 1 else 'are'} empty" if empty else ""


def _shares(sheet: Sheet, rows: Sequence[Row], column: Column) -> Iterator[Problem]:
    """Yield a problem where the shares of a whole, in a section without a total, nearly make 100 and do not."""
    items = [row for row in rows if row["row_kind"] == "item"]
    values = _known(items, column)
    made = sum(values, Decimal(0))
    if len(values) < _ENOUGH or len(values) < len(items) or any(row["row_kind"] == "total" for row in rows):
        return
    gap = abs(made - _WHOLE)
    if slack(values, _WHOLE, column.unit) < gap <= _NEARLY:
        said = f"the shares make {amount(made, column.unit)}, not 100%."
        lines = tuple(sheet.line(row, column) for row in items)
        yield sheet.cell(items[-1], column).problem(ID, said, "Correct one of the shares.", LEVEL, lines)


def _parts(sheet: Sheet, rows: Sequence[Row]) -> Iterator[Problem]:
    """Yield a problem for each item that its rows "of which" do not make, though they do in most columns."""
    additive = [column for column in sheet.columns if column.additive]
    item: Row | None = None
    parts: list[Row] = []
    for row in [*rows, None]:
        if row is not None and row["row_kind"] == "of_which":
            parts.append(row)
            continue
        if item is not None and len(parts) >= 2:
            wrong = [column for column in additive if _differs(item, parts, column)]
            if len(wrong) * 2 < len(additive):
                for column in wrong:
                    yield from _made(sheet, column, item, [parts])
        item, parts = (row if row is not None and row["row_kind"] == "item" else None), []


def _differs(item: Row, parts: Sequence[Row], column: Column) -> bool:
    printed, values = figure(item, column), _known(parts, column)
    if printed is None or len(values) < len(parts):
        return True
    return abs(sum(values, Decimal(0)) - printed) > slack(values, printed, column.unit)


def _columns(sheet: Sheet) -> Iterator[Problem]:
    """Yield a problem for each row in which a column of totals or differences is not what it is in most rows."""
    rows = [row for section in sheet.sections.values() for row in section if row["row_kind"] != "change"]
    for place, column in enumerate(sheet.columns):
        for before, signs in _formulas(sheet.columns, place):
            whole = [row for row in rows if all(figure(row, part) is not None for part in (*before, column))]
            wrong = [row for row in whole if not _follows(row, column, before, signs)]
            if len(whole) - len(wrong) >= max(_ENOUGH, 2 * len(wrong)):
                for row in wrong:
                    yield _across(sheet, row, column, before, signs)
                break


def _formulas(columns: Sequence[Column], place: int) -> Iterator[tuple[list[Column], list[int]]]:
    """Yield the ways in which a column may follow from those before it: parts with their signs."""
    column, before = columns[place], [c for c in columns[:place] if c.unit == columns[place].unit]
    named = f"{column.name} {column.title} ".lower()
    if any(word in named for word in _TOTALS) and column.additive:
        yield from ((before[-number:], [1] * number) for number in range(len(before), 1, -1))
    if any(word in named for word in _DIFFERENCES) and len(before) >= 2:
        yield from ((before[-2:], signs) for signs in ([-1, 1], [1, -1]))


def _follows(row: Row, column: Column, before: Sequence[Column], signs: Sequence[int]) -> bool:
    parts = [sign * value for sign, value in zip(signs, _values(row, before), strict=True)]
    (printed,) = _values(row, [column])
    return abs(sum(parts, Decimal(0)) - printed) <= slack(parts, printed, column.unit)


def _values(row: Row, columns: Sequence[Column]) -> list[Decimal]:
    return [found for column in columns if (found := figure(row, column)) is not None]


def _across(sheet: Sheet, row: Row, column: Column, before: Sequence[Column], signs: Sequence[int]) -> Problem:
    parts = [sign * value for sign, value in zip(signs, _values(row, before), strict=True)]
    (printed,) = _values(row, [column])
    made = amount(sum(parts, Decimal(0)), column.unit)
    said = f"{quote(column.title)} of {quote(row['row'])} is {amount(printed, column.unit)}; its columns make {made}."
    lines = tuple(sheet.line(row, part) for part in (*before, column))
    return sheet.cell(row, column).problem(ID, said, _REMEDY, LEVEL, lines)

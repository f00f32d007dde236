"""Read one CSV file into rows of text, once, keeping spreadsheet rows; whatever is wrong with the file is a Problem.

Knows nothing of columns' meanings. Untrusted input: sizes are bounded before anything is held in memory.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from quarterlight.words.problems import Level, Location, Problem, quote

LARGEST_FILE = 100_000_000
MOST_COLUMNS = 200
LONGEST_CELL = 20_000
LONGEST_FIELD = 131_072
MOST_PROBLEMS = 500
Record = tuple[int, tuple[str, ...]]
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Grid:
    """A header and the rows below it, each with its spreadsheet row (the header is row 1)."""

    header: tuple[str, ...]
    rows: tuple[Record, ...]


def read(file: Path, shown: str) -> tuple[Grid | None, list[Problem]]:
    """Return the grid in `file` (None where it cannot be read) and its problems, which call the file `shown`."""
    try:
        content, problems = _content(file, shown)
    except OSError as error:
        remedy = "Close it in every other program, and make it readable."
        return None, [_problem("missing-file", shown, f"the file cannot be read ({error.strerror}).", remedy)]
    text, more = _decode(content, shown) if content is not None else (None, [])
    if text is None:
        return None, problems + more
    grid, faults = _grid(text, shown)
    return grid, more + faults


def too_many(shown: str, row: int) -> Problem:
    """Return the problem that ends the list of a file's problems at `row`."""
    found = f"there are over {MOST_PROBLEMS} faults up to this row; the rest of the file was not looked at."
    return _problem("too-many", shown, found, "Put those above right, and check again.", row=row)


def _content(file: Path, shown: str) -> tuple[bytes | None, list[Problem]]:
    if file.is_dir():
        remedy = "Put the CSV file in its place."
        return None, [_problem("missing-file", shown, "this is a folder, not a file.", remedy)]
    if not file.is_file():
        return None, [_problem("missing-file", shown, "there is no such file.", "Add it, or take its resource out.")]
    if file.stat().st_size > LARGEST_FILE:
        found = f"the file has {file.stat().st_size // 1_000_000} MB."
        return None, [_problem("too-large", shown, found, f"Keep a table under {LARGEST_FILE // 1_000_000} MB.")]
    return file.read_bytes(), []


def _decode(content: bytes, shown: str) -> tuple[str | None, list[Problem]]:
    if not content.strip():
        remedy = "Write the header row with the columns' names, or take the table out."
        return None, [_problem("empty-file", shown, "the file is empty.", remedy)]
    if content.startswith(_WORKBOOK):
        return None, [_problem("encoding", shown, "the file is an Excel workbook, not CSV.", _SAVE)]
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in content[:4096]:
        return None, [_problem("encoding", shown, "the file is not UTF-8 (it looks like UTF-16 or binary).", _SAVE)]
    notes = []
    if content.startswith(b"\xef\xbb\xbf"):
        found, content = "the file begins with a byte order mark, which was left out.", content[3:]
        notes.append(_problem("byte-order-mark", shown, found, "Nothing need be done.", Level.NOTE))
    if b"\r" in content:
        found = "lines end in CR LF or CR, which was read as LF."
        notes.append(_problem("line-ends", shown, found, "Nothing need be done; LF keeps changes short.", Level.NOTE))
    try:
        return content.decode("utf-8"), notes
    except UnicodeDecodeError as error:
        bad = content[error.start : error.start + 1]
        found = f"the file is not UTF-8: byte 0x{bad.hex().upper()}, perhaps {quote(bad.decode('cp1252', 'replace'))}."
        return None, [_problem("encoding", shown, found, _SAVE, row=_row_at(content[: error.start].decode("utf-8")))]


def _row_at(before: str) -> int:
    """Return the spreadsheet row that follows `before`: a line break inside a cell does not end a row."""
    try:
        return sum(1 for _ in csv.reader(io.StringIO(f"{before}x", newline="")))
    except csv.Error:
        return before.count("\n") + 1


_WORKBOOK = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_SAVE = 'Save the file as "CSV UTF-8 (comma delimited)".'


def _grid(text: str, shown: str) -> tuple[Grid | None, list[Problem]]:
    first = re.split(r"[\r\n]", text[: MOST_COLUMNS * LONGEST_CELL], maxsplit=1)[0]
    if first.count(",") >= MOST_COLUMNS:
        return None, [_too_wide(first.count(",") + 1, shown)]
    records = _records(text)
    # The limit belongs to the whole process, and Frictionless lifts it.
    limit = csv.field_size_limit(LONGEST_FIELD)
    try:
        _, header = next(records, (1, ()))
        problems = list(_header_problems(header, shown))
        return (None, problems) if problems else _body(records, header, shown)
    except csv.Error as error:
        return None, [_unreadable(error, shown)]
    finally:
        csv.field_size_limit(limit)


def _records(text: str) -> Iterator[Record]:
    """Yield each record with its spreadsheet row; raise csv.Error with a message and the row where it began."""
    number = 0
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), strict=True), 1):
            yield number, tuple(cells)
    except csv.Error as error:
        raise csv.Error(str(error), number + 1) from error


def _body(records: Iterable[Record], header: tuple[str, ...], shown: str) -> tuple[Grid | None, list[Problem]]:
    rows: list[Record] = []
    problems: list[Problem] = []
    blank: list[tuple[int, int]] = []
    for number, cells in records:
        if not any(cell.strip() for cell in cells):
            follows = bool(blank) and blank[-1][1] == number - 1
            blank.append((blank.pop()[0] if follows else number, number))
            continue
        faults = list(_row_problems(number, cells, header, shown))
        problems += faults
        if not faults:
            rows.append((number, cells))
        if len(problems) + len(blank) >= MOST_PROBLEMS:
            return None, [*problems, *(_blank(*run, shown) for run in blank), too_many(shown, number)]
    return Grid(header, tuple(rows)), [*problems, *(_blank(*run, shown) for run in blank)]


def _blank(first: int, last: int, shown: str) -> Problem:
    found = "the row is blank." if first == last else f"rows {first} to {last} are blank."
    return _problem("blank-row", shown, found, "Delete it." if first == last else "Delete them.", Level.WARNING, first)


def _unreadable(error: csv.Error, shown: str) -> Problem:
    message, row = error.args
    if "field limit" in message:
        remedy = f"Close the quotation mark before it, or keep the cell under {LONGEST_CELL:,} letters."
        found = "a cell is far too long, or its quotation mark is not closed."
        return _problem("too-large", shown, found, remedy, row=row)
    remedy = 'Close every quotation mark, and write a mark inside a quoted cell twice: "".'
    return _problem("quoting", shown, "the quotation marks do not pair up.", remedy, row=row)


def _too_wide(columns: int, shown: str) -> Problem:
    found = f"the header has {columns:,} columns."
    return _problem("header", shown, found, f"A table has at most {MOST_COLUMNS}.", row=1)


def _header_problems(header: tuple[str, ...], shown: str) -> Iterator[Problem]:
    for sign, name in ((";", "semicolons"), ("\t", "tabs")):
        if len(header) == 1 and sign in header[0]:
            yield _problem("separator", shown, f"columns are separated by {name}.", "Separate them by commas.", row=1)
            return
    if len(header) > MOST_COLUMNS:
        yield _too_wide(len(header), shown)
        return
    filled = [name for name in header if name.strip()]
    if len(filled) <= len(header) // 2 or len(header) == 1:
        why = "it has only one cell" if len(filled) == len(header) == 1 else "most of its cells are empty"
        remedy = "Write the columns' names in row 1; delete titles and merged cells above them."
        yield _problem("header", shown, f"row 1 is not a header: {why}.", remedy, row=1)
        return
    for place, name in enumerate(header, 1):
        if not name.strip():
            remedy = "Name the column or delete it; a merged header cell must be split."
            yield _problem("header", shown, f"column {_letters(place)} has no name.", remedy, row=1)
        elif name in header[: place - 1]:
            remedy = "Each name may stand once."
            yield _problem("header", shown, f"the column {quote(name)} stands twice.", remedy, row=1)


def _letters(place: int) -> str:
    """Return what a spreadsheet calls the column at `place`, counted from 1: A to Z, then AA."""
    above, below = divmod(place - 1, 26)
    return (_letters(above) if above else "") + chr(ord("A") + below)


def _row_problems(number: int, cells: tuple[str, ...], header: tuple[str, ...], shown: str) -> Iterator[Problem]:
    if len(cells) != len(header):
        found = f"the row has {len(cells)} cells and the header {len(header)}."
        remedy = "Put text that holds a comma in quotation marks, and end no row early."
        yield _problem("row-length", shown, found, remedy, row=number)
        return
    for name, cell in zip(header, cells, strict=True):
        if len(cell) > LONGEST_CELL:
            found = f"the cell has {len(cell):,} letters."
            yield _problem("too-large", shown, found, f"Keep it under {LONGEST_CELL:,}.", row=number, column=name)
        elif _CONTROL.search(cell):
            found = f"the cell holds a control character: {quote(cell)}."
            yield _problem("control-character", shown, found, "Type the text anew.", row=number, column=name)


def _problem(
    rule: str,
    shown: str,
    found: str,
    remedy: str,
    level: Level = Level.ERROR,
    row: int | None = None,
    column: str | None = None,
) -> Problem:
    return Problem(rule, Location(shown, row, column), found, remedy, level, f"file:{shown.rsplit('/', 1)[-1]}")

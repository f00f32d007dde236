"""Read one CSV file into rows of text, once, keeping spreadsheet rows; whatever is wrong with the file is a Problem.

Knows nothing of columns' meanings. Untrusted input: sizes are bounded before anything is held in memory.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from quarterlight.words.problems import Level, Location, Problem, quote

LARGEST_FILE = 100_000_000
MOST_COLUMNS = 200
LONGEST_CELL = 20_000
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Grid:
    """A header and the rows below it, each with its spreadsheet row (the header is row 1)."""

    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def read(file: Path, shown: str) -> tuple[Grid | None, list[Problem]]:
    """Return the grid in `file` (None where it cannot be read) and its problems, which call the file `shown`."""
    if not file.is_file():
        return None, [_problem("missing-file", shown, "there is no such file.", "Add it, or take its resource out.")]
    if file.stat().st_size > LARGEST_FILE:
        found = f"the file has {file.stat().st_size // 1_000_000} MB."
        return None, [_problem("too-large", shown, found, f"Keep a table under {LARGEST_FILE // 1_000_000} MB.")]
    text, problems = _decode(file.read_bytes(), shown)
    if text is None:
        return None, problems
    grid, more = _grid(text, shown)
    return grid, problems + more


def _decode(content: bytes, shown: str) -> tuple[str | None, list[Problem]]:
    if not content.strip():
        remedy = "Write the header row with the columns' names, or take the table out."
        return None, [_problem("empty-file", shown, "the file is empty.", remedy)]
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in content[:4096]:
        return None, [_problem("encoding", shown, "the file is not UTF-8 (it looks like UTF-16 or binary).", _SAVE)]
    notes = []
    if content.startswith(b"\xef\xbb\xbf"):
        found, content = "the file begins with a byte order mark, which was left out.", content[3:]
        notes.append(_problem("byte-order-mark", shown, found, "Save as UTF-8 without a mark.", Level.NOTE))
    if b"\r" in content:
        found = "lines end in CR LF, which was read as LF."
        notes.append(_problem("line-ends", shown, found, "Nothing need be done; LF keeps changes short.", Level.NOTE))
    try:
        return content.decode("utf-8"), notes
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        bad = content[error.start : error.start + 1].hex().upper()
        return None, [_problem("encoding", shown, f"byte 0x{bad} is not UTF-8.", _SAVE, row=row)]


_SAVE = 'Save the file as "CSV UTF-8 (comma delimited)".'


def _grid(text: str, shown: str) -> tuple[Grid | None, list[Problem]]:
    first = text.split("\n", 1)[0]
    if first.count(",") + 1 > MOST_COLUMNS:
        found = f"the header has {first.count(',') + 1:,} columns."
        return None, [_problem("header", shown, found, f"A table has at most {MOST_COLUMNS}.", row=1)]
    problems: list[Problem] = []
    rows = []
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), strict=True), 1):
            rows.append((number, tuple(cells)))
    except csv.Error as error:
        return None, [_unreadable(str(error), shown, len(rows) + 1)]
    header = rows[0][1]
    problems += _header_problems(header, shown)
    if problems:
        return None, problems
    kept = []
    for number, cells in rows[1:]:
        found_here = list(_row_problems(number, cells, header, shown))
        problems += found_here
        if not found_here:
            kept.append((number, cells))
    return Grid(header, tuple(kept)), problems


def _unreadable(message: str, shown: str, row: int) -> Problem:
    if "field limit" in message:
        return _problem("too-large", shown, "a cell is far too long.", f"Keep it under {LONGEST_CELL:,} letters.", row=row)
    remedy = 'Close every quotation mark, and write a mark inside a quoted cell twice: "".'
    return _problem("quoting", shown, f"the quotation marks do not pair up ({message}).", remedy, row=row)


def _header_problems(header: tuple[str, ...], shown: str) -> Iterator[Problem]:
    for sign, name in ((";", "semicolons"), ("\t", "tabs")):
        if len(header) == 1 and sign in header[0]:
            yield _problem("separator", shown, f"columns are separated by {name}.", "Separate them by commas.", row=1)
            return
    filled = [name for name in header if name.strip()]
    if len(filled) <= len(header) // 2:
        remedy = "Write the columns' names in row 1; delete titles and merged cells above them."
        yield _problem("header", shown, "row 1 is not a header: most of its cells are empty.", remedy, row=1)
        return
    for place, name in enumerate(header, 1):
        if not name.strip():
            remedy = "Name the column or delete it; a merged header cell must be split."
            yield _problem("header", shown, f"column {place} has no name.", remedy, row=1)
        elif name in header[: place - 1]:
            remedy = "Each name may stand once."
            yield _problem("header", shown, f"the column {quote(name)} stands twice.", remedy, row=1)


def _row_problems(number: int, cells: tuple[str, ...], header: tuple[str, ...], shown: str) -> Iterator[Problem]:
    if not any(cell.strip() for cell in cells):
        yield _problem("blank-row", shown, "the row is blank.", "Delete it.", Level.WARNING, number)
        return
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

"""Cast rows of text to values by their Table Schema; a cell that is not its type is a Problem. Uses frictionless.

The only module that imports frictionless, and only its field types: the file was read already, and reading it twice
would double the cost and lose the spreadsheet rows.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from frictionless import Schema

from quarterlight.data.csv_file import Grid
from quarterlight.data.table import Row, Table
from quarterlight.words import period
from quarterlight.words.problems import Location, Problem, quote

Cast = tuple[Any, str, str]
Reader = Callable[[str], Cast]
_PLAIN_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,9})?", re.ASCII)


def table(name: str, shown: str, grid: Grid, fields: Sequence[Mapping[str, Any]]) -> tuple[Table, list[Problem]]:
    """Return `grid` as a table of values and a problem for each cell that is not what its field says.

    Columns that `fields` do not name are left out; columns that the grid lacks read as empty.
    """
    readers = {field["name"]: _reader(field) for field in fields}
    places = [(grid.header.index(column), column) for column in readers if column in grid.header]
    empty = {field["name"]: _empty(field) for field in fields}
    rows, problems = [], []
    for number, texts in grid.rows:
        cells, bad = dict(empty), set()
        for place, column in places:
            value, found, remedy = readers[column](texts[place])
            cells[column] = value
            if found:
                bad.add(column)
                location = Location(shown, number, column)
                problems.append(Problem(_rule(found), location, found, remedy, subject=f"table:{name}"))
        rows.append(Row(number, cells, frozenset(bad)))
    return Table(name, shown, tuple(column for _, column in places), tuple(rows)), problems


def _empty(field: Mapping[str, Any]) -> Any:
    if field["name"] == "markers":
        return ()
    return "" if field["type"] == "string" and not _is_period(field) else None


def _is_period(field: Mapping[str, Any]) -> bool:
    return field["name"] == "period" and "pattern" in field.get("constraints", {})


def _rule(found: str) -> str:
    return "required" if found == _NOTHING else "cell"


def _reader(field: Mapping[str, Any]) -> Reader:
    """Return a function from a cell's text to (value, what was found, what to write); no problem is an empty text."""
    schema = Schema.from_descriptor({"fields": [dict(field)], "missingValues": [""]})
    read = schema.fields[0].create_cell_reader()
    seen: dict[str, Cast] = {}

    def cast(text: str) -> Cast:
        if text not in seen:
            seen[text] = _cast(text, field, read)
        return seen[text]

    return cast


def _cast(text: str, field: Mapping[str, Any], read: Callable[[str], Any]) -> Cast:
    if text and _is_period(field):
        return _period(text)
    value, notes = read(text)
    if field["type"] == "number" and text and not notes and not _PLAIN_NUMBER.fullmatch(text):
        notes = {"type": "plain number"}
    if notes:
        found = _NOTHING if "required" in notes else f"found {quote(text)}."
        return _empty(field), found, _remedy(text, field, notes)
    if field["name"] == "markers":
        return tuple((value or "").split()), "", ""
    return (_empty(field) if value is None else value), "", ""


_NOTHING = "the cell is empty."


def _period(text: str) -> Cast:
    try:
        return period.parse(text), "", ""
    except period.PeriodError as error:
        return None, f"{quote(text)} is not a period.", str(error)


def _remedy(text: str, field: Mapping[str, Any], notes: Mapping[str, str]) -> str:
    constraints = field.get("constraints", {})
    if "required" in notes:
        return f"Every row needs one ({field['title'].lower()}). A cell merged with the one above must be filled in."
    if "type" in notes:
        return _TYPE_REMEDY[field["type"]](text)
    if "enum" in notes:
        near = difflib.get_close_matches(text.lower(), constraints["enum"], n=1)
        return f"Write {near[0]}." if near else f"Write one of {', '.join(constraints['enum'])}."
    if "minimum" in notes or "maximum" in notes:
        ends = [f"{word} {constraints[key]}" for key, word in _ENDS.items() if key in constraints]
        return f"Write a number {' and '.join(ends)}."
    return _pattern_remedy(text, field)


_ENDS = {"minimum": "of at least", "maximum": "of at most"}


def _pattern_remedy(text: str, field: Mapping[str, Any]) -> str:
    if field["name"] == "markers":
        return f"Separate markers by single spaces; they are {field['constraints']['pattern'][1:].split(')')[0]}.".replace(
            "|", ", "
        )
    slug = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
    if slug and re.fullmatch(field["constraints"]["pattern"], slug):
        return f"Write lower-case letters, digits and single hyphens: {slug}."
    return f"Write it in the form of {field.get('example', 'the data standard')}."


def _number_remedy(text: str) -> str:
    digits = re.sub(r"[,£%\s]", "", text)
    if _PLAIN_NUMBER.fullmatch(digits):
        return f"Write the plain number: {digits}."
    try:
        plain = Decimal(digits)
    except InvalidOperation:
        return 'Write a plain number such as 54.5, or leave the cell empty and put a marker in the column "markers".'
    if plain.is_finite() and abs(plain.adjusted()) < 15 and _PLAIN_NUMBER.fullmatch(f"{plain:f}"):
        return f"Write the plain number: {plain:f}."
    return "Write a plain number of at most 15 digits and 9 decimals."


def _date_remedy(text: str) -> str:
    for form in ("%d/%m/%Y", "%d.%m.%Y", "%d %B %Y", "%d-%m-%Y"):
        try:
            return f"Write {datetime.strptime(text.strip(), form).date().isoformat()}."
        except ValueError:
            continue
    return "Write year, month and day, such as 2017-11-21."


_TYPE_REMEDY: Mapping[str, Callable[[str], str]] = {
    "number": _number_remedy,
    "integer": lambda _: "Write a whole number such as 3.",
    "date": _date_remedy,
    "boolean": lambda _: "Write true or false.",
    "string": lambda _: "Write text.",
}

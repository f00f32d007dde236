"""Cast rows of text to values by their Table Schema; a cell that is not its type is a Problem. Uses frictionless.

The only module that imports frictionless, and only its field types: the file was read already, and reading it twice
would double the cost and lose the spreadsheet rows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from frictionless import Schema

from quarterlight.data.csv_file import MOST_PROBLEMS, Grid, too_many
from quarterlight.data.remedy import PLAIN_NUMBER, remedy
from quarterlight.data.table import Row, Table
from quarterlight.words import period
from quarterlight.words.problems import Location, Problem, quote

Cast = tuple[Any, str, str]
Reader = Callable[[str], Cast]
# Frictionless is more generous than a reader is: it takes 1_000, 2017-1-1, other scripts' digits, and a line break
# after a pattern.
_FORMS = {
    "number": PLAIN_NUMBER,
    "integer": re.compile(r"-?\d{1,9}", re.ASCII),
    "date": re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII),
}


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
            cells[column], found, instead = readers[column](texts[place])
            if found:
                bad.add(column)
                location = Location(shown, number, column)
                problems.append(Problem(_rule(found), location, found, instead, subject=f"table:{name}"))
        rows.append(Row(number, cells, frozenset(bad)))
        if len(problems) >= MOST_PROBLEMS:
            return Table(name, shown), [*problems, too_many(shown, number)]
    return Table(name, shown, tuple(column for _, column in places), tuple(rows)), problems


def _empty(field: Mapping[str, Any]) -> Any:
    if _is_markers(field):
        return ()
    return "" if field["type"] == "string" and not _is_period(field) else None


def _is_period(field: Mapping[str, Any]) -> bool:
    return field["name"] == "period" and "pattern" in field.get("constraints", {})


def _is_markers(field: Mapping[str, Any]) -> bool:
    return field["name"] == "markers" and "pattern" in field.get("constraints", {})


def _rule(found: str) -> str:
    return "required" if found == _NOTHING else "cell"


def _reader(field: Mapping[str, Any]) -> Reader:
    """Return a function from a cell's text to (value, what was found, what to write); no problem is an empty text."""
    read = _frictionless(json.dumps(field))
    seen: dict[str, Cast] = {}

    def cast(text: str) -> Cast:
        if text not in seen:
            seen[text] = _cast(text, field, read)
        return seen[text]

    return cast


@lru_cache(maxsize=1000)
def _frictionless(field: str) -> Callable[[str], Any]:
    """Return the reader of a field, given as JSON: packages share the standard's fields, and each takes a while."""
    schema = Schema.from_descriptor({"fields": [json.loads(field)], "missingValues": [""]})
    reader: Callable[[str], Any] = schema.fields[0].create_cell_reader()
    return reader


def _cast(text: str, field: Mapping[str, Any], read: Callable[[str], Any]) -> Cast:
    text = "" if _is_blank(text, field) else text
    if text and _is_period(field):
        return _period(text)
    value, notes = read(text)
    notes = _misfit(text, field) or notes
    if notes:
        found = _NOTHING if "required" in notes else f"found {quote(text)}."
        return _empty(field), found, remedy(text, field, notes)
    if _is_markers(field):
        return tuple((value or "").split()), "", ""
    return (_empty(field) if value is None else value), "", ""


def _is_blank(text: str, field: Mapping[str, Any]) -> bool:
    """Return whether spaces alone count as an empty cell: in free text, and where the row needs something."""
    constraints = field.get("constraints", {})
    return not text.strip() and (bool(constraints.get("required")) or (field["type"], constraints) == ("string", {}))


def _misfit(text: str, field: Mapping[str, Any]) -> dict[str, str]:
    pattern = field.get("constraints", {}).get("pattern")
    if text and field["type"] in _FORMS and not _FORMS[field["type"]].fullmatch(text):
        return {"type": "form"}
    return {"pattern": pattern} if text and pattern and not re.fullmatch(pattern, text) else {}


_NOTHING = "the cell is empty."


def _period(text: str) -> Cast:
    try:
        return period.parse(text), "", ""
    except period.PeriodError as error:
        return None, f"{quote(text)} is not a period.", str(error)

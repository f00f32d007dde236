"""Say what to write instead of a cell that is not what its field asks for. Knows nothing of files or rows.

The reader works in Excel, which turns dates and true or false into its own spelling; a remedy says how to keep them.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

PLAIN_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,9})?", re.ASCII)
_SLUG = "[a-z0-9]+(-[a-z0-9]+)*"
_WRITTEN = re.compile(
    r"(?P<number>[-+]?(\d{1,3}(,\d{3})+|\d+)?(\.\d*)?)(e(?P<power>[-+]?\d{1,3}))?\s*(?P<scale>k|m|bn)?",
    re.ASCII | re.IGNORECASE,
)
_SCALES = {"k": 3, "m": 6, "bn": 9}
_DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d/%m/%y", "%Y/%m/%d", "%Y-%m-%d %H:%M:%S")
_NAMED_DAYS = ("%d %B %Y", "%d %b %Y", "%d-%b-%Y", "%d-%b-%y")
_AS_TEXT = "(in Excel, format the column as Text first)"
_MARKED = frozenset({"value", "year_to_date", "numerator", "denominator"})


def remedy(text: str, field: Mapping[str, Any], notes: Mapping[str, str]) -> str:
    """Return what to write instead of `text`; `notes` holds the name of each constraint that it breaks."""
    constraints = field.get("constraints", {})
    if "required" in notes:
        return f"Every row needs one ({field['title'].lower()}). A cell merged with the one above must be filled in."
    if "type" in notes:
        return _BY_TYPE[field["type"]](text, field)
    if "enum" in notes:
        near = difflib.get_close_matches(text.lower(), constraints["enum"], n=1)
        return f"Write {near[0]}." if near else f"Write one of {', '.join(constraints['enum'])}."
    if "minimum" in notes or "maximum" in notes:
        ends = [f"{word} {constraints[key]}" for key, word in _ENDS.items() if key in constraints]
        return f"Write a number {' and '.join(ends)}."
    if field["name"] == "markers":
        return _markers(text, constraints["pattern"])
    return _form(text, field)


_ENDS = {"minimum": "of at least", "maximum": "of at most"}


def _form(text: str, field: Mapping[str, Any]) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
    if slug and field["constraints"]["pattern"] == _SLUG:
        return f"Write lower-case letters, digits and single hyphens: {slug}."
    return f"Write it in the form of {field.get('example', 'the data standard')}."


def _markers(text: str, pattern: str) -> str:
    known = pattern[1:].split(")", maxsplit=1)[0].split("|")
    meant = [_marker(part, known) for part in re.split(r"[,;\s]+", text) if part]
    if meant and all(meant):
        return f"Write {' '.join(meant)}."
    return f"Separate markers by single spaces; they are {', '.join(known)}."


def _marker(text: str, known: list[str]) -> str:
    """Return the marker that `text` most likely means; a short one only where it differs in its capitals."""
    lower = text.lower()
    if lower in known:
        return lower
    return next(iter(difflib.get_close_matches(lower, known, n=1, cutoff=0.75)), "") if len(lower) > 3 else ""


def _number(text: str, field: Mapping[str, Any]) -> str:
    plain = _plain(text)
    if plain is not None:
        if PLAIN_NUMBER.fullmatch(plain):
            return f"Write the plain number: {plain}."
        return "Write a plain number of at most 15 digits and 9 decimals."
    if field["name"] in _MARKED:
        return 'Write a plain number such as 54.5, or leave the cell empty and put a marker in the column "markers".'
    or_nothing = "" if field.get("constraints", {}).get("required") else ", or leave the cell empty"
    return f"Write a plain number such as 54.5{or_nothing}."


def _plain(text: str) -> str | None:
    """Return the number that `text` means, without £, %, separators, powers and k, m or bn; None where in doubt.

    A comma is a separator only before three digits: nobody can say whether "1,5" is 1.5 or 15.
    """
    bare = re.sub(r"(?<=\d)\s(?=\d{3}(\D|$))", ",", text.replace("£", "").replace("\N{MINUS SIGN}", "-").strip())
    found = _WRITTEN.fullmatch(bare.removesuffix("%").strip())
    if not found or not any(character.isdigit() for character in found["number"]):
        return None
    power = int(found["power"] or 0) + _SCALES.get((found["scale"] or "").lower(), 0)
    number = Decimal(found["number"].replace(",", ""))
    return f"{number.scaleb(power) if power else number:f}"


def _whole(text: str, _: Mapping[str, Any]) -> str:
    plain = _plain(text)
    whole = re.fullmatch(r"(-?\d{1,9})(\.0*)?", plain, re.ASCII) if plain else None
    return f"Write the whole number: {whole[1]}." if whole else "Write a whole number such as 3."


def _day(text: str, _: Mapping[str, Any]) -> str:
    for form in (*_DAYS, *_NAMED_DAYS):
        try:
            return f"Write {datetime.strptime(text.strip(), form).date().isoformat()} {_AS_TEXT}."
        except ValueError:
            continue
    return f"Write year, month and day, such as 2017-11-21 {_AS_TEXT}."


def _truth(text: str, _: Mapping[str, Any]) -> str:
    meant = text.strip().lower()
    return f"Write {meant if meant in {'true', 'false'} else 'true or false'} in small letters {_AS_TEXT}."


_BY_TYPE: Mapping[str, Callable[[str, Mapping[str, Any]], str]] = {
    "number": _number,
    "integer": _whole,
    "date": _day,
    "boolean": _truth,
    "string": lambda _, __: "Write text.",
}

"""Say in plain words where a datapackage.json does not fit the standard's JSON Schema. Reads no file.

A misfit is (where, what was found, what to write): the validator's own words speak of patterns and types.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, cast

from jsonschema import Draft7Validator, validators
from jsonschema.exceptions import ValidationError

from quarterlight.data import profile
from quarterlight.words import period
from quarterlight.words.nearest import nearest
from quarterlight.words.problems import quote

Misfit = tuple[str, str, str]
DEEPEST = 30
TOO_DEEP = ("the JSON is nested too deeply.", "Write the plain structure of the standard.")
_UNFIT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def unfit(content: object) -> tuple[str, str] | None:
    """Return what no descriptor may hold and what to do: nesting without end, text that no page can show."""
    level: list[object] = [content]
    for _ in range(DEEPEST):
        for part in level:
            if isinstance(part, float) and not math.isfinite(part):
                return "a number is too large to be one.", "Write a plain number."
            if isinstance(part, str) and _UNFIT.search(part):
                found = f"a text holds a control character: {quote(part)}."
                return found, "Type the text anew."
        level = [inner for part in level for inner in _inside(part)]
    return TOO_DEEP if level else None


def _inside(part: object) -> list[object]:
    if isinstance(part, dict):
        return [*part, *part.values()]
    return part if isinstance(part, list) else []


def misfits(content: object) -> list[Misfit]:
    """Return every place where `content` does not fit, once each."""
    errors = _Validator(profile.descriptor_schema()).iter_errors(content)
    return list(dict.fromkeys(found for error in errors for found in _in_words(error)))


def _pattern(_: object, pattern: str, found: object, __: object) -> Iterator[ValidationError]:
    """Yield an error where `found` does not match; unlike Python's own "$", a line break at the end does not."""
    if isinstance(found, str) and not re.search(pattern.replace("$", r"\Z"), found, re.ASCII):
        yield ValidationError("")


# The library gives its function no types.
_extend: Callable[..., type[Draft7Validator]] = validators.extend
_Validator = _extend(Draft7Validator, {"pattern": _pattern})


def _in_words(error: ValidationError) -> Iterator[Misfit]:
    place = [str(part) for part in error.absolute_path]
    # The library types a schema as a mapping or a truth value; ours are all mappings.
    schema = cast(Mapping[str, Any], error.schema)
    found: Any = error.instance
    known = schema.get("properties", {})
    if error.validator == "required":
        for key in schema["required"]:
            if key not in found:
                meaning = known.get(key, {}).get("description", "See the page about the data standard.")
                yield ".".join([*place, key]), "it is missing.", f"Add it: {meaning[0].lower()}{meaning[1:]}"
    elif error.validator == "additionalProperties":
        for key in sorted(found.keys() - known.keys()):
            near = nearest(key, known)
            remedy = f"Did you mean {near}?" if near else f"The entries here are: {', '.join(known)}."
            yield ".".join([*place, key]), "the standard has no such entry.", remedy
    else:
        remedy = f"{_instead(error, schema)} {schema.get('description', '')}".strip()
        yield ".".join(place), f"found {_shown(found)}.", remedy


def _shown(found: object) -> str:
    return quote(found) if isinstance(found, str) else quote(json.dumps(found, ensure_ascii=False))[1:-1]


def _instead(error: ValidationError, schema: Mapping[str, Any]) -> str:
    wanted = schema[str(error.validator)]
    if error.validator == "pattern":
        return _form(str(error.instance), wanted)
    if error.validator == "type":
        return _TYPES[wanted]
    if error.validator == "enum":
        return f"Write one of {', '.join(wanted)}."
    if error.validator == "const":
        return f"Write {wanted}."
    return _LENGTHS[str(error.validator)].format(wanted)


_TYPES: Mapping[str, str] = {
    "string": "Write text in quotation marks.",
    "object": 'Write entries between "{" and "}".',
    "array": 'Write a list between "[" and "]".',
}
_LENGTHS: Mapping[str, str] = {
    "minLength": "Write at least {} characters.",
    "maxLength": "Write at most {:,} characters.",
    "minItems": "List at least {}.",
}


def _form(text: str, pattern: str) -> str:
    if "http" in pattern:
        return "Write a web address that begins with https://."
    if "FY" in pattern:
        return _period(text)
    if r"\." in pattern:
        return "Write three numbers, such as 1.0.0."
    if r"\d{4}" in pattern:
        return "Write year, month and day, such as 2017-11-21."
    slug = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "example-council"
    return f"Write lower-case letters, digits and single hyphens: {slug}."


def _period(text: str) -> str:
    try:
        return f"Write {period.parse(text)}."
    except period.PeriodError as error:
        return str(error)

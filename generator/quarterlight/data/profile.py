"""The data standard, profile quarterlight/1: a Table Schema for each table, and a JSON Schema for the descriptor.

The JSON files in the folder beside this module are the one place where the standard is written down. The loader reads
them, the page "data standard" is made from them, and they ship in the wheel for anyone who validates with frictionless.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

RESERVED_SLUGS = frozenset(
    (
        "glossary methods about accessibility privacy search assets api data index 404"
        " contact standard indicators rules theme pagefind partials templates embed"
    ).split()
)
# Parents before children, so that a reader of the published page meets each key before its use.
_ORDER = (
    "themes priorities indicators observations targets statuses areas comparators benchmarks actions commentary"
    " alignments claims corrections rebasings waivers returns questions glossary"
).split()


@dataclass(frozen=True, slots=True)
class TableSpec:
    """What the standard says of one table. `fields` are Table Schema field descriptors."""

    name: str
    title: str
    description: str
    required: bool
    fields: tuple[Mapping[str, Any], ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[Mapping[str, Any], ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in the standard's order."""
        return tuple(field["name"] for field in self.fields)

    def schema(self, tables: frozenset[str]) -> dict[str, Any]:
        """Return the Table Schema for a package that has `tables`: keys to absent tables are left out."""
        keys = [key for key in self.foreign_keys if key["reference"]["resource"] in tables]
        return {
            "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
            "fields": [dict(field) for field in self.fields],
            "fieldsMatch": "superset",
            "missingValues": [""],
            "primaryKey": list(self.primary_key),
            **({"foreignKeys": [dict(key) for key in keys]} if keys else {}),
        }


@cache
def tables() -> Mapping[str, TableSpec]:
    """Return every table of the standard by name."""
    return {name: _table(_read("profile", "tables", f"{name}.json")) for name in _ORDER}


@cache
def descriptor_schema() -> Mapping[str, Any]:
    """Return the JSON Schema of datapackage.json."""
    return _read("profile", "datapackage.json")


def _table(found: Mapping[str, Any]) -> TableSpec:
    return TableSpec(
        name=found["name"],
        title=found["title"],
        description=found["description"],
        required=found["required"],
        fields=tuple(found["fields"]),
        primary_key=tuple(found["primaryKey"]),
        foreign_keys=tuple(found.get("foreignKeys", ())),
    )


def _read(*parts: str) -> dict[str, Any]:
    text = files("quarterlight.data").joinpath(*parts).read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded

"""Load a data package once: the descriptor, then each table, cast by its schema. Every fault is a Problem.

Also finds the packages of a site. Decides nothing about what the figures mean.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from quarterlight.data import cast, csv_file, descriptor, profile
from quarterlight.data.descriptor import EXTRA_LABELS, EXTRA_TYPES, ROW_KINDS, Descriptor
from quarterlight.data.table import Package, Table
from quarterlight.words.problems import Level, Location, Problem, quote


def find(folder: Path) -> list[Path]:
    """Return the descriptor of every package below `folder`, as ORG/EDITION/datapackage.json, sorted."""
    return sorted(folder.glob("*/*/datapackage.json"))


def misplaced(folder: Path, root: Path) -> Iterator[Problem]:
    """Yield a problem for each descriptor below `folder` that does not stand at ORG/EDITION, and so is not read."""
    for place in sorted((*folder.glob("*"), *folder.glob("*/*"))):
        if place.is_dir() and not os.access(place, os.R_OK | os.X_OK):
            where = Location(_shown(place, root))
            yield Problem("missing-file", where, "this folder cannot be read.", "Make it readable, or move it away.")
    for file in sorted(folder.rglob("datapackage.json")):
        if len(file.relative_to(folder).parts) != len(("org", "edition", file.name)):
            where = Location(f"{_shown(file.parent, root)}/{file.name}")
            remedy = f"Move its folder to {folder.name}/COUNCIL/EDITION/."
            yield Problem("package-place", where, "the package is not read where it stands.", remedy)


def load(file: Path, root: Path) -> tuple[Package | None, list[Problem]]:
    """Return the package of a descriptor and all its problems, whose paths are relative to `root`.

    The package is None where the descriptor itself cannot be used.
    """
    folder = _shown(file.parent, root)
    found, problems = descriptor.read(file, f"{folder}/datapackage.json")
    if found is None:
        return None, problems
    tables: dict[str, Table] = {}
    extra: dict[str, Table] = {}
    for resource in found.content["resources"]:
        name = resource["name"]
        if name in found.files:
            known = name in profile.tables()
            table, more = (_standard if known else _extra)(resource, found.files[name], folder)
            problems += more
            (tables if known else extra)[name] = table
    for name in _lacking(found, tables):
        tables[name] = Table(name, f"{folder}/{name}.csv")
    problems += _strangers(found, file.parent, folder)
    return Package(folder, found.content, tables, extra), problems


def _lacking(found: Descriptor, tables: Mapping[str, Table]) -> list[str]:
    """Return the tables that should be there and are not: their own problem says so, and rules count them as unread."""
    named = {resource["name"] for resource in found.content["resources"]}
    specs = profile.tables().items()
    return [name for name, spec in specs if name not in tables and (spec.required or name in named)]


def _shown(path: Path, root: Path) -> str:
    try:
        return path.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return path.as_posix()


def _standard(resource: Mapping[str, Any], file: Path, folder: str) -> tuple[Table, list[Problem]]:
    spec = profile.tables()[resource["name"]]
    shown = f"{folder}/{resource['path']}"
    grid, problems = csv_file.read(file, shown)
    if grid is None:
        return Table(spec.name, shown), problems
    problems += _columns(grid.header, spec, shown)
    table, more = cast.table(spec.name, shown, grid, spec.fields)
    return table, problems + more


def _columns(header: Sequence[str], spec: profile.TableSpec, shown: str) -> Iterator[Problem]:
    for name in header:
        if name not in spec.columns:
            near = difflib.get_close_matches(name.strip().lower(), spec.columns, n=1)
            remedy = f"Did you mean {near[0]}?" if near else f"The columns are: {', '.join(spec.columns)}."
            found = "the standard has no such column."
            yield Problem("unknown-column", Location(shown, 1, name), found, remedy, subject=f"table:{spec.name}")
    for field in spec.fields:
        if field.get("constraints", {}).get("required") and field["name"] not in header:
            remedy = f"Add it to row 1: {field['description'][0].lower()}{field['description'][1:]}"
            found, where = "the column is missing.", Location(shown, 1, field["name"])
            yield Problem("missing-column", where, found, remedy, subject=f"table:{spec.name}")


def _extra(resource: Mapping[str, Any], file: Path, folder: str) -> tuple[Table, list[Problem]]:
    name, shown = resource["name"], f"{folder}/{resource['path']}"
    problems = [*_extra_problems(resource, f"{folder}/datapackage.json")]
    grid, more = csv_file.read(file, shown)
    problems += more
    if grid is None or any(problem.rule == "extra-table" for problem in problems):
        return Table(name, shown), problems
    fields = [_extra_field(field) for field in resource["schema"]["fields"]]
    table, more = cast.table(name, shown, grid, fields)
    named = {field["name"] for field in fields}
    for column in grid.header:
        if column not in named:
            found, remedy = "the table's schema has no such column.", "Add a field for it in datapackage.json."
            problems.append(
                Problem("unknown-column", Location(shown, 1, column), found, remedy, subject=f"table:{name}")
            )
    for column in EXTRA_LABELS:
        if column not in grid.header:
            found, where = "the column is missing.", Location(shown, 1, column)
            problems.append(Problem("missing-column", where, found, "Add it to row 1.", subject=f"table:{name}"))
    return table, problems + more


def _extra_field(field: Mapping[str, Any]) -> dict[str, Any]:
    """Return only what is trusted of a field that a package brings along: its name, title and type."""
    kept: dict[str, Any] = {"name": field["name"], "type": field["type"], "title": field.get("title") or field["name"]}
    if field["name"] in EXTRA_LABELS:
        kept["type"] = "string"
    if field["name"] == "row_kind":
        kept["constraints"] = {"required": True, "enum": list(ROW_KINDS)}
    elif field["name"] == "row":
        kept["constraints"] = {"required": True}
    return kept


def _extra_problems(resource: Mapping[str, Any], shown: str) -> Iterator[Problem]:
    where = Location(shown, None, f"resources.{resource['name']}.schema")
    subject = f"table:{resource['name']}"
    near = difflib.get_close_matches(resource["name"], profile.tables(), n=1, cutoff=0.8)
    if near:
        found = f"the standard has no table {quote(resource['name'])}."
        yield Problem("unknown-table", where, found, f"Did you mean {near[0]}?", subject=subject)
    fields = resource["schema"].get("fields") if isinstance(resource.get("schema"), Mapping) else None
    if not isinstance(fields, list) or not all(_is_field(field) for field in fields):
        found = "the extra table has no fields with a name and a type."
        remedy = f"Give each column a name and a type of {', '.join(sorted(EXTRA_TYPES))}."
        yield Problem("extra-table", where, found, remedy, subject=subject)
        return
    names = [field["name"] for field in fields]
    for name in EXTRA_LABELS:
        if name not in names:
            found, remedy = f"the extra table has no column {quote(name)}.", f"Add the column {name}."
            yield Problem("extra-table", where, found, remedy, subject=subject)


def _is_field(field: object) -> bool:
    return (
        isinstance(field, Mapping)
        and isinstance(field.get("name"), str)
        and bool(field["name"].strip())
        and isinstance(field.get("type"), str)
        and field["type"] in EXTRA_TYPES
        and isinstance(field.get("title", ""), str)
        and isinstance(field.get("unit", ""), str)
    )


def _strangers(found: Descriptor, folder: Path, shown: str) -> Iterator[Problem]:
    """Yield a problem for each CSV file in the folder that the descriptor does not name: it would be left out."""
    named = {path.name for path in found.files.values()}
    for file in sorted(folder.glob("*.csv")):
        if file.name not in named:
            where, text = Location(f"{shown}/{file.name}"), "datapackage.json does not name this file."
            near = difflib.get_close_matches(file.stem, profile.tables(), n=1)
            renamed = near and near[0] != file.stem
            known = f"If it is the table {near[0]}, name it {near[0]}.csv and r" if renamed else "R"
            remedy = f'{known}un "quarterlight describe {shown}", or take it away.'
            yield Problem("unknown-table", where, text, remedy, Level.ERROR, f"file:{file.name}")

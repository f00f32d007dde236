"""Read a datapackage.json and decide which files it may name; whatever is wrong with it is a Problem.

Untrusted input: absolute paths, paths that climb out, links and remote addresses are refused. Reads the descriptor
only; the tables are read elsewhere.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quarterlight.data import misfit, profile
from quarterlight.words import period
from quarterlight.words.problems import Location, Problem, quote

LARGEST_DESCRIPTOR = 5_000_000
LONGEST_NAME, LONGEST_PATH = 255, 1000
EXTRA_TYPES = frozenset({"string", "number", "integer", "date", "boolean"})
EXTRA_LABELS = ("section", "row_kind", "row")
ROW_KINDS = ("item", "total", "of_which", "change")


@dataclass(frozen=True, slots=True)
class Descriptor:
    """A descriptor that fits the standard: its content, and the file of each table by name."""

    shown: str
    content: Mapping[str, Any]
    files: Mapping[str, Path]


def read(file: Path, shown: str) -> tuple[Descriptor | None, list[Problem]]:
    """Return the descriptor in `file`, which problems call `shown`; None where it cannot be used at all."""
    content, problem = load(file, shown)
    if problem:
        return None, [problem]
    problems = [_problem(shown, *words) for words in misfit.misfits(content)]
    if problems or content is None:
        return None, problems
    problems += _date_problems(content, shown)
    problems += _slug_problems(content, shown)
    files, more = _files(content, file.parent, shown)
    return Descriptor(shown, content, files), problems + more


def load(file: Path, shown: str) -> tuple[dict[str, Any] | None, Problem | None]:
    """Return the JSON object in `file`, or None and why it cannot be read."""
    if file.exists() and not file.is_file():
        return None, _problem(shown, "", "this is not a plain file.", "Put a JSON file there.")
    try:
        if file.stat().st_size > LARGEST_DESCRIPTOR:
            return None, _problem(shown, "", "the file is over 5 MB.", "Keep data in CSV files beside it.")
        found = json.loads(file.read_text(encoding="utf-8-sig"), parse_constant=_no_number)
    except OSError as error:
        return None, _problem(shown, "", f"the file cannot be read ({error.strerror}).", "Make it readable.")
    except UnicodeDecodeError:
        return None, _problem(shown, "", "the file is not UTF-8.", "Save it as UTF-8.")
    except RecursionError:
        return None, _problem(shown, "", *misfit.TOO_DEEP)
    except json.JSONDecodeError as error:
        remedy = "Look for a missing or a spare comma, bracket or quotation mark just before it."
        found = f"the file is not JSON: {error.msg} at character {error.colno}."
        return None, _problem(shown, "", found, remedy, error.lineno)
    except ValueError as error:
        return None, _problem(shown, "", f"a number in the file cannot be read ({error}).", "Write a plain number.")
    if not isinstance(found, dict):
        return None, _problem(
            shown, "", "the file holds no JSON object.", 'Begin with "{" and the name of the package.'
        )
    unfit = misfit.unfit(found)
    return (None, _problem(shown, "", *unfit)) if unfit else (found, None)


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no number")


def _date_problems(content: Mapping[str, Any], shown: str) -> Iterator[Problem]:
    edition = content["quarterlight"]["edition"]
    for key in ("published_on", "next_expected"):
        if key in edition:
            try:
                period.parse(edition[key])
            except period.PeriodError:
                where = f"quarterlight.edition.{key}"
                yield _problem(shown, where, f"{quote(edition[key])} is no day.", "Write a day such as 2017-11-21.")
    try:
        period.parse(edition["period"])
    except period.PeriodError as error:
        found = f"{quote(edition['period'])} is not a period."
        yield _problem(shown, "quarterlight.edition.period", found, str(error))


def _slug_problems(content: Mapping[str, Any], shown: str) -> Iterator[Problem]:
    slug = content["quarterlight"]["organisation"]["slug"]
    if slug in profile.RESERVED_SLUGS:
        remedy = f"Choose another; reserved are {', '.join(sorted(profile.RESERVED_SLUGS))}."
        yield _problem(shown, "quarterlight.organisation.slug", f"{quote(slug)} is reserved.", remedy)


def _files(content: Mapping[str, Any], folder: Path, shown: str) -> tuple[dict[str, Path], list[Problem]]:
    files: dict[str, Path] = {}
    problems: list[Problem] = []
    for number, resource in enumerate(content["resources"]):
        name, place = resource["name"], f"resources.{number}"
        reason = _refusal(resource, folder)
        if reason:
            problems.append(_problem(shown, f"{place}.path", *reason, rule="resource-path"))
        elif name in files:
            problems.append(_problem(shown, f"{place}.name", f"{quote(name)} stands twice.", "Name each table once."))
        else:
            files[name] = folder / resource["path"]
        if "data" in resource:
            problems.append(
                _problem(shown, f"{place}.data", "the data stands in the descriptor.", "Put it in a CSV file.")
            )
    for name, spec in profile.tables().items():
        if spec.required and name not in files:
            found = f"the table {quote(name)} is missing."
            problems.append(
                _problem(shown, "resources", found, f"Add {name}.csv and its resource.", rule="missing-table")
            )
    return files, problems


def _refusal(resource: Mapping[str, Any], folder: Path) -> tuple[str, str] | None:
    """Return why a resource's path is refused, and what to write; None where it may be read."""
    path = resource["path"]
    remedy = f"Write the name of a CSV file in this folder: {resource['name']}.csv."
    if "://" in path or path.startswith("//"):
        return f"{quote(path)} is a remote address.", remedy
    if path.startswith(("/", "\\", "~")) or path[1:2] == ":":
        return f"{quote(path)} is an absolute path.", remedy
    if ".." in path.replace("\\", "/").split("/") or "\\" in path or not path.isprintable():
        return f"{quote(path)} climbs out of the folder or is no plain path.", remedy
    if max(len(part.encode()) for part in path.split("/")) > LONGEST_NAME or len(path) > LONGEST_PATH:
        return f"{quote(path)} is too long.", remedy
    if not path.endswith(".csv"):
        return f"{quote(path)} is no CSV file.", remedy
    try:
        inside = (folder / path).resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        inside = False
    return None if inside else (f"{quote(path)} leads out of the folder.", remedy)


def described(content: Mapping[str, Any], present: frozenset[str]) -> dict[str, Any]:
    """Return `content` with the resource of every standard table in `present` (names) as the standard has it.

    Extra tables' resources stay as they are, after the standard's.
    """
    known = profile.tables()
    kept = [resource for resource in content.get("resources", []) if resource.get("name") not in present & known.keys()]
    standard = [
        {
            "name": name,
            "path": f"{name}.csv",
            "title": spec.title,
            "description": spec.description,
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": spec.schema(present & known.keys()),
        }
        for name, spec in known.items()
        if name in present
    ]
    return {**content, "resources": standard + kept}


def _problem(
    shown: str, place: str, found: str, remedy: str, row: int | None = None, rule: str = "descriptor"
) -> Problem:
    return Problem(rule, Location(shown, row, place or None), found, remedy, subject="file:datapackage.json")

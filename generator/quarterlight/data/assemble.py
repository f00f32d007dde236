"""Assemble clean tables into the model: the last stage to see a table. Decides nothing, formats nothing.

Expects packages without errors; every cell is already of its type.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from quarterlight.data.table import Package, Row, Table
from quarterlight.facts.model import (
    Action,
    Alignment,
    Area,
    Basis,
    Benchmark,
    Column,
    Comment,
    Correction,
    Council,
    Edition,
    ExtraRow,
    ExtraTable,
    Indicator,
    Level,
    Observation,
    Organisation,
    Priority,
    Question,
    Rebasing,
    Return,
    Target,
    TargetKind,
    Term,
    Theme,
)
from quarterlight.words import period
from quarterlight.words.status import Polarity, Tolerance, Tone


def councils(packages: Iterable[Package]) -> tuple[Council, ...]:
    """Return the councils of the packages by name, each with its editions in order of period."""
    grouped: defaultdict[str, list[Edition]] = defaultdict(list)
    for package in packages:
        grouped[package.organisation["slug"]].append(edition(package))
    found = [Council(tuple(sorted(editions, key=_by_period))) for editions in grouped.values()]
    return tuple(sorted(found, key=lambda council: council.organisation.name))


def _by_period(found: Edition) -> tuple[period.Period, date]:
    return found.period, found.published_on


def edition(package: Package) -> Edition:
    """Return the edition that `package` holds."""
    head, about = package.edition, package.descriptor
    return Edition(
        organisation=Organisation(**package.organisation),
        slug=head["slug"],
        title=head["title"],
        period=period.parse(head["period"]),
        published_on=date.fromisoformat(head["published_on"]),
        figures=head["figures"],
        package=about["name"],
        version=about["version"],
        description=about["description"],
        source_document=head.get("source_document", "") or about["sources"][0]["title"],
        source_address=about["sources"][0].get("path", ""),
        next_expected=date.fromisoformat(head["next_expected"]) if "next_expected" in head else None,
        editorial=head.get("editorial", ""),
        **_subjects(package),
        **_figures(package),
        **_texts(package),
    )


def _subjects(package: Package) -> dict[str, Any]:
    levels = sorted((_level(row) for row in package.table("statuses")), key=lambda level: level.rank)
    return {
        "scale": {level.slug: level for level in levels},
        "themes": _ordered(
            Theme(r["theme"], r["title"], r["description"], r["order"]) for r in package.table("themes")
        ),
        "priorities": _ordered(
            Priority(r["priority"], r["theme"], r["title"], r["summary"], r["order"])
            for r in package.table("priorities")
        ),
        "indicators": tuple(_indicator(row) for row in package.table("indicators")),
        "areas": {r["area"]: Area(r["area"], r["title"], r["kind"], r["parent"]) for r in package.table("areas")},
        "actions": tuple(_action(row) for row in package.table("actions")),
    }


def _ordered(rows: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(sorted(rows, key=lambda row: row.order))


def _level(row: Row) -> Level:
    return Level(row["status"], row["label"], row["title"], row["meaning"], row["rank"], Tone(row["tone"]))


def _indicator(row: Row) -> Indicator:
    tolerance = row["tolerance"]
    text = (
        "title unit ref theme priority group plain_title sentence definition limitations frequency service owner source"
    )
    return Indicator(
        slug=row["indicator"],
        polarity=Polarity(row["polarity"]),
        basis=Basis(row["basis"]),
        additive=row["additive"],
        codes=_listed(row["code"]),
        decimals=row["decimals"],
        tolerance=None if tolerance is None else Tolerance(tolerance, row["tolerance_kind"] == "relative"),
        synonyms=_listed(row["synonyms"]),
        placeholder=bool(row["placeholder"]),
        editorial=row["editorial"],
        retired_on=row["retired_on"],
        replaced_by=row["replaced_by"],
        **{column: row[column] for column in text.split()},
    )


def _listed(text: str) -> tuple[str, ...]:
    """Return the parts of a cell that lists several, separated by semicolons."""
    return tuple(part.strip() for part in text.split(";") if part.strip())


def _action(row: Row) -> Action:
    columns = "title code theme priority status due owner progress"
    return Action(slug=row["action"], **{column: row[column] for column in columns.split()})


def _figures(package: Package) -> dict[str, Any]:
    comparators = {row["comparator"]: row["title"] for row in package.table("comparators")}
    return {
        "observations": tuple(Observation(**row.cells) for row in package.table("observations")),
        "targets": tuple(Target(**{**row.cells, "kind": TargetKind(row["kind"])}) for row in package.table("targets")),
        "benchmarks": tuple(
            Benchmark(title=comparators[row["comparator"]], **row.cells) for row in package.table("benchmarks")
        ),
        "corrections": tuple(Correction(**row.cells) for row in package.table("corrections")),
        "rebasings": tuple(Rebasing(**row.cells) for row in package.table("rebasings")),
        "extra_tables": tuple(_extra(package, table) for table in package.extra.values()),
    }


def _texts(package: Package) -> dict[str, Any]:
    return {
        "comments": tuple(
            sorted(
                (Comment(**row.cells, row=row.number) for row in package.table("commentary")),
                key=lambda comment: comment.order,
            )
        ),
        "alignments": tuple(Alignment(**row.cells) for row in package.table("alignments")),
        "returns": tuple(Return(**row.cells) for row in package.table("returns")),
        "questions": tuple(Question(**row.cells) for row in package.table("questions")),
        "terms": tuple(
            Term(row["term"], row["meaning"], _listed(row["synonyms"])) for row in package.table("glossary")
        ),
    }


_LABELS = ("section", "row_kind", "row")


def _extra(package: Package, table: Table) -> ExtraTable:
    resource = next(found for found in package.descriptor["resources"] if found["name"] == table.name)
    fields = {field["name"]: field for field in resource["schema"]["fields"]}
    columns = tuple(
        Column(
            name, fields[name].get("title") or name, fields[name].get("unit", ""), fields[name].get("additive") is True
        )
        for name in table.columns
        if name not in _LABELS
    )
    rows = tuple(
        ExtraRow(row["section"], row["row_kind"], row["row"], tuple(_cell(row[column.name]) for column in columns))
        for row in table
    )
    title, description = resource.get("title") or table.name, resource.get("description", "")
    named = fields["row"].get("title")
    # "Row" is the column's name, and says nothing of what is in it.
    heading = {"heading": named} if named and named != "Row" else {}
    return ExtraTable(table.name, title, description, columns, rows, **heading)


def _cell(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value

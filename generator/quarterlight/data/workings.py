"""A package as the rules see it: tables, figures in order, texts as read, the site's thresholds. Made once per package.

Finds no fault: a measure that holds one which makes its figures unsound, and which has its own problem, is left out, so
that no rule reasons from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from quarterlight.data import assemble, profile
from quarterlight.data.reading.report import Report, report
from quarterlight.data.series import Run, runs
from quarterlight.data.table import Cell, Package, Row, Table
from quarterlight.data.thresholds import Thresholds
from quarterlight.facts.history import History, histories
from quarterlight.facts.model import Council, Edition, Observation, Target
from quarterlight.words import period

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Workings:
    """A package with what follows from it, so that no rule sorts or searches it again.

    `edition`, `histories` (by indicator, in printed order) and `runs` (each measure in each area) hold only what is
    sound. `edition` is None where the descriptor's own days or period cannot be read.
    """

    package: Package
    thresholds: Thresholds = field(default_factory=Thresholds)
    edition: Edition | None = None
    histories: Mapping[str, History] = field(default_factory=dict)
    runs: tuple[Run, ...] = ()
    rows: Mapping[str, Mapping[Key, Row]] = field(default_factory=dict)
    report: Report = field(default_factory=Report)

    def threshold(self, rule: str, name: str) -> Decimal:
        """Return a threshold of a rule: the site's own, or the rule's."""
        return self.thresholds.value(rule, name)

    def indicator(self, slug: str, column: str) -> Cell:
        """Return a cell of an indicator's row."""
        return Cell(self.package.table("indicators"), self.rows["indicators"][(slug,)], column)

    def observation(self, found: Observation, column: str = "value") -> Cell:
        """Return a cell of the row of an observation."""
        key = (found.indicator, found.period, found.area)
        return Cell(self.package.table("observations"), self.rows["observations"][key], column)

    def target(self, found: Target, column: str = "value") -> Cell:
        """Return a cell of the row of a target."""
        key = (found.indicator, found.period, found.area, str(found.kind))
        return Cell(self.package.table("targets"), self.rows["targets"][key], column)


def of(package: Package, thresholds: Thresholds) -> Workings:
    """Return the workings of `package`."""
    if not _dated(package):
        return Workings(package, thresholds)
    sound = _sound(package)
    edition = assemble.edition(sound)
    rows = {name: _rows(sound.table(name)) for name in ("indicators", "observations", "targets")}
    known = histories(Council((edition,)))
    figures = tuple(runs(known.values()))
    return Workings(package, thresholds, edition, known, figures, rows, report(sound, edition, known))


def _dated(package: Package) -> bool:
    """Return whether the edition's period and days can be read; the descriptor's own problems say where not."""
    head = package.edition
    try:
        period.parse(head["period"])
        for key in ("published_on", "next_expected"):
            date.fromisoformat(head.get(key, "2000-01-01"))
    except ValueError:
        return False
    return True


def _sound(package: Package) -> Package:
    """Return the package with only the rows that can be reasoned about: cast whole, under a key of their own."""
    tables = {name: _sound_table(table) for name, table in package.tables.items()}
    comparators = {row["comparator"] for row in tables.get("comparators", package.table("comparators"))}
    if "benchmarks" in tables:
        kept = tuple(row for row in tables["benchmarks"] if row["comparator"] in comparators)
        tables["benchmarks"] = replace(tables["benchmarks"], rows=kept)
    if "indicators" in tables:
        unsound = _unsound(package, tables)
        kept = tuple(row for row in tables["indicators"] if row["indicator"] not in unsound)
        tables["indicators"] = replace(tables["indicators"], rows=kept)
    extra = {name: table for name, table in package.extra.items() if _described(package, table)}
    return replace(package, tables=tables, extra=extra)


def _unsound(package: Package, sound: Mapping[str, Table]) -> set[str]:
    """Return the measures of which a figure or a target was left out, or lies outside the declared bounds."""
    bounds = {row["indicator"]: (row["minimum"], row["maximum"]) for row in sound["indicators"]}
    found: set[str] = set()
    for name in _FIGURES:
        if package.unread(name):
            return set(bounds)
        table = package.table(name)
        kept = {row.number for row in sound.get(name, table)}
        for row in table:
            low, high = bounds.get(row["indicator"], (None, None))
            beyond = row["value"] is not None and (
                (low is not None and row["value"] < low) or (high is not None and row["value"] > high)
            )
            if beyond or row.number not in kept:
                found.add(row["indicator"])
    return found


_FIGURES = ("observations", "targets")


def _sound_table(table: Table) -> Table:
    spec = profile.tables()[table.name]
    required = [field["name"] for field in spec.fields if field.get("constraints", {}).get("required")]
    if not set(required) <= set(table.columns):
        return replace(table, rows=())
    # Of rows with one key the first counts; the others have a problem.
    first: dict[Key, Row] = {}
    for row in table:
        if not row.bad:
            first.setdefault(tuple(row[column] for column in spec.primary_key), row)
    return replace(table, rows=tuple(first.values()))


def _described(package: Package, table: Table) -> bool:
    """Return whether an extra table has its labels, and a field for each of its columns."""
    resource = next(found for found in package.descriptor["resources"] if found["name"] == table.name)
    fields = {field["name"] for field in resource["schema"]["fields"]} if table.columns else set()
    return bool(table.columns) and {"section", "row_kind", "row"} <= set(table.columns) <= fields


def _rows(table: Table) -> dict[Key, Row]:
    key = profile.tables()[table.name].primary_key
    return {tuple(row[column] for column in key): row for row in table}

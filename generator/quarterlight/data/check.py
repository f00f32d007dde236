"""Check every package of a site: load, apply the rules, apply the waivers. Returns values; prints and stops nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby
from pathlib import Path

from quarterlight.data import datapackage, rules, workings
from quarterlight.data.table import Cell, Package, Row
from quarterlight.data.thresholds import Thresholds
from quarterlight.data.workings import Workings
from quarterlight.facts.model import Waiver
from quarterlight.words.nearest import nearest
from quarterlight.words.problems import Level, Location, Problem, in_order, quote


@dataclass(frozen=True, slots=True)
class Waived:
    """A problem that a waiver lets stand, with the waiver: its reason, whose decision, of which day, and until when."""

    problem: Problem
    waiver: Waiver


@dataclass(frozen=True, slots=True)
class Checked:
    """The packages that could be loaded, the problems that are left, and those that a waiver lets stand.

    `thresholds` are those by which the rules judged.
    """

    packages: tuple[Package, ...]
    problems: tuple[Problem, ...]
    waived: tuple[Waived, ...] = ()
    thresholds: Thresholds = field(default_factory=Thresholds)


def check(folder: Path, root: Path, today: date, thresholds: Thresholds | None = None) -> Checked:
    """Return what there is to say about all packages below `folder`. Paths in problems are relative to `root`.

    `thresholds` are the rules' own unless a site set others.
    """
    files, misplaced = datapackage.find(folder), list(datapackage.misplaced(folder, root))
    if not files and not misplaced:
        shown = folder.name or str(folder)
        remedy = "Put packages in ORG/EDITION/datapackage.json below it."
        return Checked((), (Problem("no-package", Location(shown), "there is no data package here.", remedy),))
    loaded = [(file, *datapackage.load(file, root)) for file in files]
    limits = thresholds or Thresholds(rules.thresholds())
    opened = {package.folder: workings.of(package, limits) for _, package, _ in loaded if package}
    across = _between_editions(list(opened.values()))
    results = [
        _check_package(opened[package.folder], file, [*problems, *across.get(package.folder, ())], today)
        if package
        else (problems, [])
        for file, package, problems in loaded
    ]
    found = [*misplaced, *(problem for problems, _ in results for problem in problems)]
    packages = tuple(package for _, package, _ in loaded if package)
    waived = tuple(entry for _, entries in results for entry in entries)
    return Checked(packages, tuple(in_order(_bounded(found))), waived, limits)


def _between_editions(opened: Sequence[Workings]) -> dict[str, list[Problem]]:
    """Return the problems between editions of a council, by the folder of the package that they are in."""
    found: defaultdict[str, list[Problem]] = defaultdict(list)
    councils: defaultdict[str, list[Workings]] = defaultdict(list)
    for one in opened:
        councils[one.package.organisation["slug"]].append(one)
    for editions in councils.values():
        for problem in rules.check_editions(sorted(editions, key=lambda e: str(e.package.edition["published_on"]))):
            found[problem.location.path.rpartition("/")[0]].append(problem)
    return found


MOST_ALIKE = 100


def _bounded(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the problems, but of one rule in one file only the first hundred and how many more there are."""
    for _, alike in groupby(sorted(problems, key=_kind), key=_kind):
        listed = list(alike)
        yield from listed[:MOST_ALIKE]
        if len(listed) > MOST_ALIKE:
            left, first = len(listed) - MOST_ALIKE, listed[0]
            found = f"the rule {first.rule} finds {left:,} more like these."
            where = Location(first.location.path)
            yield Problem("too-many", where, found, "Put these right first.", first.level, first.subject)


def _kind(problem: Problem) -> tuple[str, str, Level]:
    return problem.location.path, problem.rule, problem.level


def _check_package(
    opened: Workings, file: Path, problems: Sequence[Problem], today: date
) -> tuple[list[Problem], list[Waived]]:
    found = [*problems, *_place(opened.package, file), *rules.check(opened)]
    return _waive(found, opened.package, today)


def _place(package: Package, file: Path) -> Iterator[Problem]:
    """Yield a problem where the folders' names are not the slugs: the address would not be what the folder says."""
    pairs = ((file.parent.parent.name, "organisation"), (file.parent.name, "edition"))
    for folder, part in pairs:
        slug = package.descriptor["quarterlight"][part]["slug"]
        if folder != slug:
            where = Location(f"{package.folder}/datapackage.json", None, f"quarterlight.{part}.slug")
            found = f"the slug is {slug} and the folder {folder}."
            yield Problem("package-place", where, found, f"Rename the folder to {slug}, or the slug to {folder}.")


def _waive(problems: Iterable[Problem], package: Package, today: date) -> tuple[list[Problem], list[Waived]]:
    table = package.table("waivers")
    current = {(row["rule"], row["subject"]): row for row in table if row.sound("until") and not _expired(row, today)}
    left, waived = [], []
    for problem in problems:
        row = current.get((problem.rule, problem.subject))
        if row is None or problem.level is Level.ERROR:
            left.append(problem)
        else:
            waived.append(Waived(problem, Waiver(**row.cells)))
    used = {(entry.problem.rule, entry.problem.subject) for entry in waived}
    refused = {(problem.rule, problem.subject) for problem in left if problem.level is Level.ERROR}
    rows = [row for row in table if row.sound("rule", "subject", "until")]
    idle = _idle(package, rows, used | refused, today)
    # Where something is wrong with the tables themselves, a rule that is silent may only have been unable to look.
    told = (problem for problem in idle if not (refused and problem.rule == "waiver-unused"))
    return [*left, *_refused(package, rows, refused), *told], waived


def _expired(row: Row, today: date) -> bool:
    return row["until"] is not None and row["until"] < today


def _refused(package: Package, rows: Sequence[Row], errors: set[tuple[str, str]]) -> Iterator[Problem]:
    for row in rows:
        if (row["rule"], row["subject"]) in errors:
            found = f"{row['rule']} for {quote(row['subject'])} is an error, and an error can never be waived."
            cell = Cell(package.table("waivers"), row, "rule")
            yield cell.problem("waiver-refused", found, "Put the error right, and delete the row.")


def _idle(package: Package, rows: Sequence[Row], used: set[tuple[str, str]], today: date) -> Iterator[Problem]:
    for row in rows:
        cell = Cell(package.table("waivers"), row, "until")
        if row["rule"] not in rules.ids():
            near = nearest(row["rule"], rules.ids())
            remedy = f"Did you mean {near}?" if near else "Write the id that the checker prints in square brackets."
            yield replace(cell, column="rule").problem(
                "waiver-unknown", f"there is no rule {quote(row['rule'])}.", remedy
            )
        elif _expired(row, today):
            found, remedy = f"the waiver ended on {row['until']}.", "Decide anew and set a later day, or delete it."
            yield cell.problem("waiver-expired", found, remedy, Level.WARNING)
        elif (row["rule"], row["subject"]) not in used:
            found = f"nothing of the rule {row['rule']} is found for {quote(row['subject'])}."
            unused = replace(cell, column="subject")
            yield unused.problem("waiver-unused", found, "Delete the row.", Level.WARNING)

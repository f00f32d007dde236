"""What was found in each edition and stands in it: notes, and warnings with their waivers. Decides nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from quarterlight.data.check import Checked
from quarterlight.data.table import Package, Row
from quarterlight.facts.model import Finding, Waiver
from quarterlight.words.period import Period
from quarterlight.words.problems import Problem

Findings = Mapping[tuple[str, str], tuple[Finding, ...]]


def by_edition(checked: Checked) -> Findings:
    """Return what stands in each edition, by the slugs of council and edition, in the order of files and rows."""
    told = [(problem, None) for problem in checked.problems]
    told_and_waived = [*told, *((entry.problem, entry.waiver) for entry in checked.waived)]
    found: dict[tuple[str, str], tuple[Finding, ...]] = {}
    for package in checked.packages:
        rows = {name: {row.number: row for row in table} for name, table in package.tables.items()}
        own = [pair for pair in told_and_waived if _folder(pair[0]) == package.folder]
        findings = [_finding(problem, waiver, rows) for problem, waiver in own]
        found[_key(package)] = tuple(sorted(findings, key=_place))
    return found


def _key(package: Package) -> tuple[str, str]:
    return package.organisation["slug"], package.edition["slug"]


def _folder(problem: Problem) -> str:
    return problem.location.path.rpartition("/")[0]


def _place(finding: Finding) -> tuple[str, int, str, str]:
    where = finding.problem.location
    return where.path, where.row or 0, where.column or "", finding.problem.rule


def _finding(problem: Problem, waiver: Waiver | None, rows: Mapping[str, Mapping[int, Row]]) -> Finding:
    table = PurePosixPath(problem.location.path).stem
    row = rows.get(table, {}).get(problem.location.row or 0)
    found = row.cells.get("period") if row else None
    area = str(row.cells.get("area") or "") if row else ""
    return Finding(problem, table, found if isinstance(found, Period) else None, area, waiver)

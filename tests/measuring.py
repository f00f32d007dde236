"""How good the rules are: their findings in the two real packages beside what people found there by hand.

`reports/known-anomalies.csv` is a sample of what the reports hold, to be flagged or to be let pass.
`reports/findings.csv` has every finding of the checker, each judged by hand with the report's figures: true or false.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from quarterlight.data.check import check
from quarterlight.words.problems import Level, Problem

ROOT = Path(__file__).parents[1]
REPORTS = Path(__file__).parent / "reports"
PACKAGES = ROOT / "datapackages"
COLUMNS = ("report", "rule", "level", "subject", "file", "row", "column", "verdict", "why")
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding with the verdict of a person, and why."""

    key: Key
    verdict: str
    why: str

    @property
    def true(self) -> bool:
        """Whether the finding says something true that a reader should know."""
        return self.verdict == "true"

    @property
    def level(self) -> str:
        """The level that the finding had when it was judged."""
        return self.key[2]


@dataclass(frozen=True, slots=True)
class Known:
    """A row of the labelled sample, and whether the checker does as it says; None where there is nothing to test."""

    report: str
    subject: str
    rule: str
    expect: str
    note: str
    right: bool | None


def findings() -> list[Problem]:
    """Return everything that the rules find in the real packages, waived or not, by place."""
    checked = check(PACKAGES, ROOT, date(2026, 11, 24))
    return [*checked.problems, *(entry.problem for entry in checked.waived)]


def key(problem: Problem) -> Key:
    """Return what tells one finding from another: report, rule, level, subject and place."""
    _, report, _, file = problem.location.path.split("/")
    row, column = problem.location.row, problem.location.column
    return report, problem.rule, str(problem.level), problem.subject, file, str(row or ""), column or ""


def judged() -> list[Judged]:
    """Return every verdict."""
    with (REPORTS / "findings.csv").open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    return [Judged(tuple(row[column] for column in COLUMNS[:7]), row["verdict"], row["why"]) for row in rows]


def precision(verdicts: Iterable[Judged], level: Level) -> float:
    """Return the share of the findings of one level that are true."""
    told = [found.true for found in verdicts if found.level == level]
    return sum(told) / len(told) if told else 1.0


def sample(found: Sequence[Problem], rules: Iterable[str]) -> list[Known]:
    """Return the labelled sample with what the checker makes of it; `rules` are those that there are."""
    there = set(rules)
    with (REPORTS / "known-anomalies.csv").open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    wanted = Counter((row["report"], row["subject"], row["class"]) for row in rows if row["expect"] == "flag")
    known = []
    for row in rows:
        place = (row["report"], row["subject"], row["class"])
        hits = [problem for problem in found if problem.rule == row["class"] and _about(problem, *place[:2])]
        # Where the sample has two faults of one kind about one thing, there must be two findings.
        right = len(hits) >= wanted[place] if row["expect"] == "flag" else len(hits) <= wanted[place]
        known.append(Known(*place, row["expect"], row["note"], right if row["class"] in there else None))
    return known


def _about(problem: Problem, report: str, subject: str) -> bool:
    """Return whether a finding is about a subject of the sample: a reference, a table, or the claims."""
    if f"/{report}/" not in problem.location.path:
        return False
    if subject == "claims":
        return problem.location.path.endswith("/claims.csv")
    if subject.startswith("table:"):
        return problem.subject == subject
    return problem.subject == _slugs(report).get(subject) or problem.found.startswith(f"{subject} ")


def _slugs(report: str) -> dict[str, str]:
    (file,) = PACKAGES.glob(f"{report}/*/indicators.csv")
    with file.open(encoding="utf-8", newline="") as opened:
        return {row["ref"]: row["indicator"] for row in csv.DictReader(opened)}

"""What the checker found in each edition and stands there, as pages and downloads ask for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from quarterlight.data.findings import Findings
from quarterlight.data.thresholds import Choice
from quarterlight.facts.model import Comment, Finding


@dataclass(frozen=True, slots=True)
class Checks:
    """What the checker found in each edition and stands there, and this site's thresholds.

    `findings` are all by council and edition; `measures` the same by measure too, `texts` those about a comment by the
    comment's row.
    """

    findings: Findings = field(default_factory=dict)
    measures: Mapping[tuple[str, str, str], Sequence[Finding]] = field(default_factory=dict)
    texts: Mapping[tuple[str, str, int], Sequence[Finding]] = field(default_factory=dict)
    thresholds: tuple[Choice, ...] = ()

    @classmethod
    def made(cls, findings: Findings, thresholds: tuple[Choice, ...]) -> Checks:
        """Return the checks of a site, sorted once."""
        measures: dict[tuple[str, str, str], list[Finding]] = {}
        texts: dict[tuple[str, str, int], list[Finding]] = {}
        for (org, edition), listed in findings.items():
            for finding in listed:
                measures.setdefault((org, edition, finding.indicator), []).append(finding)
                if finding.table == "commentary":
                    texts.setdefault((org, edition, finding.problem.location.row or 0), []).append(finding)
        return cls(findings, measures, texts, thresholds)

    def of(self, org: str, edition: str) -> tuple[Finding, ...]:
        """Return what stands in one edition."""
        return self.findings.get((org, edition), ())

    def of_measure(self, org: str, edition: str, indicator: str) -> Sequence[Finding]:
        """Return what stands in one edition about one measure."""
        return self.measures.get((org, edition, indicator), ())

    def of_text(self, org: str, edition: str, comment: Comment) -> Sequence[Finding]:
        """Return what stands in one edition about one of its comments."""
        return self.texts.get((org, edition, comment.row), ())


def record(finding: Finding) -> dict[str, Any]:
    """Return a finding as plain values for JSON."""
    problem, waiver = finding.problem, finding.waiver
    return {
        "rule": problem.rule,
        "level": str(problem.level),
        "path": f"{finding.table}.csv" if problem.location.row else problem.location.path.rpartition("/")[2],
        "row": problem.location.row,
        "column": problem.location.column,
        "subject": problem.subject,
        "period": str(finding.period) if finding.period else None,
        "area": finding.area or None,
        "found": problem.found,
        "expected": problem.remedy,
        "evidence": list(problem.evidence),
        "waiver": {
            "reason": waiver.reason,
            "decided_by": waiver.decided_by,
            "decided_on": waiver.decided_on.isoformat(),
            "until": waiver.until.isoformat() if waiver.until else None,
        }
        if waiver
        else None,
    }

"""What the checker found, as readers meet it: beside a figure, a sentence of the report, or on the page of all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from quarterlight.data import manual
from quarterlight.display import links
from quarterlight.display.checks import Checks
from quarterlight.display.readings import CouncilReadings, Reading
from quarterlight.display.wording import dates, findings
from quarterlight.facts.model import Comment, Edition, Finding

# The rules that hold a rating against its figure.
RATED = frozenset({"status-target", "status-no-target"})


@dataclass(frozen=True, slots=True)
class Told:
    """A finding as a reader meets it: the measure or table with its page, when, what, the working, why it may stand.

    `asks` is what its rule holds, in words.
    `period` is that of the figure that it is about, in the standard's notation; "" where it is about none.
    """

    title: str
    path: str
    when: str
    said: str
    better: str
    evidence: tuple[str, ...]
    rule: str
    asks: str
    waived: str
    period: str = ""


def told(readings: CouncilReadings, edition: Edition, found: Sequence[Finding]) -> list[Told]:
    """Return findings of an edition as readers meet them."""
    org, known = edition.organisation.slug, readings.by_edition[edition.slug]
    tables = {table.slug: table.title for table in edition.extra_tables}
    listed = []
    for finding in found:
        reading = known.get(finding.indicator)
        problem = finding.problem
        title, path = _subject(finding, org, tables)
        said = findings.said(finding, edition, reading.history if reading else None)
        if reading is not None:
            title, path = reading.indicator.name, links.indicator(org, reading.indicator.slug)
        listed.append(
            Told(
                title=title,
                path=path,
                when=_when(finding, reading, said),
                said=said,
                better=findings.better(finding, reading.history if reading else None),
                evidence=tuple(findings.worked(line) for line in problem.evidence),
                rule=problem.rule,
                asks=manual.short(problem.rule),
                waived=findings.waived(finding),
                period=_period(finding, edition),
            )
        )
    return listed


def _when(finding: Finding, reading: Reading | None, said: str) -> str:
    """Return the period that a finding is about, in words; "" where its sentence names it."""
    if finding.period is None or reading is None or dates.phrase(finding.period) in said:
        return ""
    return dates.row(finding.period, reading.indicator.basis)


def _period(finding: Finding, edition: Edition) -> str:
    """Return the period of the whole council's figure that a finding is about."""
    of_figure = finding.table == "observations" and finding.area == edition.organisation.code
    return str(finding.period) if finding.period and of_figure else ""


def _subject(finding: Finding, org: str, tables: Mapping[str, str]) -> tuple[str, str]:
    """Return what a finding is about that is no measure, and its page."""
    kind, _, name = finding.problem.subject.partition(":")
    if kind == "table" and name in tables:
        return tables[name], links.extra_table(org, name)
    return _TABLES.get(name, "The report"), ""


_TABLES = {"claims": "The report's text", "commentary": "The report's text", "indicators": "The list of measures"}


# Kinds of rules that hold what a text says against the tables. What others find in a text is not repeated beside it:
# it may be how few people are counted there.
_OF_WORDS = frozenset({"text"})


def of_words(readings: CouncilReadings, checks: Checks) -> Callable[[Edition, Comment], Sequence[Told]]:
    """Return what says of a comment of an edition which of its words the checks doubt."""

    def of(edition: Edition, comment: Comment) -> Sequence[Told]:
        rules = manual.of_kinds(_OF_WORDS)
        found = checks.of_text(edition.organisation.slug, edition.slug, comment)
        return told(readings, edition, [one for one in found if one.problem.rule in rules])

    return of


def claimed(readings: CouncilReadings, checks: Checks, edition: Edition) -> Sequence[Told]:
    """Return what the checks say of the numbers that the report itself states about the whole of its tables."""
    found = checks.of(edition.organisation.slug, edition.slug)
    return told(readings, edition, [one for one in found if one.table == "claims"])

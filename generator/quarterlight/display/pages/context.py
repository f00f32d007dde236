"""What the pages need to know of the site as a whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from quarterlight.data.findings import Findings
from quarterlight.data.thresholds import Choice
from quarterlight.display import links
from quarterlight.display.explaining import Entry
from quarterlight.display.gallery import Download, Gallery
from quarterlight.display.wording import explanations
from quarterlight.facts.model import Edition, Finding
from quarterlight.facts.settings import Settings

# By council and edition: the name, title and size in words of each CSV file.
Files = Mapping[str, Mapping[str, Sequence[tuple[str, str, str]]]]


@dataclass(frozen=True, slots=True)
class Checks:
    """What the checker found in each edition and stands there, all and by measure, and this site's thresholds."""

    findings: Findings = field(default_factory=dict)
    measures: Mapping[tuple[str, str, str], Sequence[Finding]] = field(default_factory=dict)
    thresholds: tuple[Choice, ...] = ()

    @classmethod
    def made(cls, findings: Findings, thresholds: tuple[Choice, ...]) -> Checks:
        """Return the checks of a site, sorted by measure once."""
        measures: dict[tuple[str, str, str], list[Finding]] = {}
        for (org, edition), listed in findings.items():
            for finding in listed:
                measures.setdefault((org, edition, finding.indicator), []).append(finding)
        return cls(findings, measures, thresholds)

    def of(self, org: str, edition: str) -> tuple[Finding, ...]:
        """Return what stands in one edition."""
        return self.findings.get((org, edition), ())

    def of_measure(self, org: str, edition: str, indicator: str) -> Sequence[Finding]:
        """Return what stands in one edition about one measure."""
        return self.measures.get((org, edition, indicator), ())


@dataclass(frozen=True, slots=True)
class Site:
    """A site's name, address ("" if not set), settings, data files, pictures, what was checked, and explained words.

    `papers` has the printed paper of a page by the page's path; `doubted` are the pages of measures whose reported
    figure the checks doubt.
    """

    name: str
    url: str
    settings: Settings
    files: Files
    gallery: Gallery
    checks: Checks = field(default_factory=Checks)
    words: tuple[Entry, ...] = ()
    papers: Mapping[str, Download] = field(default_factory=dict)
    doubted: frozenset[str] = frozenset()

    def citation(self, edition: Edition, title: str, path: str) -> str:
        """Return how to cite the page at `path`, called `title`, about an edition."""
        address = links.absolute(self.url, path)
        return explanations.citation(edition, title, address, self.settings.republication)

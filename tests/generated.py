"""The sentences that the generator writes over the two real packages, by where a reader meets them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from measuring import PACKAGES, ROOT

from quarterlight.data import assemble
from quarterlight.data.check import check
from quarterlight.data.findings import by_edition
from quarterlight.display import readings
from quarterlight.display.charts.of_indicator import charts
from quarterlight.display.readings import CouncilReadings, Reading
from quarterlight.display.wording import explanations, findings, sentences, summaries
from quarterlight.facts.model import Edition, Finding

Said = Iterator[tuple[str, str]]


def sentences_of_both_sites() -> list[tuple[str, str]]:
    """Return (where it stands, text) of every generated text; the names of councils and measures in them are theirs."""
    checked = check(PACKAGES, ROOT, date(2026, 11, 25))
    found = by_edition(checked)
    said: list[tuple[str, str]] = []
    for council in assemble.councils(checked.packages):
        read = readings.read(council)
        for reading in read.current.values():
            said += _of_measure(reading)
        for edition in council.editions:
            said += _of_edition(read, edition, found.get((council.organisation.slug, edition.slug), ()))
    return [(where, text) for where, text in said if text]


def _of_measure(reading: Reading) -> Said:
    yield "lead", reading.lead
    for _, chart in charts(reading):
        yield "headline", f"{chart.caption.headline}."
        yield "description", chart.caption.description
    for _, words in explanations.why(reading.history, reading.point, reading.assessment):
        yield "why", f"{words.rstrip('.')}."
    if reading.assessment is not None:
        yield "rating", sentences.published(reading.assessment)
        yield "rating", sentences.difference(reading.assessment)


def _of_edition(read: CouncilReadings, edition: Edition, found: tuple[Finding, ...] | list[Finding]) -> Said:
    yield "summary", summaries.edition(edition, read.of_edition(edition))
    yield "summary", summaries.actions(edition)
    for finding in found:
        reading = read.current.get(finding.indicator)
        yield "finding", findings.said(finding, edition, reading.history if reading else None)

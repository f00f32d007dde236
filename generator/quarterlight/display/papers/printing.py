"""All papers of a site: which pages have one, its manuscript, and the file that is offered beside the page.

Typesetting itself is handed in, because it keeps what it made.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path

from quarterlight.data import manual
from quarterlight.display import links, telling
from quarterlight.display.charts.drawing import Drawing, Drawn
from quarterlight.display.checks import Checks
from quarterlight.display.gallery import Download
from quarterlight.display.pages import standings
from quarterlight.display.pages.overrides import built_in
from quarterlight.display.papers import reports
from quarterlight.display.papers.contents import Paper
from quarterlight.display.papers.illustrations import Illustrations, illustrations
from quarterlight.display.papers.reports import Imprint, Report
from quarterlight.display.papers.typesetting import Manuscript, file_name
from quarterlight.display.readings import CouncilReadings
from quarterlight.display.wording import papers as wording
from quarterlight.facts.model import Edition
from quarterlight.words.escaping import printed

# Given the manuscript of each page's paper, by the page's path, typesets them and says what became of each.
Typeset = Callable[[Iterable[tuple[str, Manuscript]]], Mapping[str, Drawn]]
FOLDER = "paper"


def manuscripts(
    councils: Sequence[CouncilReadings], checks: Checks, own: Path, imprint: Imprint
) -> Iterator[tuple[str, Manuscript]]:
    """Yield what is to be typeset for every paper of a site, one after another, with the path of its page.

    `own` is the folder of the site's own templates. Raises ChartFaultError.
    """
    files = templates(own)
    for readings in councils:
        for page, paper in papers(readings, checks, imprint):
            yield page, manuscript(paper, files)


def papers(readings: CouncilReadings, checks: Checks, imprint: Imprint) -> Iterator[tuple[str, Paper]]:
    """Yield the paper of every edition, theme and priority of a council, with the path of its page.

    A theme or a priority is in the papers of the latest edition that has it.
    """
    org = readings.council.organisation.slug
    themes, priorities = readings.latest_of("themes"), readings.latest_of("priorities")
    for edition in readings.council.editions:
        # The charts of one edition at a time: those of all together could fill the memory.
        pictures = illustrations(readings, edition)
        report = _report(readings, edition, checks, pictures, imprint)
        yield links.edition(org, edition.slug), reports.whole(report)
        for latest, theme in themes:
            if latest is edition:
                yield links.theme(org, theme.slug), reports.of_theme(report, theme)
        for latest, priority in priorities:
            if latest is edition:
                yield links.priority(org, priority.slug), reports.of_priority(report, priority)


def _report(
    readings: CouncilReadings, edition: Edition, checks: Checks, pictures: Illustrations, imprint: Imprint
) -> Report:
    """Return an edition with what its papers are made from, and with what the checks doubt in it."""
    listed = readings.of_edition(edition)
    found = {
        reading.indicator.slug: checks.of_measure(edition.organisation.slug, edition.slug, reading.indicator.slug)
        for reading in listed
    }
    doubted = standings.doubted_in(readings, edition, checks)
    # What came late or not at all is said in its own place.
    late = manual.of_kinds(frozenset({"returns"}))
    told_of = {
        slug: [one for one in telling.told(readings, edition, own) if one.waived and one.rule not in late]
        for slug, own in found.items()
    }
    of_words = telling.of_words(readings, checks)
    claimed = tuple(one.said for one in telling.claimed(readings, checks, edition))
    return Report(edition, listed, told_of, doubted, claimed, of_words, pictures, imprint)


def templates(own: Path) -> tuple[tuple[str, str], ...]:
    """Return the files of the papers' template; those in the folder `own` of a site shadow the built-in ones."""
    found = {
        path.removeprefix(f"{FOLDER}/"): text for path, text in built_in().items() if path.startswith(f"{FOLDER}/")
    }
    found |= {path.name: path.read_text(encoding="utf-8") for path in sorted((own / FOLDER).glob("*.typ"))}
    return tuple(sorted(found.items()))


def manuscript(paper: Paper, files: tuple[tuple[str, str], ...]) -> Manuscript:
    """Return a paper ready for the typesetter: every text of it passes the one function that makes it printable."""
    content = json.dumps(_printable(paper), ensure_ascii=False, separators=(",", ":"))
    return Manuscript(files, content, date(*paper.cover.day), tuple(_drawings(paper)))


def _drawings(paper: Paper) -> Iterator[Drawing]:
    measures = (measure for chapter in paper.chapters for group in chapter.groups for measure in group.measures)
    for plate in (paper.ratings.plate, *(measure.plate for measure in measures)):
        if plate is not None:
            yield plate.drawing


def _printable(value: object) -> object:
    if isinstance(value, str):
        return printed(value)
    if isinstance(value, Drawing):
        return file_name(value)
    if is_dataclass(value):
        return {field.name: _printable(getattr(value, field.name)) for field in fields(value)}
    return [_printable(inner) for inner in value] if isinstance(value, tuple) else value


def offered(made: Mapping[str, Drawn]) -> dict[str, Download]:
    """Return the link from each page to its paper; `made` are the papers by the paths of their pages."""
    return {
        page: Download(wording.download(pdf.size, _KINDS[_kind(page)]), links.paper(page)) for page, pdf in made.items()
    }


_KINDS = {"editions": "report", "themes": "theme", "priorities": "priority"}


def _kind(page: str) -> str:
    """Return the folder of a page's kind."""
    return page.split("/")[1]

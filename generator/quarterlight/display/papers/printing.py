"""All papers of a site: which pages have one, its manuscript, and the file that is offered beside the page.

Typesetting itself is handed in, because it keeps what it made.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

from quarterlight.display import links
from quarterlight.display.pages.overrides import built_in
from quarterlight.display.papers import reports
from quarterlight.display.papers.contents import Paper
from quarterlight.display.papers.illustrations import Charts, Illustrations
from quarterlight.display.papers.reports import Report
from quarterlight.display.papers.typesetting import Manuscript
from quarterlight.display.readings import CouncilReadings
from quarterlight.facts.model import Edition
from quarterlight.words.escaping import printed

Typeset = Callable[[Sequence[Manuscript]], Sequence[bytes]]
FOLDER = "paper"


def papers(
    readings: CouncilReadings, charts: Charts, drawn: Mapping[str, bytes], url: str, republication: bool
) -> Iterator[tuple[str, Paper]]:
    """Yield the paper of every edition, theme and priority of a council, with the path of its page.

    `drawn` are the drawings of the `charts`, `url` the site's address or "".
    """

    def report(edition: Edition) -> Report:
        pictures = Illustrations(edition, charts, drawn)
        return Report(edition, readings.of_edition(edition), pictures, url, republication)

    org = readings.council.organisation.slug
    for edition in readings.council.editions:
        yield links.edition(org, edition.slug), reports.whole(report(edition))
    for edition, theme in readings.latest_of("themes"):
        yield links.theme(org, theme.slug), reports.of_theme(report(edition), theme)
    for edition, priority in readings.latest_of("priorities"):
        yield links.priority(org, priority.slug), reports.of_priority(report(edition), priority)


def templates(own: Path) -> tuple[tuple[str, str], ...]:
    """Return the files of the papers' template; those in the folder `own` of a site shadow the built-in ones."""
    found = {
        path.removeprefix(f"{FOLDER}/"): text for path, text in built_in().items() if path.startswith(f"{FOLDER}/")
    }
    found |= {path.name: path.read_text(encoding="utf-8") for path in sorted((own / FOLDER).glob("*.typ"))}
    return tuple(sorted(found.items()))


def manuscript(paper: Paper, files: tuple[tuple[str, str], ...]) -> Manuscript:
    """Return a paper ready for the typesetter: every text of it passes the one function that makes it printable."""
    content = json.dumps(_printable(asdict(paper)), ensure_ascii=False, separators=(",", ":"))
    return Manuscript(files, content, date(*paper.cover.day))


def _printable(value: object) -> object:
    if isinstance(value, str):
        return printed(value)
    if isinstance(value, dict):
        return {key: _printable(inner) for key, inner in value.items()}
    return [_printable(inner) for inner in value] if isinstance(value, list | tuple) else value

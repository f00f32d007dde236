"""What the search index is told of a page beside its text: what it can be filtered by, and what a result shows.

It stands in the front matter, and the layout writes it into the page's head: no reader hears or prints it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from quarterlight.display import facets
from quarterlight.display.readings import CouncilReadings, Reading
from quarterlight.display.wording import dates, terms
from quarterlight.facts.model import Edition, Indicator

Told = Mapping[str, Mapping[str, str]]
_CODE = re.compile(r"([^\W\d_]+)[\s-]*(\d\w*)")


def report(edition: Edition, theme: str = "") -> Told:
    """Return what is told of a page about `edition`, and about its theme of that slug where there is one."""
    organisation = edition.organisation
    filters = {"council": organisation.slug, "theme": theme}
    shown = {"council": organisation.name, "published": dates.day(edition.published_on)}
    # The heading of a theme, a priority or a measure names no council, and councils have many in common.
    return {"filters": filters, "shown": {**shown, "place": organisation.place} if theme else shown}


def priority(edition: Edition, theme: str, listed: Sequence[Reading]) -> Told:
    """Return what is told of the page of a priority: who asks for a service is led to it before its measures."""
    told = report(edition, theme)
    services = [name for reading in listed for name in (reading.indicator.service, reading.indicator.group) if name]
    return {**told, "shown": {**told["shown"], "words": "; ".join(dict.fromkeys(services))}} if services else told


def measure(found: CouncilReadings, reading: Reading) -> Told:
    """Return what is told of the page of a measure."""
    told = report(reading.history.edition, facets.theme(found, reading).slug)
    status = facets.status(reading)
    shown = {
        "status": status.word,
        "figure": reading.figure if reading.known else terms.NO_FIGURE,
        "period": reading.period,
        "words": "; ".join(dict.fromkeys(word for word in _words(found, reading) if word)),
    }
    # Only the text of what is shown can be searched for, so the tone stands with the filters.
    filters = {**told["filters"], "status": status.slug, "tone": status.tone}
    return {"filters": filters, "shown": {**told["shown"], **shown}}


def _words(found: CouncilReadings, reading: Reading) -> Iterator[str]:
    """Yield what a measure is called beside its name, in any edition: codes, synonyms, services, official titles."""
    slug = reading.indicator.slug
    for edition in reversed(found.council.editions):
        if slug in found.reported[edition.slug]:
            yield from _called(found.by_edition[edition.slug][slug].indicator)


def _called(indicator: Indicator) -> Iterator[str]:
    for code in indicator.codes:
        yield from spellings(code)
    yield indicator.ref
    yield from indicator.synonyms
    yield from (indicator.service, indicator.group, indicator.title)


def spellings(code: str) -> tuple[str, ...]:
    """Return an official code as written and, where letters precede a number, with a space between them and without."""
    parts = _CODE.fullmatch(code.strip())
    return (f"{parts[1]} {parts[2]}", f"{parts[1]}{parts[2]}") if parts else (code,)

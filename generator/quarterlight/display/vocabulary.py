"""The words that a misspelt search may mean: those that measures, services and explained terms are called by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from quarterlight.display.readings import CouncilReadings
from quarterlight.facts.model import Edition, Indicator

# Shorter ones are too like one another for a guess, and figures have no spelling.
_WORD = re.compile(r"[^\W\d_]{3,}")


def vocabulary(councils: Sequence[CouncilReadings]) -> Mapping[str, int]:
    """Return each word in small letters with the number of names that it stands in, in alphabetical order."""
    counted = Counter(word for found in councils for names in _named(found) for word in _words(names))
    return dict(sorted(counted.items()))


def _named(found: CouncilReadings) -> Iterator[str]:
    """Yield all names of each measure, term, theme, priority and of the council itself."""
    for reading in found.current.values():
        yield " ".join(_names(reading.indicator))
    terms = {term.term: term for edition in found.council.editions for term in edition.terms}
    for term in terms.values():
        yield " ".join((term.term, *term.synonyms))
    yield from _titles(found.council.latest)


def _names(indicator: Indicator) -> tuple[str, ...]:
    return (indicator.title, indicator.plain_title, *indicator.synonyms, indicator.service, indicator.group)


def _titles(edition: Edition) -> Iterator[str]:
    yield f"{edition.organisation.name} {edition.organisation.short_name}"
    yield from (theme.title for theme in edition.themes)
    yield from (priority.title for priority in edition.priorities)
    yield from (table.title for table in edition.extra_tables)


def _words(names: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(names)}

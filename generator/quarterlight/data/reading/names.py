"""What the indicators of a package are called, and which of them a piece of text is about.

A name is the official title, the plain one, the publisher's sentence, or a synonym, as stems. A stem that few
indicators share says more than one that many do.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from quarterlight.data.reading.sentences import sentence
from quarterlight.data.reading.stems import stem, telling
from quarterlight.facts.model import Edition, Indicator

Stems = frozenset[str]
# Words for any figure at all: they say nothing of which.
# In more titles than this, a word tells none of them.
COMMON = 40
GENERAL: Stems = frozenset(
    stem(word)
    for word in (
        "percentage percent per cent number rate proportion share average total figure result performance measure"
        " indicator score level value outturn data ratio index amount volume target kpi"
    ).split()
)
# Of these, the ones that can stand for an indicator by themselves: "the figure fell", but not "the target fell".
WIDE: Stems = frozenset(
    stem(word)
    for word in "figure result performance rate number total share percentage proportion measure score average".split()
)
_PLACE = re.compile(r"\{figure\}")
_CHOICE = re.compile(r"[\[\]|]")


@dataclass(frozen=True, slots=True)
class Names:
    """The names of an edition's indicators: `titles` by slug, `known` every stem of an indicator's names and synonyms.

    `told` gives the indicators in whose names a stem stands, but for stems that stand in too many to tell any.
    """

    titles: Mapping[str, tuple[Stems, ...]] = field(default_factory=dict)
    known: Mapping[str, Stems] = field(default_factory=dict)
    synonyms: Mapping[str, tuple[Stems, ...]] = field(default_factory=dict)
    weights: Mapping[str, float] = field(default_factory=dict)
    told: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    place: Stems = frozenset()

    def coverage(self, slug: str, stems: Stems) -> float:
        """Return how much of the best fitting title of an indicator is among `stems`, from 0 to 1."""
        return max((self._weigh(title & stems) / self._weigh(title) for title in self.titles[slug]), default=0.0)

    def called(self, slug: str, stems: Stems) -> bool:
        """Return whether `stems` are a synonym of an indicator, or hold one of several words."""
        return any(synonym == stems or (len(synonym) > 1 and synonym <= stems) for synonym in self.synonyms[slug])

    def said(self, slug: str, stems: Stems) -> Stems:
        """Return the words of an indicator's titles that are among `stems`."""
        return frozenset().union(*self.titles[slug]) & stems

    def shared(self, slug: str, stems: Stems) -> float:
        """Return the weight of the words that an indicator's names and `stems` share."""
        return self._weigh(self.known[slug] & stems)

    def _weigh(self, stems: Stems) -> float:
        return sum(self.weights.get(found, 1.0) for found in stems)


def names(edition: Edition) -> Names:
    """Return the names of the indicators of an edition."""
    place = _stems(f"{edition.organisation.name} {edition.organisation.short_name} council county")
    titles = {one.slug: tuple(_titles(one, place)) for one in edition.indicators}
    synonyms = {one.slug: tuple(_synonyms(one)) for one in edition.indicators}
    known = {slug: frozenset().union(*found, *synonyms[slug]) for slug, found in titles.items()}
    shared = Counter(found for stems in known.values() for found in stems)
    weights = {found: math.log(1 + len(known) / count) for found, count in shared.items()}
    return Names(titles, known, synonyms, weights, _told(known), place)


def _told(known: Mapping[str, Stems]) -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for slug, stems in known.items():
        for word in stems:
            found[word].append(slug)
    return {word: tuple(slugs) for word, slugs in found.items() if len(slugs) <= COMMON}


def _titles(one: Indicator, place: Stems) -> tuple[Stems, ...]:
    texts = (one.title, one.plain_title, _CHOICE.sub(" ", _PLACE.sub(" ", one.sentence)))
    return tuple({found: None for text in texts if len(found := _stems(text) - place - GENERAL) > 1})


def _synonyms(one: Indicator) -> Iterator[Stems]:
    found = (_stems(text) for text in one.synonyms)
    yield from (stems - GENERAL or stems for stems in found if stems)


def _stems(text: str) -> Stems:
    return telling(sentence(text).stems)


def best(found: Sequence[tuple[str, float]], least: float, lead: float) -> str | None:
    """Return the one with the highest score, if that is at least `least` and `lead` above every other; else None."""
    ordered = sorted(found, key=lambda pair: -pair[1])
    if not ordered or ordered[0][1] < least:
        return None
    return ordered[0][0] if len(ordered) == 1 or ordered[0][1] - ordered[1][1] >= lead else None

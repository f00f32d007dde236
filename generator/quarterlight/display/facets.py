"""What measures can be filtered by: council, theme, service, status and direction, and every value that occurs.

A value has a short name, which stands in addresses and in the search index, and words for readers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from quarterlight.display import links
from quarterlight.display.readings import CouncilReadings, Reading
from quarterlight.display.wording import terms
from quarterlight.words.status import Direction, Tone

# No slug of a theme has a dot, so this can be no theme's.
NO_THEME = "no.theme"


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet. A status has a tone, and a rank on its scale: 1 is the best, 0 where it has none."""

    slug: str
    word: str
    tone: Tone = Tone.NONE
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing to filter by: its name in addresses, its title, and the values that occur, in order."""

    name: str
    title: str
    choices: tuple[Choice, ...]


def council(found: CouncilReadings) -> Choice:
    """Return a council as a value to filter by."""
    return Choice(found.council.organisation.slug, found.council.organisation.name)


def theme(found: CouncilReadings, reading: Reading) -> Choice:
    """Return the theme of the council's latest edition that a measure stands under; one for all that have none."""
    themes = (theme for theme in found.council.latest.themes if theme.slug == reading.indicator.theme)
    return next((Choice(theme.slug, theme.title) for theme in themes), Choice(NO_THEME, terms.NO_THEME))


def service(reading: Reading) -> Choice:
    """Return the service that reports a measure, else the heading that it is printed under."""
    word = reading.indicator.service or reading.indicator.group or terms.NOT_STATED.capitalize()
    return Choice(links.short_name(word), word)


def status(reading: Reading) -> Choice:
    """Return the status that is shown for a measure."""
    badge = reading.badge
    published = reading.assessment.published if reading.assessment else None
    return Choice(links.short_name(badge.word), badge.word, badge.tone, published.rank if published else 0)


def direction(reading: Reading) -> Choice:
    """Return which way a measure moved; as published where the figures do not say."""
    said = reading.assessment.published_direction if reading.assessment else ""
    word = terms.DIRECTION[reading.direction] if reading.direction else terms.SAID_DIRECTION.get(said, _UNMOVED)
    return Choice(links.short_name(word), word)


_UNMOVED = terms.NOT_COMPARED
_DIRECTIONS = [*(terms.DIRECTION[direction] for direction in Direction), _UNMOVED]


def of(found: CouncilReadings, reading: Reading) -> Mapping[str, Choice]:
    """Return a measure's value of every facet, by the facet's name."""
    return {
        "council": council(found),
        "theme": theme(found, reading),
        "service": service(reading),
        "status": status(reading),
        "direction": direction(reading),
    }


@dataclass(frozen=True, slots=True)
class Asked:
    """A list of measures that a reader may ask for in everyday words, with the values that they are filtered by."""

    title: str
    words: tuple[str, ...]
    chosen: tuple[tuple[str, str], ...]


def asked(known: Sequence[Facet]) -> tuple[Asked, ...]:
    """Return the lists that a search is led to; those that would be empty are left out. `known` are all facets."""
    choices = [(facet.name, choice) for facet in known for choice in facet.choices]
    found = []
    for title, words, fits in _ASKED:
        chosen = tuple((name, choice.slug) for name, choice in choices if fits(name, choice))
        found += [Asked(title, words, chosen)] if chosen else []
    return tuple(found)


def _moved(direction: Direction) -> Callable[[str, Choice], bool]:
    return lambda name, choice: name == "direction" and choice.word == terms.DIRECTION[direction]


def _rated(tone: Tone) -> Callable[[str, Choice], bool]:
    return lambda name, choice: name == "status" and choice.tone is tone


_ASKED = (
    ("Every measure that got worse", terms.WORDS_FOR_WORSE, _moved(Direction.WORSENED)),
    ("Every measure that got better", terms.WORDS_FOR_BETTER, _moved(Direction.IMPROVED)),
    ("Every measure with a poor rating", terms.WORDS_FOR_POOR, _rated(Tone.POOR)),
    ("Every measure with a good rating", terms.WORDS_FOR_GOOD, _rated(Tone.GOOD)),
)


def _used(values: Sequence[Choice]) -> dict[str, Choice]:
    """Return each value once, by its short name; where councils call it differently, by all of its words.

    Its rank is the last council's.
    """
    found: dict[str, Choice] = {}
    words: dict[str, dict[str, None]] = {}
    for value in values:
        words.setdefault(value.slug, {})[value.word] = None
        found[value.slug] = replace(value, word=_OR.join(words[value.slug]))
    return found


_OR = " / "


def facets(councils: Sequence[CouncilReadings]) -> tuple[Facet, ...]:
    """Return every facet with the values that the measures of `councils` have."""
    placed = [of(found, reading) for found in councils for reading in found.current.values()]
    used = {name: _used([at[name] for at in placed]) for name in terms.FACETS}
    printed = [theme.slug for found in councils for theme in found.council.latest.themes]
    tones = list(Tone)
    ordered = {
        "council": list(used["council"].values()),
        "theme": sorted(used["theme"].values(), key=lambda at: [*printed, NO_THEME].index(at.slug)),
        "service": sorted(used["service"].values(), key=lambda at: at.word.lower()),
        "status": sorted(used["status"].values(), key=lambda at: (tones.index(at.tone), at.rank, at.word)),
        "direction": sorted(used["direction"].values(), key=lambda at: _DIRECTIONS.index(at.word)),
    }
    return tuple(Facet(name, title, tuple(ordered[name])) for name, title in terms.FACETS.items())

"""Which statuses, taken together, make a stated share; counts and percentages.

A report says "54% are on track" and prints no key. What it can mean is a run of neighbouring levels of its scale, or
what has no level at all (missing, not due); anything else counts a worse level above a better one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from quarterlight.facts.history import Point
from quarterlight.facts.model import Edition
from quarterlight.facts.statistics import rounded
from quarterlight.words.status import Tone

UNRATED = ""
# So many levels are looked at in every combination; no council has more, and the combinations double with each.
MOST_LEVELS = 10


@dataclass(frozen=True, slots=True)
class Scale:
    """How many have each status: `levels` best first, `apart` those that are no level; "" stands for having none."""

    levels: tuple[str, ...]
    apart: tuple[str, ...]
    counts: Mapping[str, int]

    def total(self, group: Sequence[str]) -> int:
        """Return how many have one of the statuses of `group`."""
        return sum(self.counts.get(status, 0) for status in group)

    @property
    def every(self) -> tuple[str, ...]:
        """All statuses, that of having none included."""
        return (*self.levels, *self.apart, UNRATED)

    def share(self, group: Sequence[str]) -> Decimal:
        """Return the percentage that has one of the statuses of `group`, to one decimal."""
        return rounded(Decimal(self.total(group) * 100) / self.total(self.every), 1)

    def status(self, word: str) -> str | None:
        """Return the status that is called by `word`, or None."""
        return next((status for status in self.every if status and status == word.lower().replace(" ", "-")), None)

    def bases(self) -> list[tuple[str, ...]]:
        """Return what a share can be of: everything, or everything but some that have no level."""
        left_out = (out for size in range(len(self.apart) + 2) for out in combinations((*self.apart, UNRATED), size))
        return [tuple(status for status in self.every if status not in out) for out in left_out]


def scale(edition: Edition, current: Mapping[str, Point], about: str) -> Scale:
    """Return how many indicators, actions or both (`about`) have each status, by the points that they report."""
    counts: Counter[str] = Counter()
    if about != "actions":
        points = (current.get(one.slug) for one in edition.indicators)
        counts.update(point.observation.status if point else UNRATED for point in points)
    if about != "indicators":
        counts.update(action.status for action in edition.actions)
    levels = sorted(edition.scale.values(), key=lambda level: level.rank)
    rated = tuple(level.slug for level in levels if level.tone is not Tone.NONE)
    return Scale(rated, tuple(level.slug for level in levels if level.tone is Tone.NONE), counts)


def near(part: int, whole: int, stated: Decimal) -> bool:
    """Return whether `part` of `whole` is the stated percentage, rounded as it is stated."""
    if not whole:
        return False
    exponent = stated.as_tuple().exponent
    grain = Decimal(1).scaleb(min(0, exponent if isinstance(exponent, int) else 0))
    return abs(Decimal(part * 100) / whole - stated) <= grain / 2


def natural(scale: Scale, stated: Decimal) -> list[tuple[str, ...]]:
    """Return the groups that a word can mean and that make the stated percentage of all, or of all with a level."""
    return [
        group
        for group in _meanings(scale)
        if any(near(scale.total(group), scale.total(base), stated) for base in scale.bases())
    ]


def _meanings(scale: Scale) -> Iterator[tuple[str, ...]]:
    levels, apart = scale.levels, (*scale.apart, UNRATED)
    for first in range(len(levels)):
        yield from (levels[first:last] for last in range(first + 1, len(levels) + 1))
    yield from (group for size in range(1, len(apart) + 1) for group in combinations(apart, size))


def odd(scale: Scale, stated: Decimal, beside: Sequence[Sequence[tuple[str, ...]]] = ()) -> tuple[str, ...] | None:
    """Return the smallest group of any statuses that makes the stated percentage of all, or None.

    One that leaves a group to each of `beside`, the options of the shares stated with it, goes before any other.
    """
    every = scale.every[:MOST_LEVELS]
    groups = [group for size in range(1, len(every) + 1) for group in combinations(every, size)]
    found = [group for group in groups if near(scale.total(group), scale.total(every), stated)]
    whole = (group for group in found if together([[group], *beside]))
    return next(whole, found[0] if found else None)


def together(options: Sequence[Sequence[tuple[str, ...]]]) -> bool:
    """Return whether one group of each of `options` can be taken so that none of them share a status."""
    return _together(options, frozenset())


def _together(options: Sequence[Sequence[tuple[str, ...]]], taken: frozenset[str]) -> bool:
    if not options:
        return True
    free = (group for group in options[0] if taken.isdisjoint(group))
    return any(_together(options[1:], taken | frozenset(group)) for group in free)

"""Which measures stand out: going well and not, moved for the better and the worse, and not returned.

Both sides of a pair are equal in number where each has something, so that neither is given more room. A measure with a
figure that the checks doubt comes after all others of its side.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from quarterlight.data import manual
from quarterlight.display.checks import Checks
from quarterlight.display.readings import CouncilReadings, Reading
from quarterlight.facts.model import Edition, Finding
from quarterlight.words.period import Period
from quarterlight.words.status import Direction, Polarity, Tone, shortfall

MOST = 5
# Kinds of rules that doubt a figure itself; the others doubt what is said of it.
_OF_FIGURES = frozenset({"arithmetic", "series"})
Pair = tuple[list[Reading], list[Reading]]


def doubted(reading: Reading, found: Sequence[Finding]) -> bool:
    """Return whether the checks doubt the reported figure or that before it; `found` is all that they say.

    What they say of an area's figure is no doubt of the whole council's.
    """
    whole, rules = reading.history.edition.organisation.code, manual.of_kinds(_OF_FIGURES)
    said = (one.period for one in found if one.waiver and one.problem.rule in rules and one.area in {whole, ""})
    return any(period in _latest_two(reading) for period in said)


def doubted_in(readings: CouncilReadings, edition: Edition, checks: Checks) -> frozenset[str]:
    """Return the measures of an edition, by slug, whose figure the checks doubt as it stood then."""
    org = edition.organisation.slug
    named = ((reading.indicator.slug, reading) for reading in readings.of_edition(edition))
    return frozenset(slug for slug, reading in named if doubted(reading, checks.of_measure(org, edition.slug, slug)))


def _latest_two(reading: Reading) -> set[Period]:
    """Return the period of the reported figure, of the row before it, and of the figure that it is compared with."""
    if reading.point is None:
        return set()
    before = reading.assessment.previous if reading.assessment else None
    rows = [point.period for point in reading.history.whole.points if point.period <= reading.point.period]
    return {*rows[-2:], *((before.period,) if before else ())}


def standing(readings: Sequence[Reading], doubts: frozenset[str] = frozenset()) -> Pair:
    """Return what is going well and what is not: best and poorest ratings, the furthest from their targets first."""
    good = [r for r in readings if r.badge.tone is Tone.GOOD]
    poor = poorest(readings)
    return _level(_furthest(good, _surplus, doubts), _furthest(poor, lambda reading: -_surplus(reading), doubts))


def moved(readings: Sequence[Reading], doubts: frozenset[str] = frozenset()) -> Pair:
    """Return what moved for the better and for the worse, the largest relative change first."""
    better = [r for r in readings if r.direction is Direction.IMPROVED]
    worse = [r for r in readings if r.direction is Direction.WORSENED]
    return _level(_furthest(better, _relative_change, doubts), _furthest(worse, _relative_change, doubts))


def poorest(readings: Sequence[Reading]) -> list[Reading]:
    """Return the measures with the poorest ratings, the worst first: by rating, then the furthest from its target."""
    return sorted((r for r in readings if r.badge.tone is Tone.POOR), key=lambda r: (-_rank(r), _surplus(r)))


def _rank(reading: Reading) -> int:
    """Return the rank of a published rating, 1 being the best; 0 where the rating is our own, on no scale."""
    published = reading.assessment.published if reading.assessment else None
    return published.rank if published else 0


def differing(readings: Sequence[Reading]) -> list[Reading]:
    """Return the measures that are rated otherwise than their own figures say."""
    return [r for r in readings if r.differs]


def missing(readings: Sequence[Reading]) -> list[Reading]:
    """Return the measures whose figure was not returned."""
    return [r for r in readings if r.point is not None and "missing" in r.point.observation.markers]


def by_distance(readings: Sequence[Reading]) -> list[tuple[Reading, float]]:
    """Return the measures whose figure can be held against a target, the furthest on its wrong side first.

    With each stands by how much it is better, as a share of the target.
    """
    held = [(reading, surplus) for reading in readings if (surplus := _known_surplus(reading)) is not None]
    return sorted(held, key=lambda pair: pair[1])


def _furthest(readings: Sequence[Reading], by: Callable[[Reading], float], doubts: frozenset[str]) -> list[Reading]:
    return sorted(readings, key=lambda reading: (reading.indicator.slug in doubts, -by(reading)))


def _level(one: list[Reading], other: list[Reading]) -> Pair:
    """Return both lists cut to the same length; where one is empty, the other is not hidden for it."""
    number = min(len(one), len(other), MOST) or MOST
    return one[:number], other[:number]


def _surplus(reading: Reading) -> float:
    """Return by how much a figure is better than its target, as a share of the target; 0 where that is not known."""
    return _known_surplus(reading) or 0.0


def _known_surplus(reading: Reading) -> float | None:
    held = reading.assessment
    if held is None or held.compared is None or held.target is None or not held.target.value:
        return None
    if reading.indicator.polarity not in {Polarity.HIGHER, Polarity.LOWER}:
        return None
    gap = shortfall(held.compared, held.target.value, reading.indicator.polarity)
    return float(-gap / abs(held.target.value))


def _relative_change(reading: Reading) -> float:
    before = reading.assessment.previous if reading.assessment else None
    now = reading.point
    if before is None or now is None or before.value is None or now.value is None:
        return 0.0
    return float(abs(now.value - before.value) / max(abs(now.value), abs(before.value)))

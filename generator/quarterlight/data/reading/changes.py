"""What a sentence says of a change: which way, of which indicator, and between which figures.

Only plain statements are read: "The figure rose", "Fewer potholes were repaired than in the quarter before". Whatever a
plan, a guess, a part or another thing may hide in is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from quarterlight.data.reading import phrases
from quarterlight.data.reading.doubts import negated
from quarterlight.data.reading.lexicon import one_of
from quarterlight.data.reading.passages import Passage, Said
from quarterlight.data.reading.points import meant, named
from quarterlight.data.reading.report import Report
from quarterlight.data.reading.sentences import Span
from quarterlight.data.reading.times import Time, When
from quarterlight.facts.comparison import previous
from quarterlight.facts.history import History, Point


class Way(StrEnum):
    """Which way a sentence says that something changed."""

    UP = "up"
    DOWN = "down"
    SAME = "same"
    BETTER = "better"
    WORSE = "worse"


@dataclass(frozen=True, slots=True)
class Movement:
    """A change that a sentence states: the words that state it, and the figures between which it can be meant."""

    way: Way
    span: Span
    pairs: tuple[tuple[Point, Point], ...]


_WAYS: tuple[tuple[Way, re.Pattern[str]], ...] = tuple(
    (way, re.compile(rf"\b{one_of(words)}\b", re.IGNORECASE))
    for way, words in (
        (
            Way.SAME,
            """is unchanged, was unchanged, were unchanged, remains unchanged, remained unchanged, is the same
            was the same, were the same, stayed the same, stays the same, remained the same, remains the same
            did not change""",
        ),
        (
            Way.UP,
            """rose, risen, rises, rising, rise, grow, climb, increased, increase, increases, increasing, grew
            grown, grows, growing, climbed, climbs, climbing, went up, gone up, goes up, going up, is up, was up
            were up, are up, is higher, was higher, were higher, are higher""",
        ),
        (
            Way.DOWN,
            """fell, fallen, falls, falling, fall, drop, decline, decreased, decrease, decreases, decreasing
            declined, declines, declining, dropped, drops, dropping, shrank, shrunk, went down, gone down
            goes down, going down, came down, dipped, slipped, is down, was down, were down, are down, is lower
            was lower, were lower, are lower""",
        ),
        (
            Way.BETTER,
            """improved, improves, improving, improve, is better, was better, are better, were better
            getting better, got better, gets better, become better""",
        ),
        (
            Way.WORSE,
            """worsened, worsens, worsening, worsen, is worse, was worse, are worse, were worse, getting worse
            got worse, gets worse, deteriorated, deteriorating, deteriorates""",
        ),
    )
)
_MORE = re.compile(
    r"^\s*(?:and |but |there (?:was|were) )?(?:many |far |slightly |a few )?(more|fewer|less)\b", re.IGNORECASE
)
_ALWAYS = re.compile(r"\b(?:every|each) (?:year|quarter|month)\b", re.IGNORECASE)
_OUTCOME = re.compile(r"\b(?:results?|performance)\b", re.IGNORECASE)
_BY_NATURE = {Way.UP: Way.BETTER, Way.DOWN: Way.WORSE}
_TO = re.compile(r"\bto $", re.IGNORECASE)
_KEEPS = re.compile(r"\b(?:continue[sd]?|begun|began|begins|start(?:ed|s)?) to $", re.IGNORECASE)
_SINCE = re.compile(
    r"\b(?:since|than|than in|than at|from|than on|than the|on|compared with|compared to|over)(?: the)?(?: end of)? $"
)


def movements(report: Report, passage: Passage, said: Said, slug: str) -> Iterator[Movement]:
    """Yield each change of the indicator `slug` that a sentence plainly states."""
    current = report.current.get(slug)
    for clause in said.clauses if current else ():
        found = _stated(report, passage, said, clause, slug)
        if found and current:
            way, span = found
            yield Movement(way, span, tuple(between(said, clause, report.histories[slug], current)))


def _stated(report: Report, passage: Passage, said: Said, clause: Span, slug: str) -> tuple[Way, Span] | None:
    """Return which way a clause says that the indicator moved, and the words that say so."""
    text = said.text[slice(*clause)]
    if phrases.doubtful(said, clause, report.histories[slug].indicator) or negated(text):
        return None
    found, more = _verb(said, clause), _MORE.match(text)
    if found:
        way, (start, end) = found
        subject = phrases.names(report, passage, said, (clause[0], start), slug)
        if subject and phrases.adds_nothing(report, said, (end, clause[1]), slug):
            outcome = _OUTCOME.search(said.text[clause[0] : start])
            return _BY_NATURE.get(way, way) if outcome else way, (start, end)
    elif more and (_times(said, clause) or _ALWAYS.search(text)):
        span = (clause[0] + more.start(1), clause[0] + more.end(1))
        if phrases.names(report, passage, said, (span[1], clause[1]), slug):
            return Way.UP if more[1].lower() == "more" else Way.DOWN, span
    return None


def _times(said: Said, clause: Span) -> list[Time]:
    """Return the times that a clause names; "every year" holds for the latest as for any, and names none."""
    inside = [time for time in said.times if clause[0] <= time.span[0] < clause[1]]
    return [time for time in inside if not _ALWAYS.search(said.text[slice(*time.span)])]


def _verb(said: Said, clause: Span) -> tuple[Way, Span] | None:
    """Return the first word of change in a clause that states one: "to rise" does not, "continues to rise" does."""
    found = []
    for way, pattern in _WAYS:
        match = pattern.search(said.text, *clause)
        if match:
            found.append((match.start(), -match.end(), way))
    if not found:
        return None
    start, end, way = min(found)
    before = said.text[clause[0] : start]
    return None if _TO.search(before) and not _KEEPS.search(before) else (way, (start, -end))


def between(said: Said, clause: Span, history: History, current: Point) -> Iterator[tuple[Point, Point]]:
    """Yield the figures, before and after, that a change can be between: one pair if the clause says which."""
    times = _times(said, clause)
    leading = said.leading
    if current.value is None:
        return
    if not times and leading is None:
        yield from _latest(history, current)
        return
    after, before = (named(said, leading, history, current) if leading else current), None
    for time in times:
        point = named(said, time, history, current)
        if point is None:
            return
        if time.when in {When.PERIOD_BEFORE, When.YEAR_BEFORE} or _SINCE.search(said.text[: time.span[0]]):
            before = point
        else:
            after = point
    if after is not None:
        before = before or previous(history, after)
        if before is not None and before.period < after.period:
            yield before, after


def _latest(history: History, current: Point) -> Iterator[tuple[Point, Point]]:
    """Yield the pairs that an undated change can be between: since the period before, and since a year ago."""
    before = previous(history, current)
    year = Time((0, 0), When.YEAR_BEFORE)
    ago = meant(year, history, current)
    yield from ((point, current) for point in (before, ago) if point is not None)

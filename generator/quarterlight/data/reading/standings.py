"""How a sentence says that an indicator stands against its target: above it, on it, behind it, on track.

Only plain statements are read, and only where their subject is an indicator: "the figure", "results", a title's words.
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
from quarterlight.data.reading.points import named
from quarterlight.data.reading.report import Report
from quarterlight.data.reading.sentences import Span
from quarterlight.facts.history import Point


class Stand(StrEnum):
    """How an indicator stands, as the text has it: ABOVE and BELOW by number, AHEAD and BEHIND by what is better."""

    ABOVE = "above"
    BELOW = "below"
    AHEAD = "ahead"
    BEHIND = "behind"
    MET = "met"
    MISSED = "missed"
    CLOSE = "close"
    ON_TRACK = "on_track"
    OFF_TRACK = "off_track"


@dataclass(frozen=True, slots=True)
class Standing:
    """A statement of how the indicator `slug` stands at `point`, and the words that make it."""

    stand: Stand
    span: Span
    slug: str
    point: Point


_TARGET = r"(?: the| its| their| our| this| that| these)?(?: [\w’']+)? targets?\b"
_STANDS: tuple[tuple[Stand, re.Pattern[str]], ...] = tuple(
    (stand, re.compile(rf"\b{one_of(words)}{_TARGET if aimed else ''}\b", re.IGNORECASE))
    for stand, words, aimed in (
        (Stand.ABOVE, "above, over, higher than", True),
        (Stand.BELOW, "below, under, lower than", True),
        (
            Stand.AHEAD,
            "ahead of, beat, beats, beating, exceed, exceeds, exceeded, exceeding, surpassed, better than",
            True,
        ),
        (Stand.BEHIND, "behind, short of, worse than", True),
        (Stand.MET, "met, meets, meeting, achieved, achieves, achieving, hit, hits, hitting, reached, reaches", True),
        (Stand.MET, "on target, at target", False),
        (Stand.MISSED, "missed, misses, missing", True),
        (Stand.MISSED, "off target", False),
        (Stand.CLOSE, "in line with, close to, near to, within reach of", True),
        (Stand.ON_TRACK, "on track, on course", False),
        (Stand.OFF_TRACK, "off track, off course", False),
    )
)
# On track for what: for the target, or for nothing said.
_FOR_TARGET = re.compile(
    r"\s*(?:(?:to (?:meet|reach|achieve|hit|exceed|beat|deliver)|for) (?:the |its |our |this |their )?(?:[\w’'-]+ )?"
    r"(?:targets?|figure|goal)\b.*|(?:by|this) .*)?[\s.,;!]*",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"\b(?:the|this|its|our) (?:[\w’']+ )?targets? (?:was|is|has been|had been|were|are)( not)?"
    r" (met|missed|exceeded|achieved|reached|hit|beaten)\b",
    re.IGNORECASE,
)
_DONE = {"missed": Stand.MISSED, "exceeded": Stand.AHEAD, "beaten": Stand.AHEAD}
_ADVERBS = "still, now, also, well, just, back, some way, far, again, currently, comfortably, slightly"
_BE = re.compile(r"\b(?:is|are|was|were|has|have|had|remains?|remained|stays?|stayed|keeps?|kept)\b", re.IGNORECASE)
_JOINING = re.compile(rf"^\s*(?:and|but|though|although|yet)?(?: {one_of(_ADVERBS)})*\s*$", re.IGNORECASE)
_SPEAKER = re.compile(r"\b(?:we|it|they|this|council|authority|service|team)\b", re.IGNORECASE)


def standings(report: Report, passage: Passage, said: Said, slug: str) -> Iterator[Standing]:
    """Yield each plain statement of how an indicator stands: `slug`, or another that the words before it name."""
    for place, clause in enumerate(said.clauses):
        found = _passive(said, clause) or _active(said, clause)
        if found is None:
            continue
        stand, span = found
        mine = _subject(report, passage, said, place, span, slug)
        current = report.current.get(mine)
        if current is None or phrases.doubtful(said, clause, report.histories[mine].indicator):
            continue
        times = [time for time in said.times if clause[0] <= time.span[0] < clause[1]]
        named_times = times or ([said.leading] if said.leading else [])
        points = [named(said, time, report.histories[mine], current) for time in named_times] or [current]
        if len(points) == 1 and points[0] is not None:
            yield Standing(stand, span, mine, points[0])


def _active(said: Said, clause: Span) -> tuple[Stand, Span] | None:
    if negated(said.text[slice(*clause)]):
        return None
    found = [(match.start(), stand, match) for stand, words in _STANDS if (match := words.search(said.text, *clause))]
    first = min(found, default=None, key=lambda one: one[0])
    if first is None:
        return None
    _, stand, match = first
    tracked = stand in {Stand.ON_TRACK, Stand.OFF_TRACK}
    return None if tracked and not _FOR_TARGET.fullmatch(said.text, match.end(), clause[1]) else (stand, match.span())


def _passive(said: Said, clause: Span) -> tuple[Stand, Span] | None:
    match = _PASSIVE.search(said.text, *clause)
    if match is None:
        return None
    stand = _DONE.get(match[2].lower(), Stand.MET)
    if match[1]:
        stand = {Stand.MET: Stand.MISSED, Stand.MISSED: Stand.MET}.get(stand, Stand.BEHIND)
    return stand, match.span()


def _subject(report: Report, passage: Passage, said: Said, place: int, span: Span, slug: str) -> str:
    """Return the indicator of which a clause states something: named before the words, or in the clause before."""
    start = said.clauses[place][0]
    before = (start, span[0])
    if _JOINING.match(said.text[slice(*before)]) and place and _PASSIVE.match(said.text, span[0]) is None:
        earlier = said.clauses[place - 1]
        verb = _BE.search(said.text, *earlier)
        before = (earlier[0], verb.start()) if verb else before
    if slug and phrases.names(report, passage, said, before, slug):
        return slug
    fits = phrases.only(report, passage, said, before)
    if fits:
        return fits
    # "We met the target", in a text about one indicator.
    text = said.text[slice(*before)]
    speaking = _SPEAKER.search(text) or _PASSIVE.match(said.text, span[0])
    nothing = not phrases.content(said, before, frozenset()) - report.names.place
    return passage.own if speaking and nothing else ""

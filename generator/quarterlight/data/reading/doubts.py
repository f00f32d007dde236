"""What makes a statement one that no table could settle: plans and guesses, negation, other places, parts of the whole.

Words only. It errs on the side of doubt: what is doubtful is left alone.
"""

from __future__ import annotations

import re

from quarterlight.data.reading.lexicon import anywhere

_UNSURE = anywhere(
    """will, would, should, could, may, might, can, cannot, must, shall, if, unless, until, whether, expect*, aim*
    plan, plans, planned, planning, hope, hopes, hoped, hoping, want*, intend*, intention*, propos*, likely
    unlikely, forecast*, predict*, projected, projection*, potential*, possib*, perhaps, estimat*, suggest*
    need, needs, needed, try, tries, trying, seek*, ambition*, hard to, difficult to, at that pace, at this rate
    usually, often, normally, generally, typically, sometimes, tend, tends, traditionally, seasonal*, always
    seem, seems, appear, appears, believe*, due to start, due to begin, due to end, due to open, due to finish"""
)
_NOT = re.compile(
    anywhere(
        "not, never, no longer, none, neither, nor, without, hardly, barely, yet to, fail* to, rather than, less"
    ).pattern
    + r"|n['’]t\b",
    re.IGNORECASE,
)
_ELSEWHERE = anywhere(
    """national, nationally, nationwide, england, english, wales, scotland, britain, uk, united kingdom, country
    region*, similar council, similar councils, neighbour*, comparator*, benchmark*, peer, peers, other council
    other councils, other areas, other authorities, other places, elsewhere, shire, counties, average for
    averaged, government, minist*, department, inspector*, ofsted, commissioner, rank*, quartile, family group
    top quarter, bottom quarter, league, median"""
)
_PART = anywhere(
    """of these, of those, of them, of whom, of which, including, excluding, except, apart from, leaving out
    in one, in two, in three, in some, in all, in both, in each, in these, in those, in many, in most
    in this field, in the north, in the south, in the east, in the west, team, district, districts, ward, wards
    academies, half of, most of, some of, many of, each of, part of"""
)


def unsure(text: str, allowed: str = "") -> bool:
    """Return whether `text` plans, expects or guesses, rather than says what was; `allowed` are the measure's words."""
    return _beyond(_UNSURE, text, allowed)


def negated(text: str) -> bool:
    """Return whether `text` holds a word that turns its sense round."""
    return bool(_NOT.search(text))


def elsewhere(text: str, allowed: str = "") -> bool:
    """Return whether `text` speaks of other places or bodies; `allowed` are the words of the measure itself."""
    return _beyond(_ELSEWHERE, text, allowed)


def partial(text: str, allowed: str = "") -> bool:
    """Return whether `text` speaks of a part of what is measured; `allowed` are the measure's own words."""
    return _beyond(_PART, text, allowed)


def _beyond(words: re.Pattern[str], text: str, allowed: str) -> bool:
    known = allowed.lower()
    return any(match[0].lower() not in known for match in words.finditer(text))

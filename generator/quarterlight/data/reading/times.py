"""The times that a sentence names: days, months, quarters, terms, years, and "the quarter before".

A month without a year is the latest such month before the report was published; a bare "Quarter 2" belongs to the
report's own year. Strings and days only: which figure of a table is meant, `points` decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from quarterlight.data.reading.sentences import Sentence, Span, overlapping
from quarterlight.words import period
from quarterlight.words.period import Period, PeriodError

_MONTHS = "January February March April May June July August September October November December".split()
_MONTH = rf"({'|'.join(_MONTHS)}|{'|'.join(month[:3] for month in _MONTHS)}|Sept)\b"
_YEAR = r"(?:,? (?:of )?((?:19|20)\d\d)\b(?![/–-]\d))?"
_SPLIT = r"((?:19|20)\d\d) ?[/–-] ?(\d{4}|\d\d)\b"


class When(StrEnum):
    """How a time is named: by its days, or by its place before the report's own period."""

    DAYS = "days"
    NOW = "now"
    PERIOD_BEFORE = "period_before"
    YEAR_BEFORE = "year_before"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Time:
    """A time named in a sentence, with its place there; its days where it is named by days.

    `unit` is the sort of period in its name: day, month, quarter, span (of months), term, year or window (the twelve
    months to a day).
    """

    span: Span
    when: When
    unit: str = ""
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Standpoint:
    """From where a report speaks: the period that it is for, and the day when it was published."""

    period: Period
    published: date


def times(found: Sentence, speaking: Standpoint) -> list[Time]:
    """Return the times that a sentence names, in order; what is found first is not read again as a part of it."""
    taken: list[Time] = []
    for pattern, read in _NAMED:
        for match in pattern.finditer(found.text):
            if not overlapping(match.span(), [time.span for time in taken]):
                taken.append(read(match, speaking) or Time(match.span(), When.UNKNOWN))
    return sorted(taken, key=lambda time: time.span)


def _window(match: re.Match[str], speaking: Standpoint) -> Time:
    month = _number(match[1])
    year = int(match[2]) if match[2] else _year(month, speaking)
    first = _last(year - 1, month) + timedelta(days=1)
    return Time(match.span(), When.DAYS, "window", first, _last(year, month))


def _range(match: re.Match[str], speaking: Standpoint) -> Time | None:
    first, last = _number(match[1]), _number(match[3])
    end = int(match[4] or 0) or (int(match[2]) + (first > last) if match[2] else _year(last, speaking))
    start = int(match[2]) if match[2] else end - (first > last)
    if start > end:
        return None
    return Time(match.span(), When.DAYS, "span", date(start, first, 1), _last(end, last))


def _day(match: re.Match[str], speaking: Standpoint) -> Time | None:
    month = _number(match[2])
    try:
        day = date(int(match[3]) if match[3] else _year(month, speaking), month, int(match[1]))
    except ValueError:
        return None
    return Time(match.span(), When.DAYS, "day", day, day)


def _one_month(match: re.Match[str], speaking: Standpoint) -> Time:
    month = _number(match[1])
    year = int(match[2]) if match[2] else _year(month, speaking)
    return Time(match.span(), When.DAYS, "month", date(year, month, 1), _last(year, month))


def _split_year(match: re.Match[str], speaking: Standpoint) -> Time | None:
    return _of(match.span(), "year", f"FY{match[1]}-{match[2][-2:]}")


def _quarter(match: re.Match[str], speaking: Standpoint) -> Time | None:
    number = match[1] if match[1].isdigit() else str(_ORDINALS.index(match[1].lower()) + 1)
    year = f"FY{match[2]}-{match[3][-2:]}" if match[2] else str(speaking.period.financial_year())
    return None if match[4] else _of(match.span(), "quarter", f"{year}-Q{number}")


def _term(match: re.Match[str], speaking: Standpoint) -> Time | None:
    number = _TERMS.index(match[1].lower()) + 1
    start = int(match[2] or 0) - (number > 1)
    return _of(match.span(), "term", f"AY{start}-{(start + 1) % 100:02}-T{number}") if match[2] else None


def _bare_year(match: re.Match[str], speaking: Standpoint) -> Time | None:
    return _of(match.span(), "year", f"CY{match[1]}")


def _same_quarter(match: re.Match[str], speaking: Standpoint) -> Time | None:
    before = speaking.period.financial_year().previous()
    return Time(match.span(), When.YEAR_BEFORE) if before.start.year == int(match[1]) else None


def _relative(when: When) -> Callable[[re.Match[str], Standpoint], Time]:
    def read(match: re.Match[str], speaking: Standpoint) -> Time:
        words = match[0].lower()
        unit = "quarter" if words[0] in "t3" and "months" in words else next((w for w in _SORTS if w in words), "")
        return Time(match.span(), when, unit)

    return read


def _of(span: Span, unit: str, notation: str) -> Time | None:
    try:
        found = period.parse(notation)
    except PeriodError:
        return None
    return Time(span, When.DAYS, unit, found.start, found.end)


def _number(name: str) -> int:
    return next(number for number, month in enumerate(_MONTHS, 1) if month[:3] == name[:3])


def _year(month: int, speaking: Standpoint) -> int:
    return speaking.published.year - (month > speaking.published.month)


def _last(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


_ORDINALS = "first second third fourth".split()
_TERMS = "autumn spring summer".split()
_SORTS = "quarter month term census period day year".split()
_BEFORE = r"(?:quarter|month|term|census|period)"
_Read = Callable[[re.Match[str], Standpoint], Time | None]
_NAMED: tuple[tuple[re.Pattern[str], _Read], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (
            rf"\b(?:(?:12|[Tt]welve) months|[Yy]ear)(?: ending| ended)?(?: to| in)?(?: the end of)? {_MONTH}{_YEAR}",
            _window,
        ),
        (rf"\b(?:[Bb]etween |[Ff]rom )?{_MONTH}{_YEAR} (?:to|until|–|-) {_MONTH}{_YEAR}", _range),
        (rf"\b[Bb]etween {_MONTH}{_YEAR} and {_MONTH}{_YEAR}", _range),
        (rf"\b([0-3]?\d)(?:st|nd|rd|th)? {_MONTH}{_YEAR}", _day),
        (rf"\bsame (?:quarter|period|point|time) (?:of|in) {_SPLIT}", _same_quarter),
        (rf"\b(?:[Qq]uarter |Q)([1-4])\b(?: (?:of |in )?(?:{_SPLIT}|((?:19|20)\d\d\b)))?", _quarter),
        (rf"\b[Tt]he (first|second|third|fourth) quarter\b(?: of (?:{_SPLIT}|((?:19|20)\d\d\b)))?", _quarter),
        (r"\b([Aa]utumn|[Ss]pring|[Ss]ummer) term\b(?:,?(?: of| in)? ((?:19|20)\d\d))?", _term),
        (rf"\b{_MONTH}{_YEAR}", _one_month),
        (rf"\b{_SPLIT}", _split_year),
        (r"\b((?:19|20)\d\d)\b(?![,.]?\d)", _bare_year),
        (
            r"\bsame (?:quarter|month|period|time|point|term|day)(?: in| of)?(?: the)?"
            r" (?:a year (?:before|earlier|ago)|last year|previous year|year before)",
            _relative(When.YEAR_BEFORE),
        ),
        (
            r"\b(?:(?:[Aa]|one) year (?:before|earlier|ago)|[Ll]ast year|(?:previous year|year before))\b",
            _relative(When.YEAR_BEFORE),
        ),
        (rf"\b(?:{_BEFORE} before|(?:previous|preceding|[Ll]ast) {_BEFORE})\b", _relative(When.PERIOD_BEFORE)),
        (r"\b(?:three|3) months (?:before|earlier|ago)\b", _relative(When.PERIOD_BEFORE)),
        (rf"\b(?:[Tt]his|current|latest) {_BEFORE}\b", _relative(When.NOW)),
        (
            r"\b(?:[Ss]ince|[Oo]ver|[Ii]n|[Ff]or|[Dd]uring) (?:the )?(?:last|past|recent) (?:\w+ )?"
            r"(?:years?|months?|weeks?|quarters?)\b"
            r"|\b(?:[Tt]his year|[Ee](?:very|ach) (?:year|month|quarter|week|term)|[Ss]ince then|[Aa]t first)\b"
            r"|\b(?:years?|months?|weeks?) (?:after|ahead|later)\b|\b[Nn]ext (?:year|month|quarter|term)\b"
            r"|\b(?:\w+ )?(?:years|months|weeks) (?:before|earlier|ago)\b"
            r"|\b(?:[Ww]inter|[Ss]pring|[Ss]ummer|[Aa]utumn)\b",
            _relative(When.UNKNOWN),
        ),
    )
)

"""Days and periods in words: months spelt out wherever there is room, years in full, never a bare "Q2"."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from quarterlight.facts.model import Basis
from quarterlight.words.period import Kind, Period

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_QUARTERS = {Kind.FINANCIAL_QUARTER, Kind.CALENDAR_QUARTER}
_TERMS = {1: "autumn", 2: "spring", 3: "summer"}


def day(value: date) -> str:
    """Return a day: "21 November 2017"."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def month(value: date) -> str:
    """Return the month of a day: "September 2017"."""
    return f"{MONTHS[value.month - 1]} {value.year}"


def span(period: Period, joined: str = "to") -> str:
    """Return the months of a period: "July to September 2017", "April 2016 to March 2017"."""
    if (period.start.year, period.start.month) == (period.end.year, period.end.month):
        return month(period.end)
    if period.start.year == period.end.year:
        return f"{MONTHS[period.start.month - 1]} {joined} {month(period.end)}"
    return f"{month(period.start)} {joined} {month(period.end)}"


def name(period: Period) -> str:
    """Return a period's full name: "Quarter 2 (July to September 2017)"."""
    kind = period.kind
    if kind in {Kind.FINANCIAL_QUARTER, Kind.CALENDAR_QUARTER}:
        return f"Quarter {period.quarter} ({span(period)})"
    if kind is Kind.FINANCIAL_YEAR:
        return f"Year to March {period.end.year} ({span(period)})"
    if kind is Kind.ACADEMIC_YEAR:
        return f"School year {period.start.year} to {period.end.year}"
    return _plain(period)


def short(period: Period) -> str:
    """Return a period's name for a table's row: "July to September 2017", "Year to March 2017"."""
    if period.kind is Kind.FINANCIAL_YEAR:
        return f"Year to March {period.end.year}"
    return name(period) if period.kind is Kind.ACADEMIC_YEAR else _plain(period)


def phrase(period: Period) -> str:
    """Return a period's name inside a sentence: "July to September 2017", "the year to March 2017"."""
    if period.kind is Kind.ACADEMIC_TERM:
        return f"the {_TERMS[period.quarter]} term of {period.start.year}"
    if period.kind in {Kind.FINANCIAL_YEAR, Kind.ACADEMIC_YEAR}:
        return f"the {short(period)[0].lower()}{short(period)[1:]}"
    return _plain(period)


def _plain(period: Period) -> str:
    if period.kind is Kind.DAY:
        return day(period.start)
    if period.kind is Kind.CALENDAR_YEAR:
        return str(period.start.year)
    if period.kind is Kind.ACADEMIC_TERM:
        return f"{_TERMS[period.quarter].capitalize()} term {period.start.year}"
    return span(period)


# Each table and each chart names the same few dozen periods.
@lru_cache(maxsize=4096)
def row(period: Period, basis: Basis) -> str:
    """Return what a figure's row in a table covers, its basis included where the period alone would mislead."""
    if basis is Basis.ROLLING_12_MONTHS and not period.kind.is_year:
        return f"12 months to {month(period.end)}"
    if basis is Basis.YEAR_TO_DATE and not period.kind.is_year:
        return f"Year to date, to {month(period.end)}"
    if basis is Basis.SNAPSHOT and period.kind is not Kind.DAY:
        return f"End of {month(period.end)}"
    if basis is Basis.LATEST_MONTH and period.kind in _QUARTERS:
        return month(period.end)
    return short(period)


def brief(period: Period, basis: Basis) -> str:
    """Return what a figure covers where there is little room: "Jul–Sep 2017", or the month in which it ends."""
    first, last = (MONTHS[edge.month - 1][:3] for edge in (period.start, period.end))
    whole = period.kind in _QUARTERS and basis not in {Basis.ROLLING_12_MONTHS, Basis.SNAPSHOT, Basis.LATEST_MONTH}
    return f"{first}–{last} {period.end.year}" if whole else f"{last} {period.end.year}"


def when(period: Period, basis: Basis) -> str:
    """Return when a figure was formed, to follow a clause: "between July and September 2017", "on 30 June 2011"."""
    if basis is Basis.ROLLING_12_MONTHS and not period.kind.is_year:
        return f"in the 12 months to {month(period.end)}"
    if basis is Basis.YEAR_TO_DATE and not period.kind.is_year:
        return _so_far(period)
    if basis is Basis.SNAPSHOT and period.kind is not Kind.DAY:
        return f"at the end of {month(period.end)}"
    if basis is Basis.LATEST_MONTH and period.kind in _QUARTERS:
        return f"in {month(period.end)}"
    return _during(period)


def _so_far(period: Period) -> str:
    if period.kind is Kind.FINANCIAL_QUARTER:
        return f"between {span(Period(period.kind, period.financial_year().start, period.end), 'and')}"
    return f"so far in the year, to {month(period.end)}"


def _during(period: Period) -> str:
    kind = period.kind
    if kind is Kind.DAY:
        return f"on {day(period.start)}"
    if kind is Kind.MONTH:
        return f"in {month(period.end)}"
    if kind is Kind.CALENDAR_YEAR:
        return f"in {period.start.year}"
    if kind is Kind.ACADEMIC_TERM:
        return f"in the {_TERMS[period.quarter]} term of {period.start.year}"
    if kind is Kind.ACADEMIC_YEAR:
        return f"in the school year {period.start.year} to {period.end.year}"
    if kind is Kind.FINANCIAL_YEAR:
        return f"in the year to March {period.end.year}"
    return f"between {span(period, 'and')}"


_STEP = {
    Kind.MONTH: "the month before",
    Kind.FINANCIAL_QUARTER: "the quarter before",
    Kind.CALENDAR_QUARTER: "the quarter before",
    Kind.ACADEMIC_TERM: "the term before",
    Kind.FINANCIAL_YEAR: "the year before",
    Kind.CALENDAR_YEAR: "the year before",
    Kind.ACADEMIC_YEAR: "the school year before",
}


def earlier(before: Period, now: Period, basis: Basis) -> str:
    """Return when the figure was that a change starts from: "the quarter before", "a year before", "in June 2017"."""
    windowed = basis in {Basis.ROLLING_12_MONTHS, Basis.YEAR_TO_DATE} and not now.kind.is_year
    windowed = windowed or (basis is Basis.LATEST_MONTH and now.kind in _QUARTERS)
    if before == now.same_last_year() and not now.kind.is_year:
        return "a year before"
    if before == now.previous() and now.kind in _STEP and not windowed:
        return _STEP[now.kind]
    return when(before, basis)


def tick(period: Period, basis: Basis, narrow: bool = False) -> list[str]:
    """Return a period as the lines of a label below a chart: ["Jul to", "Sep", "2017"], or two longer ones."""
    first, last = MONTHS[period.start.month - 1][:3], MONTHS[period.end.month - 1][:3]
    year = str(period.end.year)
    if period.kind is Kind.DAY:
        return [f"{period.end.day} {last}", year]
    if basis is Basis.ROLLING_12_MONTHS and not period.kind.is_year:
        return ["Year to", last, year] if narrow else ["12 months", f"to {last} {year}"]
    if basis is Basis.YEAR_TO_DATE and not period.kind.is_year:
        return ["Up to", last, year] if narrow else ["Year to date,", f"{last} {year}"]
    if basis is Basis.SNAPSHOT or (basis is Basis.LATEST_MONTH and period.kind in _QUARTERS):
        return [last, year]
    return _tick(period, first, last, year, narrow)


def _tick(period: Period, first: str, last: str, year: str, narrow: bool) -> list[str]:
    kind = period.kind
    if kind is Kind.CALENDAR_YEAR:
        return [year]
    if kind is Kind.MONTH:
        return [last, year]
    if kind is Kind.ACADEMIC_TERM:
        named = _TERMS[period.quarter].capitalize()
        return [named[:3] if narrow else named, str(period.start.year)]
    if kind is Kind.FINANCIAL_YEAR:
        return ["Year to", last, year] if narrow else ["Year to", f"{MONTHS[period.end.month - 1]} {year}"]
    if kind is Kind.ACADEMIC_YEAR:
        return [str(period.start.year), "to", year] if narrow else ["School year", f"{period.start.year} to {year}"]
    return [f"{first} to", last, year] if narrow else [f"{first} to {last}", year]


def years(period: Period) -> str:
    """Return a year of two parts by its ends: "2016 to 2017"."""
    return f"{period.start.year} to {period.end.year}" if period.start.year != period.end.year else str(period.end.year)

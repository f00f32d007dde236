"""Periods of time, as councils report them: parse, order, step back, compare. There is no "today" here.

Notation: FY2017-18, FY2017-18-Q2 (financial year and quarter, from 1 April), CY2011, CY2011-Q2 (calendar),
AY2010-11, AY2010-11-T1 (academic year from 1 September, terms: autumn, spring, summer), 2017-M06 (month),
2017-06-30 (day). Anything else is refused with a message that shows the right form.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache, total_ordering

FORMS = "FY2017-18, FY2017-18-Q2, 2017-M06, 2017-06-30, CY2011, CY2011-Q2, AY2010-11 or AY2010-11-T1"
EARLIEST, LATEST = 1900, 2199
_PATTERN = re.compile(
    r"(?P<calendar>FY|AY)(?P<year>\d{4})-(?P<next>\d{2})(-(?P<part>[QT][1-4]))?"
    r"|CY(?P<cyear>\d{4})(-Q(?P<cquarter>[1-4]))?"
    r"|(?P<myear>\d{4})-M(?P<month>0[1-9]|1[0-2])"
    r"|(?P<day>\d{4}-\d{2}-\d{2})",
    re.ASCII,
)


class Kind(StrEnum):
    """What sort of period it is. Only periods of one kind are of equal length."""

    DAY = "day"
    MONTH = "month"
    CALENDAR_QUARTER = "calendar_quarter"
    FINANCIAL_QUARTER = "financial_quarter"
    ACADEMIC_TERM = "academic_term"
    CALENDAR_YEAR = "calendar_year"
    FINANCIAL_YEAR = "financial_year"
    ACADEMIC_YEAR = "academic_year"

    @property
    def is_year(self) -> bool:
        """Whether a period of this kind lasts a whole year."""
        return self in {Kind.CALENDAR_YEAR, Kind.FINANCIAL_YEAR, Kind.ACADEMIC_YEAR}


class PeriodError(ValueError):
    """Text that is no period; its message says what to write instead."""


@total_ordering
@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, both ends included. Periods sort by their end, then shorter before longer."""

    kind: Kind
    start: date
    end: date

    def __lt__(self, other: Period) -> bool:
        """Return whether this period ends before `other`, or ends with it and is shorter."""
        return (self.end, other.start, self.kind) < (other.end, self.start, other.kind)

    def __str__(self) -> str:
        """Return the period in the notation of the data standard."""
        return _text(self)

    @property
    def quarter(self) -> int:
        """The number of a quarter in its own year, or of a term in its academic year; 0 for other periods."""
        months = (self.start.month - _FIRST_MONTH[self.kind]) % 12 if self.kind in _FIRST_MONTH else 0
        length = {Kind.CALENDAR_QUARTER: 3, Kind.FINANCIAL_QUARTER: 3, Kind.ACADEMIC_TERM: 4}.get(self.kind)
        return months // length + 1 if length else 0

    def previous(self) -> Period:
        """Return the period of the same kind that ends the day before this one starts."""
        if self.kind is Kind.DAY:
            day = self.start - timedelta(days=1)
            return Period(Kind.DAY, day, day)
        months = {Kind.MONTH: 1, Kind.ACADEMIC_TERM: 4}.get(self.kind, 12 if self.kind.is_year else 3)
        return _of_months(self.kind, _shift(self.start, -months), months)

    def same_last_year(self) -> Period:
        """Return the same period one year earlier."""
        return Period(self.kind, _shift(self.start, -12), _shift(self.end, -12))

    def contains(self, other: Period) -> bool:
        """Return whether every day of `other` lies in this period."""
        return self.start <= other.start and other.end <= self.end

    def financial_year(self) -> Period:
        """Return the financial year, 1 April to 31 March, in which this period ends."""
        year = self.end.year if self.end.month >= 4 else self.end.year - 1
        return _of_months(Kind.FINANCIAL_YEAR, date(year, 4, 1), 12)


_FIRST_MONTH = {Kind.CALENDAR_QUARTER: 1, Kind.FINANCIAL_QUARTER: 4, Kind.ACADEMIC_TERM: 9}


def parse(text: str) -> Period:
    """Return the period that `text` names. Raises PeriodError, with the right form, for anything else."""
    found = _PATTERN.fullmatch(text)
    if not found:
        raise PeriodError(_advice(text))
    if not EARLIEST <= int(re.findall(r"\d{4}", text)[0]) <= LATEST:
        raise PeriodError(f"Write a year between {EARLIEST} and {LATEST}.")
    try:
        return _read(found)
    except PeriodError:
        raise
    except ValueError as error:
        raise PeriodError(f"There is no such period. Write one of {FORMS}.") from error


def _read(found: re.Match[str]) -> Period:
    if found["day"]:
        day = date.fromisoformat(found["day"])
        return Period(Kind.DAY, day, day)
    if found["month"]:
        return _of_months(Kind.MONTH, date(int(found["myear"]), int(found["month"]), 1), 1)
    if found["cyear"]:
        year, quarter = int(found["cyear"]), int(found["cquarter"] or 0)
        if quarter:
            return _of_months(Kind.CALENDAR_QUARTER, date(year, quarter * 3 - 2, 1), 3)
        return _of_months(Kind.CALENDAR_YEAR, date(year, 1, 1), 12)
    return _read_split_year(found)


def _read_split_year(found: re.Match[str]) -> Period:
    year, part = int(found["year"]), found["part"]
    if int(found["next"]) != (year + 1) % 100:
        right = f"{found['calendar']}{year}-{(year + 1) % 100:02}"
        raise PeriodError(f"A year runs into the next one: write {right}.")
    if found["calendar"] == "FY":
        if part and part[0] == "T":
            raise PeriodError(f"A financial year has quarters, not terms: write FY{year}-{found['next']}-Q1 to -Q4.")
        if part:
            return _of_months(Kind.FINANCIAL_QUARTER, _shift(date(year, 4, 1), 3 * (int(part[1]) - 1)), 3)
        return _of_months(Kind.FINANCIAL_YEAR, date(year, 4, 1), 12)
    if part and (part[0] == "Q" or part == "T4"):
        raise PeriodError(f"An academic year has terms: write AY{year}-{found['next']}-T1, -T2 or -T3.")
    if part:
        return _of_months(Kind.ACADEMIC_TERM, _shift(date(year, 9, 1), 4 * (int(part[1]) - 1)), 4)
    return _of_months(Kind.ACADEMIC_YEAR, date(year, 9, 1), 12)


def _advice(text: str) -> str:
    """Return what to write instead of `text`, by what its author most likely meant."""
    bare = re.fullmatch(r"(\d{4})[-/](\d{2})", text.strip(), re.ASCII)
    if bare:
        following = (int(bare[1]) + 1) % 100
        month = f", or {bare[1]}-M{bare[2]} for the month" if 1 <= int(bare[2]) <= 12 else ""
        return f"It could be a month or a year: write FY{bare[1]}-{following:02} for the financial year{month}."
    if re.fullmatch(r"\d{4}", text.strip(), re.ASCII):
        year = text.strip()
        return f"Write CY{year} for the calendar year, or FY{year}-{(int(year) + 1) % 100:02} for the financial year."
    if _PATTERN.fullmatch(text.strip().upper()):
        return f"Write {text.strip().upper()}."
    return f"Write one of {FORMS}."


def _shift(day: date, months: int) -> date:
    """Return the day `months` later; the last day of a month stays a last day."""
    index = day.year * 12 + day.month - 1 + months
    last = calendar.monthrange(index // 12, index % 12 + 1)[1]
    at_end = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(index // 12, index % 12 + 1, last if at_end else min(day.day, last))


# The same few dozen periods are made and named for every indicator.
@lru_cache(maxsize=4096)
def _of_months(kind: Kind, start: date, months: int) -> Period:
    final = _shift(start, months - 1)
    return Period(kind, start, final.replace(day=calendar.monthrange(final.year, final.month)[1]))


@lru_cache(maxsize=4096)
def _text(period: Period) -> str:
    return _NOTATION[period.kind](period)


def _split(period: Period, prefix: str) -> str:
    year = period.start.year if period.start.month >= (4 if prefix == "FY" else 9) else period.start.year - 1
    return f"{prefix}{year:04}-{(year + 1) % 100:02}"


_NOTATION: Mapping[Kind, Callable[[Period], str]] = {
    Kind.DAY: lambda p: p.start.isoformat(),
    Kind.MONTH: lambda p: f"{p.start.year:04}-M{p.start.month:02}",
    Kind.CALENDAR_QUARTER: lambda p: f"CY{p.start.year:04}-Q{p.quarter}",
    Kind.CALENDAR_YEAR: lambda p: f"CY{p.start.year:04}",
    Kind.FINANCIAL_QUARTER: lambda p: f"{_split(p, 'FY')}-Q{p.quarter}",
    Kind.FINANCIAL_YEAR: lambda p: _split(p, "FY"),
    Kind.ACADEMIC_TERM: lambda p: f"{_split(p, 'AY')}-T{p.quarter}",
    Kind.ACADEMIC_YEAR: lambda p: _split(p, "AY"),
}

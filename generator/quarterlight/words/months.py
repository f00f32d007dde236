"""Months as a label names them: "Apr to Jun 2011", "September 2017". Strings and numbers only."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_LABEL = re.compile(rf"{_MONTH}\.?(?: (\d{{4}}))?(?:\s*(?:to|-|–|/)\s*{_MONTH}\.?)? (\d{{4}})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Months:
    """A run of months, each counted from the year 0: `first` and `last` belong to it."""

    first: int
    last: int

    @property
    def length(self) -> int:
        """How many months it is long."""
        return self.last - self.first + 1


def named_months(label: str) -> Months | None:
    """Return the months that the whole of `label` names, or None."""
    found = _LABEL.fullmatch(label.strip())
    if not found:
        return None
    first, own_year, last, year = found.groups()
    end = int(year) * 12 + _place(last or first)
    begin = int(own_year or year) * 12 + _place(first)
    if own_year is None and begin > end:  # "Nov to Jan 2011" begins the year before.
        begin -= 12
    return Months(begin, end) if begin <= end else None


def _place(name: str) -> int:
    return _NAMES.index(name[:3].lower())

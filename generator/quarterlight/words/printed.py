"""The numbers in a cell as a report prints it: "£3.4m", "1,587 (2,107 cum)", "54.5%". Strings and numbers only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_SCALES = {"": 0, "k": 3, "m": 6, "million": 6, "bn": 9, "billion": 9}
_NUMBER = (
    r"(?P<sign>[-−–]?)\s*£?\s*(?P<minus>[-−]?)(?P<number>\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,9})?|\d{1,15}(?:\.\d{1,9})?|\.\d{1,9})"
    r"(?:\s*(?P<scale>k|m|million|bn|billion)\b)?"
)
# Behind it a unit may stand and something in brackets, but no second number that it is part of ("15 of 29", "5 to 9").
_FIRST = re.compile(
    rf"\s*{_NUMBER}\s*(?:%|(?!(?:of|to|and|or|in|out)\b)[a-z][a-z ,0-9]*)?\s*(?:\(.*\))?\s*", re.I | re.A
)
_BRACKETED = re.compile(
    rf"[^()]*\(\s*{_NUMBER}\s*(?:%|tonnes|days|hours|kg)?\s*(?:cum[a-z]*|ytd)?\s*\)\s*", re.I | re.A
)


@dataclass(frozen=True, slots=True)
class Printed:
    """A number as it is printed, and half a step of its last digit: how far the exact figure may be from it."""

    value: Decimal
    slack: Decimal

    def agrees(self, exact: Decimal) -> bool:
        """Return whether `exact` would be printed so."""
        return abs(exact - self.value) <= self.slack


def first(cell: str) -> Printed | None:
    """Return the number that a cell holds, or None: a day, a range, a part of a whole or a word is no figure."""
    found = _FIRST.fullmatch(cell)
    return _read(found) if found else None


def bracketed(cell: str) -> Printed | None:
    """Return the cumulative number that stands in brackets behind a cell's own, or None."""
    found = _BRACKETED.fullmatch(cell)
    return _read(found) if found else None


def _read(found: re.Match[str]) -> Printed:
    digits = Decimal(found["number"].replace(",", ""))
    power = _SCALES[(found["scale"] or "").lower()]
    exponent = digits.as_tuple().exponent
    assert isinstance(exponent, int)
    value = digits.scaleb(power) * (-1 if found["sign"] or found["minus"] else 1)
    return Printed(value, Decimal(1).scaleb(min(exponent, 0) + power) / 2)

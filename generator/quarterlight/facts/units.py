"""Which units a text or a printed cell names. Strings only; a text that names none says nothing."""

from __future__ import annotations

import re

# What a title says of its unit. A number before a word of time is a limit ("within 28 days"), not the unit.
_TITLES: tuple[tuple[str, frozenset[str]], ...] = (
    (r"%|\bper ?cent(age)?\b|\bproportion of\b", frozenset({"percent", "ratio"})),
    (r"\b(number|no\.|count|total number) of\b|\bhow many\b", frozenset({"count"})),
    (r"\bper 1,?000\b|\bper 1k\b", frozenset({"per_1k"})),
    (r"\bper 10,?000\b|\bper 10k\b", frozenset({"per_10k"})),
    (r"\bper 100,?000\b|\bper 100k\b", frozenset({"per_100k"})),
    (r"(?<!\d )(?<!working )(?<!calendar )\bdays\b", frozenset({"days"})),
    (r"(?<!\d )\bhours\b", frozenset({"hours"})),
    (r"\btonnes\b|\btonnage\b", frozenset({"tonnes"})),
    (r"\bkg\b|\bkilograms?\b", frozenset({"kg"})),
    (r"\bscore\b", frozenset({"score", "index"})),
    (r"\bindex\b", frozenset({"index", "score"})),
    (r"\bratio\b", frozenset({"ratio", "rate"})),
    (r"£", frozenset({"gbp"})),
    (r"\brate$|\brate of\b", frozenset({"rate", "percent", "ratio", "per_1k", "per_10k", "per_100k"})),
)
# What a printed cell says of its unit. A plain number says nothing.
_PRINTED: tuple[tuple[str, str], ...] = (
    (r"\d\s*(%(?!\w)|per ?cent\b)", "percent"),
    (r"£\s*[\d.]", "gbp"),
    (r"\d\s*days?\b", "days"),
    (r"\d\s*(hours?|hrs?)\b", "hours"),
    (r"\d\s*tonnes?\b", "tonnes"),
    (r"\d\s*kg\b", "kg"),
)


def named_in(title: str) -> tuple[str, frozenset[str]]:
    """Return the words of a title or of a definition's opening that name its unit, and the units that they allow."""
    found = [(match[0], units) for pattern, units in _TITLES if (match := re.search(pattern, title.strip(), re.I))]
    words = " and ".join(f'"{said.strip()}"' for said, _ in found)
    return words, frozenset().union(*(units for _, units in found))


def opening(definition: str) -> str:
    """Return the words with which a definition says what kind of figure it is: "The percentage of", or ""."""
    found = re.match(r"(the )?(average )?(percentage|proportion|number|ratio) of\b", definition.strip(), re.IGNORECASE)
    return found[0] if found else ""


def printed_in(cell: str) -> str:
    """Return the unit that a cell is printed with; "" where it shows none."""
    return next((unit for pattern, unit in _PRINTED if re.search(pattern, cell, re.IGNORECASE)), "")

"""What is wrong, where, and what to write instead; and its text, GitHub and JSON forms.

Knows no rule and no file format. A problem is a value: whoever finds one hands it on, and only the command line stops.
"""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

LONGEST_QUOTE = 200


class Level(StrEnum):
    """How serious a problem is: an error can never be waived, a warning can.

    A reminder says that something of the site has run out, which forbids nothing; a note is only worth a look.
    """

    ERROR = "error"
    WARNING = "warning"
    REMINDER = "reminder"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a publisher's files: a path, and where it applies a spreadsheet row (from 1) and a column."""

    path: str
    row: int | None = None
    column: str | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that a publisher should put right: what was found, and what to write instead.

    `evidence` are the cells and the arithmetic behind it, a line each, so that nobody need take the checker's word.
    """

    rule: str
    location: Location
    found: str
    remedy: str
    level: Level = Level.ERROR
    subject: str = ""
    evidence: tuple[str, ...] = ()


def quote(text: str) -> str:
    """Return `text` in quotation marks, shortened, with every control or invisible character spelt out."""
    shown = text if len(text) <= LONGEST_QUOTE else f"{_cut(text)}…"
    return f'"{_plain(shown)}"'


def _cut(text: str) -> str:
    """Return the beginning of a long text, up to the last word that fits whole, if that is not far back."""
    place = text.rfind(" ", LONGEST_QUOTE * 3 // 4, LONGEST_QUOTE + 1)
    return text[: place if place > 0 else LONGEST_QUOTE]


def _plain(text: str) -> str:
    return "".join(_visible(character) for character in text)


def _visible(character: str) -> str:
    if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}:
        return f"[U+{ord(character):04X}]"
    return character


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems once each, sorted by file, row, column and rule."""
    return sorted(set(problems), key=_place)


def _place(problem: Problem) -> tuple[str | int | tuple[str, ...], ...]:
    # Every field counts: a set has no order of its own, and the same input must print the same lines.
    where = problem.location
    said = (problem.rule, problem.subject, problem.found, problem.remedy, str(problem.level), problem.evidence)
    return where.path, where.row or 0, where.column or "", *said


def worst_first(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems with errors before warnings, reminders and notes, otherwise in the order that they have."""
    return sorted(problems, key=lambda problem: list(Level).index(problem.level))


def blocking(problems: Iterable[Problem]) -> bool:
    """Return whether the problems forbid publication: any error, or any warning that is left."""
    return any(problem.level in (Level.ERROR, Level.WARNING) for problem in problems)


def as_text(problem: Problem) -> str:
    """Return the problem for a person at a terminal: what was found, its evidence indented, and the remedy."""
    place = [_plain(problem.location.path)]
    if problem.location.row is not None:
        place.append(f"row {problem.location.row}")
    if problem.location.column is not None:
        place.append(f"column {quote(problem.location.column)}")
    level = "" if problem.level is Level.ERROR else f"{problem.level}: "
    evidence = "".join(f"\n  {_plain(line)}" for line in problem.evidence)
    # What a waiver needs to name: an error can have none.
    subject = "" if problem.level is Level.ERROR or not problem.subject else f", {_plain(problem.subject)}"
    return f"{', '.join(place)}: {level}{problem.found}{evidence}\n{problem.remedy} [{problem.rule}{subject}]"


def as_github(problem: Problem) -> str:
    """Return the problem as a GitHub workflow command, which shows it beside the line of the change."""
    kind = {Level.ERROR: "error", Level.WARNING: "warning", Level.REMINDER: "warning", Level.NOTE: "notice"}[
        problem.level
    ]
    where = f"file={_property(problem.location.path)}"
    if problem.location.row is not None:
        where += f",line={problem.location.row}"
    column = f"column {quote(problem.location.column)}: " if problem.location.column is not None else ""
    working = "".join(f"\n{_plain(line)}" for line in problem.evidence)
    said = f"{column}{problem.found}{working}{chr(10) if working else ' '}{problem.remedy}"
    return f"::{kind} {where},title={_property(problem.rule)}::{_message(said)}"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def as_json(problems: Sequence[Problem]) -> str:
    """Return all problems as one JSON array with stable keys."""
    return json.dumps([_record(problem) for problem in problems], indent=2, ensure_ascii=False)


def _record(problem: Problem) -> dict[str, str | int | list[str] | None]:
    return {
        "rule": problem.rule,
        "level": str(problem.level),
        "path": problem.location.path,
        "row": problem.location.row,
        "column": problem.location.column,
        "subject": problem.subject,
        "found": problem.found,
        "expected": problem.remedy,
        "evidence": list(problem.evidence),
    }


def tally(problems: Iterable[Problem]) -> str:
    """Return the counts in words, such as "2 errors, 1 note"; "no problems" where there are none."""
    counts = Counter(problem.level for problem in problems)
    parts = [f"{counts[level]} {level}{'' if counts[level] == 1 else 's'}" for level in Level if counts[level]]
    return ", ".join(parts) or "no problems"

"""The manual pages of the rules, read from their docstrings: what a rule asks, why, when it fires, and the way out."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import ModuleType

from quarterlight.data import rules
from quarterlight.data.thresholds import Threshold
from quarterlight.words.problems import Level

# How each part of a docstring begins, and what it is called.
PARTS = {
    "Why it matters:": "Why it matters",
    "It fires when": "It fires when",
    "It does not fire": "It does not fire",
    "How to fix:": "How to fix",
    "Example:": "Example",
}


@dataclass(frozen=True, slots=True)
class Manual:
    """A rule's manual page: `first` says what holds when all is well; `parts` are titles with their text."""

    id: str
    level: Level
    kind: str
    first: str
    parts: tuple[tuple[str, str], ...]
    thresholds: Mapping[str, Threshold]


@cache
def pages() -> tuple[Manual, ...]:
    """Return the manual pages of all rules by id."""
    return tuple(_page(rule) for rule in rules.every())


def kinds() -> dict[str, str]:
    """Return each kind of rule with what it is about, in the order of the tuple of rules."""
    found: dict[str, str] = {}
    for rule in (*rules.ALL, *rules.ACROSS):
        found.setdefault(_kind(rule), _sentence(rule))
    return found


def _kind(rule: ModuleType) -> str:
    return str(rule.__name__).split(".")[-2]


def _sentence(rule: ModuleType) -> str:
    package = sys.modules[str(rule.__package__)]
    return " ".join(str(package.__doc__).split())


def _page(rule: ModuleType) -> Manual:
    first, _, rest = str(rule.__doc__).strip().partition("\n\n")
    parts = tuple(_split(rest))
    return Manual(rule.ID, rule.LEVEL, _kind(rule), first, parts, getattr(rule, "THRESHOLDS", {}))


def _split(text: str) -> Sequence[tuple[str, str]]:
    pieces = re.split(rf"(?m)^({'|'.join(map(re.escape, PARTS))})", text)
    return [(PARTS[opening], _said(opening, words)) for opening, words in zip(pieces[1::2], pieces[2::2], strict=True)]


def _said(opening: str, words: str) -> str:
    """Return the words of a part: those behind a colon begin a sentence, the others end the one of their title."""
    said = " ".join(words.split())
    return f"{said[:1].upper()}{said[1:]}" if opening.endswith(":") else said


@cache
def of_kinds(kinds: frozenset[str]) -> frozenset[str]:
    """Return the rules of some kinds."""
    return frozenset(page.id for page in pages() if page.kind in kinds)


def explain(rule: str) -> str | None:
    """Return the manual page of a rule, or of what the loader says, as plain text; None where there is no such id."""
    page = next((page for page in pages() if page.id == rule), None)
    if page is None:
        return f"{rule}\n\n{rules.STRUCTURE[rule]}" if rule in rules.STRUCTURE else None
    lines = [f"{rule} ({page.level})", "", page.first, ""]
    lines += [_line(title, said) for title, said in page.parts]
    lines += [f"Threshold {name}: {found.default:f}. {found.meaning}" for name, found in page.thresholds.items()]
    return "\n".join(lines)


def short(rule: str) -> str:
    """Return what holds when a rule is content, in one sentence; for the loader's, what is wrong."""
    return next((page.first for page in pages() if page.id == rule), rules.STRUCTURE.get(rule, rule))


def _line(title: str, said: str) -> str:
    return f"{title}: {said}" if f"{title}:" in PARTS else f"{title} {said}"

"""What the report says in words: comments, alignments, terms, answers; what is let stand, and what came in when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Comment:
    """A text of the report about a subject; paragraphs are separated by blank lines.

    `row` is its row in the table of comments, counted from the header, which is 1; 0 where it stands in no table.
    """

    subject_type: str
    subject: str
    kind: str
    order: int
    text: str
    heading: str = ""
    row: int = 0


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a text, which blank lines separate."""
    return tuple(part for part in text.replace("\r\n", "\n").split("\n\n") if part.strip())


@dataclass(frozen=True, slots=True)
class Alignment:
    """An outside framework that a subject answers to."""

    subject_type: str
    subject: str
    framework: str
    ref: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A word that needs explaining."""

    term: str
    meaning: str
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Waiver:
    """A finding of the checker that the publisher lets stand."""

    rule: str
    subject: str
    reason: str
    decided_by: str
    decided_on: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Return:
    """When a service had to send an indicator's figure, and when it did; `received` is None where it has not come."""

    service: str
    indicator: str
    due: date
    received: date | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody asked about an indicator in public; `answered_on` is None where it has not been answered."""

    indicator: str
    asked_on: date
    question: str
    answered_on: date | None = None
    answer: str = ""
    meeting: str = ""

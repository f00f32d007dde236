"""A text in its sentences, and a sentence in its words and clauses. Strings only: knows no figure and no indicator.

Texts come from strangers: a sentence that no person would write (longer than any plain one) is not read at all, and
nothing here takes more time than the text is long.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from sentencex import segment

from quarterlight.data.reading.stems import stem

LONGEST = 1000
# How far around a figure the words stand that say what it is.
REACH = 80
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*")
# What parts clauses: punctuation that is not inside a number, and words that begin a thought of their own.
_BREAK = re.compile(
    r"[;:()\[\]–—]|,(?!\d)|\s-\s|"
    r"\b(?:and|but|while|whereas|although|though|yet|because|which|so)\b",
    re.IGNORECASE,
)
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a number as written, its stem, and where it stands in its sentence."""

    text: str
    stem: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its text without the blanks around it, and its words in order."""

    text: str
    words: tuple[Word, ...]

    @property
    def stems(self) -> frozenset[str]:
        """The stems of all its words."""
        return frozenset(word.stem for word in self.words)

    def before(self, place: int) -> str:
        """Return what stands just before `place`, in small letters, without blanks at its end."""
        return self.text[max(0, place - REACH) : place].rstrip().lower()

    def after(self, place: int) -> str:
        """Return what stands just after `place`, in small letters, without blanks at its start."""
        return self.text[place : place + REACH].lstrip().lower()


@lru_cache(maxsize=4096)
def sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of `text` in order; those that are longer than any plain sentence are left out."""
    pieces = (piece.strip() for paragraph in text.splitlines() for piece in segment("en", paragraph))
    return tuple(sentence(piece) for piece in pieces if 0 < len(piece) <= LONGEST)


def sentence(text: str) -> Sentence:
    """Return `text`, which is one sentence, with its words."""
    found = (Word(match[0], stem(match[0]), match.start(), match.end()) for match in _WORD.finditer(text))
    return Sentence(text, tuple(found))


def clauses(found: Sentence, whole: Sequence[Span] = ()) -> list[Span]:
    """Return the spans of the sentence's clauses, none of which is parted inside a span of `whole`."""
    starts, ends = [0], []
    for match in _BREAK.finditer(found.text):
        if not any(start < match.end() and match.start() < end for start, end in whole):
            ends.append(match.start())
            starts.append(match.end() if not match[0].isalpha() else match.start())
    return [(start, end) for start, end in zip(starts, [*ends, len(found.text)], strict=True) if start < end]


def clause_of(place: int, parts: Sequence[Span]) -> Span:
    """Return the clause in which `place` stands."""
    return next((part for part in parts if part[0] <= place < part[1]), parts[-1])


def overlapping(span: Span, others: Sequence[Span]) -> bool:
    """Return whether `span` shares a character with any of `others`."""
    return any(start < span[1] and span[0] < end for start, end in others)

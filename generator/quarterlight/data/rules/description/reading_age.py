"""A text can be read by most of those for whom it is written.

Why it matters: what only professionals can read, only professionals will read. The aim for public services is the
reading age of a nine-year-old; a tabloid newspaper needs about 12, a broadsheet about 17.
It fires when a comment, a definition or the limits of a measure have a reading age far above that aim, by the Automated
Readability Index: 4.71 letters per word + 0.5 words per sentence - 21.43, which is a school year; 5 more is the age.
It does not fire for short texts, in which one long word or name counts for too much.
How to fix: write shorter sentences, one thought in each, and the words that people use when they speak.
Example: a single sentence of 60 words with "operationalisation" in it.
Source: Smith and Senter, Automated Readability Index, 1967.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from quarterlight.data.reading.sentences import sentences
from quarterlight.data.table import Cell
from quarterlight.data.thresholds import Threshold
from quarterlight.data.workings import Workings
from quarterlight.words.problems import Level, Problem

ID = "reading-age"
LEVEL = Level.NOTE
THRESHOLDS = {
    "highest": Threshold(Decimal(22), "The reading age, in years, above which a text is far too hard to read."),
    "shortest": Threshold(Decimal(30), "The number of words that a text must have to be measured."),
}
_TEXTS = {"indicators": ("definition", "limitations"), "commentary": ("text",)}


def check(workings: Workings) -> Iterator[Problem]:
    """Yield a note for each text that is far too hard to read."""
    highest, shortest = workings.threshold(ID, "highest"), workings.threshold(ID, "shortest")
    for name, columns in _TEXTS.items():
        table = workings.package.table(name)
        for row in table:
            for column in columns:
                letters, words, number = _measured(str(row[column])) if row.sound(column) else (0, 0, 0)
                age = reading_age(letters, words, number) if words >= shortest else Decimal(0)
                if age > highest:
                    found = f"the text has a reading age of {age:.0f}."
                    lines = (f"{letters} letters, {words} words, {number} sentence{'' if number == 1 else 's'}",)
                    yield Cell(table, row, column).problem(
                        ID, found, "Write shorter sentences and words.", LEVEL, lines
                    )


def _measured(text: str) -> tuple[int, int, int]:
    """Return how many letters, words and sentences a text has."""
    found = sentences(text)
    words = [word.text for one in found for word in one.words]
    return sum(map(len, words)), len(words), len(found)


def reading_age(letters: int, words: int, number: int) -> Decimal:
    """Return the reading age in years of a text with so many letters, words and sentences, none of them zero.

    Source: Automated Readability Index.
    """
    year = Decimal("4.71") * letters / words + Decimal("0.5") * words / number - Decimal("21.43")
    return year + 5

"""A text can be read by most of those for whom it is written.

Why it matters: what only professionals can read, only professionals will read. The aim for public services is the
reading age of a nine-year-old; a tabloid newspaper needs about 12, a broadsheet about 17.
It fires when a comment, a definition or the limits of a measure have a reading age far above that aim, by the Automated
Readability Index: 4.71 letters per word + 0.5 words per sentence - 21.43, which is a school year; 5 more is the age.
It does not fire for short texts, in which one long word or name counts for too much.
How to fix: each finding names the text's hardest sentence and its longest words: begin there. Part the sentence, with
one thought in each half, and use the words that people say: "use" for "utilise", "help" for "assistance". To be told
of more texts, set the threshold `highest` nearer to the aim, with a reason.
Example: a single sentence of 60 words with "operationalisation" in it.
Source: Smith and Senter, Automated Readability Index, 1967.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from quarterlight.data.reading.sentences import Sentence, sentences
from quarterlight.data.table import Cell
from quarterlight.data.thresholds import Threshold
from quarterlight.data.workings import Workings
from quarterlight.words.problems import Level, Problem, quote

ID = "reading-age"
LEVEL = Level.NOTE
THRESHOLDS = {
    "highest": Threshold(Decimal(22), "The reading age, in years, above which a text is far too hard to read."),
    "shortest": Threshold(Decimal(30), "The number of words that a text must have to be measured."),
}
# So many of the longest words are named, none of them shorter than LONG letters.
MOST_WORDS, LONG = 6, 9
_TEXTS = {"indicators": ("definition", "limitations"), "commentary": ("text",)}


def check(workings: Workings) -> Iterator[Problem]:
    """Yield a note for each text that is far too hard to read."""
    highest, shortest = workings.threshold(ID, "highest"), workings.threshold(ID, "shortest")
    for name, columns in _TEXTS.items():
        table = workings.package.table(name)
        for row in table:
            for column in columns:
                found = sentences(str(row[column])) if row.sound(column) else ()
                letters, words = size(found)
                age = reading_age(letters, words, len(found)) if words >= shortest else Decimal(0)
                if age > highest:
                    said = f"the text has a reading age of {age:.0f}."
                    remedy = "Part the sentence below, and find shorter words for the longest."
                    yield Cell(table, row, column).problem(ID, said, remedy, LEVEL, _hardest(found))


def size(found: Sequence[Sentence]) -> tuple[int, int]:
    """Return how many letters and words the sentences of a text have."""
    words = [word.text for one in found for word in one.words]
    return sum(map(len, words)), len(words)


def _hardest(found: Sequence[Sentence]) -> tuple[str, ...]:
    """Return what the age was worked out from, the hardest sentence with its own age, and the longest words."""
    letters, words = size(found)
    whole = f"{letters} letters, {words} words, {len(found)} sentence{'' if len(found) == 1 else 's'}"
    ages = [(reading_age(*size([one]), 1), one) for one in found if one.words]
    age, hardest = max(ages, key=lambda pair: pair[0])
    every = dict.fromkeys(word.text.lower() for one in found for word in one.words)
    longest = [word for word in sorted(every, key=len, reverse=True)[:MOST_WORDS] if len(word) >= LONG]
    lines = (whole, f"hardest, {len(hardest.words)} words, age {age:.0f}: {quote(hardest.text)}")
    return (*lines, f"longest words: {', '.join(longest)}") if longest else lines


def reading_age(letters: int, words: int, number: int) -> Decimal:
    """Return the reading age in years of a text with so many letters, words and sentences, none of them zero.

    Source: Automated Readability Index.
    """
    year = Decimal("4.71") * letters / words + Decimal("0.5") * words / number - Decimal("21.43")
    return year + 5

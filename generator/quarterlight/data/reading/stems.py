"""Words brought down to their stems, so that "answered", "answering" and "answers" are one. Strings only."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from snowballstemmer import stemmer

# What a stemmer cannot know: the irregular words that reports are full of.
_IRREGULAR = {
    word: base
    for base, words in {
        "begin": "began begun",
        "build": "built",
        "child": "children children's children’s",
        "fall": "fell fallen",
        "find": "found",
        "get": "got gotten",
        "give": "gave given",
        "go": "went gone",
        "grow": "grew grown growth",
        "hold": "held",
        "keep": "kept",
        "leave": "left",
        "make": "made",
        "man": "men",
        "meet": "met",
        "miss": "missed missing",
        "pay": "paid",
        "person": "people persons people's people’s",
        "rise": "rose risen",
        "send": "sent",
        "spend": "spent",
        "start": "starts started",
        "take": "took taken",
        "woman": "women",
    }.items()
    for word in words.split()
}
NUMBERS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen twenty".split()
    )
}
# Words that say nothing about what a sentence is about.
EMPTY = frozenset(
    "a about all also an and any are as at be been but by can did do does each either every few for from had has have"
    " he her his how if in into is it its just last latest less many may more most much no nor not now of off on one"
    " only or other our out over own per she so some still such than that the their them then there these they this"
    " those through to too under up upon us very was we were what when where which while who whose will with within"
    " would you your up down since between during against until like".split()
)


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return the stem of `word`, in small letters; a number in words as its digits."""
    small = word.lower().replace("’", "'")
    if small in NUMBERS:
        return str(NUMBERS[small])
    small = _IRREGULAR.get(small, small.removesuffix("'s"))
    return str(_english().stemWord(_IRREGULAR.get(small, small)))


@cache
def _english() -> Any:
    return stemmer("english")


def telling(stems: frozenset[str]) -> frozenset[str]:
    """Return the stems that say what something is about: without the empty ones."""
    return stems - _EMPTY_STEMS


_EMPTY_STEMS = frozenset(stem(word) for word in EMPTY)

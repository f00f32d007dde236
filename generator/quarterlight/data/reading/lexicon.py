"""Lists of words as one pattern each: how the other readers write down what they look for. Strings only."""

from __future__ import annotations

import re


def one_of(words: str) -> str:
    """Return a pattern for any of the words or phrases in `words`, which are separated by commas or line ends.

    A "*" stands for any ending. Longer phrases are tried first.
    """
    listed = sorted(
        {" ".join(word.split()) for word in re.split(r"[,\n]", words) if word.strip()}, key=len, reverse=True
    )
    return "(?:" + "|".join(re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", " ") for word in listed) + ")"


def anywhere(words: str) -> re.Pattern[str]:
    """Return a compiled pattern that finds any of `words` as whole words, in capitals or not."""
    return re.compile(rf"\b{one_of(words)}\b", re.IGNORECASE)

"""The known word that a mistyped one most likely means. Strings only."""

from __future__ import annotations

import difflib
from collections.abc import Collection
from functools import lru_cache


def nearest(text: str, known: Collection[str]) -> str:
    """Return the word of `known` that is most like `text`; "" where none is."""
    return _nearest(text, tuple(known))


@lru_cache(maxsize=4096)
def _nearest(text: str, known: tuple[str, ...]) -> str:
    """Return the nearest word; remembered, because one slip is often repeated in thousands of rows."""
    return next(iter(difflib.get_close_matches(text, known, n=1)), "")

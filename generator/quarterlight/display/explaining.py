"""The words that readers may not know: which are explained, where on the glossary's page, and where a text names one.

Pure functions over words; prints nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from quarterlight.display import links
from quarterlight.display.wording.own_words import OWN_WORDS
from quarterlight.facts.model import Council, Term

# More would be a page of buttons.
MOST = 8


@dataclass(frozen=True, slots=True)
class Entry:
    """An explained word with its address on the glossary's page."""

    term: Term
    anchor: str


# A stretch of text, and the word that it names where it is the first to do so.
Piece = tuple[str, Entry | None]
Pieces = tuple[Piece, ...]


def entries(councils: Sequence[Council]) -> tuple[Entry, ...]:
    """Return every explained word in alphabetical order; a report's own meaning wins over ours, a later over all."""
    found = {term.term.lower(): term for term in OWN_WORDS}
    for council in councils:
        for edition in council.editions:
            found.update({term.term.lower(): term for term in edition.terms})
    taken: dict[str, int] = {}
    return tuple(Entry(term, _anchor(term.term, taken)) for _, term in sorted(found.items()))


def _anchor(name: str, taken: dict[str, int]) -> str:
    """Return a word's address, with a number where another has the same in plain letters; `taken` counts them."""
    short = str(links.short_name(name))
    taken[short] = taken.get(short, 0) + 1
    return f"term-{short}" if taken[short] == 1 else f"term-{short}-{taken[short]}"


def by_letter(known: Sequence[Entry]) -> list[tuple[str, list[Entry]]]:
    """Return the words under the letters that they begin with, A to Z; what begins with no such letter comes last."""
    found: dict[str, list[Entry]] = {}
    for entry in known:
        found.setdefault(_letter(entry.term.term), []).append(entry)
    return sorted(found.items(), key=lambda pair: (pair[0] == OTHER, pair[0]))


OTHER = "Other"


def _letter(name: str) -> str:
    """Return the plain letter that a name begins with, an accent left out."""
    first = unicodedata.normalize("NFKD", name.strip()[:1])[:1].upper()
    return first if "A" <= first <= "Z" else OTHER


def known_to(council: Council, every: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return those of the words that a council's reports explain, and ours."""
    own = {term.term.lower() for edition in council.editions for term in edition.terms}
    own |= {term.term.lower() for term in OWN_WORDS}
    return tuple(entry for entry in every if entry.term.term.lower() in own)


def explained(texts: Sequence[str], known: Sequence[Entry]) -> dict[str, Pieces]:
    """Return the texts of a page, in its order, that name a word: in pieces, each word where it is first named.

    At most MOST words are explained. A text that stands twice on the page is left as it is.
    """
    names = {name.lower(): entry for entry in known for name in _names(entry.term)}
    pattern, seen = _finder(tuple(name for entry in known for name in _names(entry.term))), set[str]()
    once = [text for text, number in Counter(texts).items() if number == 1]
    found = {text: tuple(_pieces(text, pattern, names, seen)) for text in once}
    return {text: pieces for text, pieces in found.items() if any(entry for _, entry in pieces)}


# The same words for every page of a council.
@lru_cache(maxsize=64)
def _finder(names: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(_pattern, longest_first))})(?![\w-])")


def _names(term: Term) -> Iterator[str]:
    """Yield the word, and its synonyms in capitals: other synonyms are the plain words that explain it."""
    yield term.term
    yield from (synonym for synonym in term.synonyms if _is_short(synonym))


def _is_short(name: str) -> bool:
    return re.fullmatch(r"[A-Z][A-Z0-9]+", name) is not None


def _pattern(name: str) -> str:
    """Return what finds a name: abbreviations as they are written, others in capitals or not, in the plural too."""
    plain = re.escape(name)
    return f"{plain}s?" if _is_short(name) else f"(?i:{plain}s?)"


def _pieces(text: str, pattern: re.Pattern[str], names: Mapping[str, Entry], seen: set[str]) -> Iterator[Piece]:
    """Yield the pieces of a text, and put into `seen` which words it explains."""
    done = 0
    for match in pattern.finditer(text):
        small = match[0].lower()
        entry = names.get(small) or names.get(small.removesuffix("s"))
        if entry is None or entry.anchor in seen or len(seen) >= MOST:
            continue
        seen.add(entry.anchor)
        if match.start() > done:
            yield text[done : match.start()], None
        yield match[0], entry
        done = match.end()
    if done < len(text):
        yield text[done:], None

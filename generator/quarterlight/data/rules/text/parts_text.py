"""The parts that a text gives of a whole make that whole.

Why it matters: "100 young people, 9 of them at high risk, 32 at medium and 62 at low" cannot be right, and the reader
does not know which of the four figures is wrong.
It fires when a whole is followed by its parts ("100 people: 9 …, 32 … and 62 …", "made up of", "consists of"), or
stands in a sentence that ends with "the other 6" or "the remaining 6", and the parts make another number.
It does not fire for lists that need not be complete ("including", "such as"), for rough figures, or where whole and
parts lie so far apart that they can hardly be of the same things.
How to fix: correct the whole or the part that is wrong; if some count twice, or some are left out, say so.
Example: "100 young people at risk: 9 at high risk, 32 at medium and 62 at low". 9 + 32 + 62 = 103.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise, zip_longest

from quarterlight.data.reading.findings import Finding, problem
from quarterlight.data.reading.lexicon import anywhere
from quarterlight.data.reading.passages import Said
from quarterlight.data.reading.quantities import Quantity, Role
from quarterlight.data.reading.wholes import counted, opening, ratios
from quarterlight.data.thresholds import Threshold
from quarterlight.data.workings import Workings
from quarterlight.words.problems import Level, Problem

ID = "parts-text"
LEVEL = Level.WARNING
THRESHOLDS = {
    "near": Threshold(
        Decimal(25), "How many percent more or less than the whole the parts may make and still be taken for its parts."
    )
}
_MADE_OF = re.compile(
    r"\b(?:made up of|consist(?:s|ed|ing)? of|compris(?:es|ed|ing)|(?:split|divided|broken down) (?:in)?to)\b"
)
_OPEN = anywhere(
    "including, such as, for example, e.g., among them, mainly, mostly, at least, with, per, each, over, more than"
)
_REST = re.compile(r"\b(?:the )?(?:other|remaining)$", re.IGNORECASE)
_FIRST = re.compile(r"^(?:the )?(?:other|remaining) ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Sum:
    """A whole with its parts, and whether the text says that there are no others."""

    whole: Quantity
    parts: tuple[Quantity, ...]

    @property
    def total(self) -> Decimal:
        """What the parts make."""
        return sum((part.value for part in self.parts), Decimal(0))


def check(workings: Workings) -> Iterator[Problem]:
    """Yield a problem for each whole whose parts make another number."""
    near = workings.threshold(ID, "near")
    for passage in workings.report.passages:
        for said, following in zip_longest(passage.said, passage.said[1:]):
            for found in (*_listed(said), *_with_the_rest(said, following)):
                apart = abs(found.total - found.whole.value)
                if apart and apart * 100 <= near * found.whole.value:
                    yield problem(passage, said, found.whole.span[0], _finding(found))


def _finding(found: _Sum) -> Finding:
    working = f"{' + '.join(f'{part.value:f}' for part in found.parts)} = {found.total:f}"
    said = f"the parts make {found.total:f}, and the text says {found.whole.value:f}."
    return Finding(
        ID, said, "Correct the whole or the part that is wrong, or say what is counted twice or left out.", (working,)
    )


def _listed(said: Said) -> Iterator[_Sum]:
    """Yield the whole and the parts of "100 people: 9 at …, 32 at … and 62 at …", and of "11, made up of …"."""
    for match in (*re.finditer(":", said.text), *_MADE_OF.finditer(said.text)):
        before = [quantity for quantity in said.quantities if quantity.span[1] <= match.start()]
        end = min((place for mark in ";:" if (place := said.text.find(mark, match.end())) >= 0), default=len(said.text))
        parts = [quantity for quantity in said.quantities if match.end() <= quantity.span[0] < end]
        listed = len(before) == 1 and _whole(before[0]) and _is_list(said, parts, end)
        if listed and not _OPEN.search(said.text[before[0].span[1] : end]):
            yield _Sum(before[0], tuple(parts))


def _whole(quantity: Quantity) -> bool:
    return counted(quantity) and quantity.role is Role.VALUE and quantity.value > 1


def _is_list(said: Said, parts: Sequence[Quantity], end: int) -> bool:
    """Return whether the parts are a closed list of counts: "9, 32 and 62", with nothing after."""
    if len(parts) < 2 or not all(counted(part) and part.role is Role.VALUE for part in parts):
        return False
    gaps = [said.text[one.span[1] : other.span[0]] for one, other in pairwise(parts)]
    closed = re.search(r"\band $", gaps[-1]) is not None
    return (
        closed
        and all(gap.endswith(", ") for gap in gaps[:-1])
        and not re.search(r"[,;]| and ", said.text[parts[-1].span[1] : end])
    )


def _with_the_rest(said: Said, following: Said | None) -> Iterator[_Sum]:
    """Yield the whole and the parts of "15 of 29 were on time and 8 late. The other 6 …"."""
    found = ratios(said)
    first = found[0].whole if len(found) == 1 else opening(said)
    if first is None:
        return
    parts = [q for q in said.quantities if counted(q) and q is not first]
    rest = [part for part in parts if _REST.search(said.sentence.before(part.span[0]))]
    if not rest and following and following.quantities and _FIRST.match(following.text):
        rest = [following.quantities[0]]
        parts += rest
    if len(rest) == 1 and counted(rest[0]) and rest[0] is parts[-1] and len(parts) > 1:
        yield _Sum(first, tuple(parts))

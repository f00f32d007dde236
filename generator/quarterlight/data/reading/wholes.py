"""Parts and wholes in a sentence: "15 of 29", "Of the 29, 15 were late", and the percentage that stands beside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from quarterlight.data.reading.lexicon import anywhere
from quarterlight.data.reading.passages import Said
from quarterlight.data.reading.quantities import Quantity
from quarterlight.facts.statistics import rounded

_OF = re.compile(r" (?:out )?of (?:the |its |our |their |these |those |all )?", re.IGNORECASE)
_RANK = anywhere("rank*, place, placed, position, score, scored, scores, rated, rating, best, worst, top")
_OPENING = re.compile(r"^(?:of|out of) (?:the |its |our |all |these |those )?(?:\w+ )?$", re.IGNORECASE)
_BESIDE = re.compile(r"^[^;:.()\d]{0,60}(?:\(|\bor |\bthat is,? |\bwhich is |= ?)(?:about )?$", re.IGNORECASE)
# After a colon or a dash the percentage is of the same only if nothing follows that says of what else.
_THEN = re.compile(r"^[^;:.()\d]{0,60}(?::|[–-]) ?$")
_END = re.compile(r"^(?:[.,;)]|$)")


@dataclass(frozen=True, slots=True)
class Ratio:
    """A part and its whole, both counted."""

    part: Quantity
    whole: Quantity

    @property
    def percent(self) -> Decimal:
        """The part as a percentage of the whole, to four decimals."""
        return rounded(self.part.value * 100 / self.whole.value, 4)


def counted(quantity: Quantity) -> bool:
    """Return whether a figure is a number of things, and not about so many."""
    return not quantity.unit and quantity.per is None and not quantity.rough and quantity.grain == 1


def ratios(said: Said) -> list[Ratio]:
    """Return the ratios "15 of 29" of a sentence, but for ranks and marks, which are no shares."""
    pairs = zip(said.quantities, said.quantities[1:], strict=False)
    found = (Ratio(part, whole) for part, whole in pairs if _OF.fullmatch(said.text[part.span[1] : whole.span[0]]))
    return [ratio for ratio in found if _is_share(ratio, said)]


def _is_share(ratio: Ratio, said: Said) -> bool:
    ranked = _RANK.search(said.sentence.before(ratio.part.span[0]))
    small = ratio.part.value <= ratio.whole.value and ratio.whole.value > 1
    return counted(ratio.part) and counted(ratio.whole) and small and not ranked


def opening(said: Said) -> Quantity | None:
    """Return the whole with which a sentence begins: "Of the 29 plans, …"; None where there is none."""
    first = said.quantities[0] if said.quantities else None
    whole = first is not None and _OPENING.match(said.text[: first.span[0]]) and counted(first)
    return first if whole and first is not None and first.value > 1 else None


def beside(said: Said, first: Quantity, last: Quantity) -> Iterator[Quantity]:
    """Yield the percentage right beside what lies between two figures: "15 of 29 (52%)", "52%, or 15 of 29"."""
    for quantity in said.quantities:
        if quantity.unit == "percent" and quantity.span[0] >= last.span[1]:
            gap = said.text[last.span[1] : quantity.span[0]]
            if _BESIDE.match(gap) or (_THEN.match(gap) and _END.match(said.text[quantity.span[1] :])):
                yield quantity
        elif quantity.unit == "percent" and _BESIDE.match(said.text[quantity.span[1] : first.span[0]]):
            yield quantity

"""The end of a paper: what ratings, marks and words mean, as far as the paper uses them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass

from quarterlight.display.papers.contents import Closing, Paper, Plate
from quarterlight.display.papers.measures import level
from quarterlight.display.readings import Reading
from quarterlight.display.wording import papers, terms
from quarterlight.facts.model import Edition, Term


def closing(edition: Edition, listed: Sequence[Reading], paper: Paper) -> Closing:
    """Return what must be explained at the end of `paper`; `listed` are the readings of its edition."""
    labels = {measure.label for chapter in paper.chapters for group in chapter.groups for measure in group.measures}
    text = " ".join(_strings(paper)).casefold()
    return Closing(
        levels=tuple((level(found), papers.meaning(found)) for found in edition.scale.values()),
        judging=(papers.JUDGING, papers.TOLERANCE, terms.CAUTION),
        markers=tuple(terms.legend(_markers([r for r in listed if r.indicator.slug in labels]))),
        words=tuple((term.term, term.meaning) for term in edition.terms if _uses(text, term)),
        editorial=edition.editorial if paper.cover.whole else "",
    )


def _markers(listed: Sequence[Reading]) -> set[str]:
    return {code for reading in listed for point in reading.history.whole.points for code in point.observation.markers}


def _uses(text: str, term: Term) -> bool:
    words = (word.casefold() for word in (term.term, *term.synonyms))
    # Most terms are in no text, and looking for the letters alone costs a tenth.
    return any(word in text and re.search(rf"\b{re.escape(word)}\b", text) for word in words)


def _strings(part: object) -> Iterator[str]:
    """Yield every text in a part of a paper, but for its pictures."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, Plate):
        yield part.headline
    elif isinstance(part, tuple):
        for inner in part:
            yield from _strings(inner)
    elif is_dataclass(part):
        for field in fields(part):
            yield from _strings(getattr(part, field.name))

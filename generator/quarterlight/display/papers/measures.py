"""A measure in a paper, and the texts of the report under their headings: readings into the values that are printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from quarterlight.display import links
from quarterlight.display.papers.contents import Mark, Measure, Passage
from quarterlight.display.papers.illustrations import Illustrations
from quarterlight.display.readings import Badge, Reading
from quarterlight.display.telling import RATED, Told
from quarterlight.display.wording import explanations, sentences, terms
from quarterlight.facts.model import Comment, Edition, Level, paragraphs
from quarterlight.words.status import Status

# The lead, the table and the chart have said these already.
_SAID = {"Figure", "Target", "Direction", "By the figures"}
# How figures are judged is said once for all at the end, and here only why one cannot be.
_JUDGING = "How it is judged"


def measure(
    reading: Reading, edition: Edition, site_url: str, pictures: Illustrations, doubts: Sequence[Told]
) -> Measure:
    """Return a measure as `edition` reports it; `site_url` is "" where the site has no address."""
    indicator = reading.indicator
    difference = sentences.difference(reading.assessment) if reading.assessment else ""
    # That the rating differs need not be said twice.
    said = [one for one in doubts if not difference or one.rule not in RATED]
    return Measure(
        label=indicator.slug,
        name=indicator.name,
        reference=indicator.ref,
        address=address(site_url, links.indicator(edition.organisation.slug, indicator.slug)),
        lead=reading.lead,
        mark=mark(reading.badge),
        figure=reading.figure,
        period=reading.period,
        target=reading.target,
        target_period=reading.target_period,
        moved=reading.moved,
        difference=difference,
        doubts=tuple(f"{one.when}: {one.said}" if one.when else one.said for one in said),
        facts=tuple(_facts(reading)),
        plate=pictures.of(reading),
        passages=passages([c for printed, found in reading.history.comments if printed is edition for c in found]),
    )


def address(site_url: str, path: str) -> str:
    """Return the full address of `path`; "" where the site has none."""
    return links.absolute(site_url, path) if site_url else ""


def mark(badge: Badge) -> Mark:
    """Return a status as it is printed."""
    return Mark(badge.word, str(badge.tone))


def level(found: Level) -> Mark:
    """Return a level of the council's own scale as it is printed."""
    return Mark(found.title, str(found.tone))


def _facts(reading: Reading) -> Iterator[tuple[str, str]]:
    why = explanations.why(reading.history, reading.point, reading.assessment)
    judged = reading.assessment is not None and reading.assessment.computed is not Status.NOT_ASSESSED
    left_out = {*_SAID, _JUDGING} if judged else _SAID
    yield from ((term, words) for term, words in why if term not in left_out and words != terms.NO_TOLERANCE)
    yield from ((term, words) for term, words in explanations.responsible(reading.history) if words)


def passages(
    comments: Sequence[Comment], alone: bool = False, doubts: Callable[[Comment], Sequence[Told]] = lambda _: ()
) -> tuple[Passage, ...]:
    """Return the texts by kind, in the standard's order; if `alone`, a single kind has no heading of its own.

    `doubts` gives what the checks say of a text.
    """
    kinds = [kind for kind in terms.COMMENT_KINDS if any(comment.kind == kind for comment in comments)]
    return tuple(
        Passage(
            "" if alone and len(kinds) == 1 else terms.COMMENT_KINDS[kind],
            tuple(
                (c.heading, paragraphs(c.text), tuple(one.said for one in doubts(c)))
                for c in comments
                if c.kind == kind
            ),
        )
        for kind in kinds
    )

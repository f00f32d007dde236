"""What the checks say of the report's own words, to stand beside them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from quarterlight.data import manual
from quarterlight.display.checks import Checks
from quarterlight.display.pages.quality import Told, told
from quarterlight.display.readings import CouncilReadings
from quarterlight.facts.model import Comment, Edition

# Kinds of rules that hold what a text says against the tables. What others find in a text is not repeated beside it:
# it may be how few people are counted there.
_OF_WORDS = {"text"}


@cache
def _rules() -> frozenset[str]:
    return frozenset(page.id for page in manual.pages() if page.kind in _OF_WORDS)


def doubted(readings: CouncilReadings, checks: Checks) -> Callable[[Edition, Comment], Sequence[Told]]:
    """Return what says of a comment of an edition which of its words the checks doubt."""

    def of(edition: Edition, comment: Comment) -> Sequence[Told]:
        found = checks.of(edition.organisation.slug, edition.slug)
        own = [
            one
            for one in found
            if one.table == "commentary" and one.problem.location.row == comment.row and one.problem.rule in _rules()
        ]
        return told(readings, edition, own)

    return of


def claimed(readings: CouncilReadings, checks: Checks, edition: Edition) -> Sequence[Told]:
    """Return what the checks say of the numbers that the report itself states about the whole of its tables."""
    found = checks.of(edition.organisation.slug, edition.slug)
    return told(readings, edition, [one for one in found if one.table == "claims"])

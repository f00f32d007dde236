"""Parts of papers beside the measures: ratings, actions, further tables and frameworks, as values to print."""

from __future__ import annotations

from collections.abc import Sequence

from quarterlight.display.pages.figures import extra_columns, extra_sections, rating_table
from quarterlight.display.papers.contents import Action, Mark, Passage, Plate, Ratings, Table
from quarterlight.display.papers.measures import level, mark
from quarterlight.display.readings import Reading, by_theme, tally
from quarterlight.display.wording import dates, papers, terms
from quarterlight.facts import model
from quarterlight.facts.model import Edition, ExtraTable


def ratings(edition: Edition, listed: Sequence[Reading], plate: Plate | None) -> Ratings:
    """Return the ratings of a whole edition: a row for each theme that has measures."""
    found = rating_table(edition.organisation.slug, by_theme(edition, listed))
    rows = tuple((title, counts) for title, _, counts in found.rows)
    return Ratings(plate, tuple(mark(badge) for badge in found.badges), rows)


def tallied(listed: Sequence[Reading]) -> Ratings:
    """Return the ratings of the measures in `listed` as one row without a title."""
    found = tally(listed)
    counts = tuple(number for _, number in found)
    return Ratings(None, tuple(mark(badge) for badge, _ in found), (("", counts),) if found else ())


def actions(edition: Edition, listed: Sequence[model.Action]) -> tuple[Action, ...]:
    """Return actions as they are printed, each with its progress and what else is said of it; no day where none has."""
    unstated = terms.NOT_STATED.capitalize() if any(action.due for action in listed) else ""
    return tuple(_action(edition, action, unstated) for action in listed)


def _action(edition: Edition, action: model.Action, unstated: str) -> Action:
    said = [comment.text for comment in edition.said_of("action", action.slug)]
    return Action(
        title=action.title,
        reference=", ".join(part for part in (action.code, action.owner) if part),
        progress=" ".join(part for part in (action.progress, *said) if part),
        due=dates.day(action.due) if action.due else unstated,
        mark=level(edition.scale[action.status]) if action.status else Mark(papers.NOT_RATED, "none"),
    )


def table(found: ExtraTable) -> Table:
    """Return a further table as it is printed."""
    columns = tuple((column.title, bool(column.unit)) for column in extra_columns(found))
    # A row's address on its page has no use on paper.
    sections = tuple(
        (section.title or found.title, tuple(row[1:] for row in section.rows)) for section in extra_sections(found)
    )
    return Table(found.title, found.description, columns, sections)


def alignments(edition: Edition, kind: str, subject: str) -> tuple[Passage, ...]:
    """Return the outside frameworks that a subject answers to, as one passage; none where there are none."""
    texts = tuple(("", (terms.alignment(row),), ()) for row in edition.answers_to(kind, subject))
    return (Passage(papers.ANSWERS_TO, texts),) if texts else ()

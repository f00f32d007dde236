"""Words that only printed papers need: whose figures they are, where they stand on the web, what pictures show."""

from __future__ import annotations

from collections.abc import Sequence

from quarterlight.display.wording import dates, numbers, terms
from quarterlight.facts.model import Edition, Level

MEASURES = "Measures"
OTHER_MEASURES = "Other measures"
ANSWERS_TO = "Answers to"
NOT_RATED = "Not rated"
JUDGING = (
    "A figure is compared with the target for the same period, and a level or a rate also with one for a longer time. "
    "A count that adds up over the year is judged when the year is over, or once the rest of the year cannot change it."
)
TOLERANCE = (
    "Where a measure names no tolerance, none is published, so its figures can only say whether a target was met."
)
ON_THE_WEB = "On the web, with every figure to read and to download:"


def download(octets: int, of: str = "report") -> str:
    """Return the words of the link to the paper `of` a report, a theme or a priority, with its kind and size."""
    return f"Download this {of} as PDF ({numbers.size(octets)})"


def published(edition: Edition) -> str:
    """Return when an edition was published, and whether its figures are final."""
    return f"Published on {dates.day(edition.published_on)}. Status of the figures: {terms.FIGURES[edition.figures]}."


def notice(edition: Edition, republication: bool) -> tuple[str, ...]:
    """Return whose figures a paper holds, from which document, whether it is endorsed, and under which licence."""
    name = edition.organisation.name
    document = f", as published in {edition.source_document}" if edition.source_document else ""
    return (
        f"These are the figures of {name}{document}.",
        *([f"This paper republishes them. {name} has not endorsed it."] if republication else []),
        f"Contains public sector information licensed under the Open Government Licence v3.0. © {name}.",
    )


def running(text: str) -> str:
    """Return a title for the head of every page, where long ones must be cut: the cover has the whole of it."""
    return text if len(text) <= _RUNNING else f"{text[: _RUNNING - 1].rstrip()}…"


_RUNNING = 90


def margin(edition: Edition, republication: bool) -> str:
    """Return the line at the foot of every page: republished or not, and the licence."""
    republished = f"Republished, not endorsed by {edition.organisation.name}. " if republication else ""
    return f"{republished}Open Government Licence v3.0."


def alternative(headline: str, subtitle: str, description: str) -> str:
    """Return what stands for a chart to whoever does not see it."""
    return f"{headline}. {subtitle}. {description}"


def silent(titles: Sequence[str]) -> str:
    """Return which priorities have neither a measure nor a text; "" where each has something."""
    if not titles:
        return ""
    return f"The report has neither a measure nor a text under {terms.joined([f'“{title}”' for title in titles])}."


def meaning(level: Level) -> str:
    """Return what a level of the council's scale means, and how the report prints it where that differs."""
    printed = f" Printed as “{level.label}”." if level.label != level.title else ""
    return f"{level.meaning or 'The report prints no key.'}{printed}"

"""The page of what was asked about a council's figures, and answered."""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import Environment

from quarterlight.display import links
from quarterlight.display.pages import indexed
from quarterlight.display.pages.environment import Head, page
from quarterlight.display.readings import CouncilReadings
from quarterlight.display.wording import asking


def questions_page(env: Environment, readings: CouncilReadings, common: Mapping[str, object]) -> str:
    """Return the Markdown of the page; `common` is what every page of a council may use."""
    council = readings.council
    head: Head = {
        "title": f"Questions and answers: {council.organisation.name}",
        "description": asking.asked(council.questions),
        **indexed.report(council.latest),
    }
    names = {slug: reading.indicator.name for slug, reading in readings.current.items()}
    return page(env, "questions", links.questions(council.organisation.slug), head, **common, names=names)

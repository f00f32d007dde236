"""The page of how far a council's measures are from their targets, and of those that cannot be held against one."""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import Environment

from quarterlight.display import links
from quarterlight.display.pages import standings
from quarterlight.display.pages.environment import Head, page
from quarterlight.display.readings import CouncilReadings
from quarterlight.display.wording import explanations, summaries


def targets_page(env: Environment, readings: CouncilReadings, common: Mapping[str, object]) -> str:
    """Return the Markdown of the page; `common` is what every page of a council may use."""
    latest = readings.council.latest
    listed = readings.of_edition(latest)
    held = standings.by_distance(listed)
    known = {reading.indicator.slug for reading, _ in held}
    others = [reading for reading in listed if reading.indicator.slug not in known]
    head: Head = {
        "title": f"How far from the targets: {latest.organisation.name}",
        "description": summaries.targets(latest, [surplus for _, surplus in held], len(listed)),
        # It repeats what the page of each measure says, and would be found for each.
        "unlisted": "true",
    }
    context = {
        "held": [(reading, explanations.distance(reading.indicator, reading.assessment, by)) for reading, by in held],
        "others": [
            (reading, explanations.unjudged(reading.indicator, reading.assessment, reading.unstated))
            for reading in others
        ],
    }
    return page(env, "targets", links.targets(latest.organisation.slug), head, **common, **context)

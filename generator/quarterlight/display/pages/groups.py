"""The pages of a council's themes and priorities, which hold several measures each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from jinja2 import Environment

from quarterlight.display import links
from quarterlight.display.pages import indexed, standings
from quarterlight.display.pages.context import Site
from quarterlight.display.pages.environment import Head, page
from quarterlight.display.readings import CouncilReadings, Reading, tally
from quarterlight.display.wording import summaries
from quarterlight.facts.model import Edition, Priority, Theme

# What every page of a council may use, by name.
Common = Mapping[str, Any]


def theme_page(env: Environment, readings: CouncilReadings, site: Site, theme: Theme, common: Common) -> str:
    """Return the Markdown of a theme's page."""
    edition: Edition = common["edition"]
    slug = theme.slug
    listed = [reading for reading in readings.of_edition(edition) if reading.indicator.theme == slug]
    path = links.theme(edition.organisation.slug, slug)
    head: Head = {
        "title": f"{theme.title}: {edition.organisation.name}",
        "description": summaries.group(theme.title, listed, edition),
        "image": site.gallery.link_picture(path),
        **indexed.report(edition, slug),
    }
    priorities = [priority for priority in edition.priorities if priority.theme == slug]
    own = {priority.slug for priority in priorities}
    return page(
        env,
        "theme",
        path,
        head,
        **common,
        theme=theme,
        listed=listed,
        tally=tally(listed),
        standing=standings.standing(listed, common["doubted"]),
        moved=standings.moved(listed, common["doubted"]),
        own_priorities=[(priority, _under(listed, priority)) for priority in priorities],
        unplaced=[reading for reading in listed if reading.indicator.priority not in own],
        actions=[action for action in edition.actions if action.theme == slug],
        comments=edition.said_of("theme", slug),
        citation=site.citation(edition, theme.title, path),
    )


def _under(listed: Sequence[Reading], priority: Priority) -> list[Reading]:
    return [reading for reading in listed if reading.indicator.priority == priority.slug]


def priority_page(env: Environment, readings: CouncilReadings, site: Site, priority: Priority, common: Common) -> str:
    """Return the Markdown of a priority's page."""
    edition: Edition = common["edition"]
    slug = priority.slug
    listed = _under(readings.of_edition(edition), priority)
    path = links.priority(edition.organisation.slug, slug)
    head: Head = {
        "title": f"{priority.title}: {edition.organisation.name}",
        "description": priority.summary or summaries.group(priority.title, listed, edition),
        "image": site.gallery.link_picture(path),
        **indexed.priority(edition, priority.theme, listed),
    }
    return page(
        env,
        "priority",
        path,
        head,
        **common,
        priority=priority,
        listed=listed,
        tally=tally(listed),
        actions=[action for action in edition.actions if action.priority == slug],
        comments=edition.said_of("priority", slug),
        citation=site.citation(edition, priority.title, path),
        alignments=edition.answers_to("priority", slug),
    )

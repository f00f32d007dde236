"""The pages of one council: its own, its editions, themes, priorities, actions, extra tables and downloads."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from jinja2 import Environment

from quarterlight.display import catalogue, links, telling
from quarterlight.display.explaining import Pieces, explained, known_to
from quarterlight.display.pages import indexed, standings
from quarterlight.display.pages.context import Site
from quarterlight.display.pages.environment import Head, page
from quarterlight.display.pages.figures import extra_columns, extra_sections, rating_table
from quarterlight.display.pages.groups import priority_page, theme_page
from quarterlight.display.pages.indicator import indicator_page
from quarterlight.display.pages.quality import quality_page
from quarterlight.display.pages.questions import questions_page
from quarterlight.display.pages.targets import targets_page
from quarterlight.display.readings import CouncilReadings, by_theme, tally
from quarterlight.display.wording import summaries
from quarterlight.facts.model import Action, Comment, Council, Edition, ExtraTable, Priority, Theme, paragraphs

# The path of a page, and what makes its Markdown.
Pages = Iterator[tuple[str, Callable[[], str]]]


def pages(env: Environment, readings: CouncilReadings, site: Site) -> Pages:
    """Yield the path of every page of a council, each with what makes its Markdown."""
    council, org = readings.council, readings.council.organisation.slug
    every = (env, readings, site)
    yield links.council(org), partial(_council, *every)
    for edition in council.editions:
        yield links.edition(org, edition.slug), partial(_edition, *every, edition)
    for edition, theme in readings.latest_of("themes"):
        yield links.theme(org, theme.slug), partial(_theme, *every, edition, theme)
    for edition, priority in readings.latest_of("priorities"):
        yield links.priority(org, priority.slug), partial(_priority, *every, edition, priority)
    for slug, reading in readings.current.items():
        yield links.indicator(org, slug), partial(indicator_page, *every, reading)
    yield links.targets(org), partial(_targets, *every)
    yield links.actions(org), partial(_actions, *every)
    if council.questions:
        yield links.questions(org), partial(_questions, *every)
    for edition, table in readings.latest_of("extra_tables"):
        yield links.extra_table(org, table.slug), partial(_extra_table, *every, edition, table)
    yield links.open_data(org), partial(_open_data, *every)
    yield links.quality(org), partial(_quality, *every)


def _council(env: Environment, readings: CouncilReadings, site: Site) -> str:
    latest = readings.council.latest
    listed = readings.of_edition(latest)
    path = links.council(latest.organisation.slug)
    common = _common(readings, site, path, latest)
    head: Head = {
        "title": f"{latest.organisation.name}: performance",
        "description": summaries.edition(latest, listed),
        "image": site.gallery.link_picture(path),
        **indexed.report(latest),
    }
    return page(
        env,
        "council",
        path,
        head,
        **common,
        tally=tally(listed),
        ratings=rating_table(latest.organisation.slug, by_theme(latest, listed)),
        standing=standings.standing(listed, common["doubted"]),
        moved=standings.moved(listed, common["doubted"]),
        missing=standings.missing(listed),
        outside=[reading for reading in listed if not reading.indicator.theme],
    )


def _common(readings: CouncilReadings, site: Site, path: str, edition: Edition) -> dict[str, Any]:
    """Return what every page of a council may use; `path` is the page's own."""
    council = readings.council
    return {
        "figures": site.gallery.of(path),
        "paper": site.papers.get(path),
        "spark": site.gallery.spark,
        "council": council,
        "org": council.organisation.slug,
        "organisation": edition.organisation,
        "edition": edition,
        "scale": edition.scale,
        "themes": {theme.slug: theme for theme in edition.themes},
        "explain": partial(_explained, council, site),
        "doubted": site.doubts[council.organisation.slug, edition.slug],
        "doubts_in": telling.of_words(readings, site.checks),
    }


def _explained(council: Council, site: Site, comments: Sequence[Comment]) -> dict[str, Pieces]:
    """Return the paragraphs of comments that name an explained word, as `explained` does."""
    texts = [part for comment in comments for part in paragraphs(comment.text)]
    return explained(texts, known_to(council, site.words))


def _edition(env: Environment, readings: CouncilReadings, site: Site, edition: Edition) -> str:
    listed = readings.of_edition(edition)
    path = links.edition(edition.organisation.slug, edition.slug)
    head: Head = {
        "title": f"{edition.organisation.name}: {edition.title}",
        "description": summaries.edition(edition, listed),
        "image": site.gallery.link_picture(path),
        **indexed.report(edition),
    }
    return page(
        env,
        "edition",
        path,
        head,
        **_common(readings, site, path, edition),
        groups=by_theme(edition, listed),
        ratings=rating_table(edition.organisation.slug, by_theme(edition, listed)),
        tally=tally(listed),
        exceptions=standings.poorest(listed),
        missing=standings.missing(listed),
        differing=standings.differing(listed),
        summary=edition.said_of("edition", edition.slug),
        claimed=telling.claimed(readings, site.checks, edition),
        actions=edition.actions,
        citation=site.citation(edition, edition.title, path),
    )


def _theme(env: Environment, readings: CouncilReadings, site: Site, edition: Edition, theme: Theme) -> str:
    path = links.theme(edition.organisation.slug, theme.slug)
    return theme_page(env, readings, site, theme, _common(readings, site, path, edition))


def _priority(env: Environment, readings: CouncilReadings, site: Site, edition: Edition, priority: Priority) -> str:
    path = links.priority(edition.organisation.slug, priority.slug)
    return priority_page(env, readings, site, priority, _common(readings, site, path, edition))


def _actions(env: Environment, readings: CouncilReadings, site: Site) -> str:
    latest = readings.council.latest
    path = links.actions(latest.organisation.slug)
    head: Head = {
        "title": f"Actions: {latest.organisation.name}",
        "description": summaries.actions(latest),
        **indexed.report(latest),
    }
    groups: dict[str, list[Action]] = {theme.slug: [] for theme in latest.themes}
    for action in latest.actions:
        groups.setdefault(action.theme, []).append(action)
    spoken = {action.slug: latest.said_of("action", action.slug) for action in latest.actions}
    return page(env, "actions", path, head, **_common(readings, site, path, latest), groups=groups, spoken=spoken)


def _targets(env: Environment, readings: CouncilReadings, site: Site) -> str:
    path = links.targets(readings.council.organisation.slug)
    return targets_page(env, readings, _common(readings, site, path, readings.council.latest))


def _questions(env: Environment, readings: CouncilReadings, site: Site) -> str:
    path = links.questions(readings.council.organisation.slug)
    return questions_page(env, readings, _common(readings, site, path, readings.council.latest))


def _extra_table(env: Environment, readings: CouncilReadings, site: Site, edition: Edition, table: ExtraTable) -> str:
    path = links.extra_table(edition.organisation.slug, table.slug)
    head: Head = {
        "title": f"{table.title}: {edition.organisation.name}",
        "description": summaries.extra_table(table, edition),
        "image": site.gallery.link_picture(path),
        **indexed.report(edition),
    }
    context = {"table": table, "columns": extra_columns(table), "sections": extra_sections(table)}
    return page(env, "extra_table", path, head, **_common(readings, site, path, edition), **context)


def _open_data(env: Environment, readings: CouncilReadings, site: Site) -> str:
    council = readings.council
    path = links.open_data(council.organisation.slug)
    latest = links.package_file(council.organisation.slug, council.latest.slug, "datapackage.json")
    head: Head = {
        "title": f"Open data: {council.organisation.name}",
        "description": summaries.open_data(council),
        **indexed.report(council.latest),
    }
    context = {
        "files": site.files[council.organisation.slug],
        "address": links.absolute(site.url, latest),
        "datasets": [catalogue.package(edition, site.url) for edition in council.editions],
    }
    return page(env, "open_data", path, head, **_common(readings, site, path, council.latest), **context)


def _quality(env: Environment, readings: CouncilReadings, site: Site) -> str:
    path = links.quality(readings.council.organisation.slug)
    return quality_page(env, readings, site, _common(readings, site, path, readings.council.latest))

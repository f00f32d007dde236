"""The pages of the whole site: front, all measures, search, glossary, methods, standard, contact; and theme parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from jinja2 import Environment

from quarterlight.data import manual, profile, rules
from quarterlight.display import facets, headers, links
from quarterlight.display.explaining import by_letter
from quarterlight.display.facets import Choice
from quarterlight.display.indicator_files import COLUMNS
from quarterlight.display.pages import council as council_pages
from quarterlight.display.pages.context import Site
from quarterlight.display.pages.environment import fragment, page
from quarterlight.display.readings import CouncilReadings, Reading, by_theme
from quarterlight.display.wording import numbers, statements, summaries, terms


def pages(env: Environment, councils: Sequence[CouncilReadings], site: Site) -> council_pages.Pages:
    """Yield the path of every page, each with what makes its Markdown."""
    yield links.FRONT, partial(_front, env, councils, site)
    yield links.INDICATORS, partial(_indicators, env, councils)
    yield links.SEARCH, partial(_search, env, councils)
    yield links.GLOSSARY, partial(_glossary, env, site)
    yield links.METHODS, partial(_methods, env)
    yield links.CHECKS, partial(_checks, env)
    yield links.STANDARD, partial(_standard, env)
    yield links.CONTACT, partial(_contact, env, councils)
    yield links.ACCESSIBILITY, partial(_accessibility, env, site)
    for readings in councils:
        yield from council_pages.pages(env, readings, site)


def _contact(env: Environment, councils: Sequence[CouncilReadings]) -> str:
    title, description = (
        "Contact and errors",
        "Where to report an error on this site, and whom to ask about the figures.",
    )
    return _plain(env, "contact", links.CONTACT, title, description, councils=councils)


_ACCESSIBLE = (
    "How this site is made to work for every reader, what was tested and when, and how to tell us what does not."
)


def _accessibility(env: Environment, site: Site) -> str:
    statement = site.settings.accessibility
    stated = statements.CONFORMANCE[statement.conformance] if statement.tested_on else statements.UNSTATED
    complaints = statements.COMPLAINTS.get(statement.enforcement, ())
    context = {"statement": statement, "conformance": stated, "complaints": complaints}
    return _plain(env, "accessibility", links.ACCESSIBILITY, "Accessibility", _ACCESSIBLE, **context)


_METHODS = "How Quarterlight decides whether a target is met, which figures it compares, and what the marks mean."
_CHECKS = "Every rule by which figures are checked before they are published: why, when it fires, and how to fix it."


def _methods(env: Environment) -> str:
    return _plain(env, "methods", links.METHODS, "How figures become statuses", _METHODS, kinds=_kinds())


def _checks(env: Environment) -> str:
    # Its examples would be found for everyday words.
    head = {"title": "What is checked", "description": _CHECKS, "unlisted": "true"}
    return page(env, "checks", links.CHECKS, head, kinds=_kinds(), structure=rules.STRUCTURE)


def _kinds() -> list[tuple[str, str, list[manual.Manual]]]:
    """Return (title, what it is about, rules) of each kind of rule."""
    pages = manual.pages()
    listed = [(kind, about, [page for page in pages if page.kind == kind]) for kind, about in manual.kinds().items()]
    return [(terms.RULE_KINDS[kind], about, found) for kind, about, found in listed]


def _plain(env: Environment, template: str, path: str, title: str, description: str, **context: object) -> str:
    head = {"title": title, "description": description}
    return page(env, template, path, head, **context)


def _front(env: Environment, councils: Sequence[CouncilReadings], site: Site) -> str:
    head = {
        "title": site.name,
        "description": summaries.publication([found.council for found in councils]),
        "searches": "true",
    }
    listed = [
        (found.council, summaries.edition(found.council.latest, found.of_edition(found.council.latest)))
        for found in councils
    ]
    return page(env, "front", links.FRONT, head, councils=listed)


def _indicators(env: Environment, councils: Sequence[CouncilReadings]) -> str:
    total = sum(len(found.current) for found in councils)
    head = {
        "title": "All measures",
        "description": f"Every one of the {numbers.count(total, 'measure')} on this site, by council and theme.",
        "script": "assets/measures.js",
        "unlisted": "true",
    }
    context = {
        "groups": {found.council.organisation.slug: _listed(found) for found in councils},
        "facets": facets.facets(councils),
        "no_theme": facets.NO_THEME,
    }
    return page(env, "indicators", links.INDICATORS, head, councils=councils, **context)


def _listed(found: CouncilReadings) -> list[tuple[str, str, list[tuple[Reading, str, Mapping[str, Choice]]]]]:
    """Return (theme slug, title, measures) for the list of all, each with what it says and what it is filtered by."""
    groups = by_theme(found.council.latest, list(found.current.values()))
    return [
        (slug, title, [(reading, summaries.listing(reading), facets.of(found, reading)) for reading in listed])
        for slug, title, listed in groups
    ]


def _search(env: Environment, councils: Sequence[CouncilReadings]) -> str:
    head = {
        "title": "Search",
        "description": "Search every measure, theme and word of this site.",
        "script": "assets/search.js",
        "unlisted": "true",
        "searches": "true",
    }
    known = facets.facets(councils)
    offered = [facet for facet in known if facet.name in {"council", "theme", "status"}]
    return page(env, "search", links.SEARCH, head, facets=offered, asked=facets.asked(known))


def _glossary(env: Environment, site: Site) -> str:
    title = "Glossary"
    description = f"{numbers.count(len(site.words), 'word')} of the reports and of this site in plain English."
    return _plain(env, "glossary", links.GLOSSARY, title, description, letters=by_letter(site.words))


def _standard(env: Environment) -> str:
    description = "The tables and columns of a Quarterlight data package, and what the checker says of them."
    context = {
        "tables": profile.tables().values(),
        "markers": terms.MARKERS,
        "own_columns": COLUMNS,
        "descriptor": profile.descriptor_schema(),
    }
    # Its examples would be found for everyday words.
    head = {"title": "The data standard", "description": description, "unlisted": "true"}
    return page(env, "standard", links.STANDARD, head, **context)


def theme_parts(env: Environment, councils: Sequence[CouncilReadings]) -> dict[str, str]:
    """Return the parts of the theme that depend on what is published: path in the theme's folder to text."""
    listed = [found.council for found in councils]
    parts = ("councils", "policy", "sources")
    context = {"councils": listed, "policy": headers.meta()}
    return {f"partials/{part}.html": str(fragment(env, f"theme/{part}.html", **context)) for part in parts}

"""The pages of the whole site: front, all measures, glossary, methods, standard, contact; and parts of the theme."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jinja2 import Environment

from quarterlight.data import manual, profile, rules
from quarterlight.display import headers, links
from quarterlight.display.pages import council as council_pages
from quarterlight.display.pages.context import Site
from quarterlight.display.pages.environment import fragment, page
from quarterlight.display.readings import CouncilReadings, by_theme
from quarterlight.display.wording import numbers, summaries, terms
from quarterlight.facts.model import Term


def pages(env: Environment, councils: Sequence[CouncilReadings], site: Site) -> Iterator[tuple[str, str]]:
    """Yield the path and the Markdown of every page."""
    yield _front(env, councils, site)
    yield _indicators(env, councils)
    yield _glossary(env, councils)
    kinds = [(terms.RULE_KINDS[kind], about, _of_kind(kind)) for kind, about in manual.kinds().items()]
    yield _plain(env, "methods", links.METHODS, "How figures become statuses", _METHODS, kinds=kinds)
    yield _plain(env, "checks", links.CHECKS, "What is checked", _CHECKS, kinds=kinds, structure=rules.STRUCTURE)
    yield _standard(env)
    yield _contact(env, councils, site)
    for readings in councils:
        yield from council_pages.pages(env, readings, site)


def _contact(env: Environment, councils: Sequence[CouncilReadings], site: Site) -> tuple[str, str]:
    title, description = (
        "Contact and errors",
        "Where to report an error on this site, and whom to ask about the figures.",
    )
    return _plain(env, "contact", links.CONTACT, title, description, site=site, councils=councils)


_CHECKS = "Every rule by which figures are checked before they are published: why, when it fires, and how to fix it."


def _of_kind(kind: str) -> list[manual.Manual]:
    return [page for page in manual.pages() if page.kind == kind]


_METHODS = "How Quarterlight decides whether a target is met, which figures it compares, and what the marks mean."


def _plain(
    env: Environment, template: str, path: str, title: str, description: str, **context: object
) -> tuple[str, str]:
    head = {"title": title, "description": description}
    return path, page(env, template, path, head, **context)


def _front(env: Environment, councils: Sequence[CouncilReadings], site: Site) -> tuple[str, str]:
    head = {"title": site.name, "description": summaries.publication([found.council for found in councils])}
    listed = [
        (found.council, summaries.edition(found.council.latest, found.of_edition(found.council.latest)))
        for found in councils
    ]
    return links.FRONT, page(env, "front", links.FRONT, head, councils=listed, site=site)


def _indicators(env: Environment, councils: Sequence[CouncilReadings]) -> tuple[str, str]:
    total = sum(len(found.current) for found in councils)
    head = {
        "title": "All measures",
        "description": f"Every one of the {numbers.count(total, 'measure')} on this site, by council and theme.",
    }
    groups = {
        found.council.organisation.slug: by_theme(found.council.latest, list(found.current.values()))
        for found in councils
    }
    return links.INDICATORS, page(env, "indicators", links.INDICATORS, head, councils=councils, groups=groups)


def _glossary(env: Environment, councils: Sequence[CouncilReadings]) -> tuple[str, str]:
    found: dict[str, Term] = {}
    for readings in councils:
        for edition in readings.council.editions:
            found.update({term.term: term for term in edition.terms})
    listed = sorted(found.values(), key=lambda term: term.term.lower())
    title, description = "Glossary", f"{numbers.count(len(listed), 'word')} of the reports in plain English."
    anchors = {term.term: f"term-{place}" for place, term in enumerate(listed, 1)}
    return _plain(env, "glossary", links.GLOSSARY, title, description, listed=listed, anchors=anchors)


def _standard(env: Environment) -> tuple[str, str]:
    description = "The tables and columns of a Quarterlight data package, and what the checker says of them."
    context = {
        "tables": profile.tables().values(),
        "markers": terms.MARKERS,
        "descriptor": profile.descriptor_schema(),
    }
    return _plain(env, "standard", links.STANDARD, "The data standard", description, **context)


def theme_parts(env: Environment, councils: Sequence[CouncilReadings]) -> dict[str, str]:
    """Return the parts of the theme that depend on what is published: path in the theme's folder to text."""
    listed = [found.council for found in councils]
    parts = ("councils", "policy", "sources")
    context = {"councils": listed, "policy": headers.meta()}
    return {f"partials/{part}.html": str(fragment(env, f"theme/{part}.html", **context)) for part in parts}

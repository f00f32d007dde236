"""The permanent page of one indicator."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from jinja2 import Environment

from quarterlight.display import catalogue, links
from quarterlight.display.pages.context import Site
from quarterlight.display.pages.environment import page
from quarterlight.display.pages.figures import area_table, figure_table
from quarterlight.display.readings import CouncilReadings, Reading
from quarterlight.display.wording import explanations, numbers, sentences, terms, variations
from quarterlight.facts.history import History
from quarterlight.facts.model import Benchmark, Comment


def indicator_page(env: Environment, readings: CouncilReadings, reading: Reading, site: Site) -> tuple[str, str]:
    """Return the path and the Markdown of an indicator's page."""
    history, council = reading.history, readings.council
    org, edition, indicator = council.organisation.slug, history.edition, history.indicator
    path = links.indicator(org, indicator.slug)
    themes = {theme.slug: theme for theme in edition.themes}
    priorities = {priority.slug: priority for priority in edition.priorities}
    return path, page(
        env,
        "indicator",
        path,
        {
            "title": f"{indicator.name}: {council.organisation.name}",
            "description": reading.lead,
            "image": site.gallery.cards.get(path, ""),
        },
        figures=site.gallery.of(path),
        council=council,
        org=org,
        organisation=council.organisation,
        edition=edition,
        indicator=indicator,
        reading=reading,
        theme=themes.get(indicator.theme),
        priority=priorities.get(indicator.priority),
        replacement=readings.current.get(indicator.replaced_by),
        table=figure_table(history),
        areas=area_table(history),
        why=explanations.why(history, reading.point, reading.assessment),
        result=explanations.result(indicator, reading.assessment),
        variation=variations.view(history),
        published=sentences.published(reading.assessment) if reading.assessment else "",
        difference=sentences.difference(reading.assessment) if reading.assessment else "",
        comments=_by_kind(history),
        benchmarks=_benchmarks(history),
        about=explanations.about(history),
        alignments=[a for a in edition.alignments if (a.subject_type, a.subject) == ("indicator", indicator.slug)],
        address=links.absolute(site.url, path),
        citation=explanations.citation(history, links.absolute(site.url, path)),
        dataset=catalogue.indicator(reading, site.url),
        editions=[e for e in council.editions if indicator.slug in readings.reported[e.slug]],
    )


def _by_kind(history: History) -> list[tuple[str, str, list[tuple[str, list[Comment]]]]]:
    """Return (edition slug, edition title, [(heading, comments)]) with the newest edition first."""
    order = list(terms.COMMENT_KINDS)
    found = []
    for edition, comments in history.comments:
        ordered = sorted(comments, key=lambda comment: (order.index(comment.kind), comment.order))
        found.append((edition.slug, edition.title, _grouped(ordered)))
    return found


def _grouped(comments: Iterable[Comment]) -> list[tuple[str, list[Comment]]]:
    return [
        (terms.COMMENT_KINDS[kind], list(group)) for kind, group in groupby(comments, key=lambda comment: comment.kind)
    ]


def _benchmarks(history: History) -> list[tuple[str, str, str, str]]:
    """Return (comparator, period, figure, note) for each benchmark, the newest first."""
    rows = sorted(history.benchmarks, key=lambda row: (row.period, row.title), reverse=True)
    return [(row.title, explanations.benchmark_period(row), _figure(row, history), row.note) for row in rows]


def _figure(row: Benchmark, history: History) -> str:
    shown = numbers.cell(row.value, history.indicator) if row.value is not None else row.printed
    return " ".join([shown, *(terms.marker(code) for code in row.markers)]).strip()

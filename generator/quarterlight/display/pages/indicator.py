"""The permanent page of one indicator."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from jinja2 import Environment

from quarterlight.display import catalogue, links
from quarterlight.display.explaining import explained, known_to
from quarterlight.display.pages import indexed
from quarterlight.display.pages.context import Site
from quarterlight.display.pages.environment import Head, page
from quarterlight.display.pages.figures import area_table, figure_table
from quarterlight.display.readings import CouncilReadings, Reading
from quarterlight.display.telling import RATED, Told, of_words, told
from quarterlight.display.wording import asking, explanations, numbers, sentences, terms, variations
from quarterlight.facts.history import History
from quarterlight.facts.model import Benchmark, Comment, Edition, paragraphs


def indicator_page(env: Environment, readings: CouncilReadings, site: Site, reading: Reading) -> str:
    """Return the Markdown of an indicator's page."""
    council, indicator = readings.council, reading.indicator
    path = links.indicator(council.organisation.slug, indicator.slug)
    head: Head = {
        "title": f"{indicator.name}: {council.organisation.name}",
        "description": reading.lead,
        "image": site.gallery.link_picture(path),
        **indexed.measure(readings, reading),
    }
    found = _found(readings, reading, site)
    context = {**_place(readings, reading), **_figures(reading, found), **_status(reading, found)}
    context |= _words(reading, path, site)
    context["doubts_in"] = of_words(readings, site.checks)
    context["elsewhere"] = not context["comments"] and _speaks(readings, reading.indicator.priority)
    context["words"] = explained(list(_read_in_order(context)), known_to(council, site.words))
    return page(env, "indicator", path, head, figures=site.gallery.of(path), **context)


def _speaks(readings: CouncilReadings, priority: str) -> bool:
    """Return whether the page of a priority has words of the report."""
    editions = reversed(readings.council.editions)
    shown = next((one for one in editions if any(found.slug == priority for found in one.priorities)), None)
    return shown is not None and bool(shown.said_of("priority", priority))


def _read_in_order(context: Mapping[str, Any]) -> Iterator[str]:
    """Yield the texts of the page in which words are explained, in the order in which they are read."""
    yield context["reading"].lead
    yield context["technical"]
    if context["table"].columns["year_to_date"]:
        yield "Year to date"
    for _, groups in context["comments"]:
        for _, comments in groups:
            yield from (part for comment in comments for part in paragraphs(comment.text))
    yield from (text for _, text in context["about"])


def _place(readings: CouncilReadings, reading: Reading) -> dict[str, Any]:
    """Return where the indicator belongs: its council, edition, theme, priority, and what replaced it."""
    council, edition, indicator = readings.council, reading.history.edition, reading.indicator
    return {
        "org": council.organisation.slug,
        "organisation": edition.organisation,
        "edition": edition,
        "indicator": indicator,
        "theme": next((theme for theme in edition.themes if theme.slug == indicator.theme), None),
        "priority": next((priority for priority in edition.priorities if priority.slug == indicator.priority), None),
        "questions": [row for row in council.questions if row.indicator == indicator.slug],
        "replacement": readings.current.get(indicator.replaced_by),
        "editions": [e for e in council.editions if indicator.slug in readings.reported[e.slug]],
    }


def _found(readings: CouncilReadings, reading: Reading, site: Site) -> list[Told]:
    """Return what the checker found about the indicator in the latest edition that reports it."""
    edition, slug = reading.history.edition, reading.indicator.slug
    return told(readings, edition, site.checks.of_measure(edition.organisation.slug, edition.slug, slug))


def _figures(reading: Reading, found: Sequence[Told]) -> dict[str, Any]:
    """Return the tables of figures, each figure with what the checker says of it."""
    history = reading.history
    said: dict[str, list[str]] = {}
    for one in found:
        if one.rule not in RATED or not _of_reported(one, reading):
            said.setdefault(one.period, []).append(one.said)
    return {"table": figure_table(history, said), "areas": area_table(history), "benchmarks": _benchmarks(history)}


def _of_reported(one: Told, reading: Reading) -> bool:
    return reading.point is not None and one.period == str(reading.point.period)


def _status(reading: Reading, found: Sequence[Told]) -> dict[str, Any]:
    """Return the reading, its status and the reasons for it, with what the checker says of the reported figure."""
    history, assessment = reading.history, reading.assessment
    # What is said of the reported figure's rating stands at the top of the page, beside the rating.
    doubts = [one for one in found if one.rule in RATED and _of_reported(one, reading)]
    variation = variations.view(history)
    return {
        "found": found,
        "doubts": doubts,
        "reading": reading,
        "why": explanations.why(history, reading.point, assessment),
        "asks": explanations.question(assessment),
        "result": explanations.result(reading.indicator, assessment),
        "variation": variation,
        "technical": f"Variation: {variation.technical}" if variation else "",
        "published": sentences.published(assessment) if assessment else "",
        "difference": sentences.difference(assessment) if assessment and not doubts else "",
    }


def _words(reading: Reading, path: str, site: Site) -> dict[str, Any]:
    """Return what is said of the indicator, and how to refer to it."""
    history, slug = reading.history, reading.indicator.slug
    return {
        "comments": _by_kind(history),
        "about": explanations.about(history),
        "alignments": history.edition.answers_to("indicator", slug),
        "citation": site.citation(history.edition, reading.indicator.name, path, _cited(reading)),
        "dataset": catalogue.indicator(reading, site.url),
        "figure_doubted": path in site.doubted,
        "prepared": asking.prepared(reading, links.absolute(site.url, path)),
    }


def _cited(reading: Reading) -> str:
    """Return the reported figure with its period, and that it is provisional where it is; "" where there is none."""
    if not reading.known or reading.point is None:
        return ""
    firm = ", provisional" if "p" in reading.point.observation.markers else ""
    return f"{reading.figure}{firm}, {reading.period}"


def _by_kind(history: History) -> list[tuple[Edition, list[tuple[str, list[Comment]]]]]:
    """Return (edition, [(heading, comments)]) with the newest edition first."""
    order = list(terms.COMMENT_KINDS)
    found = []
    for edition, comments in history.comments:
        ordered = sorted(comments, key=lambda comment: (order.index(comment.kind), comment.order))
        found.append((edition, _grouped(ordered)))
    return found


def _grouped(comments: Iterable[Comment]) -> list[tuple[str, list[Comment]]]:
    return [
        (terms.COMMENT_KINDS[kind], list(group)) for kind, group in groupby(comments, key=lambda comment: comment.kind)
    ]


def _benchmarks(history: History) -> list[tuple[str, str, str, str, str]]:
    """Return (anchor, comparator, period, figure, note) for each benchmark, the newest first."""
    rows = sorted(history.benchmarks, key=lambda row: (row.period, row.title), reverse=True)
    return [
        (_anchor(row), row.title, explanations.benchmark_period(row), _figure(row, history), row.note) for row in rows
    ]


def _anchor(row: Benchmark) -> str:
    return f"other-{row.comparator}-{row.period}".lower()


def _figure(row: Benchmark, history: History) -> str:
    shown = numbers.cell(row.value, history.indicator) if row.value is not None else row.printed
    return " ".join([shown, *(terms.marker(code) for code in row.markers)]).strip()

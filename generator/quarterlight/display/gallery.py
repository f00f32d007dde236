"""All pictures of a site: every page's charts drawn, with their files, sizes and downloads; spark lines; link pictures.

Drawing itself is handed in, because it runs in other processes and keeps what it drew.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from quarterlight.display import links
from quarterlight.display.charts import card, of_groups, of_indicator, palette, sparks
from quarterlight.display.charts.chart import Chart
from quarterlight.display.charts.drawing import SCRIPT, Drawing
from quarterlight.display.charts.template import vega, vega_lite
from quarterlight.display.readings import CouncilReadings, Reading, by_theme
from quarterlight.display.wording import numbers
from quarterlight.facts.model import Edition

Draw = Callable[[Sequence[Drawing]], Sequence[bytes]]


@dataclass(frozen=True, slots=True)
class Picture:
    """One drawing of a chart: its file's path from the site's root, and its size in pixels."""

    path: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Download:
    """A file of a chart: what it is, with its kind and size, and its path from the site's root."""

    title: str
    path: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart as a template shows it."""

    chart: Chart
    wide: Picture
    narrow: Picture
    specification: str
    downloads: tuple[Download, ...]


@dataclass(frozen=True, slots=True)
class Gallery:
    """The figures of each page by its path and their name, the spark lines, the link pictures, and all their files.

    `further` are drawings that are no files of the site, by their keys.
    """

    figures: Mapping[str, Mapping[str, Figure]]
    sparks: Mapping[str, Markup]
    cards: Mapping[str, str]
    files: Mapping[str, bytes]
    further: Mapping[str, bytes] = field(default_factory=dict)

    def of(self, path: str) -> Mapping[str, Figure]:
        """Return the figures of the page at `path` by name."""
        return self.figures.get(path, {})

    def spark(self, reading: Reading) -> Markup:
        """Return the spark line of a reading; nothing where it has too few figures."""
        content = sparks.content(reading)
        return self.sparks[vega(content)] if content else Markup("")


def gallery(
    councils: Sequence[CouncilReadings], pictures: bool, draw: Draw, further: Sequence[Drawing] = ()
) -> Gallery:
    """Return the gallery of all councils, PNG files and link pictures included if `pictures`. Raises ChartFaultError.

    `further` is drawn along with it.
    """
    charts = [(name, chart) for readings in councils for name, chart in _charts(readings)]
    files = {path: drawing for _, chart in charts for path, drawing in _drawings(chart, pictures)}
    cards = dict(_cards(councils)) if pictures else {}
    files |= dict(cards.values())
    files |= {"assets/vega.js": SCRIPT} if charts else {}
    lines = list(dict.fromkeys(_sparks(councils)))
    drawn = draw([*files.values(), *(Drawing(line, "", "", "spark") for line in lines), *further])
    found = dict(zip(files, drawn, strict=False))
    for _, chart in charts:
        found[f"{chart.folder}{chart.name}.vl.json"] = _specification(chart)
    found["assets/charts.css"] = palette.dark_rules(within=".explored ").encode()
    figures: dict[str, dict[str, Figure]] = {}
    for name, chart in charts:
        figures.setdefault(chart.folder, {})[name] = _figure(chart, found)
    last = len(files) + len(lines)
    marks = [Markup(mark.decode()) for mark in drawn[len(files) : last]]
    return Gallery(
        figures,
        dict(zip(lines, marks, strict=True)),
        {page: path for page, (path, _) in cards.items()},
        found,
        {drawing.key: picture for drawing, picture in zip(further, drawn[last:], strict=True)},
    )


def _charts(readings: CouncilReadings) -> Iterator[tuple[str, Chart]]:
    """Yield every chart of a council with its name on its page."""
    council = readings.council
    for reading in readings.current.values():
        yield from of_indicator.charts(reading)
    for edition in council.editions:
        listed = readings.of_edition(edition)
        pages = [links.edition(edition.organisation.slug, edition.slug)]
        pages += [links.council(edition.organisation.slug)] if edition is council.latest else []
        groups = [(title, found) for _, title, found in by_theme(edition, listed)]
        for page in pages:
            yield from _named("ratings", of_groups.ratings(groups, edition, page))
    for edition, theme in readings.latest_of("themes"):
        yield from _of_theme(readings.of_edition(edition), edition, theme.slug, theme.title)
    for edition, priority in readings.latest_of("priorities"):
        listed = [r for r in readings.of_edition(edition) if r.indicator.priority == priority.slug]
        page = links.priority(edition.organisation.slug, priority.slug)
        yield from _named("measures", of_groups.measures(listed, priority.title, edition, page, "measures"))
    for edition, table in readings.latest_of("extra_tables"):
        page = links.extra_table(edition.organisation.slug, table.slug)
        yield from _named("table", of_groups.table(table, edition, page))


def _of_theme(listed: Sequence[Reading], edition: Edition, slug: str, title: str) -> Iterator[tuple[str, Chart]]:
    """Yield the small multiples of a theme's page: one sheet for each priority, one for what is under none."""
    own = [r for r in listed if r.indicator.theme == slug]
    page = links.theme(edition.organisation.slug, slug)
    groups = {priority.slug: priority.title for priority in edition.priorities if priority.theme == slug}
    for priority, name in {**groups, "": title}.items():
        found = [r for r in own if r.indicator.priority == priority]
        stem = f"measures-{priority}" if priority else "measures"
        yield from _named(stem, of_groups.measures(found, name, edition, page, stem))


def _named(name: str, chart: Chart | None) -> Iterator[tuple[str, Chart]]:
    if chart is not None:
        yield name, chart


def drawn_as(chart: Chart, narrow: bool) -> Drawing:
    """Return the drawing of a chart for narrow screens or for wide ones."""
    return Drawing(vega(chart.narrow if narrow else chart.wide), _title(chart), chart.description)


def _title(chart: Chart) -> str:
    return f"{chart.headline}. {chart.subtitle}"


def _drawings(chart: Chart, pictures: bool) -> Iterator[tuple[str, Drawing]]:
    """Yield the files of a chart that are drawn, by path."""
    stem = f"{chart.folder}{chart.name}"
    yield f"{stem}.svg", drawn_as(chart, narrow=False)
    yield f"{stem}-narrow.svg", drawn_as(chart, narrow=True)
    if pictures:
        yield f"{stem}.png", Drawing(vega(chart.wide), _title(chart), "", "png")


def _specification(chart: Chart) -> bytes:
    """Return the Vega-Lite file of a chart, its words included."""
    words = {"description": f"{chart.headline}. {chart.subtitle}. {chart.description} Source: {chart.source}."}
    return f"{json.dumps({**vega_lite(chart.wide), **words}, ensure_ascii=False, separators=(',', ':'))}\n".encode()


def _figure(chart: Chart, files: Mapping[str, bytes]) -> Figure:
    stem = f"{chart.folder}{chart.name}"
    kinds = (("Picture (SVG", ".svg"), ("Picture (PNG", ".png"), ("Chart with its data (Vega-Lite JSON", ".vl.json"))
    return Figure(
        chart,
        Picture(f"{stem}.svg", chart.wide.width, chart.wide.height),
        Picture(f"{stem}-narrow.svg", chart.narrow.width, chart.narrow.height),
        f"{stem}.vl.json",
        tuple(
            Download(f"{title}, {numbers.size(len(files[f'{stem}{end}']))})", f"{stem}{end}")
            for title, end in kinds
            if f"{stem}{end}" in files
        ),
    )


def _cards(councils: Sequence[CouncilReadings]) -> Iterator[tuple[str, tuple[str, Drawing]]]:
    """Yield the picture of each indicator's page for links in messages: the page's path, the file's, the drawing."""
    for readings in councils:
        organisation = readings.council.organisation
        for reading in readings.current.values():
            page = links.indicator(organisation.slug, reading.indicator.slug)
            drawing = Drawing(vega(card.content(reading, organisation.place)), "", "", "png", scale=1)
            yield page, (f"{page}card.png", drawing)


def _sparks(councils: Sequence[CouncilReadings]) -> Iterator[str]:
    for readings in councils:
        for known in readings.by_edition.values():
            for reading in known.values():
                content = sparks.content(reading)
                if content:
                    yield vega(content)

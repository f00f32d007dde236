"""All pictures of a site: every page's charts drawn, with their files, sizes and downloads; spark lines; link pictures.

Drawing itself is handed in, because it runs in other processes and keeps what it drew.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from quarterlight.display import links
from quarterlight.display.charts import card, of_groups, of_indicator, palette, sparks
from quarterlight.display.charts.chart import Caption, Chart
from quarterlight.display.charts.drawing import PNG_SCALE, SCRIPT, Drawing, Drawn
from quarterlight.display.charts.template import vega, vega_lite
from quarterlight.display.readings import CouncilReadings, Reading, by_theme
from quarterlight.display.wording import numbers
from quarterlight.facts.model import Edition

# Given what is to be drawn into which file, by its path, draws it and says what became of each.
Draw = Callable[[Iterable[tuple[str, Drawing]]], Mapping[str, Drawn]]


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

    caption: Caption
    wide: Picture
    narrow: Picture
    specification: str
    downloads: tuple[Download, ...]
    embed: str

    @property
    def frame_height(self) -> int:
        """The height in pixels of a frame for the embed page: all of it but a tall sheet on a narrow screen."""
        narrow = self.narrow.height * _NARROW // self.narrow.width
        return _WORDS + max(self.wide.height, min(narrow, _TALL))


# What an embed page needs for its words, the width at which it shows narrow pictures at most, and how much of them.
_WORDS = 280
_NARROW = 384
_TALL = 400


@dataclass(frozen=True, slots=True)
class Gallery:
    """The figures of each page by its path and their name, the link pictures by page, and all files by path."""

    figures: Mapping[str, Mapping[str, Figure]]
    cards: Mapping[str, str]
    files: Mapping[str, Drawn]

    def of(self, path: str) -> Mapping[str, Figure]:
        """Return the figures of the page at `path` by name."""
        return self.figures.get(path, {})

    def link_picture(self, path: str) -> Mapping[str, str]:
        """Return the picture that stands for the page at `path` in messages: its card, else its first chart as PNG."""
        if path in self.cards:
            return {"path": self.cards[path], "width": str(card.WIDTH), "height": str(card.HEIGHT)}
        for figure in self.of(path).values():
            file = f"{_stem(figure.caption)}.png"
            if file in self.files:
                wide, said = figure.wide, f"{figure.caption.headline}. {figure.caption.subtitle}"
                return {"path": file, **_size(wide), "alt": said}
        return {}

    def spark(self, reading: Reading) -> Markup:
        """Return the spark line of a reading; nothing where it has too few figures."""
        return Markup(sparks.mark(reading))


def gallery(councils: Sequence[CouncilReadings], pictures: bool, draw: Draw) -> Gallery:
    """Return the gallery of all councils; with PNG files and link pictures if `pictures`. Raises ChartFaultError."""
    shown: list[tuple[str, Caption, Picture, Picture]] = []

    def drawings() -> Iterator[tuple[str, Drawing]]:
        # One chart after another: all of them together would not fit into the memory that a large site has.
        for name, chart in (found for readings in councils for found in _charts(readings)):
            shown.append((name, chart.caption, *_pictures(chart)))
            yield from _drawings(chart, pictures)
        yield "assets/charts.css", Drawing(palette.dark_rules(within=".explored "), "", "", "text")
        if shown:
            yield "assets/vega.js", SCRIPT
        if pictures:
            yield from _cards(councils)

    files = draw(drawings())
    figures: dict[str, dict[str, Figure]] = {}
    for name, caption, wide, narrow in shown:
        figures.setdefault(caption.folder, {})[name] = _figure(name, caption, wide, narrow, files)
    cards = {path.removesuffix(CARD): path for path in files if path.endswith(f"/{CARD}")}
    return Gallery(figures, cards, files)


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
    """Yield the small multiples of a theme's page: one sheet for each priority, one for the rest."""
    own = [r for r in listed if r.indicator.theme == slug]
    page = links.theme(edition.organisation.slug, slug)
    groups = {priority.slug: priority.title for priority in edition.priorities if priority.theme == slug}
    for priority, name in {**groups, "": title}.items():
        found = [r for r in own if (r.indicator.priority if r.indicator.priority in groups else "") == priority]
        stem = f"measures-{priority}" if priority else "measures"
        yield from _named(stem, of_groups.measures(found, name, edition, page, stem))


def _named(name: str, chart: Chart | None) -> Iterator[tuple[str, Chart]]:
    if chart is not None:
        yield name, chart


def _pictures(chart: Chart) -> tuple[Picture, Picture]:
    stem = _stem(chart.caption)
    return (
        Picture(f"{stem}.svg", chart.wide.width, chart.wide.height),
        Picture(f"{stem}-narrow.svg", chart.narrow.width, chart.narrow.height),
    )


def _size(picture: Picture) -> dict[str, str]:
    """Return the size in pixels of a drawing's PNG."""
    return {"width": str(picture.width * PNG_SCALE), "height": str(picture.height * PNG_SCALE)}


def _stem(caption: Caption) -> str:
    """Return the path of a chart's files without their endings."""
    return f"{caption.folder}{caption.name}"


def drawn_as(chart: Chart, narrow: bool) -> Drawing:
    """Return the drawing of a chart for narrow screens or for wide ones, as SVG."""
    said = chart.caption
    title = f"{said.headline}. {said.subtitle}"
    return Drawing(vega(chart.narrow if narrow else chart.wide), title, said.description)


def _drawings(chart: Chart, pictures: bool) -> Iterator[tuple[str, Drawing]]:
    """Yield the files of a chart by path."""
    stem, wide = _stem(chart.caption), drawn_as(chart, narrow=False)
    yield f"{stem}.svg", wide
    yield f"{stem}-narrow.svg", drawn_as(chart, narrow=True)
    yield f"{stem}.vl.json", Drawing(_specification(chart), "", "", "text")
    if pictures:
        yield f"{stem}.png", replace(wide, description="", form="png")


def _specification(chart: Chart) -> str:
    """Return the Vega-Lite file of a chart, its words included."""
    said = chart.caption
    words = {"description": f"{said.headline}. {said.subtitle}. {said.description} Source: {said.source}."}
    return f"{json.dumps({**vega_lite(chart.wide), **words}, ensure_ascii=False, separators=(',', ':'))}\n"


def _figure(name: str, caption: Caption, wide: Picture, narrow: Picture, files: Mapping[str, Drawn]) -> Figure:
    stem = _stem(caption)
    kinds = (("Picture (SVG", ".svg"), ("Picture (PNG", ".png"), ("Chart with its data (Vega-Lite JSON", ".vl.json"))
    downloads = tuple(
        Download(f"{title}, {numbers.size(files[f'{stem}{end}'].size)})", f"{stem}{end}")
        for title, end in kinds
        if f"{stem}{end}" in files
    )
    return Figure(caption, wide, narrow, f"{stem}.vl.json", downloads, links.embedded(caption.folder, name))


CARD = "card.png"


def _cards(councils: Sequence[CouncilReadings]) -> Iterator[tuple[str, Drawing]]:
    """Yield the picture of each indicator's page for links in messages."""
    for readings in councils:
        organisation = readings.council.organisation
        for reading in readings.current.values():
            page = links.indicator(organisation.slug, reading.indicator.slug)
            drawing = Drawing(vega(card.content(reading, organisation.place)), "", "", "png", scale=1)
            yield f"{page}{CARD}", drawing

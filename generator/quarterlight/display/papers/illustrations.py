"""The charts of papers: each measure as an edition knew it, and each edition's ratings by theme. Draws nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from quarterlight.display import links
from quarterlight.display.charts import of_groups, of_indicator, palette
from quarterlight.display.charts.chart import Chart
from quarterlight.display.charts.drawing import Drawing
from quarterlight.display.gallery import drawn_as
from quarterlight.display.papers.contents import Plate
from quarterlight.display.readings import CouncilReadings, Reading, by_theme
from quarterlight.display.wording import papers
from quarterlight.facts.model import Edition

# In place of a measure's name: the ratings of the whole edition.
RATINGS = ""
# By council, edition and measure.
Charts = Mapping[tuple[str, str, str], Chart]


def charts(councils: Sequence[CouncilReadings]) -> Charts:
    """Return the charts of every edition's papers; a measure without a figure has none."""
    return {
        (readings.council.organisation.slug, edition.slug, name): chart
        for readings in councils
        for edition in readings.council.editions
        for name, chart in _of_edition(readings, edition)
    }


def _of_edition(readings: CouncilReadings, edition: Edition) -> Iterator[tuple[str, Chart]]:
    listed = readings.of_edition(edition)
    groups = [(title, found) for _, title, found in by_theme(edition, listed)]
    ratings = of_groups.ratings(groups, edition, links.edition(edition.organisation.slug, edition.slug))
    if ratings is not None:
        yield RATINGS, ratings
    for reading in listed:
        chart = of_indicator.of_measure(reading)
        if chart is not None:
            yield reading.indicator.slug, chart


def drawings(found: Charts) -> list[Drawing]:
    """Return what must be drawn for the charts: the narrow form of a measure's, the wide one of the ratings."""
    return [_drawing(name, chart) for (*_, name), chart in found.items()]


def _drawing(name: str, chart: Chart) -> Drawing:
    return drawn_as(chart, narrow=name != RATINGS)


@dataclass(frozen=True, slots=True)
class Illustrations:
    """The charts of one edition's papers, each with its drawing."""

    edition: Edition
    charts: Charts
    drawn: Mapping[str, bytes]

    def of(self, reading: Reading) -> Plate | None:
        """Return the chart of a measure; None where it has none."""
        return self._plate(reading.indicator.slug)

    @property
    def ratings(self) -> Plate | None:
        """The edition's ratings by theme; None where nothing is rated."""
        return self._plate(RATINGS)

    def _plate(self, name: str) -> Plate | None:
        chart = self.charts.get((self.edition.organisation.slug, self.edition.slug, name))
        if chart is None:
            return None
        # On paper there is no dark setting to answer.
        svg = self.drawn[_drawing(name, chart).key].decode().replace(palette.dark_rules(), "")
        words = papers.alternative(chart.headline, chart.subtitle, chart.description)
        return Plate(svg, chart.headline, words)

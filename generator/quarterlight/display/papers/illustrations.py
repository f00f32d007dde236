"""The charts of papers: each measure as an edition knew it, and each edition's ratings by theme. Draws nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from quarterlight.display import links
from quarterlight.display.charts import of_groups, of_indicator
from quarterlight.display.charts.chart import Chart
from quarterlight.display.gallery import drawn_as
from quarterlight.display.papers.contents import Plate
from quarterlight.display.readings import CouncilReadings, Reading, by_theme
from quarterlight.display.wording import papers
from quarterlight.facts.model import Edition


@dataclass(frozen=True, slots=True)
class Illustrations:
    """The charts of one edition's papers: its ratings by theme, if anything is rated, and its measures by slug."""

    ratings: Plate | None
    measures: Mapping[str, Plate]

    def of(self, reading: Reading) -> Plate | None:
        """Return the chart of a measure; None where it has no figure."""
        return self.measures.get(reading.indicator.slug)


def illustrations(readings: CouncilReadings, edition: Edition) -> Illustrations:
    """Return the charts of an edition's papers: the narrow form of a measure's, the wide one of the ratings."""
    listed = readings.of_edition(edition)
    groups = [(title, found) for _, title, found in by_theme(edition, listed)]
    ratings = of_groups.ratings(groups, edition, links.edition(edition.organisation.slug, edition.slug))
    charts = ((reading.indicator.slug, of_indicator.of_measure(reading)) for reading in listed)
    return Illustrations(
        _plate(ratings, narrow=False) if ratings else None,
        {slug: _plate(chart, narrow=True) for slug, chart in charts if chart},
    )


def _plate(chart: Chart, narrow: bool) -> Plate:
    said = chart.caption
    words = papers.alternative(said.headline, said.subtitle, said.description)
    return Plate(drawn_as(chart, narrow), said.headline, words)

"""A chart as a page shows it: two drawings, for wide and narrow screens, and every word that must stand beside it."""

from __future__ import annotations

from dataclasses import dataclass

from quarterlight.display.charts.content import Content

MOST_WORDS = 10


class ChartFaultError(Exception):
    """A chart that may not be published: `place` is its file's path without an ending, `found` what it lacks."""

    def __init__(self, place: str, found: str) -> None:
        super().__init__(f"{place}: {found}")
        self.place, self.found = place, found


@dataclass(frozen=True, slots=True)
class Caption:
    """The words of a chart: `name` is the stem of its files; `folder` the page's path that it belongs to.

    `headline` says what happened in ten words at most, `subtitle` names measure, area and period, `description` says
    in words what the picture shows, `source` where the figures are from. `anchor` is the table of the same figures.
    Raises ChartFaultError where headline, description, subtitle or source is missing, or the headline is too long.
    """

    name: str
    folder: str
    headline: str
    subtitle: str
    description: str
    source: str
    anchor: str

    def __post_init__(self) -> None:
        """Refuse a chart that some readers could not read."""
        for part in ("headline", "subtitle", "description", "source"):
            if not getattr(self, part).strip():
                raise ChartFaultError(f"{self.folder}{self.name}", f"the chart has no {part}.")
        if len(self.headline.split()) > MOST_WORDS:
            found = f"the chart’s headline has more than {MOST_WORDS} words: “{self.headline}”."
            raise ChartFaultError(f"{self.folder}{self.name}", found)


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: its words, and what is drawn on wide and on narrow screens."""

    caption: Caption
    wide: Content
    narrow: Content

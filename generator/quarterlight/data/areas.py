"""The areas of a council as the rules see them: which lie in which, and their figures by period. Finds no fault."""

from __future__ import annotations

from collections.abc import Mapping

from quarterlight.facts.history import History, Point
from quarterlight.facts.model import Area
from quarterlight.words.period import Period


def within(areas: Mapping[str, Area]) -> list[tuple[str, list[str]]]:
    """Return each area with those of one kind that lie in it, at least two."""
    grouped: dict[tuple[str, str], list[str]] = {}
    for code, area in areas.items():
        if area.parent:
            grouped.setdefault((area.parent, area.kind), []).append(code)
    return [(parent, codes) for (parent, _), codes in grouped.items() if len(codes) >= 2]


def by_period(history: History) -> Mapping[str, Mapping[Period, Point]]:
    """Return the points that have a figure by area and period."""
    return {
        series.area: {point.period: point for point in series.points if point.value is not None}
        for series in history.series
    }

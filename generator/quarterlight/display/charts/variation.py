"""The chart of variation: a long series between its limits, every point that is more than chance marked."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any

from quarterlight.display.charts import palette, slots
from quarterlight.display.charts.aims import aim
from quarterlight.display.charts.content import Content
from quarterlight.display.charts.measure import NARROW, WIDE, vertical
from quarterlight.display.charts.scale import Scale, scale, thinned
from quarterlight.display.charts.slots import Slot
from quarterlight.display.charts.words import word
from quarterlight.display.wording import dates, numbers, variations
from quarterlight.facts.history import History
from quarterlight.facts.limits import Cause
from quarterlight.facts.variation import Segment, Xmr, is_high
from quarterlight.words.status import Polarity

Rows = list[dict[str, Any]]


def content(history: History, found: Xmr, narrow: bool) -> Content:
    """Return the chart of every segment with its own limits; segments too short for limits have none."""
    indicator = history.indicator
    points = [point for segment in found.segments for point in segment.points]
    places, plotted = _course(history, found)
    by_period = {slot.period: slot for slot in places}
    levels = [level for segment in found.segments if segment.limits for level in _levels(segment)]
    held = aim(history, points[-1])
    aims = [float(level) for level in held.levels] if held else []
    values = [p.value for p in points if p.value is not None]
    upright = scale([*values, *levels, *(held.levels if held else ())], 4 if narrow else 5, from_zero=False)
    width, height = NARROW if narrow else (WIDE[0], WIDE[1] + 40)
    begin, end = places[0].begin, places[-1].end
    rows = {
        "points": plotted,
        "limits": [row for segment in found.segments for row in _limits(segment, by_period)],
        "targets": [{"x": begin, "x2": end, "y": level} for level in aims],
        "breaks": [{"x": by_period[segment.points[0].period].begin} for segment in found.segments[1:]],
        "words": _names(history, found.segments[-1], upright, (begin, end), aims),
    }
    shown = thinned(len(places), slots.NARROW_LABELS if narrow else slots.WIDE_LABELS)
    parameters = {
        **slots.labels(places, indicator.basis, narrow, shown),
        **vertical(upright, indicator.unit),
        "x_domain": [begin, end],
    }
    return Content("variation", width, height, parameters, rows)


# A chart is made twice, wide and narrow, from the same places and rows.
@lru_cache(maxsize=1)
def _course(history: History, found: Xmr) -> tuple[tuple[Slot, ...], Rows]:
    """Return the places of the periods, and the rows of their points."""
    points = [point for segment in found.segments for point in segment.points]
    places = slots.dated(history, points)[: len(points)]
    by_period = {slot.period: slot for slot in places}
    rows = [row for n, segment in enumerate(found.segments) for row in _points(history, segment, n, by_period)]
    return places, rows


def _levels(segment: Segment) -> tuple[Any, Any, Any]:
    assert segment.limits is not None
    return segment.limits.lower, segment.limits.mean, segment.limits.upper


def _limits(segment: Segment, by_period: dict[Any, Slot]) -> Rows:
    if segment.limits is None:
        return []
    begin, end = by_period[segment.points[0].period].begin, by_period[segment.points[-1].period].end
    names = ("lower", "mean", "upper")
    return [
        {"x": begin, "x2": end, "y": float(level), "limit": name}
        for name, level in zip(names, _levels(segment), strict=True)
    ]


def _points(history: History, segment: Segment, run: int, by_period: dict[Any, Slot]) -> Rows:
    rows = []
    causes: Sequence[Cause | None] = segment.causes or (None,) * len(segment.points)
    for place, (point, cause) in enumerate(zip(segment.points, causes, strict=True)):
        assert point.value is not None
        rows.append(
            {
                "x": by_period[point.period].middle,
                "y": float(point.value),
                "run": run,
                "period": str(point.period),
                "year": dates.years(point.period.financial_year()),
                "label": dates.row(point.period, history.indicator.basis),
                "shown": f"{numbers.labelled(point.value, history.indicator)}{variations.aside(cause)}",
                "cause": _judged(history, segment, place),
            }
        )
    return rows


def _judged(history: History, segment: Segment, place: int) -> str:
    """Return whether a point's special cause is for the better or the worse; "common" where there is none."""
    if segment.limits is None or segment.causes[place] is None:
        return "common"
    polarity = history.indicator.polarity
    if polarity not in {Polarity.HIGHER, Polarity.LOWER}:
        return "changed"
    return "better" if is_high(segment, place) is (polarity is Polarity.HIGHER) else "worse"


# A label below a line so low would stand among those of the axis.
LOW = 0.2


def _side(level: float, upright: Scale) -> dict[str, Any]:
    """Return on which side of its line a target's name has room."""
    low = upright.share(Decimal(str(level))) < LOW
    return {"baseline": "bottom", "dy": -5} if low else {"baseline": "top", "dy": 5}


# About how many pixels a plot is high, and how far apart the names of two lines must stand.
PLOT, NAME = 170, 15


def _names(history: History, segment: Segment, upright: Scale, ends: tuple[float, float], aims: list[float]) -> Rows:
    """Return the names of the limits beside the plot, moved apart where they are close, and of the target inside it."""
    begin, end = ends
    rows = [word(begin, level, "Target", dx=3, **_side(level, upright)) for level in aims]
    if segment.limits is None:
        return rows
    gap = (upright.share(segment.limits.upper) - upright.share(segment.limits.mean)) * PLOT
    push = max(0.0, NAME - gap)
    for name, level, moved in zip(("Limit", "Mean", "Limit"), _levels(segment), (push, 0.0, -push), strict=True):
        text = f"{name} {numbers.brief(level, history.indicator)}"
        rows.append(word(end, float(level), text, dx=6, dy=moved, colour=palette.SOFT.light))
    return rows

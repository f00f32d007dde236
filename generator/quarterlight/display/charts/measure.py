"""The chart of an indicator: bars for a few periods, a line for many, with targets, tolerance, gaps and breaks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any

from quarterlight.display.charts import labels, palette, slots
from quarterlight.display.charts.aims import Aim, ahead, aim
from quarterlight.display.charts.content import Content
from quarterlight.display.charts.scale import Scale, scale, thinned
from quarterlight.display.charts.slots import Slot
from quarterlight.display.charts.words import word
from quarterlight.display.wording import dates, numbers
from quarterlight.facts.comparison import targets_ahead
from quarterlight.facts.history import History, Point
from quarterlight.facts.model import Indicator
from quarterlight.words.period import Kind

WIDE, NARROW = (720, 300), (288, 230)
# Beyond so many points they are drawn small.
FEW_DOTS = 16
Rows = list[dict[str, Any]]


def is_few(history: History) -> bool:
    """Return whether there are so few periods that bars say more than a line."""
    return len(history.whole.points) + len(targets_ahead(history.whole)) <= slots.MOST_BARS


def main_points(history: History, point: Point) -> list[Point]:
    """Return the points of the line that `point` belongs to: those of its kind of period."""
    return [found for found in history.whole.points if found.period.kind is point.period.kind]


def content(history: History, latest: Point, narrow: bool) -> Content:
    """Return the chart of an indicator whose reported figure is `latest`."""
    return bars(history, latest, narrow) if is_few(history) else line(history, latest, narrow)


def bars(history: History, latest: Point, narrow: bool) -> Content:
    """Return a chart of a few periods, each a bar from zero; a period without a figure has a place and its mark."""
    places = slots.few(history)
    aims = [(slot, _aim(history, slot)) for slot in places]
    upright = scale(
        [*_values(places), *_reach(aims), Decimal(0)], 4, from_zero=True, top=_top(history.indicator, places)
    )
    inset = 0.14 if narrow else 0.24
    drawn = _targets(aims, inset / 2)
    rows = {
        "points": [
            {
                **_row(slot, history),
                "x_from": slot.begin + inset,
                "x_to": slot.end - inset,
                "latest": slot.point == latest,
            }
            for slot in places
            if slot.point and slot.point.value is not None
        ],
        "ground": [{"x": places[0].begin, "x2": places[-1].end, "y": 0}],
        "gaps": slots.gaps(places, history.indicator.basis),
        "targets": drawn,
        "bands": _bands(aims),
        "breaks": _breaks(places),
        "words": [
            *labels.figures(aims, upright, history.indicator, latest, narrow),
            *labels.marks(places, 0.0, narrow),
            *labels.targets(drawn, aims, history.indicator),
            *labels.breaks(_breaks(places), upright),
        ],
    }
    axis = slots.labels(places, history.indicator.basis, narrow, range(len(places)))
    parameters = {
        **axis,
        "x_domain": [places[0].begin - 0.1, places[-1].end + 0.1],
        "y_domain": upright.domain,
        "caption": numbers.caption(history.indicator.unit, Decimal(0)),
    }
    return Content("bars", *(NARROW if narrow else WIDE), parameters, rows)


# A chart is made twice, wide and narrow, from the same places and rows.
@lru_cache(maxsize=1)
def _course(history: History, latest: Point) -> tuple[tuple[Slot, ...], list[tuple[Slot, Aim | None]], Rows, Rows]:
    """Return the places of a line's periods, each place's aim, the stretches beside it, and the rows of its points."""
    places = slots.dated(history, main_points(history, latest))
    aims = [(slot, _aim(history, slot)) for slot in places]
    return places, aims, _spans(history, latest, places), _points(places, history)


def line(history: History, latest: Point, narrow: bool) -> Content:
    """Return a chart of many periods: a line that stops at gaps and breaks, longer periods as stretches beside it."""
    indicator = history.indicator
    places, aims, spans, points = _course(history, latest)
    values = [*_values(places), *_reach(aims), *(Decimal(str(span["y"])) for span in spans)]
    upright = scale(values, 4 if narrow else 5, from_zero=False, top=_top(indicator, places))
    drawn = _targets(aims, 0)
    width, height = NARROW if narrow else WIDE
    low = float(upright.ticks[0])
    rows = {
        "points": points,
        "gaps": slots.gaps(places, history.indicator.basis),
        "targets": drawn,
        "bands": _bands(aims),
        "spans": spans,
        "breaks": _breaks(places),
        "words": [
            *labels.last(places, indicator),
            *labels.marks(places, low, narrow),
            *labels.targets(drawn, aims, indicator, _values(places)[-1], upright),
            *labels.breaks(_breaks(places), upright),
            *[
                word(span["x"], span["y"], span["label"], baseline="bottom", dy=-5, colour=palette.PINK.light)
                for span in spans[-1:]
            ],
        ],
    }
    shown = thinned(len(places), slots.NARROW_LABELS if narrow else slots.WIDE_LABELS)
    parameters = {
        **slots.labels(places, indicator.basis, narrow, shown),
        **vertical(upright, indicator.unit),
        "x_domain": [places[0].begin, places[-1].end],
        "dot_size": 70 if len(places) <= FEW_DOTS else 30,
    }
    return Content("line", width, height, parameters, rows)


def vertical(upright: Scale, unit: str) -> dict[str, Any]:
    """Return the parameters of a vertical axis: domain, ticks, their labels, and what it measures."""
    return {
        "y_domain": upright.domain,
        "y_ticks": [float(tick) for tick in upright.ticks],
        "y_labels": [numbers.step(tick, unit) for tick in upright.ticks],
        "caption": numbers.caption(unit, upright.ticks[0]),
    }


def _aim(history: History, slot: Slot) -> Aim | None:
    if slot.point:
        return aim(history, slot.point)
    return ahead(history, slot.target) if slot.target else None


def _values(places: Iterable[Slot]) -> list[Decimal]:
    return [slot.point.value for slot in places if slot.point and slot.point.value is not None]


def _reach(aims: Iterable[tuple[Slot, Aim | None]]) -> list[Decimal]:
    """Return every level that the targets and their tolerance reach."""
    found = [known for _, known in aims if known]
    return [level for known in found for level in (*known.levels, *(end for band in known.bands for end in band))]


def _top(indicator: Indicator, places: Sequence[Slot]) -> Decimal | None:
    """Return the end that a percentage cannot pass, unless some figure does."""
    return Decimal(100) if indicator.unit == "percent" and all(value <= 100 for value in _values(places)) else None


def _row(slot: Slot, history: History) -> dict[str, Any]:
    """Return a figure as a row."""
    assert slot.point is not None and slot.point.value is not None
    return {
        **slots.named(slot, history.indicator.basis),
        "y": float(slot.point.value),
        "shown": numbers.labelled(slot.point.value, history.indicator),
        "state": slots.state(slot.point),
    }


def _points(places: Sequence[Slot], history: History) -> Rows:
    """Return the rows of a line; those of one `run` are joined."""
    by_period = {slot.period: slot for slot in places}
    points = [slot.point for slot in places if slot.point]
    joined = slots.runs(points, history.indicator.basis)
    return [{**_row(by_period[point.period], history), "run": run} for point, run in joined]


def _spans(history: History, latest: Point, places: Sequence[Slot]) -> Rows:
    """Return figures for whole years beside a line of shorter periods, where they measure the same: never a total."""
    if history.indicator.additive or latest.period.kind.is_year or latest.period.kind is Kind.DAY:
        return []
    begin, end = places[0].begin, places[-1].end
    found = [p for p in history.whole.points if p.period.kind.is_year and p.value is not None]
    return [
        {
            "x": max(float(p.period.start.toordinal()), begin),
            "x2": min(float(p.period.end.toordinal() + 1), end),
            "y": float(p.value),
            "label": dates.short(p.period),
        }
        for p in found
        if p.value is not None and p.period.end.toordinal() > begin
    ]


def _targets(aims: Sequence[tuple[Slot, Aim | None]], inset: float) -> Rows:
    """Return the targets as steps: neighbours of the same levels become one."""
    steps: Rows = []
    for slot, known in aims:
        for place, level in enumerate(known.levels if known else ()):
            begin, end = _stretch(slot, aims)
            before = next((s for s in steps if s["place"] == place and s["x2"] == begin - inset), None)
            if before and before["y"] == float(level):
                before["x2"] = end - inset
            else:
                steps.append({"x": begin + inset, "x2": end - inset, "y": float(level), "place": place})
    return steps


def _stretch(slot: Slot, aims: Sequence[tuple[Slot, Aim | None]]) -> tuple[float, float]:
    """Return how far a target reaches; that of a single day reaches back to the day before it in the series."""
    if slot.begin != slot.end:
        return slot.begin, slot.end
    earlier = [other.end for other, _ in aims if other.end < slot.end]
    return (earlier[-1] if earlier else slot.begin), slot.end


def _bands(aims: Sequence[tuple[Slot, Aim | None]]) -> Rows:
    """Return the tolerance around the targets: neighbours of the same height become one."""
    found: Rows = []
    for slot, known in aims:
        for low, high in known.bands if known else ():
            begin, end = _stretch(slot, aims)
            before = next((band for band in found if band["x2"] == begin and band["y"] == float(low)), None)
            if before and before["y2"] == float(high):
                before["x2"] = end
            else:
                found.append({"x": begin, "x2": end, "y": float(low), "y2": float(high)})
    return found


def _breaks(places: Sequence[Slot]) -> Rows:
    return [{"x": slot.begin} for slot in places if slot.point and "b" in slot.point.observation.markers]

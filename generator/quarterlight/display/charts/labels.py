"""The labels of an indicator's chart: figures, marks of what is missing, targets and breaks, each where it has room."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from quarterlight.display.charts import palette
from quarterlight.display.charts.aims import Aim
from quarterlight.display.charts.look import TEXT_SIZE
from quarterlight.display.charts.scale import Scale
from quarterlight.display.charts.slots import Slot
from quarterlight.display.charts.words import word
from quarterlight.display.wording import numbers, terms
from quarterlight.facts.history import Point
from quarterlight.facts.model import Indicator

# How near a label may come to a line, as a share of the scale.
ROOM = Decimal("0.09")
# On a narrow chart five or six figures must stand side by side.
NARROW_TEXT = 11
Rows = list[dict[str, Any]]


def breaks(broken: Rows, upright: Scale) -> Rows:
    """Return the mark of a break beside each line that shows one."""
    top = float(upright.ticks[-1])
    return [word(row["x"], top, terms.marker("b"), dx=4, baseline="top") for row in broken]


def marks(places: Sequence[Slot], ground: float, narrow: bool) -> Rows:
    """Return the marks of periods without a figure, where the figure would have its foot."""
    size = NARROW_TEXT if narrow else TEXT_SIZE
    soft = {"colour": palette.SOFT.light, "align": "center", "baseline": "bottom", "dy": -4, "size": size}
    found = [(slot, _mark(slot)) for slot in places if slot.point is None or slot.point.value is None]
    return [word(slot.middle, ground, mark, **soft) for slot, mark in found]


def _mark(slot: Slot) -> list[str]:
    if slot.point is None:
        return ["later"]
    said = [terms.marker(code) for code in slot.point.observation.markers] or [terms.marker("x")]
    return [part for mark in said for part in mark.split()]


def figures(
    aims: Sequence[tuple[Slot, Aim | None]], upright: Scale, indicator: Indicator, latest: Point, narrow: bool
) -> Rows:
    """Return the figure above each bar, or above the target's line where that would run through it."""
    room = ROOM * (upright.ticks[-1] - upright.ticks[0])
    rows = []
    for slot, known in aims:
        if slot.point is None or slot.point.value is None:
            continue
        value, levels = slot.point.value, known.levels if known else ()
        near = [level for level in levels if value <= level <= value + room]
        under = value < 0
        place = {"baseline": "top", "dy": 5} if under else {"baseline": "bottom", "dy": -5}
        y = float(value if under else max([value, *near]))
        weight = "bold" if slot.point == latest else "normal"
        text, size = numbers.brief(value, indicator), NARROW_TEXT if narrow else TEXT_SIZE
        rows.append(word(slot.middle, y, text, align="center", weight=weight, size=size, **place))
    return rows


def last(places: Sequence[Slot], indicator: Indicator) -> Rows:
    """Return the latest figure at its line's end."""
    point = [slot for slot in places if slot.point and slot.point.value is not None][-1]
    assert point.point is not None and point.point.value is not None
    text = numbers.brief(point.point.value, indicator)
    return [word(point.middle, float(point.point.value), text, dx=9, weight="bold")]


def targets(
    drawn: Sequence[dict[str, Any]],
    aims: Sequence[tuple[Slot, Aim | None]],
    indicator: Indicator,
    beside: Decimal | None = None,
    upright: Scale | None = None,
) -> Rows:
    """Return the names of the last targets at their ends, clear of the figure `beside` them on the scale `upright`."""
    known = [found for _, found in aims if found]
    if not known:
        return []
    levels = known[-1].levels
    shown = [numbers.step(level.normalize() + 0, indicator.unit) for level in levels]
    said = [["Target", shown[0]]] if len(levels) == 1 else [["Range", f"from {shown[0]}"], ["Range", f"to {shown[1]}"]]
    return [
        word(drawn[-1]["x2"], float(level), text, dx=6, dy=-7 + _clear(level, beside, upright))
        for text, level in zip(said, levels, strict=True)
    ]


# About how many pixels a plot is high, and how many a name of two lines beside a figure needs.
PLOT, NAME = 170, 30


def _clear(level: Decimal, beside: Decimal | None, upright: Scale | None) -> float:
    """Return how many pixels a name moves so that it does not stand on the figure beside it."""
    if beside is None or upright is None:
        return 0.0
    if upright.share(level) * PLOT < NAME / 2:
        return -NAME / 2
    apart = (upright.share(level) - upright.share(beside)) * PLOT
    if abs(apart) >= NAME:
        return 0.0
    return -(NAME - apart) if apart >= 0 else NAME + apart

"""Small multiples: a sheet of small charts, one for each measure, side by side; charts of one unit share one scale."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from quarterlight.display.charts import palette
from quarterlight.display.charts.aims import aim
from quarterlight.display.charts.content import Content
from quarterlight.display.charts.measure import main_points
from quarterlight.display.charts.scale import Scale, scale
from quarterlight.display.charts.words import word
from quarterlight.display.readings import Reading
from quarterlight.display.wording import dates, numbers
from quarterlight.facts.history import Point
from quarterlight.facts.model import Basis

MOST_POINTS = 8
PANEL_HEIGHT, TITLE_LINES, LINE = 84, 4, 15
# Columns, the width of one, the space between two, and how many letters of a name fit on a line: wide and narrow.
WIDE_SHEET, NARROW_SHEET = (4, 160, 20, 21), (2, 130, 12, 17)
# What the kind leaves free around the sheet.
EDGE = 6
Rows = list[dict[str, Any]]


def drawable(readings: Sequence[Reading]) -> list[Reading]:
    """Return the readings that have a figure to draw."""
    return [r for r in readings if _known(r)]


# Potholes and complaints are both counted, but no unit of the one is a unit of the other.
_UNLIKE = {"count", "score", "index", "ratio", "rate"}


def _unit(reading: Reading) -> str:
    """Return the name under which measures share a scale: their unit, or for unlike things the measure itself."""
    return reading.indicator.slug if reading.indicator.unit in _UNLIKE else reading.indicator.unit


def shared(readings: Sequence[Reading]) -> list[str]:
    """Return the units of which more than one measure is on the sheet, on one scale."""
    units = [reading.indicator.unit for reading in readings if reading.indicator.unit not in _UNLIKE]
    return sorted({unit for unit in units if units.count(unit) > 1})


def _scales(readings: Sequence[Reading]) -> dict[str, Scale]:
    values: dict[str, list[Decimal]] = {}
    for reading in readings:
        points = _known(reading)
        figures = [point.value for point in points if point.value is not None]
        values.setdefault(_unit(reading), []).extend([*figures, *_levels(reading, points)])
    return {unit: scale(found, 4, from_zero=True) for unit, found in values.items()}


def content(readings: Sequence[Reading], narrow: bool) -> Content:
    """Return the sheet; positions are pixels from its upper left corner, figures stand beside them in the rows."""
    columns, width, space, letters = NARROW_SHEET if narrow else WIDE_SHEET
    scales = _scales(readings)
    titles = [_title(reading.indicator.name, letters) for reading in readings]
    rows: dict[str, Rows] = {name: [] for name in ("points", "ground", "targets", "lines", "dots", "words")}
    down = 0.0
    for start in range(0, len(readings), columns):
        line = list(zip(readings, titles, strict=True))[start : start + columns]
        head = max(len(title) for _, title in line) * LINE + 22
        for place, (reading, title) in enumerate(line):
            left = place * (width + space)
            _panel(rows, reading, title, (left, down, width, head), scales[_unit(reading)])
        down += head + PANEL_HEIGHT + 34
    across, high = columns * width + (columns - 1) * space, round(down) - 4
    parameters = {"x_domain": [0, across], "y_domain": [high, 0]}
    return Content("panels", across + 2 * EDGE, high + 2 * EDGE, parameters, rows)


def _known(reading: Reading) -> list[Point]:
    """Return the latest points with a figure."""
    points = main_points(reading.history, reading.point) if reading.point else []
    return [point for point in points if point.value is not None][-MOST_POINTS:]


def _levels(reading: Reading, points: Sequence[Point]) -> list[Decimal]:
    found = [aim(reading.history, point) for point in points]
    return [level for known in found if known for level in known.levels]


def _title(name: str, letters: int) -> list[str]:
    lines = textwrap.wrap(name, letters)
    return (
        lines if len(lines) <= TITLE_LINES else [*lines[: TITLE_LINES - 1], f"{lines[TITLE_LINES - 1][: letters - 1]}…"]
    )


def _panel(
    rows: Mapping[str, Rows],
    reading: Reading,
    title: Sequence[str],
    box: tuple[float, float, float, float],
    upright: Scale,
) -> None:
    """Add one small chart to the sheet's rows: its name, its latest figure, bars and targets."""
    left, top, width, head = box
    foot = top + head + PANEL_HEIGHT
    points = _known(reading)
    each = min(width / max(len(points), 1), 34)
    rows["words"].append(word(left, top, title, baseline="top", weight="bold"))
    zero = foot - PANEL_HEIGHT * upright.share(Decimal(0))
    rows["ground"].append({"x": left, "x2": left + width, "y": zero})
    for place, point in enumerate(points):
        _bar(rows, reading, point, left + place * each, (each, foot, zero, upright), latest=point is points[-1])
    rows["words"].append(_figure(reading, points, (left + (len(points) - 1) * each, each, left + width), foot, upright))
    rows["words"] += _ends(points, reading.indicator.basis, (left, foot, width))


def _bar(
    rows: Mapping[str, Rows],
    reading: Reading,
    point: Point,
    left: float,
    frame: tuple[float, float, float, Scale],
    latest: bool,
) -> None:
    """Add one bar with its left edge at `left`; `frame` is its width, the foot, the place of zero, and the scale."""
    each, foot, zero, upright = frame
    assert point.value is not None
    rows["points"].append(
        {
            "x_from": left + each * 0.12,
            "x_to": left + each * 0.88,
            "y_from": zero,
            "y_to": foot - PANEL_HEIGHT * upright.share(point.value),
            "measure": reading.indicator.name,
            "period": str(point.period),
            "value": float(point.value),
            "latest": latest,
        }
    )
    known = aim(reading.history, point)
    for level in known.levels if known else ():
        rows["targets"].append({"x": left, "x2": left + each, "y": foot - PANEL_HEIGHT * upright.share(level)})


# About how wide a figure of a label is, in pixels.
DIGIT = 7


def _figure(
    reading: Reading, points: Sequence[Point], bar: tuple[float, float, float], foot: float, upright: Scale
) -> dict[str, Any]:
    """Return the latest figure beside its bar, where there is room; else above it, its neighbour and the targets.

    `bar` is the bar's left edge, its width and the panel's right edge.
    """
    left, each, end = bar
    assert points[-1].value is not None
    shown = numbers.brief(points[-1].value, reading.indicator)
    top = foot - PANEL_HEIGHT * upright.share(points[-1].value)
    if left + each + len(shown) * DIGIT + 8 <= end:
        return word(left + each, min(top + 6, foot - 7), shown, dx=4, weight="bold")
    beside = points[-2:] if len(shown) * DIGIT > each else points[-1:]
    levels = [*_levels(reading, beside)]
    levels += [point.value for point in beside if point.value is not None]
    lines = [foot - PANEL_HEIGHT * upright.share(level) for level in levels]
    lifted = min(line for line in lines if line <= top and (line > top - 18 or line in lines[-len(beside) :]))
    return word(left + each, lifted, shown, align="right", baseline="bottom", dy=-4, weight="bold")


# About how wide a small letter is, in pixels.
LETTER = 5.7


def _ends(points: Sequence[Point], basis: Basis, box: tuple[float, float, float]) -> Rows:
    """Return the time from the first bar to the latest, below them; of a single one, its own.

    `box` is the panel's left edge, its foot and its width.
    """
    left, foot, width = box
    soft = {"colour": palette.SOFT.light, "baseline": "top", "dy": 5, "size": 11}
    ends = list(dict.fromkeys(dates.brief(point.period, basis) for point in (points[0], points[-1])))
    said = " to ".join(ends)
    fits = len(said) * LETTER <= width
    return [word(left, foot, said if fits else [ends[0], *(f"to {end}" for end in ends[1:])], **soft)]

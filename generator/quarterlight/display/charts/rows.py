"""Charts of bars that lie, each under its name: a council beside others, and the rows of an extra table."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from quarterlight.display.charts.content import Content
from quarterlight.display.charts.words import word

WIDE_WIDTH, NARROW_WIDTH = 720, 288
LINE, BAR, SPACE = 16, 16, 12
# How many letters of a name fit on one line.
WIDE_LETTERS, NARROW_LETTERS = 100, 42


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: whose it is, its figure, the figure in words, and whether it is the one that the page is about."""

    name: str
    value: Decimal
    shown: str
    strong: bool


def content(bars: Sequence[Bar], narrow: bool) -> Content:
    """Return a chart of bars from zero, in pixels downwards; as high as its names need."""
    letters = NARROW_LETTERS if narrow else WIDE_LETTERS
    width = NARROW_WIDTH if narrow else WIDE_WIDTH
    domain = _domain(bars, width)
    down, points, words = 0.0, [], []
    for bar in bars:
        lines = textwrap.wrap(bar.name, letters) or [bar.name]
        words.append(word(domain[0], down, lines, baseline="top"))
        top = down + LINE * len(lines)
        points.append(_row(bar, top))
        words.append(_figure(bar, top))
        down = top + BAR + SPACE
    parameters: dict[str, Any] = {"x_domain": domain, "y_domain": [down - SPACE, 0]}
    ground = [{"x": 0, "y": row["y_from"] - 3, "y2": row["y_to"] + 3} for row in points if domain[0] < 0]
    rows = {"points": points, "ground": ground, "words": words}
    return Content("rows", width, round(down) + 12, parameters, rows)


# About how wide a figure of a label is, in pixels.
DIGIT = 8


def _domain(bars: Sequence[Bar], width: int) -> list[float]:
    """Return the ends of the scale, with room on the right for the longest figure in words."""
    values = [*(float(bar.value) for bar in bars), 0.0]
    low, high = min(values), max(values)
    room = (max(len(bar.shown) for bar in bars) * DIGIT + 16) / width
    return [low, high + (high - low or 1.0) * room / (1 - room)]


def _row(bar: Bar, top: float) -> dict[str, Any]:
    return {
        "x": float(bar.value),
        "y_from": top,
        "y_to": top + BAR,
        "label": bar.name,
        "shown": bar.shown,
        "latest": bar.strong,
    }


def _figure(bar: Bar, top: float) -> dict[str, Any]:
    """Return the figure at its bar's end; of a negative one at its foot, where there is room."""
    end = float(max(bar.value, Decimal(0)))
    return word(end, top + BAR / 2, bar.shown, dx=6, weight="bold" if bar.strong else "normal")

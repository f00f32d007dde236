"""Each kind of chart, made by Altair once, without data: what is drawn from which rows. Imports altair.

A kind reads named sets of rows and parameters (domains, ticks and their labels), which `template` fills in. Positions,
labels and scales are settled before, in Python, so that a chart says the same words as the page around it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import altair as alt

from quarterlight.display.charts import palette
from quarterlight.display.charts.layers import (
    Layer,
    bands,
    breaks,
    cursor,
    ground,
    layered,
    plain,
    points,
    rows,
    runs,
    spans,
    strength,
    targets,
    tones,
    words,
    x,
    y,
)
from quarterlight.display.charts.look import theme


def specification(kind: str) -> dict[str, Any]:
    """Return the Vega-Lite specification of a kind, complete but for rows, parameters and size."""
    alt.theme.register("quarterlight", enable=True)(theme)
    made: dict[str, Any] = _KINDS[kind]().to_dict()
    return made


def _line() -> Layer:
    return layered(bands(), cursor(), breaks(), targets(), spans(), runs(), points(), words())


def _bars() -> Layer:
    """Draw bars from zero; a figure that may still change is hollow."""
    places = alt.Chart(rows("points")).encode(x=x("x_from"), x2="x_to", y=y(), y2=alt.datum(0))
    final = places.transform_filter("datum.state === 'final'").mark_rect().encode(fill=strength())
    hollow = (
        places.transform_filter("datum.state !== 'final'")
        .mark_rect(fill=palette.PAPER.light, strokeWidth=3)
        .encode(stroke=strength())
    )
    return layered(bands(), cursor(), breaks(), final, hollow, ground(), targets(), words())


def _year() -> Layer:
    """Draw years to date, each year a line of its own from April: the latest strong, those before it pale."""
    fill = alt.condition("datum.latest", alt.value(palette.MAIN.light), alt.value(palette.SOFT.light))
    lines = (
        alt.Chart(rows("points"))
        .mark_line(point=False)
        .encode(
            x=x(),
            y=y(),
            detail="run:N",
            stroke=fill,
            strokeDash=alt.condition("datum.latest", alt.value([1, 0]), alt.value([5, 3])),
            strokeWidth=alt.condition("datum.latest", alt.value(3), alt.value(1.5)),
        )
    )
    return layered(cursor(), targets(), lines, points(fill), words())


def _rows_of_bars() -> Layer:
    """Draw bars that lie, one below another, each under its own name."""
    bars = (
        alt.Chart(rows("points"))
        .mark_rect()
        .encode(
            x=x(),
            x2=alt.datum(0),
            y=y("y_from"),
            y2="y_to",
            fill=strength(),
        )
    )
    ground = alt.Chart(rows("ground")).mark_rule(stroke=palette.SOFT.light).encode(x=x(), y=y(), y2="y2")
    return plain(bars, ground, words())


def _variation() -> Layer:
    """Draw a series between its limits, with every point that is more than chance marked by shape and colour."""
    limits = alt.Chart(rows("limits")).encode(x=x(), x2="x2", y=y())
    drawn = (
        limits.transform_filter("datum.limit !== 'mean'").mark_rule(stroke=palette.SOFT.light, strokeDash=[2, 3]),
        limits.transform_filter("datum.limit === 'mean'").mark_rule(stroke=palette.SOFT.light, strokeWidth=1.5),
    )
    line = alt.Chart(rows("points")).mark_line(stroke=palette.GREY.light, strokeWidth=1.5)
    causes = ["common", "better", "worse", "changed"]
    points = (
        alt.Chart(rows("points"))
        .mark_point(stroke=palette.PAPER.light, strokeWidth=1, opacity=1)
        .encode(
            x=x(),
            y=y(),
            shape=alt.Shape(
                "cause:N", scale=alt.Scale(domain=causes, range=["circle", "triangle-up", "square", "diamond"])
            ),
            fill=alt.Fill(
                "cause:N",
                scale=alt.Scale(
                    domain=causes,
                    range=[palette.GREY.light, palette.TURQUOISE.light, palette.ORANGE.light, palette.PURPLE.light],
                ),
            ),
            size=alt.condition("datum.cause === 'common'", alt.value(40), alt.value(110)),
        )
    )
    runs = line.encode(x=x(), y=y(), detail="run:N")
    return layered(cursor(), breaks(), *drawn, targets(), runs, points, words())


def _statuses() -> Layer:
    """Draw one mark for each measure, a row for each theme."""
    return plain(tones("points", 190), words())


def _panels() -> Layer:
    """Draw small charts on one sheet, positions in pixels: small multiples, or the picture of a measure."""
    bars = (
        alt.Chart(rows("points"))
        .mark_rect()
        .encode(
            x=x("x_from"),
            x2="x_to",
            y=y("y_from"),
            y2="y_to",
            fill=strength(),
        )
    )
    lines = (
        alt.Chart(rows("lines")).mark_line(strokeWidth=alt.ExprRef("line_width")).encode(x=x(), y=y(), detail="run:N")
    )
    dots = alt.Chart(rows("dots")).mark_point(size=alt.ExprRef("dot_size"), opacity=1).encode(x=x(), y=y())
    return plain(bars, ground(), targets(), lines, dots, tones("marks", 900), words(), edge=6)


_KINDS: Mapping[str, Callable[[], Layer]] = {
    "line": _line,
    "bars": _bars,
    "year": _year,
    "rows": _rows_of_bars,
    "variation": _variation,
    "statuses": _statuses,
    "panels": _panels,
}
KINDS = tuple(_KINDS)

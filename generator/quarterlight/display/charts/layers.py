"""The parts that kinds of charts share: scales, targets and their tolerance, labels, lines. Imports altair."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt

from quarterlight.display.charts import palette

# A chart or a part of one: altair's own types do not say what its methods return.
Layer = Any
PARAMETERS: Mapping[str, Any] = {
    "x_domain": [0, 1],
    "x_ticks": [],
    "x_labels": [],
    "y_domain": [0, 1],
    "y_ticks": [],
    "y_labels": [],
    "caption": "",
    "pointed": None,
    "line_width": 2,
    "dot_size": 70,
}


def rows(name: str) -> alt.NamedData:
    """Return a named set of rows."""
    return alt.NamedData(name)


def x(field: str = "x") -> alt.X:
    """Return the horizontal place of a mark, on the scale and the axis that the parameters describe."""
    axis = alt.Axis(values=alt.ExprRef("x_ticks"), labelExpr="x_labels[indexof(x_ticks, datum.value)]")
    return alt.X(f"{field}:Q", scale=alt.Scale(domain=alt.ExprRef("x_domain"), nice=False, zero=False), axis=axis)


def y(field: str = "y") -> alt.Y:
    """Return the vertical place of a mark, on the scale and the axis that the parameters describe."""
    axis = alt.Axis(values=alt.ExprRef("y_ticks"), labelExpr="y_labels[indexof(y_ticks, datum.value)]")
    return alt.Y(f"{field}:Q", scale=alt.Scale(domain=alt.ExprRef("y_domain"), nice=False, zero=False), axis=axis)


def plain(*layers: Layer, edge: int = 4, **edges: int) -> Layer:
    """Return the layers as one chart with the parameters that every kind has, and what stays free at its edges."""
    parameters = [alt.param(name=name, value=value) for name, value in PARAMETERS.items()]
    padding = {**dict.fromkeys(("left", "top", "right", "bottom"), edge), **edges}
    # The size of the plot is settled when the chart is filled in.
    size = alt.AutoSizeParams(type="none")
    return alt.layer(*layers).add_params(*parameters).properties(autosize=size, padding=padding)


def layered(*layers: Layer) -> Layer:
    """Return the layers as a plain chart with its caption, which says what the vertical scale measures."""
    chart = plain(*layers, top=10, right=8)
    return chart.properties(title=alt.TitleParams(text=alt.ExprRef("caption")))


def bands() -> Layer:
    """Return the tolerance around a target: an area with edges that can be told from the page."""
    return (
        alt.Chart(rows("bands"))
        .mark_rect(fill=palette.BAND.light, stroke=palette.SOFT.light, strokeWidth=0.5, strokeDash=[1, 3])
        .encode(x=x(), x2="x2", y=y(), y2="y2")
    )


def targets() -> Layer:
    """Return the targets as steps, dark on a light edge so that they stand out on a bar too."""
    steps = alt.Chart(rows("targets")).encode(x=x(), x2="x2", y=y())
    edge = steps.mark_rule(stroke=palette.PAPER.light, strokeWidth=5)
    return alt.layer(edge, steps.mark_rule(stroke=palette.INK.light, strokeWidth=2, strokeDash=[6, 3]))


def words() -> Layer:
    """Return labels beside what they name, each with its own alignment and distance."""
    return (
        alt.Chart(rows("words"))
        .mark_text(
            align=alt.ExprRef("datum.align"),
            baseline=alt.ExprRef("datum.baseline"),
            dx=alt.ExprRef("datum.dx"),
            dy=alt.ExprRef("datum.dy"),
            fontWeight=alt.ExprRef("datum.weight"),
            fill=alt.ExprRef("datum.colour"),
            fontSize=alt.ExprRef("datum.size"),
            lineHeight=alt.ExprRef("datum.size * 1.2"),
        )
        .encode(x=x(), y=y(), text="text:N")
    )


def cursor() -> Layer:
    """Return where the reader points, once the chart is explored; nothing in a picture."""
    return (
        alt.Chart(rows("points"))
        .transform_filter("datum.x === pointed")
        .mark_rule(stroke=palette.SOFT.light, strokeWidth=1)
        .encode(x=x())
    )


def breaks() -> Layer:
    """Return where the series breaks: figures on either side must not be compared."""
    return (
        alt.Chart(rows("breaks")).mark_rule(stroke=palette.SOFT.light, strokeDash=[1, 3], strokeWidth=2).encode(x=x())
    )


def spans() -> Layer:
    """Return figures for longer times beside the series, each as long as its time and never joined to a line."""
    return alt.Chart(rows("spans")).mark_rule(stroke=palette.PINK.light, strokeWidth=3).encode(x=x(), x2="x2", y=y())


# What a point's shape tells: final, provisional, forecast; and what its variation is.
SHAPES = {"final": "circle", "provisional": "square", "forecast": "diamond"}


def runs() -> Layer:
    """Return the lines of a series: one for each run of figures that may be joined."""
    return alt.Chart(rows("points")).mark_line().encode(x=x(), y=y(), detail="run:N")


def points(fill: Any = None) -> Layer:
    """Return the points of a series; shape and colour (or `fill`) tell what is provisional or a forecast."""
    shapes = alt.Scale(domain=list(SHAPES), range=list(SHAPES.values()))
    return (
        alt.Chart(rows("points"))
        .mark_point(stroke=palette.PAPER.light, strokeWidth=1, opacity=1, size=alt.ExprRef("dot_size"))
        .encode(
            x=x(),
            y=y(),
            shape=alt.Shape("state:N", scale=shapes),
            fill=fill
            or alt.condition("datum.state === 'final'", alt.value(palette.MAIN.light), alt.value(palette.ORANGE.light)),
        )
    )


def strength() -> Any:
    """Return the colour of a bar: strong for the latest figure, paler for those before it."""
    return alt.condition("datum.latest", alt.value(palette.MAIN.light), alt.value(palette.EARLIER.light))


def ground() -> Layer:
    """Return the line on which bars stand."""
    return alt.Chart(rows("ground")).mark_rule(stroke=palette.SOFT.light).encode(x=x(), x2="x2", y=y())


def tones(named: str, size: int) -> Layer:
    """Return the marks of statuses, in the shapes and the colours of the site's own; `size` in square pixels."""
    order = ["good", "mixed", "poor", "none"]
    colours = [palette.GOOD.light, palette.MIXED.light, palette.POOR.light, palette.NONE.light]
    shapes = alt.Scale(domain=order, range=["circle", "diamond", "triangle-up", "circle"])
    fills = alt.Scale(domain=order, range=[*colours[:3], palette.PAPER.light])
    return (
        alt.Chart(rows(named))
        .mark_point(size=size, strokeWidth=2, opacity=1, filled=False)
        .encode(
            x=x(),
            y=y(),
            shape=alt.Shape("tone:N", scale=shapes),
            stroke=alt.Stroke("tone:N", scale=alt.Scale(domain=order, range=colours)),
            fill=alt.Fill("tone:N", scale=fills),
        )
    )

"""The look of every chart as one Altair theme, which other projects may import.

import altair as alt
from quarterlight.display.charts.look import theme

alt.theme.register("quarterlight", enable=True)(lambda: theme())
"""

from __future__ import annotations

from typing import Any

from quarterlight.display.charts import palette

# The three have the same widths, so a label measured in one fits in all.
FONT = "Arial, 'Liberation Sans', Helvetica, sans-serif"
TEXT_SIZE = 12
# Distances in pixels: of an axis's labels from the plot, of one line of a label from the next, of the caption.
LABEL_PADDING, LABEL_LINE, TITLE_OFFSET = 6, 15, 8
_LABELS = {
    "labelColor": palette.SOFT.light,
    "labelFontSize": TEXT_SIZE,
    "labelAngle": 0,
    "labelPadding": LABEL_PADDING,
    "labelLineHeight": LABEL_LINE,
    "labelLimit": 0,
    "labelOverlap": False,
}


def theme() -> Any:
    """Return the theme: a Vega-Lite configuration in the Analysis Function's colours, for a light page.

    Horizontal text of 12 px, horizontal grid lines only, no frame, no description on single marks: a chart is one
    image to a screen reader. `palette.dark_rules` turns a drawing made with it into one for both settings.
    """
    return {
        "config": {
            "aria": False,
            "background": palette.PAPER.light,
            "font": FONT,
            "view": {"stroke": None},
            "axis": {"domain": False, "ticks": False, "title": None, **_LABELS},
            "axisX": {"grid": False},
            "axisY": {"grid": True, "gridColor": palette.GRID.light},
            "title": {
                "anchor": "start",
                "frame": "group",
                "color": palette.SOFT.light,
                "fontSize": TEXT_SIZE,
                "fontWeight": "normal",
                "offset": TITLE_OFFSET,
            },
            "text": {"color": palette.INK.light, "fontSize": TEXT_SIZE},
            "line": {"color": palette.MAIN.light, "strokeWidth": 2.5},
            "bar": {"color": palette.MAIN.light},
            "point": {"color": palette.MAIN.light, "filled": True, "size": 70},
            "rule": {"color": palette.INK.light},
            "range": {"category": [colour.light for colour in palette.CATEGORIES]},
            "legend": {"disable": True},
        }
    }

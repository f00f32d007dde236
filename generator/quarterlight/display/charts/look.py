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


def theme() -> Any:
    """Return the theme: a Vega-Lite configuration in the Analysis Function's colours, for a light page.

    Horizontal text of 12 px, horizontal grid lines only, no frame, no description on single marks: a chart is one
    image to a screen reader. `palette.dark_rules` turns a drawing made with it into one for both settings.
    """
    quiet = {"domain": False, "ticks": False, "title": None, "labelColor": palette.SOFT.light}
    return {
        "config": {
            "aria": False,
            "background": palette.PAPER.light,
            "font": FONT,
            "view": {"stroke": None},
            "axis": {**quiet, "labelFontSize": TEXT_SIZE, "labelAngle": 0, "labelPadding": 6, "labelLimit": 0},
            "axisX": {"grid": False, "labelOverlap": False, "labelLineHeight": 15},
            "axisY": {"grid": True, "gridColor": palette.GRID.light},
            "title": {
                "anchor": "start",
                "frame": "group",
                "color": palette.SOFT.light,
                "fontSize": TEXT_SIZE,
                "fontWeight": "normal",
                "offset": 8,
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

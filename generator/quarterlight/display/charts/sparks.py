"""Spark lines: the course of a measure in a table's cell, as a few marks inside the page, and the same in words.

Drawn here: a path of a few numbers needs no drawing tool, and there is one in every row of every list.
"""

from __future__ import annotations

from decimal import Decimal

from quarterlight.display.charts import slots
from quarterlight.display.charts.measure import main_points
from quarterlight.display.charts.scale import scale
from quarterlight.display.readings import Reading
from quarterlight.display.wording import descriptions
from quarterlight.facts.model import Basis

WIDTH, HEIGHT = 96, 28
# The latest figure's dot, and what is left free around the places of figures so that it fits.
RADIUS, EDGE = 3, 4


def mark(reading: Reading) -> str:
    """Return the spark line of a measure as SVG; "" where there are not two figures of one kind to join."""
    figures = _figures(reading)
    if not figures:
        return ""
    upright = scale([value for _, value, _ in figures], 4, from_zero=False)
    (first, *_), (last, *_) = figures[0], figures[-1]
    lines: dict[int, list[str]] = {}
    for day, value, run in figures:
        across = EDGE + (WIDTH - 2 * EDGE) * (day - first) / ((last - first) or 1)
        down = HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * upright.share(value)
        lines.setdefault(run, []).append(f"{across:.1f},{down:.1f}")
    (_, old, begun), (_, new, ended) = figures[0], figures[-1]
    words = descriptions.course(reading.indicator, (old, new), len(figures), whole=begun == ended)
    return _svg(list(lines.values()), words)


def _figures(reading: Reading) -> list[tuple[int, Decimal, int]]:
    """Return the day, the figure and the run of each place of a spark line; none where there are not two."""
    basis = reading.indicator.basis
    if reading.point is None or basis is Basis.YEAR_TO_DATE:
        return []
    known = slots.runs(main_points(reading.history, reading.point), basis)
    figures = [(point.period.end.toordinal(), point.value, run) for point, run in known if point.value is not None]
    return figures if len(figures) > 1 else []


def _svg(lines: list[list[str]], words: str) -> str:
    """Return the lines, and a dot at the end of the last; the style sheet gives them their colours.

    `words` name it for those who do not see it. They are fixed words and numbers, which need no escaping.
    """
    joined = "".join(f'<polyline class="line" points="{" ".join(places)}"/>' for places in lines if len(places) > 1)
    across, down = lines[-1][-1].split(",")
    dot = f'<circle class="dot" cx="{across}" cy="{down}" r="{RADIUS}"/>'
    opening = f'<svg class="spark" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{words}">'
    return f"{opening}{joined}{dot}</svg>"

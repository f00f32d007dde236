"""The picture of a measure for links in messages: name, figure, status and course. 1200 by 630 pixels."""

from __future__ import annotations

import textwrap

from quarterlight.display.charts import palette
from quarterlight.display.charts.content import Content
from quarterlight.display.charts.measure import main_points
from quarterlight.display.charts.scale import scale
from quarterlight.display.charts.words import word
from quarterlight.display.readings import Reading
from quarterlight.display.wording import terms
from quarterlight.words.status import Tone

WIDTH, HEIGHT = 1200, 630
EDGE, LETTERS = 72, 38
_TONES = {Tone.GOOD: palette.GOOD, Tone.MIXED: palette.MIXED, Tone.POOR: palette.POOR, Tone.NONE: palette.NONE}


def content(reading: Reading, place: str) -> Content:
    """Return the picture of a measure of the council named `place`."""
    name = textwrap.wrap(reading.indicator.name, LETTERS)
    title = name if len(name) <= 2 else [name[0], f"{name[1][: LETTERS - 1]}…"]
    down = EDGE + 44 + 66 * len(title)
    colour = _TONES[reading.badge.tone].light
    words = [
        word(EDGE, EDGE, place, baseline="top", size=32, colour=palette.SOFT.light),
        word(EDGE, EDGE + 44, title, baseline="top", size=54, weight="bold"),
        word(
            EDGE,
            down + 18,
            _figure(reading),
            baseline="top",
            size=96,
            weight="bold",
            colour=palette.MAIN.light,
        ),
        word(EDGE, down + 130, reading.period, baseline="top", size=32, colour=palette.SOFT.light),
        word(
            EDGE,
            HEIGHT - EDGE + 48,
            reading.badge.word,
            baseline="bottom",
            size=40,
            weight="bold",
            colour=colour,
        ),
    ]
    if reading.target:
        words.append(
            word(WIDTH - EDGE, HEIGHT - EDGE, f"Target {reading.target}", align="right", baseline="bottom", size=32)
        )
    marks = [{"x": EDGE + 18, "y": HEIGHT - EDGE - 22, "tone": str(reading.badge.tone)}]
    rows = {"words": words, "marks": marks, **_course(reading)}
    parameters = {"x_domain": [6, WIDTH - 6], "y_domain": [HEIGHT - 6, 6], "line_width": 6, "dot_size": 400}
    return Content("panels", WIDTH, HEIGHT, parameters, rows)


def _figure(reading: Reading) -> str:
    """Return the figure in large letters; there is no room to say what it is where its unit is unknown."""
    return terms.marker("unit_unknown") if reading.unstated else reading.figure or "No figures yet"


def _course(reading: Reading) -> dict[str, list[dict[str, float]]]:
    """Return the measure's course on the right, without a line where there are not two figures of one kind."""
    points = main_points(reading.history, reading.point) if reading.point else []
    values = [point.value for point in points if point.value is not None]
    if len(values) < 2:
        return {}
    upright = scale(values, 4, from_zero=False)
    left, right, top, foot = 720, WIDTH - EDGE - 12, 300, 500
    step = (right - left) / (len(values) - 1)
    spots = [
        {"x": left + step * place, "y": foot - (foot - top) * upright.share(value), "run": 0.0}
        for place, value in enumerate(values)
    ]
    return {"lines": spots, "dots": spots[-1:]}

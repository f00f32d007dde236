"""Spark lines: the course of a measure in a table's cell, as a few marks inside the page. Says nothing by itself."""

from __future__ import annotations

from quarterlight.display.charts import slots
from quarterlight.display.charts.measure import main_points
from quarterlight.display.charts.scale import scale
from quarterlight.display.charts.template import Content
from quarterlight.display.readings import Reading
from quarterlight.facts.model import Basis

WIDTH, HEIGHT = 96, 28


def content(reading: Reading) -> Content | None:
    """Return the spark line of a measure; None where there are not two figures of one kind to join."""
    if reading.point is None or reading.indicator.basis is Basis.YEAR_TO_DATE:
        return None
    points = main_points(reading.history, reading.point)
    known = [point for point in points if point.value is not None]
    if len(known) < 2:
        return None
    upright = scale([point.value for point in known if point.value is not None], 4, from_zero=False)
    rows = [
        {"x": point.period.end.toordinal(), "y": float(point.value), "run": run}
        for point, run in slots.runs(points, reading.indicator.basis)
        if point.value is not None
    ]
    parameters = {"x_domain": [rows[0]["x"], rows[-1]["x"]], "y_domain": upright.domain}
    return Content("spark", WIDTH, HEIGHT, parameters, {"points": rows, "last": rows[-1:]})

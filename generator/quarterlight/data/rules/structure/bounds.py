"""A figure lies within the bounds that its indicator declares.

Why it matters: a percentage of 545 is a slipped decimal point, and everyone will quote it.
It fires when a value, target or benchmark is below the indicator's minimum or above its maximum, and when a minimum
is above its maximum.
It does not fire for an indicator that declares no bounds.
How to fix: put the figure right, or the bounds if they are too narrow.
Example: 545 in a column of percentages, where 54.5 was meant.
"""

from collections.abc import Iterator
from decimal import Decimal

from quarterlight.data.table import Cell, Row
from quarterlight.data.workings import Workings
from quarterlight.words.problems import Level, Problem

ID = "bounds"
LEVEL = Level.ERROR


def check(workings: Workings) -> Iterator[Problem]:
    """Yield a problem for each figure outside its indicator's bounds."""
    package = workings.package
    indicators = package.table("indicators")
    known = {row["indicator"]: row for row in indicators}
    for row in indicators:
        low, high = row["minimum"], row["maximum"]
        if low is not None and high is not None and low > high:
            found = f"the lowest possible value {low:f} is above the highest, {high:f}."
            yield Cell(indicators, row, "minimum").problem(ID, found, "Swap or correct them.")
    for name, columns in (("observations", ("value",)), ("targets", ("value",)), ("benchmarks", ("value",))):
        table = package.table(name)
        for row in table:
            for column in columns:
                fault = _fault(row[column], known.get(row["indicator"]))
                if fault:
                    yield Cell(table, row, column).problem(ID, *fault)


def _fault(value: Decimal | None, indicator: Row | None) -> tuple[str, str] | None:
    if value is None or indicator is None:
        return None
    low, high = indicator["minimum"], indicator["maximum"]
    remedy = "Correct the figure or the bound."
    if low is not None and value < low:
        return f"{value:f} is below the indicator's lowest possible value, {low:f}.", remedy
    if high is not None and value > high:
        return f"{value:f} is above the indicator's highest possible value, {high:f}.", remedy
    return None

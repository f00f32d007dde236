"""Title, definition, target and figures are in one unit.

Why it matters: tonnes under the title "percentage" are not only wrong: every comparison with them is.
It fires when the title or the definition names a kind of figure and the unit is another; when a cell is printed
with the sign of another unit; when a report does not say in which unit a figure is (marker unit_unknown); and when
a percentage without declared bounds is below 0 or above 100.
It does not fire for a title that names several units of which one is right, for a number of days that is a limit
("within 28 days"), or for a plain number without a sign.
How to fix: correct the unit, the title or the figure. Figures in another unit belong to a measure of their own.
Example: "Percentage of household waste recycled", with 12,935 and 26,281 for its quarters.
"""

from collections.abc import Iterator
from decimal import Decimal

from quarterlight.data.evidence import of_point, of_target
from quarterlight.data.series import Run, value
from quarterlight.data.table import Cell
from quarterlight.data.workings import Workings
from quarterlight.facts.history import History
from quarterlight.facts.model import Indicator
from quarterlight.facts.units import named_in, opening, printed_in
from quarterlight.words.amount import NAMES, amount
from quarterlight.words.problems import Level, Problem, quote

ID = "unit"
LEVEL = Level.WARNING
_CHANGES = ("change", "increase", "decrease", "growth", "variance", "difference", "reduction")


def check(workings: Workings) -> Iterator[Problem]:
    """Yield a problem for each measure whose words and figures are not in its unit."""
    for history in workings.histories.values():
        yield from _named(workings, history.indicator)
        yield from _printed(workings, history)
    for run in workings.runs:
        yield from _beyond(workings, run)


def _named(workings: Workings, indicator: Indicator) -> Iterator[Problem]:
    for column, said in (("title", indicator.title), ("definition", opening(indicator.definition))):
        words, units = named_in(said)
        if units and indicator.unit not in units:
            found = f"the {column} says {words}, and the unit is {NAMES[indicator.unit]}."
            remedy = f"Correct the unit or the {column}."
            lines = (f"{column}: {quote(said)}",)
            yield workings.indicator(indicator.slug, column).problem(ID, found, remedy, LEVEL, lines)
            return


def _printed(workings: Workings, history: History) -> Iterator[Problem]:
    """Yield one problem for the first figure or target that is printed in another unit, or in none that is known."""
    unit = history.indicator.unit
    wrong: list[tuple[Cell, str]] = []
    unknown: list[tuple[Cell, str]] = []
    for series in history.series:
        for point in series.points:
            cell = workings.observation(point.observation, "printed")
            sign = printed_in(point.observation.printed) if point.value is not None else ""
            if sign not in {"", unit}:
                wrong.append((cell, of_point(workings, point)))
            elif "unit_unknown" in point.observation.markers:
                unknown.append((cell, of_point(workings, point)))
        for target in series.targets:
            sign = printed_in(target.printed) if target.value is not None else ""
            if sign not in {"", unit}:
                wrong.append((workings.target(target, "printed"), of_target(workings, target)))
            elif "unit_unknown" in target.markers:
                unknown.append((workings.target(target, "printed"), of_target(workings, target)))
    if wrong:
        said = f"it is printed in another unit than {NAMES[unit]}, the measure's."
        yield _at(wrong, said, "Correct the unit or the figure.")
    if unknown:
        said = f"it is printed without a unit, in a measure whose unit is {NAMES[unit]}."
        yield _at(unknown, said, "Find out the unit. Figures in another one belong to a measure of their own.")


def _at(found: list[tuple[Cell, str]], said: str, remedy: str) -> Problem:
    return found[0][0].problem(ID, said, remedy, LEVEL, tuple(line for _, line in found))


def _beyond(workings: Workings, run: Run) -> Iterator[Problem]:
    indicator = run.indicator
    row = workings.indicator(indicator.slug, "unit").row
    bounded = row["minimum"] is not None or row["maximum"] is not None
    if indicator.unit != "percent" or bounded or any(word in indicator.title.lower() for word in _CHANGES):
        return
    for points in run.kinds.values():
        for point in points:
            if not 0 <= value(point) <= Decimal(100):
                said = f"{amount(value(point), 'percent')} is no share of anything."
                remedy = "Correct the figure or the unit; if it may be above 100, declare the maximum."
                lines = (of_point(workings, point),)
                yield workings.observation(point.observation).problem(ID, said, remedy, LEVEL, lines)

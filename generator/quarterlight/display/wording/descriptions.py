"""What a picture shows, in words, for those who do not see it and as a check for those who do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from quarterlight.display.wording import dates, numbers, terms
from quarterlight.facts.history import History, Point
from quarterlight.facts.model import Indicator
from quarterlight.words.status import Direction

_BAR_OF = "Bar chart."


def bars(history: History, points: Sequence[Point], targets: Sequence[tuple[str, Decimal]]) -> str:
    """Return every bar with its figure, the marked gaps, and the targets as (period in words, figure)."""
    shown = [
        f"{dates.row(point.period, history.indicator.basis)}: "
        + (numbers.labelled(point.value, history.indicator) if point.value is not None else why_none(point))
        for point in points
    ]
    states = _states(points, "hollow bar", "hollow bar")
    return f"{_BAR_OF} {'; '.join(shown)}.{_breaks(history, points)}{_aims(history, targets)}{states}"


def _breaks(history: History, points: Sequence[Point]) -> str:
    """Return where a series breaks, and what that means."""
    broken = [point for point in points if "b" in point.observation.markers]
    when = [dates.row(point.period, history.indicator.basis) for point in broken]
    return f" The series breaks at {terms.joined(when)}: figures on either side cannot be compared." if when else ""


def line(history: History, points: Sequence[Point], targets: Sequence[tuple[str, Decimal]]) -> str:
    """Return a line's first, lowest, highest and last figures, its gaps and breaks, and the targets."""
    indicator, known = history.indicator, [point for point in points if point.value is not None]
    first, last = known[0], known[-1]
    lowest = min(known, key=lambda point: point.value or Decimal(0))
    highest = max(known, key=lambda point: point.value or Decimal(0))
    parts = [
        f"Line chart of {numbers.count(len(known), 'figure')}, from {_at(first, history)} to {_at(last, history)}.",
        f"The lowest is {_at(lowest, history)}, the highest {_at(highest, history)}.",
    ]
    gaps = [dates.row(point.period, indicator.basis) for point in points if point.value is None]
    parts += [f"There is no figure for {terms.joined(gaps)}."] if gaps else []
    return " ".join(parts) + _breaks(history, points) + _aims(history, targets) + _states(points, "square", "diamond")


def course(indicator: Indicator, ends: tuple[Decimal, Decimal], many: int, whole: bool) -> str:
    """Return a course of `many` figures by its ends: "rose from 5,837 to 7,311 over 5 figures".

    Where it is not `whole`, its ends may not be comparable, and it says only what they are.
    """
    first, last = (numbers.figure(value, indicator) for value in ends)
    if not whole:
        return f"{many} figures with a gap, from {first} to {last}"
    if numbers.alike(*ends, indicator):
        return f"began and ended at {last}, over {many} figures"
    way = "rose" if ends[1] > ends[0] else "fell"
    return f"{way} from {first} to {last} over {many} figures"


def _at(point: Point, history: History) -> str:
    assert point.value is not None
    return f"{numbers.labelled(point.value, history.indicator)} ({dates.row(point.period, history.indicator.basis)})"


def why_none(point: Point) -> str:
    """Return "no figure" with the meaning of the markers that stand in its place, in brackets."""
    known = [terms.MARKERS[code] for code in point.observation.markers if code in terms.MARKERS]
    return f"no figure ({', '.join(known)})" if known else "no figure"


def _aims(history: History, targets: Sequence[tuple[str, Decimal]]) -> str:
    """Return the drawn targets, a step for each change."""
    steps: list[tuple[str, Decimal]] = []
    for when, value in targets:
        if not steps or steps[-1][1] != value:
            steps.append((when, value))
    if not steps:
        return ""
    if len(steps) == 1:
        return f" The dashed line is the target, {numbers.labelled(steps[0][1], history.indicator)}."
    said = [f"{numbers.labelled(value, history.indicator)} from {when}" for when, value in steps]
    return f" The dashed line is the target: {terms.joined(said)}."


def _states(points: Sequence[Point], early: str, ahead: str) -> str:
    """Return which shape is a provisional figure and which a forecast, where there are any."""
    provisional = any("p" in point.observation.markers for point in points)
    forecast = any("f" in point.observation.markers for point in points)
    said = [
        *([f"a {early} is a provisional figure"] if provisional else []),
        *([f"a {ahead} is a forecast"] if forecast else []),
    ]
    return f" {terms.joined(said).capitalize()}." if said else ""


def year(history: History, rows: Sequence[tuple[str, Sequence[tuple[str, Decimal]]]], target: str) -> str:
    """Return the year to date of each year as (year, [(month in words, figure)]), the latest last."""
    said = [
        f"{name}: "
        + ", ".join(f"{numbers.labelled(value, history.indicator)} by the end of {month}" for month, value in found)
        for name, found in rows
    ]
    return f"Line chart of the total since April. {'; '.join(said)}. {target}".strip()


def comparison(history: History, rows: Sequence[tuple[str, Decimal]]) -> str:
    """Return every bar of a comparison with its figure."""
    said = [f"{who}: {numbers.labelled(value, history.indicator)}" for who, value in rows]
    return f"{_BAR_OF} {'; '.join(said)}."


def panels(moved: Sequence[Direction | None], whole: int, units: Sequence[str]) -> str:
    """Return how the measures on a sheet moved, how it is drawn, and in which units they may be compared by eye.

    `moved` has the direction of each measure drawn, None where it has none; `whole` counts those left out too.
    """
    drawn, counted = len(moved), Counter(moved)
    told = [f"{counted[found]} {words}" for found, words in _MOVED.items() if counted[found]]
    names = [numbers.UNIT_NAMES[unit] for unit in units]
    scales = f" Those in one unit share one scale: {terms.joined(names)}." if names else ""
    rest = whole - drawn
    left = f" {numbers.count(rest, 'measure').capitalize()} without figures {_is(rest)} left out." if rest else ""
    return (
        f"{numbers.count(drawn, 'small bar chart').capitalize()} from zero, one for each measure. "
        f"Against the figure before, {terms.joined(told)}. "
        f"The latest figure is darker; a dashed line is a target.{scales}{left} Each measure's page has all figures."
    )


_MOVED = {
    Direction.IMPROVED: "got better",
    Direction.WORSENED: "got worse",
    Direction.NO_CHANGE: "did not change",
    Direction.NOT_JUDGED: "changed, neither for better nor worse",
    None: "cannot be compared",
}


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def statuses(rows: Sequence[tuple[str, Sequence[tuple[str, int]]]]) -> str:
    """Return the count of each status by theme."""
    said = [f"{title}: {terms.joined([f'{number} {word.lower()}' for word, number in found])}" for title, found in rows]
    return f"One mark for each measure. {'; '.join(said)}."


def table(rows: Sequence[tuple[str, str]]) -> str:
    """Return every bar of an extra table's chart as (row, figure in words)."""
    return f"{_BAR_OF} {'; '.join(f'{name}: {figure}' for name, figure in rows)}."

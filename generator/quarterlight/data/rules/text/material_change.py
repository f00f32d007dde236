"""A large change of a figure is explained in the text.

Why it matters: where a figure halves or doubles, readers ask why before they ask anything else. An error looks just the
same.
It fires when an indicator's latest figure differs from the last comparable one by more than the thresholds, and no text
of the report mentions the indicator, nor a note its figure.
It does not fire for small counts, which vary by themselves; where a series is long enough to have limits, for a figure
within them; for a share or rate with a year to date beside it; after a break; nor where nothing comparable is there.
How to fix: add a comment that says what happened; or a note on the figure. If nobody knows why, say that.
Example: households in temporary accommodation fell from 105 to 43 in three months, and the report does not say why.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from quarterlight.data.evidence import of_point
from quarterlight.data.reading.about import mentioned
from quarterlight.data.series import value
from quarterlight.data.thresholds import Threshold
from quarterlight.data.workings import Workings
from quarterlight.facts.comparison import previous
from quarterlight.facts.history import History, Point
from quarterlight.facts.limits import limits
from quarterlight.facts.statistics import rounded
from quarterlight.words.amount import LEVELS, amount
from quarterlight.words.problems import Level, Problem

ID = "material-change"
LEVEL = Level.WARNING
THRESHOLDS = {
    "percent": Threshold(Decimal(25), "By how many percent a figure must change to need an explanation."),
    "points": Threshold(Decimal(10), "By how many percentage points a percentage must change to need an explanation."),
    "smallest": Threshold(Decimal(30), "Counts that were smaller than this before and after may change as they like."),
}
_REMEDY = "Say in a comment what happened, or that nobody knows."


def check(workings: Workings) -> Iterator[Problem]:
    """Yield a problem for each large change that no text explains."""
    report = workings.report
    if not any(passage.said for passage in report.passages):
        return
    told = mentioned(report)
    for slug, point in report.current.items():
        history = workings.histories[slug]
        before = previous(history, point) if point.value is not None else None
        silent = slug not in told and not point.observation.note
        if silent and before is not None and before.value is not None and _is_large(workings, history, before, point):
            unit = history.indicator.unit
            went = f"{amount(before.value, unit)} to {amount(value(point), unit)}"
            found = f"the figure went from {went}{_by(before, point, unit)}, and no text says why."
            evidence = (of_point(workings, before), of_point(workings, point))
            yield workings.observation(point.observation).problem(ID, found, _REMEDY, LEVEL, evidence)


def _by(before: Point, after: Point, unit: str) -> str:
    old, new = value(before), value(after)
    way = "up" if new > old else "down"
    if unit == "percent":
        return f", {way} by {abs(new - old):f} percentage points"
    return f", {way} by {rounded(abs(new - old) * 100 / abs(old), 0):f}%" if old else ""


def _is_large(workings: Workings, history: History, before: Point, after: Point) -> bool:
    old, new = value(before), value(after)
    if history.indicator.unit in LEVELS and after.observation.year_to_date is not None:
        return False
    if history.indicator.unit == "percent":
        large = abs(new - old) >= workings.threshold(ID, "points")
    else:
        small = history.indicator.unit == "count" and max(old, new) < workings.threshold(ID, "smallest")
        large = not small and abs(new - old) * 100 >= workings.threshold(ID, "percent") * max(abs(old), Decimal(1))
    return large and not _by_chance(history, after)


def _by_chance(history: History, after: Point) -> bool:
    """Return whether a figure lies within the limits of a series that is long enough to have any."""
    earlier = [p.value for p in history.whole.points if p.value is not None and p.period < after.period]
    found = limits([figure for figure in earlier if figure is not None])
    return found is not None and found.lower <= value(after) <= found.upper

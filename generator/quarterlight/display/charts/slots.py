"""The places of periods along a chart's horizontal axis: evenly for a few, by the calendar for many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from quarterlight.display.wording import dates, descriptions, terms
from quarterlight.facts.comparison import targets_ahead
from quarterlight.facts.history import History, Point
from quarterlight.facts.model import Basis, Target
from quarterlight.words.period import Kind, Period

# Up to so many periods stand as bars; more make a line.
MOST_BARS = 6
GAP = 0.5
WIDE_LABELS, NARROW_LABELS = 8, 4


@dataclass(frozen=True, slots=True)
class Slot:
    """One period on the axis: where it begins and ends, its figure if there is one, and else its target to come."""

    period: Period
    begin: float
    end: float
    point: Point | None
    target: Target | None = None

    @property
    def middle(self) -> float:
        """Where a point or a label stands."""
        return (self.begin + self.end) / 2


def few(history: History) -> tuple[Slot, ...]:
    """Return evenly spaced slots of width 1: whole years first, then what is shorter, after a gap."""
    series = history.whole
    found: list[tuple[Period, Point | None, Target | None]] = [(p.period, p, None) for p in series.points]
    found += [(target.period, None, target) for target in targets_ahead(series)]
    found.sort(key=lambda slot: (not slot[0].kind.is_year, slot[0]))
    slots: list[Slot] = []
    for period, point, target in found:
        begin = slots[-1].end if slots else 0.0
        begin += GAP if slots and slots[-1].period.kind.is_year != period.kind.is_year else 0.0
        slots.append(Slot(period, begin, begin + 1, point, target))
    return tuple(slots)


def dated(history: History, points: Sequence[Point]) -> tuple[Slot, ...]:
    """Return slots by the calendar, in days, for `points` of one kind of period and the targets of that kind ahead."""
    kind = points[-1].period.kind
    ahead = [target for target in targets_ahead(history.whole) if target.period.kind is kind]
    found = [*((p.period, p, None) for p in points), *((t.period, None, t) for t in ahead)]
    return tuple(
        Slot(period, *_days(period, history.indicator.basis), point, target) for period, point, target in found
    )


def _days(period: Period, basis: Basis) -> tuple[float, float]:
    """Return where a period lies in days; what was counted on one day is a place, not a stretch."""
    begin, end = period.start.toordinal(), period.end.toordinal() + 1
    if basis is Basis.SNAPSHOT or period.kind is Kind.DAY:
        return float(end), float(end)
    return float(begin), float(end)


def named(slot: Slot, basis: Basis) -> dict[str, Any]:
    """Return where a period stands and what it is called, as a row that also a reader of the file understands."""
    return {
        "x": slot.middle,
        "period": str(slot.period),
        "year": dates.years(slot.period.financial_year()),
        "label": dates.row(slot.period, basis),
    }


def gaps(slots: Sequence[Slot], basis: Basis) -> list[dict[str, Any]]:
    """Return the periods without a figure, each with why: no mark is drawn from them, but who explores stops there."""
    empty = [(slot, slot.point) for slot in slots if slot.point and slot.point.value is None]
    return [{**named(slot, basis), "shown": descriptions.why_none(point)} for slot, point in empty]


def state(point: Point) -> str:
    """Return how firm a figure is: final, provisional or forecast."""
    markers = point.observation.markers
    return "forecast" if "f" in markers else "provisional" if "p" in markers else "final"


# A distance so much longer than the shortest in a series is a gap.
LONGER = 1.5


def runs(points: Sequence[Point], basis: Basis) -> list[tuple[Point, int]]:
    """Return the points with a figure, each with the number of its run: the points that one line may join.

    A run ends at a period without a figure, at one that is not there at all, and at a break. Figures for the year to
    date belong to no run: each begins anew with its year.
    """
    known = [point for point in points if point.value is not None]
    steps = [(later.period.end - earlier.period.end).days for earlier, later in pairwise(known)]
    longest = min(steps, default=0) * LONGER
    found: list[tuple[Point, int]] = []
    run, before = 0, None
    for point in points:
        if point.value is None:
            before = None
            continue
        near = before is not None and (point.period.end - before.period.end).days <= longest
        joined = near and "b" not in point.observation.markers and basis is not Basis.YEAR_TO_DATE
        run += 0 if joined else 1
        found.append((point, run))
        before = point
    return found


def labels(slots: Sequence[Slot], basis: Basis, narrow: bool, places: Sequence[int]) -> dict[str, Any]:
    """Return the parameters of the horizontal axis: its ticks, and a label of some lines for each, marks included."""
    return {
        "x_ticks": [slots[place].middle for place in places],
        "x_labels": [[*dates.tick(slots[place].period, basis, narrow), *_marks(slots[place])] for place in places],
    }


def _marks(slot: Slot) -> list[str]:
    """Return the marks of a figure that is there; what is not there has its mark in the plot."""
    if slot.point is None or slot.point.value is None:
        return []
    marks = " ".join(terms.marker(code) for code in slot.point.observation.markers)
    return [marks] if marks else []

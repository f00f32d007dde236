"""How long a target has been met or missed, and since when no figure was as good.

Pure functions over histories.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from quarterlight.facts.assessment import assess
from quarterlight.facts.comparison import previous
from quarterlight.facts.history import History, Point
from quarterlight.words.status import Status


def turned_after(history: History, point: Point) -> int:
    """Return for how many periods running, just before `point`, the target was missed where it is met now, or met.

    0 where it stands as it did before. A period without a figure, or close to its target, ends the run.
    """
    now = assess(history, point).computed
    opposite = {Status.MET: Status.MISSED, Status.MISSED: Status.MET}.get(now)
    number = 0
    for earlier in _back(history, point):
        if assess(history, earlier).computed is not opposite:
            break
        number += 1
    return number


def _back(history: History, point: Point) -> Iterator[Point]:
    """Yield the comparable points before `point`, the latest first, as long as no period between them is left out."""
    earlier = previous(history, point)
    while earlier is not None and earlier.period == point.period.previous():
        yield earlier
        point, earlier = earlier, previous(history, earlier)


def passed(history: History, point: Point, higher: bool) -> list[Point]:
    """Return the comparable points before `point` that it passes, the latest first, and then the one that stops it.

    It passes a lower figure if `higher`, else a higher one. Without a stop, the list ends with one that it passes.
    """
    found: list[Point] = []
    earlier = previous(history, point)
    while earlier is not None:
        found.append(earlier)
        if not beyond(point.value, earlier.value, higher):
            break
        earlier = previous(history, earlier)
    return found


def beyond(value: Decimal | None, other: Decimal | None, higher: bool) -> bool:
    """Return whether `value` is above `other` if `higher`, else below it."""
    if value is None or other is None:
        return False
    return value > other if higher else value < other

"""Scales of charts: round ticks, the domain around figures, and where on a scale a label has room. Numbers only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

_ROUND = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))


@dataclass(frozen=True, slots=True)
class Scale:
    """A vertical scale: its ticks, the first and the last of which are its ends, in the figures' unit."""

    ticks: tuple[Decimal, ...]

    @property
    def domain(self) -> list[float]:
        """The two ends."""
        return [float(self.ticks[0]), float(self.ticks[-1])]

    def share(self, value: Decimal) -> float:
        """Return how far up the scale a figure lies, from 0 to 1."""
        low, high = self.ticks[0], self.ticks[-1]
        return float((value - low) / (high - low))


def scale(values: Iterable[Decimal], most: int, from_zero: bool, top: Decimal | None = None) -> Scale:
    """Return a scale of at most `most` steps around `values`; `top` is an end that no figure can pass, such as 100%.

    A scale that need not start at zero starts there all the same where that costs less than half of its height.
    """
    found = list(values)
    low, high = min(found), max(found)
    if from_zero or (low > 0 and low * 2 <= high):
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    if low == high:
        low, high = (low - 1, high + 1) if low else (Decimal(0), Decimal(1))
        low = max(low, Decimal(0)) if min(found) >= 0 else low
    return Scale(_ticks(low, high, most, top))


def _ticks(low: Decimal, high: Decimal, most: int, top: Decimal | None) -> tuple[Decimal, ...]:
    rough = (high - low) / most
    unit = Decimal(1).scaleb(rough.adjusted())
    for step in (unit * factor for factor in (*_ROUND, Decimal(20))):
        first = (low / step).to_integral_value(ROUND_FLOOR)
        last = (high / step).to_integral_value(ROUND_CEILING)
        if last - first <= most:
            break
    ticks = [step * (first + number) for number in range(int(last - first) + 1)]
    if top is not None and high <= top < ticks[-1]:
        ticks = [tick for tick in ticks if tick < top] + [top]
    return tuple(tick.normalize() + 0 for tick in ticks)


def thinned(count: int, most: int) -> list[int]:
    """Return which of `count` places get a label so that there are at most `most`, evenly, the last among them."""
    if count <= most:
        return list(range(count))
    step = -(-(count - 1) // max(most - 1, 1))
    return sorted(range(count - 1, -1, -step))


def clear(place: float, taken: Sequence[float], room: float) -> bool:
    """Return whether `place` on a scale from 0 to 1 is at least `room` away from all that are `taken`."""
    return all(abs(place - other) >= room for other in taken)

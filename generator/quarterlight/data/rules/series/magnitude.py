"""A figure is of the size of its neighbours.

Why it matters: a slipped decimal point makes a figure ten times too large or too small, and every chart and
comparison with it.
It fires when one figure is about ten, a hundred or a thousand times as large or small as the middle one of the
others of its measure, and those others lie close together; and when a year to date would be right if one quarter's
decimal point stood elsewhere.
It does not fire with fewer than three other figures, for zeros, or where the others are themselves far apart.
How to fix: look the figure up at its source. If it is right, mark the break in the series with b, or let it stand
with a waiver.
Example: 79.55 days beside 7.21, 7.82 and 7.5.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from quarterlight.data.evidence import of_point
from quarterlight.data.series import Run, value
from quarterlight.data.thresholds import Threshold
from quarterlight.data.workings import Workings
from quarterlight.facts.history import Point
from quarterlight.facts.rounding import slip
from quarterlight.words.amount import LEVELS, amount
from quarterlight.words.problems import Level, Problem

ID = "magnitude"
LEVEL = Level.WARNING
THRESHOLDS = {
    "apart": Threshold(Decimal(3), "How many times as large as the smallest of the other figures the largest may be."),
}
_FEWEST = 3
_POWERS = (1, -1, 2, -2, 3, -3)
# How near to a power of ten: from 1 / 1.35 times to 1.35 times it.
_NEAR = Decimal("1.35")


def check(workings: Workings) -> Iterator[Problem]:
    """Yield a problem for each figure that a slipped decimal point would explain."""
    for run in workings.runs:
        # Levels of a quarter and of a year are alike; counts are not.
        groups = list(run.kinds.values())
        if run.indicator.unit in LEVELS and not run.indicator.additive:
            groups = [tuple(point for points in groups for point in points)]
        for points in groups:
            yield from _alone(workings, run, points)
        yield from _slipped(workings, run)


def _alone(workings: Workings, run: Run, points: Sequence[Point]) -> Iterator[Problem]:
    ordered = sorted((point for point in points if value(point) > 0), key=value)
    # Only the largest or the smallest can be far from all others that are close together.
    for suspect, others in ((ordered[-1:], ordered[:-1]), (ordered[:1], ordered[1:])):
        if len(others) < _FEWEST:
            return
        middle, limit = value(others[len(others) // 2]), workings.threshold(ID, "apart")
        power = _power(value(suspect[0]) / middle)
        if power and value(others[-1]) <= limit * value(others[0]):
            yield _problem(workings, run, suspect[0], others, power)
            return


def _power(ratio: Decimal) -> int:
    return next((power for power in _POWERS if 1 / _NEAR <= ratio / Decimal(1).scaleb(power) <= _NEAR), 0)


def _problem(workings: Workings, run: Run, point: Point, others: Sequence[Point], power: int) -> Problem:
    unit, now = run.indicator.unit, value(point)
    times = f"{10 ** abs(power):,} times as {'large' if power > 0 else 'small'}"
    said = f"{amount(now, unit)} for {point.period} is about {times} as the others."
    low, high = value(others[0]), value(others[-1])
    lines = (of_point(workings, point), f"the {len(others)} others: {amount(low, unit)} to {amount(high, unit)}")
    remedy = f"Was {amount(now.scaleb(-power), unit)} meant? Look it up at its source."
    return workings.observation(point.observation).problem(ID, said, remedy, LEVEL, lines)


def _slipped(workings: Workings, run: Run) -> Iterator[Problem]:
    """Yield a problem for a quarter with whose decimal point elsewhere the year to date would be right."""
    if not run.sums:
        return
    for quarters in run.years.values():
        parts: list[Point] = []
        for number in sorted(quarters):
            if quarters[number].value is not None:
                parts.append(quarters[number])
            so_far = quarters[number].observation.year_to_date
            if so_far is None or len(parts) != number:
                continue
            found = slip([value(part) for part in parts], so_far, run.indicator.unit)
            if found:
                place, meant = found
                yield _revealed(workings, run, quarters[number], parts[place], meant)
                break


def _revealed(workings: Workings, run: Run, last: Point, point: Point, meant: Decimal) -> Problem:
    unit = run.indicator.unit
    printed, right = amount(value(point), unit), amount(meant, unit)
    said = f"{printed} for {point.period} looks like {right} with a slipped decimal point."
    lines = (of_point(workings, point), of_point(workings, last, "year_to_date"), "with it the quarters make the total")
    remedy = f"Was {right} meant? Look it up at its source."
    return workings.observation(point.observation).problem(ID, said, remedy, LEVEL, lines)

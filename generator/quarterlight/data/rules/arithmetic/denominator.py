"""A rate is its numerator divided by its denominator, and one population has one size.

Why it matters: whoever downloads the figures divides again. If another rate comes out, one of three cells is wrong.
It fires when the value differs from numerator / denominator (times 100 for percentages, 1,000, 10,000 or 100,000
for such rates) by more than rounding; when the denominator of a value is 0; and when two rates that name the same
population ("per 10,000 children") divide by populations that are further apart than the threshold.
It does not fire where one of the three is empty, or for counts and sums of money.
How to fix: correct the cell that is wrong; the evidence shows the division.
Example: 8,814 of 20,450 tonnes, printed 34.1%.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from quarterlight.data.evidence import of_point
from quarterlight.data.thresholds import Threshold
from quarterlight.data.workings import Workings
from quarterlight.facts.history import Point
from quarterlight.facts.model import Indicator
from quarterlight.facts.rounding import shortened
from quarterlight.facts.statistics import places
from quarterlight.words.amount import amount
from quarterlight.words.period import Period
from quarterlight.words.problems import Level, Problem, quote

ID = "denominator"
LEVEL = Level.WARNING
THRESHOLDS = {"apart": Threshold(Decimal(2), "How many percent apart two figures for one population may be.")}
_FACTORS = {
    "percent": 100, "per_1k": 1_000, "per_10k": 10_000, "per_100k": 100_000,
    "ratio": 1, "rate": 1, "days": 1, "hours": 1, "score": 1,
}  # fmt: skip
_POPULATION = re.compile(r"per (?:1,000|10,000|100,000|10k|100k|1k) ([a-z][a-z0-9 ]+)", re.IGNORECASE)


def check(workings: Workings) -> Iterator[Problem]:
    """Yield a problem for each rate that its numerator and denominator do not make."""
    sizes: dict[tuple[str, Period, str], tuple[str, Point]] = {}
    for run in workings.runs:
        named = _POPULATION.search(run.indicator.title)
        for point in run.series.points:
            if point.observation.denominator is None:
                continue
            yield from _divided(workings, run.indicator, point)
            if named:
                key = (named[1].strip().lower(), point.period, run.series.area)
                yield from _sized(workings, point, sizes.setdefault(key, (run.indicator.slug, point)))


def _divided(workings: Workings, indicator: Indicator, point: Point) -> Iterator[Problem]:
    top, bottom, factor = point.observation.numerator, point.observation.denominator, _FACTORS.get(indicator.unit)
    if point.value is None or top is None or bottom is None or factor is None:
        return
    if bottom == 0:
        yield _nothing(workings, point)
        return
    made = top / bottom * factor
    digits = max(indicator.decimals or 0, places(point.value))
    # Half a step for rounding, and a hair for those who round halves to even.
    if abs(made - point.value) > Decimal("0.505").scaleb(-digits):
        shown = amount(shortened(made, digits + 1), indicator.unit)
        said = f"the value is {amount(point.value, indicator.unit)}, and numerator and denominator make {shown}."
        times = f" × {factor:,}" if factor > 1 else ""
        lines = (of_point(workings, point), f"{top:,f} / {bottom:,f}{times} = {shown}")
        remedy = "Correct the value, the numerator or the denominator."
        yield workings.observation(point.observation).problem(ID, said, remedy, LEVEL, lines)


def _nothing(workings: Workings, point: Point) -> Problem:
    said = "the denominator is 0, and nothing can be divided by it."
    remedy = "Write the true denominator; where there were no cases, leave the value empty, marked z."
    lines = (of_point(workings, point),)
    return workings.observation(point.observation, "denominator").problem(ID, said, remedy, LEVEL, lines)


def _sized(workings: Workings, point: Point, first: tuple[str, Point]) -> Iterator[Problem]:
    slug, other = first
    here, there = point.observation.denominator, other.observation.denominator
    assert here is not None and there is not None
    if other is point or abs(here - there) * 100 <= max(here, there) * workings.threshold(ID, "apart"):
        return
    said = f"the population is {here:,f} here, and {there:,f} for {quote(slug)} in the same period."
    lines = (of_point(workings, other, "denominator"), of_point(workings, point, "denominator"))
    remedy = "Use one population for both, or name them differently."
    yield workings.observation(point.observation, "denominator").problem(ID, said, remedy, LEVEL, lines)

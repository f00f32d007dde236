"""Of two measures on one scale, the one that misses its target by more does not have the better rating.

Why it matters: readers compare colours. If 17% short of a target is amber here and 4% short is red there, the
colours mean nothing.
It fires when a measure misses its target by more than another one that has a worse rating, and the shortfalls, each
in percent of its target, are further apart than the threshold.
It does not fire between measures that publish tolerances, unless they are the same, or where a target cannot be
held against the figure or is zero.
How to fix: say in the table of statuses what each level means, or give the measures their tolerances; then rate by
them.
Example: 83% against 100% rated amber, and 95.5% against 99.5% rated red.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from quarterlight.data.evidence import of_point, of_target
from quarterlight.data.thresholds import Threshold
from quarterlight.data.workings import Workings
from quarterlight.facts.assessment import Assessment, assess
from quarterlight.facts.history import History, Point, reported
from quarterlight.facts.rounding import shortened
from quarterlight.words.amount import amount
from quarterlight.words.problems import Level, Problem, quote
from quarterlight.words.status import Polarity, Status, Tolerance, Tone, shortfall

ID = "status-rank"
LEVEL = Level.NOTE
THRESHOLDS = {
    "margin": Threshold(Decimal(10), "By how many percent of the target the larger shortfall must exceed the smaller.")
}
_JUDGED = {Polarity.HIGHER, Polarity.LOWER}


@dataclass(frozen=True, slots=True)
class _Missed:
    history: History
    point: Point
    found: Assessment
    short: Decimal

    @property
    def rank(self) -> int:
        assert self.point.level is not None
        return self.point.level.rank


def check(workings: Workings) -> Iterator[Problem]:
    """Yield a problem for each rating that is better than that of a measure nearer to its target."""
    groups: dict[Tolerance | None, list[_Missed]] = {}
    for history in workings.histories.values():
        missed = _missed(history)
        if missed:
            groups.setdefault(history.indicator.tolerance, []).append(missed)
    margin = workings.threshold(ID, "margin")
    for group in groups.values():
        nearest: _Missed | None = None  # The smallest shortfall among all worse ratings.
        for rank in sorted({missed.rank for missed in group}, reverse=True):
            level = [missed for missed in group if missed.rank == rank]
            if nearest is not None:
                yield from (_problem(workings, one, nearest) for one in level if one.short > nearest.short + margin)
            nearest = min([*level, *([nearest] if nearest else [])], key=lambda missed: missed.short)


def _missed(history: History) -> _Missed | None:
    point = reported(history)
    if point is None or point.value is None or point.level is None or point.level.tone is Tone.NONE:
        return None
    found = assess(history, point)
    aim = found.target.value if found.target else None
    if found.computed not in {Status.MISSED, Status.WITHIN_TOLERANCE} or not aim or found.compared is None:
        return None
    if history.indicator.polarity not in _JUDGED:
        return None
    return _Missed(history, point, found, shortfall(found.compared, aim, history.indicator.polarity) * 100 / abs(aim))


def _problem(workings: Workings, one: _Missed, other: _Missed) -> Problem:
    assert one.point.level is not None and other.point.level is not None
    here, there = (f"{shortened(missed.short, 1):f}%" for missed in (one, other))
    said = (
        f"it is rated {quote(one.point.level.title)} and {here} off its target. But {other.history.indicator.slug}, "
        f"{there} off, is rated {quote(other.point.level.title)}."
    )
    lines = [line for missed in (one, other) for line in _lines(workings, missed)]
    remedy = "Rate both by one rule, and say it in statuses.csv."
    return workings.observation(one.point.observation, "status").problem(ID, said, remedy, LEVEL, tuple(lines))


def _lines(workings: Workings, missed: _Missed) -> list[str]:
    assert missed.found.target is not None and missed.found.compared is not None
    lines = [of_point(workings, missed.point), of_target(workings, missed.found.target)]
    if missed.found.compared != missed.point.value:
        lines.append(f"for the year so far: {amount(missed.found.compared, missed.history.indicator.unit)}")
    return lines

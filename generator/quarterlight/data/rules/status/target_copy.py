"""A target is not a copy of the figure beside it, or of last year's.

Why it matters: a target that was copied from the result is always met, and one copied from last year asks for
nothing.
It fires when a target has exactly the figure that it is held against, or that of the same period a year before.
It does not fire for round figures, such as 16.0, 0.1 or 250, or for two digits without decimals: they meet by
chance.
How to fix: put the target in that was set. If it is meant to hold last year's level, say so in the target's note:
then the rule is content.
Example: a target of 787 people for this year, after 787 last year.
"""

from collections.abc import Iterator

from quarterlight.data.evidence import of_point, of_target
from quarterlight.data.workings import Workings
from quarterlight.facts.history import Point
from quarterlight.facts.model import Target, TargetKind
from quarterlight.facts.rounding import grain
from quarterlight.words.amount import amount
from quarterlight.words.problems import Level, Problem

ID = "target-copy"
LEVEL = Level.NOTE


def check(workings: Workings) -> Iterator[Problem]:
    """Yield a problem for each target that repeats a figure to the digit."""
    for run in workings.runs:
        known = {point.period: point for point in run.series.points if point.value is not None}
        latest = run.series.points[-1] if run.series.points else None
        for target in run.series.targets:
            if target.kind is not TargetKind.TARGET or target.value is None or target.note or _round(target):
                continue
            beside = known.get(target.period)
            if beside is None and latest is not None and target.period.contains(latest.period):
                beside = latest
            before = known.get(target.period.same_last_year())
            for point, whose in ((beside, "the figure beside it"), (before, "last year's figure")):
                if point is not None and point.value == target.value:
                    yield _problem(workings, target, point, whose)
                    break


def _round(target: Target) -> bool:
    assert target.value is not None
    step = grain(target.value)
    return step >= 10 or abs(target.value) < step * (100 if step == 1 else 10)


def _problem(workings: Workings, target: Target, point: Point, whose: str) -> Problem:
    assert target.value is not None
    unit = workings.histories[target.indicator].indicator.unit
    said = f"the target of {amount(target.value, unit)} is {whose} to the digit."
    lines = (of_target(workings, target), of_point(workings, point))
    remedy = "Put in the target that was set, or say in its note why it is the same."
    return workings.target(target).problem(ID, said, remedy, LEVEL, lines)

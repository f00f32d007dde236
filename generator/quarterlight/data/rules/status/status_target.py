"""A published rating agrees with its figure and its target.

Why it matters: readers look at the colour first, and often at nothing else. A green beside a missed target is false
assurance; a red beside a met one hides an improvement.
It fires when the target is met and the rating is not the best of the scale, and when the target is missed and the
rating is the best.
It does not fire where the two cannot be compared: without a target for the period, for a count that only the whole
year can settle, for a measure of which neither more nor less is better. Ratings between the best and the worst are
left to the council where the target is missed.
How to fix: correct the figure, the target, the polarity or the rating. If the rating rests on something else, such
as a forecast, say so in the note and let it stand with a waiver.
Example: 26 days against a target of 25, where fewer are better, rated green.
"""

from collections.abc import Iterator

from quarterlight.data.evidence import of_point, of_target
from quarterlight.data.series import Run
from quarterlight.data.workings import Workings
from quarterlight.facts.assessment import Assessment, assess
from quarterlight.facts.history import Point
from quarterlight.facts.model import TargetKind
from quarterlight.words.amount import amount
from quarterlight.words.problems import Level, Problem, quote
from quarterlight.words.status import Polarity, Status

ID = "status-target"
LEVEL = Level.WARNING
_BETTER = {Polarity.HIGHER: "more is better", Polarity.LOWER: "less is better"}


def check(workings: Workings) -> Iterator[Problem]:
    """Yield a problem for each rating that contradicts the arithmetic."""
    for run in workings.runs:
        for point in run.series.points:
            if point.level is not None and point.value is not None:
                found = assess(run.history, point, run.series)
                if found.differs:
                    yield _problem(workings, run, point, found)


def _problem(workings: Workings, run: Run, point: Point, found: Assessment) -> Problem:
    assert found.published is not None and found.target is not None and found.compared is not None
    unit, met = run.indicator.unit, found.computed is Status.MET
    aim = f"the target of {amount(found.target.value, unit)}" if found.target.value is not None else "the target"
    if found.bounds is not None:
        aim = "the range that is aimed at"
    how = f", and {_BETTER[run.indicator.polarity]}" if run.indicator.polarity in _BETTER else ""
    said = f"it is rated {quote(found.published.title)}; {amount(found.compared, unit)} {_verb(met)} {aim}{how}."
    aims = [t for t in run.series.targets if t.period == found.target.period and t.kind in _HELD]
    lines = [of_point(workings, point), *(of_target(workings, target) for target in aims)]
    remedy = "Correct the figure, the target, the polarity or the rating."
    return workings.observation(point.observation, "status").problem(ID, said, remedy, LEVEL, tuple(lines))


_HELD = {TargetKind.TARGET, TargetKind.MINIMUM, TargetKind.CEILING}


def _verb(met: bool) -> str:
    return "meets" if met else "misses"

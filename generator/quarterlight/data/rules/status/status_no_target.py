"""A rating has a target to be rated against.

Why it matters: a rating says that something is as it should be, or not. Without a number to aim at, it says only
what somebody felt.
It fires when an observation has a rating and there is no target with a figure for its period, or for a longer one
around it, or a later one.
It does not fire where a target is printed whose unit is not known, for levels of the scale that rate nothing (tone
none), or for an area without targets of its own in a council that has them.
How to fix: add the target, or take the rating out.
Example: "G" beside "No target".
"""

from collections.abc import Iterator

from quarterlight.data.evidence import of_target
from quarterlight.data.series import Run
from quarterlight.data.workings import Workings
from quarterlight.facts.assessment import Assessment, Rule, assess
from quarterlight.facts.history import Point
from quarterlight.words.problems import Level, Problem, quote
from quarterlight.words.status import Tone

ID = "status-no-target"
LEVEL = Level.WARNING
_WHY = {Rule.NO_TARGET: "no target is set", Rule.TARGET_AWAITED: "its target is still to be announced"}


def check(workings: Workings) -> Iterator[Problem]:
    """Yield a problem for each rating without a target."""
    for run in workings.runs:
        if not run.whole and any(target.value is not None for target in run.history.whole.targets):
            continue
        for point in run.series.points:
            if point.level is not None and point.level.tone is not Tone.NONE and point.value is not None:
                found = assess(run.history, point, run.series)
                if found.rule in _WHY:
                    yield _problem(workings, run, point, found)


def _problem(workings: Workings, run: Run, point: Point, found: Assessment) -> Problem:
    assert found.published is not None
    said = f"it is rated {quote(found.published.title)}, and {_WHY[found.rule]}."
    if found.target:
        lines = (of_target(workings, found.target),)
    else:
        lines = (f"targets.csv has no row for {run.indicator.slug} in {point.period} or around it",)
    remedy = "Add the target, or take the rating out."
    return workings.observation(point.observation, "status").problem(ID, said, remedy, LEVEL, lines)

"""A target does not move the easy way without a word.

Why it matters: a measure can turn from red to green because the target moved. Readers must be told.
It fires when a target asks for less than the one before it: the year before, or the same quarter of the year
before; for figures on one day and rolling years, the period before.
It does not fire where the target's note says why, for measures of which neither more nor less is better, or from
quarter to quarter of figures that follow the seasons.
How to fix: say in the target's note why it was changed and by whom, or correct it.
Example: 980 clients to be reached in March, 960 in June, where more is better.
"""

from collections.abc import Iterator

from quarterlight.data.evidence import of_target
from quarterlight.data.series import Run
from quarterlight.data.workings import Workings
from quarterlight.facts.model import Basis, Target, TargetKind
from quarterlight.words.amount import amount
from quarterlight.words.period import Period
from quarterlight.words.problems import Level, Problem
from quarterlight.words.status import Polarity, shortfall

ID = "target-loosened"
LEVEL = Level.WARNING
_BETTER = {Polarity.HIGHER: "more is better", Polarity.LOWER: "less is better"}
_STEADY = {Basis.SNAPSHOT, Basis.ROLLING_12_MONTHS}


def check(workings: Workings) -> Iterator[Problem]:
    """Yield a problem for each target that asks for less than the one before."""
    for run in workings.runs:
        if run.indicator.polarity in {Polarity.HIGHER, Polarity.LOWER}:
            aims = [t for t in run.series.targets if t.kind is TargetKind.TARGET and t.value is not None]
            for earlier, later in _pairs(run, aims):
                assert earlier.value is not None and later.value is not None
                if shortfall(later.value, earlier.value, run.indicator.polarity) > 0 and not later.note:
                    yield _problem(workings, run, earlier, later)


def _pairs(run: Run, aims: list[Target]) -> Iterator[tuple[Target, Target]]:
    known = {target.period: target for target in aims}
    before: dict[str, Target] = {}
    for target in aims:
        kind = str(target.period.kind)
        earlier = before.get(kind) if run.indicator.basis in _STEADY else known.get(_year_before(target.period))
        if earlier is not None:
            yield earlier, target
        before[kind] = target


def _year_before(period: Period) -> Period:
    return period.previous() if period.kind.is_year else period.same_last_year()


def _problem(workings: Workings, run: Run, earlier: Target, later: Target) -> Problem:
    assert earlier.value is not None and later.value is not None
    unit = run.indicator.unit
    way = _BETTER[run.indicator.polarity]
    said = (
        f"the target for {later.period} is {amount(later.value, unit)}. That is easier to meet than the "
        f"{amount(earlier.value, unit)} for {earlier.period}: {way}."
    )
    lines = (of_target(workings, earlier), of_target(workings, later))
    remedy = "Say in the note why it was changed and who decided it, or correct it."
    return workings.target(later).problem(ID, said, remedy, LEVEL, lines)

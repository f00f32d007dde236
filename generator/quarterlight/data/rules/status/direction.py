"""A published direction of travel agrees with the figures.

Why it matters: an arrow that points the wrong way tells the opposite of the figures beside it.
It fires when the column "direction" says improved, worsened or no_change, and the figure and the latest earlier one
that it may be compared with say otherwise, through the polarity. Where the package's statuses or glossary say that
direction is relative to the target, the distances to the target are compared instead.
It does not fire where there is nothing comparable, or where neither way is better.
How to fix: correct the direction, the polarity or the figure.
Example: 56 after 55, where less is better, marked improved.
"""

from collections.abc import Iterator
from decimal import Decimal

from quarterlight.data.evidence import of_point, of_target
from quarterlight.data.series import Run
from quarterlight.data.workings import Workings
from quarterlight.facts.comparison import previous
from quarterlight.facts.history import Point
from quarterlight.facts.model import Target, TargetKind
from quarterlight.words.amount import amount
from quarterlight.words.problems import Level, Problem
from quarterlight.words.status import Direction, Polarity, direction, shortfall

ID = "direction"
LEVEL = Level.WARNING
_TOWARDS = "relative to target", "relative to the target"
_SAID = {Direction.IMPROVED: "better", Direction.WORSENED: "worse", Direction.NO_CHANGE: "no change"}


def check(workings: Workings) -> Iterator[Problem]:
    """Yield a problem for each published direction that the figures contradict."""
    towards = _towards_target(workings)
    for run in workings.runs:
        for point in run.series.points:
            if point.observation.direction and point.value is not None:
                earlier = previous(run.history, point, run.series)
                if earlier is not None:
                    yield from (
                        _distances(workings, run, earlier, point)
                        if towards
                        else _figures(workings, run, earlier, point)
                    )


def _towards_target(workings: Workings) -> bool:
    """Return whether the package says that its directions are relative to the target."""
    if workings.edition is None:
        return False
    said = [level.meaning for level in workings.edition.scale.values()]
    said += [term.meaning for term in workings.edition.terms if "direction" in term.term.lower()]
    return any(words in meaning.lower() for meaning in said for words in _TOWARDS)


def _figures(workings: Workings, run: Run, earlier: Point, point: Point) -> Iterator[Problem]:
    assert earlier.value is not None and point.value is not None
    if run.indicator.polarity in {Polarity.HIGHER, Polarity.LOWER}:
        found = direction(earlier.value, point.value, run.indicator.polarity)
        if found != point.observation.direction:
            unit = run.indicator.unit
            said = f"{amount(point.value, unit)} after {amount(earlier.value, unit)} is {_SAID[found]}"
            lines = (of_point(workings, earlier), of_point(workings, point))
            yield _problem(workings, point, said, lines)


def _distances(workings: Workings, run: Run, earlier: Point, point: Point) -> Iterator[Problem]:
    aims = [_target(run, one) for one in (earlier, point)]
    if run.indicator.polarity not in {Polarity.HIGHER, Polarity.LOWER} or None in aims:
        return
    gaps: list[Decimal] = []
    lines: list[str] = []
    for one, aim in zip((earlier, point), aims, strict=True):
        assert aim is not None and aim.value is not None and one.value is not None
        gaps.append(shortfall(one.value, aim.value, run.indicator.polarity))
        lines += [of_point(workings, one), of_target(workings, aim)]
    found = direction(gaps[0], gaps[1], Polarity.LOWER)
    if found != point.observation.direction:
        before, now = (amount(gap, run.indicator.unit) for gap in gaps)
        yield _problem(workings, point, f"{now} short of the target after {before} is {_SAID[found]}", tuple(lines))


def _target(run: Run, point: Point) -> Target | None:
    found = [t for t in run.series.targets if t.kind is TargetKind.TARGET and t.value is not None]
    return next((t for t in found if t.period == point.period), None)


def _problem(workings: Workings, point: Point, said: str, lines: tuple[str, ...]) -> Problem:
    published = _SAID[Direction(point.observation.direction)]
    found = f"the direction says {published}; {said}."
    remedy = "Correct the direction, the polarity or the figure."
    return workings.observation(point.observation, "direction").problem(ID, found, remedy, LEVEL, lines)

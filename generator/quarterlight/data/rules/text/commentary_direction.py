"""Words that say which way an indicator moved agree with its figures.

Why it matters: "recycling continues to increase" above a figure that fell is the first thing that a critic will find.
It fires when a sentence plainly says that an indicator rose, fell, stayed the same, got better or got worse, and its
figures for the periods that the sentence names went another way. Where it names none, they must have gone another way
both since the period before and, if the table goes back so far, since a year before.
It does not fire for what is planned, expected or denied; for parts of the whole and other places; for periods that the
table does not have; nor where the sentence may be about something else.
How to fix: correct the words; or say in them which part, or which period, they mean.
Example: "recycling continues to increase", where the figure went from 71.0% to 70.9%.
"""

from __future__ import annotations

from collections.abc import Iterator

from quarterlight.data.evidence import of_point
from quarterlight.data.reading.about import subjects
from quarterlight.data.reading.changes import Movement, Way, movements
from quarterlight.data.reading.findings import Finding, problem
from quarterlight.data.reading.passages import Said
from quarterlight.data.series import value
from quarterlight.data.workings import Workings
from quarterlight.facts.history import Point
from quarterlight.words.amount import amount
from quarterlight.words.problems import Level, Problem, quote
from quarterlight.words.status import Direction, Polarity, direction

ID = "commentary-direction"
LEVEL = Level.WARNING
_JUDGED = {Way.BETTER: Direction.WORSENED, Way.WORSE: Direction.IMPROVED}


def check(workings: Workings) -> Iterator[Problem]:
    """Yield a problem for each plain word of change that the figures contradict."""
    report = workings.report
    for passage in report.passages:
        for said, slug in subjects(report, passage):
            for movement in movements(report, passage, said, slug) if slug else ():
                polarity = workings.histories[slug].indicator.polarity
                if movement.pairs and all(_contradicts(movement.way, *pair, polarity) for pair in movement.pairs):
                    yield problem(passage, said, movement.span[0], _finding(workings, said, movement, slug))


def _contradicts(way: Way, before: Point, after: Point, polarity: Polarity) -> bool:
    change = value(after) - value(before)
    if way in _JUDGED:
        return direction(value(before), value(after), polarity) is _JUDGED[way]
    return bool(change < 0 if way is Way.UP else change > 0 if way is Way.DOWN else change != 0)


def _finding(workings: Workings, said: Said, movement: Movement, slug: str) -> Finding:
    before, after = movement.pairs[0]
    unit = workings.histories[slug].indicator.unit
    went = f"{amount(value(before), unit)} to {amount(value(after), unit)}"
    words = quote(said.text[slice(*movement.span)])
    points = dict.fromkeys(point.period for pair in movement.pairs for point in pair)
    known = {point.period: point for pair in movement.pairs for point in pair}
    evidence = tuple(of_point(workings, known[period]) for period in points)
    return Finding(ID, f"the text says {words}, and the figure went from {went}.", "Correct the words.", evidence, slug)

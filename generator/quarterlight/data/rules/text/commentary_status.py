"""Words that say how an indicator stands against its target agree with the figures and the rating.

Why it matters: whoever reads "above target" does not look at the table, where the figure is half of it.
It fires when a sentence plainly says "above target", "met the target", "missed", "on target" or the like, and the
figure and the target say otherwise; when it says "on track" of what is rated poor, or "off track" of what is rated
good; and when it says "in line with" or "close to" of what is rated poor or, unrated, lies far off.
It does not fire for plans and forecasts, other places, parts of the whole, periods that the table does not have; for
"above" and "below" where less is better, which can mean either; nor where no target can be held against the figure.
How to fix: correct the words; or say in them which period they mean, and where its figure stands.
Example: "answering times were back above target", where the figure is 37.4% and the target 80%.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from quarterlight.data.evidence import of_point, of_target
from quarterlight.data.reading.about import subjects
from quarterlight.data.reading.findings import Finding, problem
from quarterlight.data.reading.passages import Said
from quarterlight.data.reading.standings import Stand, Standing, standings
from quarterlight.data.thresholds import Threshold
from quarterlight.data.workings import Workings
from quarterlight.facts.assessment import Assessment, assess
from quarterlight.words.amount import amount
from quarterlight.words.problems import Level, Problem, quote
from quarterlight.words.status import Polarity, Status, Tone

ID = "commentary-status"
LEVEL = Level.WARNING
THRESHOLDS = {
    "close": Threshold(Decimal(10), "How many percent of the target off it a figure may be that is called close to it.")
}
_SHORT = {Status.MISSED, Status.WITHIN_TOLERANCE}


def check(workings: Workings) -> Iterator[Problem]:
    """Yield a problem for each plain word about a target that the figures contradict."""
    report = workings.report
    for passage in report.passages:
        for said, slug in subjects(report, passage):
            for standing in standings(report, passage, said, slug):
                history = workings.histories[standing.slug]
                found = assess(history, standing.point)
                if _contradicts(standing.stand, found, history.indicator.polarity, workings.threshold(ID, "close")):
                    yield problem(passage, said, standing.span[0], _finding(workings, said, standing, found))


def _contradicts(stand: Stand, found: Assessment, polarity: Polarity, close: Decimal) -> bool:
    tone = found.published.tone if found.published else Tone.NONE
    if stand in {Stand.ON_TRACK, Stand.OFF_TRACK}:
        return tone is (Tone.POOR if stand is Stand.ON_TRACK else Tone.GOOD)
    if found.target is None or found.target.value is None or found.compared is None:
        return False
    gap = found.compared - found.target.value
    if stand in {Stand.ABOVE, Stand.BELOW}:
        return polarity is Polarity.HIGHER and (gap < 0 if stand is Stand.ABOVE else gap > 0)
    if stand is Stand.CLOSE:
        return tone is Tone.POOR or (tone is Tone.NONE and abs(gap) * 100 > close * abs(found.target.value))
    return found.computed in _SHORT if stand in {Stand.MET, Stand.AHEAD} else found.computed is Status.MET


def _finding(workings: Workings, said: Said, standing: Standing, found: Assessment) -> Finding:
    unit = workings.histories[standing.slug].indicator.unit
    figure = amount(standing.point.value, unit) if standing.point.value is not None else "not there"
    against = ""
    if found.target is not None and found.target.value is not None:
        against = f" against a target of {amount(found.target.value, unit)}"
    rated = f", rated {quote(found.published.title)}" if found.published else ""
    words = quote(said.text[slice(*standing.span)])
    evidence = [of_point(workings, standing.point)]
    if found.target is not None:
        evidence.append(of_target(workings, found.target))
    told = f"the text says {words}, and the figure is {figure}{against}{rated}."
    return Finding(ID, told, "Correct the words, or say which period they mean.", tuple(evidence), standing.slug)

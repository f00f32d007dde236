"""A share in words, such as "15 of 29", is the percentage that stands beside it.

Why it matters: a reader who checks one figure of a report checks this one, on a telephone.
It fires when "15 of 29" (or "Of the 29 plans, 15") and the percentage right beside it differ beyond rounding; and when
a sentence holds one share in words and one percentage, which lie close together without being the same.
It does not fire for ranks ("114 of 150 councils"), marks out of five, rough figures ("about half"), percentages that
say a change or a target, nor where one clause counts those who were late, missed or left over and the other does not.
How to fix: correct the one that is wrong; if they are of different things, put them into two sentences.
Example: "48.3% of conferences were on time: 15 of 29 met the target". 15 of 29 is 51.7%; the other 14 are 48.3%.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from quarterlight.data.reading.about import subjects
from quarterlight.data.reading.findings import Finding, problem
from quarterlight.data.reading.lexicon import anywhere
from quarterlight.data.reading.passages import Said
from quarterlight.data.reading.quantities import Quantity, Role
from quarterlight.data.reading.wholes import Ratio, beside, counted, opening, ratios
from quarterlight.data.thresholds import Threshold
from quarterlight.data.workings import Workings
from quarterlight.facts.statistics import places, rounded
from quarterlight.words.problems import Level, Problem

ID = "ratio-text"
LEVEL = Level.WARNING
THRESHOLDS = {
    "near": Threshold(
        Decimal(10),
        "How many percentage points a share and a percentage in one sentence may lie apart to mean one thing.",
    )
}

# One clause with such a word beside one without: the share may be what the percentage leaves over.
_SHORT = anywhere(
    "late, missed, not, fail*, outside, without, remaining, other, others, rest, overdue, refused, rejected, lost, no"
)


def check(workings: Workings) -> Iterator[Problem]:
    """Yield a problem for each share in words that is not the percentage beside it."""
    near = workings.threshold(ID, "near")
    for passage in workings.report.passages:
        for said, slug in subjects(workings.report, passage):
            for ratio, percentage in (*_adjacent(said), *_alone(said, near)):
                if not percentage.states(ratio.percent):
                    yield problem(passage, said, ratio.part.span[0], _found(ratio, percentage, slug))


def _adjacent(said: Said) -> Iterator[tuple[Ratio, Quantity]]:
    """Yield each share with the percentage that stands right beside it."""
    found = ratios(said)
    for ratio in found:
        yield from ((ratio, percentage) for percentage in beside(said, ratio.part, ratio.whole))
    whole = None if found else opening(said)
    if whole is not None:
        for part in said.quantities[1:]:
            if counted(part) and part.value <= whole.value:
                after = (percentage for percentage in beside(said, part, part) if percentage.span > part.span)
                yield from ((Ratio(part, whole), percentage) for percentage in after)


def _alone(said: Said, near: Decimal) -> Iterator[tuple[Ratio, Quantity]]:
    """Yield the only share and the only percentage of a sentence where they lie near each other."""
    found = ratios(said)
    percentages = [quantity for quantity in said.quantities if quantity.unit == "percent"]
    if len(found) != 1 or len(percentages) != 1 or percentages[0] in beside(said, found[0].part, found[0].whole):
        return
    ratio, percentage = found[0], percentages[0]
    opposed = (
        len({bool(_SHORT.search(said.text[slice(*said.clause(q.span[0]))])) for q in (ratio.part, percentage)}) == 2
    )
    rest = opposed and percentage.states(100 - ratio.percent)
    if percentage.role is Role.VALUE and not rest and abs(percentage.value - ratio.percent) <= near:
        yield ratio, percentage


def _found(ratio: Ratio, percentage: Quantity, slug: str) -> Finding:
    part, whole, stated = ratio.part.value, ratio.whole.value, percentage.value
    worked = rounded(ratio.percent, max(1, places(stated)))
    meant = rounded(stated * whole / 100, 1)
    found = f"{part:f} of {whole:f} is {worked:f}%, and the text says {stated:f}%."
    evidence = (f"{part:f} / {whole:f} = {worked:f}%", f"{stated:f}% of {whole:f} is {meant:f}")
    return Finding(ID, found, "Correct the share or the percentage.", evidence, slug)

"""What a chart says, in ten words at most, and what it is of. The measure's name stands in the subtitle."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from quarterlight.display.readings import Reading
from quarterlight.display.wording import dates, numbers
from quarterlight.facts.assessment import Assessment
from quarterlight.facts.history import History, Point
from quarterlight.facts.model import Benchmark, Edition, Indicator
from quarterlight.words.period import Period
from quarterlight.words.status import Status, Tone

_ORDINALS = {4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten"}
FEWEST_FOR_EXTREME = 4


def measure(history: History, point: Point | None, assessment: Assessment | None) -> str:
    """Return the headline of an indicator's chart: what happened to the reported figure."""
    if point is None or point.value is None or assessment is None:
        return _no_figure(point)
    moved = _moved(point.value, assessment, history.indicator)
    held = _held(history.indicator, assessment)
    if held:
        return _fitting(f"{moved}{held}", f"{moved}, {_VERDICTS[assessment.computed]}")
    extreme = _extreme(history, point, assessment)
    return f"{moved}{extreme}" if extreme else _since(moved, history, assessment, point)


def _no_figure(point: Point | None) -> str:
    if point is None:
        return "No figure for the latest period"
    return _fitting(f"No figure for {dates.phrase(point.period)}", "No figure for the latest period")


def _moved(value: Decimal, assessment: Assessment, indicator: Indicator) -> str:
    before, shown = assessment.previous, numbers.figure(value, indicator)
    if before is None or before.value is None:
        return shown
    if before.value == value or numbers.alike(before.value, value, indicator):
        return f"Unchanged at {shown}"
    return f"{'Rose' if value > before.value else 'Fell'} to {shown}"


_VERDICTS = {
    Status.MET: "meeting the target",
    Status.WITHIN_TOLERANCE: "close to the target",
    Status.MISSED: "missing the target",
}


def _held(indicator: Indicator, assessment: Assessment) -> str:
    """Return how the very figure stands to its target; "" where another is compared, or none."""
    if assessment.computed is Status.NOT_ASSESSED or assessment.compared is None:
        return ""
    verdict = _VERDICTS[assessment.computed]
    target = assessment.target.value if assessment.target else None
    if assessment.bounds is not None or target is None:
        return f", {verdict.replace('the target', 'its target range')}"
    return f", {verdict} of {numbers.figure(target, indicator)}"


def _extreme(history: History, point: Point, assessment: Assessment) -> str:
    """Return ", the highest of four quarters" where the latest figure is the highest or lowest of enough others."""
    if assessment.previous is None:
        return ""
    same = [p.value for p in history.whole.points if p.period.kind is point.period.kind and p.value is not None]
    if len(same) < FEWEST_FOR_EXTREME or point.value is None or same.count(point.value) > 1:
        return ""
    word = "highest" if point.value == max(same) else "lowest" if point.value == min(same) else ""
    return f", the {word} of {_ORDINALS.get(len(same), len(same))} figures" if word else ""


def _since(moved: str, history: History, assessment: Assessment, point: Point) -> str:
    before = assessment.previous
    if before is None or before.value is None:
        return _fitting(f"{moved} {dates.when(point.period, history.indicator.basis)}", moved)
    if moved.startswith("Unchanged"):
        return moved
    way, figure = moved.split(" to ", 1)
    return _fitting(f"{way} from {numbers.figure(before.value, history.indicator)} to {figure}", moved)


def _fitting(whole: str, shorter: str) -> str:
    """Return the whole headline, or the shorter one where it has more than ten words."""
    return whole if len(whole.split()) <= 10 else shorter


def subtitle(name: str, place: str, periods: Sequence[Period]) -> str:
    """Return measure, area and period: "Potholes repaired, Kirklees, April 2014 to September 2017"."""
    first, last = min(period.start for period in periods), max(period.end for period in periods)
    kind = periods[0].kind if len(set(periods)) == 1 else None
    when = dates.name(periods[0]) if kind else f"{dates.month(first)} to {dates.month(last)}"
    return f"{name}, {place}, {when}"


def source(edition: Edition) -> str:
    """Return where the figures are from."""
    return f"{edition.source_document or edition.organisation.name}, published {dates.day(edition.published_on)}"


def year_so_far(history: History, so_far: Decimal, target: Decimal | None, met: Status) -> str:
    """Return the headline of a year to date against its target."""
    shown = numbers.figure(so_far, history.indicator)
    if target is None:
        return f"{shown} so far in the year"
    if met is Status.NOT_ASSESSED:
        return _fitting(f"{shown} so far; the year’s target is {numbers.figure(target, history.indicator)}", shown)
    return _fitting(f"{shown} so far, {_VERDICTS[met]} of {numbers.figure(target, history.indicator)}", shown)


def comparison(history: History, own: Decimal, others: Sequence[Benchmark]) -> str:
    """Return the headline of a comparison: how the council's figure stands to the others'."""
    shown = numbers.figure(own, history.indicator)
    values = [row.value for row in others if row.value is not None]
    lower, higher = sum(value < own for value in values), sum(value > own for value in values)
    if len(values) == 1:
        word = "higher than" if lower else "lower than" if higher else "the same as"
        return _fitting(f"{shown}, {word} {others[0].title}’s", f"{shown}, {word} the other figure")
    if lower == len(values):
        return f"{shown}, higher than all {_count(len(values))} others"
    if higher == len(values):
        return f"{shown}, lower than all {_count(len(values))} others"
    return f"{shown}, higher than {_count(lower)} of {_count(len(values))} others"


def _count(number: int) -> str:
    words = ("none", "one", "two", "three", *_ORDINALS.values())
    return words[number] if number < len(words) else f"{number}"


def group(readings: Sequence[Reading]) -> str:
    """Return the headline of several measures: "5 of 12 measures rated green", or how many met their targets."""
    whole = numbers.count(len(readings), "measure")
    best = [r for r in readings if r.badge.tone is Tone.GOOD]
    rated = [r for r in readings if r.badge.published]
    if rated and best:
        words = {r.badge.word for r in best}
        rated_so = f"{len(best)} of {whole} rated {best[0].badge.word.lower() if len(words) == 1 else 'good'}"
        return _fitting(rated_so, f"{len(best)} of {whole} have a good rating")
    if rated:
        return f"None of {whole} has a good rating"
    if best:
        return f"{len(best)} of {whole} met their targets"
    drawn = any(r.point is not None and r.point.value is not None for r in readings)
    return f"Latest figures of {whole}" if drawn else f"No figures yet for {whole}"


def table(name: str, shown: str, others: int, signed: bool) -> str:
    """Return the headline of an extra table's chart: its first row. `signed` where a larger one may lie below zero."""
    word = "highest" if signed else "largest"
    return _fitting(f"{name} is the {word}: {shown}", f"The {word} of {others} is {shown}")


def variation(words: str, assurance: str) -> str:
    """Return the headline of a variation chart: what the latest figure shows."""
    return _fitting(f"{words}; {assurance[:1].lower()}{assurance[1:]}" if assurance else words, words)

"""What happened to a measure's reported figure, in ten words at most: one form for every case."""

from __future__ import annotations

from decimal import Decimal

from quarterlight.display.wording import dates, numbers
from quarterlight.facts import runs
from quarterlight.facts.assessment import Assessment, Rule
from quarterlight.facts.comparison import last_known
from quarterlight.facts.history import History, Point
from quarterlight.facts.model import Indicator
from quarterlight.words.period import Kind
from quarterlight.words.status import Polarity, Status

FEWEST_PASSED = 3
FEWEST_TURNED = 2
ORDINALS = {4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten"}
_SMALL = ("none", "one", "two", "three", *ORDINALS.values())
VERDICTS = {
    Status.MET: "meeting the target",
    Status.WITHIN_TOLERANCE: "close to the target",
    Status.MISSED: "missing the target",
}


def ten_words(whole: str, shorter: str) -> str:
    """Return the whole headline, or the shorter one where it has more than ten words."""
    return whole if len(whole.split()) <= 10 else shorter


def counted(number: int) -> str:
    """Return a number in words up to ten, else in figures."""
    return _SMALL[number] if number < len(_SMALL) else f"{number}"


def happened(history: History, point: Point | None, assessment: Assessment | None) -> str:
    """Return the headline of the reported figure: how it moved, and how it stands, or why there is none."""
    if point is None or point.value is None or assessment is None:
        return _no_figure(point)
    if assessment.rule in {Rule.ALREADY_PASSED, Rule.YEAR_TO_DATE} and assessment.compared != point.value:
        return _over_the_year(history.indicator, assessment)
    moved = _moved(history, point, assessment)
    if assessment.computed is not Status.NOT_ASSESSED and assessment.compared is not None:
        return _judged(history, point, assessment, moved)
    return _record(history, point, moved) or _since(history, point, assessment, moved)


_WITHOUT = {
    "missing": "No figure was returned for {}",
    "not_due": "No figure is due for {}",
    "c": "The figure for {} is kept back",
    "z": "No figure applies to {}",
    "unit_unknown": "The figure for {} has no unit",
}


def _no_figure(point: Point | None) -> str:
    if point is None:
        return "No figure for the latest period"
    said = next((text for code, text in _WITHOUT.items() if code in point.observation.markers), "No figure for {}")
    return ten_words(said.format(dates.phrase(point.period)), said.format("the latest period"))


def _moved(history: History, point: Point, assessment: Assessment) -> str:
    assert point.value is not None
    before, indicator = assessment.previous, history.indicator
    shown = numbers.figure(point.value, indicator)
    if before is None or before.value is None:
        return shown if last_known(history, point.period) else f"First figure: {shown}"
    if before.value == point.value or numbers.alike(before.value, point.value, indicator):
        return f"Unchanged at {shown}"
    return f"{'Rose' if point.value > before.value else 'Fell'} to {shown}"


def _over_the_year(indicator: Indicator, assessment: Assessment) -> str:
    """Return how a year's total stands to the year's target: at its end, or passed before it."""
    assert assessment.compared is not None and assessment.target is not None and assessment.target.value is not None
    total, aim = (numbers.figure(value, indicator) for value in (assessment.compared, assessment.target.value))
    if assessment.rule is Rule.YEAR_TO_DATE:
        said = f"{total} in the year, {VERDICTS[assessment.computed]}"
        return ten_words(f"{said} of {aim}", said)
    if assessment.computed is Status.MET:
        return ten_words(
            f"{total} so far: the year’s target is already reached", "The year’s target is already reached"
        )
    return ten_words(f"{total} so far, above the year’s limit of {aim}", f"Already above the year’s limit of {aim}")


def _judged(history: History, point: Point, assessment: Assessment, moved: str) -> str:
    """Return how the very figure stands to its target, and how long it had stood otherwise."""
    verdict, number = VERDICTS[assessment.computed], runs.turned_after(history, point)
    length = _LENGTHS.get(point.period.kind)
    if length and number >= FEWEST_TURNED:
        before = "missed" if assessment.computed is Status.MET else "met"
        run = f"after {counted(number)} {length} {before}"
        turned = "met" if assessment.computed is Status.MET else "missed"
        return ten_words(f"{moved}, {verdict} {run}", f"Target {turned} {run}")
    target = assessment.target.value if assessment.target else None
    if assessment.bounds is not None or target is None:
        return ten_words(f"{moved}, {verdict.replace('the target', 'its target range')}", f"{moved}, {verdict}")
    return ten_words(f"{moved}, {verdict} of {numbers.figure(target, history.indicator)}", f"{moved}, {verdict}")


_LENGTHS = {
    Kind.MONTH: "months",
    Kind.FINANCIAL_QUARTER: "quarters",
    Kind.CALENDAR_QUARTER: "quarters",
    Kind.ACADEMIC_TERM: "terms",
    Kind.FINANCIAL_YEAR: "years",
    Kind.CALENDAR_YEAR: "years",
    Kind.ACADEMIC_YEAR: "years",
}


def _record(history: History, point: Point, moved: str) -> str:
    """Return since when no figure was as good or as poor, or that none ever was; "" where too few were passed."""
    for higher in (True, False):
        found = runs.passed(history, point, higher)
        stopped = bool(found) and not runs.beyond(point.value, found[-1].value, higher)
        if len(found) - stopped < FEWEST_PASSED:
            continue
        word = _superlative(history.indicator, higher)
        if not stopped:
            return ten_words(f"{moved}, the {word} of {counted(len(found) + 1)} figures", moved)
        since = f"{moved}, the {word} since"
        return ten_words(
            f"{since} {dates.phrase(found[-1].period)}",
            ten_words(f"{since} {dates.month(found[-1].period.end)}", moved),
        )
    return ""


def _superlative(indicator: Indicator, higher: bool) -> str:
    if indicator.polarity in {Polarity.HIGHER, Polarity.LOWER}:
        return "best" if higher is (indicator.polarity is Polarity.HIGHER) else "worst"
    return "highest" if higher else "lowest"


def _since(history: History, point: Point, assessment: Assessment, moved: str) -> str:
    before, basis = assessment.previous, history.indicator.basis
    if before is None or before.value is None:
        if last_known(history, point.period):
            return ten_words(f"{moved}, not comparable with earlier figures", moved)
        return ten_words(f"{moved} {dates.when(point.period, basis)}", moved)
    if moved.startswith("Unchanged"):
        return moved
    way, figure = moved.split(" to ", 1)
    return ten_words(f"{way} from {numbers.figure(before.value, history.indicator)} to {figure}", moved)


def year_so_far(indicator: Indicator, so_far: Decimal, target: Decimal | None, met: Status) -> str:
    """Return the headline of a year to date against its target."""
    shown = numbers.figure(so_far, indicator)
    if target is None:
        return f"{shown} so far in the year"
    aim = numbers.figure(target, indicator)
    if met is Status.NOT_ASSESSED:
        return ten_words(f"{shown} so far; the year’s target is {aim}", shown)
    return ten_words(f"{shown} so far, {VERDICTS[met]} of {aim}", shown)

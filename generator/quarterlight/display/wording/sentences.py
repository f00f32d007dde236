"""The one generated sentence of an indicator (lead, description, listing, search result), and why its status is so."""

from __future__ import annotations

import re
from decimal import Decimal

from quarterlight.display.wording import additions, dates, numbers
from quarterlight.facts.assessment import Assessment, Rule
from quarterlight.facts.comparison import last_known
from quarterlight.facts.history import History, Point
from quarterlight.facts.model import Indicator
from quarterlight.words.period import Kind, Period
from quarterlight.words.status import Bounds, Polarity, Status, Tone

_CHOICE = re.compile(r"\[([^\[\]|]*)\|([^\[\]|]*)\]")


def lead(history: History, point: Point | None, assessment: Assessment | None) -> str:
    """Return the plain answer: the figure, its period, the change, and how it stands to its target."""
    if point is None or assessment is None:
        return _nothing_yet(history.indicator)
    if point.value is None:
        parts = [_no_figure(point, history), _latest(history, point)]
        return " ".join(part for part in (*parts, aim_alone(history.indicator, assessment, point.period)) if part)
    held, so_far = aim(history.indicator, point.value, assessment), additions.so_far(history, point)
    # "That meets the target" must follow the figure that it speaks of.
    rest = (held, so_far) if held.startswith("That ") else (so_far, held)
    more = (additions.firm(history, point), additions.later(history, point))
    said = (f"{figure_sentence(history, point, assessment)}.", *rest, *more)
    return " ".join(part for part in said if part)


def figure_sentence(history: History, point: Point, assessment: Assessment) -> str:
    """Return the figure in its sentence, with its period and the change, without a full stop."""
    assert point.value is not None
    indicator = history.indicator
    said = f"{clause(indicator, point.value)} {dates.when(point.period, indicator.basis)}"
    return f"{_capital(said)}{change(indicator, point, assessment.previous)}"


def clause(indicator: Indicator, value: Decimal) -> str:
    """Return the indicator's sentence with its figure in place; "title: figure" where it has none."""
    shown = numbers.figure(value, indicator)
    if not indicator.sentence:
        return f"{indicator.name}: {numbers.labelled(value, indicator)}"
    # The figure goes in last: a choice in brackets must never be read out of a figure or a title.
    fitting = _CHOICE.sub(lambda found: found[1] if numbers.single(value, indicator) else found[2], indicator.sentence)
    return fitting.replace("{figure}", shown)


def change(indicator: Indicator, point: Point, previous: Point | None) -> str:
    """Return the change to follow a figure: ", up from 5,837 the quarter before"; "" where nothing is comparable."""
    if previous is None or previous.value is None or point.value is None:
        return ""
    then = dates.earlier(previous.period, point.period, indicator.basis)
    if previous.value == point.value:
        return f", the same as {then}"
    if numbers.alike(previous.value, point.value, indicator):
        return f", about the same as {then}"
    way = "up" if point.value > previous.value else "down"
    return f", {way} from {numbers.figure(previous.value, indicator)} {then}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _nothing_yet(indicator: Indicator) -> str:
    if indicator.placeholder:
        return "Reporting on this measure is still being developed. There are no figures yet."
    return "There are no figures for this measure yet."


def _no_figure(point: Point, history: History) -> str:
    markers, period = point.observation.markers, dates.phrase(point.period)
    if history.indicator.placeholder:
        return _nothing_yet(history.indicator)
    for code, text in (
        ("missing", f"No figure was returned for {period}."),
        ("not_due", f"No figure is due for {period}."),
        ("c", f"The figure for {period} is kept back, so that nobody can be identified."),
        ("z", f"No figure applies to {period}."),
        (
            "unit_unknown",
            f"The report prints “{point.observation.printed}” for {period}, but does not say in which unit.",
        ),
    ):
        if code in markers:
            return text
    return f"No figure is available for {period}."


def _latest(history: History, point: Point) -> str:
    known = last_known(history, point.period)
    if known is None or known.value is None:
        return ""
    indicator, when = history.indicator, dates.when(known.period, history.indicator.basis)
    if not indicator.sentence:
        return f"The latest figure is {numbers.labelled(known.value, indicator)}, {when}."
    return f"The latest figure: {clause(indicator, known.value)} {when}."


def aim(indicator: Indicator, value: Decimal, assessment: Assessment) -> str:
    """Return how `value` stands to its target, in one sentence."""
    rule, target = assessment.rule, aimed(indicator, assessment)
    if rule in _NO_AIM:
        return _no_aim(assessment)
    if rule is Rule.OTHER_PERIOD:
        return aim_alone(indicator, assessment)
    if rule is Rule.TOO_EARLY:
        return f"The target for the year is {target}. It can only be judged when the year ends."
    if rule is Rule.NO_TOTAL:
        return f"{aim_alone(indicator, assessment)[:-1]}; the report gives no total to compare with it."
    if rule is Rule.ALREADY_PASSED:
        return _already(indicator, assessment)
    whose = _whose(assessment)
    if rule is Rule.YEAR_TO_DATE and assessment.compared is not None:
        total = f"The year’s total of {numbers.figure(assessment.compared, indicator)}"
        return f"{total} {_standing(indicator, assessment.compared, assessment, whose, target)}."
    return f"That {_standing(indicator, value, assessment, whose, target)}."


def _already(indicator: Indicator, assessment: Assessment) -> str:
    assert assessment.compared is not None and assessment.target is not None and assessment.target.value is not None
    so_far = f"With {numbers.figure(assessment.compared, indicator)} so far, the year’s"
    if assessment.computed is Status.MET:
        return f"{so_far} target of {aimed(indicator, assessment)} is already reached."
    return f"{so_far} limit of {numbers.figure(assessment.target.value, indicator)} is already passed."


def _whose(assessment: Assessment) -> str:
    if assessment.rule is not Rule.YEARS_TARGET or assessment.target is None:
        return "the target"
    return f"the {_LENGTHS.get(assessment.target.period.kind, 'year')}’s target"


_LENGTHS = {
    Kind.MONTH: "month",
    Kind.FINANCIAL_QUARTER: "quarter",
    Kind.CALENDAR_QUARTER: "quarter",
    Kind.ACADEMIC_TERM: "term",
}
_NO_AIM = {Rule.NO_TARGET, Rule.TARGET_AWAITED, Rule.TARGET_UNIT_UNKNOWN, Rule.NEUTRAL}


def _standing(indicator: Indicator, value: Decimal, assessment: Assessment, whose: str, target: str) -> str:
    if assessment.computed is Status.MET:
        return f"meets {whose} of {target}"
    if assessment.bounds is not None:
        return f"is outside {whose} of {target}"
    reference = assessment.target.value if assessment.target else None
    assert reference is not None
    # Where both read the same, "0 percentage points below" would sound like a mistake.
    same = numbers.alike(reference, value, indicator)
    gap = "just" if same else numbers.difference(reference, value, indicator)
    way = "below" if value < reference else "above"
    close = ", within the tolerance" if assessment.computed is Status.WITHIN_TOLERANCE else ""
    return f"is {gap} {way} {whose} of {target}{close}"


def _no_aim(assessment: Assessment) -> str:
    if assessment.rule is Rule.NEUTRAL:
        return ""
    target = assessment.target
    markers = target.markers if target else ()
    if "tba" in markers:
        return "The target has yet to be announced."
    if "unit_unknown" in markers and target:
        return f"The report prints a target of “{target.printed}”, but does not say in which unit."
    return "The report gives no target." if "x" in markers else "No target is set."


def aimed(indicator: Indicator, assessment: Assessment) -> str:
    """Return the target in words: "85% or more", "25 days or fewer", "between 40% and 60%"; "" where there is none."""
    if assessment.bounds is not None:
        return _range(indicator, assessment.bounds)
    value = assessment.target.value if assessment.target else None
    if value is None:
        return ""
    shown = numbers.figure(value, indicator)
    if value == _ENDS.get((indicator.unit, indicator.polarity)) or value == 0:
        return shown
    if indicator.polarity is Polarity.HIGHER:
        return f"{shown} or more"
    return f"{shown} or {numbers.fewer(indicator)}" if indicator.polarity is Polarity.LOWER else shown


# Nothing lies beyond all of a whole, so "100% or more" would only sound strange.
_ENDS = {("percent", Polarity.HIGHER): 100}


def _range(indicator: Indicator, bounds: Bounds) -> str:
    if bounds.low is None or bounds.high is None:
        end = bounds.low if bounds.high is None else bounds.high
        assert end is not None
        word = "at least" if bounds.high is None else "at most"
        return f"{word} {numbers.figure(end, indicator)}"
    return f"between {numbers.figure(bounds.low, indicator)} and {numbers.figure(bounds.high, indicator)}"


def aim_alone(indicator: Indicator, assessment: Assessment, named: Period | None = None) -> str:
    """Return the target without a figure, and its period unless that is the one just `named`."""
    target = aimed(indicator, assessment)
    if target and assessment.target:
        period = assessment.target.period
        return f"The target{'' if period == named else f' for {dates.phrase(period)}'} is {target}."
    return "" if indicator.placeholder else _no_aim(assessment)


def published(assessment: Assessment) -> str:
    """Return what the council's own rating is, in words, or that it published none."""
    if assessment.published is None:
        return "The council gives no rating."
    level = assessment.published
    printed = f" (printed “{level.label}”)" if level.label.lower() != level.title.lower() else ""
    if level.tone is Tone.NONE:
        return f"The council gives no rating: {level.title.lower()}{printed}."
    return f"The council rates this {level.title.lower()}{printed}."


_COMPUTED = {
    Status.MET: "target was met",
    Status.WITHIN_TOLERANCE: "target was missed, within the tolerance",
    Status.MISSED: "target was missed",
}


def difference(assessment: Assessment) -> str:
    """Return where the published status and the computed one differ; "" where they agree."""
    if not assessment.differs or assessment.published is None:
        return ""
    computed = _COMPUTED[assessment.computed]
    return f"The report rates this {assessment.published.title.lower()}, but by its own figures the {computed}."

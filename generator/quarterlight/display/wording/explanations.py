"""Why an indicator's status is so, what is known about the measure, and how to cite it."""

from __future__ import annotations

from quarterlight.display.wording import dates, numbers, sentences, terms
from quarterlight.facts.assessment import Assessment, Rule
from quarterlight.facts.history import History, Point
from quarterlight.facts.model import Basis, Benchmark, Edition, Indicator, Target
from quarterlight.words.status import Direction, Status, Tone

_RULES = {
    Rule.SAME_PERIOD: "The figure is compared with the target for the same period.",
    Rule.YEARS_TARGET: "The figure is a level or a rate, so it may be compared with the target for a longer time.",
    Rule.YEAR_TO_DATE: "The year is over, so its total is compared with the year’s target.",
    Rule.ALREADY_PASSED: "The total can only grow, so the year’s end cannot undo this.",
    Rule.TOO_EARLY: "The target is for the whole year and the total still grows, so it is judged when the year ends.",
    Rule.NO_TOTAL: "The target is for a longer time than the figure, and there is no total to compare with it.",
    Rule.OTHER_PERIOD: "The figure is from before the period of the target, so the two are not compared.",
    Rule.NO_VALUE: "There is no figure to compare with a target.",
    Rule.NEUTRAL: "Neither more nor less is better, so nothing is judged.",
    Rule.NO_TARGET: "Without a target, nothing can be judged.",
    Rule.TARGET_AWAITED: "The target has yet to be announced, so nothing can be judged.",
    Rule.TARGET_UNIT_UNKNOWN: "The report does not say in which unit the target is, so nothing can be judged.",
}


def why(history: History, point: Point | None, assessment: Assessment | None) -> list[tuple[str, str]]:
    """Return the reasons of a status as (term, words): the report's own, figure, target, result, rule, direction."""
    if point is None or assessment is None:
        return [("How it is judged", "There is no figure yet, so there is nothing to judge.")]
    indicator = history.indicator
    rows = [("Reason given", _reason(history, point, assessment))]
    rows += [("Figure", _figure(indicator, point, assessment)), ("Target", _target(indicator, assessment))]
    if assessment.computed is not Status.NOT_ASSESSED:
        said = result(indicator, assessment)
        rows.append(("By the figures", f"{said[:1].upper()}{said[1:]}"))
    if point.observation.note:
        rows.append(("Note", point.observation.note))
    if assessment.target and assessment.target.note:
        rows.append(("Note on the target", assessment.target.note))
    rows += [("How it is judged", _rule(indicator, assessment)), ("Tolerance", _tolerance(indicator, assessment))]
    rows.append(("Direction", _direction(indicator, assessment)))
    return [(term, words) for term, words in rows if words]


def question(assessment: Assessment | None) -> str:
    """Return what a reader asks of a status: "Why amber?", "Why missed?", "Why no rating?"."""
    level = assessment.published if assessment else None
    if level is not None and level.tone is not Tone.NONE:
        return f"Why {level.title.lower()}?"
    computed = assessment.computed if assessment and level is None else Status.NOT_ASSESSED
    return f"Why {_ASKED[computed]}?"


_ASKED = {
    Status.MET: "met",
    Status.WITHIN_TOLERANCE: "close to target",
    Status.MISSED: "missed",
    Status.NOT_ASSESSED: "no rating",
}


def _reason(history: History, point: Point, assessment: Assessment) -> str:
    """Return that the report gives no reason for its rating; "" where it does, or where the figures are one."""
    level = assessment.published
    if level is None or level.tone is Tone.NONE or level.meaning:
        return ""
    if assessment.computed is not Status.NOT_ASSESSED and not assessment.differs:
        return ""
    if history.comments or point.observation.note:
        return f"The report prints no key that says what {level.title.lower()} means."
    return f"The report does not say why it rates this {level.title.lower()}."


def _figure(indicator: Indicator, point: Point, assessment: Assessment) -> str:
    if point.value is None:
        return " ".join(terms.MARKERS[code] for code in point.observation.markers if code in terms.MARKERS).capitalize()
    so_far = assessment.compared if assessment.rule in {Rule.ALREADY_PASSED, Rule.YEAR_TO_DATE} else None
    ours = "" if point.observation.year_to_date is not None else ", added up by us from the quarters"
    total = (
        f"; {numbers.labelled(so_far, indicator)} so far in the year{ours}" if so_far not in {None, point.value} else ""
    )
    return f"{numbers.labelled(point.value, indicator)}{total}"


def _target(indicator: Indicator, assessment: Assessment) -> str:
    target = sentences.aimed(indicator, assessment)
    if not target or assessment.target is None:
        return sentences.aim_alone(indicator, assessment).rstrip(".")
    year = f", for {dates.phrase(assessment.target.period)}" if assessment.target.period.kind.is_year else ""
    return f"{target[:1].upper()}{target[1:]}{year}{_set(assessment.target)}"


def _set(target: Target) -> str:
    """Return who set a target and on which day, as far as the report says."""
    by = f" by {target.set_by}" if target.set_by else ""
    on = f" on {dates.day(target.set_on)}" if target.set_on else ""
    return f", set{by}{on}" if by or on else ""


def result(indicator: Indicator, assessment: Assessment | None) -> str:
    """Return what the figures say of the target, and by how much: "target missed, by 3 days"; "" where nothing."""
    if assessment is None or assessment.computed is Status.NOT_ASSESSED:
        return ""
    words = terms.COMPUTED[assessment.computed]
    target = assessment.target.value if assessment.target else None
    if assessment.bounds is not None or target is None or assessment.compared is None:
        return words
    if assessment.compared == target:
        return f"{words} exactly"
    return f"{words}, by {numbers.difference(target, assessment.compared, indicator)}"


def distance(indicator: Indicator, assessment: Assessment | None, surplus: float) -> tuple[str, str]:
    """Return how far a figure is from its target, in its unit and as a share: ("3 days better", "by 5% of the target").

    `surplus` is by how much it is better, as a share of the target.
    """
    target = assessment.target.value if assessment and assessment.target else None
    if assessment is None or target is None or assessment.compared is None:
        return "", ""
    if not surplus:
        return "just on it", ""
    percent = abs(surplus) * 100
    side = "better" if surplus > 0 else "worse"
    share = "less than 1%" if percent < 1 else f"{percent:.0f}%"
    return f"{numbers.gap(target, assessment.compared, indicator)} {side}", f"by {share} of the target"


def unjudged(indicator: Indicator, assessment: Assessment | None, unstated: bool) -> str:
    """Return why a figure cannot be held against a target by its distance from it.

    `unstated` tells whether the report prints a figure but not its unit.
    """
    if unstated:
        return terms.NO_UNIT
    if assessment is None:
        return _RULES[Rule.NO_VALUE]
    if assessment.compared is None:
        return _RULES[assessment.rule]
    return terms.NO_DISTANCE


def _rule(indicator: Indicator, assessment: Assessment) -> str:
    return f"{terms.POLARITY[indicator.polarity]}. {_RULES[assessment.rule]}"


def _tolerance(indicator: Indicator, assessment: Assessment) -> str:
    tolerance = indicator.tolerance
    if assessment.compared is None:
        return ""
    if tolerance is None:
        return terms.NO_TOLERANCE
    if tolerance.relative:
        return f"Within {numbers.number(tolerance.amount)}% of the target counts as close to it."
    return f"Within {numbers.difference(tolerance.amount * 0, tolerance.amount, indicator)} counts as close to it."


def _direction(indicator: Indicator, assessment: Assessment) -> str:
    published = terms.PUBLISHED_DIRECTION.get(assessment.published_direction, "")
    said = f"The report says {published}." if published else ""
    before = assessment.previous
    if assessment.direction is None or before is None or before.value is None:
        return f"{said} There is no earlier figure that it can be compared with.".strip()
    when = dates.when(before.period, indicator.basis)
    words = terms.DIRECTION[assessment.direction]
    if assessment.direction is Direction.NO_CHANGE:
        return f"No change from {numbers.labelled(before.value, indicator)} {when}. {said}".strip()
    return f"{words} than {numbers.labelled(before.value, indicator)} {when}. {said}".strip().replace(
        "Changed than", "Changed from"
    )


def _firmness(history: History) -> str:
    said = terms.FIGURES[history.edition.figures].capitalize()
    marked = any("p" in point.observation.markers for point in history.whole.points)
    if not marked or history.edition.figures == "provisional":
        return said
    return f"{said}, but for those marked {terms.marker('p')}, which are provisional"


def about(history: History) -> list[tuple[str, str]]:
    """Return the trust block of an indicator as (term, words); what the report leaves out is said so."""
    indicator, edition = history.indicator, history.edition
    unstated = terms.NOT_STATED.capitalize()
    expected = dates.day(edition.next_expected) if edition.next_expected else unstated
    rows = [
        ("Official title", indicator.title),
        ("Printed reference", indicator.ref or unstated),
        ("Official code", ", ".join(indicator.codes) or unstated),
        ("Definition", indicator.definition or unstated),
        ("Which way is better", f"{terms.POLARITY[indicator.polarity]}."),
        ("What each figure covers", _basis(indicator)),
        ("Unit", numbers.UNIT_NAMES[indicator.unit].capitalize()),
        ("Source", indicator.source or unstated),
        ("Service", indicator.service or indicator.group or unstated),
        ("Who answers for it", indicator.owner or unstated),
        ("Limitations", indicator.limitations or unstated),
        ("Status of the figures", _firmness(history)),
        ("Published", dates.day(edition.published_on)),
        ("Next figures expected", "No longer reported" if indicator.retired_on else expected),
    ]
    return [*rows, ("Publisher’s note", indicator.editorial)] if indicator.editorial else rows


def responsible(history: History) -> list[tuple[str, str]]:
    """Return which service and which role answer for an indicator as (term, words); "" where it is not said."""
    indicator = history.indicator
    return [("Service", indicator.service or indicator.group), ("Who answers for it", indicator.owner)]


def _basis(indicator: Indicator) -> str:
    often = f", due {terms.FREQUENCY[indicator.frequency]}" if indicator.frequency else ""
    words = terms.BASIS[indicator.basis]
    if indicator.basis in {Basis.ANNUAL, Basis.TERM}:
        often = ""
    return f"{words.capitalize()}{often}."


def benchmark_period(row: Benchmark) -> str:
    """Return the period of a comparator's figure."""
    return dates.short(row.period)


def citation(edition: Edition, title: str, address: str, republished: bool, figure: str = "") -> str:
    """Return how to cite a page called `title` about an edition: who, what, which edition and date, where.

    `figure` is what is cited of it, with its period; "" for the whole page.
    """
    cited = f"“{title}” ({figure})" if figure else f"“{title}”"
    named = cited if title == edition.title else f"{cited}, {edition.title}"
    where = "republished at" if republished else "at"
    return f"{edition.organisation.name}, {named}, published {dates.day(edition.published_on)}, {where} {address}"

"""What the checker found, for readers: whole sentences, with periods and names in words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from quarterlight.display.wording import dates, numbers, terms
from quarterlight.facts.assessment import Assessment, Rule, assess
from quarterlight.facts.history import History, Point
from quarterlight.facts.model import Edition, Finding, Return
from quarterlight.words.period import PeriodError, parse
from quarterlight.words.problems import Level
from quarterlight.words.status import Polarity

# A period in the standard's notation, or a slug of several words.
_NOTATION = re.compile(r"\b(?:FY|CY|AY)?\d{4}(?:-[A-Z0-9]+)*\b|\b[a-z0-9]+(?:-[a-z0-9]+)+\b")


def said(finding: Finding, edition: Edition, history: History | None) -> str:
    """Return a finding in a sentence for readers; about a rating, with the figure and the target beside it."""
    point = _point(finding, history)
    assessment = assess(history, point) if history and point else None
    if history and point and assessment and finding.problem.rule in _RATINGS:
        sentence = _RATINGS[finding.problem.rule](history, point, assessment)
        if sentence:
            return sentence
    names = {indicator.slug: indicator.name for indicator in edition.indicators}
    text = _in_words(finding.problem.found, names)
    return f"{text[:1].upper()}{text[1:]}"


def _point(finding: Finding, history: History | None) -> Point | None:
    if history is None or finding.table != "observations" or finding.area != history.edition.organisation.code:
        return None
    return next((point for point in history.whole.points if point.period == finding.period), None)


def _in_words(text: str, names: Mapping[str, str]) -> str:
    return _NOTATION.sub(lambda found: _word(found[0], names), text)


def _word(found: str, names: Mapping[str, str]) -> str:
    if found in names:
        return f"“{names[found]}”"
    try:
        return dates.phrase(parse(found))
    except PeriodError:
        return found


def _against_target(history: History, point: Point, assessment: Assessment) -> str:
    aim, compared = assessment.target, assessment.compared
    judged = history.indicator.polarity in {Polarity.HIGHER, Polarity.LOWER}
    if aim is None or aim.value is None or compared is None or assessment.published is None or not judged:
        return ""
    indicator = history.indicator
    so_far = " so far in the year" if compared != point.value else ""
    way = "exactly" if compared == aim.value else "above" if compared > aim.value else "below"
    rated = f"The report rates this {assessment.published.title.lower()}"
    shown, target = (numbers.labelled(value, indicator) for value in (compared, aim.value))
    return f"{rated}; {shown}{so_far} is {way} the target of {target}."


_CELL = re.compile(r"(\S+\.csv row \d+: )([A-Z0-9-]+)(?=, )")


def worked(line: str) -> str:
    """Return a line of the working for readers: what stands in a row, with the row's period in words."""
    found = _CELL.match(line)
    if found is None:
        return line
    return f"{found[1]}{_word(found[2], {})}{line[found.end() :]}"


def better(finding: Finding, history: History | None) -> str:
    """Return which way is better, to follow a finding that turns on it; "" for others."""
    turns = history is not None and finding.problem.rule in {"status-target", "direction"}
    return f"{terms.POLARITY[history.indicator.polarity]}." if turns and history else ""


def _without_target(history: History, _: Point, assessment: Assessment) -> str:
    if assessment.published is None:
        return ""
    why = "the target is still to be announced" if assessment.rule is Rule.TARGET_AWAITED else "no target is set"
    return f"The report rates this {assessment.published.title.lower()}, but {why}."


def _missing(_: History, point: Point, __: Assessment) -> str:
    return f"No figure was returned for {dates.phrase(point.period)}."


_RATINGS = {"status-target": _against_target, "status-no-target": _without_target, "missing": _missing}


def overview(edition: Edition, findings: Sequence[Finding], rules: int) -> str:
    """Return in two sentences how much was checked and what stands."""
    waived = sum(finding.waiver is not None for finding in findings)
    notes = sum(finding.problem.level is Level.NOTE and finding.waiver is None for finding in findings)
    checked = f"The report for {dates.name(edition.period)} was checked by {numbers.count(rules, 'rule')}."
    if not findings:
        return f"{checked} They found nothing to object to."
    doubts = f"{numbers.count(waived, 'doubt')} {'was' if waived == 1 else 'were'} found and published with a reason"
    look = f"{numbers.count(notes, 'thing')} {'is' if notes == 1 else 'are'} worth a second look"
    parts = [part for part, number in ((doubts, waived), (look, notes)) if number]
    text = "; ".join(parts)
    return f"{checked} {text[:1].upper()}{text[1:]}."


def timeliness(edition: Edition) -> str:
    """Return how long after its period an edition came out, and when the next is expected."""
    days = (edition.published_on - edition.period.end).days
    after = f"{numbers.count(days, 'day')} after its period ended" if days > 0 else "before its period was over"
    came = f"It was published on {dates.day(edition.published_on)}, {after}."
    if edition.next_expected is None:
        return came
    return f"{came} The next report is expected on {dates.day(edition.next_expected)}."


def returned(returns: Sequence[Return]) -> str:
    """Return how many figures came in time, late, and not at all; "" where the report does not say."""
    if not returns:
        return ""
    late = sum(one.received is not None and one.received > one.due for one in returns)
    never = sum(one.received is None for one in returns)
    timely = len(returns) - late - never
    parts = [f"{timely:,} came in time"]
    if late:
        parts.append(f"{late:,} late")
    if never:
        parts.append(f"{never:,} not at all")
    return f"Of {numbers.count(len(returns), 'return')} from the services, {terms.joined(parts)}."


def waived(finding: Finding) -> str:
    """Return why a finding may stand, who decided it and when; "" where it needs no waiver."""
    waiver = finding.waiver
    if waiver is None:
        return ""
    until = f", until {dates.day(waiver.until)}" if waiver.until else ""
    reason = waiver.reason if waiver.reason.endswith((".", "!", "?")) else f"{waiver.reason}."
    return f"{reason} ({waiver.decided_by}, {dates.day(waiver.decided_on)}{until})"

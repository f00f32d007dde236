"""Variation and assurance in words: what a long series' limits say of it."""

from __future__ import annotations

from dataclasses import dataclass

from quarterlight.display.wording import dates, numbers, terms
from quarterlight.facts.history import History
from quarterlight.facts.limits import Cause
from quarterlight.facts.variation import Assurance, Segment, Variation, Xmr, xmr
from quarterlight.words.status import Polarity

VARIATION = {
    Variation.COMMON_CAUSE: "Only chance variation",
    Variation.IMPROVEMENT_HIGH: "A real improvement, upwards",
    Variation.IMPROVEMENT_LOW: "A real improvement, downwards",
    Variation.CONCERN_HIGH: "A real worsening, upwards",
    Variation.CONCERN_LOW: "A real worsening, downwards",
    Variation.NEUTRAL_HIGH: "A real change, upwards",
    Variation.NEUTRAL_LOW: "A real change, downwards",
}
ASSURANCE = {
    Assurance.WILL_PASS: "Will meet the target unless something changes",
    Assurance.WILL_FAIL: "Will miss the target unless something changes",
    Assurance.HIT_AND_MISS: "Will meet or miss the target by chance",
}
_TECHNICAL = {
    Variation.COMMON_CAUSE: "common cause",
    Variation.IMPROVEMENT_HIGH: "special cause, improvement, high",
    Variation.IMPROVEMENT_LOW: "special cause, improvement, low",
    Variation.CONCERN_HIGH: "special cause, concern, high",
    Variation.CONCERN_LOW: "special cause, concern, low",
    Variation.NEUTRAL_HIGH: "special cause, high",
    Variation.NEUTRAL_LOW: "special cause, low",
}
CAUSES = {
    Cause.OUTSIDE_LIMITS: "outside the limits",
    Cause.TREND: "one of seven or more in a row that rise or fall",
    Cause.TWO_OF_THREE: "one of two in three that are near a limit",
    Cause.ONE_SIDE: "one of seven or more in a row on one side of the mean",
}


_ICONS = {
    Variation.COMMON_CAUSE: "common",
    Variation.IMPROVEMENT_HIGH: "better high",
    Variation.IMPROVEMENT_LOW: "better low",
    Variation.CONCERN_HIGH: "worse high",
    Variation.CONCERN_LOW: "worse low",
    Variation.NEUTRAL_HIGH: "changed high",
    Variation.NEUTRAL_LOW: "changed low",
}
_ASSURANCE_ICONS = {Assurance.WILL_PASS: "passes", Assurance.WILL_FAIL: "fails", Assurance.HIT_AND_MISS: "either"}


@dataclass(frozen=True, slots=True)
class View:
    """Variation and assurance of a measure as a page shows them; assurance is "" where there is no target."""

    words: str
    technical: str
    icon: str
    assurance: str
    assurance_icon: str


def icons() -> list[tuple[str, str]]:
    """Return the icon and the words of each variation, for a key."""
    return [(_ICONS[kind], words) for kind, words in VARIATION.items()]


def assurance_icons() -> list[tuple[str, str]]:
    """Return the icon and the words of each assurance, for a key."""
    return [(_ASSURANCE_ICONS[kind], words) for kind, words in ASSURANCE.items()]


def view(history: History) -> View | None:
    """Return what the limits of a measure's series say of it; None where the series is too short for limits."""
    found = xmr(history)
    if found is None or found.variation is None:
        return None
    icon = _ASSURANCE_ICONS[found.assurance] if found.assurance else ""
    return View(verdict(found), technical(found), _ICONS[found.variation], assurance(found), icon)


def aside(cause: Cause | None) -> str:
    """Return why a point is marked, to follow its figure; "" for chance."""
    return f", {CAUSES[cause]}" if cause else ""


def verdict(found: Xmr) -> str:
    """Return the variation of the latest figure in words; "" where the latest segment is too short for limits."""
    return VARIATION[found.variation] if found.variation else ""


def technical(found: Xmr) -> str:
    """Return the same in the method's own terms."""
    return _TECHNICAL[found.variation] if found.variation else ""


def assurance(found: Xmr) -> str:
    """Return whether the target will be met as things are, in words; "" where there is none to compare."""
    return ASSURANCE[found.assurance] if found.assurance else ""


def description(history: History, found: Xmr) -> str:
    """Return every segment's limits, the marked points with their reasons, and how firm the limits are."""
    said = " ".join(_segment(history, segment) for segment in found.segments)
    marked = any(cause for segment in found.segments for cause in segment.causes)
    return f"{said} {_key(history)}" if marked else said


def _key(history: History) -> str:
    """Return what the shapes of marked points mean."""
    if history.indicator.polarity in {Polarity.HIGHER, Polarity.LOWER}:
        return "A triangle is better than chance, a square is worse."
    return "A diamond is more than chance."


def _segment(history: History, segment: Segment) -> str:
    indicator = history.indicator
    first, last = segment.points[0].period, segment.points[-1].period
    when = f"{dates.row(first, indicator.basis)} to {dates.row(last, indicator.basis)}"
    if segment.limits is None:
        return f"{when}: too few figures for limits."
    low, mean, high = (
        numbers.labelled(numbers.fitting(level, indicator), indicator)
        for level in (segment.limits.lower, segment.limits.mean, segment.limits.upper)
    )
    marked = [
        f"{dates.row(point.period, indicator.basis)} ({CAUSES[cause]})"
        for point, cause in zip(segment.points, segment.causes, strict=True)
        if cause
    ]
    said = f"Marked: {terms.joined(_some(marked))}." if marked else "No figure is more than chance."
    trial = " These are trial limits: there are fewer than 12 figures." if segment.limits.trial else ""
    rebased = segment.rebased
    reason = (
        f" The limits begin anew here, decided on {dates.day(rebased.decided_on)} by the {rebased.decided_by}:"
        f" {rebased.reason}"
        if rebased
        else ""
    )
    return f"{when}: the mean is {mean}, the limits are {low} and {high}.{trial} {said}{reason}"


MOST_NAMED = 12


def _some(marked: list[str]) -> list[str]:
    return marked if len(marked) <= MOST_NAMED else [*marked[:MOST_NAMED], f"{len(marked) - MOST_NAMED} more"]

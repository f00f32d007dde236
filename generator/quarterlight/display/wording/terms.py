"""Fixed words: markers and their legend, polarity, basis, statuses, directions, kinds of text."""

from __future__ import annotations

from collections.abc import Sequence

from quarterlight.facts.model import Alignment, Basis
from quarterlight.words.problems import Level
from quarterlight.words.status import Direction, Polarity, Status

NOT_STATED = "not stated in the report"
WITHOUT_THEME = "Measures that the report puts under no theme"
NO_THEME = "Under no theme"
NO_FIGURE = "No figure"
NOT_COMPARED = "Not compared"
FACETS = {
    "council": "Council",
    "theme": "Theme",
    "service": "Service",
    "status": "Status",
    "direction": "Direction",
}
NO_UNIT = "The report prints a figure, but does not say in which unit."
NO_DISTANCE = "The target is a range, or zero, so there is no distance from it that could be put in order."
NO_TOLERANCE = "None is published, so the figures can only say met or missed."
CAUTION = "A good rating can hide a problem, and a poor one an improvement: look at the figures too."

# Source: Government Analysis Function, symbols in tables; below the line ours.
MARKERS = {
    "b": "break in the series: not comparable with the figures before it",
    "c": "kept back so that nobody can be identified",
    "e": "estimated",
    "er": "earliest revision",
    "f": "forecast",
    "low": "rounds to zero but is not zero",
    "ns": "not statistically significant",
    "p": "provisional",
    "r": "revised",
    "u": "of low reliability",
    "w": "none recorded in the survey",
    "x": "not available",
    "z": "not applicable",
    "missing": "not returned by the service in time",
    "not_due": "not yet due",
    "no_target": "no target set",
    "tba": "target to be announced",
    "unit_unknown": "the report does not say in which unit",
}
_SHOWN = {"not_due": "not due", "no_target": "no target", "tba": "to be announced", "unit_unknown": "unit unknown"}

POLARITY = {
    Polarity.HIGHER: "Higher is better",
    Polarity.LOWER: "Lower is better",
    Polarity.RANGE: "Inside a range is better",
    Polarity.NEUTRAL: "Neither higher nor lower is better",
}
BASIS = {
    Basis.IN_PERIOD: "what happened in the period",
    Basis.YEAR_TO_DATE: "from the start of the year to the end of the period",
    Basis.SNAPSHOT: "as things stood on one day",
    Basis.ROLLING_12_MONTHS: "the 12 months up to the end of the period",
    Basis.ANNUAL: "once a year",
    Basis.LATEST_MONTH: "the last month of the period",
    Basis.TERM: "once a school term",
}
FREQUENCY = {
    "monthly": "every month",
    "quarterly": "every quarter",
    "termly": "every school term",
    "annual": "once a year",
    "irregular": "from time to time",
}
DIRECTION = {
    Direction.IMPROVED: "Better",
    Direction.WORSENED: "Worse",
    Direction.NO_CHANGE: "No change",
    Direction.NOT_JUDGED: "Changed",
}
# What readers call these in a search.
WORDS_FOR_WORSE = ("worse", "worst", "worsened", "worsening", "decline", "declined", "deteriorated", "deteriorating")
WORDS_FOR_BETTER = ("better", "improved", "improving", "improvement", "improvements")
WORDS_FOR_POOR = ("red", "failing", "failed", "missed", "behind", "underperforming")
WORDS_FOR_GOOD = ("green", "met", "succeeding")
PUBLISHED_DIRECTION = {"improved": "it improved", "worsened": "it worsened", "no_change": "it did not change"}
SAID_DIRECTION = {"improved": "Better", "worsened": "Worse", "no_change": "No change"}
COMPUTED = {
    Status.MET: "target met",
    Status.WITHIN_TOLERANCE: "close to target",
    Status.MISSED: "target missed",
    Status.NOT_ASSESSED: "cannot be judged",
}
COMMENT_KINDS = {
    "summary": "Summary",
    "commentary": "Commentary",
    "achievement": "Achievements",
    "concern": "Concerns",
    "action": "What is being done",
    "risk": "Risks",
    "mitigation": "What is done about the risks",
    "discussion": "Discussion",
}
LEVELS = {
    Level.ERROR: "Error: it can never be published",
    Level.WARNING: "Warning: published only with a reason",
    Level.REMINDER: "Reminder: something has run out",
    Level.NOTE: "Note: worth a second look",
}
RULE_KINDS = {
    "structure": "What must hold together",
    "arithmetic": "Sums and rates",
    "series": "From period to period",
    "status": "Ratings, directions and targets",
    "returns": "Missing and late",
    "text": "Words and figures",
    "description": "Explained, in words that readers know",
    "disclosure": "Nobody can be identified",
    "editions": "From report to report",
    "files": "Files",
}
FIGURES = {"provisional": "provisional", "final": "final", "not stated": NOT_STATED}
TARGET_KINDS = {
    "target": "Target",
    "stretch": "Stretch target",
    "minimum": "Lowest acceptable",
    "ceiling": "Highest acceptable",
}


def marker(code: str) -> str:
    """Return a marker as a table shows it: "[p]", "[not due]"."""
    return f"[{_SHOWN.get(code, code)}]"


_ABSENT = {
    "c": "kept back",
    "low": "nearly zero",
    "w": "none recorded",
    "x": "not available",
    "z": "not applicable",
    "missing": "not returned",
    "not_due": "not yet due",
}


def absent(markers: Sequence[str], printed: str) -> str:
    """Return what stands in the place of a figure that is not there: "not available", "printed 5, unit not stated"."""
    if "unit_unknown" in markers and printed:
        return f"printed {printed}, unit not stated"
    return next((_ABSENT[code] for code in markers if code in _ABSENT), NO_FIGURE.lower())


def legend(codes: set[str]) -> list[tuple[str, str]]:
    """Return the markers in `codes` with their meaning, in the standard's order."""
    return [(marker(code), meaning) for code, meaning in MARKERS.items() if code in codes]


def joined(parts: list[str]) -> str:
    """Return a list in words: "a, b and c"."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)


def alignment(row: Alignment) -> str:
    """Return an outside framework that a subject answers to: "Inspection 2017 4.2: Safe roads"."""
    return f"{row.framework} {row.ref}{f': {row.title}' if row.title else ''}"

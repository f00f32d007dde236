"""A report gives the figures of its own period.

Why it matters: a figure of last quarter in this quarter's column is read as this quarter's.
It fires when a monthly or quarterly measure is rated on a figure whose period ended before the edition's own began,
and when the limitations or the note say that figures run a quarter behind.
It does not fire for measures that come once a year or a term.
How to fix: get the newer figure. If there is none yet, say in the note which period the figure is for.
Example: the figure for January to March in the report for July to September.
"""

import re
from collections.abc import Iterator

from quarterlight.data.evidence import of_point
from quarterlight.data.workings import Workings
from quarterlight.facts.history import History, reported
from quarterlight.facts.model import Basis, Edition
from quarterlight.words.problems import Level, Problem, quote

ID = "late-period"
LEVEL = Level.NOTE
_SELDOM = {"annual", "termly", "irregular"}
_BEHIND = re.compile(r"\b(quarter|month)s? (behind|late|in arrears)\b|\bin arrears\b", re.IGNORECASE)


def check(workings: Workings) -> Iterator[Problem]:
    """Yield a problem for each reported figure that is older than its report."""
    for history in workings.histories.values() if workings.edition else ():
        assert workings.edition is not None
        yield from _reported(workings, history, workings.edition)


def _reported(workings: Workings, history: History, edition: Edition) -> Iterator[Problem]:
    point, indicator = reported(history), history.indicator
    seldom = indicator.frequency in _SELDOM or indicator.basis in {Basis.ANNUAL, Basis.TERM}
    if point is None or point.value is None or seldom or indicator.retired_on:
        return
    said, lines = "", [of_point(workings, point)]
    if point.period.end < edition.period.start:
        said = f"the reported figure is for {point.period}, and the report for {edition.period}."
    elif _BEHIND.search(text := f"{indicator.limitations} {point.observation.note}"):
        said = f"the figure stands for {point.period}, and the report says that figures run behind."
        lines.append(quote(text.strip()))
    if said:
        remedy = "Get the newer figure, or give this one the period that it is for."
        yield workings.observation(point.observation, "period").problem(ID, said, remedy, LEVEL, tuple(lines))

"""A target that the report's text states is the one in the table.

Why it matters: readers hold a figure against the target that they have read. With two of them, the same figure is on
target on one page and off target on another.
It fires when the text states a target for an indicator, in its unit, and no target of that indicator in the table is
that figure; and when the table says that there is none, or that it is yet to be announced.
It does not fire where it is not certain which indicator is meant; for national targets, those of others, former or
proposed ones; for a target among words that none of the indicator's names has; nor for a part of the year where the
table has the year's target only.
How to fix: correct the text or the table; if both are right, say in the text whose target it is, or for which period.
Example: "and the target is 16.5" in the text, "to be announced" in the table.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from quarterlight.data.evidence import of_target
from quarterlight.data.reading.about import fits, owner, subjects
from quarterlight.data.reading.doubts import elsewhere, partial
from quarterlight.data.reading.findings import Finding, problem
from quarterlight.data.reading.lexicon import anywhere
from quarterlight.data.reading.passages import Passage, Said
from quarterlight.data.reading.phrases import adds_nothing, words
from quarterlight.data.reading.quantities import Quantity, Role
from quarterlight.data.reading.stems import stem
from quarterlight.data.reading.times import When
from quarterlight.data.workings import Workings
from quarterlight.facts.history import History
from quarterlight.words.amount import amount
from quarterlight.words.problems import Level, Problem

ID = "target-text"
LEVEL = Level.WARNING
_ANOTHER = anywhere(
    """next year, next year's, new target*, proposed, interim, previous, old target, revised, original, former
    last year, last year's, raised, raise, lowered, lower the, draft, future, local target, internal, own target
    later, long-term, eventual, set by the"""
)
_SETTING = frozenset(stem(word) for word in "text gives sets states says aims yearly annual met missed agreed".split())
_YEARLY = anywhere("year, year's, yearly, annual, full-year, year-end, 12 months")


def check(workings: Workings) -> Iterator[Problem]:
    """Yield a problem for each target stated in a text that the table does not have."""
    if not workings.package.table("targets").columns:
        return
    for passage in workings.report.passages:
        for said, slug in subjects(workings.report, passage):
            for quantity in said.quantities if slug else ():
                mine = owner(workings.report, passage, said, quantity) or slug
                if quantity.role is Role.TARGET and _differs(workings, passage, said, quantity, mine):
                    yield problem(passage, said, quantity.span[0], _finding(workings, said.figure(quantity), mine))


def _differs(workings: Workings, passage: Passage, said: Said, quantity: Quantity, slug: str) -> bool:
    history = workings.histories[slug]
    targets, clause = history.whole.targets, said.without_times(said.clause(quantity.span[0]))
    if quantity.rough or not fits(quantity, history.indicator.unit) or _of_others(said, clause, history):
        return False
    if any(target.value is not None and quantity.states(target.value) for target in targets):
        return False
    unread = any(target.value is None and "unit_unknown" in target.markers for target in targets)
    plain = adds_nothing(workings.report, said, said.clause(quantity.span[0]), slug, _SETTING)
    return (
        plain
        and not unread
        and not _of_a_part(history, said, quantity)
        and not _of_something_else(passage, said, history)
    )


def _of_others(said: Said, clause: str, history: History) -> bool:
    """Return whether a target is of another place, a part, a time or a kind that the table does not have."""
    own, targets = words(history.indicator), history.whole.targets
    if _ANOTHER.search(said.text) or elsewhere(clause, own) or partial(clause, own):
        return True
    kinds = {str(target.kind) for target in targets}
    if any(kind in clause.lower() and kind not in kinds for kind in ("stretch", "minimum", "ceiling")):
        return True
    first = min((target.period.start for target in targets), default=date.max)
    last = max((target.period.end for target in targets), default=date.min)
    named = [(time.first, time.last) for time in said.times if time.when is When.DAYS]
    return any(start and end and (end < first or start > last) for start, end in named)


def _of_a_part(history: History, said: Said, quantity: Quantity) -> bool:
    """Return whether a count's target can be for a part of the year, or for all of it, and the table has the other."""
    targets = [target for target in history.whole.targets if target.value is not None]
    known = [target.value for target in targets if target.value is not None]
    if not history.indicator.additive or not known:
        return False
    yearly = all(target.period.kind.is_year for target in targets)
    return not _YEARLY.search(said.text) and quantity.value <= max(known) if yearly else bool(_YEARLY.search(said.text))


def _of_something_else(passage: Passage, said: Said, history: History) -> bool:
    """Return whether a text about an indicator states beside the target a figure that the indicator never had."""
    unit = history.indicator.unit
    values = [point.value for point in history.whole.points if point.value is not None]
    told = [one for one in said.quantities if one.role is Role.VALUE and fits(one, unit) and not one.rough]
    return bool(passage.own and told) and not any(one.states(value) for one in told for value in values)


def _finding(workings: Workings, stated: str, slug: str) -> Finding:
    history, current = workings.histories[slug], workings.report.current.get(slug)
    targets = history.whole.targets
    around = [target for target in targets if current and target.period.contains(current.period)]
    given = [target for target in (around or targets) if target.value is not None]
    nearest = min(given, key=lambda target: target.period.end - target.period.start, default=None)
    table = (
        "has none"
        if nearest is None or nearest.value is None
        else f"has {amount(nearest.value, history.indicator.unit)}"
    )
    evidence = tuple(of_target(workings, target) for target in (around or targets[-1:]))
    found = f"the text states a target of {stated}, and the table {table}."
    return Finding(ID, found, "Correct the text or the table, or say whose target it is.", evidence, slug)

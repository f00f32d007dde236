"""A text is about something that exists.

Why it matters: a comment on an indicator that is not there would appear on no page.
It fires when commentary or an alignment names an edition, theme, priority, indicator or action that the package
does not have, and when a claim is about neither the measures, the actions, an indicator nor an extra table.
It does not fire where the table of the subjects could not be read.
How to fix: correct the subject (the nearest name is shown), or add the missing row.
Example: a comment on "pothole", where the indicator is "potholes-repaired".
"""

from collections.abc import Collection, Iterator

from quarterlight.data.table import Cell, Package
from quarterlight.data.workings import Workings
from quarterlight.words.nearest import nearest
from quarterlight.words.problems import Level, Problem, quote

ID = "subject"
LEVEL = Level.ERROR
_TABLES = {"theme": "themes", "priority": "priorities", "indicator": "indicators", "action": "actions"}
_CLAIMED = ("indicators", "actions", "indicators_and_actions")


def check(workings: Workings) -> Iterator[Problem]:
    """Yield a problem for each subject that is not there."""
    package = workings.package
    known = {
        kind: {row[kind] for row in package.table(name)} for kind, name in _TABLES.items() if not package.unread(name)
    }
    known["edition"] = {package.edition["slug"]}
    for name in ("commentary", "alignments"):
        table = package.table(name)
        for row in table:
            kind = row["subject_type"]
            if row.sound("subject_type", "subject") and row["subject"] not in known.get(kind, {row["subject"]}):
                yield Cell(table, row, "subject").problem(ID, *_fault(kind, row["subject"], known[kind]))
    if not package.unread("indicators"):
        yield from _claims(package, known["indicator"])


def _claims(package: Package, indicators: Collection[str]) -> Iterator[Problem]:
    claims = package.table("claims")
    about = {*_CLAIMED, *indicators, *package.extra}
    for row in claims:
        if row.sound("about") and row["about"] not in about:
            yield Cell(claims, row, "about").problem(ID, *_fault("subject of a claim", row["about"], about))


def _fault(kind: str, subject: str, known: Collection[str]) -> tuple[str, str]:
    near = nearest(subject, known)
    remedy = f"Did you mean {near}?" if near else "Add its row, or correct the name."
    return f"there is no {kind} {quote(subject)}.", remedy

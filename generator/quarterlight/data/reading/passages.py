"""The report's texts, sentence by sentence, each with the indicators that it can be about.

A text about an indicator is about that one. A text about a priority, a theme or the whole report may speak of any of
theirs; under the heading of a group, of that group's. What a sentence is about, `about` decides.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from quarterlight.data.reading.quantities import Quantity, Role, quantities
from quarterlight.data.reading.sentences import Sentence, Span, clause_of, clauses, sentences
from quarterlight.data.reading.times import Standpoint, Time, When, times
from quarterlight.data.table import Cell, Package, Row
from quarterlight.facts.model import Edition, Indicator

_LEADING = re.compile(r"(?:(?:in|by|on|at|for|over|during|from|between|the|end|of|so|far|since) ?)*", re.IGNORECASE)
# Beyond these a time belongs to another thought, or to what the figure is set beside.
_ELSE = re.compile(
    r"[;:()]|\b(?:than|since|against|compared)\b|,? (?:up|down) (?:from|on)\b"
    r"|, (?:and|but|which|while|so|although|though|because|yet|up|down|following|after|with|more|fewer|less)\b"
)
Scopes = Mapping[tuple[str, str], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence as it was read: the times, figures and clauses in it."""

    sentence: Sentence
    times: tuple[Time, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    clauses: tuple[Span, ...] = ()

    @property
    def text(self) -> str:
        """The sentence as written."""
        return self.sentence.text

    @property
    def leading(self) -> Time | None:
        """The time that stands at the sentence's beginning, for all that follows: "In September, …"."""
        return next((time for time in self.times if _LEADING.fullmatch(self.text[: time.span[0]])), None)

    def figure(self, quantity: Quantity) -> str:
        """Return a figure as the sentence writes it."""
        return self.text[slice(*quantity.span)]

    def clause(self, place: int) -> Span:
        """Return the clause in which `place` stands."""
        return clause_of(place, self.clauses)

    def context(self, place: int) -> str:
        """Return the words on which a figure at `place` depends: from the last colon to its clause's end."""
        start = max(self.text.rfind(mark, 0, place) for mark in ";:") + 1
        return self.without_times((start, self.clause(place)[1]))

    def without_times(self, span: Span) -> str:
        """Return the text within `span` without the times that it names: the month of May is not "may"."""
        pieces, last = [], span[0]
        for time in self.times:
            if span[0] <= time.span[0] < span[1]:
                pieces.append(self.text[last : time.span[0]])
                last = time.span[1]
        return " ".join([*pieces, self.text[last : span[1]]])

    def time(self, quantity: Quantity) -> Time | None:
        """Return the time that a figure is of: named after it, in its clause, or at the sentence's beginning."""
        start, end = self.clause(quantity.span[0])
        alike = [q for q in self.quantities if q.unit == quantity.unit and q.role in {Role.VALUE, Role.BEFORE}]
        stop = min((q.span[0] for q in alike if q.span > quantity.span), default=len(self.text))
        after = [time for time in self.times if quantity.span[1] <= time.span[0] < stop]
        after = [time for time in after if not _ELSE.search(self.text, quantity.span[1], time.span[0])]
        if after:
            return after[0]
        inside = [time for time in self.times if start <= time.span[0] < end]
        if not inside:
            return self.leading
        alone = sum(start <= one.span[0] < end for one in alike) == 1
        return inside[0] if len(inside) == 1 and alone else Time(inside[0].span, When.UNKNOWN)

    def stems(self, span: Span) -> frozenset[str]:
        """Return the stems of the words within `span`."""
        return frozenset(word.stem for word in self.sentence.words if span[0] <= word.start < span[1])


@dataclass(frozen=True, slots=True)
class Passage:
    """One text: its cell, its kind of subject and its subject, its sentences, and the indicators it can speak of.

    `narrow` says that these are few, because the text stands under their priority or heading.
    """

    cell: Cell
    kind: str
    subject: str
    said: tuple[Said, ...]
    scope: tuple[str, ...] = ()
    narrow: bool = False

    @property
    def own(self) -> str:
        """The indicator that the text is about; "" for a text about anything else, or about one that is not there."""
        return self.subject if self.kind == "indicator" and self.scope == (self.subject,) else ""


def passages(package: Package, edition: Edition) -> tuple[Passage, ...]:
    """Return the passages of a package: its commentary, and what its actions and priorities say in words."""
    speaking = Standpoint(edition.period, edition.published_on)
    scopes, every = _scopes(edition.indicators), tuple(one.slug for one in edition.indicators)
    found = []
    for cell, kind, subject, heading in _texts(package):
        scope = scopes.get((kind, subject)) or scopes.get(("heading", heading.lower()))
        said = tuple(read(one, speaking) for one in sentences(cell.row[cell.column]))
        found.append(Passage(cell, kind, subject, said, scope or every, scope is not None))
    return tuple(found)


def read(found: Sentence, speaking: Standpoint) -> Said:
    """Return a sentence with the times, figures and clauses in it."""
    named = tuple(times(found, speaking))
    spans = [time.span for time in named]
    return Said(found, named, tuple(quantities(found, spans)), tuple(clauses(found, spans)))


def _texts(package: Package) -> Iterator[tuple[Cell, str, str, str]]:
    """Yield every text with its kind of subject, its subject and its heading."""
    table = package.table("commentary")
    for row in table:
        if row.sound("subject_type", "subject", "text"):
            yield Cell(table, row, "text"), row["subject_type"], row["subject"], _cell(row, "heading")
    for name, column, kind in (("actions", "progress", "action"), ("priorities", "summary", "priority")):
        table = package.table(name)
        for row in table:
            if row.sound(kind, column) and _cell(row, column):
                yield Cell(table, row, column), kind, row[kind], ""


def _cell(row: Row, column: str) -> str:
    return str(row.cells.get(column) or "")


def _scopes(indicators: Iterable[Indicator]) -> Scopes:
    """Return the indicators that a text can speak of, by kind of subject and subject."""
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for one in indicators:
        found["indicator", one.slug].append(one.slug)
        found["priority", one.priority].append(one.slug)
        found["theme", one.theme].append(one.slug)
        found["heading", one.group.lower()].append(one.slug)
    return {key: tuple(slugs) for key, slugs in found.items() if key[1]}

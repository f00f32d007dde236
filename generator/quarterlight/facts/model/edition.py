"""One council's one report, and a council with all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from quarterlight.facts.model.figures import Benchmark, Correction, ExtraTable, Observation, Rebasing, Target
from quarterlight.facts.model.subjects import Action, Area, Indicator, Level, Organisation, Priority, Theme
from quarterlight.facts.model.texts import Alignment, Comment, Question, Return, Term
from quarterlight.words.period import Period


@dataclass(frozen=True, slots=True)
class Edition:
    """One council's one report, as published then."""

    organisation: Organisation
    slug: str
    title: str
    period: Period
    published_on: date
    figures: str
    package: str
    version: str
    description: str
    source_document: str = ""
    next_expected: date | None = None
    editorial: str = ""
    source_address: str = ""
    scale: Mapping[str, Level] = field(default_factory=dict)
    themes: tuple[Theme, ...] = ()
    priorities: tuple[Priority, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    observations: tuple[Observation, ...] = ()
    targets: tuple[Target, ...] = ()
    areas: Mapping[str, Area] = field(default_factory=dict)
    benchmarks: tuple[Benchmark, ...] = ()
    actions: tuple[Action, ...] = ()
    comments: tuple[Comment, ...] = ()
    alignments: tuple[Alignment, ...] = ()
    corrections: tuple[Correction, ...] = ()
    rebasings: tuple[Rebasing, ...] = ()
    returns: tuple[Return, ...] = ()
    questions: tuple[Question, ...] = ()
    terms: tuple[Term, ...] = ()
    extra_tables: tuple[ExtraTable, ...] = ()

    def said_of(self, kind: str, subject: str) -> list[Comment]:
        """Return what the report says of a subject of a kind: edition, theme, priority, indicator or action."""
        return [comment for comment in self.comments if (comment.subject_type, comment.subject) == (kind, subject)]

    def answers_to(self, kind: str, subject: str) -> list[Alignment]:
        """Return the outside frameworks that a subject of a kind answers to."""
        return [row for row in self.alignments if (row.subject_type, row.subject) == (kind, subject)]


@dataclass(frozen=True, slots=True)
class Council:
    """A council with all its editions, oldest first; at least one."""

    editions: tuple[Edition, ...]

    @property
    def organisation(self) -> Organisation:
        """The council, as its latest edition describes it."""
        return self.latest.organisation

    @property
    def latest(self) -> Edition:
        """The edition for the latest period."""
        return self.editions[-1]

    @property
    def questions(self) -> tuple[Question, ...]:
        """What was asked about its indicators, the newest first, each as the latest edition that lists it has it."""
        rows = [row for edition in self.editions for row in edition.questions]
        kept = {(row.indicator, row.asked_on, row.question): row for row in rows}
        return tuple(sorted(kept.values(), key=_asked_on, reverse=True))


def _asked_on(row: Question) -> date:
    return row.asked_on

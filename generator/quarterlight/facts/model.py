"""What a council published, as frozen values: organisation, edition, theme, priority, indicator, observation, target.

No input or output, no formatting, no statistics. Text is exactly as the package has it; numbers are exact decimals in
the indicator's unit. A "slug" is the short name in an address.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from quarterlight.words.period import Period
from quarterlight.words.status import Polarity, Tolerance, Tone


class Basis(StrEnum):
    """How a period's figure is formed."""

    IN_PERIOD = "in_period"
    YEAR_TO_DATE = "year_to_date"
    SNAPSHOT = "snapshot"
    ROLLING_12_MONTHS = "rolling_12_months"
    ANNUAL = "annual"
    LATEST_MONTH = "latest_month"
    TERM = "term"


class TargetKind(StrEnum):
    """What sort of aim a target is."""

    TARGET = "target"
    STRETCH = "stretch"
    MINIMUM = "minimum"
    CEILING = "ceiling"


@dataclass(frozen=True, slots=True)
class Organisation:
    """A council: `code` is the GSS code of its area."""

    slug: str
    name: str
    kind: str
    code: str
    short_name: str = ""
    website: str = ""
    contact: str = ""

    @property
    def place(self) -> str:
        """The place's name, for sentences."""
        return self.short_name or self.name


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a council's own status scale; rank 1 is the best."""

    slug: str
    label: str
    title: str
    meaning: str
    rank: int
    tone: Tone


@dataclass(frozen=True, slots=True)
class Theme:
    """A delivery theme or ambition."""

    slug: str
    title: str
    description: str
    order: int


@dataclass(frozen=True, slots=True)
class Priority:
    """A priority; `theme` is empty where the report does not say."""

    slug: str
    theme: str
    title: str
    summary: str
    order: int


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is measured and how, as one edition defines it. `theme` and `priority` may be empty."""

    slug: str
    title: str
    unit: str
    polarity: Polarity
    basis: Basis
    additive: bool
    ref: str = ""
    codes: tuple[str, ...] = ()
    theme: str = ""
    priority: str = ""
    group: str = ""
    plain_title: str = ""
    sentence: str = ""
    definition: str = ""
    limitations: str = ""
    decimals: int | None = None
    tolerance: Tolerance | None = None
    frequency: str = ""
    service: str = ""
    owner: str = ""
    source: str = ""
    synonyms: tuple[str, ...] = ()
    placeholder: bool = False
    editorial: str = ""
    retired_on: date | None = None
    replaced_by: str = ""

    @property
    def name(self) -> str:
        """The title for readers: the plain one, or the official one."""
        return self.plain_title or self.title


@dataclass(frozen=True, slots=True)
class Observation:
    """One figure of one indicator for one period and area, as one edition has it."""

    indicator: str
    period: Period
    area: str
    value: Decimal | None
    year_to_date: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    printed: str = ""
    markers: tuple[str, ...] = ()
    status: str = ""
    direction: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """One aim of one indicator for one period and area."""

    indicator: str
    period: Period
    area: str
    kind: TargetKind
    value: Decimal | None
    printed: str = ""
    markers: tuple[str, ...] = ()
    set_by: str = ""
    set_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Area:
    """A place that figures are for."""

    code: str
    title: str
    kind: str = ""
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A comparator's figure for an indicator."""

    indicator: str
    comparator: str
    title: str
    period: Period
    value: Decimal | None
    printed: str = ""
    markers: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """What the council does about it."""

    slug: str
    title: str
    code: str = ""
    theme: str = ""
    priority: str = ""
    status: str = ""
    due: date | None = None
    owner: str = ""
    progress: str = ""


@dataclass(frozen=True, slots=True)
class Comment:
    """A text of the report about a subject; paragraphs are separated by blank lines."""

    subject_type: str
    subject: str
    kind: str
    order: int
    text: str
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Alignment:
    """An outside framework that a subject answers to."""

    subject_type: str
    subject: str
    framework: str
    ref: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure that the report's text states about its own tables."""

    slug: str
    about: str
    measure: str
    of: str
    period: str
    stated: Decimal
    unit: str
    where: str


@dataclass(frozen=True, slots=True)
class Correction:
    """A figure that was changed after publication: a planned revision, or the correction of an error."""

    indicator: str
    period: Period
    area: str
    made_on: date
    kind: str
    old: Decimal | None
    new: Decimal | None
    reason: str


@dataclass(frozen=True, slots=True)
class Waiver:
    """A finding of the checker that the publisher lets stand."""

    rule: str
    subject: str
    reason: str
    decided_by: str
    decided_on: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """A word that needs explaining."""

    term: str
    meaning: str
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an extra table; `unit` is empty where it is text."""

    name: str
    title: str
    unit: str = ""
    additive: bool = False


@dataclass(frozen=True, slots=True)
class ExtraTable:
    """A table that the data standard does not know. Each row: section, kind, label, and a cell for each column."""

    slug: str
    title: str
    description: str
    columns: tuple[Column, ...]
    rows: tuple[ExtraRow, ...]


@dataclass(frozen=True, slots=True)
class ExtraRow:
    """A row of an extra table: kind is item, total, of_which or change."""

    section: str
    kind: str
    label: str
    cells: tuple[Decimal | str | None, ...]


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
    claims: tuple[Claim, ...] = ()
    corrections: tuple[Correction, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    terms: tuple[Term, ...] = ()
    extra_tables: tuple[ExtraTable, ...] = ()


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

"""What a council reports on: the organisation, its scale, themes, priorities, indicators, areas and actions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

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
class Area:
    """A place that figures are for."""

    code: str
    title: str
    kind: str = ""
    parent: str = ""


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

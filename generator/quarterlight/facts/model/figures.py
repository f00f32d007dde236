"""What was measured and aimed at: observations, targets, benchmarks, corrections, claims and extra tables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from quarterlight.words.period import Period


class TargetKind(StrEnum):
    """What sort of aim a target is."""

    TARGET = "target"
    STRETCH = "stretch"
    MINIMUM = "minimum"
    CEILING = "ceiling"


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
class Rebasing:
    """A decision that a series' limits of variation begin anew at a period."""

    indicator: str
    period: Period
    area: str
    decided_by: str
    decided_on: date
    reason: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an extra table; `unit` is empty where it is text."""

    name: str
    title: str
    unit: str = ""
    additive: bool = False


@dataclass(frozen=True, slots=True)
class ExtraRow:
    """A row of an extra table: kind is item, total, of_which or change."""

    section: str
    kind: str
    label: str
    cells: tuple[Decimal | str | None, ...]


@dataclass(frozen=True, slots=True)
class ExtraTable:
    """A table that the data standard does not know. Each row: section, kind, label, and a cell for each column.

    `heading` says what the labels of its rows are.
    """

    slug: str
    title: str
    description: str
    columns: tuple[Column, ...]
    rows: tuple[ExtraRow, ...]
    heading: str = "Item"

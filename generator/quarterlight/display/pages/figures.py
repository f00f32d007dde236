"""The tables of figures as rows of words: what the templates of an indicator, an extra table and a list print."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from quarterlight.display import links
from quarterlight.display.readings import Badge, Reading, badge, tally
from quarterlight.display.wording import dates, numbers, sentences, terms
from quarterlight.facts.assessment import Assessment, assess
from quarterlight.facts.comparison import targets_ahead
from quarterlight.facts.history import History, Point, Series
from quarterlight.facts.model import Column, ExtraRow, ExtraTable, Target, TargetKind
from quarterlight.words import period
from quarterlight.words.period import Period


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One period of an indicator: an anchor, the words of every cell, and what else a reader must know."""

    anchor: str
    period: str
    value: str
    year_to_date: str
    target: str
    badge: Badge | None
    markers: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FigureTable:
    """The table of an indicator, newest period first, with only the columns that hold anything."""

    rows: tuple[FigureRow, ...]
    legend: tuple[tuple[str, str], ...]
    unit: str

    @property
    def columns(self) -> dict[str, bool]:
        """Which optional columns any row fills."""
        return {
            name: any(getattr(row, name) for row in self.rows)
            for name in ("year_to_date", "target", "badge", "markers", "notes")
        }


def figure_table(history: History, found: Mapping[str, Sequence[str]]) -> FigureTable:
    """Return the table of the whole council's series, newest first, and below it the targets without a figure yet.

    `found` is what the checker says of its figures, by period.
    """
    series = history.whole
    figures = [_row(history, series, point, found.get(str(point.period), ())) for point in reversed(series.points)]
    ordered = (*figures, *(_ahead(history, target) for target in targets_ahead(series)))
    used = {code for part in history.series for point in part.points for code in point.observation.markers}
    used |= {code for row in history.benchmarks for code in row.markers}
    used |= {code for target in series.targets for code in target.markers if code in _AWAITED}
    return FigureTable(ordered, tuple(terms.legend(used)), numbers.UNIT_NAMES[history.indicator.unit])


def _row(history: History, series: Series, point: Point, found: Sequence[str]) -> FigureRow:
    indicator, seen = history.indicator, point.observation
    assessment = assess(history, point, series)
    used = assessment.target_of(point.period)
    shown = badge(assessment, point) if assessment.published or assessment.compared is not None else None
    return FigureRow(
        anchor=str(point.period).lower(),
        period=dates.row(point.period, indicator.basis),
        value=numbers.cell(point.value, indicator) or terms.absent(seen.markers, seen.printed),
        year_to_date=numbers.cell(seen.year_to_date, indicator),
        target=_aim(history, assessment, used, point.period),
        badge=shown,
        markers=tuple(terms.marker(code) for code in seen.markers),
        notes=(*_notes(history, point, used), *found),
    )


def _ahead(history: History, target: Target) -> FigureRow:
    period = f"{dates.row(target.period, history.indicator.basis)}, after this report"
    notes = (target.note,) if target.note else ()
    return FigureRow(
        str(target.period).lower(), period, "none", "", _target(target, history, target.period), None, (), notes
    )


def _aim(history: History, assessment: Assessment, target: Target | None, period: Period) -> str:
    if target is None or assessment.bounds is None:
        return _target(target, history, period)
    return f"{sentences.aimed(history.indicator, assessment)}{_for_year(target, period)}"


def _for_year(target: Target, period: Period) -> str:
    return " for the year" if target.period.kind.is_year and target.period != period else ""


# That there is no target is said above the table; only these are worth a mark in it.
_AWAITED = {"tba", "unit_unknown", "c"}


def _target(target: Target | None, history: History, period: Period) -> str:
    if target is None:
        return ""
    if target.value is None:
        return " ".join(terms.marker(code) for code in target.markers if code in _AWAITED)
    return f"{numbers.cell(target.value, history.indicator)}{_for_year(target, period)}"


def _notes(history: History, point: Point, target: Target | None) -> Iterable[str]:
    seen = point.observation
    if seen.value is None and seen.printed:
        yield f"Printed “{seen.printed}”."
    if seen.note:
        yield seen.note
    if seen.numerator is not None and seen.denominator is not None:
        yield f"{numbers.number(seen.numerator)} of {numbers.number(seen.denominator)}."
    if target and target.value is None and target.printed and "unit_unknown" in target.markers:
        yield f"Target printed “{target.printed}”."
    for other in history.whole.targets_for(point.period):
        if other.kind is not TargetKind.TARGET and other.value is not None:
            yield f"{terms.TARGET_KINDS[other.kind]}: {numbers.figure(other.value, history.indicator)}."
    for edition, value in point.superseded:
        before = numbers.figure(value, history.indicator) if value is not None else "no figure"
        yield f"The edition {edition} gave {before}."


@dataclass(frozen=True, slots=True)
class AreaTable:
    """An indicator's figures by area: the latest periods newest first, and rows of (anchor, area, cells)."""

    periods: tuple[str, ...]
    rows: tuple[tuple[str, str, tuple[str, ...]], ...]


LATEST_PERIODS = 6


def area_table(history: History) -> AreaTable | None:
    """Return the figures of the areas inside the council; None where there are none."""
    parts = [series for series in history.series if series.area != history.edition.organisation.code]
    if not parts:
        return None
    periods = sorted({point.period for series in parts for point in series.points}, reverse=True)[:LATEST_PERIODS]
    named = history.edition.areas
    rows = [
        (
            f"area-{series.area.lower()}",
            named[series.area].title if series.area in named else series.area,
            _cells(history, series, periods),
        )
        for series in parts
    ]
    basis = history.indicator.basis
    return AreaTable(tuple(dates.row(period, basis) for period in periods), tuple(rows))


def _cells(history: History, series: Series, periods: Sequence[Period]) -> tuple[str, ...]:
    known = {point.period: point for point in series.points}
    return tuple(_shown(history, known.get(period)) for period in periods)


def _shown(history: History, point: Point | None) -> str:
    if point is None:
        return ""
    marks = [terms.marker(code) for code in point.observation.markers]
    return " ".join([numbers.cell(point.value, history.indicator), *marks]).strip()


@dataclass(frozen=True, slots=True)
class TableSection:
    """A section of an extra table: its heading, and rows of (anchor, kind, label, note, cells)."""

    title: str
    rows: tuple[tuple[str, str, str, str, tuple[str, ...]], ...]


NOTE = "note"


def extra_columns(table: ExtraTable) -> list[Column]:
    """Return the columns that are shown as columns: a note stands below its row's label instead."""
    return [column for column in table.columns if column.name != NOTE]


def extra_sections(table: ExtraTable) -> tuple[TableSection, ...]:
    """Return the rows of an extra table by section, in printed order."""
    sections: dict[str, list[tuple[str, str, str, str, tuple[str, ...]]]] = {}
    for row, anchor in zip(table.rows, _anchors(table.rows), strict=True):
        pairs = list(zip(row.cells, table.columns, strict=True))
        note = " ".join(str(cell) for cell, column in pairs if column.name == NOTE and cell)
        cells = tuple(_extra_cell(cell, column) for cell, column in pairs if column.name != NOTE)
        # A star points to a footnote; beside its note it only sounds strange.
        label = row.label.removesuffix("*").rstrip() if note else row.label
        sections.setdefault(row.section, []).append((anchor, row.kind, label, note, cells))
    return tuple(TableSection(title, tuple(rows)) for title, rows in sections.items())


def _anchors(rows: Iterable[ExtraRow]) -> Iterator[str]:
    """Yield what each row is called in addresses: by its label, with a number from the second of one name on."""
    times: Counter[str] = Counter()
    for row in rows:
        name = f"row-{links.short_name(row.label)}"
        times[name] += 1
        yield name if times[name] == 1 else f"{name}.{times[name]}"


def _extra_cell(cell: Decimal | int | str | None, column: Column) -> str:
    if column.name == "period" and isinstance(cell, str):
        try:
            return dates.short(period.parse(cell))
        except period.PeriodError:
            return cell
    return numbers.any_cell(cell, column.unit)


@dataclass(frozen=True, slots=True)
class RatingTable:
    """How many measures of each theme have each status: the statuses, best first, and a row for each theme."""

    badges: tuple[Badge, ...]
    rows: tuple[tuple[str, str, tuple[int, ...]], ...]


def rating_table(org: str, groups: Sequence[tuple[str, str, Sequence[Reading]]]) -> RatingTable:
    """Return the table of ratings for groups of (theme slug, title, readings); those without readings are left out."""
    badges = tuple(badge for badge, _ in tally([reading for *_, listed in groups for reading in listed]))
    rows = []
    for slug, title, listed in groups:
        if listed:
            counts = {badge.word: number for badge, number in tally(listed)}
            path = links.theme(org, slug) if slug else ""
            rows.append((title, path, tuple(counts.get(badge.word, 0) for badge in badges)))
    return RatingTable(badges, tuple(rows))

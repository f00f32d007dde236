"""An indicator's history: the union over a council's editions, the latest edition winning, and every other said.

Pure functions over the model.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol, TypeVar

from quarterlight.facts.model import (
    Benchmark,
    Comment,
    Correction,
    Council,
    Edition,
    Indicator,
    Level,
    Observation,
    Rebasing,
    Target,
    TargetKind,
)
from quarterlight.words.period import Period


@dataclass(frozen=True, slots=True)
class Point:
    """An observation with the edition that says it and its status on that edition's scale.

    `superseded` is what earlier editions said otherwise: (edition slug, value).
    """

    observation: Observation
    edition: str
    superseded: tuple[tuple[str, Decimal | None], ...] = ()
    level: Level | None = None

    @property
    def period(self) -> Period:
        """The period that the figure is for."""
        return self.observation.period

    @property
    def value(self) -> Decimal | None:
        """The headline figure, in the indicator's unit."""
        return self.observation.value


@dataclass(frozen=True, slots=True)
class Series:
    """One indicator in one area: its points in order of period, and its targets."""

    area: str
    points: tuple[Point, ...]
    targets: tuple[Target, ...]


@dataclass(frozen=True, slots=True)
class History:
    """Everything known of one indicator: its latest definition, a series for each area, and texts by edition."""

    indicator: Indicator
    edition: Edition
    first_edition: Edition
    series: tuple[Series, ...]
    comments: tuple[tuple[Edition, tuple[Comment, ...]], ...]
    benchmarks: tuple[Benchmark, ...]
    corrections: tuple[Correction, ...]
    rebasings: tuple[Rebasing, ...] = ()

    @property
    def whole(self) -> Series:
        """The series of the whole council; an empty one where there is none."""
        whole = self.edition.organisation.code
        return next((series for series in self.series if series.area == whole), Series(whole, (), ()))


def histories(council: Council) -> dict[str, History]:
    """Return each indicator's history by slug: those of the latest edition first, in printed order."""
    by_edition = [_Sorted.of(edition) for edition in council.editions]
    slugs = dict.fromkeys(indicator.slug for edition in reversed(council.editions) for indicator in edition.indicators)
    return {slug: _history(slug, [known for known in by_edition if slug in known.indicators]) for slug in slugs}


@dataclass(frozen=True, slots=True)
class _Sorted:
    """An edition with its rows by indicator, so that a history costs only its own rows."""

    edition: Edition
    indicators: Mapping[str, Indicator]
    observations: Mapping[str, Sequence[Observation]]
    targets: Mapping[str, Sequence[Target]]
    comments: Mapping[str, Sequence[Comment]]
    benchmarks: Mapping[str, Sequence[Benchmark]]
    corrections: Mapping[str, Sequence[Correction]]
    rebasings: Mapping[str, Sequence[Rebasing]]

    @classmethod
    def of(cls, edition: Edition) -> _Sorted:
        spoken: defaultdict[str, list[Comment]] = defaultdict(list)
        for comment in edition.comments:
            if comment.subject_type == "indicator":
                spoken[comment.subject].append(comment)
        return cls(
            edition,
            {indicator.slug: indicator for indicator in edition.indicators},
            _by_indicator(edition.observations),
            _by_indicator(edition.targets),
            spoken,
            _by_indicator(edition.benchmarks),
            _by_indicator(edition.corrections),
            _by_indicator(edition.rebasings),
        )


class _HasIndicator(Protocol):
    @property
    def indicator(self) -> str: ...


_Row = TypeVar("_Row", bound=_HasIndicator)


def _by_indicator(rows: Iterable[_Row]) -> dict[str, list[_Row]]:
    grouped: defaultdict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        grouped[row.indicator].append(row)
    return grouped


def _history(slug: str, known: Sequence[_Sorted]) -> History:
    latest = known[-1]
    own = latest.edition.organisation.code
    rows = _by_area(slug, known)
    return History(
        indicator=latest.indicators[slug],
        edition=latest.edition,
        first_edition=known[0].edition,
        series=tuple(_series(slug, area, known, rows.get(area, ())) for area in dict.fromkeys([own, *rows])),
        comments=tuple((said.edition, tuple(said.comments[slug])) for said in reversed(known) if slug in said.comments),
        benchmarks=tuple(_latest_benchmarks(slug, known).values()),
        corrections=tuple(row for said in known for row in said.corrections.get(slug, ())),
        rebasings=tuple(_latest_rebasings(slug, known).values()),
    )


def _by_area(slug: str, known: Sequence[_Sorted]) -> dict[str, list[tuple[Observation, Edition]]]:
    """Return an indicator's rows by area, each with the edition that says it, oldest edition first."""
    grouped: defaultdict[str, list[tuple[Observation, Edition]]] = defaultdict(list)
    for said in known:
        for row in said.observations.get(slug, ()):
            grouped[row.area].append((row, said.edition))
    return grouped


def _series(slug: str, area: str, known: Sequence[_Sorted], rows: Sequence[tuple[Observation, Edition]]) -> Series:
    points: dict[Period, Point] = {}
    targets: dict[tuple[Period, TargetKind], Target] = {}
    for row, edition in rows:
        points[row.period] = _supersede(points.get(row.period), row, edition)
    for said in known:
        targets.update({(t.period, t.kind): t for t in said.targets.get(slug, ()) if t.area == area})
    return Series(area, tuple(points[period] for period in sorted(points)), tuple(sorted(targets.values(), key=_place)))


def _place(target: Target) -> tuple[Period, TargetKind]:
    return target.period, target.kind


def _supersede(earlier: Point | None, row: Observation, edition: Edition) -> Point:
    level = edition.scale.get(row.status)
    if earlier is None or "c" in row.markers:
        return Point(row, edition.slug, (), level)
    changed = ((earlier.edition, earlier.value),) if earlier.value != row.value else ()
    return Point(row, edition.slug, earlier.superseded + changed, level)


def _latest_benchmarks(slug: str, known: Sequence[_Sorted]) -> dict[tuple[str, Period], Benchmark]:
    return {(row.comparator, row.period): row for said in known for row in said.benchmarks.get(slug, ())}


def _latest_rebasings(slug: str, known: Sequence[_Sorted]) -> dict[tuple[str, Period], Rebasing]:
    return {(row.area, row.period): row for said in known for row in said.rebasings.get(slug, ())}


def reported(history: History) -> Point | None:
    """Return the point that the latest edition reports on: the one a reader comes for. None where there is no row.

    A row for the edition's own period counts first (never a forecast, nor a later figure not yet due); failing that
    the latest row with a published status, because a report may print an older figure in the new quarter's column.
    """
    points = [point for point in history.whole.points if not _to_come(point, history.edition)]
    due = [point for point in points if point.period.end >= history.edition.period.start]
    judged = [point for point in points if point.observation.status and point.edition == history.edition.slug]
    return next((found[-1] for found in (due, judged, points) if found), None)


def _to_come(point: Point, edition: Edition) -> bool:
    markers = point.observation.markers
    return "f" in markers or ("not_due" in markers and point.period.start > edition.period.end)

"""An indicator's history: the union over a council's editions, the latest edition winning, and every other said.

Pure functions over the model.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
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


# A history, its series and their points are themselves and equal to nothing else: comparing two would take as long as
# reading them, and what is worked out of one may be kept under it.
@dataclass(frozen=True, slots=True, eq=False)
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


@dataclass(frozen=True, slots=True, eq=False)
class Series:
    """One indicator in one area: its points in order of period, and its targets."""

    area: str
    points: tuple[Point, ...]
    targets: tuple[Target, ...]

    def targets_for(self, period: Period) -> tuple[Target, ...]:
        """Return the targets for the very `period`, of whatever kind."""
        first, last = (side(self.targets, period, key=_aimed_at) for side in (bisect_left, bisect_right))
        return self.targets[first:last]


def _aimed_at(target: Target) -> Period:
    return target.period


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
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
    return histories_by_edition(council)[council.latest.slug]


def histories_by_edition(council: Council) -> dict[str, dict[str, History]]:
    """Return by edition what `histories` would have returned then; one that an edition adds nothing to is the same."""
    found: dict[str, dict[str, History]] = {}
    known: dict[str, History] = {}
    for edition in council.editions:
        said = _Sorted.of(edition)
        own = {slug: _continued(known.get(slug), slug, said) for slug in said.indicators}
        known = own | {slug: history for slug, history in known.items() if slug not in own}
        found[edition.slug] = known
    return found


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


def _continued(earlier: History | None, slug: str, said: _Sorted) -> History:
    """Return an indicator's history up to the edition that `said` it, `earlier` being that of the editions before."""
    own, before = said.edition.organisation.code, earlier.series if earlier else ()
    rows, comments = said.observations.get(slug, ()), tuple(said.comments.get(slug, ()))
    areas = dict.fromkeys([own, *(series.area for series in before if series.points), *(row.area for row in rows)])
    known = {series.area: series for series in before}
    benchmarks = (*(earlier.benchmarks if earlier else ()), *said.benchmarks.get(slug, ()))
    rebasings = (*(earlier.rebasings if earlier else ()), *said.rebasings.get(slug, ()))
    return History(
        indicator=said.indicators[slug],
        edition=said.edition,
        first_edition=earlier.first_edition if earlier else said.edition,
        series=tuple(_series(known.get(area), slug, area, said) for area in areas),
        comments=(*(((said.edition, comments),) if comments else ()), *(earlier.comments if earlier else ())),
        benchmarks=tuple({(row.comparator, row.period): row for row in benchmarks}.values()),
        corrections=(*(earlier.corrections if earlier else ()), *said.corrections.get(slug, ())),
        rebasings=tuple({(row.area, row.period): row for row in rebasings}.values()),
    )


def _series(earlier: Series | None, slug: str, area: str, said: _Sorted) -> Series:
    points = {point.period: point for point in (earlier.points if earlier else ())}
    targets = {(target.period, target.kind): target for target in (earlier.targets if earlier else ())}
    for row in said.observations.get(slug, ()):
        if row.area == area:
            points[row.period] = _supersede(points.get(row.period), row, said.edition)
    targets |= {(t.period, t.kind): t for t in said.targets.get(slug, ()) if t.area == area}
    return Series(area, tuple(points[period] for period in sorted(points)), tuple(sorted(targets.values(), key=_place)))


def _place(target: Target) -> tuple[Period, TargetKind]:
    return target.period, target.kind


def _supersede(earlier: Point | None, row: Observation, edition: Edition) -> Point:
    level = edition.scale.get(row.status)
    if earlier is None or "c" in row.markers:
        return Point(row, edition.slug, (), level)
    changed = ((earlier.edition, earlier.value),) if earlier.value != row.value else ()
    return Point(row, edition.slug, earlier.superseded + changed, level)


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

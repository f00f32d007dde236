"""The figures of one measure in one area, sorted once for all rules: by kind of period, and by financial year.

Pure views of histories; finds no fault.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from quarterlight.facts.history import History, Point, Series
from quarterlight.facts.model import Basis, Indicator
from quarterlight.words.period import Kind


@dataclass(frozen=True, slots=True)
class Run:
    """One measure's figures in one area.

    `kinds` has the points with a value by kind of period, in order; `years` every financial quarter's point by the
    calendar year in which its financial year begins, and its number from 1 to 4; `totals` the points for whole
    financial years by the same key.
    """

    history: History
    series: Series
    kinds: Mapping[Kind, tuple[Point, ...]]
    years: Mapping[int, Mapping[int, Point]]
    totals: Mapping[int, Point]

    @property
    def indicator(self) -> Indicator:
        """The measure's definition."""
        return self.history.indicator

    @property
    def whole(self) -> bool:
        """Whether the figures are the whole council's."""
        return self.series.area == self.history.edition.organisation.code

    @property
    def sums(self) -> bool:
        """Whether the quarters may be added up: an additive measure whose figures are each for its own period."""
        return self.indicator.additive and self.indicator.basis is Basis.IN_PERIOD


def runs(histories: Iterable[History]) -> Iterator[Run]:
    """Yield every series of every history, sorted."""
    for history in histories:
        for series in history.series:
            yield _run(history, series)


def _run(history: History, series: Series) -> Run:
    kinds: dict[Kind, list[Point]] = {}
    years: dict[int, dict[int, Point]] = {}
    totals: dict[int, Point] = {}
    for point in series.points:
        period = point.period
        if point.value is not None:
            kinds.setdefault(period.kind, []).append(point)
        if period.kind is Kind.FINANCIAL_QUARTER:
            first = period.start.year - (period.start.month < 4)
            years.setdefault(first, {})[period.quarter] = point
        elif period.kind is Kind.FINANCIAL_YEAR:
            totals[period.start.year] = point
    return Run(history, series, {kind: tuple(points) for kind, points in kinds.items()}, years, totals)


def value(point: Point) -> Decimal:
    """Return the value of a point that is known to have one."""
    assert point.value is not None
    return point.value

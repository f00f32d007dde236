"""Which figures of a history may be compared, added up or held against a target, and which days they cover.

Pure functions over histories.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from quarterlight.facts.history import History, Point, Series
from quarterlight.facts.model import Basis, Target, TargetKind
from quarterlight.words.amount import LEVELS
from quarterlight.words.period import Kind, Period


def comparable(earlier: Point, later: Point, basis: Basis) -> bool:
    """Return whether two points of one series may be compared: equal length, and no break marked on the later.

    Figures for the year to date cover equal lengths only at the same time of the year. Source: rules of the field,
    "direction".
    """
    if earlier.period.kind is not later.period.kind or "b" in later.observation.markers:
        return False
    if basis is Basis.YEAR_TO_DATE and not later.period.kind.is_year:
        return (earlier.period.start.month, earlier.period.start.day) == (
            later.period.start.month,
            later.period.start.day,
        )
    return True


def previous(history: History, point: Point, series: Series | None = None) -> Point | None:
    """Return the latest earlier point with a value that `point` may be compared with, or None."""
    points, broken = (series or history.whole).points, False
    for place in range(bisect_left(points, point.period, key=_period) - 1, -1, -1):
        earlier = points[place]
        if broken:
            return None
        if earlier.value is not None and comparable(earlier, point, history.indicator.basis):
            return earlier
        broken = "b" in earlier.observation.markers
    return None


def _period(point: Point) -> Period:
    return point.period


def last_known(history: History, before: Period) -> Point | None:
    """Return the latest point with a value earlier than `before`, whatever its kind of period, or None."""
    known = [p for p in history.whole.points if p.value is not None and p.period < before]
    return known[-1] if known else None


def cumulative(history: History, point: Point, series: Series | None = None) -> Decimal | None:
    """Return the figure from the start of the financial year to the end of `point`'s quarter, or None.

    As printed where the report gives one; else the sum of an additive indicator's quarters, if all are there.
    """
    if point.observation.year_to_date is not None:
        return point.observation.year_to_date
    basis = history.indicator.basis
    at_years_end = point.period.end == point.period.financial_year().end
    if basis is Basis.YEAR_TO_DATE or (basis is Basis.ROLLING_12_MONTHS and at_years_end):
        return point.value
    return summed(history, point, series)


def summed(history: History, point: Point, series: Series | None = None) -> Decimal | None:
    """Return the sum of an additive indicator's quarters from April to `point`'s own; None where one is missing.

    A rate, a share or an average is never added up by us, whatever it is declared: only the report may do that.
    """
    indicator = history.indicator
    quarterly = indicator.basis is Basis.IN_PERIOD and point.period.kind is Kind.FINANCIAL_QUARTER
    if not indicator.additive or indicator.unit in LEVELS or not quarterly:
        return None
    year = point.period.financial_year()
    quarters = [
        p.value
        for p in (series or history.whole).points
        if p.period.kind is Kind.FINANCIAL_QUARTER and year.contains(p.period) and p.period <= point.period
    ]
    values = [value for value in quarters if value is not None]
    return sum(values, Decimal(0)) if len(values) == point.period.quarter else None


def targets_ahead(series: Series) -> list[Target]:
    """Return the targets that stand for a period of their own, without a figure yet."""
    seen = {point.period for point in series.points}
    return [
        target
        for target in series.targets
        if target.kind is TargetKind.TARGET
        and target.period not in seen
        and not any(target.period.contains(period) for period in seen)
    ]


def coverage(period: Period, basis: Basis) -> Period:
    """Return the days that a figure covers: a rolling window or a year to date begins before its named period.

    A year to date by months is left as named: its year may be another than the financial one.
    """
    if period.kind.is_year or basis not in {Basis.ROLLING_12_MONTHS, Basis.YEAR_TO_DATE}:
        return period
    if basis is Basis.ROLLING_12_MONTHS:
        return replace(period, start=period.same_last_year().end + timedelta(days=1))
    return replace(period, start=period.financial_year().start) if period.kind is Kind.FINANCIAL_QUARTER else period

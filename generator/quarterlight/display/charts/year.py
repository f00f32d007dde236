"""The chart of a year to date: each financial year a line of its own from April, held against its profile or target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from quarterlight.display.charts import palette
from quarterlight.display.charts.content import Content
from quarterlight.display.charts.measure import NARROW, WIDE, vertical
from quarterlight.display.charts.scale import Scale, scale
from quarterlight.display.charts.slots import state
from quarterlight.display.charts.words import word
from quarterlight.display.wording import dates, numbers
from quarterlight.facts.comparison import cumulative
from quarterlight.facts.history import History, Point
from quarterlight.facts.model import Basis, Target, TargetKind
from quarterlight.words.period import Kind, Period

MOST_YEARS = 2
QUARTER_ENDS = ("June", "September", "December", "March")
Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Year:
    """A financial year with its cumulative figures by quarter, in order; at least one."""

    period: Period
    figures: tuple[tuple[Point, Decimal], ...]


def years(history: History) -> tuple[Year, ...]:
    """Return the latest financial years that have figures for the year so far, oldest first."""
    found: dict[Period, list[tuple[Point, Decimal]]] = {}
    for point in history.whole.points:
        if point.period.kind is Kind.FINANCIAL_QUARTER and "f" not in point.observation.markers:
            so_far = cumulative(history, point)
            if so_far is not None:
                found.setdefault(point.period.financial_year(), []).append((point, so_far))
    return tuple(Year(period, tuple(figures)) for period, figures in sorted(found.items()))[-MOST_YEARS:]


def aims(history: History, year: Year) -> list[tuple[int, Decimal]]:
    """Return what the year so far is held against as (quarter, level): its profile, or the year's target.

    The quarters' own targets add up to a profile only where the figures do, and none of them is missing.
    """
    targets = [t for t in history.whole.targets if t.kind is TargetKind.TARGET and t.value is not None]
    quarters = {t.period.quarter: t for t in targets if _quarter_of(t, year.period)}
    whole = [t.value for t in targets if t.period == year.period and t.value is not None]
    if history.indicator.basis is Basis.YEAR_TO_DATE:
        profile = [(quarter, t.value) for quarter, t in sorted(quarters.items()) if t.value is not None]
    else:
        profile = _added_up(quarters)
    if whole and not any(quarter == 4 for quarter, _ in profile):
        profile.append((4, whole[0]))
    return profile


def _quarter_of(target: Target, year: Period) -> bool:
    return target.period.kind is Kind.FINANCIAL_QUARTER and year.contains(target.period)


def _added_up(quarters: dict[int, Target]) -> list[tuple[int, Decimal]]:
    total, found = Decimal(0), []
    for quarter in range(1, 5):
        if quarter not in quarters:
            break
        total += quarters[quarter].value or Decimal(0)
        found.append((quarter, total))
    return found


def content(history: History, found: Sequence[Year], narrow: bool) -> Content:
    """Return the chart of some years to date, the latest of them strong."""
    held = aims(history, found[-1])
    values = [value for year in found for _, value in year.figures] + [level for _, level in held]
    upright = scale(values, 4, from_zero=True)
    width, height = NARROW if narrow else WIDE
    rows = {
        "points": [row for year in found for row in _rows(history, year, year is found[-1])],
        "targets": [{"x": quarter - 0.4, "x2": quarter + 0.4, "y": float(level)} for quarter, level in held],
        "words": [*_names(history, found, upright, narrow), *_aim_words(history, held)],
    }
    parameters = {
        **vertical(upright, history.indicator.unit),
        "x_domain": [0.5, 4.5],
        "x_ticks": [1, 2, 3, 4],
        "x_labels": [["To end of", end] if not narrow else ["To", end[:3]] for end in QUARTER_ENDS],
    }
    return Content("year", width, height, parameters, rows)


def _rows(history: History, year: Year, latest: bool) -> Rows:
    return [
        {
            "x": point.period.quarter,
            "y": float(value),
            "period": str(point.period),
            "label": f"April to {dates.month(point.period.end)}",
            "shown": numbers.labelled(value, history.indicator),
            "year": dates.years(year.period),
            "run": str(year.period),
            "state": state(point),
            "latest": latest,
        }
        for point, value in year.figures
    ]


# Below a figure so low a name would stand among those of the axis.
LOW = 0.15


def _names(history: History, found: Sequence[Year], upright: Scale, narrow: bool) -> Rows:
    """Return the name of each year at its line's end, that of the latest with its figure."""
    *earlier, latest = found
    point, value = latest.figures[-1]
    shown = numbers.brief(value, history.indicator)
    text = [shown, dates.years(latest.period)] if earlier else shown
    # The first quarter's label would run over the axis; a later one over its own line.
    side = {"align": "left", "dx": -6} if point.period.quarter == 1 else {"align": "right", "dx": 2}
    rows = [word(point.period.quarter, float(value), text, weight="bold", baseline="bottom", dy=-9, **side)]
    for year in earlier:
        # Below its line, as far to the left as the name reaches.
        under = min(level for _, level in year.figures[-3 if narrow else -2 :])
        low = upright.share(under) < LOW
        side = {"baseline": "bottom", "dy": -30} if low else {"baseline": "top", "dy": 9}
        name = {"align": "right", "dx": 14, "colour": palette.SOFT.light, **side}
        rows.append(word(year.figures[-1][0].period.quarter, float(under), dates.years(year.period), **name))
    return rows


def _aim_words(history: History, held: Sequence[tuple[int, Decimal]]) -> Rows:
    if not held:
        return []
    quarter, level = held[-1]
    text = f"Target {numbers.step(level.normalize() + 0, history.indicator.unit)}"
    return [word(quarter + 0.4, float(level), text, align="right", baseline="bottom", dy=-6)]

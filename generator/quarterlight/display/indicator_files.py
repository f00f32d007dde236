"""Each indicator's own downloads: one tidy CSV of every figure, and the same as JSON with its definition.

Pure: returns paths with what makes their bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from quarterlight.display import links
from quarterlight.display.checks import Checks, record
from quarterlight.display.deferred import Maker
from quarterlight.display.open_data import as_json, rows
from quarterlight.display.readings import CouncilReadings, Reading
from quarterlight.facts.assessment import assess
from quarterlight.facts.comparison import coverage, targets_ahead
from quarterlight.facts.history import Point, Series
from quarterlight.facts.model import Finding, Observation

# Every column of the CSV, and key of a figure in the JSON, with what it holds.
COLUMNS = {
    "organisation": "The council, by its short name.",
    "indicator": "The measure, by its short name, which never changes.",
    "title": "The measure’s name.",
    "area": "The area’s official code.",
    "area_title": "The area’s name.",
    "period": "The period of the figure, in the notation of this standard.",
    "period_start": "The first day that the figure covers.",
    "period_end": "The last day that the figure covers, or the day it is of.",
    "value": "The figure; empty where there is none.",
    "unit": "The unit of the figure.",
    "basis": "How the figure is formed from its period.",
    "year_to_date": "The total since April, where the report prints it.",
    "numerator": "The part of a share, where the report prints it.",
    "denominator": "The whole of a share, where the report prints it.",
    "printed": "The figure as printed, where that is not plainly the value.",
    "target": "The target that the figure is held against.",
    "target_period": "The period of that target.",
    "published_status": "The report’s own rating.",
    "published_direction": "Which way it moved, as the report says.",
    "computed_status": "What the figures say of the target: met, within_tolerance, missed or not_assessed.",
    "markers": "The marks of the figure, with spaces between.",
    "note": "What is to be known of the figure.",
    "checks": "The rules that found something about the figure, with spaces between; empty where none did.",
    "measure_checks": "The rules that found something about the measure, a target or a text rather than one figure.",
    "edition": "The report that the figure was last printed in, by its short name.",
}


def indicator_files(readings: CouncilReadings, checks: Checks) -> dict[str, Maker]:
    """Return what makes the tidy CSV and the JSON of every indicator of a council, for every area and period.

    Each figure names the rules that found something about it.
    """
    org = readings.council.organisation.slug
    found: dict[str, Maker] = {}
    for slug, reading in readings.current.items():
        found[links.indicator_file(org, slug, "csv")] = partial(_csv, reading, checks)
        found[links.indicator_file(org, slug, "json")] = partial(_json, reading, checks)
    return found


def _csv(reading: Reading, checks: Checks) -> bytes:
    return rows(tuple(COLUMNS), (record.values() for record in _records(reading, checks)))


def _records(reading: Reading, checks: Checks) -> Iterator[dict[str, Any]]:
    for series in reading.history.series:
        for point in series.points:
            yield _record(reading, series, point, *_doubting(reading, series, point, checks))
        for target in targets_ahead(series):
            awaited = Observation(target.indicator, target.period, target.area, None, markers=target.markers)
            point = Point(awaited, reading.history.edition.slug)
            yield _record(reading, series, point, *_doubting(reading, series, point, checks))


_Rules = tuple[str, ...]


def _doubting(reading: Reading, series: Series, point: Point, checks: Checks) -> tuple[_Rules, _Rules]:
    """Return the rules that found something about a figure and about its measure, in the edition that printed it."""
    org = reading.history.edition.organisation.slug
    found = checks.of_measure(org, point.edition, reading.indicator.slug)
    own = (one for one in found if _of_figure(one) and (one.area, one.period) == (series.area, point.period))
    return _rules(own), _rules(one for one in found if not _of_figure(one))


def _of_figure(finding: Finding) -> bool:
    return finding.table == "observations" and finding.period is not None


def _rules(found: Iterable[Finding]) -> _Rules:
    return tuple(dict.fromkeys(one.problem.rule for one in found))


def _record(reading: Reading, series: Series, point: Point, doubting: _Rules, about: _Rules) -> dict[str, Any]:
    history, seen = reading.history, point.observation
    area = history.edition.areas.get(series.area)
    assessment = assess(history, point, series)
    target = assessment.target_of(point.period)
    covered = coverage(point.period, history.indicator.basis)
    return {
        "organisation": history.edition.organisation.slug,
        "indicator": history.indicator.slug,
        "title": history.indicator.name,
        "area": series.area,
        "area_title": area.title if area else history.edition.organisation.place,
        "period": str(point.period),
        "period_start": covered.start,
        "period_end": covered.end,
        "value": seen.value,
        "unit": history.indicator.unit,
        "basis": str(history.indicator.basis),
        "year_to_date": seen.year_to_date,
        "numerator": seen.numerator,
        "denominator": seen.denominator,
        "printed": seen.printed,
        "target": target.value if target else None,
        "target_period": str(target.period) if target else "",
        "published_status": seen.status,
        "published_direction": seen.direction,
        "computed_status": str(assessment.computed),
        "markers": seen.markers,
        "note": seen.note,
        "checks": doubting,
        "measure_checks": about,
        "edition": point.edition,
    }


def _json(reading: Reading, checks: Checks) -> bytes:
    """Return an indicator with what the checks found about it, and its observations, each on a line of its own."""
    indicator, edition = reading.indicator, reading.history.edition
    found = checks.of_measure(edition.organisation.slug, edition.slug, indicator.slug)
    about = {
        "indicator": indicator.slug,
        "title": indicator.title,
        "plain_title": indicator.name,
        "codes": list(indicator.codes),
        "summary": reading.lead,
        "definition": indicator.definition,
        "unit": indicator.unit,
        "polarity": str(indicator.polarity),
        "basis": str(indicator.basis),
        "additive": indicator.additive,
        "findings": [record(finding) for finding in found],
        "observations": [],
    }
    head = as_json(about).removesuffix(b"]\n}\n")
    listed = (json.dumps(row, ensure_ascii=False, allow_nan=False, default=_plain) for row in _records(reading, checks))
    joined = ",\n    ".join(listed)
    return head + (f"\n    {joined}\n  ]\n}}\n" if joined else "]\n}\n").encode()


def _plain(value: Decimal | date) -> int | float | str:
    """Return as JSON has it a value that JSON has not."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat()

"""The lines of evidence under a finding: each names its cell and says what stands there. Finds nothing by itself."""

from __future__ import annotations

from decimal import Decimal

from quarterlight.data.workings import Workings
from quarterlight.facts.history import Point
from quarterlight.facts.model import Target
from quarterlight.words.amount import amount
from quarterlight.words.problems import quote


def of_point(workings: Workings, point: Point, column: str = "value") -> str:
    """Return what one column of a point's row holds: 'observations.csv row 12: FY2017-18-Q1, £1,700,000'."""
    cell = workings.observation(point.observation, column)
    unit = workings.histories[point.observation.indicator].indicator.unit
    named = {"value": "", "year_to_date": "year to date ", "numerator": "numerator ", "denominator": "denominator "}
    found: Decimal | None = cell.row[column]
    said = f"{named[column]}{amount(found, unit if column in _IN_UNIT else '')}" if found is not None else "no figure"
    return f"observations.csv row {cell.row.number}: {point.period}, {said}{_printed(said, cell.row['printed'])}"


def of_target(workings: Workings, target: Target) -> str:
    """Return what a target's row holds: 'targets.csv row 3: FY2017-18, target 25 days'."""
    row = workings.target(target).row
    unit = workings.histories[target.indicator].indicator.unit
    said = amount(target.value, unit) if target.value is not None else "no figure"
    return f"targets.csv row {row.number}: {target.period}, {target.kind} {said}{_printed(said, row['printed'])}"


_IN_UNIT = {"value", "year_to_date"}


def _printed(said: str, printed: str) -> str:
    """Return the cell as printed, where it is not just the same figure again."""
    plain = printed.replace(",", "").strip()
    return f", printed {quote(printed)}" if plain and plain not in said.replace(",", "") else ""

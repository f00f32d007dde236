"""Everything that can be downloaded: published packages, their archives, and each indicator's CSV and JSON.

Pure: returns paths with bytes. Text cells that a spreadsheet would run as formulas are neutralised; numbers are not
touched. Suppressed figures cannot be here, because no package that holds one passes the checker.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from quarterlight.data.table import Package, Table
from quarterlight.display import links
from quarterlight.display.deferred import Maker
from quarterlight.display.readings import CouncilReadings, Reading
from quarterlight.facts.assessment import assess
from quarterlight.facts.comparison import coverage, targets_ahead
from quarterlight.facts.history import Point, Series
from quarterlight.facts.model import Observation
from quarterlight.words.escaping import safe_cell

# A fixed moment, so that the same content gives the same archive.
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def package_files(package: Package) -> dict[str, bytes]:
    """Return a package as published: each table's CSV, datapackage.json with sizes and hashes, and one archive."""
    org, edition = package.organisation["slug"], package.edition["slug"]
    tables = {f"{table.name}.csv": _csv(table) for table in (*package.tables.values(), *package.extra.values())}
    files = {**tables, "datapackage.json": as_json(_descriptor(package, tables))}
    found = {links.package_file(org, edition, name): content for name, content in files.items()}
    return {**found, links.package_zip(org, edition): _zip(files)}


def _descriptor(package: Package, files: Mapping[str, bytes]) -> dict[str, Any]:
    resources = []
    for resource in package.descriptor["resources"]:
        content = files[f"{resource['name']}.csv"]
        digest = f"sha256:{hashlib.sha256(content).hexdigest()}"
        path = f"{resource['name']}.csv"
        kept = {key: value for key, value in resource.items() if key != "dialect"}
        written = {"path": path, "format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}
        resources.append({**kept, **written, "bytes": len(content), "hash": digest, "schema": _schema(resource)})
    return {**package.descriptor, "resources": resources}


def _schema(resource: Mapping[str, Any]) -> dict[str, Any]:
    """Return a resource's schema with its columns named as the published file names them."""
    schema = dict(resource["schema"])
    schema["fields"] = [{**field, "name": safe_cell(field["name"])} for field in schema["fields"]]
    return schema


def _csv(table: Table) -> bytes:
    return _rows(table.columns, ([row[column] for column in table.columns] for row in table))


def _rows(header: Sequence[str], rows: Iterable[Iterable[Any]]) -> bytes:
    """Return a CSV file by RFC 4180, but for line ends: LF keeps versions comparable."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([safe_cell(name) for name in header])
    writer.writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue().encode()


def _cell(value: Any) -> str:
    if isinstance(value, str):
        return safe_cell(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    return " ".join(value) if isinstance(value, tuple) else str(value)


def as_json(content: object) -> bytes:
    """Return `content` as a JSON file."""
    return f"{json.dumps(content, indent=2, ensure_ascii=False, allow_nan=False)}\n".encode()


def _zip(files: Mapping[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name, _ZIP_EPOCH), files[name], zipfile.ZIP_DEFLATED)
    return held.getvalue()


COLUMNS = (
    "organisation indicator title area area_title period period_start period_end value unit basis year_to_date"
    " numerator denominator printed target target_period published_status published_direction computed_status"
    " markers note edition"
).split()


def indicator_files(readings: CouncilReadings) -> dict[str, Maker]:
    """Return what makes the tidy CSV and the JSON of every indicator of a council, for every area and period."""
    org = readings.council.organisation.slug
    found: dict[str, Maker] = {}
    for slug, reading in readings.current.items():
        found[links.indicator_file(org, slug, "csv")] = partial(_indicator_csv, reading)
        found[links.indicator_file(org, slug, "json")] = partial(_indicator_json, reading)
    return found


def _indicator_csv(reading: Reading) -> bytes:
    return _rows(COLUMNS, (record.values() for record in _records(reading)))


def _records(reading: Reading) -> Iterator[dict[str, Any]]:
    for series in reading.history.series:
        for point in series.points:
            yield _record(reading, series, point)
        for target in targets_ahead(series):
            awaited = Observation(target.indicator, target.period, target.area, None, markers=target.markers)
            yield _record(reading, series, Point(awaited, reading.history.edition.slug))


def _record(reading: Reading, series: Series, point: Point) -> dict[str, Any]:
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
        "edition": point.edition,
    }


def _indicator_json(reading: Reading) -> bytes:
    """Return an indicator with its observations, each on a line of its own."""
    indicator = reading.indicator
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
        "observations": [],
    }
    head = as_json(about).removesuffix(b"]\n}\n")
    rows = (json.dumps(record, ensure_ascii=False, allow_nan=False, default=_plain) for record in _records(reading))
    listed = ",\n    ".join(rows)
    return head + (f"\n    {listed}\n  ]\n}}\n" if listed else "]\n}\n").encode()


def _plain(value: Decimal | date) -> int | float | str:
    """Return as JSON has it a value that JSON has not."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat()

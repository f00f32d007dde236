"""Published packages as they can be downloaded, with their archives; and how every download writes CSV and JSON.

Pure: returns paths with bytes. Text cells that a spreadsheet would run as formulas are neutralised; numbers are not
touched. Suppressed figures cannot be here, because no package that holds one passes the checker.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from quarterlight.data.table import Package, Table
from quarterlight.display import links
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
    return rows(table.columns, ([row[column] for column in table.columns] for row in table))


def rows(header: Sequence[str], rows: Iterable[Iterable[Any]]) -> bytes:
    """Return a CSV file of rows below a `header`, by RFC 4180, but for line ends: LF keeps versions comparable."""
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

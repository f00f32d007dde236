"""What an open-data user downloads, over HTTP, with the tools that such a user has."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

import pandas
import pytest
from frictionless import Package

from sites.project import DATA, EXAMPLE, copy, quarterlight
from sites.serving import Served

EDITIONS = [
    ("real_site", "kent", "2011-12-q1"),
    ("real_site", "kirklees", "2017-18-q2"),
    ("example_site", "example-council", "2023-24-q4"),
    ("example_site", "example-council", "2025-26-q2"),
    ("hostile_site", "hostile", "2025-26-q1"),
]
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\x00")


def fetch(address: str) -> bytes:
    with urlopen(address, timeout=30) as answer:
        content: bytes = answer.read()
    return content


@pytest.fixture(params=EDITIONS, ids=lambda edition: f"{edition[1]} {edition[2]}")
def edition(request: pytest.FixtureRequest) -> tuple[str, Path]:
    """The address of a published package, and the folder of its source."""
    site, org, slug = request.param
    served: Served = request.getfixturevalue(site)
    return f"{served.address}{org}/data/{slug}/", served.project / "datapackages" / org / slug


def descriptor(address: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(fetch(f"{address}datapackage.json"))
    return found


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def test_frictionless_validates_each_published_package_over_http(edition: tuple[str, Path]) -> None:
    report = Package(f"{edition[0]}datapackage.json").validate()
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "message"])
    assert len(report.tasks) == len(list(edition[1].glob("*.csv")))


def test_each_file_has_the_size_and_the_hash_that_its_description_states(edition: tuple[str, Path]) -> None:
    resources = descriptor(edition[0])["resources"]
    assert {resource["path"] for resource in resources} == {file.name for file in edition[1].glob("*.csv")}
    for resource in resources:
        content = fetch(edition[0] + resource["path"])
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_the_archive_holds_the_same_files_as_the_address(edition: tuple[str, Path]) -> None:
    org, slug = edition[1].parent.name, edition[1].name
    with zipfile.ZipFile(io.BytesIO(fetch(f"{edition[0]}{org}-{slug}.zip"))) as archive:
        assert archive.testzip() is None
        names = {resource["path"] for resource in descriptor(edition[0])["resources"]} | {"datapackage.json"}
        assert set(archive.namelist()) == names
        for name in names:
            assert archive.read(name) == fetch(edition[0] + name)


def test_no_text_cell_can_run_as_a_formula_and_no_cell_is_otherwise_changed(edition: tuple[str, Path]) -> None:
    for resource in descriptor(edition[0])["resources"]:
        before = rows((edition[1] / resource["path"]).read_bytes())
        after = rows(fetch(edition[0] + resource["path"]))
        assert len(before) == len(after)
        kinds = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
        for old, new in zip(before, after, strict=True):
            for name, was, now in zip(new, old.values(), new.values(), strict=True):
                _check_cell(kinds[name], was.strip(), now)


def _check_cell(kind: str, was: str, now: str) -> None:
    if kind in {"number", "integer"} and was and not _is_text(was):
        assert Decimal(now) == Decimal(was)
        assert "E" not in now
        assert not now.startswith("'")
    else:
        assert not now.startswith(FORMULA)
        assert now == (f"'{was}" if was.startswith(FORMULA) else was) or now.removeprefix("'").strip() == was


def _is_text(cell: str) -> bool:
    try:
        return not Decimal(cell).is_finite()
    except InvalidOperation:
        return True


def test_headers_of_the_publishers_own_tables_cannot_run_as_formulas(hostile_site: Served) -> None:
    for file in hostile_site.site.rglob("*.csv"):
        for name in next(csv.reader(io.StringIO(file.read_text(encoding="utf-8"), newline=""))):
            assert not name.startswith(FORMULA), f"{file}: {name!r}"


def test_the_files_of_a_hostile_indicator_hold_no_formula_and_the_figures_as_numbers(hostile_site: Served) -> None:
    folders = sorted((hostile_site.site / "hostile/indicators").iterdir())
    assert len(folders) == 4
    for folder in folders:
        text = (folder / f"{folder.name}.csv").read_text(encoding="utf-8")
        for row in csv.DictReader(io.StringIO(text, newline="")):
            assert [cell for cell in row.values() if cell.startswith(FORMULA)] == []
        figures = pandas.read_csv(folder / f"{folder.name}.csv")
        assert figures["value"].dtype.kind in "if"
        about = json.loads((folder / f"{folder.name}.json").read_text(encoding="utf-8"))
        stated = [row["value"] for row in about["observations"]]
        assert [None if pandas.isna(value) else value for value in figures["value"]] == stated


@pytest.mark.parametrize(("path", "count"), [("kent/data/2011-12-q1/", 26), ("kirklees/data/2017-18-q2/", 65)])
def test_pandas_loads_the_observations_as_numbers(real_site: Served, path: str, count: int) -> None:
    figures = pandas.read_csv(f"{real_site.address}{path}observations.csv")
    assert figures["value"].dtype.kind == "f"
    assert figures["indicator"].nunique() == count
    assert not figures.duplicated(["indicator", "period", "area"]).any()


def test_the_instructions_on_the_page_of_open_data_work_as_printed(real_site: Served) -> None:
    page = fetch(f"{real_site.address}kirklees/data/").decode()
    assert "print(Package(address).validate().valid)" in page
    address = f"{real_site.address}kirklees/data/2017-18-q2/datapackage.json"
    figures = pandas.read_csv(address.replace("datapackage.json", "observations.csv"))
    repaired = figures[figures["indicator"] == "potholes-repaired"].set_index("period")["value"]
    assert repaired["FY2017-18-Q2"] == 7311


def test_an_indicators_csv_and_json_hold_the_figures_of_its_page(real_site: Served) -> None:
    address = f"{real_site.address}kirklees/indicators/potholes-repaired/potholes-repaired"
    about = json.loads(fetch(f"{address}.json"))
    figures = pandas.read_csv(f"{address}.csv").set_index("period")["value"].dropna()
    assert figures.to_dict() == {row["period"]: row["value"] for row in about["observations"] if row["value"]}
    page = fetch(f"{real_site.address}kirklees/indicators/potholes-repaired/").decode()
    for value in figures:
        assert f">{value:,.0f}<" in page


def test_every_figure_that_a_rule_found_something_about_names_the_rule(real_site: Served) -> None:
    listed = pandas.concat(
        pandas.read_csv(file, keep_default_na=False, dtype=str) for file in real_site.site.glob("*/indicators/*/*.csv")
    )
    named = {
        (row.organisation, row.indicator, row.period, rule)
        for row in listed.itertuples()
        for rule in row.checks.split()
    }
    found = [
        (org, finding["subject"], finding["period"], finding["rule"])
        for org in ("kent", "kirklees")
        for finding in quality(real_site, org)["editions"][0]["findings"]
        if finding["path"] == "observations.csv"
    ]
    assert len(named) > 20
    assert named == set(found)


def test_every_row_names_the_rules_that_found_something_beside_its_figures(real_site: Served) -> None:
    measures = [found.parent for found in real_site.site.glob("*/indicators/*/index.html")]
    named = set()
    for file in (folder / f"{folder.name}.csv" for folder in measures):
        rows = pandas.read_csv(file, keep_default_na=False, dtype=str)
        about = json.loads(file.with_suffix(".json").read_bytes())["findings"]
        beside = {found["rule"] for found in about if found["path"] != "observations.csv" or not found["period"]}
        assert {frozenset(said.split()) for said in rows.measure_checks} <= {frozenset(beside)}, file
        named |= beside
    assert {"units", "target-copy"} & named


def test_a_measure_s_json_has_all_that_the_checks_found_about_it(real_site: Served) -> None:
    about = json.loads(
        fetch(f"{real_site.address}kirklees/indicators/private-investment-secured/private-investment-secured.json")
    )
    (edition,) = quality(real_site, "kirklees")["editions"]
    own = [finding for finding in edition["findings"] if finding["subject"] == "private-investment-secured"]
    assert own and about["findings"] == own


def test_every_indicator_file_has_the_same_columns_so_that_they_can_be_joined(real_site: Served) -> None:
    headers = {file.open(encoding="utf-8").readline() for file in real_site.site.glob("*/indicators/*/*.csv")}
    assert len(headers) == 1


def suppressed() -> set[tuple[str, str, str]]:
    found = set()
    for file in (EXAMPLE / "datapackages").glob("*/*/observations.csv"):
        for row in rows(file.read_bytes()):
            if "c" in row["markers"].split():
                found.add((row["indicator"], row["period"], row["area"]))
    return found


def test_no_suppressed_figure_of_the_example_council_is_published_anywhere(example_site: Served) -> None:
    hidden = suppressed()
    assert hidden
    seen = set()
    for file in example_site.site.rglob("*.csv"):
        for row in rows(file.read_bytes()):
            key = (row.get("indicator", ""), row.get("period", ""), row.get("area", ""))
            if key in hidden and "markers" in row:
                seen.add(key)
                held = [row.get(name) for name in ("value", "year_to_date", "numerator", "denominator")]
                assert not any(held), f"{file}: {row}"
                assert "c" in row["markers"].split(), f"{file}: {row}"
    assert seen == hidden
    for file in example_site.site.glob("*/indicators/*/*.vl.json"):
        points = json.loads(file.read_text(encoding="utf-8"))["datasets"]["points"]
        drawn = {row["period"] for row in points if "period" in row}
        whole = {period for slug, period, area in hidden if slug == file.parent.name and area == "E06999999"}
        assert not drawn & whole, file
    for folder in example_site.site.glob("*/indicators/*"):
        file = folder / f"{folder.name}.json"
        for row in json.loads(file.read_text(encoding="utf-8"))["observations"]:
            if (row["indicator"], row["period"], row["area"]) in hidden:
                assert row["value"] is row["year_to_date"] is row["numerator"] is row["denominator"] is None


def test_a_package_that_holds_a_suppressed_figure_is_refused_without_printing_it(tmp_path: Path) -> None:
    project = copy(EXAMPLE, tmp_path / "project")
    file = project / DATA / "observations.csv"
    text = file.read_text(encoding="utf-8")
    secret = next(line for line in text.splitlines() if ",[c],c," in line)
    cells = secret.split(",")
    file.write_text(text.replace(secret, ",".join([*cells[:3], "48151", *cells[4:]])), encoding="utf-8")
    for form in ("text", "json", "github"):
        done = quarterlight("build", project, "--format", form)
        assert done.returncode == 1
        assert "suppressed" in done.stdout
        assert "48151" not in done.stdout + done.stderr
    assert not (project / "site").exists()


def test_an_address_that_was_never_published_is_not_found(real_site: Served) -> None:
    with pytest.raises(HTTPError, match="404"):
        fetch(f"{real_site.address}kent/data/2011-12-q1/secrets.csv")


def quality(served: Served, org: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(fetch(f"{served.address}{org}/quality/quality.json"))
    return found


def test_what_was_found_stands_in_a_file_with_stable_keys(real_site: Served) -> None:
    found = quality(real_site, "kirklees")
    (edition,) = found["editions"]
    assert (edition["edition"], edition["period"], edition["days_after_period"]) == ("2017-18-q2", "FY2017-18-Q2", 52)
    keys = "rule level path row column subject period area found expected evidence waiver"
    assert {tuple(finding) for finding in edition["findings"]} == {tuple(keys.split())}
    rated = next(f for f in edition["findings"] if (f["rule"], f["row"]) == ("status-target", 105))
    assert (rated["subject"], rated["period"], rated["column"]) == ("new-benefit-claims-time", "FY2017-18-Q2", "status")
    assert rated["evidence"][0] == "observations.csv row 105: FY2017-18-Q2, 26 days"
    assert rated["waiver"]["decided_by"] == "Publisher" and rated["waiver"]["reason"].startswith("Printed so")
    assert {finding["rule"] for finding in edition["findings"]} <= {rule["rule"] for rule in found["rules"]}


def test_every_warning_that_stands_has_a_waiver_and_no_error_stands(real_site: Served, example_site: Served) -> None:
    files = [quality(real_site, "kent"), quality(real_site, "kirklees"), quality(example_site, "example-council")]
    found = [finding for file in files for edition in file["editions"] for finding in edition["findings"]]
    assert {finding["level"] for finding in found} == {"warning", "note"}
    assert [finding for finding in found if finding["level"] == "warning" and finding["waiver"] is None] == []


def test_returns_stand_in_the_file_too(example_site: Served) -> None:
    latest = quality(example_site, "example-council")["editions"][-1]
    late = [one for one in latest["returns"] if one["received"] is None or one["received"] > one["due"]]
    assert [one["indicator"] for one in late] == ["library-visits", "young-people-neet"]

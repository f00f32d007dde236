"""The standard's tables are the design's, each is described, and real Frictionless accepts every package we have."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package, system
from jsonschema import Draft7Validator
from packages import STANDARD, Draft

from quarterlight.data import assemble, check, profile
from quarterlight.words.problems import Level

ROOT = Path(__file__).resolve().parents[2]
SITES = [ROOT / "datapackages", *sorted((ROOT / "tests" / "sites").glob("*/datapackages"))]
DESCRIPTORS = [file for site in SITES for file in sorted(site.glob("*/*/datapackage.json"))]

# The table of section 3 of the design, column by column; a key is in stars.
DESIGN = {
    "themes": "*theme* title description order",
    "priorities": "*priority* theme title summary order",
    "indicators": "*indicator* ref code theme priority group title plain_title sentence definition limitations unit"
    " decimals minimum maximum polarity basis additive frequency tolerance tolerance_kind service owner source"
    " synonyms placeholder editorial retired_on replaced_by",
    "observations": "*indicator* *period* *area* value year_to_date numerator denominator printed markers status"
    " direction note",
    "targets": "*indicator* *period* *area* *kind* value printed markers set_by set_on note",
    "statuses": "*status* label title meaning rank tone",
    "areas": "*area* title kind parent",
    "comparators": "*comparator* title kind",
    "benchmarks": "*indicator* *comparator* *period* value printed markers note",
    "actions": "*action* code theme priority title status due owner progress",
    "commentary": "*subject_type* *subject* *kind* *order* heading text",
    "alignments": "*subject_type* *subject* *framework* *ref* title",
    "claims": "*claim* about measure of period stated unit where",
    "corrections": "*indicator* *period* *area* *made_on* kind old new reason",
    "rebasings": "*indicator* *period* *area* decided_by decided_on reason",
    "waivers": "*rule* *subject* reason decided_by decided_on until",
    "returns": "*service* *indicator* due received",
    "questions": "*indicator* *asked_on* *question* answered_on answer meeting",
    "glossary": "*term* meaning synonyms",
}
REQUIRED = {"themes", "priorities", "indicators", "observations", "statuses"}
RESERVED = {
    "glossary",
    "methods",
    "about",
    "accessibility",
    "privacy",
    "search",
    "assets",
    "api",
    "data",
    "index",
    "404",
}


def shown(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def test_the_tables_are_those_of_the_design() -> None:
    assert set(profile.tables()) == set(DESIGN) == set(STANDARD)
    assert {name for name, spec in profile.tables().items() if spec.required} == REQUIRED


@pytest.mark.parametrize("name", DESIGN)
def test_the_columns_and_the_key_of_a_table_are_those_of_the_design(name: str) -> None:
    spec = profile.tables()[name]
    assert spec.columns == tuple(DESIGN[name].replace("*", "").split())
    assert spec.primary_key == tuple(re.findall(r"\*(\w+)\*", DESIGN[name]))


def test_the_slugs_that_the_design_reserves_are_reserved() -> None:
    assert profile.RESERVED_SLUGS >= RESERVED


@pytest.mark.parametrize("name", DESIGN)
def test_a_table_and_each_of_its_columns_has_a_title_and_a_description(name: str) -> None:
    spec = profile.tables()[name]
    assert spec.title and spec.description
    for field in spec.fields:
        assert field["title"].strip(), field["name"]
        assert field["description"].strip().endswith("."), field["name"]
    titles = [field["title"] for field in spec.fields]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("name", DESIGN)
def test_the_key_is_required_and_every_foreign_key_leads_to_a_key(name: str) -> None:
    spec = profile.tables()[name]
    required = {field["name"] for field in spec.fields if field.get("constraints", {}).get("required")}
    assert set(spec.primary_key) <= required
    for key in spec.foreign_keys:
        assert key["fields"] in spec.columns
        target = profile.tables()[key["reference"]["resource"]]
        assert target.primary_key == (key["reference"]["fields"],)


def test_a_schema_leaves_out_keys_to_tables_that_the_package_lacks() -> None:
    spec = profile.tables()["observations"]
    assert [key["reference"]["resource"] for key in spec.schema(frozenset({"indicators"}))["foreignKeys"]] == [
        "indicators"
    ]
    assert "foreignKeys" not in spec.schema(frozenset())


def test_the_schema_of_the_descriptor_is_itself_a_valid_schema() -> None:
    Draft7Validator.check_schema(profile.descriptor_schema())


def entries(schema: Any, path: str = "") -> list[tuple[str, Any]]:
    """Return each named entry below a JSON Schema of an object, outside lists."""
    below = [(f"{path}.{name}".strip("."), part) for name, part in schema.get("properties", {}).items()]
    return [*below, *(found for name, part in below for found in entries(part, name))]


def test_each_entry_of_ours_in_the_descriptor_has_a_description() -> None:
    ours = [(name, part) for name, part in entries(profile.descriptor_schema()) if name.startswith("quarterlight.")]
    assert len(ours) > 15
    for name, part in ours:
        assert "description" in part or "properties" in part, name


def test_there_are_packages_to_validate() -> None:
    places = {shown(file).split("/2")[0] for file in DESCRIPTORS}
    assert {"datapackages/kent", "datapackages/kirklees"} <= places
    assert "tests/sites/example-council/datapackages/example-council" in places


def verdict(file: Path) -> list[list[Any]]:
    """Return what Frictionless itself finds wrong with a package, of which it reads the files."""
    with system.use_context(trusted=False):
        found: list[list[Any]] = Package(str(file)).validate().flatten(["rowNumber", "fieldName", "type", "note"])
    return found


@pytest.mark.parametrize("file", DESCRIPTORS, ids=shown)
def test_frictionless_finds_every_package_valid(file: Path) -> None:
    assert verdict(file) == []


def test_frictionless_alone_says_something_useful_of_a_faulty_package(tmp_path: Path) -> None:
    draft = Draft(tmp_path).put("observations", 2, "value", "lots").put("priorities", 2, "theme", "zzz")
    assert {(row, column) for row, column, _, _ in verdict(draft.write())} >= {(2, "value")}
    assert "foreign-key" in {kind for _, _, kind, _ in verdict(draft.write())}


def test_frictionless_finds_the_draft_of_the_tests_valid(tmp_path: Path) -> None:
    assert verdict(Draft(tmp_path).write()) == []


@pytest.mark.parametrize("site", ["datapackages", "tests/sites/example-council/datapackages"])
def test_nothing_that_the_checker_says_of_our_packages_forbids_publication(site: str) -> None:
    checked = check.check(ROOT / site, ROOT, date(2026, 11, 1))
    assert [problem for problem in checked.problems if problem.level is not Level.NOTE] == []
    assert len(checked.packages) == len(list((ROOT / site).glob("*/*/datapackage.json")))
    assert assemble.councils(checked.packages)

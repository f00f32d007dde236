"""The command "describe", and settings of mkdocs.yml that cannot take effect."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from quarterlight.edge import cli, config

KENT = Path(__file__).parents[2] / "datapackages" / "kent" / "2011-12-q1"


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """Return a copy of a package that a test may change."""
    return Path(shutil.copytree(KENT, tmp_path / "2011-12-q1"))


def descriptor(package: Path) -> dict[str, list[dict[str, object]]]:
    """Return the content of a package's datapackage.json."""
    found: dict[str, list[dict[str, object]]] = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    return found


def test_a_described_package_stays_as_it_is(package: Path) -> None:
    before = (package / "datapackage.json").read_bytes()
    assert cli.main(["describe", str(package)]) == cli.CLEAN
    assert (package / "datapackage.json").read_bytes() == before


def test_schemas_are_written_and_extra_tables_kept(package: Path) -> None:
    whole = descriptor(package)
    extra = [resource for resource in whole["resources"] if resource["name"] == "complaints"]
    (package / "datapackage.json").write_text(json.dumps({**whole, "resources": extra}), encoding="utf-8")
    assert cli.main(["describe", str(package)]) == cli.CLEAN
    names = [resource["name"] for resource in descriptor(package)["resources"]]
    assert names[0] == "themes"
    assert names[-1] == "complaints"
    assert "glossary" in names


def test_a_table_in_a_folder_below_is_not_lost(package: Path) -> None:
    (package / "sub").mkdir()
    (package / "themes.csv").rename(package / "sub" / "themes.csv")
    whole = descriptor(package)
    whole["resources"][0]["path"] = "sub/themes.csv"
    (package / "datapackage.json").write_text(json.dumps(whole), encoding="utf-8")
    assert cli.main(["describe", str(package)]) == cli.CLEAN
    assert "themes" in [resource["name"] for resource in descriptor(package)["resources"]]


@pytest.mark.parametrize("text", ["", "[]", '{"resources": [1]}', '{"resources": [{"name": [1]}]}', "[" * 100_000])
def test_a_descriptor_that_cannot_be_read_is_left_as_it_is(
    text: str, package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (package / "datapackage.json").write_text(text, encoding="utf-8")
    assert cli.main(["describe", str(package)]) == cli.PROBLEMS
    assert (package / "datapackage.json").read_text(encoding="utf-8") == text
    assert "[descriptor]" in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    for command in ("describe", "check", "build"):
        assert cli.main([command, str(tmp_path / "nowhere")]) == cli.USAGE


@pytest.mark.parametrize(
    ("text", "column", "remedy"),
    [
        ("site_name: 5", "site_name", "Write text"),
        ("site_nam: x", "site_nam", "Did you mean site_name?"),
        ("docs_dir: mine", "docs_dir", "Take it out"),
        ("theme: {name: mkdocs}", "theme", "Take it out"),
        ("site_url: nowhere", "site_url", "Write it whole"),
        ("{}", None, "Begin with"),
        ("a: [", None, "Put the YAML right"),
        ("a: !!python/name:os.system x", None, "of tags only !ENV is known"),
        ("[" * 3000, None, "Put the YAML right"),
    ],
)
def test_a_setting_without_effect_is_a_problem(text: str, column: str | None, remedy: str, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    _, problems = config.read(tmp_path / "mkdocs.yml")
    assert [(problem.rule, problem.location.column) for problem in problems] == [("setting", column)]
    assert remedy in problems[0].remedy

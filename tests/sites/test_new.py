"""The command `quarterlight new`: a repository that builds at once, names one dependency, and overwrites nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from frictionless import Package, system

import quarterlight
from quarterlight.edge.starter import slug
from sites import html
from sites.project import build, digests, environment
from sites.project import quarterlight as command


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("new") / "anytown"
    done = command("new", folder, "--name", "City of Anytown Council")
    assert (done.returncode, done.stderr) == (0, "")
    assert f"quarterlight serve {folder}" in done.stdout, "it says what to do next"
    return folder


def test_it_holds_the_council_s_words_and_numbers_and_nothing_of_the_tool(repository: Path) -> None:
    found = {path.relative_to(repository).parts[0] for path in repository.rglob("*")}
    assert found == {
        ".github",
        ".gitignore",
        "README.md",
        "datapackages",
        "docs",
        "mkdocs.yml",
        "requirements.txt",
    }
    whole = "\n".join(path.read_text(encoding="utf-8") for path in repository.rglob("*") if path.is_file())
    assert "City of Anytown Council" in whole
    assert "%" not in (repository / "mkdocs.yml").read_text(encoding="utf-8")
    for mark in ("%NAME%", "%SLUG%", "%SOURCE%", "%REQUIREMENT%", "SLUG"):
        assert mark not in whole


def test_its_one_dependency_is_this_very_version(repository: Path) -> None:
    (line,) = (repository / "requirements.txt").read_text(encoding="utf-8").splitlines()
    assert line.startswith("quarterlight @ git+https://")
    assert line.endswith(f"@v{quarterlight.__version__}")


def test_one_command_builds_it_and_nothing_is_wrong(repository: Path) -> None:
    done = command("check", repository)
    assert (done.returncode, done.stdout) == (0, "Checked 1 package: no problems.\n")
    site = build(repository)
    page = html.read(site / "anytown/indicators/potholes-repaired/index.html")
    assert "5,044 potholes were repaired between April and June 2025" in page.words
    assert "City of Anytown Council" in html.read(site / "index.html").words


@pytest.mark.parametrize("base", ["", "https://anytown.example/performance"])
def test_its_workflow_builds_a_pull_request_too_which_has_no_address(base: str, repository: Path) -> None:
    workflow = yaml.safe_load((repository / ".github/workflows/publish.yml").read_text(encoding="utf-8"))
    (step,) = (step for step in workflow["jobs"]["build"]["steps"] if "env" in step)
    asked = step["env"]["SITE_URL"]
    assert asked == "${{ steps.pages.outputs.base_url && format('{0}/', steps.pages.outputs.base_url) }}"
    assert command("check", repository, SITE_URL=f"{base}/" if base else "").returncode == 0


def test_other_tools_find_its_package_sound(repository: Path) -> None:
    descriptor = repository / "datapackages/anytown/2025-26-q1/datapackage.json"
    with system.use_context(trusted=True):
        report = Package(str(descriptor)).validate()
    assert report.valid, report.to_summary()
    assert json.loads(descriptor.read_text(encoding="utf-8"))["quarterlight"]["organisation"]["slug"] == "anytown"


def test_its_workflow_is_valid_and_only_one_job_may_write_to_the_repository(repository: Path) -> None:
    file = repository / ".github/workflows/publish.yml"
    validate = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", str(file)]
    done = subprocess.run(validate, env=environment(), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    found = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert found["permissions"] == {}
    writers = [name for name, job in found["jobs"].items() if job["permissions"].get("contents") == "write"]
    assert writers == ["remember"]
    runs = [step["run"] for step in found["jobs"]["build"]["steps"] if "run" in step]
    assert runs == [
        "pip install -r requirements.txt",
        "quarterlight check --format github",
        "quarterlight build --record",
    ]


def test_nothing_is_overwritten(repository: Path, tmp_path: Path) -> None:
    before = digests(repository)
    done = command("new", repository)
    assert done.returncode == 1
    assert "is there already and not empty" in done.stderr
    assert digests(repository) == before
    (tmp_path / "file").write_text("kept", encoding="utf-8")
    assert command("new", tmp_path / "file").returncode == 1
    assert (tmp_path / "file").read_text(encoding="utf-8") == "kept"


def test_an_empty_folder_will_do_and_folders_above_are_made(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert command("new", tmp_path / "empty").returncode == 0
    assert command("new", tmp_path / "one/two").returncode == 0
    assert (tmp_path / "one/two/datapackages/example/2025-26-q1/datapackage.json").is_file()
    assert {path.name for path in tmp_path.iterdir()} == {"empty", "one"}


@pytest.mark.parametrize("name", ['A "quoted" Council', "", "%NAME%", "a\nb", "!", "{{ name }}"])
def test_a_name_that_would_break_a_file_is_refused(name: str, tmp_path: Path) -> None:
    done = command("new", tmp_path / "council", "--name", name)
    assert done.returncode == 1
    assert "no council's name that can be used" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Kent County Council", "kent"),
        ("City of York Council", "york"),
        ("London Borough of Tower Hamlets", "tower-hamlets"),
        ("King's Lynn & West Norfolk", "kings-lynn-west-norfolk"),
        ("Cyngor Sir Ynys Môn", "cyngor-sir-ynys-mon"),
        ("City of London", "city-of-london"),
    ],
)
def test_the_short_name_is_the_place_s(name: str, expected: str) -> None:
    assert slug(name) == expected

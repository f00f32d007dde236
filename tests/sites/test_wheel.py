"""What a council installs: the wheel with the pinned requirements, in an environment and a folder of its own."""

from __future__ import annotations

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from sites.project import EXAMPLE, REPOSITORY, copy, environment, replace_text

PACKAGE = REPOSITORY / "generator" / "quarterlight"


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, env=environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    options = ["--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder)]
    run(sys.executable, "-m", "pip", "wheel", ".", *options, cwd=REPOSITORY)
    (found,) = folder.glob("quarterlight-*-py3-none-any.whl")
    return found


def test_the_wheel_holds_every_file_of_the_package_and_nothing_else(wheel: Path) -> None:
    expected = {
        f"quarterlight/{file.relative_to(PACKAGE).as_posix()}"
        for file in PACKAGE.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert names == expected
    for part in (
        "data/profile/datapackage.json",
        "data/profile/tables/observations.json",
        "templates/pages/indicator.md",
        "templates/paper/main.typ",
        "fonts/LiberationSans-Regular.ttf",
        "theme/base.html",
        "theme/assets/quarterlight.css",
        "docs/privacy/index.md",
    ):
        assert f"quarterlight/{part}" in names


def test_the_wheel_carries_its_licence_and_the_command(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = {
            name.split(".dist-info/")[1]: archive.read(name) for name in archive.namelist() if ".dist-info/" in name
        }
    assert b"quarterlight = quarterlight.edge.cli:main" in held["entry_points.txt"]
    assert held["licenses/LICENSE"].strip()
    assert b"SIL OPEN FONT LICENSE" in held["licenses/generator/quarterlight/fonts/LICENSE.txt"]
    assert b"License-Expression: MIT AND OFL-1.1" in held["METADATA"]


def test_an_installed_wheel_builds_a_site_in_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=True)
    command = tmp_path / "venv/bin"
    options = ["--quiet", "--disable-pip-version-check"]
    requirements = REPOSITORY / "requirements/site.txt"
    run(command / "pip", "install", *options, "--require-hashes", "-r", requirements, cwd=tmp_path)
    run(command / "pip", "install", *options, "--no-deps", wheel, cwd=tmp_path)
    run(command / "pip", "check", cwd=tmp_path)
    project = copy(EXAMPLE, tmp_path / "council")
    assert run(command / "quarterlight", "build", cwd=project) == "Built site: no problems.\n"
    assert (project / "site/example-council/indicators/potholes-repaired/index.html").is_file()
    papers = copy(EXAMPLE, tmp_path / "papers")
    replace_text(papers / "mkdocs.yml", "quarterlight: {}", "quarterlight:\n    papers: true")
    assert run(command / "quarterlight", "build", cwd=papers) == "Built site: no problems.\n"
    assert list((papers / "site/example-council/editions/2025-26-q2").glob("*.pdf"))
    where = run(command / "python", "-c", "import quarterlight; print(quarterlight.__file__)", cwd=project)
    assert where.startswith(str(tmp_path))
    refused = subprocess.run(
        [command / "quarterlight", "build", "--engine", "zensical"],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )
    assert refused.returncode == 1
    assert 'The engine zensical is not installed. Install it: pip install "zensical' in refused.stderr
    run(command / "pip", "uninstall", "--quiet", "--yes", "typst", cwd=tmp_path)
    refused = subprocess.run(
        [command / "quarterlight", "build"], cwd=papers, capture_output=True, text=True, check=False
    )
    assert refused.returncode == 1
    assert "typst, which makes the papers, is not installed." in refused.stdout

"""A build that can use what the last one left gives the very same bytes as one that cannot."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from benchmark import council

from quarterlight.display.pages import overrides
from sites.project import build, copy, digests, replace_text

GONE = "ki-00003"


def change_a_cell(site: Path) -> None:
    council.change_a_cell(next(site.rglob("datapackages/*/*/observations.csv")))


def remove_an_indicator(site: Path) -> None:
    for table in site.rglob("datapackages/*/*/*.csv"):
        lines = table.read_text(encoding="utf-8").splitlines(keepends=True)
        table.write_text("".join(line for line in lines if GONE not in line), encoding="utf-8")


def change_a_template(site: Path) -> None:
    (site / "templates" / "parts").mkdir(parents=True)
    (site / "templates" / "parts" / "notice.md").write_text("<aside>\n<p>Changed.</p>\n</aside>\n", encoding="utf-8")


def change_the_look_of_papers(site: Path) -> None:
    (site / "templates" / "paper").mkdir(parents=True)
    look = overrides.built_in()["paper/look.typ"].replace("[Page #counter", "[Sheet #counter")
    (site / "templates" / "paper" / "look.typ").write_text(look, encoding="utf-8")


def change_a_setting(site: Path) -> None:
    replace_text(site / "mkdocs.yml", "pictures: false", "pictures: true")


CHANGES = (change_a_cell, remove_an_indicator, change_a_template, change_the_look_of_papers, change_a_setting)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("warm") / "project"
    council.make(site, 4, 8, pictures=False)
    replace_text(site / "mkdocs.yml", "pictures: false", "pictures: false\n    papers: true")
    build(site)
    assert list((site / "site").rglob("*.pdf"))
    return site


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_after_a_change_a_warm_build_gives_the_bytes_of_a_cold_one(
    built: Path, tmp_path: Path, change: Callable[[Path], None]
) -> None:
    warm, cold = Path(shutil.copytree(built, tmp_path / "warm")), copy(built, tmp_path / "cold")
    before = digests(warm / "site")
    for project in (warm, cold):
        change(project)
        build(project)
    assert digests(warm) == digests(cold)
    assert digests(warm / "site") != before
    assert ((warm / "site" / council.ORG / "indicators" / GONE).exists()) is (change is not remove_an_indicator)

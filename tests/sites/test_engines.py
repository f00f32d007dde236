"""Both engines make the same site of the same project: every address, every file but pages, and all that is read."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from sites import html
from sites.project import EXAMPLE, build, copy, digests, quarterlight, replace_text
from sites.serving import Served


@pytest.fixture(scope="module")
def by_zensical(example_site: Served, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example council's site, for the same address as `example_site`, made by the other engine."""
    project = copy(EXAMPLE, tmp_path_factory.mktemp("zensical") / "project")
    done = quarterlight("build", project, "--engine", "zensical", SITE_URL=example_site.address)
    assert done.returncode == 0, done.stdout + done.stderr
    return project / "site"


def files(site: Path) -> set[str]:
    """Return the path of every file but the search index's, whose names are digests of what it holds."""
    found = (path.relative_to(site) for path in site.rglob("*") if path.is_file())
    return {path.as_posix() for path in found if path.parts[0] != "pagefind"}


def test_both_engines_give_the_same_addresses(example_site: Served, by_zensical: Path) -> None:
    assert files(by_zensical) == files(example_site.site)


def test_every_page_says_the_same_whichever_engine_made_it(example_site: Served, by_zensical: Path) -> None:
    pages = example_site.pages()
    assert len(pages) > 50
    for path in pages:
        file = path if path.endswith(".html") else f"{path}index.html"
        assert html.read(by_zensical / file).words == html.read(example_site.site / file).words, path


def test_every_download_and_picture_is_the_same(example_site: Served, by_zensical: Path) -> None:
    one, other = digests(example_site.site), digests(by_zensical)
    kept = {path for path in files(by_zensical) if not path.endswith((".html", "sitemap.xml"))}
    assert {path for path in kept if one[path] != other[path]} == set()


def test_the_setting_chooses_the_engine_and_its_faults_are_told_in_the_same_way(tmp_path: Path) -> None:
    project = copy(EXAMPLE, tmp_path / "project")
    replace_text(project / "mkdocs.yml", "quarterlight: {}", "quarterlight: {engine: zensical}")
    build(project)
    whole = digests(project / "site")
    about = project / "docs/about/index.md"
    about.write_text(f"{about.read_text(encoding='utf-8')}\n[Nowhere](../nowhere/index.md)\n", encoding="utf-8")
    done: subprocess.CompletedProcess[str] = quarterlight("build", project)
    printed = done.stdout + done.stderr
    assert done.returncode == 1 and "Traceback" not in printed
    assert "about/index.md" in printed
    assert "The site was not built; the last one is as it was." in printed
    assert digests(project / "site") == whole


def test_an_unknown_engine_is_refused_in_the_settings_and_on_the_command_line(tmp_path: Path) -> None:
    project = copy(EXAMPLE, tmp_path / "project")
    assert quarterlight("build", project, "--engine", "hugo").returncode == 2
    replace_text(project / "mkdocs.yml", "quarterlight: {}", "quarterlight: {engine: hugo}")
    done = quarterlight("check", project)
    assert done.returncode == 1
    assert '"hugo" is no engine.\nWrite mkdocs or zensical. [setting]' in done.stdout

"""An address once published is kept: what a build says when one is dropped, and where readers of the old one arrive."""

from __future__ import annotations

import csv
import http.client
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from sites import html
from sites.nginx import behind_nginx
from sites.project import EXAMPLE, REPOSITORY, copy, digests, quarterlight, replace_text
from sites.serving import Served, serve

OLD, NEW = "example-council/indicators/bins-not-emptied/", "example-council/indicators/missed-bins/"
OLD_CSV, NEW_CSV = f"{OLD}bins-not-emptied.csv", f"{NEW}missed-bins.csv"
ENDED = "example-council/indicators/horses-shod/"
PROMISED = f'{ENDED},,"No horse has been shod since 1961; the measure ended."\n'


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example council's site after its first publication."""
    project = copy(EXAMPLE, tmp_path_factory.mktemp("recorded") / "project")
    done = quarterlight("build", project, "--record")
    assert (done.returncode, done.stdout) == (0, f"Built {project / 'site'}: no problems.\n")
    return project


@pytest.fixture
def project(recorded: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(recorded, tmp_path / "project"))


def rows(project: Path) -> dict[str, tuple[str, str]]:
    with (project / "addresses.csv").open(encoding="utf-8", newline="") as file:
        return {row["address"]: (row["moved_to"], row["withdrawn"]) for row in csv.DictReader(file)}


def add(project: Path, text: str) -> None:
    with (project / "addresses.csv").open("a", encoding="utf-8") as file:
        file.write(text)


def test_the_first_publication_writes_down_every_page_and_every_download(recorded: Path) -> None:
    found = rows(recorded)
    pages = {path.parent.relative_to(recorded / "site").as_posix() for path in recorded.rglob("site/**/index.html")}
    assert {f"{page}/" for page in pages - {"."}} <= found.keys()
    assert {NEW, NEW_CSV, "catalog.jsonld", "example-council/data/2025-26-q2/observations.csv"} <= found.keys()
    assert all(gone == ("", "") for gone in found.values())
    for address in found:
        assert (recorded / "site" / address).exists(), address


def test_publishing_again_changes_nothing_in_the_ledger(project: Path) -> None:
    before = (project / "addresses.csv").read_bytes()
    assert quarterlight("build", project, "--record").returncode == 0
    assert (project / "addresses.csv").read_bytes() == before


def test_a_build_that_drops_an_address_fails_and_leaves_the_last_good_site(project: Path) -> None:
    add(project, f"{OLD},,\n")
    before = digests(project / "site")
    row = len(rows(project)) + 1
    for arguments in ((), ("--record",)):
        done = quarterlight("build", project, *arguments)
        assert done.returncode == 1
        assert f'addresses.csv, row {row}, column "address": nothing stands at {OLD} any more' in done.stdout
        assert "[address-dropped]" in done.stdout
    assert digests(project / "site") == before


def test_new_pages_are_a_note_until_the_next_publication(project: Path) -> None:
    (project / "docs/news").mkdir()
    (project / "docs/news/index.md").write_text("# News\n\nNone yet.\n", encoding="utf-8")
    done = quarterlight("build", project)
    assert done.returncode == 0
    assert "note: 1 new address is not written down yet, the first of them news/." in done.stdout
    assert quarterlight("build", project, "--record").returncode == 0
    assert rows(project)["news/"] == ("", "")


def test_a_row_that_cannot_be_read_is_named_by_check(project: Path) -> None:
    add(project, "/old/,,\n")
    done = quarterlight("check", project)
    assert done.returncode == 1
    assert '"/old/" is no address on this site.' in done.stdout


@pytest.fixture(scope="module")
def moved(recorded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The site below a path, with an indicator whose address changed and one that is reported no longer."""
    project = Path(shutil.copytree(recorded, tmp_path_factory.mktemp("moved") / "project"))
    add(project, f"{OLD},{NEW},\n{OLD_CSV},{NEW_CSV},\n{PROMISED}")

    def build(project: Path, address: str) -> Path:
        done = quarterlight("build", project, SITE_URL=address)
        assert done.returncode == 0, done.stdout
        return project / "site"

    replace_text(project / "mkdocs.yml", "https://example-council.example/", "!ENV SITE_URL")
    with serve(project, build, "/x/") as served:
        yield served


def test_who_comes_to_an_old_address_arrives_at_the_new_one(moved: Served, page: Page) -> None:
    page.goto(f"{moved.address}{OLD}")
    expect(page).to_have_url(f"{moved.address}{NEW}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Bins missed")
    assert (moved.site / OLD_CSV).read_bytes() == (moved.site / NEW_CSV).read_bytes()


def test_who_comes_to_a_measure_that_ended_reads_why(moved: Served, page: Page) -> None:
    page.goto(f"{moved.address}{ENDED}")
    expect(page.get_by_role("heading", level=1)).to_have_text("No longer reported")
    expect(page.get_by_text("No horse has been shod since 1961")).to_be_visible()
    page.get_by_role("link", name="all measures").click()
    expect(page).to_have_url(f"{moved.address}indicators/")


def test_an_old_address_is_in_no_search_engine(moved: Served) -> None:
    found = html.read(moved.site / OLD / "index.html")
    assert {"name": "robots", "content": "noindex"} in found.every("meta")
    assert not any("data-pagefind-body" in attributes for attributes in found.every("main"))


def test_a_real_nginx_and_the_other_hosts_redirect_at_once(moved: Served, tmp_path: Path) -> None:
    expected = [f"/x/{OLD} /x/{NEW} 301", f"/x/{OLD_CSV} /x/{NEW_CSV} 301"]
    assert (moved.site / "_redirects").read_text(encoding="utf-8").splitlines() == expected
    caddy = (moved.project / "build/headers/Caddyfile").read_text(encoding="utf-8")
    assert f"redir /x/{OLD} /x/{NEW} permanent" in caddy
    with behind_nginx(moved, tmp_path) as server:
        connection = http.client.HTTPConnection(urlsplit(server.address).netloc, timeout=10)
        for old, new in ((OLD, NEW), (f"{OLD}index.html", NEW), (OLD_CSV, NEW_CSV)):
            connection.request("GET", f"/x/{old}")
            answer = connection.getresponse()
            answer.read()
            assert answer.status == 301, old
            assert urlsplit(answer.headers["Location"]).path == f"/x/{new}"
        connection.close()


def test_this_repository_s_own_site_keeps_every_address_and_has_written_all_down(tmp_path: Path) -> None:
    project = copy(REPOSITORY, tmp_path / "project")
    before = (project / "addresses.csv").read_bytes()
    done = quarterlight("build", project, "--record")
    assert done.returncode == 0, done.stdout
    assert (project / "addresses.csv").read_bytes() == before, "build with --record, and commit addresses.csv"

"""What all tests share: this folder is on the path for `factories`, Hypothesis tries the same examples every time, and
each whole site is built, served and opened in one browser once."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser.chromium import launch
from hypothesis import settings
from playwright.sync_api import Browser, Page, sync_playwright
from sites.dribbling import dribbled
from sites.nginx import behind_nginx
from sites.project import EXAMPLE, HOSTILE, REPOSITORY, build, copy
from sites.serving import Served, serve

settings.register_profile("quarterlight", derandomize=True, deadline=None)
settings.load_profile("quarterlight")
# Tests that run in the background ignore an interruption, and so would the programs that they start and interrupt.
signal.signal(signal.SIGINT, signal.default_int_handler)


def _build(project: Path, address: str) -> Path:
    return build(project, SITE_URL=address)


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """This repository's own site, served at the root of its address."""
    project = copy(REPOSITORY, tmp_path_factory.mktemp("real") / "project")
    with serve(project, _build) as served:
        yield served


@pytest.fixture(scope="session")
def real_site_below(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """This repository's own site, served below the path /x/."""
    project = copy(REPOSITORY, tmp_path_factory.mktemp("below") / "project")
    with serve(project, _build, "/x/") as served:
        yield served


@pytest.fixture(scope="session")
def example_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The invented council, in whose reports every feature is used."""
    project = copy(EXAMPLE, tmp_path_factory.mktemp("example") / "project")
    with serve(project, _build) as served:
        yield served


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The site whose every text is an attack."""
    project = copy(HOSTILE, tmp_path_factory.mktemp("hostile") / "project")
    with serve(project, _build) as served:
        yield served


@pytest.fixture(scope="session")
def permalinks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The invented council's site with a sign for linking at each heading of its hand-written pages."""
    project = copy(EXAMPLE, tmp_path_factory.mktemp("permalinks") / "project")
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("markdown_extensions:\n  - toc:\n      permalink: true\n")
    with serve(project, _build) as served:
        yield served


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    with sync_playwright() as playwright:
        found = launch(playwright)
        yield found
        found.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page with no memory of others, as wide as a desk's screen."""
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        yield context.new_page()


@pytest.fixture(scope="session")
def nginx(
    real_site: Served, example_site: Served, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Served]]:
    """Both sites behind nginx, by the name of their fixture."""
    with (
        behind_nginx(real_site, tmp_path_factory.mktemp("nginx")) as real,
        behind_nginx(example_site, tmp_path_factory.mktemp("nginx")) as example,
    ):
        yield {"real_site": real, "example_site": example}


@pytest.fixture(scope="session")
def slow(real_site: Served, example_site: Served) -> Iterator[dict[str, Served]]:
    """Both sites as over a slow line, by the name of their fixture."""
    with dribbled(real_site) as real, dribbled(example_site) as example:
        yield {"real_site": real, "example_site": example}

"""Who may show a page in a frame: behind a real nginx, seen from the pages of other sites."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, Route, expect
from sites.nginx import behind_nginx
from sites.serving import Served

from quarterlight.display import headers

POTHOLES = "kirklees/indicators/potholes-repaired/"
NEWS = "https://news.example/"
OTHER = "https://other.example/"
Visit = Callable[[], Page]


@pytest.fixture
def real(nginx: dict[str, Served]) -> Served:
    """The real site, whose embed pages any site may frame."""
    return nginx["real_site"]


@pytest.fixture(scope="module")
def choosy(hostile_site: Served, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A site whose embed pages only one other site may frame."""
    with behind_nginx(hostile_site, tmp_path_factory.mktemp("nginx")) as served:
        yield served


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """What opens a page of a fresh visitor, who lets other sites reach this machine: elsewhere nobody need be asked."""
    with ExitStack() as stack:
        yield lambda: stack.enter_context(browser.new_context(permissions=["local-network-access"])).new_page()


def framed(page: Page, host: str, address: str) -> FrameLocator:
    """Open a page of the site `host` that shows `address` in a frame, as the ready code writes it."""
    body = f'<!doctype html><iframe src="{address}" title="Chart" width="100%" height="600"></iframe>'
    page.route(f"{host}**", lambda route: route.fulfill(body=body, content_type="text/html"))
    page.goto(host)
    return page.frame_locator("iframe")


def refused(page: Page, host: str, address: str) -> bool:
    """Return whether the browser refuses to show `address` in a frame of the site `host`, by the policy's words."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    frame = framed(page, host, address)
    page.wait_for_load_state("networkidle")
    shown = frame.locator("main").count() > 0
    told = any("frame-ancestors" in text or "X-Frame-Options" in text for text in said)
    assert shown is not told, said
    return told


def test_a_page_of_any_site_shows_an_embed_page(visit: Visit, real: Served) -> None:
    frame = framed(visit(), NEWS, f"{real.address}embed/{POTHOLES}")
    expect(frame.get_by_role("heading", level=1)).to_have_text("Rose from 5,837 to 7,311")
    picture = frame.get_by_role("img")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.complete && image.naturalWidth > 0")


def test_the_link_in_a_frame_leads_the_whole_window_to_the_measure(visit: Visit, real: Served) -> None:
    page = visit()
    frame = framed(page, NEWS, f"{real.address}embed/{POTHOLES}")
    frame.get_by_role("link", name="Every figure, and what it means").click()
    expect(page).to_have_url(f"{real.address}{POTHOLES}")


@pytest.mark.parametrize("path", ["", POTHOLES, "kirklees/", "kirklees/editions/2017-18-q2/", "nowhere/"])
def test_no_other_page_can_be_framed_by_another_site(path: str, visit: Visit, real: Served) -> None:
    assert refused(visit(), NEWS, f"{real.address}{path}")


@pytest.mark.parametrize("path", ["index.html", ""])
def test_where_sites_are_named_only_they_can_frame_an_embed_page(path: str, visit: Visit, choosy: Served) -> None:
    embedded = f"{choosy.address}{choosy.embed_pages()[0]}{path}"
    for host, expected in ((NEWS, False), (OTHER, True)):
        assert refused(visit(), host, embedded) is expected, host


@pytest.mark.parametrize("joined", [True, False], ids=["both policies are sent", "the later policy is sent"])
def test_the_headers_for_hosts_say_the_same_however_two_rules_are_joined(
    joined: bool, visit: Visit, real_site: Served
) -> None:
    everywhere, _, embedded = headers.hosts((NEWS.rstrip("/"),)).decode().partition("/embed/*\n")
    first = dict(line.strip().split(": ", 1) for line in everywhere.splitlines() if line.startswith("  "))
    own = dict(line.strip().split(": ", 1) for line in embedded.splitlines())
    policy = "Content-Security-Policy"
    both = {**first, policy: f"{first[policy]}, {own[policy]}" if joined else own[policy]}

    def answer(route: Route) -> None:
        sent = both if "/embed/" in route.request.url else first
        found = route.fetch()
        route.fulfill(response=found, headers={**found.headers, **sent})

    tried = [(NEWS, f"embed/{POTHOLES}", False), (OTHER, f"embed/{POTHOLES}", True), (NEWS, POTHOLES, True)]
    for host, path, expected in tried:
        page = visit()
        page.route(f"{real_site.address}**", answer)
        assert refused(page, host, f"{real_site.address}{path}") is expected, (host, path)

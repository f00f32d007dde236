"""What a page weighs and asks for behind a real nginx; that nothing moves on a slow line, and nothing is kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from sites.serving import Served

from browser.kinds import EXAMPLE, REAL

KB = 1024
LONG_SERIES = "example-council/indicators/missed-bins/"
MEASURES = [
    *(pytest.param("real_site", path, id=kind) for kind, path in REAL.items() if "/indicators/" in path),
    *(pytest.param("example_site", path, id=kind) for kind, path in EXAMPLE.items() if "/indicators/" in path),
    pytest.param("example_site", LONG_SERIES, id="long series"),
]
KINDS = [
    *(pytest.param("real_site", path, id=kind) for kind, path in REAL.items() if "nowhere" not in path),
    *(pytest.param("example_site", path, id=kind) for kind, path in EXAMPLE.items()),
]
# What was kept: cookies by the browser itself, the rest by the page.
KEPT = """async () => [localStorage.length, sessionStorage.length, document.cookie,
    (await indexedDB.databases()).length,
    "caches" in window ? (await caches.keys()).length : 0,
    navigator.serviceWorker ? (await navigator.serviceWorker.getRegistrations()).length : 0]"""
# How much moved, and what.
SHIFT = """() => new Promise(resolve => { const found = [];
    new PerformanceObserver(list => { for (const entry of list.getEntries())
        found.push([entry.value, ...entry.sources.map(({ node }) => (node?.outerHTML ?? "text").slice(0, 80))]); })
        .observe({ type: "layout-shift", buffered: true });
    setTimeout(() => resolve(found), 300); })"""


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(("name", "path"), MEASURES)
def test_the_first_load_of_a_measure_is_light(
    name: str, path: str, width: int, browser: Browser, nginx: dict[str, Served]
) -> None:
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        asked: dict[str, tuple[str, str]] = {}
        weights: dict[str, int] = {}
        session = context.new_cdp_session(page)
        session.on(
            "Network.requestWillBeSent", lambda e: asked.update({e["requestId"]: (e["type"], e["request"]["url"])})
        )
        session.on("Network.loadingFinished", lambda e: weights.update({e["requestId"]: int(e["encodedDataLength"])}))
        session.send("Network.enable")
        page.goto(f"{nginx[name].address}{path}", wait_until="networkidle")
        # Charts further down are fetched when they come near.
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        page.wait_for_load_state("networkidle")
    (document,) = [weights[key] for key, (kind, _) in asked.items() if kind == "Document"]
    assert document <= 20 * KB
    assert sum(weights.values()) <= 120 * KB, {asked[key][1]: weight for key, weight in weights.items()}
    assert len(asked) <= 12, [url for _, url in asked.values()]


@pytest.mark.parametrize("name", ["real_site", "example_site"])
def test_no_page_asks_another_host_takes_a_font_or_keeps_anything(
    name: str, browser: Browser, nginx: dict[str, Served]
) -> None:
    served = nginx[name]
    with browser.new_context() as context:
        page = context.new_page()
        asked: list[tuple[str, str]] = []
        page.on("request", lambda request: asked.append((request.resource_type, request.url)))
        for file in sorted(Path(served.site).rglob("*.html")):
            page.goto(f"{served.address}{file.relative_to(served.site).as_posix()}")
            assert page.evaluate(KEPT) == [0, 0, "", 0, 0, 0], file
        assert context.cookies() == []
    assert len(asked) > 100
    assert [url for kind, url in asked if kind == "font" or not url.startswith(served.address)] == []


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(("name", "path"), KINDS)
def test_nothing_on_a_page_moves_while_it_comes_in_piece_by_piece(
    name: str, path: str, width: int, page: Page, slow: dict[str, Served]
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{slow[name].address}{path}", wait_until="networkidle")
    assert page.evaluate(SHIFT) == []

"""The Content-Security-Policy at work: behind a real nginx, and by the pages' own meta element alone."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from sites.serving import Served

from browser.kinds import EMBEDDED, EXAMPLE, REAL, STATES
from quarterlight.display import headers

LISTEN = (
    "addEventListener('securitypolicyviolation', event => (window.__violations ??= []).push(event.violatedDirective))"
)
LONG_SERIES = "example-council/indicators/missed-bins/"
SERVERS = ["nginx", "plain"]
KINDS = [
    *(pytest.param("real_site", path, id=kind) for kind, path in {**REAL, **EMBEDDED, **STATES}.items()),
    *(pytest.param("example_site", path, id=kind) for kind, path in {**EXAMPLE, "long series": LONG_SERIES}.items()),
]


class Watch:
    """What must not happen while a reader uses a page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.said: list[str] = []
        self.asked: list[str] = []
        page.add_init_script(LISTEN)
        page.on("console", lambda message: self.said.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("request", lambda request: self.asked.append(request.url))

    def saw_nothing(self, host: str, missing: bool = False) -> None:
        """Assert that no policy was violated, nothing failed, and nobody else was asked."""
        assert self.page.evaluate("window.__violations ?? []") == []
        assert [text for text in self.said if not (missing and "404" in text)] == []
        assert {address for address in self.asked if f"//{host}/" not in address} == set()


def use(page: Page) -> None:
    """Use whatever a page offers: explore each chart, search, filter, copy."""
    for figure in page.locator("figure.chart:has([data-explore])").all():
        figure.locator("[data-explore]").click()
        expect(figure.locator("[data-explored] svg")).to_be_attached()
        figure.locator("input[type=range]").press("ArrowLeft")
        expect(figure.locator(".reading")).not_to_be_empty()
    if page.locator("#found").count():
        page.get_by_role("searchbox").fill("potholes")
        page.keyboard.press("Enter")
        expect(page.get_by_role("status")).to_contain_text("found for “potholes”")
        for button in page.get_by_role("button", name="Clear all filters").all():
            button.click()
        page.locator("#results li").first.wait_for()
    if page.locator("#filters").count():
        page.get_by_role("combobox", name="Council").select_option("kirklees")
        expect(page.get_by_role("status")).to_contain_text(re.compile("filters|Kirklees"))
    for details in page.locator("details:has([data-copy])").all():
        details.evaluate("details => details.open = true")
    for button in page.locator("[data-copy]").all():
        button.click()
        expect(button.locator("+ [role=status]")).to_have_text(re.compile("^(Address|Citation|Code|Question) copied$"))


@pytest.mark.parametrize("server", SERVERS)
@pytest.mark.parametrize(("site", "path"), KINDS)
def test_no_kind_of_page_violates_the_policy_explored_and_searched(
    site: str, path: str, server: str, page: Page, nginx: dict[str, Served], request: pytest.FixtureRequest
) -> None:
    served: Served = nginx[site] if server == "nginx" else request.getfixturevalue(site)
    watch = Watch(page)
    answer = page.goto(f"{served.address}{path}", wait_until="networkidle")
    assert answer is not None
    assert ("content-security-policy" in answer.headers) is (server == "nginx")
    use(page)
    watch.saw_nothing(served.host, missing=path.startswith("nowhere"))


@pytest.mark.parametrize("server", SERVERS)
def test_an_inline_script_does_not_run(server: str, page: Page, nginx: dict[str, Served], real_site: Served) -> None:
    page.add_init_script(LISTEN)
    page.goto((nginx["real_site"] if server == "nginx" else real_site).address)
    page.evaluate(
        """() => { const script = document.createElement("script");
                   script.textContent = "window.__ran = true"; document.body.append(script);
                   document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='window.__ran = true'>"); }"""
    )
    time.sleep(0.2)
    assert page.evaluate("window.__ran") is None
    page.evaluate(
        """() => { const link = document.createElement("a"); link.href = "javascript:window.__ran = true";
                   document.body.append(link); link.click(); }"""
    )
    time.sleep(0.2)
    assert page.evaluate("window.__ran") is None
    assert {"script-src-elem", "script-src-attr"} <= set(page.evaluate("window.__violations"))


# What the tools that drive the browser call may evaluate text; what the page calls later may not.
EVALUATE = """() => new Promise(resolve => setTimeout(() => {
    const tried = attempt => { try { return attempt(); } catch (error) { return error.name; } };
    resolve([tried(() => eval("1 + 1")), tried(() => Function("return 3")())]);
}))"""


@pytest.mark.parametrize("server", SERVERS)
def test_no_text_becomes_code(server: str, page: Page, nginx: dict[str, Served], real_site: Served) -> None:
    assert page.evaluate(EVALUATE) == [2, 3], "without the policy it would"
    page.goto((nginx["real_site"] if server == "nginx" else real_site).address)
    assert page.evaluate(EVALUATE) == ["EvalError", "EvalError"]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("catalog.jsonld", "application/ld+json"),
        ("data.json", "application/json"),
        ("kirklees/indicators/potholes-repaired/potholes-repaired.csv", "text/csv"),
        ("kirklees/indicators/potholes-repaired/potholes-repaired.svg", "image/svg+xml"),
        ("kirklees/indicators/potholes-repaired/potholes-repaired.vl.json", "application/json"),
    ],
)
def test_data_may_be_read_from_other_sites_and_has_its_type(
    path: str, kind: str, page: Page, nginx: dict[str, Served]
) -> None:
    answer = page.request.get(f"{nginx['real_site'].address}{path}")
    assert answer.ok
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["content-type"].split(";")[0] == kind


def test_every_kind_of_file_has_its_own_type_behind_nginx(page: Page, nginx: dict[str, Served]) -> None:
    types = {f".{ending}": kind for kind, endings in headers.TYPES.items() for ending in endings.split()}
    for served in nginx.values():
        samples = {file.suffix: file for file in served.site.rglob("*.*") if file.is_file()}
        found = {
            suffix: page.request.head(f"{served.address}{file.relative_to(served.site).as_posix()}").headers
            for suffix, file in samples.items()
        }
        assert {suffix: answer["content-type"] for suffix, answer in found.items()} == {
            suffix: types[suffix] for suffix in samples
        }
        assert {answer["x-content-type-options"] for answer in found.values()} == {"nosniff"}


def test_a_missing_page_behind_nginx_is_the_sites_own_with_the_policy(page: Page, nginx: dict[str, Served]) -> None:
    answer = page.goto(f"{nginx['real_site'].address}nothing/here/")
    assert answer is not None
    assert answer.status == 404
    assert "content-security-policy" in answer.headers
    expect(page.get_by_role("heading", level=1)).to_have_text("Page not found")


@pytest.mark.parametrize("server", SERVERS)
@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_chart_follows_the_dark_setting_in_a_page_and_by_itself(
    server: str, script: bool, browser: Browser, nginx: dict[str, Served], real_site: Served
) -> None:
    served = nginx["real_site"] if server == "nginx" else real_site
    page_path = "kirklees/indicators/potholes-repaired/"
    seen: dict[str, bytes] = {}
    for scheme in ("light", "dark"):
        with browser.new_context(color_scheme=scheme, java_script_enabled=script) as context:
            page = context.new_page()
            page.goto(f"{served.address}{page_path}", wait_until="networkidle")
            seen[scheme] = page.locator("figure.chart img").first.screenshot()
            page.goto(f"{served.address}{page_path}potholes-repaired.svg")
            seen[f"{scheme} alone"] = page.screenshot()
    assert darkness(browser, seen["light"]) < 0.4
    assert darkness(browser, seen["dark"]) > 0.6
    assert darkness(browser, seen["light alone"]) < darkness(browser, seen["dark alone"])


def darkness(browser: Browser, picture: bytes) -> float:
    """Return which share of the points of a picture is dark."""
    page = browser.new_page()
    found: float = page.evaluate(
        """async bytes => {
            const picture = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
            const canvas = new OffscreenCanvas(picture.width, picture.height);
            const pen = canvas.getContext("2d");
            pen.drawImage(picture, 0, 0);
            const points = pen.getImageData(0, 0, picture.width, picture.height).data;
            let dark = 0;
            for (let at = 0; at < points.length; at += 4)
                if (points[at] + points[at + 1] + points[at + 2] < 240) dark += 1;
            return dark / (points.length / 4);
        }""",
        list(picture),
    )
    page.close()
    return found


def test_the_inner_style_of_every_chart_is_the_one_that_the_policy_allows(
    real_site: Served, example_site: Served
) -> None:
    styles = {
        file.read_text(encoding="utf-8").partition("<style>")[2].partition("</style>")[0]
        for site in (real_site, example_site)
        for file in Path(site.site).rglob("*.svg")
        if file.parent.name != "assets"
    }
    assert len(styles) == 1
    assert "" not in styles

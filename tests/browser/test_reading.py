"""What readers do: find a measure, link to it, search, print, use the keyboard alone or do without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Page, expect
from sites.serving import Served

from browser.kinds import BOTH, KINDS, REAL, address, served, settle, visit
from browser.listening import listen, said

POTHOLES = "kirklees/indicators/potholes-repaired/"
MEASURES = [path for path in REAL.values() if "/indicators/" in path]


@pytest.fixture
def unscripted(browser: Browser) -> Iterator[Page]:
    """A page in a browser with JavaScript off."""
    with browser.new_context(java_script_enabled=False) as context:
        yield context.new_page()


@BOTH
def test_three_clicks_lead_from_the_front_page_to_the_potholes_repaired(
    where: str, page: Page, request: pytest.FixtureRequest
) -> None:
    site = served(request, where)
    page.goto(site.address)
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Kirklees").click()
    page.get_by_role("main").get_by_role("link", name="Ambitious Kirklees").first.click()
    page.get_by_role("main").get_by_role("link", name="Potholes repaired").first.click()
    expect(page).to_have_url(f"{site.address}{POTHOLES}")
    expect(page.locator(".lead")).to_have_text(re.compile(r"^7,311 potholes were repaired between July and Sept"))


def test_two_clicks_lead_there_by_the_list_of_all_measures(page: Page, real_site: Served) -> None:
    page.goto(real_site.address)
    page.get_by_role("main").get_by_role("link", name="all measures").click()
    page.get_by_role("link", name="Potholes repaired").click()
    expect(page).to_have_url(f"{real_site.address}{POTHOLES}")


@BOTH
def test_the_copied_link_is_the_permanent_address_of_the_page(
    where: str, browser: Browser, request: pytest.FixtureRequest
) -> None:
    site = served(request, where)
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        page.goto(f"{site.address}{POTHOLES}#figures")
        page.get_by_role("button", name="Copy the address").click()
        expect(page.locator(".address").get_by_role("status").first).to_have_text("Address copied")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == f"{site.address}{POTHOLES}"
        page.goto(copied)
        expect(page.get_by_role("heading", level=1)).to_have_text("Potholes repaired")


COPIERS = [("the address", "Address copied"), ("the citation", "Citation copied"), ("the question", "Question copied")]


@pytest.mark.parametrize("width", [320, 1280])
def test_a_copy_is_said_each_time_beside_its_button_which_keeps_its_name_and_nothing_moves(
    width: int, browser: Browser, real_site: Served
) -> None:
    allowed = ["clipboard-read", "clipboard-write"]
    with browser.new_context(permissions=allowed, viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        page.goto(f"{real_site.address}{POTHOLES}")
        listen(page)
        for thing, words in COPIERS * 2:
            button = page.get_by_role("button", name=f"Copy {thing}", exact=True)
            button.focus()
            before = page.locator(".colophon").bounding_box(), button.bounding_box()
            page.keyboard.press("Enter")
            place = button.locator("+ [role=status]")
            expect(place).to_have_text(words)
            expect(place).to_be_in_viewport()
            expect(page.get_by_role("status").filter(has_text="copied")).to_have_count(1)
            expect(button).to_be_focused()
            assert (page.locator(".colophon").bounding_box(), button.bounding_box()) == before
        page.keyboard.press("Enter")
        expect(place).to_have_text(words)
        page.wait_for_timeout(200)
        assert [text for text in said(page) if text] == [words for _, words in COPIERS * 2] + [words]
        assert said(page)[-2:] == ["", words], "emptied first, so that a repeat speaks"


def test_a_copy_that_the_browser_refuses_is_said_too(page: Page, real_site: Served) -> None:
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error())")
    page.goto(f"{real_site.address}{POTHOLES}")
    page.get_by_role("button", name="Copy the address").click()
    expect(page.locator(".address").get_by_role("status").first).to_have_text("The browser did not allow it")


USED = ["kirklees/editions/2017-18-q2/", "kirklees/priorities/housing-supply/", "kirklees/themes/ambitious/", POTHOLES]


@pytest.mark.parametrize("path", USED)
def test_a_page_has_its_address_and_its_citation_ready_to_be_copied(
    path: str, browser: Browser, real_site: Served
) -> None:
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        page.goto(f"{real_site.address}{path}")
        page.get_by_role("button", name="Copy the address").click()
        assert page.evaluate("navigator.clipboard.readText()") == f"{real_site.address}{path}"
        page.get_by_role("button", name="Copy the citation").click()
        cited = page.evaluate("navigator.clipboard.readText()")
        title = page.get_by_role("heading", level=1).inner_text()
        figure = " (7,311, July to September 2017)" if path == POTHOLES else ""
        assert cited.startswith(f"Kirklees Council, “{title}”{figure}, ")
        assert cited.endswith(f"published 21 November 2017, republished at {real_site.address}{path}")


def test_the_code_to_embed_a_chart_can_be_copied_and_shows_the_chart(browser: Browser, real_site: Served) -> None:
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        page.goto(f"{real_site.address}{POTHOLES}")
        page.get_by_text("Embed this chart").first.click()
        page.get_by_role("button", name="Copy the code").click()
        code = page.evaluate("navigator.clipboard.readText()")
        page.route(f"{real_site.address}own/", lambda route: route.fulfill(body=code, content_type="text/html"))
        page.goto(f"{real_site.address}own/")
        frame = page.frame_locator("iframe[title='Chart: Potholes repaired: Kirklees Council']")
        expect(frame.get_by_role("heading", level=1)).to_have_text("Rose from 5,837 to 7,311")


@pytest.mark.parametrize("width", [320, 700, 1280])
@pytest.mark.parametrize("path", MEASURES)
def test_a_frame_of_the_height_that_the_code_has_shows_all_of_a_measure_s_chart(
    path: str, width: int, page: Page, real_site: Served
) -> None:
    page.goto(f"{real_site.address}{path}")
    code = page.locator("[data-copied]", has_text="<iframe").first.text_content() or ""
    height = int(re.findall(r'height="(\d+)"', code)[0])
    page.set_viewport_size({"width": width, "height": height})
    page.goto(f"{real_site.address}embed/{path}", wait_until="networkidle")
    assert page.evaluate("document.documentElement.scrollHeight") <= height


HERE = [("kirklees/editions/2017-18-q2/", "Figures not returned"), (POTHOLES, "Why this status")]
HERE += [("about/", "Who makes it"), (POTHOLES, "Rose from 5,837")]
SIGN = "link => getComputedStyle(link, '::after').opacity"


@pytest.mark.parametrize(("path", "name"), HERE)
def test_headings_are_links_to_themselves_with_a_sign_for_pointer_keyboard_and_fingers(
    path: str, name: str, browser: Browser, page: Page, real_site: Served
) -> None:
    page.goto(f"{real_site.address}{path}")
    link = page.get_by_role("main").get_by_role("link", name=name).and_(page.locator(".self")).last
    assert link.evaluate(SIGN) == "0"
    link.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert link.evaluate(SIGN) == "1"
    page.keyboard.press("Enter")
    anchor = link.get_attribute("href") or ""
    expect(page).to_have_url(f"{real_site.address}{path}{anchor}")
    expect(page.locator(":target")).to_contain_text(name)
    with browser.new_context(has_touch=True, is_mobile=True, viewport={"width": 360, "height": 640}) as context:
        telephone = context.new_page()
        telephone.goto(f"{real_site.address}{path}")
        signs = telephone.locator(".self")
        assert set(signs.evaluate_all(f"all => all.map({SIGN})")) == {"1"}
        heights = signs.evaluate_all("all => all.map(link => link.getBoundingClientRect().height)")
        assert min(heights) >= 24


ROWS = [(POTHOLES, "table.history"), ("kirklees/actions/", "table.actions"), ("kent/tables/complaints/", "table.extra")]


@pytest.mark.parametrize(("path", "table"), ROWS)
def test_a_row_has_its_address_as_a_sign_for_pointers_only_and_the_page_says_how_rows_are_addressed(
    path: str, table: str, page: Page, real_site: Served
) -> None:
    page.goto(f"{real_site.address}{path}")
    row = page.locator(f"{table} tbody tr").first
    expect(row.get_by_role("rowheader").get_by_role("link")).to_have_count(0)
    sign = row.locator(".sign")
    expect(sign).to_have_attribute("tabindex", "-1")
    row.hover()
    assert sign.evaluate(SIGN) == "1"
    sign.click()
    named = row.get_attribute("id") or ""
    expect(page).to_have_url(f"{real_site.address}{path}#{named}")
    said = page.get_by_text("Each row of a table has an address").get_by_role("link")
    expect(said).to_have_attribute("href", f"#{named}")


@pytest.mark.parametrize("path", MEASURES)
def test_without_javascript_a_measure_has_its_answer_status_figures_and_downloads(
    path: str, unscripted: Page, page: Page, real_site: Served
) -> None:
    unscripted.goto(f"{real_site.address}{path}")
    main = unscripted.get_by_role("main")
    expect(main.locator(".lead")).to_be_visible()
    expect(main.locator("#status")).to_be_visible()
    expect(main.locator("table.figures").first).to_be_visible()
    # Words that explain themselves are the only buttons that work without JavaScript: no dead one is shown.
    expect(main.get_by_role("button").and_(main.locator(":not(.term)"))).to_have_count(0)
    for link in main.locator("a[download]").all():
        expect(link).to_be_visible()
        answer = unscripted.request.get(urljoin(unscripted.url, link.get_attribute("href") or ""))
        assert answer.ok
        assert len(answer.body()) > 100
    page.goto(f"{real_site.address}{path}")
    scripted = re.sub(
        r"\s*(Copy the (address|citation|question)|Explore this chart)", "", page.locator("body").inner_text()
    )
    assert " ".join(unscripted.locator("body").inner_text().split()) == " ".join(scripted.split())


def test_without_javascript_the_table_has_a_row_for_every_period_of_the_download(
    unscripted: Page, real_site: Served
) -> None:
    unscripted.goto(f"{real_site.address}{POTHOLES}")
    shown = unscripted.locator("table.figures").first.locator("tbody tr").all_inner_texts()
    lines = (real_site.site / POTHOLES / "potholes-repaired.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert len(shown) == len(lines) == 5
    assert [row.split("\t")[1] for row in shown[:4]] == ["7,311", "5,837", "4,133", "5,605"]


def test_without_javascript_the_search_page_points_to_the_list_of_all_measures(
    unscripted: Page, real_site: Served
) -> None:
    unscripted.goto(f"{real_site.address}search/")
    expect(unscripted.locator("noscript p")).to_be_visible()
    expect(unscripted.locator("noscript p")).to_contain_text("The search needs JavaScript")
    unscripted.locator("noscript a").click()
    expect(unscripted).to_have_url(f"{real_site.address}indicators/")
    expect(unscripted.get_by_role("main").locator("a[href*='/indicators/']")).to_have_count(91)


@pytest.mark.parametrize(("site", "path"), KINDS)
def test_no_page_is_wider_than_the_screen(site: str, path: str, page: Page, request: pytest.FixtureRequest) -> None:
    visit(page, request, site, path)
    for width in (320, 360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        wide = page.evaluate(
            """width => [...document.querySelectorAll("body *")]
                .filter(e => !e.closest(".scroll, pre, .skip, svg") && e.getBoundingClientRect().right > width + 1)
                .map(e => e.outerHTML.slice(0, 120))""",
            width,
        )
        assert wide == [], f"{width} px"


@BOTH
def test_an_address_that_does_not_exist_shows_a_page_whose_links_work(
    where: str, page: Page, request: pytest.FixtureRequest
) -> None:
    site = served(request, where)
    answer = page.goto(f"{site.address}kent/indicators/nothing-of-this-name/")
    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("Page not found")
    background = page.evaluate("getComputedStyle(document.querySelector('.colophon')).backgroundColor")
    assert background not in {"rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"}, "the style sheet is missing"
    links = page.locator("a:not([href^='#']):not([rel])").evaluate_all("links => links.map(link => link.href)")
    assert len(links) > 10
    for link in links:
        assert link.startswith(site.address)
        assert page.request.get(link).ok, link


@pytest.mark.parametrize("path", ["", POTHOLES, "kirklees/editions/2017-18-q2/"])
def test_print_leaves_out_navigation_and_keeps_the_report(path: str, page: Page, real_site: Served) -> None:
    page.goto(f"{real_site.address}{path}")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 700, "height": 1000})
    for hidden in (".masthead nav", ".colophon nav", ".crumbs", ".skip", "form", "button:not(.term)"):
        for element in page.locator(hidden).all():
            expect(element).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".lead")).to_be_visible()
    expect(page.locator(".notice")).to_be_visible()
    # An explained word is part of its sentence.
    for term in page.locator(".term").all():
        expect(term).to_be_visible()
    for region in page.locator(".scroll").all():
        assert region.evaluate("region => getComputedStyle(region).overflowX") == "visible"


def test_print_uses_dark_ink_on_a_light_page_even_in_the_dark_setting(page: Page, real_site: Served) -> None:
    page.emulate_media(color_scheme="dark", media="print")
    page.goto(f"{real_site.address}{POTHOLES}")
    assert sum(_colour(page, "color")) < 200
    assert sum(_colour(page, "backgroundColor")) > 700


def _colour(page: Page, name: str) -> list[int]:
    found: str = page.evaluate(f"getComputedStyle(document.body).{name}")
    return [int(number) for number in re.findall(r"\d+", found)[:3]]


@pytest.mark.parametrize(("site", "path"), KINDS[:1] + KINDS[16:17])
def test_the_dark_setting_changes_page_and_ink(
    site: str, path: str, page: Page, request: pytest.FixtureRequest
) -> None:
    page.goto(address(request, site, path))
    page.emulate_media(color_scheme="light")
    light = sum(_colour(page, "backgroundColor")), sum(_colour(page, "color"))
    page.emulate_media(color_scheme="dark")
    dark = sum(_colour(page, "backgroundColor")), sum(_colour(page, "color"))
    assert light[0] > 700
    assert light[1] < 200
    assert dark[0] < 200
    assert dark[1] > 600


def test_the_first_key_reaches_the_skip_link_which_leads_past_the_navigation(page: Page, real_site: Served) -> None:
    page.goto(f"{real_site.address}{POTHOLES}")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


FOCUSED = """() => {
  const e = document.activeElement, box = e.getBoundingClientRect(), style = getComputedStyle(e);
  return {
    number: [...document.querySelectorAll("*")].indexOf(e), html: e.outerHTML.slice(0, 100),
    outline: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    region: e.matches(".scroll"),
  };
}"""


CONTROLS = ("button", "input", "select")
REACHABLE = ", ".join(
    f"{one}:visible"
    for one in ("a[href]:not([tabindex='-1'])", "summary", "[tabindex='0']", *map("{}:enabled".format, CONTROLS))
)


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize(("site", "path"), [KINDS[0], *KINDS[12:17], *KINDS[19:23], *KINDS[-6:]])
def test_every_link_button_and_region_can_be_reached_and_seen_by_keyboard(
    site: str, path: str, width: int, page: Page, request: pytest.FixtureRequest
) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    visit(page, request, site, path)
    expected = page.locator(REACHABLE).count()
    numbers, regions = [], 0
    for _ in range(expected):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUSED)
        numbers.append(focus["number"])
        regions += focus["region"]
        assert focus["outline"], f"no outline: {focus['html']}"
        assert focus["seen"], f"out of sight: {focus['html']}"
    assert numbers == sorted(set(numbers))
    assert regions == page.locator(".scroll").count()


def test_a_wide_table_scrolls_by_keyboard_on_a_narrow_screen(page: Page, real_site: Served) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(f"{real_site.address}kent/tables/complaints/")
    region = page.get_by_role("region").first
    region.focus()
    assert region.evaluate("region => region.scrollWidth > region.clientWidth")
    page.keyboard.press("ArrowRight")
    # The page's own policy forbids the browser's tools to wait by evaluating text.
    for _ in range(50):
        if region.evaluate("region => region.scrollLeft") > 0:
            break
        page.wait_for_timeout(50)
    assert region.evaluate("region => region.scrollLeft") > 0


POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'"
)


@pytest.mark.parametrize(("site", "path"), KINDS)
def test_a_page_works_under_a_strict_content_security_policy_and_asks_no_other_host(
    site: str, path: str, page: Page, request: pytest.FixtureRequest
) -> None:
    link = address(request, site, path)
    host = link.split("/")[2]
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda one: asked.append(one.url))
    page.route(
        link,
        lambda route: route.fulfill(
            response=(answer := route.fetch()), headers={**answer.headers, "content-security-policy": POLICY}
        ),
    )
    page.goto(link)
    settle(page, path)
    expected_404 = "nowhere" in path
    assert [text for text in said if not (expected_404 and "404" in text)] == []
    assert {one.split("/")[2] for one in asked} == {host}
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0

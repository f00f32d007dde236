"""No page breaks a rule of axe for WCAG 2.2 (A and AA) or its best practices, on a phone or a desk, light or dark."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from browser.kinds import KINDS, visit

RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]}
# Light and dark differ in colours alone, so the dark setting is tried with the rules about colours.
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}


def violations(page: Page, rules: Mapping[str, object]) -> list[str]:
    options = {"runOnly": rules, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response
    assert found["passes"]
    return [
        f"{rule['id']} ({rule['impact']}): {node['target']} {node['html'][:160]}"
        for rule in found["violations"]
        for node in rule["nodes"][:3]
    ]


@pytest.mark.parametrize(("site", "path"), KINDS)
def test_axe_finds_nothing_on_this_kind_of_page(
    site: str, path: str, page: Page, request: pytest.FixtureRequest
) -> None:
    visit(page, request, site, path)
    for width in (320, 360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme="light")
        assert violations(page, RULES) == [], f"{width} px, light"
        page.emulate_media(color_scheme="dark")
        assert violations(page, COLOURS) == [], f"{width} px, dark"
    page.emulate_media(color_scheme="light", forced_colors="active")
    assert violations(page, RULES) == [], "forced colours"


@pytest.mark.parametrize(("site", "path"), KINDS)
def test_with_text_twice_as_large_nothing_is_lost(
    site: str, path: str, page: Page, request: pytest.FixtureRequest
) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Page.enable")
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    visit(page, request, site, path)
    assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") == 32
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(LOST, width) == [], f"{width} px"
    assert violations(page, RULES) == []


# Whatever reaches beyond the screen or is cut off by its own box, unless it lies in a region that scrolls.
LOST = """width => [...document.querySelectorAll("body *")]
    .filter(e => !e.closest(".scroll, pre, .skip, .heard, svg, [hidden], noscript, option, input"))
    .filter(e => e.getBoundingClientRect().right > width + 1
        || (getComputedStyle(e).overflowX !== "visible" && e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0))
    .map(e => e.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize(("site", "path"), KINDS)
def test_forced_colours_leave_every_shape_and_edge_to_be_seen(
    site: str, path: str, page: Page, request: pytest.FixtureRequest
) -> None:
    page.emulate_media(forced_colors="active")
    visit(page, request, site, path)
    unseen = page.evaluate(UNSEEN)
    assert unseen == []


# A mark of a status must not have the colour of the page, and a button must have an edge; an explained word is
# underlined instead.
UNSEEN = """() => {
  const paper = getComputedStyle(document.body).backgroundColor;
  const marks = [...document.querySelectorAll(".status .mark")].filter(e => getComputedStyle(e).fill === paper);
  const bare = [...document.querySelectorAll("button, input, select")]
      .filter(e => e.offsetParent && !e.matches("[type=checkbox], .term"))
      .filter(e => getComputedStyle(e).borderTopStyle === "none");
  return [...marks, ...bare].map(e => e.outerHTML.slice(0, 120));
}"""

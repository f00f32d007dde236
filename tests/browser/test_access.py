"""No page breaks a rule of axe for WCAG 2.2 (A and AA) or its best practices, on a phone or a desk, light or dark."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from browser.kinds import KINDS, address, settle

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
    page.goto(address(request, site, path))
    settle(page, path)
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme="light")
        assert violations(page, RULES) == [], f"{width} px, light"
        page.emulate_media(color_scheme="dark")
        assert violations(page, COLOURS) == [], f"{width} px, dark"

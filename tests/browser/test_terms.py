"""A word of the trade is explained where it stands: by keyboard, by touch, without JavaScript, and moving nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect
from sites.serving import Served

from browser.kinds import BOTH, address
from browser.test_access import RULES, violations

PAGE = "kirklees/indicators/agency-social-workers/"
LEAST = 24


@BOTH
def test_by_keyboard_a_word_opens_its_meaning_leads_to_the_glossary_and_closes(
    where: str, page: Page, request: pytest.FixtureRequest
) -> None:
    page.goto(address(request, where, PAGE))
    term = page.locator("main .term").first
    meaning = page.locator("main .meaning").first
    term.focus()
    expect(meaning).to_be_hidden()
    page.keyboard.press("Enter")
    expect(meaning).to_be_visible()
    assert violations(page, RULES) == []
    page.keyboard.press("Tab")
    link = meaning.get_by_role("link", name="Glossary")
    expect(link).to_be_focused()
    target = str(link.get_attribute("href"))
    page.keyboard.press("Escape")
    expect(meaning).to_be_hidden()
    expect(term).to_be_focused()
    page.goto(f"{page.url}{target}")
    expect(page.locator(f"#{target.rpartition('#')[2]}")).to_be_in_viewport()


def test_a_word_is_heard_as_explained_and_its_meaning_closes_when_the_keyboard_goes_on(
    page: Page, real_site: Served
) -> None:
    page.goto(f"{real_site.address}{PAGE}")
    for term in page.locator("main .term").all():
        expect(term).to_have_accessible_description("Says what this means")
    term, meaning = page.locator("main .term").first, page.locator("main .meaning").first
    term.press("Enter")
    expect(meaning).to_be_visible()
    page.keyboard.press("Tab")
    expect(meaning.get_by_role("link")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(term).to_be_focused()
    expect(meaning).to_be_visible()
    page.keyboard.press("Shift+Tab")
    expect(meaning).to_be_hidden()
    expect(term).not_to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(meaning).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(meaning).to_be_hidden()
    assert page.evaluate("document.activeElement !== document.body")


def test_by_touch_and_without_javascript_a_word_opens_and_closes_and_nothing_moves(
    browser: Browser, real_site: Served
) -> None:
    context = browser.new_context(
        has_touch=True, is_mobile=True, java_script_enabled=False, viewport={"width": 360, "height": 800}
    )
    page = context.new_page()
    page.goto(f"{real_site.address}{PAGE}")
    term, meaning = page.locator("main .term").first, page.locator("main .meaning").first
    before = page.locator("h2").first.bounding_box()
    term.tap()
    expect(meaning).to_be_visible()
    box, after = meaning.bounding_box(), page.locator("h2").first.bounding_box()
    assert before == after
    assert box is not None and box["x"] >= 0 and box["x"] + box["width"] <= 360
    page.locator("h1").tap()
    expect(meaning).to_be_hidden()
    context.close()


def test_every_explained_word_is_large_enough_to_touch(page: Page, real_site: Served) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{real_site.address}{PAGE}")
    boxes = [term.bounding_box() for term in page.locator("main .term").all()]
    assert boxes
    assert all(box is not None and box["height"] >= LEAST and box["width"] >= LEAST for box in boxes)

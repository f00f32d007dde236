"""Pages on paper: whole, without navigation, on A4, dark ink on white, whatever the reader's setting."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from browser.kinds import KINDS, address, visit

# The width of the text on A4 between the style sheet's margins of 12 mm, in CSS pixels.
PAPER = 703
OUTSIDE = """width => [...document.querySelectorAll("body *")]
    .filter(e => e.checkVisibility() && !e.closest("svg"))
    .filter(e => e.getBoundingClientRect().right > width + 1 || e.getBoundingClientRect().left < -1)
    .map(e => e.outerHTML.slice(0, 140))"""
CUT = """() => [...document.querySelectorAll("body *")]
    .filter(e => e.checkVisibility() && !e.closest("svg") && getComputedStyle(e).overflowX !== "visible")
    .filter(e => e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)
    .map(e => e.outerHTML.slice(0, 140))"""
TO_USE = "nav, form, button:not(.term), input, select, textarea, .skip, .files, .chart > details"


@pytest.mark.parametrize(("site", "path"), KINDS)
def test_a_page_prints_whole_and_without_what_paper_cannot_do(
    site: str, path: str, page: Page, request: pytest.FixtureRequest
) -> None:
    page.set_viewport_size({"width": PAPER, "height": 1000})
    visit(page, request, site, path)
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(OUTSIDE, PAPER) == []
    assert page.evaluate(CUT) == []
    for element in page.locator(TO_USE).all():
        expect(element).to_be_hidden()
    folded = (
        "all => all.filter(e => e.checkVisibility() && !e.lastElementChild.checkVisibility()).map(e => e.outerHTML)"
    )
    assert page.locator("details:not(.chart > details, .filters)").evaluate_all(folded) == []


BREAKS = "all => [...new Set(all.map(e => getComputedStyle(e).breakInside))]"


@pytest.mark.parametrize(("site", "path"), KINDS)
def test_no_row_and_no_chart_is_parted_and_each_sheet_of_a_table_has_its_headings(
    site: str, path: str, page: Page, request: pytest.FixtureRequest
) -> None:
    page.set_viewport_size({"width": PAPER, "height": 1000})
    page.goto(address(request, site, path))
    page.emulate_media(media="print")
    assert page.locator("tr, figure.chart").evaluate_all(BREAKS) in ([], ["avoid"])
    display = "all => [...new Set(all.map(e => getComputedStyle(e).display))]"
    assert page.locator("thead").evaluate_all(display) in ([], ["table-header-group"])


@pytest.mark.parametrize("path", ["kirklees/indicators/potholes-repaired/", "kirklees/editions/2017-18-q2/"])
def test_a_printed_page_has_its_address_and_the_day_of_publication(
    path: str, page: Page, request: pytest.FixtureRequest
) -> None:
    full = address(request, "real_site", path)
    page.goto(full)
    expect(page.locator(".printed")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".printed")).to_have_text(full)
    expect(page.locator(".notice")).to_contain_text("as published on 21 November 2017")
    expect(page.locator(".citation")).to_contain_text(f"published 21 November 2017, republished at {full}")


def test_an_explored_chart_prints_as_its_picture(page: Page, request: pytest.FixtureRequest) -> None:
    page.goto(address(request, "example_site", "example-council/indicators/missed-bins/"))
    page.locator("[data-explore]").first.click()
    picture = page.locator("figure.chart img").first
    expect(picture).to_be_hidden()
    page.emulate_media(media="print")
    expect(picture).to_be_visible()
    expect(page.locator("[data-explored]")).to_be_hidden()

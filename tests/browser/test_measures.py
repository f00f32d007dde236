"""The list of all measures: filtered by hand and by address, counted aloud, and whole where JavaScript is off."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from sites.serving import Served

from browser.kinds import BOTH, served, settle

LIST = "indicators/"
WHOLE = 91


def opened(page: Page, site: Served, **chosen: str) -> None:
    page.goto(f"{site.address}{LIST}?{urlencode(chosen)}")
    settle(page, LIST)


def shown(page: Page) -> Locator:
    return page.locator("main li[data-k]:visible")


def number(page: Page) -> Locator:
    return page.get_by_role("status")


def combobox(page: Page, name: str) -> Locator:
    return page.get_by_role("combobox", name=name, exact=True)


def box(page: Page, facet: str, word: str) -> Locator:
    return page.get_by_role("group", name=facet).get_by_role("checkbox", name=re.compile(rf"^{word} \(\d+\)$"))


@BOTH
def test_a_link_leads_to_everything_red_in_housing(where: str, page: Page, request: pytest.FixtureRequest) -> None:
    site = served(request, where)
    opened(page, site, service="housing", status="red")
    expect(number(page)).to_have_text(f"1 of {WHOLE} measures: Housing, Red")
    expect(shown(page)).to_have_count(1)
    shown(page).get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Affordable homes delivered")
    page.go_back()
    expect(number(page)).to_have_text(f"1 of {WHOLE} measures: Housing, Red")


# What is chosen and how many measures have it, counted from the reports.
CHOSEN = [
    ({"council": "kent"}, 26, "Kent County Council"),
    ({"theme": "ambitious"}, 23, "Ambitious Kirklees"),
    ({"service": "housing"}, 4, "Housing"),
    ({"status": "red", "council": "kirklees"}, 16, "Kirklees Council, Red"),
    ({"theme": "no.theme"}, 7, "Under no theme"),
]


@pytest.mark.parametrize(("chosen", "count", "words"), CHOSEN)
def test_an_address_shows_the_measures_that_have_all_of_it(
    chosen: dict[str, str], count: int, words: str, page: Page, real_site: Served
) -> None:
    opened(page, real_site, **chosen)
    expect(number(page)).to_have_text(f"{count} of {WHOLE} measures: {words}")
    expect(shown(page)).to_have_count(count)


def test_each_choice_shows_what_its_number_said_and_only_measures_that_say_so_themselves(
    page: Page, real_site: Served
) -> None:
    opened(page, real_site)
    for facet, part in (("Status", ".status"), ("Direction", "span:last-child")):
        for label in page.get_by_role("group", name=facet).locator("label").all():
            word, count = re.findall(r"^(.+) \((\d+)\)$", " ".join(label.inner_text().split()))[0]
            label.click()
            expect(shown(page)).to_have_count(int(count))
            said = shown(page).locator(part).all_text_contents()
            if word != "Not compared":
                assert all(re.search(rf"(^|\. ){word}( \(as published\))?$", text) for text in said), (word, said)
            label.click()
    expect(shown(page)).to_have_count(WHOLE)


def test_all_statuses_together_are_all_measures_and_none_is_counted_twice(page: Page, real_site: Served) -> None:
    opened(page, real_site)
    for facet in ("Status", "Direction"):
        labels = page.get_by_role("group", name=facet).locator("label").all_inner_texts()
        assert sum(int(re.findall(r"\((\d+)\)", label)[0]) for label in labels) == WHOLE
    for name in ("Council", "Theme", "Service"):
        options = combobox(page, name).locator("option").all_inner_texts()[1:]
        assert sum(int(re.findall(r"\((\d+)\)$", option)[0]) for option in options) == WHOLE
        assert max(Counter(options).values()) == 1


def test_two_statuses_show_the_measures_of_either(page: Page, real_site: Served) -> None:
    opened(page, real_site, council="kirklees")
    box(page, "Status", "Red").check()
    box(page, "Status", "Red-amber").check()
    expect(page).to_have_url(re.compile(r"\?council=kirklees&status=red-amber&status=red$"))
    expect(shown(page)).to_have_count(20)
    page.reload()
    expect(shown(page)).to_have_count(20)
    expect(box(page, "Status", "Red-amber")).to_be_checked()


def test_groups_without_a_measure_left_are_hidden_with_their_headings(page: Page, real_site: Served) -> None:
    opened(page, real_site, council="kent", theme="citizen-in-control")
    assert page.locator("main :is(h2, h3):visible").all_inner_texts() == [
        "Kent County Council",
        "To Put the Citizen In Control",
    ]


def test_back_and_forward_undo_and_redo_each_choice(page: Page, real_site: Served) -> None:
    opened(page, real_site)
    combobox(page, "Council").select_option("kirklees")
    expect(shown(page)).to_have_count(65)
    box(page, "Direction", "Worse").check()
    expect(number(page)).to_have_text(re.compile("Kirklees Council, Worse$"))
    page.go_back()
    expect(shown(page)).to_have_count(65)
    expect(box(page, "Direction", "Worse")).not_to_be_checked()
    page.go_back()
    expect(number(page)).to_have_text(f"{WHOLE} measures")
    expect(combobox(page, "Council")).to_have_value("")
    page.go_forward()
    page.go_forward()
    expect(number(page)).to_have_text(re.compile("Kirklees Council, Worse$"))
    expect(box(page, "Direction", "Worse")).to_be_checked()


def test_going_through_a_list_by_arrow_keys_is_one_step_back(page: Page, real_site: Served) -> None:
    opened(page, real_site)
    combobox(page, "Theme").focus()
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    expect(number(page)).to_contain_text("of 91 measures: To Put the Citizen In Control")
    page.go_back()
    expect(number(page)).to_have_text(f"{WHOLE} measures")


def test_where_nothing_fits_the_page_says_what_to_do_and_one_press_does_it(page: Page, real_site: Served) -> None:
    opened(page, real_site, council="kent", service="housing", status="red")
    expect(number(page)).to_have_text(f"None of {WHOLE} measures: Kent County Council, Housing, Red")
    expect(shown(page)).to_have_count(0)
    expect(page.locator("main :is(h2, h3):visible")).to_have_count(0)
    page.locator("#nothing").get_by_role("button", name="clear all filters").click()
    expect(page).to_have_url(f"{real_site.address}{LIST}")
    expect(shown(page)).to_have_count(WHOLE)
    expect(page.locator("#nothing")).to_be_hidden()
    expect(page.locator("summary")).to_be_focused()


def test_a_choice_that_leads_nowhere_cannot_be_made(page: Page, real_site: Served) -> None:
    opened(page, real_site, council="kent")
    expect(box(page, "Status", "Missing")).to_be_disabled()
    expect(combobox(page, "Service").locator("option", has_text="Housing (0)")).to_be_disabled()
    expect(combobox(page, "Council").locator("option", has_text="Kirklees Council (65)")).to_be_enabled()


def test_an_old_link_that_names_what_is_gone_shows_nothing_rather_than_everything(
    page: Page, real_site: Served
) -> None:
    opened(page, real_site, status="purple")
    expect(number(page)).to_have_text(f"None of {WHOLE} measures: purple")
    expect(page.locator("#nothing")).to_be_visible()


def test_markup_in_an_address_is_only_text(page: Page, real_site: Served) -> None:
    opened(page, real_site, status="<img src=x onerror=window.__pwned=1>")
    expect(number(page)).to_contain_text("<img src=x onerror=window.__pwned=1>")
    expect(number(page).locator("*")).to_have_count(0)
    assert page.evaluate("window.__pwned") is None


def test_the_filters_work_by_keyboard_alone_and_keep_the_focus(page: Page, real_site: Served) -> None:
    opened(page, real_site)
    page.locator("summary").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(combobox(page, "Council")).to_be_focused()
    expect(number(page)).to_have_text(f"26 of {WHOLE} measures: Kent County Council")
    box(page, "Status", "Red").focus()
    page.keyboard.press("Space")
    expect(box(page, "Status", "Red")).to_be_focused()
    expect(number(page)).to_have_text(f"7 of {WHOLE} measures: Kent County Council, Red")


@pytest.mark.parametrize("width", [320, 360])
def test_on_a_phone_the_filters_are_folded_away_and_open_by_one_press(
    width: int, page: Page, real_site: Served
) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    opened(page, real_site, status="red")
    expect(box(page, "Status", "Red")).to_be_hidden()
    page.locator("summary", has_text="(1 chosen)").click()
    box(page, "Status", "Red").uncheck()
    expect(shown(page)).to_have_count(WHOLE)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for target in page.locator("#filters :is(label, select, button):visible").all():
        size = target.bounding_box()
        assert size is not None and size["height"] >= 24


@pytest.fixture
def unscripted(browser: Browser) -> Iterator[Page]:
    """A page in a browser with JavaScript off."""
    with browser.new_context(java_script_enabled=False) as context:
        yield context.new_page()


def test_without_javascript_it_is_the_whole_list_in_groups_without_filters(unscripted: Page, real_site: Served) -> None:
    unscripted.goto(f"{real_site.address}{LIST}?status=red")
    expect(shown(unscripted)).to_have_count(WHOLE)
    for hidden in ("#filters", "#count", "#nothing"):
        expect(unscripted.locator(hidden)).to_be_hidden()
    headings = unscripted.locator("main h3").all_inner_texts()
    assert len(headings) == 7 and "To Help the Economy Grow" in headings


def test_should_the_script_not_come_the_list_does(page: Page, real_site: Served) -> None:
    page.route("**/measures.js", lambda route: route.abort())
    page.goto(f"{real_site.address}{LIST}?status=red")
    expect(page.get_by_role("link", name="Potholes repaired")).to_be_visible()
    expect(page.locator("#filters")).to_be_hidden()


def test_only_what_is_chosen_is_printed(page: Page, real_site: Served) -> None:
    opened(page, real_site, status="red", council="kent")
    page.emulate_media(media="print")
    expect(page.locator("#filters")).to_be_hidden()
    expect(number(page)).to_be_visible()
    expect(shown(page)).to_have_count(7)


def test_measures_without_figures_and_retired_ones_are_in_the_list(page: Page, example_site: Served) -> None:
    opened(page, example_site)
    expect(page.get_by_role("link", name="Paper forms received")).to_be_visible()
    for choice in page.locator("#filters :is(option, input)").all():
        assert choice.get_attribute("value") is not None
    assert shown(page).count() == int(number(page).inner_text().split()[0])

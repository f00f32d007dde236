"""The search in a real browser, on the real site: what residents and councillors type, and what they find first."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from sites.serving import Served

from browser.kinds import BOTH, served, settle
from browser.listening import listen, said

POTHOLES = "kirklees/indicators/potholes-repaired"
COUNCIL_TAX = "kirklees/indicators/council-tax-collected"
# What is typed, and the page or pages that must all be among the first three.
QUERIES = [
    # Words of a name, more or less of it, in any order.
    ("potholes", POTHOLES),
    ("potholes", "kent/indicators/days-to-repair-potholes"),
    ("pothole repairs", POTHOLES),
    ("pot holes", POTHOLES),
    ("kirklees potholes", POTHOLES),
    ("recycling", "kirklees/indicators/household-waste-recycled"),
    ("recycling", "kent/indicators/recycling-at-waste-centres"),
    ("council tax", COUNCIL_TAX),
    ("business rates", "kirklees/indicators/business-rates-collected"),
    ("temporary accommodation", "kirklees/indicators/temporary-accommodation"),
    ("affordable homes", "kirklees/indicators/affordable-homes"),
    ("looked after children", "kirklees/indicators/looked-after-children"),
    ("looked after children", "kent/indicators/children-looked-after"),
    ("school results", "kirklees/indicators/school-results-gap"),
    ("jobs created", "kent/indicators/jobs-from-inward-investment"),
    # Everyday words that the reports print nowhere: synonyms.
    ("road repairs", POTHOLES),
    ("bins", "kent/indicators/leftover-rubbish-per-household"),
    ("tip", "kent/indicators/recycling-at-waste-centres"),
    ("homeless", "kirklees/indicators/homelessness-cases-accepted"),
    ("empty houses", "kirklees/indicators/empty-council-homes"),
    ("planning permission", "kirklees/indicators/major-planning-decisions"),
    ("children in care", "kirklees/indicators/looked-after-children"),
    ("children's safety", "kirklees/indicators/child-protection-plans"),
    ("youth crime", "kent/indicators/new-to-youth-justice"),
    ("nursery places", "kirklees/indicators/free-early-education"),
    ("bed blocking", "kirklees/indicators/delays-leaving-hospital"),
    ("exclusions", "kent/indicators/pupils-permanently-excluded"),
    ("call centre", "kent/indicators/calls-answered-quickly"),
    ("rent arrears", "kirklees/indicators/rent-collected"),
    # Official codes and printed references.
    ("KI 530", POTHOLES),
    ("KI530", POTHOLES),
    ("ki-530", POTHOLES),
    ("KI082", COUNCIL_TAX),
    ("KI 082", COUNCIL_TAX),
    ("KI442a", "kirklees/indicators/people-in-residential-care"),
    ("KI 442a", "kirklees/indicators/people-in-residential-care"),
    ("1.10", "kirklees/indicators/extra-homes"),
    # Abbreviations.
    ("NEET", "kirklees/indicators/not-in-work-or-learning"),
    ("NEET", "kent/indicators/not-in-work-or-learning"),
    ("FOI", "kirklees/indicators/freedom-of-information-replies"),
    ("HWRC", "kent/indicators/recycling-at-waste-centres"),
    ("DTOC", "kirklees/indicators/delays-leaving-hospital"),
    ("B&B", "kirklees/indicators/bed-and-breakfast-nights"),
    ("IT", "kirklees/indicators/computer-network-availability"),
    ("KS2", "kent/indicators/english-and-maths-at-11"),
    ("SEND", "kirklees/indicators/special-needs-results-age-11"),
    # The service, or the heading that it is printed under.
    ("Specialist children's services", "kent/indicators/children-looked-after"),
    ("Highways & Transportation", "kent/indicators/highway-repairs-on-time"),
    ("Tackling poverty", "kirklees/indicators/welfare-support-gains"),
    # Whole questions.
    ("how is my council doing on potholes?", POTHOLES),
    ("how many potholes were fixed in kirklees?", POTHOLES),
    ("what is the recycling rate in kent", "kent/indicators/waste-kept-out-of-landfill"),
    # Pages that are not of measures.
    ("actions kirklees", "kirklees/actions"),
    ("complaints kent", "kent/tables/complaints"),
    ("housing supply", "kirklees/priorities/housing-supply"),
    ("children's services", "kirklees/priorities/childrens-social-care"),
    ("accessibility", "accessibility"),
]
# What is typed, what it is taken for, and the page that must be among the first three.
MISSPELT = [
    ("potholls", "potholes", POTHOLES),
    ("recyling", "recycling", "kirklees/indicators/household-waste-recycled"),
    ("freedom of infomation", "freedom of information", "kirklees/indicators/freedom-of-information-replies"),
    ("homlessness", "homelessness", "kirklees/indicators/homelessness-cases-accepted"),
    ("tempory accomodation", "temporary accommodation", "kirklees/indicators/temporary-accommodation"),
    ("adoptoin", "adoption", "kirklees/indicators/time-to-join-adoptive-family"),
    ("apprentiships", "apprenticeships", "kirklees/indicators/council-apprentices"),
    ("safegaurding", "safeguarding", "kent/indicators/children-with-protection-plans"),
    ("childern in care", "children in care", "kirklees/indicators/looked-after-children"),
    ("concil tax", "council tax", COUNCIL_TAX),
    ("counciltax", "council tax", COUNCIL_TAX),
    ("planing permision", "planning permission", "kirklees/indicators/major-planning-decisions"),
    ("neat", "neet", "kirklees/indicators/not-in-work-or-learning"),
    ("fixing potholls in kent", "fixing potholes in kent", "kent/indicators/days-to-repair-potholes"),
]


def results(page: Page) -> list[str]:
    """Return the addresses of what was found, in order."""
    settle(page, "search/?")
    addresses: list[str] = page.locator("#results h2 a").evaluate_all("links => links.map(link => link.href)")
    return addresses


def first_three(page: Page, site: Served) -> list[str]:
    return [re.sub(r"/(#.*)?$", "", address.removeprefix(site.address)) for address in results(page)[:3]]


def ask(page: Page, site: Served, **asked: str) -> None:
    page.goto(f"{site.address}search/?{urlencode(asked)}")
    settle(page, "search/?")


def test_there_are_enough_queries_of_each_kind() -> None:
    assert len({query for query, _ in QUERIES}) >= 40
    assert len(MISSPELT) >= 10


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Page]:
    """A page for many searches, one after the other."""
    with browser.new_context() as context:
        yield context.new_page()


@pytest.mark.parametrize(("query", "path"), QUERIES)
def test_the_right_page_is_among_the_first_three(query: str, path: str, reader: Page, real_site: Served) -> None:
    ask(reader, real_site, q=query)
    assert path in first_three(reader, real_site)
    expect(reader.get_by_role("status")).not_to_contain_text("Showing results for")


@pytest.mark.parametrize(("query", "meant", "path"), MISSPELT)
def test_a_misspelt_search_is_mended_and_says_so(
    query: str, meant: str, path: str, reader: Page, real_site: Served
) -> None:
    ask(reader, real_site, q=query)
    assert path in first_three(reader, real_site)
    expect(reader.get_by_role("status")).to_contain_text(f"Showing results for “{meant}”. Search only for “{query}”")


def test_who_insists_is_searched_for_as_written(page: Page, real_site: Served) -> None:
    ask(page, real_site, q="potholls")
    page.get_by_role("link", name="Search only for “potholls”").click()
    expect(page.get_by_role("status")).to_contain_text("No pages found for “potholls”")
    assert results(page) == []
    assert page.url.endswith("?q=potholls&only=1")
    page.go_back()
    assert POTHOLES in first_three(page, real_site)


def test_a_new_search_after_insisting_is_mended_again(page: Page, real_site: Served) -> None:
    ask(page, real_site, q="potholls", only="1")
    page.get_by_role("searchbox").fill("recyling")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Showing results for “recycling”")


def test_words_that_no_page_has_together_are_left_out_and_said_so(page: Page, real_site: Served) -> None:
    ask(page, real_site, q="zzz potholes qqq")
    expect(page.get_by_role("status")).to_contain_text("so “zzz” and “qqq” were left out.")
    assert POTHOLES in first_three(page, real_site)


@pytest.mark.parametrize(
    ("query", "list_", "words"),
    [
        ("what got worse", "Every measure that got worse", "Worse"),
        ("Which targets were MISSED?", "Every measure with a poor rating", "Red-amber, Red"),
    ],
)
def test_everyday_words_lead_to_the_list_of_what_they_mean(
    query: str, list_: str, words: str, page: Page, real_site: Served
) -> None:
    ask(page, real_site, q=query)
    expect(page.locator("#lists").get_by_role("link")).to_have_text([list_])
    page.get_by_role("link", name=list_).click()
    expect(page.get_by_role("status")).to_have_text(re.compile(rf"^\d+ of 91 measures: {words}$"))
    page.go_back()
    ask(page, real_site, q="potholes")
    expect(page.locator("#lists")).to_be_hidden()


@pytest.mark.parametrize("query", ["xqzw", "KI 999", "жжж", "🙂", "%", "constructor", "x" * 3000])
def test_a_search_for_what_is_not_there_finds_nothing_and_says_what_to_do(
    query: str, page: Page, real_site: Served
) -> None:
    ask(page, real_site, q=query)
    expect(page.get_by_role("status")).to_contain_text(f"No pages found for “{query}”. Try another word")
    assert results(page) == []
    page.get_by_role("status").get_by_role("link", name="all measures").click()
    expect(page).to_have_url(f"{real_site.address}indicators/")


def test_a_phrase_in_quotation_marks_is_searched_for_as_it_is(page: Page, real_site: Served) -> None:
    ask(page, real_site, q='"potholes repaired"')
    assert first_three(page, real_site)[0] == POTHOLES
    ask(page, real_site, q='"tax council"')
    assert results(page) == []


@BOTH
def test_typing_and_pressing_enter_searches_and_back_returns_to_the_results(
    where: str, page: Page, request: pytest.FixtureRequest
) -> None:
    site = served(request, where)
    page.goto(f"{site.address}search/")
    page.get_by_role("searchbox").fill("potholes")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("found for “potholes”")
    expect(page).to_have_title(re.compile(r"^potholes: Search \|"))
    assert POTHOLES in first_three(page, site)
    page.get_by_role("link", name="Potholes repaired").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Potholes repaired")
    page.go_back()
    assert page.get_by_role("searchbox").input_value() == "potholes"
    assert POTHOLES in first_three(page, site)


@BOTH
@pytest.mark.parametrize("path", ["", "glossary/", "kent/indicators/website-visits/", "nowhere/at/all/"])
def test_every_page_has_a_box_that_leads_to_the_results(
    path: str, where: str, page: Page, request: pytest.FixtureRequest
) -> None:
    site = served(request, where)
    page.goto(f"{site.address}{path}")
    page.get_by_role("searchbox").fill("KI 530")
    page.get_by_role("search").get_by_role("button", name="Search").click()
    assert POTHOLES in first_three(page, site)
    assert page.url == f"{site.address}search/?q=KI+530"


@pytest.mark.parametrize("path", ["", "search/", "glossary/"])
def test_without_javascript_the_form_leads_to_the_list_of_all_measures(
    path: str, browser: Browser, real_site: Served
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{real_site.address}{path}")
        page.get_by_role("searchbox").fill("potholes")
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(rf"^{real_site.address}indicators/\?q=potholes"))
        expect(page.get_by_role("link", name="Potholes repaired")).to_be_visible()


def asked_for(page: Page) -> Callable[[], set[str]]:
    """Return a function that says which parts of the search a page has loaded so far."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    parts = {"index": "/pagefind/", "mending": "/spelling.js", "words": "/search/words.json"}
    return lambda: {part for part, path in parts.items() if any(path in address for address in asked)}


def test_nothing_is_loaded_before_somebody_searches_and_the_words_only_to_mend_a_search(
    page: Page, real_site: Served
) -> None:
    loaded = asked_for(page)
    page.goto(real_site.address, wait_until="networkidle")
    page.goto(f"{real_site.address}search/", wait_until="networkidle")
    assert loaded() == set()
    page.get_by_role("searchbox").fill("potholes")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("found for “potholes”")
    assert loaded() == {"index"}
    page.get_by_role("searchbox").fill("potholls")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Showing results for")
    assert loaded() == {"index", "mending", "words"}


def test_without_a_connection_the_page_says_so_and_the_next_try_works(page: Page, real_site: Served) -> None:
    def refuse(route: Route) -> None:
        route.abort()

    page.route("**/pagefind.js", refuse)
    ask(page, real_site, q="potholes")
    expect(page.get_by_role("status")).to_contain_text("could not be loaded")
    page.unroute("**/pagefind.js", refuse)
    page.reload()
    assert POTHOLES in first_three(page, real_site)


def test_a_result_shows_title_status_figure_period_council_date_and_by_what_name_it_was_found(
    page: Page, real_site: Served
) -> None:
    ask(page, real_site, q="KI 530")
    result = page.locator("#results li").first
    expect(result.get_by_role("heading", level=2)).to_have_text("Potholes repaired, Kirklees")
    assert result.inner_text().splitlines()[1:] == [
        *["", "Green 7,311, July to September 2017"],
        *["", "Kirklees Council, published 21 November 2017. Also: KI 530"],
    ]
    mark = result.locator(".status.good svg path")
    expect(mark).to_have_count(1)
    ink, text = (found.evaluate("e => getComputedStyle(e).color") for found in (mark, result.locator("b")))
    assert ink != text


@pytest.mark.parametrize(
    ("query", "words", "shape"),
    [("potholes reported", "Amber 3,564", "mixed"), ("KI 515", "Not due No figure", "none")],
)
def test_the_status_of_a_result_has_the_word_and_shape_of_its_page(
    query: str, words: str, shape: str, page: Page, real_site: Served
) -> None:
    ask(page, real_site, q=query)
    result = page.locator("#results li").first
    expect(result).to_contain_text(words)
    drawn = result.locator(f".status.{shape} path").get_attribute("d")
    result.get_by_role("link").click()
    assert page.locator("#status path").get_attribute("d") == drawn


def test_a_page_of_many_words_is_linked_at_the_one_that_was_asked_for(page: Page, real_site: Served) -> None:
    ask(page, real_site, q="FOI")
    result = page.locator("#results li", has_text="Glossary")
    expect(result.locator("mark").first).to_have_text("FOI")
    result.get_by_role("link").click()
    assert page.locator(":target dt").inner_text() == "FOI"


def test_more_results_come_when_asked_and_the_keyboard_is_at_the_first_of_them(page: Page, real_site: Served) -> None:
    ask(page, real_site, q="children")
    links = page.locator("#results h2 a")
    expect(links).to_have_count(10)
    page.get_by_role("button", name="Show more results").press("Enter")
    expect(links).to_have_count(20)
    expect(links.nth(10)).to_be_focused()
    addresses = results(page)
    assert len(set(addresses)) == 20


def test_it_is_said_which_of_the_results_were_added_until_there_are_no_more(page: Page, real_site: Served) -> None:
    ask(page, real_site, q="children")
    links, more = page.locator("#results h2 a"), page.get_by_role("button", name="Show more results")
    expect(links).to_have_count(10)
    number = int(page.get_by_role("status").inner_text().split()[0])
    assert number > 20
    listen(page)
    for begin in range(10, number, 10):
        end = min(begin + 10, number)
        more.press("Enter")
        expect(links.nth(begin)).to_be_focused()
        words = f"Results {begin + 1} to {end} of {number}" if end > begin + 1 else f"Result {end} of {number}"
        expect(page.locator("#more [aria-live=polite]")).to_have_text(words)
        assert said(page)[-1] == words
    expect(more).to_be_hidden()
    expect(links).to_have_count(number)
    page.get_by_role("searchbox").fill("potholes")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("potholes")
    expect(page.locator("#more [aria-live=polite]")).to_have_text("")


def choose(page: Page, name: str, value: str) -> None:
    page.get_by_role("combobox", name=name, exact=True).select_option(value)


def test_filters_narrow_the_results_stand_in_the_address_and_back_undoes_them(page: Page, real_site: Served) -> None:
    ask(page, real_site, q="children in care")
    whole = results(page)
    found = page.get_by_role("status").inner_text()
    assert found.endswith("pages found for “children in care”.")
    choose(page, "Council", "kirklees")
    expect(page).to_have_url(re.compile(r"\?q=children\+in\+care&council=kirklees$"))
    expect(page.get_by_role("status")).to_contain_text("of them with these filters")
    assert all("/kirklees/" in address for address in results(page))
    choose(page, "Status", "red")
    expect(page).to_have_url(re.compile(r"&council=kirklees&status=red$"))
    expect(page.get_by_role("status")).to_contain_text("3 of them with these filters")
    shown = page.locator("#results .status").all_inner_texts()
    assert shown == ["Red", "Red", "Red"]
    page.go_back()
    expect(page.get_by_role("combobox", name="Status", exact=True)).to_have_value("")
    page.go_back()
    expect(page.get_by_role("status")).to_have_text(found)
    assert results(page) == whole


def test_a_link_to_filtered_results_shows_them(page: Page, real_site: Served) -> None:
    ask(page, real_site, q="children in care", council="kirklees", status="red")
    expect(page.get_by_role("combobox", name="Council", exact=True)).to_have_value("kirklees")
    expect(page.get_by_role("combobox", name="Status", exact=True)).to_have_value("red")
    expect(page.locator("summary")).to_contain_text("(2 chosen)")
    assert len(results(page)) == 3


def test_each_value_says_to_how_many_pages_it_leads_and_one_that_leads_nowhere_cannot_be_chosen(
    page: Page, real_site: Served
) -> None:
    ask(page, real_site, q="potholes")
    options = page.get_by_role("combobox", name="Status", exact=True).locator("option")
    assert {"Green (2)", "Amber (1)", "Red (0)"} <= set(options.all_inner_texts())
    expect(options.filter(has_text="Red (0)")).to_be_disabled()
    choose(page, "Council", "kirklees")
    expect(options.filter(has_text="Green (1)")).to_be_enabled()


def test_filters_that_leave_nothing_say_so_and_can_be_cleared(page: Page, real_site: Served) -> None:
    ask(page, real_site, q="potholes", status="red", theme="no-longer-there")
    expect(page.get_by_role("status")).to_contain_text(
        re.compile(r"\d+ pages found for “potholes”, none of them with these filters")
    )
    page.get_by_role("button", name="Clear all filters").click()
    expect(page.get_by_role("searchbox")).to_be_focused()
    expect(page).to_have_url(f"{real_site.address}search/?q=potholes")
    assert POTHOLES in first_three(page, real_site)
    page.go_back()
    page.get_by_role("link", name="Show them without filters").click()
    assert POTHOLES in first_three(page, real_site)


def test_a_mended_search_can_be_filtered(page: Page, real_site: Served) -> None:
    ask(page, real_site, q="potholls")
    choose(page, "Council", "kent")
    expect(page.get_by_role("status")).to_contain_text("Showing results for “potholes”")
    expect(page.get_by_role("status")).to_contain_text("of them with these filters")
    assert first_three(page, real_site)[0] == "kent/indicators/days-to-repair-potholes"


def test_the_whole_search_works_by_keyboard_alone(page: Page, real_site: Served) -> None:
    page.goto(f"{real_site.address}search/")
    page.get_by_role("searchbox").focus()
    page.keyboard.type("potholes")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text(re.compile(r"\d+ pages found for “potholes”"))
    expect(page.get_by_role("searchbox")).to_be_focused()
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(page.locator("summary")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("combobox", name="Council", exact=True)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("status")).to_contain_text("of them with these filters")
    expect(page.get_by_role("combobox", name="Council", exact=True)).to_be_focused()
    for _ in range(4):
        page.keyboard.press("Tab")
    expect(page.locator("#results a").first).to_be_focused()


def test_on_a_phone_the_filters_are_folded_away_and_open_by_one_press(page: Page, real_site: Served) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    ask(page, real_site, q="potholes", council="kent")
    council = page.get_by_role("combobox", name="Council", exact=True)
    expect(council).to_be_hidden()
    page.locator("summary", has_text="(1 chosen)").click()
    expect(council).to_be_visible()


def test_no_permalink_sign_of_a_page_s_own_headings_is_in_a_result(page: Page, permalinks: Served) -> None:
    page.goto(f"{permalinks.address}about/")
    expect(page.locator("h1")).to_contain_text("¶")
    ask(page, permalinks, q="about this publication")
    result = page.locator("#results li", has_text="About this publication")
    expect(result).to_be_visible()
    assert "¶" not in page.locator("#results").inner_text()


def test_what_is_found_does_not_push_away_what_is_already_there(page: Page, real_site: Served) -> None:
    page.add_init_script(
        """window.__shift = 0;
           const add = list => list.getEntries().forEach(one => { window.__shift += one.value; });
           new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });"""
    )
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        for path in ("search/?q=potholls", "indicators/?status=red&service=housing", "indicators/"):
            page.goto(f"{real_site.address}{path}", wait_until="networkidle")
            settle(page, path)
            assert page.evaluate("window.__shift") < 0.02, (width, path)


NEAREST = [
    ("potholls", "potholes"),
    ("pohtoles", "potholes"),
    ("ptoholes", "potholes"),
    ("potholes", "potholes"),
    ("potolhs", "potholes"),
    ("poltohs", ""),
    ("bnis", "bins"),
    ("bims", "bins"),
    ("wins", "bins"),
    ("bxnx", ""),
    ("neat", "neet"),
    ("homlesnes", "homelessness"),
    ("carehomes", "care homes"),
    ("KI530", ""),
    ("ab", ""),
    ("__proto__", ""),
]
WORDS = {"potholes": 4, "bins": 9, "bind": 1, "neet": 2, "homelessness": 7, "homeless": 3, "care": 30, "homes": 12}


@pytest.mark.parametrize(("word", "meant"), NEAREST)
def test_a_word_is_taken_for_the_nearest_that_is_known(word: str, meant: str, page: Page, real_site: Served) -> None:
    page.goto(f"{real_site.address}search/")
    found = page.evaluate(
        "async ([at, word, words]) => (await import(at)).nearest(word, words)",
        [f"{real_site.address}assets/spelling.js", word, WORDS],
    )
    assert found == meant


def test_the_list_of_words_is_small_and_has_what_things_are_called(real_site: Served) -> None:
    file = real_site.site / "search/words.json"
    words = json.loads(file.read_text(encoding="utf-8"))
    assert {"potholes", "neet", "kirklees", "apprenticeships", "reablement"} <= set(words)
    assert file.stat().st_size < 20_000

"""Charts as readers meet them: on a telephone, without JavaScript, in print, by keyboard, and explored."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from sites.serving import Served

from browser.listening import listen, said
from browser.test_access import RULES, violations

POTHOLES = "kirklees/indicators/potholes-repaired/"
BINS = "example-council/indicators/missed-bins/"
MEASURES = [
    POTHOLES,
    "kirklees/indicators/complaints-upheld/",
    "kent/indicators/not-in-work-or-learning/",
    "kent/indicators/children-looked-after/",
]
PLACES = """() => {
    const box = document.documentElement.viewBox.baseVal;
    const labels = [...document.querySelectorAll("text")].filter(text => text.textContent.trim());
    const boxes = labels.map(text => ({ box: text.getBoundingClientRect(), said: text.textContent }));
    const outside = boxes.filter(({ box: b }) =>
        b.left < -0.5 || b.top < -0.5 || b.right > box.width + 0.5 || b.bottom > box.height + 0.5);
    const covered = boxes.flatMap((one, place) => boxes.slice(place + 1).filter(other =>
        Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left) > 1.5 &&
        Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top) > 4)
        .map(other => `${one.said} / ${other.said}`));
    return [...outside.map(({ said }) => `outside: ${said}`), ...covered.map(said => `covered: ${said}`)];
}"""


@pytest.mark.parametrize("site", ["real_site", "example_site"])
def test_no_label_of_any_chart_is_cut_off_or_covers_another(
    site: str, page: Page, request: pytest.FixtureRequest
) -> None:
    served: Served = request.getfixturevalue(site)
    files = [file for file in sorted(served.site.rglob("*.svg")) if file.parent.name != "assets"]
    assert len(files) > 50
    page.goto(files[0].as_uri())
    arial = page.evaluate("document.fonts.check('12px Arial') || document.fonts.check('12px \"Liberation Sans\"')")
    assert arial, "the fonts of the charts are not installed: on Debian, apt-get install fonts-liberation"
    faults = {}
    for file in files:
        page.goto(file.as_uri())
        faults[file.relative_to(served.site).as_posix()] = page.evaluate(PLACES)
    assert {file: found for file, found in faults.items() if found} == {}


@pytest.fixture
def telephone(browser: Browser) -> Iterator[Page]:
    """A page on a telephone whose reader has JavaScript off."""
    with browser.new_context(viewport={"width": 360, "height": 640}, java_script_enabled=False) as context:
        yield context.new_page()


WITHOUT_FIGURES = "kirklees/indicators/school-results-gap/"


def test_a_telephone_s_first_screen_has_title_answer_status_with_why_and_the_start_of_the_chart_of_every_measure(
    telephone: Page, real_site: Served
) -> None:
    paths = [path for path in real_site.pages() if "/indicators/" in path]
    assert len(paths) == 91
    for path in paths:
        telephone.goto(f"{real_site.address}{path}")
        for part in ("h1", ".lead", ".answer .status", ".answer p"):
            box = telephone.locator(part).first.bounding_box()
            assert box is not None
            assert box["y"] + box["height"] <= 640, (path, part)
        chart = telephone.locator("figure.chart").first
        if path == WITHOUT_FIGURES:
            expect(chart).to_have_count(0)
            continue
        box = chart.bounding_box()
        assert box is not None
        assert box["y"] < 640, path
        wide = "tables => tables.filter(table => table.scrollWidth > table.clientWidth).map(t => t.ariaLabel)"
        scrolled = telephone.locator(".scroll:not(:has(.extra))").evaluate_all(wide)
        assert set(scrolled) <= {"Figures by area"}, path


@pytest.mark.parametrize("path", MEASURES)
def test_a_telephone_without_javascript_shows_the_chart_its_description_and_the_table(
    path: str, telephone: Page, real_site: Served
) -> None:
    telephone.goto(f"{real_site.address}{path}", wait_until="networkidle")
    picture = telephone.locator("figure.chart img").first
    expect(picture).to_be_visible()
    expect(telephone.locator("figure.chart .description").first).to_be_visible()
    expect(telephone.locator("table.figures").first).to_be_visible()
    expect(telephone.get_by_role("button").and_(telephone.locator(":not(.term)"))).to_have_count(0)
    box = picture.bounding_box()
    assert box is not None
    # The narrow picture is drawn 288 pixels wide with letters of 11 and 12.
    assert box["width"] / 288 * 11 >= 11


@pytest.mark.parametrize(("width", "narrow"), [(320, True), (700, True), (760, False), (1280, False)])
def test_a_narrow_screen_gets_the_narrow_picture_and_only_that(
    width: int, narrow: bool, browser: Browser, real_site: Served
) -> None:
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{real_site.address}{POTHOLES}", wait_until="networkidle")
        pictures = [
            address.rsplit("/", 1)[1] for address in asked if address.endswith(".svg") and "assets" not in address
        ]
        assert pictures
        assert all(("-narrow" in name) is narrow for name in pictures)
        assert page.locator("figure.chart img").first.evaluate("image => image.complete && image.naturalWidth > 0")


def test_a_screen_reader_meets_the_chart_as_one_image_with_headline_and_description(
    page: Page, real_site: Served
) -> None:
    page.goto(f"{real_site.address}{POTHOLES}")
    image = page.get_by_role("img", name="Rose from 5,837 to 7,311")
    expect(image).to_have_count(1)
    expect(image).to_have_accessible_description(
        "Bar chart. Year to March 2015: no figure (not available); Year to March 2016: 5,605; Year to March 2017: "
        "4,133; April to June 2017: 5,837; July to September 2017: 7,311."
    )


def test_the_keyboard_can_skip_a_chart_and_land_on_its_table(page: Page, real_site: Served) -> None:
    page.goto(f"{real_site.address}{POTHOLES}")
    link = page.locator(".skip-chart").first
    link.focus()
    box = link.bounding_box()
    assert box is not None and box["x"] >= 0, "the link shows itself when it has the focus"
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{real_site.address}{POTHOLES}#figures")


def test_a_chart_prints_on_white_even_in_the_dark_setting(page: Page, real_site: Served) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(f"{real_site.address}{POTHOLES}", wait_until="networkidle")
    dark = page.locator("figure.chart img").first.screenshot()
    page.emulate_media(media="print", color_scheme="light")
    assert page.locator("figure.chart img").first.screenshot() == dark


@pytest.fixture
def explored(page: Page, example_site: Served) -> Page:
    """The page of a long series whose first chart is being explored."""
    page.goto(f"{example_site.address}{BINS}")
    page.locator("[data-explore]").first.click()
    expect(page.locator("[data-explored] svg")).to_be_attached()
    return page


def test_nothing_of_the_drawing_library_is_loaded_before_somebody_asks(page: Page, example_site: Served) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{example_site.address}{BINS}", wait_until="networkidle")
    assert [address for address in asked if "vega" in address or "explore" in address] == []
    page.locator("[data-explore]").first.click()
    expect(page.locator("[data-explored] svg")).to_be_attached()
    assert {address.rsplit("/", 1)[1] for address in asked} >= {"vega.js", "explore.js", "missed-bins.vl.json"}
    assert all(address.startswith(example_site.address) for address in asked)


def test_an_explored_chart_begins_at_the_latest_figure_and_the_keyboard_goes_through_all(explored: Page) -> None:
    reading, slider = explored.locator(".reading"), explored.locator("[data-explored] input[type=range]")
    expect(reading).to_have_text("September 2025: 45.7 per 100,000")
    slider.press("ArrowLeft")
    expect(reading).to_have_text("August 2025: 45.1 per 100,000")
    assert slider.get_attribute("aria-valuetext") == "August 2025: 45.1 per 100,000"
    slider.press("Home")
    expect(reading).to_have_text("April 2023: 64.8 per 100,000")


OPENED = "Chart opened: go through the figures with the arrow keys."


def test_the_next_key_after_opening_a_chart_reaches_what_was_opened_and_it_is_said_once(
    page: Page, example_site: Served
) -> None:
    page.goto(f"{example_site.address}{BINS}")
    button = page.get_by_role("button", name="Explore this chart").first
    expect(button).to_have_attribute("aria-expanded", "false")
    button.focus()
    listen(page)
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(button).to_be_focused()
    expect(button).to_be_in_viewport()
    assert violations(page, RULES) == []
    for name in ("Go through the figures", "From year", "To year"):
        page.keyboard.press("Tab")
        expect(page.get_by_label(name)).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("[data-explored] summary")).to_be_focused()
    assert said(page) == ["Loading the chart …", OPENED]
    for _ in range(4):
        page.keyboard.press("Shift+Tab")
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(page.locator("figure.chart img").first).to_be_visible()


def test_the_slider_says_period_and_figure_itself_and_no_second_voice_does(explored: Page) -> None:
    slider = explored.get_by_role("slider", name="Go through the figures")
    listen(explored)
    slider.focus()
    explored.keyboard.press("ArrowLeft")
    expect(slider).to_have_attribute("aria-valuetext", "August 2025: 45.1 per 100,000")
    explored.keyboard.press("Tab")
    explored.keyboard.press("Shift+Tab")
    expect(slider).to_be_focused()
    expect(slider).to_have_attribute("aria-valuetext", "August 2025: 45.1 per 100,000")
    assert said(explored) == []
    expect(explored.locator("[data-explored]").get_by_role("status")).to_have_count(0)


def test_the_slider_stops_at_a_period_without_a_figure_and_says_why(page: Page, real_site: Served) -> None:
    page.goto(f"{real_site.address}{POTHOLES}")
    page.get_by_role("button", name="Explore this chart").first.press("Enter")
    slider = page.get_by_role("slider")
    slider.press("Home")
    reason = "Year to March 2015: no figure (not available)"
    expect(slider).to_have_attribute("aria-valuetext", reason)
    expect(page.locator(".reading")).to_have_text(reason)
    slider.press("ArrowRight")
    expect(page.locator(".reading")).to_have_text("Year to March 2016: 5,605")
    expect(page.locator("[data-explored] tbody tr")).to_have_count(5)


def test_an_explored_chart_is_one_image_of_a_short_name_without_a_form_in_it(page: Page, real_site: Served) -> None:
    page.goto(f"{real_site.address}{POTHOLES}")
    page.get_by_role("button", name="Explore this chart").first.press("Enter")
    expect(page.locator("[data-explored]")).to_match_aria_snapshot("""
      - img "Rose from 5,837 to 7,311"
      - paragraph:
        - slider "Go through the figures"
    """)
    expect(page.locator("[data-explored] form")).to_have_count(0)
    expect(page.locator("[data-explored]").get_by_role("img")).to_have_count(1)


def test_the_pointer_reads_the_figure_that_is_nearest(explored: Page) -> None:
    drawing = explored.locator(".drawing svg")
    box = drawing.bounding_box()
    assert box is not None
    drawing.hover(position={"x": 40, "y": box["height"] / 2})
    expect(explored.locator(".reading")).to_have_text("April 2023: 64.8 per 100,000")


def test_years_can_be_chosen_and_the_table_has_just_those(explored: Page) -> None:
    explored.get_by_label("From year").select_option("2025 to 2026")
    expect(explored.locator(".reading")).to_contain_text("September 2025")
    explored.locator("[data-explored] summary").click()
    rows = explored.locator("[data-explored] tbody tr")
    expect(rows).to_have_count(6)
    expect(rows.first).to_contain_text("April 2025")
    # Chosen the wrong way round, the years are put right.
    explored.get_by_label("From year").select_option("2025 to 2026")
    explored.get_by_label("To year").select_option("2024 to 2025")
    expect(rows).to_have_count(18)


def test_the_picture_comes_back_at_the_same_button(explored: Page) -> None:
    picture = explored.locator("figure.chart img").first
    expect(picture).to_be_hidden()
    explored.get_by_role("button", name="Explore this chart", expanded=True).click()
    expect(picture).to_be_visible()
    expect(explored.locator("[data-explored]")).to_have_count(0)


def test_without_a_connection_the_picture_stays_and_the_button_says_so(page: Page, example_site: Served) -> None:
    def refuse(route: Route) -> None:
        route.abort()

    page.route("**/vega.js", refuse)
    page.goto(f"{example_site.address}{BINS}")
    page.locator("[data-explore]").first.click()
    expect(page.locator(".explore [role=status]").first).to_have_text("The chart could not be loaded. Try again")
    expect(page.locator("figure.chart img").first).to_be_visible()
    page.unroute("**/vega.js", refuse)
    page.locator("[data-explore]").first.click()
    expect(page.locator("[data-explored] svg")).to_be_attached()


@pytest.mark.parametrize("width", [320, 1280])
def test_an_explored_chart_is_no_wider_than_the_screen(width: int, page: Page, example_site: Served) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{example_site.address}{BINS}")
    for button in page.locator("[data-explore]").all():
        button.click()
    expect(page.locator("[data-explored] svg")).to_have_count(page.locator("[data-explore]").count())
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_tables_of_measures_keep_their_rows_and_cells_for_screen_readers_on_a_telephone(
    telephone: Page, real_site: Served
) -> None:
    telephone.goto(f"{real_site.address}kirklees/priorities/a-sustainable-environment/")
    table = telephone.get_by_role("table", name="A sustainable environment: latest figures")
    expect(table.get_by_role("row")).to_have_count(4)
    expect(table.get_by_role("columnheader")).to_have_count(5)
    expect(table.get_by_role("rowheader", name="Potholes repaired")).to_have_count(1)
    assert telephone.locator("table.measures").evaluate("table => table.parentElement.scrollWidth") <= 360


def test_the_ratings_by_theme_fit_a_telephone_and_stay_a_table(telephone: Page, real_site: Served) -> None:
    telephone.goto(f"{real_site.address}kirklees/")
    table = telephone.get_by_role("table", name="How many measures of each theme have each rating")
    expect(table.get_by_role("row")).to_have_count(4)
    expect(table.get_by_role("row").nth(1)).to_contain_text("Green 14")
    assert telephone.locator("#table-ratings").evaluate("region => region.scrollWidth <= region.clientWidth")

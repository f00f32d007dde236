"""What a screen reader is told, read from the accessibility tree alone: names, roles, and the order of what is read."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from sites.serving import Served

from browser.kinds import KINDS, visit

# A chart that another site shows is a page without the site's frame, whose image stands under the heading.
FRAMED = [kind for kind in KINDS if not str(kind.values[1]).startswith("embed/")]
POTHOLES = "kirklees/indicators/potholes-repaired/"
# How the words of a spark line begin.
COURSES = {"rose", "fell", "began"}


def test_a_measure_is_read_in_the_order_answer_status_chart_reasons_figures(page: Page, real_site: Served) -> None:
    page.goto(f"{real_site.address}{POTHOLES}")
    expect(page.get_by_role("main")).to_match_aria_snapshot("""
      - main:
        - navigation "Breadcrumb"
        - heading "Potholes repaired" [level=1]
        - paragraph: Kirklees Council, November 2017
        - paragraph: /7,311 potholes were repaired between July and September 2017, up from 5,837/
        - region /Status. Green/:
          - heading /Status. Green/ [level=2]
          - paragraph:
            - link "Why green?"
        - figure "Rose from 5,837 to 7,311":
          - heading /Rose from 5,837 to 7,311/ [level=2]
          - paragraph: /Potholes repaired, Kirklees/
          - 'link "Skip this chart and go to the table: Rose from 5,837 to 7,311"'
          - img "Rose from 5,837 to 7,311"
          - paragraph:
            - 'button "Explore this chart: Rose from 5,837 to 7,311"'
            - status
          - paragraph: /Bar chart\\. .* July to September 2017. 7,311\\./
          - paragraph: /Source. Kirklees Council/
          - list "Download this chart"
        - heading /Why this status/ [level=2]
        - heading /Every figure/ [level=2]
        - region "Every figure of this measure":
          - table /Potholes repaired, Kirklees, newest first/
        - heading /Ask about this number/ [level=2]
    """)


TWO_CHARTS = [
    "example-council/indicators/potholes-repaired/",
    "example-council/themes/clean-and-green/",
    "example-council/indicators/missed-bins/",
]


@pytest.mark.parametrize("path", TWO_CHARTS)
def test_what_belongs_to_one_of_several_charts_is_named_after_it(path: str, page: Page, example_site: Served) -> None:
    page.goto(f"{example_site.address}{path}")
    figures = page.locator("figure.chart")
    assert figures.count() > 1
    for figure in figures.all():
        headline = figure.locator("h2, h3").inner_text()
        for part in figure.locator("a:not(.self), button, summary").all():
            words = (part.text_content() or "").strip()
            expect(part).to_have_accessible_name(f"{words}: {headline}")


def test_the_table_of_figures_has_its_caption_and_its_headers(page: Page, real_site: Served) -> None:
    page.goto(f"{real_site.address}{POTHOLES}")
    expect(page.get_by_role("table").first).to_match_aria_snapshot("""
      - table /Potholes repaired, Kirklees, newest first. Unit. number/:
        - caption
        - rowgroup:
          - row:
            - columnheader "Period"
            - columnheader "Figure"
            - columnheader "Status"
        - rowgroup:
          - row:
            - rowheader /July to September 2017/
            - cell "7,311"
            - cell "Green"
    """)


@pytest.mark.parametrize(("site", "path"), FRAMED)
def test_every_chart_is_one_image_with_a_name_and_its_description(
    site: str, path: str, page: Page, request: pytest.FixtureRequest
) -> None:
    visit(page, request, site, path)
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    images = [node for node in nodes if node.get("role", {}).get("value") == "image" and not node["ignored"]]
    sparks = page.locator("svg.spark").evaluate_all("all => all.map(one => one.ariaLabel)")
    assert all(words.split()[0] in COURSES or "figures with a gap" in words for words in sparks)
    images = [image for image in images if image["name"]["value"] not in sparks]
    charts = page.locator("figure.chart").all()
    shown = [(found.locator("h2, h3").inner_text(), found.locator(".description").inner_text()) for found in charts]
    assert [(image["name"]["value"], image["description"]["value"]) for image in images] == shown
    assert all(name and len(description) > len(name) for name, description in shown)


@pytest.mark.parametrize(("site", "path"), FRAMED)
def test_every_page_has_its_landmarks_one_first_heading_and_tables_with_captions_and_headers(
    site: str, path: str, page: Page, request: pytest.FixtureRequest
) -> None:
    visit(page, request, site, path)
    for landmark in ("banner", "main", "contentinfo"):
        expect(page.get_by_role(landmark)).to_have_count(1)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    expect(page.locator("html")).to_have_attribute("lang", "en-GB")
    names = page.get_by_role("navigation").evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")
    assert all(names) and len(set(names)) == len(names)
    for table in page.get_by_role("table").all():
        assert table.locator("caption").inner_text().strip()
        assert table.get_by_role("columnheader").count() > 1
        assert table.get_by_role("rowheader").count() > 0


@pytest.mark.parametrize(("site", "path"), KINDS)
def test_a_status_is_a_word_and_its_mark_is_silent(
    site: str, path: str, page: Page, request: pytest.FixtureRequest
) -> None:
    visit(page, request, site, path)
    assert all(text.strip() for text in page.locator(".status").all_text_contents())
    assert page.locator(".status svg:not([aria-hidden=true])").count() == 0


def test_a_chart_in_another_site_is_one_image_named_by_its_figures(page: Page, real_site: Served) -> None:
    page.goto(f"{real_site.address}embed/{POTHOLES}")
    expect(page.get_by_role("main")).to_match_aria_snapshot("""
      - main:
        - heading "Rose from 5,837 to 7,311" [level=1]
        - paragraph: /Potholes repaired, Kirklees/
        - img /Bar chart.*7,311/
        - paragraph:
          - link "Every figure, and what it means"
        - paragraph: /Source. Kirklees Council/
    """)

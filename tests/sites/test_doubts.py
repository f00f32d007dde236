"""What the checks doubt is said wherever the doubted figure, rating or sentence stands."""

from __future__ import annotations

import re
from html import unescape

import pytest

from sites.serving import Served

COUNCILS = [("kirklees", "2017-18-q2"), ("kent", "2011-12-q1")]
ROW = re.compile(r'<tr id="measure-([a-z0-9-]+)">(.*?)</tr>', re.DOTALL)


def text(real_site: Served, path: str) -> str:
    return unescape((real_site.site / path / "index.html").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("org", "edition"), COUNCILS)
def test_a_table_of_measures_marks_what_their_own_pages_doubt(real_site: Served, org: str, edition: str) -> None:
    rows = dict(ROW.findall(text(real_site, f"{org}/editions/{edition}")))
    pages = {slug: text(real_site, f"{org}/indicators/{slug}") for slug in rows}
    marked = {slug for slug, row in rows.items() if "Doubted by the checks" in row}
    assert marked == {slug for slug, page in pages.items() if "Why the checks doubt the figure" in page}
    assert len(marked) > 3


@pytest.mark.parametrize(
    "path", ["kirklees/editions/2017-18-q2", "kirklees/themes/resilient", "kirklees/priorities/childrens-social-care"]
)
def test_a_rating_that_its_figures_contradict_is_marked_in_every_table(real_site: Served, path: str) -> None:
    rows = dict(ROW.findall(text(real_site, path)))
    marked = {slug for slug, row in rows.items() if "The figures say otherwise" in row}
    contradicted = {"looked-after-children", "childrens-referral-decisions", "new-benefit-claims-time"}
    assert marked == contradicted & rows.keys()
    assert {"looked-after-children", "childrens-referral-decisions"} <= marked


def test_a_page_leads_at_its_top_to_whatever_the_checks_found_below(real_site: Served) -> None:
    told = 0
    for page in real_site.site.glob("*/indicators/*/index.html"):
        said = unescape(page.read_text(encoding="utf-8"))
        if 'id="checks"' not in said:
            continue
        answer = said[said.index('class="answer"') : said.index("</section>")]
        assert 'href="#checks"' in answer or 'class="callout"' in answer, page
        told += "What the checks say" in answer
    assert told > 5


def test_the_list_by_distance_begins_with_the_furthest_and_holds_every_measure(real_site: Served) -> None:
    page = text(real_site, "kirklees/targets")
    held = dict(ROW.findall(page))
    assert next(iter(held)) == "bed-and-breakfast-nights"
    assert "12.5 percentage points worse<small>by 250% of the target</small>" in held["bed-and-breakfast-nights"]
    others = re.findall(r'<li><a href="\.\./indicators/([a-z0-9-]+)/">', page)
    assert len(held) + len(others) == len(set(held) | set(others)) == 65


def test_numbers_of_the_report_that_do_not_fit_its_tables_stand_below_its_summary(real_site: Served) -> None:
    page = text(real_site, "kirklees/editions/2017-18-q2")
    summary = page[page.index('id="summary"') : page.index('id="exceptions"')]
    assert "The text (covering report) states 38 actions, and the tables give 37." in summary


def test_words_that_do_not_fit_the_figures_say_so_beside_them(real_site: Served) -> None:
    page = text(real_site, "kirklees/priorities/childrens-social-care")
    assert "15 of 29 is 51.7%, and the text says 48.3%." in page.split("Our check:", maxsplit=1)[1]
    assert "so few people" not in page, "what may identify somebody is not pointed at"

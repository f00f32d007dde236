"""The embed pages: each chart by itself, whole, for the sites that a setting names and for nobody's search."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from quarterlight.display import headers
from sites import html
from sites.html import Html
from sites.serving import Served

POTHOLES = "kirklees/indicators/potholes-repaired/"


@pytest.fixture(scope="module", params=["real_site", "real_site_below", "hostile_site"])
def site(request: pytest.FixtureRequest) -> Served:
    served: Served = request.getfixturevalue(request.param)
    return served


def embed_pages(site: Served) -> dict[str, Html]:
    return {path: html.read(site.site / path / "index.html") for path in site.embed_pages()}


def named(page: Html, tag: str, attribute: str, name: str) -> list[dict[str, str]]:
    return [found for found in page.every(tag) if found.get(attribute) == name]


def whole_page(site: Served, path: str, page: Html) -> str:
    """Return the path of the page to which an embed page leads."""
    full = urljoin(f"{site.address}{path}", page.every("a")[0]["href"])
    return full.removeprefix(site.address)


def test_every_chart_of_every_page_has_one(site: Served) -> None:
    charts = Counter(
        path
        for path in site.pages()
        for found in html.read(site.site / path / ("" if path.endswith("html") else "index.html")).every("figure")
        if "chart" in found.get("class", "")
    )
    found = Counter(whole_page(site, path, page) for path, page in embed_pages(site).items())
    assert found == charts
    assert charts


def test_it_has_chart_headline_source_and_the_way_to_the_whole_page_and_nothing_else(real_site: Served) -> None:
    page = html.read(real_site.site / "embed" / POTHOLES / "index.html")
    assert page.words.startswith("Rose from 5,837 to 7,311 Potholes repaired, Kirklees, April 2014 to September 2017")
    assert "Source: Kirklees Council, " in page.words and "published 21 November 2017" in page.words
    assert "Open Government Licence v3.0" in page.words
    assert page.every("img")[0]["alt"].startswith("Bar chart. Year to March 2015: no figure (not available); ")
    assert page.every("link")[0] == {"rel": "canonical", "href": f"{real_site.address}{POTHOLES}"}
    assert whole_page(real_site, f"embed/{POTHOLES}", page) == POTHOLES
    assert len((real_site.site / "embed" / POTHOLES / "index.html").read_bytes()) < 4000


def test_it_is_a_whole_small_page_in_english_with_one_heading_and_without_scripts(site: Served) -> None:
    for path, page in embed_pages(site).items():
        count = Counter(tag for tag, _ in page.tags)
        assert page.faults == [], path
        assert page.every("html") == [{"lang": "en-GB"}]
        assert page.title.strip()
        assert (count["h1"], count["main"], count["picture"]) == (1, 1, 1), path
        assert not {"script", "nav", "form", "style", "iframe"} & count.keys(), path
        assert not any("style" in attributes for _, attributes in page.tags)
        policies = named(page, "meta", "http-equiv", "Content-Security-Policy")
        assert [policy["content"] for policy in policies] == [headers.meta()]


def test_all_that_it_asks_for_is_there_and_of_this_site(site: Served) -> None:
    for path, page in embed_pages(site).items():
        asked = [link["href"] for link in page.every("link") if link["rel"] != "canonical"]
        asked += [page.every("source")[0]["srcset"], page.every("img")[0]["src"]]
        for link in asked:
            assert not urlsplit(link).netloc
            file = unquote(urljoin(f"{site.address}{path}", link).removeprefix(site.address))
            assert (site.site / file).is_file(), (path, link)


def test_no_search_engine_and_no_list_of_this_site_names_it(real_site: Served) -> None:
    for path, page in embed_pages(real_site).items():
        assert [found["content"] for found in named(page, "meta", "name", "robots")] == ["noindex"], path
        assert not any("data-pagefind-body" in attributes for _, attributes in page.tags)
    assert "embed/" not in (real_site.site / "sitemap.xml").read_text(encoding="utf-8")
    for path in real_site.pages():
        page = html.read(real_site.site / path / ("" if path.endswith("html") else "index.html"))
        assert not any("embed/" in link.get("href", "") for link in page.every("a")), path


CODE = re.compile(
    r'<iframe src="(\S+)" title="([^"<>]+)" width="100%" height="(\d+)" loading="lazy" style="border: 0"></iframe>'
)


def test_the_page_has_the_code_for_each_of_its_charts(site: Served) -> None:
    for path in site.pages():
        file = site.site / path / ("" if path.endswith("html") else "index.html")
        page = html.read(file)
        charts = sum("chart" in found.get("class", "").split() for found in page.every("figure"))
        codes = CODE.findall(page.words)
        assert len(codes) == charts, path
        for address, title, height in codes:
            assert address in {urljoin(base(site), embedded) for embedded in site.embed_pages()}
            assert title.startswith("Chart: ")
            assert 300 < int(height) < 1500


def base(site: Served) -> str:
    """Return the address for which a site was built: the hostile one has none of its own where it is served."""
    return site.address if "hostile" not in (site.project / "mkdocs.yml").read_text() else "https://hostile.example/"


def test_without_the_setting_there_is_no_embed_page_and_no_word_of_them(example_site: Served) -> None:
    assert example_site.embed_pages() == []
    assert not (example_site.site / "embed").exists()
    for path in example_site.pages():
        file = example_site.site / path / ("" if path.endswith("html") else "index.html")
        assert "Embed this chart" not in html.read(file).words


def test_the_sites_that_may_show_a_chart_are_told_where_not_every_site_may(
    hostile_site: Served, real_site: Served
) -> None:
    told = "Only these sites may show it: https://news.example."
    hostile = [html.read(file).words for file in Path(hostile_site.site).rglob("*/indicators/*/index.html")]
    assert any(told in words for words in hostile)
    assert "Only these sites" not in html.read(real_site.site / POTHOLES / "index.html").words

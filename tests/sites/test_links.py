"""Every page of every site: its links lead somewhere, it asks no other host for anything, and its frame is complete."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from sites import html
from sites.html import Html
from sites.serving import Served

SITES = ("real_site", "real_site_below", "example_site", "hostile_site")
# What a browser fetches by itself: element to the attribute that names it.
FETCHED = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "srcset",
    "embed": "src",
    "object": "data",
    "form": "action",
}
COUNCILS = [
    ("kent", "Kent County Council", "19 September 2011"),
    ("kirklees", "Kirklees Council", "21 November 2017"),
]


@dataclass(frozen=True, slots=True)
class Read:
    """A served site with all of its pages, by their paths."""

    served: Served
    pages: dict[str, Html]

    def file(self, address: str) -> Path:
        """Return the file that the host serves for a full address of this site."""
        path = unquote(urlsplit(address).path).removeprefix(urlsplit(self.served.address).path)
        return self.served.site / (f"{path}index.html" if not path or path.endswith("/") else path)


@pytest.fixture(scope="module", params=SITES)
def site(request: pytest.FixtureRequest) -> Read:
    served: Served = request.getfixturevalue(request.param)
    return Read(served, {file.relative_to(served.site).as_posix(): html.read(file) for file in _files(served)})


def _files(served: Served) -> list[Path]:
    """Return every page, but for the embed pages, which have no frame of this site's own."""
    return sorted(file for file in served.site.rglob("*.html") if not {"pagefind", "embed"} & set(file.parts))


def links(page: Html) -> Iterator[tuple[str, str]]:
    for tag, attributes in page.tags:
        for name in ("href", "src", "action", "data", "srcset", "poster"):
            if name in attributes:
                yield tag, attributes[name]


def internal(site: Read) -> Iterator[tuple[str, str, str]]:
    """Yield (page, link as written, full address) of each link into the site."""
    for path, page in site.pages.items():
        here = urljoin(site.served.address, path.removesuffix("index.html"))
        for tag, link in links(page):
            address = urljoin(here, link)
            if tag != "link" and urlsplit(link).netloc:
                continue
            if urlsplit(address).netloc == site.served.host:
                yield path, link, address


def test_every_internal_link_leads_to_a_file_and_a_place_on_it(site: Read) -> None:
    broken, checked = [], 0
    for path, link, address in internal(site):
        checked += 1
        file, fragment = site.file(address), unquote(urlsplit(address).fragment)
        if not address.startswith(site.served.address) or not file.is_file():
            broken.append(f"{path}: {link} leads to no file")
        elif fragment and fragment not in site.pages[file.relative_to(site.served.site).as_posix()].ids:
            broken.append(f"{path}: {link} leads to no such place")
    assert broken == []
    assert checked > 500


def test_internal_links_are_relative_so_that_the_site_may_stand_anywhere(site: Read) -> None:
    absolute = [
        f"{path}: {link}"
        for path, page in site.pages.items()
        for tag, link in links(page)
        if path != "404.html" and tag != "link" and (link.startswith("/") or site.served.host in link)
    ]
    assert absolute == []


@pytest.mark.parametrize("name", ["real_site", "real_site_below"])
def test_every_page_names_its_own_full_address(name: str, request: pytest.FixtureRequest) -> None:
    served: Served = request.getfixturevalue(name)
    for file in _files(served):
        path, page = file.relative_to(served.site).as_posix(), html.read(file)
        canonical = [link["href"] for link in page.every("link") if link.get("rel") == "canonical"]
        expected = [] if path == "404.html" else [urljoin(served.address, path.removesuffix("index.html"))]
        assert canonical == expected, path


def test_no_page_asks_another_host_for_anything(site: Read) -> None:
    for path, page in site.pages.items():
        fetched = [attributes[FETCHED[tag]] for tag, attributes in page.tags if FETCHED.get(tag) in attributes]
        fetched += [link["href"] for link in page.every("link") if link.get("rel") != "canonical"]
        assert [link for link in fetched if urlsplit(link).netloc or urlsplit(link).scheme] == [], path
        assert not any("style" in attributes for _, attributes in page.tags), path
        assert {tag for tag, attributes in page.tags if "srcset" in attributes} <= {"source"}, path
        assert not page.every("style"), path
    for sheet in site.served.site.rglob("*.css"):
        assert not re.search(r"url\(|@import", sheet.read_text(encoding="utf-8"))


def test_links_to_other_hosts_are_web_or_e_mail_addresses(site: Read) -> None:
    for path, page in site.pages.items():
        for _, link in links(page):
            assert urlsplit(link).scheme in {"", "http", "https", "mailto"}, f"{path}: {link}"


def test_every_page_has_one_main_heading_a_language_a_title_and_landmarks(site: Read) -> None:
    for path, page in site.pages.items():
        count = Counter(tag for tag, _ in page.tags)
        assert count["h1"] == 1, path
        assert page.every("html") == [{"lang": "en-GB"}], path
        assert page.title.strip(), path
        assert (count["main"], count["header"], count["footer"]) == (1, 1, 1), path
        names = [nav.get("aria-label") for nav in page.every("nav")]
        assert {"Main", "About this site"} <= set(names), path
        assert len(names) == len(set(names)), path


def test_every_page_has_a_title_of_its_own_and_a_description(site: Read) -> None:
    descriptions = {}
    for path, page in site.pages.items():
        found = [meta["content"].strip() for meta in page.every("meta") if meta.get("name") == "description"]
        descriptions[path] = found
    del descriptions["404.html"]
    assert [path for path, found in descriptions.items() if len(found) != 1 or not found[0]] == []
    titles = Counter(page.title for page in site.pages.values())
    assert [title for title, count in titles.items() if count > 1] == []


def test_every_id_is_the_only_one_of_its_name_on_its_page(site: Read) -> None:
    for path, page in site.pages.items():
        assert [name for name, count in Counter(page.ids).items() if count > 1] == [], path
        assert not [name for name in page.ids if not name or re.search(r"\s", name)], path


def test_every_element_is_closed_where_it_was_opened(site: Read) -> None:
    assert {path: page.faults[:3] for path, page in site.pages.items() if page.faults} == {}


@pytest.mark.parametrize(("org", "name", "published"), COUNCILS)
def test_every_page_of_a_council_says_whose_figures_these_are_and_under_which_licence(
    real_site: Served, org: str, name: str, published: str
) -> None:
    files = [file for file in _files(real_site) if file.is_relative_to(real_site.site / org)]
    assert len(files) > 40
    for file in files:
        text = html.read(file).words
        notice = text[text.rindex("These are the figures of") :]
        assert notice.startswith(f"These are the figures of {name}"), file
        assert f"as published on {published}" in notice, file
        assert f"This site republishes them. {name} has not endorsed it." in notice, file
        assert "Open Government Licence v3.0" in notice, file
        assert "Report an error" in notice, file

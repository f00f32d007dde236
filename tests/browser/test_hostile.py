"""The site whose every text is an attack, opened in a browser: all of it is shown as text, and none of it works."""

from __future__ import annotations

import csv
import re

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect
from sites.project import HOSTILE
from sites.serving import Served

from browser.kinds import settle

PACKAGE = HOSTILE / "datapackages/hostile/2025-26-q1"
PAGES = [
    "",
    "indicators/",
    "glossary/",
    "contact/",
    "hostile/",
    "hostile/editions/2025-26-q1/",
    "hostile/themes/first-theme/",
    "hostile/themes/second-theme/",
    "hostile/priorities/first-priority/",
    "hostile/priorities/second-priority/",
    "hostile/indicators/markup-count/",
    "hostile/indicators/template-share/",
    "hostile/indicators/formula-money/",
    "hostile/indicators/bidi-days/",
    "hostile/actions/",
    "hostile/tables/extra/",
    "hostile/data/",
    "hostile/quality/",
    "hostile/targets/",
]
HARMLESS = ["about/", "accessibility/", "methods/", "methods/checks/", "privacy/", "search/", "standard/", "404.html"]
SCRIPT, TEMPLATE = "<script>window.__pwned=1</script>", "{{ 7*7 }}"
SHAPE = """() => {
  const found = [...document.querySelectorAll("*")];
  return {
    tags: [...new Set(found.map(e => e.localName))],
    handlers: found.flatMap(e => [...e.attributes].filter(a => /^on/i.test(a.name)).map(a => e.outerHTML.slice(0, 90))),
    names: [...new Set(found.flatMap(e => [...e.attributes].map(a => a.name)))],
    classes: [...new Set(found.flatMap(e => [...e.classList]))],
    scripts: [...document.scripts].map(s => s.src ? new URL(s.src).pathname + s.textContent : s.type),
    described: [...document.scripts].filter(s => !s.src).map(s => JSON.parse(s.textContent)["@type"]),
    links: found.flatMap(e => e.href && e.localName === "a" ? [new URL(e.href).protocol] : []),
  };
}"""


class Watch:
    """What a page did beyond showing itself."""

    def __init__(self, page: Page) -> None:
        self.dialogs: list[str] = []
        self.faults: list[str] = []
        self.asked: list[str] = []
        page.on("dialog", self._dismiss)
        page.on("console", lambda message: self.faults.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("request", lambda request: self.asked.append(request.url))

    def _dismiss(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def nothing_happened(self, page: Page, host: str) -> None:
        """Check that no script ran, nothing asked for attention, and no other host was asked for anything."""
        assert page.evaluate("window.__pwned") is None
        assert self.dialogs == []
        assert self.faults == []
        assert {address.split("/")[2] for address in self.asked} == {host}


def test_the_list_of_hostile_pages_is_complete(hostile_site: Served) -> None:
    assert sorted([*PAGES, *HARMLESS]) == sorted(hostile_site.pages())


@pytest.fixture(scope="session")
def clean(example_site: Served, browser: Browser) -> dict[str, set[str]]:
    """The elements, attributes and classes that the pages of an honest council use."""
    # The example council's commentary has no headings of its own, for which the templates use h4, and it has no papers.
    found: dict[str, set[str]] = {"tags": {"h4"}, "names": set(), "classes": {"paper"}}
    with browser.new_context() as context:
        page = context.new_page()
        for path in example_site.pages():
            page.goto(f"{example_site.address}{path}")
            shape = page.evaluate(SHAPE)
            for kind, seen in found.items():
                seen.update(shape[kind])
    return found


@pytest.mark.parametrize("path", [*PAGES, *HARMLESS])
def test_nothing_of_a_hostile_page_runs(
    path: str, page: Page, hostile_site: Served, clean: dict[str, set[str]]
) -> None:
    watch = Watch(page)
    page.goto(f"{hostile_site.address}{path}", wait_until="networkidle")
    shape = page.evaluate(SHAPE)
    own = {"search/": ["/assets/search.js"], "indicators/": ["/assets/measures.js"]}
    scripts = ["/assets/quarterlight.js", *own.get(path, [])]
    assert shape["described"] in ([], ["Dataset"])
    assert [script for script in shape["scripts"] if script != "application/ld+json"] == scripts
    assert shape["handlers"] == []
    assert set(shape["tags"]) - clean["tags"] == set()
    assert set(shape["names"]) - clean["names"] == set()
    assert {name for name in shape["classes"] if name not in clean["classes"]} == set()
    assert set(shape["links"]) <= {"http:", "https:", "mailto:"}
    charts = "img:not(figure.chart img[src$='-narrow.svg'])"
    for forbidden in ("iframe", "object", "embed", charts, "style", "[autofocus]", "[style]", "[href^='javascript']"):
        expect(page.locator(forbidden)).to_have_count(0)
    for figure in page.locator("figure.chart:has([data-explore])").all():
        figure.locator("[data-explore]").click()
        expect(figure.locator("[data-explored] svg")).to_be_attached()
    page.mouse.move(200, 200)
    page.keyboard.press("Tab")
    watch.nothing_happened(page, hostile_site.host)


EMBEDDED = "html head meta title link body main h1 p picture source img a".split()


def test_nothing_of_a_hostile_embed_page_runs(page: Page, hostile_site: Served) -> None:
    watch = Watch(page)
    paths = hostile_site.embed_pages()
    assert len(paths) > 5
    for path in paths:
        page.goto(f"{hostile_site.address}{path}", wait_until="networkidle")
        shape = page.evaluate(SHAPE)
        assert set(shape["tags"]) <= set(EMBEDDED), path
        assert (shape["handlers"], shape["scripts"]) == ([], [])
        assert set(shape["classes"]) <= {"source"}
        assert set(shape["links"]) <= {"http:", "https:"}
        watch.nothing_happened(page, hostile_site.host)


@pytest.mark.parametrize("path", PAGES)
def test_hostile_text_is_shown_as_it_was_written(path: str, page: Page, hostile_site: Served) -> None:
    page.goto(f"{hostile_site.address}{path}")
    text = page.evaluate("document.body.innerText")
    assert not re.search(r"\b49\b", text)
    assert "pwned" in text
    assert SCRIPT in text
    assert TEMPLATE in text or path in {"", "contact/", "hostile/priorities/second-priority/"}
    for character in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069":
        assert character not in text
    assert not re.search(r"&(#\d+|#x[0-9a-f]+|quot|nbsp);", text.replace("&#60;b&#62;", "")), "escaped twice"


def visible(text: str) -> str:
    """Return a text as readers see it: one line, with invisible characters as their codes."""
    unsafe = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
    return " ".join(unsafe.sub(lambda found: f"[U+{ord(found[0]):04X}]", " ".join(text.split())).split())


@pytest.mark.parametrize(
    ("table", "key", "title", "folder"),
    [
        ("themes", "theme", "title", "themes"),
        ("priorities", "priority", "title", "priorities"),
        ("indicators", "indicator", "plain_title", "indicators"),
    ],
)
def test_title_and_heading_are_the_hostile_words_themselves(
    table: str, key: str, title: str, folder: str, page: Page, hostile_site: Served
) -> None:
    with (PACKAGE / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            page.goto(f"{hostile_site.address}hostile/{folder}/{row[key]}/")
            assert " ".join(page.locator("h1").inner_text().split()) == visible(row[title])
            assert " ".join(page.title().split()).startswith(f"{visible(row[title])}: ")
            assert page.title().endswith(" | Hostile text")


@pytest.mark.parametrize("path", [*PAGES, "search/?q=pwned"])
def test_hostile_text_does_not_make_a_page_wider_than_a_phone(path: str, page: Page, hostile_site: Served) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(f"{hostile_site.address}{path}")
    settle(page, path)
    for panel in page.locator("#filters").all():
        panel.locator("summary").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


SHOWN = {"li", "h2", "a", "p", "b", "mark", "span", "svg", "path"}


@pytest.mark.parametrize(
    "words",
    ["<script>window.__pwned=1</script>", '"><img src=x onerror=window.__pwned=1>', "javascript:window", "pwned"],
)
def test_hostile_words_can_be_searched_for(words: str, page: Page, hostile_site: Served) -> None:
    watch = Watch(page)
    page.goto(f"{hostile_site.address}search/")
    page.get_by_role("searchbox").fill(words)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text(re.compile("^(No|[0-9]+) pages? found|^No page has all"))
    results = page.locator("#results")
    assert set(results.locator("*").evaluate_all("found => found.map(e => e.localName)")) <= SHOWN
    assert set(page.locator("#found *").evaluate_all("found => found.map(e => e.localName)")) <= {"p", "a", "b"}
    assert results.locator("li").count() or words != "pwned"
    options = page.get_by_role("combobox", name="Theme").locator("option").all_text_contents()
    assert words != "pwned" or any(SCRIPT in option for option in options)
    assert not re.search(r"&(#\d+|lt|gt|amp);", results.inner_text().replace("&lt;b&gt; &amp; &#60;b&#62;", ""))
    for link in results.locator("a").evaluate_all("links => links.map(link => link.href)"):
        assert link.startswith(hostile_site.address)
    watch.nothing_happened(page, hostile_site.host)

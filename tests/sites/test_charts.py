"""Every chart of the finished sites: its words, its files, its size, and the same figures as the table and the data."""

from __future__ import annotations

import csv
import json
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from quarterlight.display.charts.drawing import Drawing
from quarterlight.display.wording import news
from quarterlight.edge import build
from quarterlight.edge.drawing import FEWEST_FOR_PROCESSES, drawer
from quarterlight.words.problems import Level
from sites import html
from sites.html import Attributes, Html
from sites.project import EXAMPLE, copy
from sites.serving import Served

SITES = ("real_site", "example_site", "hostile_site")


@dataclass(frozen=True, slots=True)
class Shown:
    """A chart on a page: the page's folder and content, and the attributes of its image."""

    folder: Path
    page: Html
    image: Attributes

    def file(self, link: str) -> Path:
        return (self.folder / link).resolve()


def charts(site: Path) -> Iterator[Shown]:
    for file in sorted(site.rglob("index.html")):
        if file.is_relative_to(site / "embed"):
            continue
        page = html.read(file)
        for tag, attributes in page.tags:
            if tag == "img" and attributes.get("src", "").endswith(".svg"):
                yield Shown(file.parent, page, attributes)


@pytest.fixture(scope="module", params=SITES)
def site(request: pytest.FixtureRequest) -> Served:
    found: Served = request.getfixturevalue(request.param)
    return found


def test_every_chart_is_an_image_named_and_described_by_its_page(site: Served) -> None:
    found = list(charts(site.site))
    assert len(found) > 5
    for shown in found:
        ids = {attributes["id"] for _, attributes in shown.page.tags if "id" in attributes}
        assert shown.image["role"] == "img"
        assert {shown.image["aria-labelledby"], shown.image["aria-describedby"]} <= ids
        assert 1 <= len(shown.image["alt"].split()) <= 10
        links = [attributes["href"] for tag, attributes in shown.page.tags if attributes.get("class") == "skip-chart"]
        assert links and {link.removeprefix("#") for link in links} <= ids


def test_every_picture_has_the_size_that_its_page_keeps_free_for_it(site: Served) -> None:
    for shown in charts(site.site):
        sources = [attributes for tag, attributes in shown.page.tags if tag == "source"]
        for picture in [shown.image, *sources]:
            root = ElementTree.parse(shown.file(picture.get("src") or picture["srcset"])).getroot()
            assert (root.get("width"), root.get("height")) == (picture["width"], picture["height"]), picture


def test_every_chart_can_be_downloaded_with_its_kind_and_size(site: Served) -> None:
    for shown in charts(site.site):
        stem = shown.image["src"].removesuffix("-narrow.svg")
        files = {a["href"] for tag, a in shown.page.tags if tag == "a" and "download" in a}
        assert {f"{stem}.svg", f"{stem}.vl.json"} <= files
        specification = json.loads(shown.file(f"{stem}.vl.json").read_text(encoding="utf-8"))
        assert specification["$schema"].startswith("https://vega.github.io/schema/vega-lite/")
        assert specification["datasets"]
        assert shown.image["alt"] in specification["description"]


def measures(site: Served) -> Iterator[Path]:
    yield from (file.parent for file in sorted(site.site.glob("*/indicators/*/index.html")))


def figures(folder: Path) -> dict[str, str]:
    """Return the figures of a measure for the whole council, by period."""
    with (folder / f"{folder.name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {row["period"]: row["value"] for row in rows if row["value"] and row["area"] == rows[0]["area"]}


def test_every_measure_with_a_figure_has_its_chart_and_one_without_says_so(site: Served) -> None:
    drawn = 0
    for folder in measures(site):
        page = html.read(folder / "index.html")
        chart = folder / f"{folder.name}.svg"
        assert chart.is_file() is bool(figures(folder)), folder
        assert chart.is_file() or "no figure" in page.text.lower() or "no figures" in page.text.lower()
        drawn += chart.is_file()
    assert drawn > 0


def test_a_chart_s_data_are_the_figures_of_the_download(site: Served) -> None:
    for folder in measures(site):
        file = folder / f"{folder.name}.vl.json"
        if file.is_file():
            points = json.loads(file.read_text(encoding="utf-8"))["datasets"]["points"]
            known = figures(folder)
            assert points
            assert {row["period"]: row["y"] for row in points}.items() <= {
                p: float(v) for p, v in known.items()
            }.items()


def test_no_specification_asks_anybody_for_data(site: Served) -> None:
    for file in site.site.rglob("*.vl.json"):
        assert '"url"' not in file.read_text(encoding="utf-8")


def test_all_of_the_ninety_one_measures_but_the_one_without_figures_are_drawn(real_site: Served) -> None:
    folders = list(measures(real_site))
    without = [folder.name for folder in folders if not (folder / f"{folder.name}.svg").is_file()]
    assert (len(folders), without) == (91, ["school-results-gap"])


def size(picture: Path) -> tuple[int, int]:
    """Return a PNG's width and height."""
    content = picture.read_bytes()
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", content[16:24])
    return width, height


def test_pictures_for_links_are_there_where_the_setting_is_on_and_their_pages_name_them(real_site: Served) -> None:
    for folder in measures(real_site):
        assert size(folder / "card.png") == (1200, 630)
        page = html.read(folder / "index.html")
        named = {a["property"]: a["content"] for tag, a in page.tags if tag == "meta" and "property" in a}
        assert named["og:image"] == f"{real_site.address}{folder.relative_to(real_site.site).as_posix()}/card.png"
        assert named["og:title"] and named["og:description"]
        assert named["og:url"] == f"{real_site.address}{folder.relative_to(real_site.site).as_posix()}/"


def told(site: Served, path: str) -> dict[str, str]:
    """Return what a page tells the places where its address is shared, by name."""
    metas = html.read(site.site / path / "index.html").every("meta")
    return {name: a["content"] for a in metas if (name := a.get("property") or a.get("name", ""))}


@pytest.mark.parametrize(
    ("path", "kind", "picture"),
    [
        ("", "website", ""),
        ("methods/", "website", ""),
        ("about/", "website", ""),
        ("kirklees/", "article", "ratings.png"),
        ("kirklees/editions/2017-18-q2/", "article", "ratings.png"),
        ("kirklees/themes/ambitious/", "article", ".png"),
        ("kirklees/priorities/a-sustainable-environment/", "article", "measures.png"),
        ("kirklees/indicators/potholes-repaired/", "article", "card.png"),
        ("kirklees/actions/", "article", ""),
        ("kent/tables/complaints/", "article", "complaints.png"),
        ("kirklees/quality/", "website", ""),
    ],
)
def test_every_kind_of_page_tells_its_name_address_and_picture_where_its_address_is_shared(
    real_site: Served, path: str, kind: str, picture: str
) -> None:
    found = told(real_site, path)
    assert found["og:type"] == kind
    assert found["og:url"] == f"{real_site.address}{path}"
    assert found["og:title"] and found["og:description"] == found["description"]
    assert found["og:site_name"] == "Quarterlight"
    assert found["twitter:card"] == ("summary_large_image" if picture else "summary")
    assert ("og:image" in found) is bool(picture)
    if picture:
        file = real_site.site / found["og:image"].removeprefix(real_site.address)
        assert found["og:image"].startswith(f"{real_site.address}{path}") and file.name.endswith(picture)
        assert size(file) == (int(found["og:image:width"]), int(found["og:image:height"]))
        assert len(found["og:image:alt"]) > 20


def test_without_the_setting_there_is_no_png_and_no_page_names_one(example_site: Served) -> None:
    assert list(example_site.site.rglob("*.png")) == []
    page = html.read(next(measures(example_site)) / "index.html")
    assert "og:image" not in {attributes.get("property") for _, attributes in page.tags}


LIMITED = {"missed-bins", "calls-answered-quickly"}


def test_long_series_have_their_variation_and_short_ones_none(example_site: Served, real_site: Served) -> None:
    drawn = {folder.name for folder in measures(example_site) if (folder / f"{folder.name}-variation.svg").is_file()}
    assert drawn >= LIMITED
    for folder in measures(example_site):
        assert (folder.name in drawn) <= (len(figures(folder)) >= 7), folder.name
    page = (example_site.site / "example-council/indicators/missed-bins/index.html").read_text(encoding="utf-8")
    assert "Head of Waste Services" in page
    assert not list(real_site.site.rglob("*-variation.svg")), "no real series has seven figures of one kind"


def blanks(first: int, last: int) -> list[tuple[str, Drawing]]:
    """Return drawings of nothing, each of another width, by path."""
    specifications = {n: json.dumps({"width": n, "height": 5, "signals": [], "data": []}) for n in range(first, last)}
    return [(f"{n}.svg", Drawing(specification, f"{n}", "d")) for n, specification in specifications.items()]


def test_what_was_drawn_is_kept_by_its_content_and_nothing_else_is(tmp_path: Path) -> None:
    said: list[str] = []
    draw = drawer(tmp_path / "cache", said.append)
    four = blanks(10, 14)
    first = draw(four)
    assert [said[-1], len(said)] == ["Drawing 4 of 4 pictures", 2]
    assert draw(four) == first
    assert len(said) == 3
    assert draw([*four[:2], ("again.svg", four[0][1])]) == {
        "10.svg": first["10.svg"],
        "11.svg": first["11.svg"],
        "again.svg": first["10.svg"],
    }
    kept = {file.name: file.stat().st_size for file in (tmp_path / "cache").iterdir()}
    assert kept == {made.key: made.size for made in (first["10.svg"], first["11.svg"])}


def test_many_drawings_are_made_side_by_side_and_each_is_what_was_asked_for(tmp_path: Path) -> None:
    drawn = drawer(tmp_path / "cache", lambda _: None)(blanks(1, FEWEST_FOR_PROCESSES + 50))
    for path, made in drawn.items():
        assert f'width="{path.removesuffix(".svg")}"' in (tmp_path / "cache" / made.key).read_text(encoding="utf-8")


@pytest.mark.parametrize("words", ["", "one two three four five six seven eight nine ten eleven"])
def test_a_chart_without_a_headline_or_with_too_long_a_one_ends_the_build_with_an_error_and_leaves_the_last_site(
    words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, example_site: Served
) -> None:
    project = copy(EXAMPLE, tmp_path / "project")
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("the last site", encoding="utf-8")
    # No package leads to such a headline; the fault is put in by hand.
    monkeypatch.setattr(news, "happened", lambda *_: words)
    checked = build.build(build.open_project(project), date(2026, 1, 1), lambda _: None)
    assert [(problem.rule, problem.level) for problem in checked.problems if problem.rule == "chart"] == [
        ("chart", Level.ERROR)
    ]
    assert [file.name for file in (project / "site").iterdir()] == ["index.html"]

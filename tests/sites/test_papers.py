"""The printed papers of finished sites: tagged, whole, true to the pages beside them, the same at every build."""

from __future__ import annotations

import re
import shutil
from datetime import date
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from pypdf import PdfWriter

from quarterlight.display.pages import overrides
from quarterlight.display.papers.typesetting import Manuscript
from quarterlight.edge.drawing import typesetter
from sites import html, pdf
from sites.pdf import Pdf
from sites.project import EXAMPLE, copy, quarterlight, replace_text
from sites.serving import Served

PAPERS = {
    "kirklees/editions/2017-18-q2/kirklees-2017-18-q2.pdf": (
        "Kirklees Council: Quarter 2 corporate performance report 2017 to 2018",
        "2017-11-21",
    ),
    "kent/editions/2011-12-q1/kent-2011-12-q1.pdf": (
        "Kent County Council: Quarter 1 performance report 2011 to 2012",
        "2011-09-19",
    ),
    "kirklees/themes/ambitious/ambitious.pdf": ("Ambitious Kirklees: Kirklees Council", "2017-11-21"),
    "kirklees/priorities/regeneration/regeneration.pdf": ("Regeneration: Kirklees Council", "2017-11-21"),
}
EDITIONS = list(PAPERS)[:2]
A4 = (595, 842)
A_CHART = 200  # points; 70 mm


@pytest.fixture(scope="module")
def papers(real_site: Served) -> dict[str, Pdf]:
    """Every paper of the real site by its path."""
    found = sorted(real_site.site.rglob("*.pdf"))
    return {file.relative_to(real_site.site).as_posix(): pdf.read(file) for file in found}


def squeezed(text: str) -> str:
    """Return a text without its spaces: a line may end after a hyphen, and a tool cannot tell."""
    return re.sub(r"\s", "", text)


def listed(real_site: Served, page: str) -> list[tuple[str, str]]:
    """Return (name, sentence) of every measure that the tables of a page link to, from the measures' own pages."""
    found = html.read(real_site.site / page / "index.html")
    slugs = dict.fromkeys(
        match[1]
        for link in found.every("a")
        if (match := re.fullmatch(r"(?:\.\./)+(?:\w+/)?indicators/([a-z0-9-]+)/", link["href"]))
    )
    org = page.split("/", maxsplit=1)[0]
    pages = [html.read(real_site.site / org / "indicators" / slug / "index.html") for slug in slugs]
    return [(page.title, _description(page)) for page in pages]


def _description(page: html.Html) -> str:
    return next(meta["content"] for meta in page.every("meta") if meta.get("name") == "description")


def test_every_edition_theme_and_priority_has_its_paper_beside_its_page(
    real_site: Served, papers: dict[str, Pdf]
) -> None:
    pages = [page for page in real_site.pages() if re.fullmatch(r"\w+/(editions|themes|priorities)/[^/]+/", page)]
    assert len(pages) == len(papers) == 48
    for page in pages:
        (file,) = (real_site.site / page).glob("*.pdf")
        read = html.read(real_site.site / page / "index.html")
        assert file.name in [link["href"] for link in read.every("a")], page
        kind = {"editions": "report", "themes": "theme", "priorities": "priority"}[page.split("/")[1]]
        size = re.search(rf"Download this {kind} as PDF \((\d+) kB\)", read.words)
        assert size and int(size[1]) == round(file.stat().st_size / 1000), page


def test_every_paper_is_tagged_and_says_that_it_is_pdf_ua(papers: dict[str, Pdf]) -> None:
    for path, paper in papers.items():
        told = paper.catalogue["/Metadata"].get_object().get_data().decode()
        assert "<pdfuaid:part>1</pdfuaid:part>" in told, path
        assert paper.catalogue["/MarkInfo"] == {"/Marked": True, "/Suspects": False}, path
        assert paper.catalogue["/Lang"] == "en-GB", path
        assert paper.catalogue["/ViewerPreferences"]["/DisplayDocTitle"], path


def test_every_paper_keeps_the_rules_of_pdf_ua(real_site: Served, hostile_site: Served, example: Path) -> None:
    files = [file for site in (real_site.site, hostile_site.site, example / "site") for file in site.rglob("*.pdf")]
    assert len(files) > 48
    assert {file.name: faults for file in files if (faults := pdf.faults(file))} == {}


def test_the_validator_finds_what_a_paper_without_tags_lacks(tmp_path: Path) -> None:
    blank = PdfWriter()
    blank.add_blank_page(*A4)
    blank.write(tmp_path / "blank.pdf")
    assert "PDFUA1-TAGGED-DOCUMENT-001" in pdf.faults(tmp_path / "blank.pdf")


@pytest.mark.parametrize("path", PAPERS)
def test_a_paper_has_the_title_of_its_page_and_the_day_of_its_publication(papers: dict[str, Pdf], path: str) -> None:
    title, day = PAPERS[path]
    told = papers[path].reader.metadata
    assert told is not None and told.title == title
    # The figures are the council's; the paper is not.
    assert told.author == "The Quarterlight project"
    assert told.creation_date is not None and told.creation_date.date().isoformat() == day


def test_what_is_read_out_comes_in_the_order_in_which_it_stands(papers: dict[str, Pdf]) -> None:
    for path, paper in papers.items():
        for number in range(1, len(paper.reader.pages) + 1):
            told = [mark for tag in paper.tags for page, mark in tag.marks if page == number]
            assert sorted(told) == sorted(set(told)), f"{path}, page {number}: a mark belongs to two elements"
            assert set(paper.painted(number)) == set(told), f"{path}, page {number}: content that is not read out"


def test_headings_begin_with_the_first_level_and_leave_none_out(papers: dict[str, Pdf]) -> None:
    for path, paper in papers.items():
        levels = [int(tag.kind[1]) for tag in paper.tags if re.fullmatch(r"H\d", tag.kind)]
        assert levels[0] == 1, path
        steps = [after - before for before, after in pairwise(levels)]
        assert max(steps, default=0) <= 1, path
        assert [tag.kind for tag in paper.tags].count("Title") == 1, path


@pytest.mark.parametrize("path", EDITIONS)
def test_every_chart_of_the_site_is_in_the_paper_large_enough_and_with_its_words(
    real_site: Served, papers: dict[str, Pdf], path: str
) -> None:
    expected = [described(file) for file in drawings(real_site.site / path.split("/", maxsplit=1)[0])]
    figures = papers[path].every("Figure")
    spoken = [str(figure.attributes["/Alt"]) for figure in figures]
    assert len(figures) == len(expected)
    assert [words for words in expected if not any(said.endswith(words) for said in spoken)] == []
    for figure in figures:
        (left, _, right, _) = figure.attributes["/A"][0]["/BBox"]
        assert float(right) - float(left) >= A_CHART


def drawings(council: Path) -> list[Path]:
    """Return the main drawing of each measure of a council that has one, and the ratings."""
    folders = sorted((council / "indicators").iterdir())
    return [council / "ratings.svg", *(file for at in folders if (file := at / f"{at.name}.svg").is_file())]


def described(drawing: Path) -> str:
    """Return what a drawing's file says that it shows."""
    found = ElementTree.parse(drawing).getroot().find("{http://www.w3.org/2000/svg}desc")
    assert found is not None and found.text
    return found.text


@pytest.mark.parametrize(("path", "number"), list(zip(EDITIONS, (65, 26), strict=True)))
def test_every_measure_of_an_edition_stands_in_its_paper_with_its_sentence(
    real_site: Served, papers: dict[str, Pdf], path: str, number: int
) -> None:
    known, text = listed(real_site, str(Path(path).parent)), squeezed(papers[path].text)
    assert len(known) == number
    assert [name for name, lead in known if squeezed(lead) not in text] == []
    titles = [title for _, title, _ in papers[path].bookmarks]
    assert [name for name, _ in known if name.rsplit(": ", 1)[0] not in titles] == []


@pytest.mark.parametrize("path", PAPERS)
def test_a_paper_of_a_part_has_the_measures_of_its_page(real_site: Served, papers: dict[str, Pdf], path: str) -> None:
    text = squeezed(papers[path].text)
    for name, lead in listed(real_site, str(Path(path).parent)):
        assert squeezed(lead) in text, name


def test_the_contents_name_the_pages_on_which_things_stand(papers: dict[str, Pdf]) -> None:
    for path, paper in papers.items():
        whole = "/editions/" in path
        front = squeezed(re.sub(r"(\. )+(\d+) ", r"…\2|", " ".join(paper.pages[: 3 if whole else 2])))
        for level, title, page in paper.bookmarks:
            listed = level == 1 or (level == 2 and whole)
            assert not listed or f"{squeezed(title)}…{page}|" in front, f"{path}: {title} on page {page}"
            assert squeezed(title) in squeezed(paper.pages[page - 1]), f"{path}: {title} is not on page {page}"


@pytest.mark.parametrize("path", EDITIONS)
def test_what_stands_out_comes_before_every_measure(papers: dict[str, Pdf], path: str) -> None:
    chapters = [title for level, title, _ in papers[path].bookmarks if level == 1]
    assert chapters[:2] == ["Summary", "What stands out"]
    assert chapters[-1] == "What ratings, marks and words mean"
    (number,) = (page for _, title, page in papers[path].bookmarks if title == "What stands out")
    shown = papers[path].pages[number - 1]
    assert "Red" in shown and "Poorest ratings" in shown


def test_the_kirklees_paper_names_what_was_not_returned_and_what_is_rated_otherwise(papers: dict[str, Pdf]) -> None:
    paper = papers[EDITIONS[0]]
    start, end = (page for level, title, page in paper.bookmarks if title in {"What stands out", "Ambitious Kirklees"})
    text = squeezed(" ".join(paper.pages[start - 1 : end - 1]))
    for words in (
        "Figures not returned",
        "Third-stage complaints upheld Missing, page",
        "No figure was returned for September 2017.",
        "Ratings that differ from the figures",
        "Time to process new benefit claims Green, page",
        "The report rates this green, but by its own figures the target was missed.",
    ):
        assert squeezed(words) in text, words


def test_every_page_is_a4_and_says_whose_it_is_and_which_of_how_many(papers: dict[str, Pdf]) -> None:
    for path, paper in papers.items():
        council = "Kent County Council" if path.startswith("kent/") else "Kirklees Council"
        for number, (page, text) in enumerate(zip(paper.reader.pages, paper.pages, strict=True), 1):
            assert (round(page.mediabox.width), round(page.mediabox.height)) == A4, path
            assert f"Page {number} of {len(paper.pages)}" in text, path
            assert f"Republished, not endorsed by {council}. Open Government Licence v3.0." in text, path
            assert number == 1 or text.startswith(council), path


@pytest.mark.parametrize("site", ["real_site", "hostile_site"])
def test_nothing_is_set_outside_of_the_page_s_margins(site: str, request: pytest.FixtureRequest) -> None:
    for file in sorted(request.getfixturevalue(site).site.rglob("*.pdf")):
        outside = [
            found
            for found in pdf.read(file).places
            if not (51 <= found[1] <= A4[0] - 51 and 20 <= found[2] <= A4[1] - 5)
        ]
        assert outside == [], file.name


def test_a_table_that_goes_on_has_its_header_on_the_next_page(papers: dict[str, Pdf]) -> None:
    paper = papers[EDITIONS[0]]
    start = next(page for _, title, page in paper.bookmarks if title == "Ambitious Kirklees")
    for text in paper.pages[start - 1 : start + 1]:
        assert squeezed("Measure Reported figure Status Target Direction Page") in squeezed(text)


def test_a_paper_leads_back_to_pages_that_are_there(real_site: Served, papers: dict[str, Pdf]) -> None:
    for path, paper in papers.items():
        assert paper.links and all(link.contents for link in paper.links), path
        outside = {link.address for link in paper.links if link.address}
        assert f"{real_site.address}{Path(path).parent.as_posix()}/" in outside, path
        for address in outside:
            assert address.startswith(real_site.address), f"{path}: {address}"
            assert (real_site.site / urlsplit(address).path.lstrip("/") / "index.html").is_file(), f"{path}: {address}"


def test_tables_have_headers_that_say_what_they_head(papers: dict[str, Pdf]) -> None:
    for path, paper in papers.items():
        tables, heads = len(paper.every("Table")), paper.every("TH")
        assert bool(tables) == bool(heads), path
        assert len(paper.every("THead")) == tables, path
        assert all(head.attributes["/A"][0]["/Scope"] == "/Column" for head in heads), path


def test_only_the_fonts_of_the_package_are_used_and_all_are_in_the_file(papers: dict[str, Pdf]) -> None:
    for path, paper in papers.items():
        assert paper.fonts == {"LiberationSans": True, "LiberationSans-Bold": True}, path


def test_no_paper_can_do_anything_but_be_read(papers: dict[str, Pdf]) -> None:
    for path, paper in papers.items():
        assert {"/OpenAction", "/AA", "/AcroForm"} & paper.catalogue.keys() == set(), path
        assert set(paper.catalogue.get("/Names", {})) <= {"/Dests"}, path


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example council's site with papers, built."""
    project = copy(EXAMPLE, tmp_path_factory.mktemp("papers") / "project")
    replace_text(project / "mkdocs.yml", "quarterlight: {}", "quarterlight:\n    papers: true")
    done = quarterlight("build", project)
    assert done.returncode == 0, done.stdout
    return project


def edition(site: Path, slug: str) -> Pdf:
    """Return the paper of an edition of the example council."""
    return pdf.read(site / f"site/example-council/editions/{slug}/example-council-{slug}.pdf")


def test_each_edition_s_paper_keeps_to_what_was_known_then(example: Path) -> None:
    then, now = edition(example, "2025-26-q1"), edition(example, "2025-26-q2")
    spoken = [" ".join(str(tag.attributes["/Alt"]) for tag in paper.every("Figure")) for paper in (then, now)]
    assert "September 2025" not in then.text + spoken[0]
    assert "September 2025" in now.text and "September 2025" in spoken[1]


def test_a_second_build_typesets_nothing_and_gives_the_same_papers(example: Path, tmp_path: Path) -> None:
    project = Path(shutil.copytree(example, tmp_path / "project"))
    before = {file: (file.stat().st_mtime_ns, file.read_bytes()) for file in (project / "build/papers").iterdir()}
    assert len(before) == len(list((project / "site").rglob("*.pdf"))) == 14
    assert quarterlight("build", project).returncode == 0
    assert {f: (f.stat().st_mtime_ns, f.read_bytes()) for f in (project / "build/papers").iterdir()} == before


def test_the_other_engine_puts_the_same_papers_at_the_same_addresses(example: Path, tmp_path: Path) -> None:
    project = Path(shutil.copytree(example, tmp_path / "project"))
    assert quarterlight("build", project, "--engine", "zensical").returncode == 0
    one, other = (
        {file.relative_to(site): file.read_bytes() for file in site.rglob("*.pdf")}
        for site in (example / "site", project / "site")
    )
    assert one == other


def test_a_site_s_own_template_of_papers_is_used_and_its_mark_is_understood(example: Path, tmp_path: Path) -> None:
    project = Path(shutil.copytree(example, tmp_path / "project"))
    built_in = overrides.built_in()["paper/look.typ"]
    own = built_in.replace("[Page #counter", "[Sheet #counter")
    (project / "templates/paper").mkdir(parents=True)
    file = project / "templates/paper/look.typ"
    file.write_text(own, encoding="utf-8")
    mark = overrides.mark(own, built_in)
    assert f"Write // built-in {mark} as its first line" in quarterlight("check", project).stdout
    file.write_text(f"// built-in {mark}\n{own}", encoding="utf-8")
    done = quarterlight("build", project)
    assert (done.returncode, done.stdout) == (0, f"Built {project / 'site'}: no problems.\n")
    assert "Sheet 2 of" in edition(project, "2025-26-q2").pages[1]


def test_a_broken_template_of_papers_is_a_problem_with_its_place_and_leaves_the_last_site(
    example: Path, tmp_path: Path
) -> None:
    project = Path(shutil.copytree(example, tmp_path / "project"))
    (project / "templates/paper").mkdir(parents=True)
    (project / "templates/paper/main.typ").write_text("#nowhere\n", encoding="utf-8")
    before = (project / "site/index.html").stat().st_ino
    done = quarterlight("build", project)
    assert done.returncode == 1
    assert "templates/paper/main.typ, row 1: the paper cannot be made: unknown variable: nowhere." in done.stdout
    assert (project / "site/index.html").stat().st_ino == before


def test_a_site_without_the_setting_has_no_papers(example_site: Served) -> None:
    assert list(example_site.site.rglob("*.pdf")) == []
    page = html.read(example_site.site / "example-council/editions/2025-26-q2/index.html")
    assert "PDF" not in page.words


def test_hostile_text_is_printed_as_it_is_written(hostile_site: Served) -> None:
    paper = pdf.read(hostile_site.site / "hostile/editions/2025-26-q1/hostile-2025-26-q1.pdf")
    text = squeezed(paper.text)
    for words in (
        "<script>window.__pwned=1</script>",
        "{{ 7*7 }}",
        "**bold**",
        "[x](javascript:window.__pwned=1)",
        "[U+202E]",
    ):
        assert squeezed(words) in text, words
    for link in paper.links:
        assert not link.address or link.address.startswith("https://hostile.example/hostile/"), link
    assert paper.fonts == {"LiberationSans": True, "LiberationSans-Bold": True}


def test_papers_are_kept_by_their_content_and_nothing_else_is(tmp_path: Path) -> None:
    template = (("main.typ", '#set document(title: "T")\n#set text(font: "Liberation Sans")\n#sys.inputs.content'),)
    sheets = [(text, Manuscript(template, text, date(2020, 1, 1))) for text in ("one", "two", "three")]
    said: list[str] = []
    typeset = typesetter(tmp_path / "papers", tmp_path / "cache", said.append)
    first = typeset(sheets)
    kept = {file.name: file.read_bytes() for file in (tmp_path / "papers").iterdir()}
    assert {made.key: made.size for made in first.values()} == {name: len(pdf) for name, pdf in kept.items()}
    assert typeset(sheets) == first and said == ["Typesetting 3 of 3 papers"]
    assert typeset(sheets[:1]) == {"one": first["one"]}
    assert [file.name for file in (tmp_path / "papers").iterdir()] == [sheets[0][1].key]

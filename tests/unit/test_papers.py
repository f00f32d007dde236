"""What a printed paper is given to say, and that whatever it is given is printed as text and as nothing else."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from factories import NORTHWICK, edition, observation, potholes, recycling, target
from hypothesis import given
from hypothesis import settings as trials
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import ContentStream
from sites.pdf import Pdf

from quarterlight.display import links
from quarterlight.display.charts import palette
from quarterlight.display.charts.drawing import Drawing
from quarterlight.display.checks import Checks
from quarterlight.display.papers import printing
from quarterlight.display.papers.contents import Measure, Paper
from quarterlight.display.papers.reports import Imprint
from quarterlight.display.papers.typesetting import Manuscript, PaperFaultError, file_name, typeset
from quarterlight.display.readings import read
from quarterlight.facts.model import Action, Comment, Council, Edition, Finding, Priority, Term, Theme, Waiver
from quarterlight.words import escaping
from quarterlight.words.escaping import printed
from quarterlight.words.period import parse
from quarterlight.words.problems import Level, Location, Problem
from quarterlight.words.status import Tolerance

SITE = "https://performance.northwick.example/"
STYLE = f"<style>{palette.inner_style()}</style>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'


def whole(**changes: Any) -> Edition:
    """Return a report with two themes, one priority in each, and a measure that was missed, met or not returned."""
    road, bins, trees = (
        replace(potholes(), theme="streets", priority="roads"),
        replace(recycling(), theme="streets"),
        replace(potholes(slug="trees-planted", title="Trees planted", sentence=""), theme="green", priority="woods"),
    )
    found = edition(
        themes=(Theme("streets", "Streets", "", 1), Theme("green", "Green places", "Parks and woods.", 2)),
        priorities=(
            Priority("roads", "streets", "Safe roads", "", 1),
            Priority("signs", "streets", "Clear signs", "", 2),
            Priority("woods", "green", "More woods", "", 3),
        ),
        indicators=(road, bins, trees),
        observations=(
            observation("FY2017-18-Q2", "80", status="red"),
            observation("FY2017-18-Q2", "51", indicator=bins.slug, status="red"),
            observation("FY2017-18-Q2", "missing", indicator=trees.slug),
        ),
        targets=(target("FY2017-18-Q2", "100"), target("FY2017-18-Q2", "50", indicator=bins.slug)),
        comments=(
            Comment("edition", "2017-18-q2", "summary", 1, "A dry summer.\n\nA wet autumn."),
            Comment("priority", "roads", "concern", 1, "Winter comes."),
            Comment("indicator", road.slug, "commentary", 1, "One gang was ill."),
        ),
        actions=(
            Action(
                "gang", "A new gang", code="A1", theme="streets", priority="roads", status="green", progress="Hired."
            ),
        ),
        terms=(Term("gang", "People who mend roads"), Term("silviculture", "Growing woods", ("forestry",))),
        source_document="Report to Cabinet",
        editorial="Read with care.",
    )
    return replace(found, **changes)


def papers(*known: Edition, url: str = SITE, republisher: str = "", checks: Checks | None = None) -> dict[str, Paper]:
    """Return the papers of Northwick by their pages."""
    return dict(printing.papers(read(Council(known)), checks or Checks(), Imprint(url, republisher)))


def no_picture(_: Drawing) -> bytes:
    """Return an empty drawing."""
    return SVG


def measures(paper: Paper) -> list[Measure]:
    """Return the measures of a paper in their order."""
    return [measure for chapter in paper.chapters for group in chapter.groups for measure in group.measures]


WHOLE = links.edition("northwick", "2017-18-q2")
STREETS, GREEN = links.theme("northwick", "streets"), links.theme("northwick", "green")
ROADS, SIGNS = links.priority("northwick", "roads"), links.priority("northwick", "signs")


def test_every_edition_theme_and_priority_has_a_paper_at_an_address_of_its_own() -> None:
    assert {links.paper(page) for page in papers(whole())} == {
        "northwick/editions/2017-18-q2/northwick-2017-18-q2.pdf",
        "northwick/themes/streets/streets.pdf",
        "northwick/themes/green/green.pdf",
        "northwick/priorities/roads/roads.pdf",
        "northwick/priorities/signs/signs.pdf",
        "northwick/priorities/woods/woods.pdf",
    }


def test_the_cover_says_what_whose_from_when_and_where_it_stands_on_the_web() -> None:
    cover = papers(whole())[WHOLE].cover
    assert cover.title == "Northwick Council: Performance report FY2017-18-Q2"
    assert cover.heading == "Performance report FY2017-18-Q2"
    assert cover.period == "Quarter 2 (July to September 2017)"
    assert "Of 3 measures, 2 are rated red and 1 has no rating." in cover.lead
    assert cover.published == "Published on 21 November 2017. Status of the figures: final."
    assert cover.address == f"{SITE}{WHOLE}"
    assert cover.day == (2017, 11, 21)


def test_a_republished_paper_says_so_on_its_cover_and_on_every_page() -> None:
    own, republished = (papers(whole(), republisher=said)[ROADS].cover for said in ("", "A reader"))
    assert (own.author, republished.author) == ("Northwick Council", "A reader")
    assert own.footer == "Open Government Licence v3.0."
    assert not any("endorsed" in line for line in own.notice)
    assert "This paper republishes them. Northwick Council has not endorsed it." in republished.notice
    assert republished.footer == "Republished, not endorsed by Northwick Council. Open Government Licence v3.0."


def test_a_site_without_an_address_prints_none() -> None:
    paper = papers(whole(), url="")[WHOLE]
    assert paper.cover.address == ""
    assert {measure.address for measure in measures(paper)} == {""}


def test_what_stands_out_is_named_by_its_kind() -> None:
    found = papers(whole())[WHOLE].exceptions
    assert found.poorest == ("potholes-repaired", "waste-recycled")
    assert found.missing == ("trees-planted",)
    assert found.differing == ("waste-recycled",), "rated red, and its target was met"


def found(rule: str, table: str, subject: str, waiver: Waiver | None) -> Finding:
    """Return a finding of a rule about the latest figure, or about the words of the report."""
    problem = Problem(rule, Location(f"p/{table}.csv", 2), "it is so.", "", Level.WARNING, subject)
    return Finding(problem, table, parse("FY2017-18-Q2"), "E06000001", waiver)


def test_what_the_checks_doubt_stands_with_the_measure_and_with_what_stands_out() -> None:
    waiver = Waiver("unit", "x", "Printed so", "Publisher", date(2026, 11, 24))
    listed = (
        found("magnitude", "observations", "potholes-repaired", waiver),
        found("magnitude", "observations", "trees-planted", None),
        found("status-target", "observations", "waste-recycled", waiver),
        found("claim", "claims", "claim:actions", waiver),
    )
    paper = papers(whole(), checks=Checks.made({("northwick", "2017-18-q2"): listed}, ()))[WHOLE]
    road, bins, trees = measures(paper)
    assert (road.doubts, trees.doubts) == (("July to September 2017: It is so.",), ())
    assert bins.difference and bins.doubts == (), "that the rating differs is said once"
    assert paper.exceptions.doubted == ("potholes-repaired",)
    assert paper.claimed == ("It is so.",)


def test_what_the_checks_doubt_in_a_text_stands_beside_it() -> None:
    problem = Problem("points", Location("p/commentary.csv", 3), "5% is so.", "", Level.WARNING, "commentary:roads")
    listed = (Finding(problem, "commentary", None, "", None),)
    text = replace(whole().comments[1], row=3)
    known = whole(comments=(text,))
    found = papers(known, checks=Checks.made({("northwick", "2017-18-q2"): listed}, ()))
    assert found[ROADS].passages[0].texts == (("", ("Winter comes.",), ("5% is so.",)),)
    assert found[WHOLE].chapters[0].groups[0].passages == found[ROADS].passages


def test_how_figures_are_judged_is_said_once_unless_a_measure_has_a_way_of_its_own() -> None:
    known = whole()
    closer = replace(known.indicators[0], tolerance=Tolerance(Decimal(5), relative=False))
    road = measures(papers(replace(known, indicators=(closer, *known.indicators[1:])))[WHOLE])[0]
    assert dict(road.facts)["Tolerance"] == "Within 5 counts as close to it."
    closing = papers(known)[WHOLE].closing
    assert closing and closing.judging[0].startswith("A figure is compared with the target for the same period")


def test_every_measure_has_its_sentence_its_status_its_texts_and_its_chart() -> None:
    road, bins, trees = measures(papers(whole())[WHOLE])
    assert road.lead.startswith("80 potholes were repaired between July and September 2017.")
    assert (road.mark.word, road.mark.tone) == ("Red", "poor")
    assert road.facts == (), "the lead says what the figures say, and how they are judged stands at the end"
    assert road.passages[0].texts == (("", ("One gang was ill.",), ()),)
    assert road.plate and road.plate.alternative.startswith(f"{road.plate.headline}. Highway defects made good")
    assert "Bar chart." in road.plate.alternative
    assert bins.difference == "The report rates this red, but by its own figures the target was met."
    assert trees.plate is None and trees.lead.startswith("No figure was returned for July to September 2017.")


def test_a_chapter_for_each_theme_holds_its_priorities_and_says_which_are_silent() -> None:
    streets, green = papers(whole())[WHOLE].chapters
    assert (streets.title, [group.title for group in streets.groups]) == ("Streets", ["Safe roads", "Other measures"])
    assert streets.silent == "The report has neither a measure nor a text under “Clear signs”."
    assert green.summary == "Parks and woods."
    assert streets.groups[0].passages[0].heading == "Concerns"


def test_what_the_report_puts_under_no_theme_has_a_chapter_too() -> None:
    found = whole()
    stray = replace(found.indicators[0], theme="")
    last = papers(replace(found, indicators=(stray, *found.indicators[1:])))[WHOLE].chapters[-1]
    assert last.title == "Measures that the report puts under no theme"
    assert [measure.label for group in last.groups for measure in group.measures] == [stray.slug]


def test_a_theme_s_paper_holds_its_own_measures_and_actions_only() -> None:
    found = papers(whole())
    assert [measure.label for measure in measures(found[STREETS])] == ["potholes-repaired", "waste-recycled"]
    assert [chapter.title for chapter in found[STREETS].chapters] == ["Safe roads", "Other measures"]
    assert [action.title for action in found[STREETS].actions] == ["A new gang"]
    assert found[GREEN].actions == () and found[GREEN].exceptions.poorest == ()
    assert found[STREETS].cover.header == ("Northwick Council: Streets", "Performance report FY2017-18-Q2")


def test_a_priority_s_paper_has_its_texts_after_its_measures_and_none_where_it_has_none() -> None:
    found = papers(whole())
    assert [passage.heading for passage in found[ROADS].passages] == ["Concerns"]
    assert found[SIGNS].chapters == () and found[SIGNS].ratings.rows == ()


def test_the_glossary_has_the_words_that_the_paper_uses_and_no_other() -> None:
    found = papers(whole())
    all_of_it, green = found[WHOLE].closing, found[GREEN].closing
    assert all_of_it and all_of_it.words == (("gang", "People who mend roads"),)
    assert green and green.words == ()
    assert (all_of_it.editorial, green.editorial) == ("Read with care.", "")


def test_an_older_edition_s_paper_shows_things_as_they_stood_then() -> None:
    later = whole(
        slug="2017-18-q3",
        period=edition("FY2017-18-Q3").period,
        observations=(observation("FY2017-18-Q3", "120", status="green"),),
        targets=(),
    )
    then, now = (
        measures(papers(whole(), later)[links.edition("northwick", slug)])[0] for slug in ("2017-18-q2", "2017-18-q3")
    )
    assert then.figure == "80" and now.figure == "120"
    assert then.plate and "October to December" not in then.plate.alternative
    assert now.plate and "October to December 2017: 120" in now.plate.alternative


def test_actions_have_no_days_where_none_is_given() -> None:
    (action,) = papers(whole())[WHOLE].actions
    assert (action.reference, action.progress, action.due, action.mark.word) == ("A1", "Hired.", "", "Green")
    dated = replace(whole().actions[0], slug="other", due=date(2018, 3, 31))
    both = papers(whole(actions=(*whole().actions, dated)))[WHOLE].actions
    assert [action.due for action in both] == ["Not stated in the report", "31 March 2018"]


PLAIN = '#set document(title: "T")\n#set text(font: "Liberation Sans", fallback: false, lang: "en", ligatures: false)\n'
LINES = PLAIN + "#for said in json(bytes(sys.inputs.content)) { par(said) }"


def set_plainly(texts: list[str]) -> PdfReader:
    """Return a PDF with a paragraph for each text."""
    manuscript = Manuscript((("main.typ", LINES),), json.dumps([printed(text) for text in texts]), date(2017, 11, 21))
    return PdfReader(io.BytesIO(typeset(manuscript, no_picture)))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('#sys.version #read("main.typ") #import "@preview/x:1.0.0"', id="code"),
        pytest.param("*bold* _slanted_ `raw` $x^2$", id="markup"),
        pytest.param("= Heading", id="a heading"),
        pytest.param("- item", id="a list"),
        pytest.param("<label> @label", id="a label and a reference to it"),
        pytest.param("https://evil.example/", id="an address"),
        pytest.param("// comment /* comment */", id="a comment"),
        pytest.param("a \\ b \\u{202e} ~ -- ... c", id="an escape and typographic shorthand"),
        pytest.param("]}) #[", id="brackets that close what was not opened"),
        pytest.param("\"quoted\" and 'quoted'", id="quotation marks"),
    ],
)
def test_hostile_text_stays_text(text: str) -> None:
    reader = set_plainly([text])
    assert reader.pages[0].extract_text().split() == text.split()
    assert "/Annots" not in reader.pages[0]


def test_every_sign_that_counts_as_printable_is_in_the_fonts() -> None:
    every = [chr(code) for code in range(0x20, 0x10000) if not 0xD800 <= code < 0xE000]
    signs = [sign for sign in every if escaping.printed(sign) == sign]
    assert len(signs) > 1200
    lines = [" ".join(signs[place : place + 40]) for place in range(0, len(signs), 40)]
    template = f'{LINES}\n#set text(weight: "bold")\n#for said in json(bytes(sys.inputs.content)) {{ par(said) }}'
    typeset(Manuscript((("main.typ", template),), json.dumps(lines), date(2017, 11, 21)), no_picture)


@trials(max_examples=60)
@given(st.lists(st.text(max_size=20), max_size=8))
def test_no_text_whatever_keeps_a_paper_from_being_made(texts: list[str]) -> None:
    set_plainly(texts)


@pytest.mark.parametrize(
    ("template", "line", "said"),
    [
        pytest.param(f"{PLAIN}#nowhere", 3, "unknown variable: nowhere", id="a name that is not there"),
        pytest.param("#let", 1, "expected", id="half a line"),
        pytest.param(f"{PLAIN}#image(bytes(\"<svg xmlns='http://www.w3.org/2000/svg'/>\"))", 3, "alt", id="no words"),
    ],
)
def test_a_fault_of_a_template_names_its_line(template: str, line: int, said: str) -> None:
    with pytest.raises(PaperFaultError) as caught:
        typeset(Manuscript((("main.typ", template),), "[]", date(2017, 11, 21)), no_picture)
    assert (caught.value.file, caught.value.line) == ("main.typ", line)
    assert said in caught.value.found


def test_no_letter_of_a_chart_is_painted_over_by_the_halo_of_the_next() -> None:
    label = '<text x="9" y="60" font-family="Liberation Sans" font-size="40px" fill="#1b2631">177</text>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99">{STYLE}{label}</svg>'
    drawing = Drawing("", "", "")
    template = f'{PLAIN}#image(json(bytes(sys.inputs.content)), alt: "A label")'
    sheet = Manuscript((("main.typ", template),), json.dumps(file_name(drawing)), date(2017, 11, 21), (drawing,))
    reader = PdfReader(io.BytesIO(typeset(sheet, lambda _: svg.encode())))
    content = ContentStream(reader.pages[0].get_contents(), reader)
    outlined, filled = 2, 0
    assert [made[0] for made, name in content.operations if name == b"Tr"] == [outlined] * 3 + [filled] * 3


@pytest.mark.parametrize("long", ["word " * 4000, "w" * 4000], ids=["long text", "a long word"])
def test_text_of_any_length_goes_over_to_the_next_page(long: str) -> None:
    known = whole()
    strange = replace(
        known,
        title=long[:300],
        actions=(replace(known.actions[0], title=long[:500], progress=long),),
        indicators=tuple(replace(found, title=long[:500], service=long) for found in known.indicators),
        comments=(Comment("edition", known.slug, "summary", 1, long),),
        terms=(Term("gang", long),),
    )
    for paper in papers(strange).values():
        made = typeset(printing.manuscript(paper, printing.templates(Path("nowhere"))), no_picture)
        read_back = Pdf(PdfReader(io.BytesIO(made)))
        assert [at for at in read_back.places if not 20 < at[2] < 842] == []


def test_equal_manuscripts_give_equal_bytes_and_have_equal_keys() -> None:
    first, second = (Manuscript((("main.typ", LINES),), '["a"]', date(2017, 11, 21)) for _ in range(2))
    assert first.key == second.key and typeset(first, no_picture) == typeset(second, no_picture)
    assert replace(first, content='["b"]').key != first.key
    assert replace(first, day=date(2018, 1, 1)).key != first.key
    assert replace(first, templates=(("main.typ", PLAIN),)).key != first.key


def test_a_paper_with_another_drawing_is_another_manuscript() -> None:
    paper = papers(whole())[WHOLE]
    plate = paper.ratings.plate
    assert plate
    other = replace(plate, drawing=replace(plate.drawing, title="Other"))
    first, second = (
        printing.manuscript(replace(paper, ratings=replace(paper.ratings, plate=one)), ()) for one in (plate, other)
    )
    assert file_name(plate.drawing) in first.content and plate.drawing in first.drawings
    assert second.key != first.key


def test_a_site_s_own_files_shadow_those_of_the_template(tmp_path: Path) -> None:
    (tmp_path / "paper").mkdir()
    (tmp_path / "paper" / "look.typ").write_text("// own", encoding="utf-8")
    (tmp_path / "paper" / "more.typ").write_text("// more", encoding="utf-8")
    found, built_in = dict(printing.templates(tmp_path)), dict(printing.templates(tmp_path / "nowhere"))
    assert set(built_in) == {"main.typ", "parts.typ", "look.typ"}
    assert found == {**built_in, "look.typ": "// own", "more.typ": "// more"}


def test_a_name_of_the_council_is_printed_in_one_line() -> None:
    strange = replace(NORTHWICK, name="North\nwick \u202e Council")
    paper = papers(whole(organisation=strange))[WHOLE]
    content = json.loads(printing.manuscript(paper, ()).content)
    assert content["cover"]["council"] == "North wick [U+202E] Council"

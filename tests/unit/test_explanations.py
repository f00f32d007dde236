"""What a page says of a status beside the figures: the question, the report's reason, and what is absent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from factories import SCALE, edition, history, latest, observation, of_editions, potholes, recycling, target

from quarterlight.display.pages.figures import extra_sections, figure_table
from quarterlight.display.readings import Badge, Reading
from quarterlight.display.wording import descriptions, explanations, summaries, terms
from quarterlight.facts.assessment import assess
from quarterlight.facts.history import History
from quarterlight.facts.model import Column, Comment, Edition, ExtraRow, ExtraTable
from quarterlight.words.status import Direction, Polarity, Tone

Q2, Q3 = "FY2017-18-Q2", "FY2017-18-Q3"
AMBER = {"amber": replace(SCALE["amber"], meaning="")}


def rated(value: str, aim: str = "", **changes: Any) -> History:
    """Return a measure that a report without a key rates amber."""
    aims = (target(Q2, aim),) if aim else ()
    rows = (observation(Q2, value, status="amber"),)
    report: Edition = edition(indicators=(recycling(slug="potholes-repaired"),), observations=rows, targets=aims)
    return of_editions(replace(report, **{"scale": AMBER, **changes}))


def reason(known: History) -> str:
    """Return the reason that the report is said to give."""
    point = latest(known)
    return dict(explanations.why(known, point, assess(known, point))).get("Reason given", "")


def test_where_a_report_says_nothing_of_its_rating_the_first_line_says_so() -> None:
    known = rated("49")
    point = latest(known)
    first, *_ = explanations.why(known, point, assess(known, point))
    assert first == ("Reason given", "The report does not say why it rates this amber.")


def test_where_a_report_has_words_on_a_measure_only_its_key_is_missed() -> None:
    said = Comment("indicator", "potholes-repaired", "commentary", 1, "It rained.")
    assert reason(rated("49", comments=(said,))) == "The report prints no key that says what amber means."


def test_a_key_and_figures_that_agree_with_the_rating_are_reason_enough() -> None:
    assert reason(rated("49", scale=SCALE)) == ""
    assert reason(rated("49", aim="40")) != ""
    assert reason(history(potholes(), {Q2: "5"})) == ""


@pytest.mark.parametrize(
    ("value", "surplus", "words"),
    [
        ("49", -0.02, ("1 percentage point worse", "by 2% of the target")),
        ("50.2", 0.004, ("0.2 percentage points better", "by less than 1% of the target")),
        ("50", 0.0, ("just on it", "")),
    ],
)
def test_a_distance_is_told_in_the_unit_and_as_a_share(value: str, surplus: float, words: tuple[str, str]) -> None:
    known = rated(value, aim="50")
    assert explanations.distance(known.indicator, assess(known, latest(known)), surplus) == words


@pytest.mark.parametrize(
    ("aim", "words"),
    [
        ("", "Without a target, nothing can be judged."),
        ("0", "The target is a range, or zero, so there is no distance from it that could be put in order."),
    ],
)
def test_what_has_no_distance_says_why(aim: str, words: str) -> None:
    known = rated("49", aim=aim)
    assert explanations.unjudged(known.indicator, assess(known, latest(known)), False) == words
    assert explanations.unjudged(known.indicator, None, False) == "There is no figure to compare with a target."
    assert "in which unit" in explanations.unjudged(known.indicator, None, True)


def test_the_distance_of_a_rate_says_of_how_many() -> None:
    known = history(potholes(unit="per_10k", polarity=Polarity.LOWER, additive=False), {Q2: "65.3"}, {Q2: "60"})
    assert explanations.distance(known.indicator, assess(known, latest(known)), -0.088)[0] == "5.3 per 10,000 worse"


@pytest.mark.parametrize(
    ("row", "figures", "words"),
    [
        ("5 p", "not stated", "Not stated in the report, but for those marked [p], which are provisional"),
        ("5 p", "provisional", "Provisional"),
        ("5", "not stated", "Not stated in the report"),
    ],
)
def test_the_status_of_the_figures_does_not_contradict_their_marks(row: str, figures: str, words: str) -> None:
    known = of_editions(edition(indicators=(potholes(),), observations=(observation(Q2, row),), figures=figures))
    assert dict(explanations.about(known))["Status of the figures"] == words


def test_a_status_is_asked_for_by_its_name() -> None:
    known = rated("49")
    assert explanations.question(assess(known, latest(known))) == "Why amber?"
    assert explanations.question(None) == "Why no rating?"


@pytest.mark.parametrize(
    ("value", "aims", "question"),
    [("60", {Q2: "50"}, "Why met?"), ("40", {Q2: "50"}, "Why missed?"), ("40", {}, "Why no rating?")],
)
def test_a_status_of_the_figures_alone_is_asked_for_too(value: str, aims: dict[str, str], question: str) -> None:
    known = history(recycling(), {Q2: value}, aims)
    assert explanations.question(assess(known, latest(known))) == question


@pytest.mark.parametrize(
    ("markers", "printed", "words"),
    [
        (("x",), "", "not available"),
        (("c",), "", "kept back"),
        (("missing",), "", "not returned"),
        (("not_due",), "Not due", "not yet due"),
        (("p", "z"), "", "not applicable"),
        (("unit_unknown",), "26,281", "printed 26,281, unit not stated"),
        (("unit_unknown",), "", "no figure"),
        ((), "", "no figure"),
    ],
)
def test_what_stands_where_a_figure_is_not_there(markers: tuple[str, ...], printed: str, words: str) -> None:
    assert terms.absent(markers, printed) == words


def test_every_row_of_every_figure_says_something_in_the_place_of_the_figure() -> None:
    known = history(recycling(), {"FY2017-18-Q1": "x", Q2: "49"}, {Q2: "50", Q3: "50"})
    assert [row.value for row in figure_table(known, {}).rows] == ["49%", "not available", "none"]


def test_a_figure_in_no_stated_unit_is_listed_as_printed() -> None:
    rows = (observation(Q2, "unit_unknown", printed="26,281"),)
    known = of_editions(edition(indicators=(potholes(),), observations=rows))
    reading = Reading(known, latest(known), None, "", Badge("Green", Tone.GOOD, published=True))
    assert summaries.listing(reading).startswith("printed 26,281, unit not stated, ")


COLUMNS = (
    Column("now", "April to June", "count", additive=True),
    Column("share", "Share", "percent"),
    Column("note", "Note"),
)


def table(*rows: tuple[str, str, str, str]) -> ExtraTable:
    """Return an extra table with rows of kind, label, figure and note."""
    cells = [(kind, label, (Decimal(now) if now else None, Decimal(1), note)) for kind, label, now, note in rows]
    return ExtraTable(
        "c", "Complaints", "", COLUMNS, tuple(ExtraRow("", kind, label, own) for kind, label, own in cells)
    )


def test_a_table_with_one_printed_total_begins_with_it_and_its_largest_part() -> None:
    parts = (("item", "Roads *", "1686", "Moved."), ("item", "Schools", "510", ""), ("item", "Parks", "", ""))
    said = summaries.extra_table(table(*parts, ("total", "Total", "4085", "")), edition())
    assert said.startswith(
        "The total is 4,085 (April to June); the largest part is Roads, 1,686. Complaints, as printed"
    )
    for others in ((), (("total", "Total", "", ""),), (("total", "A", "1", ""), ("total", "B", "2", ""))):
        assert summaries.extra_table(table(*parts, *others), edition()).startswith("Complaints, as printed")


def test_a_star_beside_its_note_is_left_out_and_one_that_nothing_explains_stays() -> None:
    (section,) = extra_sections(table(("item", "Roads *", "1", "Moved."), ("item", "Parks *", "2", "")))
    assert [label for _, _, label, _, _ in section.rows] == ["Roads", "Parks *"]


@pytest.mark.parametrize(
    ("title", "figure", "cited"),
    [
        ("Potholes repaired", "7,311, July to September 2017", "“Potholes repaired” (7,311, July to September 2017), "),
        ("Potholes repaired", "", "“Potholes repaired”, "),
        ("", "", ""),
    ],
)
def test_a_citation_has_the_figure_with_its_period_the_report_its_day_and_where_it_stands(
    title: str, figure: str, cited: str
) -> None:
    known = edition()
    cite = explanations.citation(known, title or known.title, "https://quarterlight.example/x/", True, figure)
    report = known.title if title else f"“{known.title}”"
    where = "published 21 November 2017, republished at https://quarterlight.example/x/"
    assert cite == f"Northwick Council, {cited}{report}, {where}"


def test_a_sheet_of_charts_says_first_how_its_measures_moved() -> None:
    moved = [Direction.WORSENED, Direction.IMPROVED, Direction.WORSENED, None]
    said = descriptions.panels(moved, 5, ["percent"])
    assert said.startswith(
        "4 small bar charts from zero, one for each measure. "
        "Against the figure before, 1 got better, 2 got worse and 1 cannot be compared."
    )
    assert "1 measure without figures is left out" in said


@pytest.mark.parametrize(
    ("by", "on", "words"),
    [
        ("the Cabinet", date(2017, 3, 1), ", set by the Cabinet on 1 March 2017"),
        ("the Cabinet", None, ", set by the Cabinet"),
        ("", date(2017, 3, 1), ", set on 1 March 2017"),
        ("", None, ""),
    ],
)
def test_a_target_says_who_set_it_and_when_as_far_as_it_is_known(by: str, on: date | None, words: str) -> None:
    aim = replace(target(Q2, "40"), set_by=by, set_on=on)
    known = of_editions(edition(indicators=(potholes(),), observations=(observation(Q2, "49"),), targets=(aim,)))
    point = latest(known)
    told = dict(explanations.why(known, point, assess(known, point)))
    assert told["Target"] == f"40 or more{words}"

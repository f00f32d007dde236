"""Words of change and of standing are held against the figures; what is not plain is let pass."""

from __future__ import annotations

from pathlib import Path

import pytest
from measures import Measure
from prose import about, found, in_edition, report

from quarterlight.data.rules.text import commentary_direction, commentary_status

# Household waste recycled went from 42.4% to 46.1% in a quarter, and from 44.1% in a year; potholes from 6,190 to
# 5,710, and from 5,130; days to let a home from 34.8 to 31.5, which is better.
TRUE_CHANGES = [
    ("recycled", "The figure rose."),
    ("recycled", "The recycling rate is up on the quarter before."),
    ("recycled", "Results have improved since the quarter before."),
    ("recycled", "Household waste recycled rose from 42.4% to 46.1%."),
    ("potholes", "The number of potholes repaired fell from the quarter before."),
    ("potholes", "The number of potholes repaired rose on the same quarter of last year."),
    ("potholes", "Fewer potholes were repaired than in the quarter before."),
    ("recycled", "More household waste is recycled every year."),
    # It fell from the quarter before and rose from the year before: the words can mean either.
    ("potholes", "The number of potholes repaired rose."),
    ("potholes", "The number of potholes repaired fell."),
    ("relet", "The time to let an empty council home fell between March and June 2025."),
    ("relet", "Performance improved."),
    ("relet", "Performance rose."),
]
UNTOLD_CHANGES = [
    # Plans, guesses, denials, habits.
    ("recycled", "The figure will fall."),
    ("recycled", "We expect the figure to fall."),
    ("recycled", "The figure did not fall."),
    ("recycled", "The council works to reduce waste, and to increase the figure."),
    ("recycled", "The figure usually falls in winter."),
    # Another time than the table has.
    ("recycled", "The figure fell in August."),
    ("recycled", "The figure has fallen since December 2009."),
    ("recycled", "The figure has fallen over the last ten years."),
    # Parts, other places, other things.
    ("recycled", "The figure fell in two of the five wards."),
    ("recycled", "Recycling of paper fell."),
    ("recycled", "The national figure fell."),
    ("recycled", "Nationally, the figure fell."),
    ("recycled", "Demand fell."),
    ("recycled", "The figure fell in blocks of flats."),
    ("recycled", "The target fell."),
    ("recycled", "Prices fell, which made results better."),
    ("recycled", "Falling prices are a risk."),
    ("potholes", "More people reported potholes than in the quarter before."),
    ("potholes", "More potholes were repaired."),
    # Neither way is better for children in care.
    ("in-care", "The rate has worsened."),
]


@pytest.mark.parametrize(("subject", "text"), TRUE_CHANGES + UNTOLD_CHANGES)
def test_true_words_of_change_and_those_that_cannot_be_told_are_let_pass(subject: str, text: str) -> None:
    assert about(commentary_direction, subject, text) == []


WRONG_CHANGES = [
    ("recycled", "The figure fell.", '"fell"', "42.4% to 46.1%"),
    ("recycled", "The figure continues to fall.", '"fall"', "42.4% to 46.1%"),
    ("recycled", "The share of household waste recycled is falling.", '"falling"', "42.4% to 46.1%"),
    ("recycled", "The recycling rate is lower than in the quarter before.", '"is lower"', "42.4% to 46.1%"),
    ("recycled", "Results have dropped since the quarter before.", '"dropped"', "42.4% to 46.1%"),
    ("recycled", "The figure is unchanged from the quarter before.", '"is unchanged"', "42.4% to 46.1%"),
    ("recycled", "In Quarter 1 the figure fell.", '"fell"', "42.4% to 46.1%"),
    (
        "recycled",
        "The figure was higher in Quarter 4 of 2024/25 than in the quarter before.",
        '"was higher"',
        "43.2% to 42.4%",
    ),
    ("potholes", "More potholes were repaired than in the quarter before.", '"More"', "6,190 to 5,710"),
    ("potholes", "The number of potholes repaired rose from the quarter before.", '"rose"', "6,190 to 5,710"),
    (
        "relet",
        "The time to let an empty council home rose between March and June 2025.",
        '"rose"',
        "34.8 days to 31.5 days",
    ),
    ("relet", "Performance has got worse.", '"got worse"', "34.8 days to 31.5 days"),
    ("relet", "Results fell.", '"fell"', "34.8 days to 31.5 days"),
]


@pytest.mark.parametrize(("subject", "text", "words", "went"), WRONG_CHANGES)
def test_words_of_change_that_the_figures_contradict_are_found(subject: str, text: str, words: str, went: str) -> None:
    assert about(commentary_direction, subject, text) == [f"the text says {words}, and the figure went from {went}."]


def test_as_one_council_printed_it_the_percentage_that_continues_to_increase_fell() -> None:
    waste = "+ waste | 22 | | | Waste | Percentage of municipal waste recycled | | | percent | 0 | 100 | higher"
    waste += " | rolling_12_months | false | | Weighed. | Scales | Head"
    figures = "+ waste | 2025-M03 | 71.0 | amber \n waste | 2025-M06 | 70.9 | amber"
    text = "The percentage of municipal waste recycled continues to increase."
    said = 'the text says "increase", and the figure went from 71.0% to 70.9%.'
    assert about(commentary_direction, "waste", text, indicators=waste, observations=figures) == [said]


# Waste recycled is 46.1% against 47%, amber; potholes 5,710 against 5,500, green; homes 31.5 days against 30, red;
# savings of £2.4m against £2.5m, red.
TRUE_STANDINGS = [
    ("recycled", "The figure is below target."),
    ("recycled", "The recycling rate is close to its target."),
    ("recycled", "The target was missed."),
    ("recycled", "The target was not met."),
    ("potholes", "The number of potholes repaired is above target."),
    ("potholes", "We beat our target."),
    ("potholes", "The target has been met."),
    ("potholes", "Performance is on track."),
    ("relet", "Results are behind target."),
    # Where less is better, above and below can mean either.
    ("relet", "The figure is above target."),
    ("relet", "The figure is below target."),
]
UNTOLD_STANDINGS = [
    ("recycled", "The council expects to meet its target."),
    ("recycled", "We are not above target."),
    ("recycled", "In August the figure was above target."),
    ("recycled", "The figure was above target in two wards."),
    ("recycled", "Nationally, results are above target."),
    ("recycled", "Paper recycling is above target."),
    ("recycled", "The number of bins given out was above target."),
    ("recycled", "The scheme is on track."),
    ("recycled", "Work on new bins is on track to end in May."),
    ("recycled", "If the target is met, prices fall."),
    ("in-care", "The rate is above target."),
    # A year's target for a count cannot be told in June.
    ("built", "The number of affordable homes built is above target."),
]
HOMES = {
    "indicators": "+ built | | homes | homes | Housing | Affordable homes built | | | count | 0 | | higher | in_period"
    " | true | | Counted. | Files | Head",
    "observations": "+ built | FY2025-26-Q1 | 18 |",
    "targets": "+ built | FY2025-26 | 140 | Cabinet",
}


@pytest.mark.parametrize(("subject", "text"), TRUE_STANDINGS + UNTOLD_STANDINGS)
def test_true_words_of_standing_and_those_that_cannot_be_told_are_let_pass(subject: str, text: str) -> None:
    assert about(commentary_status, subject, text, **HOMES) == []


STANDING = {
    "recycled": '46.1% against a target of 47%, rated "Amber"',
    "potholes": '5,710 against a target of 5,500, rated "Green"',
    "relet": '31.5 days against a target of 30 days, rated "Red"',
    "saved": '£2,400,000 against a target of £2,500,000, rated "Red"',
}
WRONG_STANDINGS = [
    ("recycled", "The figure is above target.", "above target"),
    ("recycled", "The share of household waste recycled is well above its target.", "above its target"),
    ("recycled", "Results are good and above target.", "above target"),
    ("recycled", "We met our target.", "met our target"),
    ("recycled", "The target has been met.", "The target has been met"),
    ("potholes", "The target was missed.", "The target was missed"),
    ("potholes", "The number of potholes repaired was below target.", "below target"),
    ("relet", "The time to let an empty council home is on target.", "on target"),
    ("saved", "Money saved is on track.", "on track"),
    ("saved", "Money saved is broadly in line with the target.", "in line with the target"),
]


@pytest.mark.parametrize(("subject", "text", "words"), WRONG_STANDINGS)
def test_words_of_standing_that_the_figures_contradict_are_found(subject: str, text: str, words: str) -> None:
    assert about(commentary_status, subject, text) == [
        f'the text says "{words}", and the figure is {STANDING[subject]}.'
    ]


def test_under_a_groups_heading_words_that_fit_one_of_its_measures_are_of_that_one() -> None:
    other = (
        "+ bins | | | | Waste | Missed bins per 100,000 collections | | | per_100k | 0 | | lower | in_period | false"
    )
    tables = {
        "indicators": f"{other} | | Counted. | Files | Head",
        "observations": "+ bins | FY2025-26-Q1 | 50 | green",
    }
    text = "Bins are missed less often; recycled household waste was back above target."
    [problem] = found(commentary_status, report([("edition", "2025-26-q1", "Waste", text)], **tables))
    assert problem.subject == "recycled"


def test_without_a_heading_only_a_whole_title_tells_which_measure_is_meant() -> None:
    assert in_edition(commentary_status, "Recycling was back above target.") == []
    assert len(in_edition(commentary_status, "Household waste recycled was above target.")) == 1


@pytest.mark.parametrize(
    ("row", "place"),
    [
        pytest.param("2025-07-01|Why?||", None, id="not answered yet"),
        pytest.param("2025-07-01|Why?|2025-07-08|So.", None, id="answered"),
        pytest.param("2025-07-01|Why?|2025-07-01|So.", None, id="answered on the day"),
        pytest.param("2025-07-01|Why?||So.", "answered_on", id="an answer without a day"),
        pytest.param("2025-07-01|Why?|2025-07-08|", "answer", id="a day without an answer"),
        pytest.param("2025-07-08|Why?|2025-07-01|So.", "answered_on", id="answered before it was asked"),
    ],
)
def test_a_question_and_its_answer_go_together(tmp_path: Path, row: str, place: str | None) -> None:
    measure = Measure(tmp_path)
    measure.rows("questions", f"asked_on|question|answered_on|answer\n{row}")
    assert measure.places("answer") == ([("questions.csv", 2, place)] if place else [])

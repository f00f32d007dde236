"""Figures, targets and changes that a text states are held against the table; what cannot be told is let pass."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prose import about, found, in_edition, report

from quarterlight.data.rules.text import points, target_text, value_text
from quarterlight.words.problems import Level

RIGHT = [
    (
        "recycled",
        "46.1% of household waste was recycled between April and June 2025, up from 42.4% the quarter before.",
    ),
    (
        "recycled",
        "In Quarter 1, 46.1% of household waste was recycled, against 44.1% in the same quarter a year before.",
    ),
    ("recycled", "46% of household waste was recycled in Quarter 1."),
    ("recycled", "About 47% of household waste was recycled in Quarter 1."),
    ("potholes", "5,710 potholes were repaired between April and June 2025, down from 6,190 the quarter before."),
    ("potholes", "Between April 2024 and March 2025 the council repaired 20,590 potholes."),
    ("relet", "It took 31.5 days to let an empty council home in June 2025, down from 34.8 days in March."),
    ("in-care", "For every 10,000 children, 70.9 were in care on 30 June 2025, down from 72.5 the quarter before."),
    ("saved", "The council saved £2.4m from April to June 2025, against £2.1m at the same point a year before."),
    ("saved", "The council saved £2.40 million from April to June 2025."),
]
CANNOT_TELL = [
    # Another period than the table has, or none that can be told.
    ("recycled", "In August, 51% of household waste was recycled."),
    ("recycled", "52.0% of household waste was recycled in 2009/10."),
    ("recycled", "In June 44.0% of household waste was recycled."),
    ("potholes", "So far this year 9,999 potholes were repaired."),
    # Plans, guesses, other places, parts.
    ("recycled", "We expect that 49% of household waste will be recycled in Quarter 1."),
    ("recycled", "Nationally, 43% of household waste was recycled in Quarter 1."),
    ("recycled", "In Quarter 1 similar councils recycled 43% of household waste."),
    ("recycled", "In Quarter 1, 51% of household waste was recycled in the wards with new bins."),
    ("recycled", "In Quarter 1, 51% of household waste was recycled at our three sites."),
    ("recycled", "51% of household waste was recycled at our three sites."),
    ("recycled", "Including garden waste, 51% of household waste was recycled in Quarter 1."),
    # Targets, bounds and changes.
    ("recycled", "Household waste recycled rose by 3% in Quarter 1."),
    ("recycled", "Over 40% of household waste was recycled in Quarter 1."),
    ("recycled", "20% more household waste was recycled in Quarter 1."),
    # Several figures that could each be meant.
    ("potholes", "In Quarter 1, 4,000 potholes were repaired by one crew and 1,710 by the other."),
    # Another unit, another thing.
    ("recycled", "In Quarter 1, 9,999 tonnes of household waste were recycled."),
    ("recycled", "In Quarter 1, 30% of callers were content."),
    ("in-care", "On 30 June 2025, 389 children were in care."),
    ("potholes", "One order covers 12 potholes."),
    ("relet", "The survey ran for 12 days in June 2025."),
]


@pytest.mark.parametrize(("subject", "text"), RIGHT + CANNOT_TELL)
def test_a_right_figure_and_one_that_no_table_can_tell_are_let_pass(subject: str, text: str) -> None:
    assert about(value_text, subject, text) == []


WRONG = [
    ("recycled", "41.6% of household waste was recycled between April and June 2025.", "41.6%", "46.1%"),
    (
        "recycled",
        "46.1% of household waste was recycled in Quarter 1, up from 44.2% the quarter before.",
        "44.2%",
        "42.4%",
    ),
    ("recycled", "In Quarter 1, 45% of household waste was recycled.", "45%", "46.1%"),
    ("recycled", "51.6% of household waste was recycled.", "51.6%", "46.1%"),
    ("potholes", "5,170 potholes were repaired between April and June 2025.", "5,170", "5,710"),
    ("relet", "It took 31.9 days to let an empty council home in June 2025.", "31.9 days", "31.5 days"),
    ("in-care", "For every 10,000 children, 79.0 were in care on 30 June 2025.", "79.0", "70.9 per 10,000"),
    ("saved", "The council saved £2.6m from April to June 2025.", "£2.6m", "£2,400,000"),
]


@pytest.mark.parametrize(("subject", "text", "stated", "table"), WRONG)
def test_a_figure_that_the_table_contradicts_is_found(subject: str, text: str, stated: str, table: str) -> None:
    assert about(value_text, subject, text) == [f"the text states {stated}, and the table has {table}."]


@pytest.mark.parametrize(("subject", "text", "stated", "table"), [row for row in WRONG if row[0] != "saved"])
def test_it_is_found_in_a_text_on_the_whole_report_too_if_a_title_is_there(
    subject: str, text: str, stated: str, table: str
) -> None:
    assert in_edition(value_text, text) == [(subject, f"the text states {stated}, and the table has {table}.")]


def test_a_figure_is_of_the_one_of_two_measures_that_its_clause_names() -> None:
    measures = "+" + "\n".join(
        f"{slug} | | green | waste | Visits | Visits on time: {slug}-week measure | | | percent | 0 | 100 | higher"
        " | snapshot | false | | Counted. | Files | Head"
        for slug in ("two", "four")
    )
    figures = "+ two | 2025-06-30 | 54.5 | \n four | 2025-06-30 | 78.6 | "
    text = "Fewer visits were on time than in Quarter 4: 54.1% on the two-week measure and 78.6% on the four-week one."
    [problem] = found(value_text, report([("priority", "waste", "", text)], indicators=measures, observations=figures))
    assert (problem.subject, problem.found) == ("two", "the text states 54.1%, and the table has 54.5%.")
    assert problem.evidence[1:] == ("observations.csv row 18: 2025-06-30, 54.5%",)
    assert (problem.level, problem.location.column, problem.location.row) == (Level.WARNING, "text", 2)


def test_of_a_figure_that_is_another_measures_too_nobody_knows_which_is_meant() -> None:
    assert in_edition(value_text, "In Quarter 1, 41.6% was recycled.") == []


@given(tenths=st.integers(0, 1000), places=st.integers(0, 1))
def test_a_sentence_made_from_the_true_figure_never_fires_and_one_from_another_always_does(
    tenths: int, places: int
) -> None:
    figure = tenths / 10
    text = f"{figure:.{places}f}% of household waste was recycled between April and June 2025."
    same = abs(round(figure, places) - 46.1) <= 0.5 / 10**places + 1e-9
    assert (about(value_text, "recycled", text) == []) is same


@given(number=st.integers(0, 20_000))
def test_a_count_in_words_of_the_title_fires_exactly_if_it_is_not_the_tables(number: int) -> None:
    text = f"{number:,} potholes were repaired between April and June 2025."
    assert (about(value_text, "potholes", text) == []) is (number == 5710)


TARGETS_RIGHT = [
    ("recycled", "46.1% of household waste was recycled, against a target of 47%."),
    ("recycled", "The target is 47%."),
    ("recycled", "The recycling rate is below the target of 47%."),
    ("recycled", "The share is below its target: 46.1% against 47%."),
    ("recycled", "Last year's target of 45% was missed."),
    ("recycled", "The national target is 50%."),
    ("recycled", "The target for our three sites is 60%."),
    ("recycled", "A target of 60% is proposed for next year."),
    ("recycled", "A target of about 50% is what residents want."),
    ("potholes", "The council aimed for a target of 5,500 repairs in the quarter."),
    # A part of the year's target, where the table has the year's.
    ("built", "The quarter brought 18 homes, against a target of 35."),
    # Another thing, beside a figure that this measure never had.
    ("recycled", "Core assessments reached 51.2% (target 80.4%)."),
    ("relet", "The target is 90%."),
]
HOMES = (
    "+ built | | homes | homes | Housing | Affordable homes built | | | count | 0 | | higher | in_period | true"
    " | | Counted. | Files | Head"
)


@pytest.mark.parametrize(("subject", "text"), TARGETS_RIGHT)
def test_the_tables_target_and_those_of_others_are_let_pass(subject: str, text: str) -> None:
    figures, targets = "+ built | FY2025-26-Q1 | 18 |", "+ built | FY2025-26 | 140 | Cabinet"
    assert about(target_text, subject, text, indicators=HOMES, observations=figures, targets=targets) == []


def test_another_target_than_the_tables_is_found() -> None:
    text = "46.1% of household waste was recycled, against a target of 50%."
    assert about(target_text, "recycled", text) == ["the text states a target of 50%, and the table has 47%."]
    assert in_edition(target_text, text) == [("recycled", "the text states a target of 50%, and the table has 47%.")]


def test_a_target_in_the_next_sentence_is_of_what_the_sentence_before_was_about() -> None:
    text = "It took 31.5 days to let an empty council home. The target is 28 days."
    assert in_edition(target_text, text) == [
        ("relet", "the text states a target of 28 days, and the table has 30 days.")
    ]


def test_a_target_that_the_table_says_is_to_be_announced_is_found() -> None:
    table = "indicator | period | value | markers | printed\n recycled | FY2025-26 | | tba | TBA"
    text = "46.1% of household waste was recycled, and the target is 47%."
    assert about(target_text, "recycled", text, targets=table) == [
        "the text states a target of 47%, and the table has none."
    ]


def test_a_years_target_for_a_count_is_held_against_the_years() -> None:
    figures, targets = "+ built | FY2025-26-Q1 | 18 |", "+ built | FY2025-26 | 140 | Cabinet"
    text = "The target for the year is 150."
    tables = {"indicators": HOMES, "observations": figures, "targets": targets}
    assert about(target_text, "built", text, **tables) == ["the text states a target of 150, and the table has 140."]


@pytest.mark.parametrize(
    "text",
    [
        "Household waste recycled rose by 3.7 percentage points from the quarter before.",
        # 46.1 is 8.7 percent more than 42.4.
        "The rate was 9% higher than the quarter before.",
        "The share rose from 40% to 44%, by 10%.",
        "Savings rose from £40m to £44m, by 10%.",
        "There were 20% more calls than last year.",
        "The rate fell by about 4% from the quarter before.",
        "Calls were 4% longer.",
    ],
)
def test_a_change_in_points_or_in_true_percent_is_let_pass(text: str) -> None:
    assert about(points, "recycled", text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "The rate was 3.7% higher than the quarter before.",
            "the text says 3.7% of a change of 3.7 percentage points.",
        ),
        ("The share rose from 40% to 44%, by 4%.", "the text says 4% of a change of 4 percentage points."),
        ("It fell from 44% to 40%, a fall of 4%.", "the text says 4% of a change of 4 percentage points."),
    ],
)
def test_percent_that_are_percentage_points_are_found(text: str, said: str) -> None:
    assert about(points, "recycled", text) == [said]


def test_a_percentage_so_many_percent_higher_is_a_note_where_no_figure_tells() -> None:
    [problem] = found(points, report([("edition", "2025-26-q1", "", "The average score was 93%, up 6% on last year.")]))
    assert (problem.level, problem.found) == (Level.NOTE, "6% of a percentage can mean percentage points or percent.")

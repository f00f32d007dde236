"""How the checker reads plain English: sentences, stems, figures with their part, times, and what they are about."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from prose import report

from quarterlight.data import rules
from quarterlight.data.reading.about import owner, subjects
from quarterlight.data.reading.changes import movements
from quarterlight.data.reading.doubts import elsewhere, negated, partial, unsure
from quarterlight.data.reading.findings import excerpt
from quarterlight.data.reading.passages import Said, read
from quarterlight.data.reading.points import named
from quarterlight.data.reading.sentences import sentence, sentences
from quarterlight.data.reading.standings import standings
from quarterlight.data.reading.stems import stem
from quarterlight.data.reading.times import Standpoint, When
from quarterlight.words.period import parse

SPEAKING = Standpoint(parse("FY2025-26-Q1"), date(2025, 8, 5))


def said(text: str) -> Said:
    """Return one sentence as a report of April to June 2025 says it."""
    return read(sentence(text), SPEAKING)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("No. 5 was met. The next (approx. 20) was not.", 2),
        ("It fell to 3.13, i.e. below 4. Why?", 2),
        ("One.\nTwo.\n\nThree", 3),
        ("", 0),
    ],
)
def test_a_text_has_so_many_sentences(text: str, number: int) -> None:
    assert len(sentences(text)) == number


@pytest.mark.parametrize(
    "words",
    [
        "answered answering answers answer",
        "child children children's",
        "rise rose risen rises rising",
        "person people",
        "three 3",
        "missed missing",
    ],
)
def test_forms_of_a_word_have_one_stem(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == 1


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("46.1% of waste was recycled.", [("46.1", "percent", "value")]),
        ("It rose from 40 per cent to 44 percent.", [("40", "percent", "before"), ("44", "percent", "value")]),
        ("A rise of 3 percentage points.", [("3", "points", "change")]),
        ("It is up 4% on last year.", [("4", "percent", "change")]),
        ("Bed and breakfast made up 17.5% of nights.", [("17.5", "percent", "value")]),
        ("£3.4m was spent, £0.20 million over budget.", [("3400000", "gbp", "value"), ("200000", "gbp", "change")]),
        ("It took 26 days, against a target of 25 days.", [("26", "days", "value"), ("25", "days", "target")]),
        ("The target is 47%.", [("47", "percent", "target")]),
        ("The 65% target was met.", [("65", "percent", "target")]),
        ("It is above its target: 47.9% against 47%.", [("47.9", "percent", "value"), ("47", "percent", "beside")]),
        ("Over 1,000 calls came in.", [("1000", "", "bound")]),
        ("48.6 per 10,000 children.", [("48.6", "", "value")]),
        ("20% more calls came in.", [("20", "percent", "change")]),
        ("Twelve schools.", [("12", "", "value")]),
        # No figures: ages, stages, ranges, quarters, days, references.
        ("At Key Stage 2, pupils aged 10 to 11 met in Quarter 1 on 12 May 2025.", []),
        ("The 28th of 16-18 year olds, section 47, KS2, and 24/7.", []),
    ],
)
def test_figures_have_a_unit_and_play_a_part(text: str, figures: list[tuple[str, str, str]]) -> None:
    assert [(f"{q.value:f}", q.unit, str(q.role)) for q in said(text).quantities] == figures


def test_a_rough_figure_may_be_a_little_off_and_an_exact_one_is_rounded_as_it_stands() -> None:
    rough, exact = (said(text).quantities[0] for text in ("About 47% was recycled.", "47.0% was recycled."))
    assert rough.states(Decimal("46.1")) and not rough.states(Decimal("44"))
    assert exact.states(Decimal("47.04")) and not exact.states(Decimal("47.06"))


@pytest.mark.parametrize(
    ("text", "unit", "first", "last"),
    [
        ("on 30 June 2025", "day", "2025-06-30", "2025-06-30"),
        ("in June", "month", "2025-06-01", "2025-06-30"),
        ("in November", "month", "2024-11-01", "2024-11-30"),
        ("between April and June 2025", "span", "2025-04-01", "2025-06-30"),
        ("from November to March", "span", "2024-11-01", "2025-03-31"),
        ("in the year to March 2025", "window", "2024-04-01", "2025-03-31"),
        ("in the 12 months to June 2025", "window", "2024-07-01", "2025-06-30"),
        ("in Quarter 1", "quarter", "2025-04-01", "2025-06-30"),
        ("in Q4 of 2024/25", "quarter", "2025-01-01", "2025-03-31"),
        ("in the second quarter of 2024-25", "quarter", "2024-07-01", "2024-09-30"),
        ("in 2024/25", "year", "2024-04-01", "2025-03-31"),
        ("in 2024", "year", "2024-01-01", "2024-12-31"),
        ("in the autumn term of 2024", "term", "2024-09-01", "2024-12-31"),
    ],
)
def test_a_time_is_so_many_days(text: str, unit: str, first: str, last: str) -> None:
    [time] = said(f"It was so {text}.").times
    assert (time.unit, str(time.first), str(time.last)) == (unit, first, last)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("than the quarter before", When.PERIOD_BEFORE),
        ("than three months earlier", When.PERIOD_BEFORE),
        ("than a year before", When.YEAR_BEFORE),
        ("than in the same quarter of 2024/25", When.YEAR_BEFORE),
        ("than in the same quarter of 2019/20", When.UNKNOWN),
        ("this quarter", When.NOW),
        ("over the last five years", When.UNKNOWN),
        ("every year", When.UNKNOWN),
        ("on 31 June 2025", When.UNKNOWN),
    ],
)
def test_a_time_can_be_named_by_its_place_before_the_report(text: str, when: When) -> None:
    assert [time.when for time in said(f"It was better {text}.").times] == [when]


@pytest.mark.parametrize(
    ("slug", "text", "period"),
    [
        ("recycled", "in Quarter 1", "FY2025-26-Q1"),
        ("recycled", "the quarter before", "FY2024-25-Q4"),
        ("recycled", "a year before", "FY2024-25-Q1"),
        ("recycled", "between July and September 2024", "FY2024-25-Q2"),
        # A month is not a quarter, and a year is not in the table.
        ("recycled", "in June 2025", None),
        ("recycled", "in 2024/25", None),
        ("relet", "in June", "2025-M06"),
        ("relet", "in Quarter 1", "2025-M06"),
        ("relet", "three months earlier", "2025-M03"),
        ("relet", "the month before", None),
        ("in-care", "in June 2025", "2025-06-30"),
        ("in-care", "on 31 March 2025", "2025-03-31"),
        ("saved", "from April to June 2025", "FY2025-26-Q1"),
        ("saved", "in June 2025", "FY2025-26-Q1"),
    ],
)
def test_a_time_means_one_figure_of_a_measure_or_none(slug: str, text: str, period: str | None) -> None:
    opened = report()
    spoken = said(f"It was so {text}.")
    found = named(spoken, spoken.times[0], opened.histories[slug], opened.report.current[slug])
    assert (str(found.period) if found else None) == period


def test_the_quarter_before_counts_from_the_time_that_was_named() -> None:
    opened = report()
    spoken = said("It was 43.2% between October and December 2024, down from 45.0% the quarter before.")
    found = named(spoken, spoken.times[1], opened.histories["recycled"], opened.report.current["recycled"])
    assert found and str(found.period) == "FY2024-25-Q2"


@pytest.mark.parametrize(
    ("text", "unsure_of", "denied", "of_others", "of_a_part"),
    [
        ("the figure rose", False, False, False, False),
        ("the figure will rise", True, False, False, False),
        ("if the figure rose", True, False, False, False),
        ("the figure did not rise", False, True, False, False),
        ("the figure didn't rise", False, True, False, False),
        ("the national figure rose", False, False, True, False),
        ("the figure rose in two wards", False, False, False, True),
    ],
)
def test_a_statement_is_doubtful(text: str, unsure_of: bool, denied: bool, of_others: bool, of_a_part: bool) -> None:
    assert (unsure(text), negated(text), elsewhere(text), partial(text)) == (unsure_of, denied, of_others, of_a_part)


def test_the_words_of_a_measures_own_title_are_no_reason_for_doubt() -> None:
    assert elsewhere("national apprenticeships rose") and not elsewhere(
        "national apprenticeships rose", "Starts in National Apprenticeships"
    )


@pytest.mark.parametrize(
    ("heading", "text", "slug"),
    [
        ("", "Household waste recycled was high.", "recycled"),
        ("", "46.1% of the rubbish from each household was recycled.", "recycled"),
        ("", "Waste was high.", ""),
        ("", "Household waste recycled and potholes repaired were both high.", ""),
        ("Housing", "It took 31.5 days to let a council home.", "relet"),
        ("Money", "Savings of £2.4m were made.", "saved"),
    ],
)
def test_a_sentence_is_about_one_measure_or_none(heading: str, text: str, slug: str) -> None:
    opened = report([("edition", "2025-26-q1", heading, text)])
    assert [found for _, found in subjects(opened.report, opened.report.passages[0])] == [slug]


def test_a_text_about_a_measure_that_is_not_there_is_about_none() -> None:
    opened = report([("indicator", "gone", "Waste", "The figure rose to 99%, against a target of 98%.")])
    about_words = [rule for rule in rules.ALL if ".text." in rule.__name__]
    assert [problem.found for rule in about_words for problem in rule.check(opened)] == []


def test_it_is_what_the_sentence_before_was_about() -> None:
    text = "Household waste recycled was high. It was good. Buses ran."
    opened = report([("edition", "2025-26-q1", "", text)])
    assert [found for _, found in subjects(opened.report, opened.report.passages[0])] == ["recycled", "recycled", ""]


def test_a_figure_is_of_the_measure_that_its_clause_names() -> None:
    opened = report(
        [("edition", "2025-26-q1", "", "46% of household waste was recycled, and 5,710 potholes repaired.")]
    )
    passage = opened.report.passages[0]
    [spoken] = passage.said
    assert [owner(opened.report, passage, spoken, quantity) for quantity in spoken.quantities] == [
        "recycled",
        "potholes",
    ]


def test_a_change_is_read_with_the_figures_between_which_it_is_meant() -> None:
    opened = report([("recycled", "In Quarter 1 the figure rose from the same quarter of last year.")])
    passage = opened.report.passages[0]
    [movement] = movements(opened.report, passage, passage.said[0], "recycled")
    assert [(str(a.period), str(b.period)) for a, b in movement.pairs] == [("FY2024-25-Q1", "FY2025-26-Q1")]
    assert str(movement.way) == "up"


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("The figure is above target.", ["above"]),
        ("The target was not met.", ["missed"]),
        ("The target was not missed.", ["met"]),
        ("The figure is not above target.", []),
        ("Results are good and still behind target.", ["behind"]),
        ("Performance is on course to meet the target.", ["on_track"]),
        ("Performance is on course for a new building.", []),
    ],
)
def test_a_standing_is_read_as_it_is_said(text: str, stands: list[str]) -> None:
    opened = report([("recycled", text)])
    passage = opened.report.passages[0]
    found = standings(opened.report, passage, passage.said[0], "recycled")
    assert [str(standing.stand) for standing in found] == stands


def test_an_excerpt_shows_the_place_and_says_where_it_is_cut() -> None:
    text = " ".join(f"word{number}" for number in range(80))
    shown = excerpt(text, text.index("word40"))
    assert "word40" in shown and shown.startswith("…") and shown.endswith("…") and len(shown) < 200
    assert excerpt("A short one.", 2) == "A short one."

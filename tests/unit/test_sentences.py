"""What a resident reads: figures with their units, days and periods, and the sentence that a page opens with."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from factories import (
    SCALE,
    Figures,
    edition,
    history,
    judged,
    latest,
    lead,
    observation,
    of_editions,
    potholes,
    recycling,
    target,
    untitled,
)

from quarterlight.display.wording import dates, numbers, sentences, terms
from quarterlight.facts.assessment import assess
from quarterlight.facts.model import Basis, Indicator
from quarterlight.words.period import parse
from quarterlight.words.status import Polarity, Tolerance

Q1, Q2, Q3, Q4 = (f"FY2017-18-Q{quarter}" for quarter in (1, 2, 3, 4))
YEAR = "FY2017-18"
LOWER, RANGE, NEUTRAL = Polarity.LOWER, Polarity.RANGE, Polarity.NEUTRAL
SUMMER = "between July and September 2017"

COMPLAINTS = potholes(polarity=LOWER, sentence="{figure} [complaint was|complaints were] received")
WAIT = untitled("days", polarity=LOWER, title="Wait for a decision")
ROLLING = recycling(basis=Basis.ROLLING_12_MONTHS)
TO_DATE = recycling(basis=Basis.YEAR_TO_DATE)


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        pytest.param("7311", None, "7,311", id="thousands are separated"),
        pytest.param("1234567.5", None, "1,234,567.5", id="millions too"),
        pytest.param("54.50", None, "54.50", id="as written"),
        pytest.param("54.45", 1, "54.5", id="a half goes up"),
        pytest.param("54", 1, "54", id="not padded"),
        pytest.param("-3.5", None, "−3.5", id="a real minus sign"),
        pytest.param("-0.4", 0, "0", id="no nothing below zero"),
        pytest.param("-0", None, "0", id="zero has no sign"),
        pytest.param("1E+3", None, "1,000", id="no exponent"),
    ],
)
def test_a_number_is_easy_to_read(value: str, decimals: int | None, shown: str) -> None:
    assert numbers.number(Decimal(value), decimals) == shown


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "shown"),
    [
        pytest.param("54.5", "percent", 1, "54.5%", id="a percentage"),
        pytest.param("26", "days", 0, "26 days", id="days"),
        pytest.param("1", "days", 0, "1 day", id="one day"),
        pytest.param("1.2", "days", 0, "1 day", id="one day when rounded"),
        pytest.param("1.2", "days", 1, "1.2 days", id="more than a day"),
        pytest.param("0", "days", 0, "0 days", id="no days"),
        pytest.param("0.5", "hours", None, "0.5 hours", id="half an hour"),
        pytest.param("1", "hours", None, "1 hour", id="one hour"),
        pytest.param("1587", "tonnes", 0, "1,587 tonnes", id="tonnes"),
        pytest.param("1", "tonnes", 0, "1 tonne", id="one tonne"),
        pytest.param("643", "kg", 0, "643 kg", id="kilograms"),
        pytest.param("30000", "gbp", 0, "£30,000", id="pounds"),
        pytest.param("54.2", "per_10k", 1, "54.2", id="a rate without its unit"),
        pytest.param("3.25", "score", 2, "3.25", id="a score"),
        pytest.param("-2.5", "percent", 1, "−2.5%", id="a negative percentage"),
    ],
)
def test_a_figure_has_its_unit(value: str, unit: str, decimals: int | None, shown: str) -> None:
    assert numbers.figure(Decimal(value), untitled(unit, decimals=decimals)) == shown


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        ("54.2", "per_1k", "54.2 per 1,000"),
        ("54.2", "per_10k", "54.2 per 10,000"),
        ("54.2", "per_100k", "54.2 per 100,000"),
        ("54.2", "percent", "54.2%"),
        ("54", "count", "54"),
        ("2", "days", "2 days"),
    ],
)
def test_a_figure_that_stands_alone_says_of_how_many(value: str, unit: str, shown: str) -> None:
    assert numbers.labelled(Decimal(value), untitled(unit)) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        pytest.param("3400000", "£3.4 million", id="millions"),
        pytest.param("3456789", "£3.46 million", id="millions to two decimals"),
        pytest.param("1000000", "£1 million", id="a million"),
        pytest.param("30000000", "£30 million", id="tens of millions"),
        pytest.param("999999", "£999,999", id="not quite a million"),
        pytest.param("999999.999", "£1 million", id="a million when rounded to pennies"),
        pytest.param("30000", "£30,000", id="thousands"),
        pytest.param("12.5", "£12.50", id="pounds and pence"),
        pytest.param("0", "£0", id="nothing"),
        pytest.param("-2500000", "−£2.5 million", id="an overspend"),
        pytest.param("-750", "−£750", id="a small overspend"),
        pytest.param("-0.001", "£0.00", id="less than a penny has no sign"),
    ],
)
def test_money_is_said_in_millions_from_a_million(value: str, shown: str) -> None:
    assert numbers.money(Decimal(value)) == shown


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "shown"),
    [
        pytest.param(None, "count", 0, "", id="no figure"),
        pytest.param("54", "percent", 1, "54.0%", id="padded, to stand in line"),
        pytest.param("7311", "count", 0, "7,311", id="a count"),
        pytest.param("3400000", "gbp", 0, "£3,400,000", id="money in full"),
        pytest.param("-750", "gbp", 0, "−£750", id="the sign before the pound"),
        pytest.param("-0.4", "percent", 0, "0%", id="zero has no sign"),
        pytest.param("26", "days", 0, "26", id="the column says days"),
        pytest.param("0", "count", 0, "0", id="a true zero"),
        pytest.param("54.25", "percent", None, "54.25%", id="as written"),
    ],
)
def test_a_cell_lines_up_with_its_column(value: str | None, unit: str, decimals: int | None, shown: str) -> None:
    assert numbers.cell(Decimal(value) if value else None, untitled(unit, decimals=decimals)) == shown


@pytest.mark.parametrize(
    ("before", "now", "unit", "decimals", "shown"),
    [
        pytest.param("54.5", "85", "percent", 1, "30.5 percentage points", id="percentages differ by points"),
        pytest.param("54", "55", "percent", 1, "1 percentage point", id="one point"),
        pytest.param("55.0", "54.0", "percent", 1, "1 percentage point", id="one point down"),
        pytest.param("54.5", "55.00", "percent", 2, "0.5 percentage points", id="no trailing zeros"),
        pytest.param("25", "26", "days", 0, "1 day", id="a day"),
        pytest.param("5837", "7311", "count", 0, "1,474", id="a count"),
        pytest.param("0", "3400000", "gbp", 0, "£3.4 million", id="money"),
        pytest.param("100", "0", "count", 0, "100", id="a round number"),
    ],
)
def test_a_difference_has_no_sign(before: str, now: str, unit: str, decimals: int, shown: str) -> None:
    assert numbers.difference(Decimal(before), Decimal(now), untitled(unit, decimals=decimals)) == shown


@pytest.mark.parametrize(
    ("number_of", "shown"), [(0, "no measures"), (1, "1 measure"), (2, "2 measures"), (1204, "1,204 measures")]
)
def test_a_count_agrees_with_its_noun(number_of: int, shown: str) -> None:
    assert numbers.count(number_of, "measure") == shown


def test_a_noun_may_have_its_own_plural() -> None:
    assert numbers.count(2, "priority", "priorities") == "2 priorities"


@pytest.mark.parametrize(
    ("unit", "word"), [("count", "fewer"), ("days", "fewer"), ("percent", "less"), ("gbp", "less"), ("tonnes", "less")]
)
def test_what_is_counted_is_fewer_and_what_is_measured_is_less(unit: str, word: str) -> None:
    assert numbers.fewer(untitled(unit)) == word


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (None, "gbp", ""),
        ("Adults", "", "Adults"),
        (Decimal("-1250"), "gbp", "−£1,250"),
        (Decimal("3.0"), "percent", "3.0%"),
        (1234, "", "1,234"),
    ],
)
def test_a_cell_of_an_extra_table_has_its_columns_unit(
    value: Decimal | int | str | None, unit: str, shown: str
) -> None:
    assert numbers.any_cell(value, unit) == shown


def test_a_day_is_written_out() -> None:
    assert dates.day(date(2017, 11, 21)) == "21 November 2017"


@pytest.mark.parametrize(
    ("period", "name", "short", "phrase"),
    [
        (Q2, "Quarter 2 (July to September 2017)", "July to September 2017", "July to September 2017"),
        (Q4, "Quarter 4 (January to March 2018)", "January to March 2018", "January to March 2018"),
        ("CY2011-Q1", "Quarter 1 (January to March 2011)", "January to March 2011", "January to March 2011"),
        (YEAR, "Year to March 2018 (April 2017 to March 2018)", "Year to March 2018", "the year to March 2018"),
        ("CY2011", "2011", "2011", "2011"),
        ("2017-M09", "September 2017", "September 2017", "September 2017"),
        ("2017-06-30", "30 June 2017", "30 June 2017", "30 June 2017"),
        ("AY2010-11", "School year 2010 to 2011", "School year 2010 to 2011", "the school year 2010 to 2011"),
        ("AY2010-11-T1", "Autumn term 2010", "Autumn term 2010", "the autumn term of 2010"),
        ("AY2010-11-T3", "Summer term 2011", "Summer term 2011", "the summer term of 2011"),
    ],
)
def test_a_period_is_named_in_months(period: str, name: str, short: str, phrase: str) -> None:
    assert (dates.name(parse(period)), dates.short(parse(period))) == (name, short)
    assert dates.phrase(parse(period)) == phrase


@pytest.mark.parametrize(
    ("period", "basis", "when", "row"),
    [
        (Q2, Basis.IN_PERIOD, SUMMER, "July to September 2017"),
        (YEAR, Basis.IN_PERIOD, "in the year to March 2018", "Year to March 2018"),
        ("CY2011", Basis.ANNUAL, "in 2011", "2011"),
        ("2017-M09", Basis.LATEST_MONTH, "in September 2017", "September 2017"),
        (Q2, Basis.LATEST_MONTH, "in September 2017", "September 2017"),
        ("2011-06-30", Basis.SNAPSHOT, "on 30 June 2011", "30 June 2011"),
        (Q2, Basis.SNAPSHOT, "at the end of September 2017", "End of September 2017"),
        ("2017-M09", Basis.ROLLING_12_MONTHS, "in the 12 months to September 2017", "12 months to September 2017"),
        (YEAR, Basis.ROLLING_12_MONTHS, "in the year to March 2018", "Year to March 2018"),
        (Q1, Basis.YEAR_TO_DATE, "between April and June 2017", "Year to date, to June 2017"),
        (Q2, Basis.YEAR_TO_DATE, "between April and September 2017", "Year to date, to September 2017"),
        (Q4, Basis.YEAR_TO_DATE, "between April 2017 and March 2018", "Year to date, to March 2018"),
        ("2011-M06", Basis.YEAR_TO_DATE, "so far in the year, to June 2011", "Year to date, to June 2011"),
        ("AY2010-11-T2", Basis.TERM, "in the spring term of 2011", "Spring term 2011"),
        ("AY2010-11", Basis.ANNUAL, "in the school year 2010 to 2011", "School year 2010 to 2011"),
    ],
)
def test_when_a_figure_was_formed_depends_on_its_basis(period: str, basis: Basis, when: str, row: str) -> None:
    assert (dates.when(parse(period), basis), dates.row(parse(period), basis)) == (when, row)


@pytest.mark.parametrize(
    ("before", "now", "basis", "words"),
    [
        (Q1, Q2, Basis.IN_PERIOD, "the quarter before"),
        ("2017-M08", "2017-M09", Basis.IN_PERIOD, "the month before"),
        ("FY2016-17", YEAR, Basis.ANNUAL, "the year before"),
        ("AY2009-10", "AY2010-11", Basis.ANNUAL, "the school year before"),
        ("AY2010-11-T1", "AY2010-11-T2", Basis.TERM, "the term before"),
        ("FY2016-17-Q2", Q2, Basis.IN_PERIOD, "a year before"),
        ("FY2016-17-Q2", Q2, Basis.YEAR_TO_DATE, "a year before"),
        ("FY2016-17-Q4", Q2, Basis.IN_PERIOD, "between January and March 2017"),
        ("2017-M08", "2017-M09", Basis.ROLLING_12_MONTHS, "in the 12 months to August 2017"),
        (Q1, Q2, Basis.LATEST_MONTH, "in June 2017"),
        (Q1, Q2, Basis.SNAPSHOT, "the quarter before"),
        ("2017-06-30", "2017-09-30", Basis.SNAPSHOT, "on 30 June 2017"),
        ("2017-09-29", "2017-09-30", Basis.SNAPSHOT, "on 29 September 2017"),
    ],
)
def test_a_change_says_since_when(before: str, now: str, basis: Basis, words: str) -> None:
    assert dates.earlier(parse(before), parse(now), basis) == words


@pytest.mark.parametrize(
    ("indicator", "figures", "expected"),
    [
        pytest.param(
            potholes(),
            {Q1: "5837", Q2: "7311"},
            f"7,311 potholes were repaired {SUMMER}, up from 5,837 the quarter before.",
            id="up",
        ),
        pytest.param(
            potholes(),
            {Q1: "7311", Q2: "5837"},
            f"5,837 potholes were repaired {SUMMER}, down from 7,311 the quarter before.",
            id="down",
        ),
        pytest.param(
            potholes(),
            {Q1: "7", Q2: "7"},
            f"7 potholes were repaired {SUMMER}, the same as the quarter before.",
            id="equal to before",
        ),
        pytest.param(
            recycling(decimals=1),
            {Q1: "54.52", Q2: "54.48"},
            f"54.5% of household waste was recycled {SUMMER}, about the same as the quarter before.",
            id="equal to before when rounded",
        ),
        pytest.param(potholes(), {Q2: "1"}, f"1 pothole was repaired {SUMMER}.", id="one"),
        pytest.param(potholes(), {Q2: "0"}, f"0 potholes were repaired {SUMMER}.", id="none"),
        pytest.param(potholes(decimals=0), {Q2: "1.2"}, f"1 pothole was repaired {SUMMER}.", id="one when rounded"),
        pytest.param(
            potholes(),
            {Q1: "missing", Q2: "7"},
            f"7 potholes were repaired {SUMMER}.",
            id="nothing to compare with",
        ),
        pytest.param(potholes(), {Q1: "5", Q2: "7 b"}, f"7 potholes were repaired {SUMMER}.", id="a break"),
        pytest.param(
            potholes(),
            {"FY2016-17-Q2": "5", Q2: "7"},
            f"7 potholes were repaired {SUMMER}, up from 5 a year before.",
            id="only the year before",
        ),
        pytest.param(
            potholes(),
            {Q1: "18 (18)", Q2: "49 (67)"},
            f"49 potholes were repaired {SUMMER}, up from 18 the quarter before. The year so far comes to 67.",
            id="with the year to date",
        ),
        pytest.param(
            replace(untitled("gbp"), sentence="{figure} was invested"),
            {Q1: "30000", Q2: "3400000"},
            f"£3.4 million was invested {SUMMER}, up from £30,000 the quarter before.",
            id="millions of pounds",
        ),
        pytest.param(
            ROLLING,
            {"2017-M06": "40", "2017-M09": "42"},
            "42% of household waste was recycled in the 12 months to September 2017, "
            "up from 40% in the 12 months to June 2017.",
            id="a rolling window",
        ),
        pytest.param(
            TO_DATE,
            {Q1: "40", Q2: "42"},
            "42% of household waste was recycled between April and September 2017.",
            id="a year to date is not compared with another quarter's",
        ),
        pytest.param(
            TO_DATE,
            {"FY2016-17-Q2": "40", Q1: "41", Q2: "42"},
            "42% of household waste was recycled between April and September 2017, up from 40% a year before.",
            id="a year to date is compared with a year before",
        ),
        pytest.param(
            recycling(basis=Basis.SNAPSHOT),
            {"2017-09-30": "42"},
            "42% of household waste was recycled on 30 September 2017.",
            id="on one day",
        ),
        pytest.param(
            WAIT,
            {Q1: "1", Q2: "26"},
            f"Wait for a decision: 26 days {SUMMER}, up from 1 day the quarter before.",
            id="one day and many, without a sentence",
        ),
        pytest.param(
            untitled("per_10k", title="Children in care"),
            {Q1: "60", Q2: "54.2"},
            f"Children in care: 54.2 per 10,000 {SUMMER}, down from 60 the quarter before.",
            id="a rate without a sentence",
        ),
        pytest.param(
            potholes(title="[a|b] {figure}", sentence=""),
            {Q2: "7"},
            f"[a|b] {{figure}}: 7 {SUMMER}.",
            id="a title is never filled in",
        ),
        pytest.param(
            potholes(plain_title="Potholes mended", sentence=""),
            {Q2: "7"},
            f"Potholes mended: 7 {SUMMER}.",
            id="the plain title before the official one",
        ),
    ],
)
def test_a_lead_says_the_figure_the_period_and_the_change(
    indicator: Indicator, figures: Figures, expected: str
) -> None:
    assert lead(indicator, figures) == f"{expected} No target is set."


STANDING = [
    pytest.param(
        recycling(),
        "54.5",
        {Q2: "85"},
        "That is 30.5 percentage points below the target of 85% or more.",
        id="far below",
    ),
    pytest.param(
        recycling(), "84", {Q2: "85"}, "That is 1 percentage point below the target of 85% or more.", id="one below"
    ),
    pytest.param(recycling(), "85", {Q2: "85"}, "That meets the target of 85% or more.", id="exactly on target"),
    pytest.param(recycling(), "100", {Q2: "100"}, "That meets the target of 100%.", id="no more than all"),
    pytest.param(
        recycling(), "54", {YEAR: "50"}, "That meets the year’s target of 50% or more.", id="the year's target"
    ),
    pytest.param(
        recycling(decimals=1),
        "84.96",
        {Q2: "85"},
        "That is just below the target of 85% or more.",
        id="below by less than is shown",
    ),
    pytest.param(WAIT, "26", {Q2: "25"}, "That is 1 day above the target of 25 days or fewer.", id="one day too long"),
    pytest.param(WAIT, "25", {Q2: "25"}, "That meets the target of 25 days or fewer.", id="not a day too long"),
    pytest.param(
        replace(WAIT, tolerance=Tolerance(Decimal(2))),
        "27",
        {Q2: "25"},
        "That is 2 days above the target of 25 days or fewer, within the tolerance.",
        id="close",
    ),
    pytest.param(
        replace(WAIT, tolerance=Tolerance(Decimal(4), relative=True)),
        "27",
        {Q2: "25"},
        "That is 2 days above the target of 25 days or fewer.",
        id="not close",
    ),
    pytest.param(COMPLAINTS, "3", {Q2: "0"}, "That is 3 above the target of 0.", id="no complaint is the target"),
    pytest.param(
        untitled("tonnes", polarity=LOWER),
        "1587",
        {Q2: "1500"},
        "That is 87 tonnes above the target of 1,500 tonnes or less.",
        id="measured, not counted",
    ),
    pytest.param(
        untitled("gbp"),
        "2500000",
        {Q2: "3400000"},
        "That is £900,000 below the target of £3.4 million or more.",
        id="millions",
    ),
    pytest.param(
        untitled("gbp"),
        "3399900",
        {Q2: "3400000"},
        "That is just below the target of £3.4 million or more.",
        id="millions that read the same",
    ),
    pytest.param(
        recycling(polarity=RANGE),
        "54",
        {f"{Q2} minimum": "40", f"{Q2} ceiling": "60"},
        "That meets the target of between 40% and 60%.",
        id="in a range",
    ),
    pytest.param(
        recycling(polarity=RANGE),
        "64",
        {f"{YEAR} minimum": "40", f"{YEAR} ceiling": "60"},
        "That is outside the year’s target of between 40% and 60%.",
        id="outside the year's range",
    ),
    pytest.param(
        recycling(polarity=RANGE),
        "34",
        {f"{Q2} minimum": "40"},
        "That is outside the target of at least 40%.",
        id="floor",
    ),
    pytest.param(
        recycling(polarity=RANGE), "54", {f"{Q2} ceiling": "60"}, "That meets the target of at most 60%.", id="ceiling"
    ),
    pytest.param(recycling(polarity=NEUTRAL), "54", {Q2: "60"}, "", id="neither way is better"),
    pytest.param(recycling(), "54", {}, "No target is set.", id="no target"),
    pytest.param(recycling(), "54", {Q2: "no_target"}, "No target is set.", id="said to have none"),
    pytest.param(recycling(), "54", {Q2: "x"}, "The report gives no target.", id="the report gives none"),
    pytest.param(recycling(), "54", {Q2: "tba"}, "The target has yet to be announced.", id="to be announced"),
    pytest.param(
        recycling(),
        "54",
        {"FY2018-19": "60"},
        "The target for the year to March 2019 is 60% or more.",
        id="only next year's target",
    ),
    pytest.param(
        recycling(),
        "54",
        {Q3: "60"},
        "The target for October to December 2017 is 60% or more.",
        id="only the next quarter's target",
    ),
    pytest.param(
        potholes(),
        "7",
        {YEAR: "30"},
        "The target for the year is 30 or more. It can only be judged when the year ends.",
        id="too early",
    ),
    pytest.param(
        potholes(),
        "7 (30)",
        {YEAR: "30"},
        "With 30 so far, the year’s target of 30 or more is already reached.",
        id="already reached",
    ),
    pytest.param(
        COMPLAINTS,
        "7 (31)",
        {YEAR: "30"},
        "With 31 so far, the year’s limit of 30 is already passed.",
        id="already over the limit",
    ),
]


@pytest.mark.parametrize(("indicator", "row", "targets", "expected"), STANDING)
def test_a_figure_stands_to_its_target(indicator: Indicator, row: str, targets: Figures, expected: str) -> None:
    known = history(indicator, {Q2: row}, targets)
    point = latest(known)
    assert point.value is not None
    assert sentences.aim(indicator, point.value, assess(known, point)) == expected


@pytest.mark.parametrize(
    ("indicator", "figures", "targets", "expected"),
    [
        pytest.param(
            potholes(),
            {Q1: "5", Q2: "7", Q3: "9", Q4: "8"},
            {YEAR: "30"},
            "The year’s total of 29 is 1 below the target of 30 or more.",
            id="the year's total",
        ),
        pytest.param(
            potholes(),
            {Q1: "5", Q4: "8 (31)"},
            {YEAR: "30"},
            "The year’s total of 31 meets the target of 30 or more.",
            id="the year's total as printed",
        ),
        pytest.param(
            potholes(),
            {Q1: "5", Q2: "missing", Q3: "9", Q4: "8"},
            {YEAR: "30"},
            "The target for the year to March 2018 is 30 or more; the report gives no total to compare with it.",
            id="no total to be had",
        ),
        pytest.param(
            potholes(basis=Basis.YEAR_TO_DATE),
            {Q4: "31"},
            {YEAR: "30"},
            "The year’s total of 31 meets the target of 30 or more.",
            id="a year to date at the year's end",
        ),
    ],
)
def test_at_the_years_end_a_count_is_judged_by_its_total(
    indicator: Indicator, figures: Figures, targets: Figures, expected: str
) -> None:
    known = history(indicator, figures, targets, period=parse(Q4))
    point = latest(known)
    assert point.value is not None
    assert sentences.aim(indicator, point.value, assess(known, point)) == expected


def test_a_months_rate_against_its_quarters_target_does_not_call_it_the_years() -> None:
    assert lead(recycling(), {"2017-M09": "54"}, {Q2: "60"}) == (
        "54% of household waste was recycled in September 2017. "
        "That is 6 percentage points below the quarter’s target of 60% or more."
    )


@pytest.mark.parametrize(
    ("indicator", "figures", "targets", "expected"),
    [
        pytest.param(
            potholes(),
            {Q1: "5837", Q2: "missing"},
            {},
            "No figure was returned for July to September 2017. "
            "The latest figure: 5,837 potholes were repaired between April and June 2017. No target is set.",
            id="missing, with an earlier figure",
        ),
        pytest.param(
            WAIT,
            {Q1: "26", Q2: "missing"},
            {Q2: "25"},
            "No figure was returned for July to September 2017. "
            "The latest figure is 26 days, between April and June 2017. The target is 25 days or fewer.",
            id="missing, without a sentence",
        ),
        pytest.param(
            potholes(),
            {Q2: "not_due"},
            {YEAR: "30"},
            "No figure is due for July to September 2017. The target for the year to March 2018 is 30 or more.",
            id="not due",
        ),
        pytest.param(
            recycling(),
            {"FY2016-17": "40", YEAR: "not_due"},
            {YEAR: "50"},
            "No figure is due for the year to March 2018. The latest figure: 40% of household waste was recycled "
            "in the year to March 2017. The target is 50% or more.",
            id="a year that is not over",
        ),
        pytest.param(
            potholes(),
            {Q2: "c"},
            {},
            "The figure for July to September 2017 is kept back, so that nobody can be identified. No target is set.",
            id="suppressed",
        ),
        pytest.param(
            potholes(),
            {Q2: "z"},
            {},
            "No figure applies to July to September 2017. No target is set.",
            id="not applicable",
        ),
        pytest.param(
            potholes(),
            {Q2: "x"},
            {Q2: "tba"},
            "No figure is available for July to September 2017. The target has yet to be announced.",
            id="not available",
        ),
        pytest.param(
            recycling(),
            {Q2: "missing"},
            {Q3: "60"},
            "No figure was returned for July to September 2017. "
            "The target for October to December 2017 is 60% or more.",
            id="missing, and only another quarter's target",
        ),
        pytest.param(
            recycling(),
            {"AY2017-18-T1": "missing"},
            {},
            "No figure was returned for the autumn term of 2017. No target is set.",
            id="a term",
        ),
        pytest.param(
            potholes(placeholder=True),
            {Q2: "x"},
            {},
            "Reporting on this measure is still being developed. There are no figures yet.",
            id="a placeholder",
        ),
        pytest.param(
            potholes(placeholder=True),
            {},
            {},
            "Reporting on this measure is still being developed. There are no figures yet.",
            id="a placeholder without a row",
        ),
        pytest.param(potholes(), {}, {}, "There are no figures for this measure yet.", id="no figures yet"),
    ],
)
def test_without_a_figure_a_lead_says_why(
    indicator: Indicator, figures: Figures, targets: Figures, expected: str
) -> None:
    assert lead(indicator, figures, targets) == expected


def test_what_is_printed_in_no_stated_unit_is_quoted() -> None:
    rows = (observation(Q2, "unit_unknown", printed="26.1"),)
    aims = (target(Q2, "unit_unknown", printed="25"),)
    known = of_editions(edition(indicators=(potholes(),), observations=rows, targets=aims))
    point = latest(known)
    assert sentences.lead(known, point, assess(known, point)).startswith(
        "The report prints “26.1” for July to September 2017, but does not say in which unit. "
        "The report prints a target of “25”, but does not say in which unit."
    )


def test_a_whole_lead_is_two_sentences() -> None:
    assert lead(recycling(decimals=1), {Q1: "56", Q2: "54.5"}, {Q2: "85"}) == (
        f"54.5% of household waste was recycled {SUMMER}, down from 56% the quarter before. "
        "That is 30.5 percentage points below the target of 85% or more."
    )


def test_a_rating_is_the_councils_own_and_a_contradiction_is_said() -> None:
    rows = (observation(Q2, "49", status="green"),)
    measure = recycling(slug="potholes-repaired")
    known = of_editions(edition(indicators=(measure,), observations=rows, targets=(target(Q2, "50"),)))
    found = assess(known, latest(known))
    assert sentences.published(found) == "The council rates this green (printed “G”)."
    assert sentences.difference(found) == "The report rates this green, but by its own figures the target was missed."


def test_without_a_rating_it_says_so_and_contradicts_nothing() -> None:
    found = judged(recycling(), {Q2: "49"}, {Q2: "50"})
    assert sentences.published(found) == "The council gives no rating."
    assert sentences.difference(found) == ""


@pytest.mark.parametrize(
    ("code", "shown"), [("p", "[p]"), ("missing", "[missing]"), ("not_due", "[not due]"), ("tba", "[to be announced]")]
)
def test_a_marker_stands_in_square_brackets(code: str, shown: str) -> None:
    assert terms.marker(code) == shown


def test_a_legend_explains_only_what_was_used_in_the_standards_order() -> None:
    assert terms.legend({"p", "c", "unheard-of"}) == [
        ("[c]", "kept back so that nobody can be identified"),
        ("[p]", "provisional"),
    ]


@pytest.mark.parametrize(
    ("parts", "words"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_a_list_is_joined_in_words(parts: list[str], words: str) -> None:
    assert terms.joined(parts) == words


def test_where_a_report_rates_an_older_figure_the_later_one_is_told_too() -> None:
    rows = (observation("FY2016-17-Q4", "5", status="green"), observation(Q1, "6"))
    report = edition(indicators=(potholes(),), observations=rows, scale=SCALE)
    known = of_editions(report)
    point = latest(known)
    said = sentences.lead(known, point, assess(known, point))
    assert said.startswith("5 potholes were repaired between January and March 2017.")
    assert said.endswith("The report also gives a later figure: 6 between April and June 2017.")


def test_a_figure_of_a_later_end_is_told_even_where_it_begins_earlier() -> None:
    rows = (observation("2017-M05", "5", status="green"), observation(Q1, "6"))
    known = of_editions(edition(indicators=(recycling(slug="potholes-repaired"),), observations=rows, scale=SCALE))
    point = latest(known)
    said = sentences.lead(known, point, assess(known, point))
    assert said.endswith("The report also gives 6% between April and June 2017.")


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("51 p", "This figure is provisional."),
        ("51 e", "This figure is an estimate."),
        ("51 u p", "This figure is provisional. This figure is of low reliability."),
    ],
)
def test_a_figure_that_is_not_firm_says_so(row: str, words: str) -> None:
    assert lead(recycling(), {Q2: row}).endswith(f"No target is set. {words}")


@pytest.mark.parametrize(
    ("period", "basis", "shown"),
    [
        (Q2, Basis.IN_PERIOD, "Jul–Sep 2017"),
        (Q2, Basis.LATEST_MONTH, "Sep 2017"),
        ("2017-M09", Basis.IN_PERIOD, "Sep 2017"),
        ("FY2016-17", Basis.IN_PERIOD, "Mar 2017"),
    ],
)
def test_below_a_small_chart_a_quarter_is_named_by_its_months(period: str, basis: Basis, shown: str) -> None:
    assert dates.brief(parse(period), basis) == shown


def test_a_period_that_was_not_over_is_said_to_be_so() -> None:
    early = {"FY2017-18": "51"}
    assert lead(recycling(), early).endswith("The year to March 2018 had not ended when the report came out.")
    assert lead(recycling(), {"FY2017-18": "51 p"}).endswith(
        "This figure is provisional, and the year to March 2018 had not ended."
    )
    assert "had not ended" not in lead(recycling(), {"FY2016-17": "51 p"})

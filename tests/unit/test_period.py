"""Periods as councils report them: what is read, what is refused and with what advice, and how periods follow on."""

from datetime import date

import pytest

from quarterlight.words.period import Kind, Period, PeriodError, parse


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [
        pytest.param("FY2017-18", Kind.FINANCIAL_YEAR, "2017-04-01", "2018-03-31", id="a financial year from April"),
        pytest.param("FY2017-18-Q1", Kind.FINANCIAL_QUARTER, "2017-04-01", "2017-06-30", id="quarter 1 from April"),
        pytest.param("FY2017-18-Q2", Kind.FINANCIAL_QUARTER, "2017-07-01", "2017-09-30", id="quarter 2 from July"),
        pytest.param("FY2017-18-Q3", Kind.FINANCIAL_QUARTER, "2017-10-01", "2017-12-31", id="quarter 3 from October"),
        pytest.param("FY2017-18-Q4", Kind.FINANCIAL_QUARTER, "2018-01-01", "2018-03-31", id="quarter 4 from January"),
        pytest.param("FY1999-00", Kind.FINANCIAL_YEAR, "1999-04-01", "2000-03-31", id="the turn of a century"),
        pytest.param("CY2011", Kind.CALENDAR_YEAR, "2011-01-01", "2011-12-31", id="a calendar year"),
        pytest.param("CY2011-Q2", Kind.CALENDAR_QUARTER, "2011-04-01", "2011-06-30", id="a calendar quarter"),
        pytest.param("AY2010-11", Kind.ACADEMIC_YEAR, "2010-09-01", "2011-08-31", id="a school year from September"),
        pytest.param("AY2010-11-T1", Kind.ACADEMIC_TERM, "2010-09-01", "2010-12-31", id="the autumn term"),
        pytest.param("AY2010-11-T2", Kind.ACADEMIC_TERM, "2011-01-01", "2011-04-30", id="the spring term"),
        pytest.param("AY2010-11-T3", Kind.ACADEMIC_TERM, "2011-05-01", "2011-08-31", id="the summer term"),
        pytest.param("2016-M02", Kind.MONTH, "2016-02-01", "2016-02-29", id="February in a leap year"),
        pytest.param("2017-06-30", Kind.DAY, "2017-06-30", "2017-06-30", id="a single day"),
    ],
)
def test_a_period_has_its_first_and_last_day(text: str, kind: Kind, start: str, end: str) -> None:
    assert parse(text) == Period(kind, date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        pytest.param("2011-12", "FY2011-12 for the financial year, or 2011-M12 for the month", id="month or year"),
        pytest.param("2017/18", "write FY2017-18 for the financial year.", id="a year with a slash"),
        pytest.param("2017-06", "or 2017-M06 for the month", id="a month without its M"),
        pytest.param("2017", "Write CY2017 for the calendar year, or FY2017-18", id="a bare year"),
        pytest.param("1999", "FY1999-00 for the financial year", id="a bare year before a century"),
        pytest.param(" 2017 ", "Write CY2017 for the calendar year", id="a bare year between spaces"),
        pytest.param("fy2017-18-q2", "Write FY2017-18-Q2.", id="small letters"),
        pytest.param("FY2017-18 ", "Write FY2017-18.", id="a space after it"),
        pytest.param("FY2017-18\n", "Write FY2017-18.", id="a line break after it"),
        pytest.param("FY2017-19", "A year runs into the next one: write FY2017-18.", id="a year of two years"),
        pytest.param("AY2017-17", "A year runs into the next one: write AY2017-18.", id="a year of no length"),
        pytest.param("FY2017-18-T1", "A financial year has quarters, not terms", id="a term in a financial year"),
        pytest.param("AY2017-18-Q1", "An academic year has terms", id="a quarter in a school year"),
        pytest.param("AY2017-18-T4", "write AY2017-18-T1, -T2 or -T3", id="a fourth term"),
        pytest.param("FY2017-18-Q5", "Write one of FY2017-18,", id="a fifth quarter"),
        pytest.param("2017-M13", "Write one of FY2017-18,", id="a thirteenth month"),
        pytest.param("2017-02-30", "There is no such period.", id="the thirtieth of February"),
        pytest.param("FY0001-02", "Write a year between 1900 and 2199.", id="a year long ago"),
        pytest.param("CY2200", "Write a year between 1900 and 2199.", id="a year far ahead"),
        pytest.param("٢٠١٧-٠٦-٣٠", "Write one of FY2017-18,", id="figures of another script"),
        pytest.param("Q2 2017", "Write one of FY2017-18,", id="the way people say it"),
        pytest.param("", "Write one of FY2017-18,", id="nothing"),
    ],
)
def test_anything_else_is_refused_with_what_to_write_instead(text: str, advice: str) -> None:
    with pytest.raises(PeriodError) as refused:
        parse(text)
    assert advice in str(refused.value)


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("FY2017-18-Q2", "FY2017-18-Q1"),
        ("FY2017-18-Q1", "FY2016-17-Q4"),
        ("FY2017-18", "FY2016-17"),
        ("FY2000-01", "FY1999-00"),
        ("CY2011-Q1", "CY2010-Q4"),
        ("CY2011", "CY2010"),
        ("AY2010-11-T1", "AY2009-10-T3"),
        ("AY2010-11", "AY2009-10"),
        ("2017-M01", "2016-M12"),
        ("2016-03-01", "2016-02-29"),
    ],
)
def test_the_period_before_is_of_the_same_kind(text: str, before: str) -> None:
    assert parse(text).previous() == parse(before)


@pytest.mark.parametrize(
    ("text", "earlier"),
    [
        ("FY2017-18-Q2", "FY2016-17-Q2"),
        ("FY2016-17-Q4", "FY2015-16-Q4"),
        ("AY2010-11-T2", "AY2009-10-T2"),
        ("2017-M02", "2016-M02"),
        ("2016-M02", "2015-M02"),
        ("2016-02-29", "2015-02-28"),
        ("2017-06-30", "2016-06-30"),
        ("2017-06-15", "2016-06-15"),
    ],
)
def test_a_year_earlier_is_the_same_part_of_the_year(text: str, earlier: str) -> None:
    assert parse(text).same_last_year() == parse(earlier)


def test_the_last_day_of_february_stays_the_last_day() -> None:
    assert parse("2017-02-28").same_last_year() == parse("2016-02-29")


def test_periods_sort_by_their_end_then_shorter_first() -> None:
    expected = ["FY2016-17", "2017-M06", "FY2017-18-Q1", "2017-M09", "FY2017-18-Q2", "2018-03-31", "FY2017-18"]
    assert [str(period) for period in sorted(parse(text) for text in reversed(expected))] == expected


def test_quarters_of_two_calendars_are_not_the_same_period() -> None:
    assert parse("CY2011-Q2") != parse("FY2011-12-Q1")


@pytest.mark.parametrize(
    ("text", "number"),
    [("FY2017-18-Q4", 4), ("CY2018-Q1", 1), ("AY2010-11-T3", 3), ("FY2017-18", 0), ("2017-M06", 0), ("2017-06-30", 0)],
)
def test_only_quarters_and_terms_have_a_number(text: str, number: int) -> None:
    assert parse(text).quarter == number


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2018-03-31", "FY2017-18"),
        ("2018-04-01", "FY2018-19"),
        ("FY2017-18-Q4", "FY2017-18"),
        ("CY2018-Q1", "FY2017-18"),
        ("AY2010-11", "FY2011-12"),
        ("FY2017-18", "FY2017-18"),
    ],
)
def test_a_period_belongs_to_the_financial_year_it_ends_in(text: str, year: str) -> None:
    assert parse(text).financial_year() == parse(year)


def test_a_year_contains_its_quarters_and_itself_but_not_the_next() -> None:
    year = parse("FY2017-18")
    assert year.contains(parse("FY2017-18-Q4"))
    assert year.contains(year)
    assert not year.contains(parse("FY2018-19-Q1"))
    assert not parse("FY2017-18-Q4").contains(year)
    assert not year.contains(parse("AY2017-18"))


def test_only_years_are_years() -> None:
    assert {kind for kind in Kind if kind.is_year} == {Kind.CALENDAR_YEAR, Kind.FINANCIAL_YEAR, Kind.ACADEMIC_YEAR}

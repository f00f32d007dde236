"""Laws of periods: they read back as written, follow on without a gap, and stand in one order."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from quarterlight.words.period import Kind, Period, PeriodError, parse

years = st.integers(1901, 2198)
texts = st.one_of(
    years.map(lambda year: f"FY{year}-{(year + 1) % 100:02}"),
    years.map(lambda year: f"AY{year}-{(year + 1) % 100:02}"),
    years.map(lambda year: f"CY{year}"),
    st.builds(lambda year, part: f"FY{year}-{(year + 1) % 100:02}-Q{part}", years, st.integers(1, 4)),
    st.builds(lambda year, part: f"AY{year}-{(year + 1) % 100:02}-T{part}", years, st.integers(1, 3)),
    st.builds(lambda year, part: f"CY{year}-Q{part}", years, st.integers(1, 4)),
    st.builds(lambda year, month: f"{year}-M{month:02}", years, st.integers(1, 12)),
    st.dates(date(1901, 1, 1), date(2198, 12, 31)).map(date.isoformat),
)
periods = texts.map(parse)
longer_than_a_day = periods.filter(lambda period: period.kind is not Kind.DAY)


@given(texts)
def test_a_period_is_written_as_it_was_read(text: str) -> None:
    assert str(parse(text)) == text


@given(periods)
def test_a_period_is_read_as_it_was_written(period: Period) -> None:
    assert parse(str(period)) == period


@given(st.text())
def test_any_text_is_a_period_or_refused(text: str) -> None:
    try:
        assert str(parse(text)) == text
    except PeriodError as refused:
        assert str(refused).endswith(".")


@given(periods, periods)
def test_of_two_periods_one_comes_first_or_they_are_the_same(one: Period, other: Period) -> None:
    assert [one < other, one == other, one > other].count(True) == 1


@given(st.lists(periods, max_size=6))
def test_sorted_periods_end_in_order(some: list[Period]) -> None:
    ends = [period.end for period in sorted(some)]
    assert ends == sorted(ends)


@given(periods, periods)
def test_what_ends_first_comes_first(one: Period, other: Period) -> None:
    assert one.end >= other.end or one < other


@given(periods, periods)
def test_what_lies_in_a_period_does_not_come_after_it(inner: Period, outer: Period) -> None:
    assert not outer.contains(inner) or (inner.start, inner.end) == (outer.start, outer.end) or inner < outer


@given(periods)
def test_the_period_before_ends_the_day_before(period: Period) -> None:
    before = period.previous()
    assert before.end == period.start - timedelta(days=1)
    assert before.kind is period.kind
    assert before < period


@given(longer_than_a_day)
def test_a_year_earlier_is_as_many_steps_back_as_a_year_has(period: Period) -> None:
    steps = {Kind.MONTH: 12, Kind.ACADEMIC_TERM: 3, Kind.FINANCIAL_QUARTER: 4, Kind.CALENDAR_QUARTER: 4}
    earlier = period
    for _ in range(steps.get(period.kind, 1)):
        earlier = earlier.previous()
    assert period.same_last_year() == earlier


@given(periods)
def test_a_year_earlier_is_the_same_month_and_part_of_the_year(period: Period) -> None:
    earlier = period.same_last_year()
    assert (earlier.end.year, earlier.end.month) == (period.end.year - 1, period.end.month)
    assert (earlier.kind, earlier.quarter) == (period.kind, period.quarter)


@given(periods)
def test_the_financial_year_holds_the_last_day(period: Period) -> None:
    year = period.financial_year()
    assert year.start <= period.end <= year.end
    assert (year.kind, year.start.month, year.start.day) == (Kind.FINANCIAL_YEAR, 4, 1)


@given(periods)
def test_a_quarter_or_a_term_is_numbered_within_its_year(period: Period) -> None:
    numbered = {Kind.CALENDAR_QUARTER: 4, Kind.FINANCIAL_QUARTER: 4, Kind.ACADEMIC_TERM: 3}
    assert (period.quarter in range(1, numbered[period.kind] + 1)) if period.kind in numbered else period.quarter == 0

"""A history is the union over editions, the latest winning; and only what is comparable is compared."""

from dataclasses import replace
from decimal import Decimal

import pytest
from factories import (
    NORTH_WARD,
    WHOLE,
    Figures,
    edition,
    history,
    latest,
    observation,
    of_editions,
    potholes,
    recycling,
    target,
    untitled,
)

from quarterlight.facts.comparison import comparable, cumulative, last_known, previous
from quarterlight.facts.history import histories, histories_by_edition, reported
from quarterlight.facts.model import Basis, Benchmark, Comment, Council, Indicator
from quarterlight.words.period import parse

Q1, Q2 = "FY2017-18-Q1", "FY2017-18-Q2"


def test_the_latest_edition_wins_and_what_was_said_before_is_kept() -> None:
    first = edition(Q1, indicators=(potholes(),), observations=(observation(Q1, "5837"),))
    second = edition(Q2, indicators=(potholes(),), observations=(observation(Q1, "5900 r"), observation(Q2, "7311")))
    revised, new = of_editions(first, second).whole.points
    assert (revised.value, revised.edition, revised.superseded) == (
        Decimal(5900),
        second.slug,
        ((first.slug, Decimal(5837)),),
    )
    assert (new.value, new.superseded) == (Decimal(7311), ())


def test_a_figure_said_again_is_no_revision() -> None:
    first = edition(Q1, indicators=(potholes(),), observations=(observation(Q1, "5837"),))
    second = edition(Q2, indicators=(potholes(),), observations=(observation(Q1, "5837.0"),))
    (point,) = of_editions(first, second).whole.points
    assert (point.edition, point.superseded) == (second.slug, ())


def test_a_figure_that_is_kept_back_later_is_said_nowhere() -> None:
    first = edition(Q1, indicators=(potholes(),), observations=(observation(Q1, "3"),))
    second = edition(Q2, indicators=(potholes(),), observations=(observation(Q1, "c"),))
    (point,) = of_editions(first, second).whole.points
    assert (point.value, point.superseded) == (None, ())


def test_the_latest_definition_and_target_count() -> None:
    first = edition(Q1, indicators=(potholes(title="Old"),), targets=(target("FY2017-18", "100"),))
    second = edition(Q2, indicators=(potholes(title="New"),), targets=(target("FY2017-18", "120"),))
    known = of_editions(first, second)
    assert known.indicator.title == "New"
    assert [aim.value for aim in known.whole.targets] == [120]
    assert (known.first_edition, known.edition) == (first, second)


def test_an_indicator_no_longer_reported_keeps_its_history_after_the_others() -> None:
    old, new = potholes(slug="old"), potholes(slug="new")
    first = edition(Q1, indicators=(old, new), observations=(observation(Q1, "5", indicator="old"),))
    known = histories(Council((first, edition(Q2, indicators=(new,)))))
    assert list(known) == ["new", "old"]
    assert known["old"].edition == first
    assert [point.value for point in known["old"].whole.points] == [5]


def test_each_area_has_its_own_series_and_the_whole_council_comes_first() -> None:
    rows = (observation(Q2, "12", area=NORTH_WARD), observation(Q2, "7311"))
    aims = (target(Q2, "10", area=NORTH_WARD), target(Q2, "7000"))
    known = of_editions(edition(indicators=(potholes(),), observations=rows, targets=aims))
    assert [series.area for series in known.series] == [WHOLE, NORTH_WARD]
    assert [aim.value for aim in known.series[1].targets] == [10]
    assert known.whole.points[0].value == 7311


def test_another_indicators_rows_are_not_mixed_in() -> None:
    rows = (observation(Q2, "7311"), observation(Q2, "45", indicator="waste-recycled"))
    known = of_editions(edition(indicators=(potholes(), recycling()), observations=rows))
    assert [point.value for point in known.whole.points] == [7311]


def test_comments_are_newest_first_and_only_the_indicators_own() -> None:
    own = Comment("indicator", "potholes-repaired", "commentary", 1, "A wet summer.")
    other = replace(own, subject_type="theme")
    first, second = (edition(period, indicators=(potholes(),), comments=(own, other)) for period in (Q1, Q2))
    assert of_editions(first, second).comments == ((second, (own,)), (first, (own,)))


def test_the_latest_edition_wins_among_benchmarks() -> None:
    said = Benchmark("potholes-repaired", "england", "England", parse(Q1), Decimal(5))
    first = edition(Q1, indicators=(potholes(),), benchmarks=(said,))
    second = edition(Q2, indicators=(potholes(),), benchmarks=(replace(said, value=Decimal(6)),))
    assert [row.value for row in of_editions(first, second).benchmarks] == [6]


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        pytest.param({Q1: "5", Q2: "7"}, Q2, id="the edition's own quarter"),
        pytest.param({Q1: "5", Q2: "missing"}, Q2, id="the edition's own quarter, though missing"),
        pytest.param({Q1: "5"}, Q1, id="an earlier quarter where there is no row"),
        pytest.param({Q2: "7", "FY2017-18-Q3": "9 f"}, Q2, id="never a forecast"),
        pytest.param({Q2: "7", "FY2017-18-Q3": "not_due", "FY2017-18-Q4": "not_due"}, Q2, id="not what comes later"),
        pytest.param({"FY2016-17": "90", "FY2017-18": "not_due"}, "FY2017-18", id="a year that is not over"),
        pytest.param({"2017-M08": "5", "2017-M09": "7"}, "2017-M09", id="the quarter's last month"),
        pytest.param({"2017-M08": "5", "2017-M10": "7"}, "2017-M10", id="a newer figure than the quarter's"),
    ],
)
def test_a_reader_comes_for_the_latest_figure_that_is_due(figures: Figures, expected: str) -> None:
    assert latest(history(potholes(), figures)).period == parse(expected)


def test_a_rated_older_figure_stands_for_a_quarter_without_one() -> None:
    rows = (observation("FY2015-16", "5", status="green"), observation("FY2016-17", "6"))
    known = of_editions(edition(indicators=(potholes(),), observations=rows))
    assert latest(known).period == parse("FY2015-16")


@pytest.mark.parametrize("figures", [{}, {"FY2017-18-Q3": "9 f"}], ids=["no row", "only a forecast"])
def test_without_a_due_row_nothing_is_reported(figures: Figures) -> None:
    assert reported(history(potholes(), figures)) is None


@pytest.mark.parametrize(
    ("basis", "figures", "yes"),
    [
        pytest.param(Basis.IN_PERIOD, {Q1: "5", Q2: "7"}, True, id="two quarters"),
        pytest.param(Basis.IN_PERIOD, {"2017-M08": "5", Q2: "7"}, False, id="a month and a quarter"),
        pytest.param(Basis.IN_PERIOD, {"FY2016-17": "5", Q2: "7"}, False, id="a year and a quarter"),
        pytest.param(Basis.IN_PERIOD, {"CY2017-Q2": "5", Q2: "7"}, False, id="quarters of two calendars"),
        pytest.param(Basis.IN_PERIOD, {Q1: "5", Q2: "7 b"}, False, id="a break in the later"),
        pytest.param(Basis.IN_PERIOD, {Q1: "5 b", Q2: "7"}, True, id="a break in the earlier"),
        pytest.param(Basis.YEAR_TO_DATE, {Q1: "5", Q2: "7"}, False, id="three months and six"),
        pytest.param(Basis.YEAR_TO_DATE, {"FY2016-17-Q2": "5", Q2: "7"}, True, id="the same six months a year apart"),
        pytest.param(Basis.YEAR_TO_DATE, {"FY2015-16": "5", "FY2016-17": "7"}, True, id="two whole years to date"),
        pytest.param(Basis.YEAR_TO_DATE, {"2017-M06": "5", "2017-M07": "7"}, False, id="three months and four"),
        pytest.param(Basis.ROLLING_12_MONTHS, {"2017-M06": "5", "2017-M09": "7"}, True, id="two rolling windows"),
        pytest.param(Basis.SNAPSHOT, {"2017-06-30": "5", "2017-09-30": "7"}, True, id="two days"),
    ],
)
def test_only_equal_lengths_of_one_series_are_comparable(basis: Basis, figures: Figures, yes: bool) -> None:
    earlier, later = history(potholes(basis=basis), figures).whole.points
    assert comparable(earlier, later, basis) is yes


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        pytest.param({Q1: "5", Q2: "7"}, Q1, id="the quarter before"),
        pytest.param({"FY2016-17-Q4": "4", Q1: "missing", Q2: "7"}, "FY2016-17-Q4", id="over a missing figure"),
        pytest.param({"FY2016-17-Q4": "4", Q1: "b missing", Q2: "7"}, None, id="not over a break"),
        pytest.param({"FY2016-17-Q4": "4", Q1: "5 b", Q2: "7"}, Q1, id="the figure that the new series starts with"),
        pytest.param({Q1: "5", Q2: "7 b"}, None, id="nothing from before a break"),
        pytest.param({Q1: "5", "2017-M09": "1", Q2: "7"}, Q1, id="over a month"),
        pytest.param({Q2: "7", "FY2017-18-Q3": "8 f"}, None, id="nothing that is later"),
    ],
)
def test_a_figure_is_compared_with_the_latest_comparable_one_before(figures: Figures, expected: str | None) -> None:
    known = history(potholes(), figures)
    found = previous(known, latest(known))
    assert (str(found.period) if found else None) == expected


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        pytest.param({"FY2016-17": "90", Q2: "missing"}, 90, id="a whole year's"),
        pytest.param({"FY2016-17-Q4": "4", Q1: "c", Q2: "missing"}, 4, id="over a suppressed figure"),
        pytest.param({Q2: "missing"}, None, id="none"),
    ],
)
def test_the_last_known_figure_may_be_of_another_length(figures: Figures, expected: int | None) -> None:
    found = last_known(history(potholes(), figures), parse(Q2))
    assert (found.value if found else None) == expected


@pytest.mark.parametrize(
    ("indicator", "figures", "expected"),
    [
        pytest.param(potholes(), {Q1: "5", Q2: "7"}, 12, id="the quarters' sum"),
        pytest.param(potholes(), {Q1: "5", Q2: "7 (13)"}, 13, id="as printed, though the sum differs"),
        pytest.param(potholes(), {Q2: "7"}, None, id="a quarter without a row"),
        pytest.param(potholes(), {Q1: "missing", Q2: "7"}, None, id="a quarter without a figure"),
        pytest.param(potholes(), {"FY2016-17-Q4": "9", Q1: "5"}, 5, id="a new year starts from nothing"),
        pytest.param(recycling(), {Q1: "40", Q2: "50"}, None, id="percentages are not summed"),
        pytest.param(recycling(), {Q1: "40", Q2: "50 (45)"}, 45, id="percentages as printed"),
        pytest.param(potholes(basis=Basis.YEAR_TO_DATE), {Q1: "5", Q2: "12"}, 12, id="is so already"),
        pytest.param(potholes(), {"2017-M08": "5", "2017-M09": "7"}, None, id="months are not summed"),
        pytest.param(
            potholes(basis=Basis.ROLLING_12_MONTHS),
            {"FY2016-17-Q4": "5", Q1: "5", Q2: "7"},
            None,
            id="windows that overlap are not summed",
        ),
    ],
)
def test_the_year_to_date_is_printed_or_the_sum_of_all_quarters(
    indicator: Indicator, figures: Figures, expected: int | None
) -> None:
    known = history(indicator, figures)
    assert cumulative(known, known.whole.points[-1]) == expected


def test_a_window_of_twelve_months_to_march_is_the_years_total() -> None:
    known = history(untitled("count", additive=True, basis=Basis.ROLLING_12_MONTHS), {"FY2017-18-Q4": "50"})
    assert cumulative(known, known.whole.points[0]) == 50


def test_a_council_without_rows_for_itself_has_an_empty_series() -> None:
    known = replace(history(potholes(), {}), series=())
    assert not known.whole.points
    assert not known.whole.targets


def test_the_history_of_each_edition_is_the_one_that_would_be_made_if_it_were_the_last() -> None:
    north = {"area": NORTH_WARD}
    first = edition(Q1, indicators=(potholes(),), observations=(observation(Q1, "5837"), observation(Q1, "9", **north)))
    second = edition(Q2, indicators=(potholes(),), observations=(observation(Q1, "5900"), observation(Q2, "7311")))
    third = edition("FY2017-18-Q3", indicators=(recycling(),), observations=(observation(Q2, "1"),))
    found = histories_by_edition(Council((first, second, third)))
    assert list(found) == [first.slug, second.slug, third.slug]
    for editions in ((first,), (first, second), (first, second, third)):
        for slug, alone in histories(Council(editions)).items():
            then = found[editions[-1].slug][slug]
            figures = [[(p.observation, p.edition, p.superseded) for p in s.points] for s in (then.whole, alone.whole)]
            assert figures[0] == figures[1]
            assert [series.area for series in then.series] == [series.area for series in alone.series]
            assert (then.edition, then.first_edition) == (alone.edition, alone.first_edition)


def test_an_edition_without_an_indicator_leaves_its_history_as_it_was() -> None:
    first = edition(Q1, indicators=(potholes(),), observations=(observation(Q1, "5837"),))
    second = edition(Q2, indicators=(recycling(),))
    found = histories_by_edition(Council((first, second)))
    assert found[second.slug]["potholes-repaired"] is found[first.slug]["potholes-repaired"]
    assert list(found[second.slug]) == ["waste-recycled", "potholes-repaired"]

"""Variation and assurance (XmR), point for point against cases worked by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from factories import (
    NORTH_WARD,
    WHOLE,
    Figures,
    edition,
    history,
    observation,
    of_editions,
    potholes,
    recycling,
    target,
)

from quarterlight.facts.limits import Cause, Limits, causes, limits
from quarterlight.facts.model import Basis, Indicator, Rebasing
from quarterlight.facts.variation import Assurance, Variation, Xmr, is_high, xmr
from quarterlight.words import period
from quarterlight.words.status import Polarity

LETTERS = {
    "O": Cause.OUTSIDE_LIMITS,
    "T": Cause.TREND,
    "N": Cause.TWO_OF_THREE,
    "S": Cause.ONE_SIDE,
    ".": None,
}


def numbers(text: str) -> list[Decimal]:
    return [Decimal(part) for part in text.split()]


def told(found: Xmr | None) -> object:
    """Return all that limits say: of each segment its figures and what was found of them, and what the last says."""
    assert found is not None
    segments = [
        ([point.observation for point in segment.points], segment.limits, segment.causes, segment.rebased)
        for segment in found.segments
    ]
    return segments, found.variation, found.assurance


def marks(text: str) -> tuple[Cause | None, ...]:
    """Return causes by their letters: O outside, T trend, N near a limit, S one side, a dot for chance."""
    return tuple(LETTERS[letter] for letter in text)


# Mean 50, limits 40 and 60: two thirds of the way to a limit is 43⅓ and 56⅔.
FIFTY = Limits(Decimal(50), Decimal(40), Decimal(60), trial=False)


@pytest.mark.parametrize(
    ("values", "mean", "lower", "upper", "trial"),
    [
        # Moving ranges 2 2 2 2 2 2, mean 2, 2.66 of them 5.32.
        ("10 12 10 12 10 12 11", "11", "6.1233333333333333333333333333", "15.876666666666666666666666667", True),
        # Moving ranges 3 3 3 3 3 3, mean 3, so 7.98 on either side of 77/7 = 11.
        ("8 11 14 11 8 11 14", "11", "3.02", "18.98", True),
        # The same twelve times over: eleven ranges of 1, 2.66 on either side of 5.5.
        ("5 6 5 6 5 6 5 6 5 6 5 6", "5.5", "2.84", "8.16", False),
        ("7 7 7 7 7 7 7", "7", "7", "7", True),
    ],
)
def test_limits_are_the_mean_and_two_point_six_six_mean_moving_ranges(
    values: str, mean: str, lower: str, upper: str, trial: bool
) -> None:
    found = limits(numbers(values))
    assert found is not None
    assert (found.mean, found.trial) == (Decimal(mean), trial)
    assert abs(found.lower - Decimal(lower)) < Decimal("1e-20")
    assert abs(found.upper - Decimal(upper)) < Decimal("1e-20")


@pytest.mark.parametrize(("count", "trial"), [(6, None), (7, True), (11, True), (12, False), (30, False)])
def test_six_figures_have_no_limits_and_fewer_than_twelve_trial_limits(count: int, trial: bool | None) -> None:
    found = limits([Decimal(number % 3) for number in range(count)])
    assert (found.trial if found else None) is trial


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        # Rule 1: outside a limit; exactly on one is not.
        ("51 61 49 39 51", ".O.O."),
        ("51 60 49 40 51", "....."),
        ("51 60.01 49 39.99 51", ".O.O."),
        # Rule 2: seven rising or falling, all seven marked; six are not enough, nor is a standstill among seven.
        ("47 48 49 50 51 52 53", "TTTTTTT"),
        ("53 52 51 50 49 48 47", "TTTTTTT"),
        ("47 48 49 50 51 52", "......"),
        ("47 48 49 50 50 51 52 53", "........"),
        ("52 47 48 49 50 51 52 53 49", ".TTTTTTT."),
        ("46 47 48 49 50 51 52 53 54", "TTTTTTTTT"),
        # Rule 3: two of three beyond two thirds of the way, all on one side; the third is not marked.
        ("57 51 57 49", "N.N."),
        ("57 58 51 49", "NN.."),
        ("43 49 43 51", "N.N."),
        ("57 49 57 49", "...."),
        ("57 50 57 49", "...."),
        ("43 57 43 57", "...."),
        ("57 58 59 49", "NNN."),
        # Rule 4: seven on one side, all marked; a figure on the mean ends a run.
        ("51 52 51 52 51 52 51", "SSSSSSS"),
        ("51 52 51 52 51 52", "......"),
        ("51 52 51 50 51 52 51 52", "........"),
        ("51 52 51 49 51 52 51 52", "........"),
        ("49 51 52 51 52 51 52 51 52 49", ".SSSSSSSS."),
        # The first rule that holds is the one that is given.
        ("51 52 53 54 55 56 61", "TTTTTTO"),
        ("51 52 61 52 51 52 51", "SSOSSSS"),
        ("57 51 58 51 52 51 52", "NSNSSSS"),
        ("51 52 53 54 55 57 58", "TTTTTTT"),
    ],
)
def test_a_figure_is_more_than_chance_by_the_first_rule_that_holds(values: str, expected: str) -> None:
    assert causes(numbers(values), FIFTY) == marks(expected)


@pytest.mark.parametrize(("value", "beyond"), [("56.6", False), ("56.7", True), ("43.4", False), ("43.3", True)])
def test_two_thirds_of_the_way_is_exact(value: str, beyond: bool) -> None:
    other = "52" if Decimal(value) > 50 else "48"
    assert (causes(numbers(f"{value} {other} {value}"), FIFTY)[0] is Cause.TWO_OF_THREE) is beyond


def test_a_figure_on_the_line_is_not_pushed_over_it_by_the_rounding_of_the_mean() -> None:
    # Mean 20.3/15, which does not end; mean range 13/14, so two thirds of the way up is exactly 3.
    values = numbers("0 0 0.3 1 2 2 2 3 4 0.5 2 0.5 0 1 2")
    found = limits(values)
    assert found is not None
    assert causes(values, found)[7] is None


def test_exactly_two_thirds_of_the_way_is_not_beyond() -> None:
    whole = Limits(Decimal(50), Decimal(44), Decimal(56), trial=False)
    assert causes(numbers("54 52 54"), whole) == (None, None, None)
    assert causes(numbers("46 48 46"), whole) == (None, None, None)


def of(
    values: str,
    polarity: Polarity = Polarity.HIGHER,
    targets: Mapping[str, str] | None = None,
    marked: Mapping[int, str] | None = None,
    rebased: Sequence[Rebasing] = (),
    basis: Basis = Basis.IN_PERIOD,
) -> Xmr | None:
    """Return the variation of a series by month from January 2024; a dash is a month without a figure."""
    measure = recycling(polarity=polarity, basis=basis)
    return xmr(history(measure, by_month(values, marked), targets, rebasings=tuple(rebased)))


def by_month(values: str, marked: Mapping[int, str] | None = None) -> Figures:
    """Return rows by month from January 2024, with the markers of some by their place."""
    rows = {}
    for place, value in enumerate(values.split()):
        mark = (marked or {}).get(place, "")
        rows[f"{2024 + place // 12}-M{place % 12 + 1:02}"] = f"{'missing' if value == '-' else value} {mark}"
    return rows


def lengths(found: Xmr | None) -> list[int]:
    """Return how many points each segment has."""
    assert found is not None
    return [len(segment.points) for segment in found.segments]


STEADY = "50 52 50 52 50 52 50"


@pytest.mark.parametrize(
    ("values", "higher", "lower", "neutral"),
    [
        (STEADY, Variation.COMMON_CAUSE, Variation.COMMON_CAUSE, Variation.COMMON_CAUSE),
        (
            "50 50 50 50 50 50 50 50 50 50 50 60",
            Variation.IMPROVEMENT_HIGH,
            Variation.CONCERN_HIGH,
            Variation.NEUTRAL_HIGH,
        ),
        (
            "50 50 50 50 50 50 50 50 50 50 50 40",
            Variation.CONCERN_LOW,
            Variation.IMPROVEMENT_LOW,
            Variation.NEUTRAL_LOW,
        ),
        # A trend counts by its way: the latest figure, 48, is below the mean of 53.8, yet it rises. The ranges are
        # 30 thirteen times and then 1 six times, so the limits are 0.1 and 107.4.
        (
            "80 50 80 50 80 50 80 50 80 50 80 50 80 42 43 44 45 46 47 48",
            Variation.IMPROVEMENT_HIGH,
            Variation.CONCERN_HIGH,
            Variation.NEUTRAL_HIGH,
        ),
    ],
)
def test_the_latest_figure_s_variation_is_read_through_the_polarity(
    values: str, higher: Variation, lower: Variation, neutral: Variation
) -> None:
    for polarity, expected in (
        (Polarity.HIGHER, higher),
        (Polarity.LOWER, lower),
        (Polarity.NEUTRAL, neutral),
        (Polarity.RANGE, neutral),
    ):
        found = of(values, polarity)
        assert found is not None
        assert found.variation is expected


# Twelve swings of 30 keep the limits wide: of 26 points the 25 ranges are 12 of 30, one of 21 and 12 of 1, on average
# 15.72, so the limits are 41.8 on either side of a mean of 64 (or of 66), and two thirds of the way 27.9.
RISE_THEN_FALL = "80 50 80 50 80 50 80 50 80 50 80 50 80 59 60 61 62 63 64 65 64 63 62 61 60 59"
FALL_THEN_RISE = "50 80 50 80 50 80 50 80 50 80 50 80 50 71 70 69 68 67 66 65 66 67 68 69 70 71"


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param(RISE_THEN_FALL, "HHHHHHHLLLLLL", id="the top ends the rise"),
        pytest.param(FALL_THEN_RISE, "LLLLLLLHHHHHH", id="the bottom ends the fall"),
        pytest.param("46 47 48 49 50 51 52 80 20 80 20 80 20", "HHHHHHHH", id="from the first figure on"),
    ],
)
def test_every_point_of_a_trend_goes_its_way_the_first_one_too(values: str, expected: str) -> None:
    found = of(values)
    assert found is not None
    (segment,) = found.segments
    trend = [place for place, cause in enumerate(segment.causes) if cause is Cause.TREND]
    assert "".join("H" if is_high(segment, place) else "L" for place in trend) == expected


# Of STEADY the mean is 356/7 = 50.857… and every range 2, so the limits are 45.537… and 56.177….
@pytest.mark.parametrize(
    ("aim", "higher", "lower"),
    [
        ("40", Assurance.WILL_PASS, Assurance.WILL_FAIL),
        ("45.5", Assurance.WILL_PASS, Assurance.WILL_FAIL),
        ("45.6", Assurance.HIT_AND_MISS, Assurance.HIT_AND_MISS),
        ("51", Assurance.HIT_AND_MISS, Assurance.HIT_AND_MISS),
        ("56.1", Assurance.HIT_AND_MISS, Assurance.HIT_AND_MISS),
        ("56.2", Assurance.WILL_FAIL, Assurance.WILL_PASS),
    ],
)
def test_assurance_is_where_the_target_lies_against_the_limits(aim: str, higher: Assurance, lower: Assurance) -> None:
    aims = {"CY2024": aim}
    for polarity, expected in ((Polarity.HIGHER, higher), (Polarity.LOWER, lower)):
        found = of(STEADY, polarity, aims)
        assert found is not None
        assert found.assurance is expected


# Of EXACT the mean is 357/7 = 51 and every range 3, so the limits are 51 ± 7.98.
EXACT = "48 51 54 51 48 51 54"


@pytest.mark.parametrize(
    ("polarity", "aims", "expected"),
    [
        (Polarity.HIGHER, {"CY2024": "43.02"}, Assurance.WILL_PASS),
        (Polarity.HIGHER, {"CY2024": "43.03"}, Assurance.HIT_AND_MISS),
        (Polarity.HIGHER, {"CY2024": "58.98"}, Assurance.HIT_AND_MISS),
        (Polarity.HIGHER, {"CY2024": "58.99"}, Assurance.WILL_FAIL),
        (Polarity.LOWER, {"CY2024": "58.98"}, Assurance.WILL_PASS),
        (Polarity.LOWER, {"CY2024": "58.97"}, Assurance.HIT_AND_MISS),
        (Polarity.LOWER, {"CY2024": "43.02"}, Assurance.HIT_AND_MISS),
        (Polarity.LOWER, {"CY2024": "43.01"}, Assurance.WILL_FAIL),
        (Polarity.RANGE, {"CY2024 minimum": "43.02", "CY2024 ceiling": "58.98"}, Assurance.WILL_PASS),
        (Polarity.RANGE, {"CY2024 minimum": "43.03", "CY2024 ceiling": "58.98"}, Assurance.HIT_AND_MISS),
        (Polarity.RANGE, {"CY2024 minimum": "43.02", "CY2024 ceiling": "58.97"}, Assurance.HIT_AND_MISS),
        (Polarity.RANGE, {"CY2024 minimum": "58.98", "CY2024 ceiling": "70"}, Assurance.HIT_AND_MISS),
        (Polarity.RANGE, {"CY2024 minimum": "58.99", "CY2024 ceiling": "70"}, Assurance.WILL_FAIL),
        (Polarity.RANGE, {"CY2024 minimum": "30", "CY2024 ceiling": "43.02"}, Assurance.HIT_AND_MISS),
        (Polarity.RANGE, {"CY2024 minimum": "30", "CY2024 ceiling": "43.01"}, Assurance.WILL_FAIL),
    ],
)
def test_a_figure_on_a_limit_is_within_the_limits_and_one_on_its_target_meets_it(
    polarity: Polarity, aims: Figures, expected: Assurance
) -> None:
    found = of(EXACT, polarity, aims)
    assert found is not None
    assert found.assurance is expected


@pytest.mark.parametrize(("polarity", "expected"), [(Polarity.HIGHER, "will_pass"), (Polarity.LOWER, "will_pass")])
def test_a_target_exactly_on_the_limit_is_met_by_every_figure_within_them(polarity: Polarity, expected: str) -> None:
    # Every figure is 7, so both limits are 7.
    found = of("7 7 7 7 7 7 7", polarity, {"CY2024": "7"})
    assert found is not None
    assert found.assurance == expected


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [("45", "57", "will_pass"), ("60", "70", "will_fail"), ("20", "40", "will_fail"), ("50", "70", "hit_and_miss")],
)
def test_a_range_is_held_against_both_limits(low: str, high: str, expected: str) -> None:
    bounds = {"CY2024 minimum": low, "CY2024 ceiling": high}
    found = of(STEADY, Polarity.RANGE, bounds)
    assert found is not None
    assert found.assurance == expected


def test_without_a_target_or_a_better_direction_there_is_no_assurance() -> None:
    for polarity, aims in ((Polarity.HIGHER, None), (Polarity.NEUTRAL, {"CY2024": "50"})):
        found = of(STEADY, polarity, aims)
        assert found is not None
        assert found.assurance is None


@pytest.mark.parametrize(
    ("measure", "aims", "expected"),
    [
        pytest.param(recycling(), {"2024-M07": "40"}, Assurance.WILL_PASS, id="the latest month's own"),
        pytest.param(recycling(), {"2024-M06": "40"}, None, id="only the month before's"),
        pytest.param(recycling(), {"2024-M08": "40"}, None, id="only the next month's"),
        pytest.param(recycling(), {"2024-M07": "tba"}, None, id="still awaited"),
        pytest.param(potholes(), {"2024-M07": "40"}, Assurance.WILL_PASS, id="a count, its month's own"),
        pytest.param(potholes(), {"CY2024": "400"}, None, id="a count, the whole year's"),
        pytest.param(potholes(), {"CY2024": "40"}, None, id="a count, the whole year's already passed"),
    ],
)
def test_only_a_target_for_a_single_period_s_figure_gives_assurance(
    measure: Indicator, aims: Figures, expected: Assurance | None
) -> None:
    found = xmr(history(measure, by_month(STEADY), aims))
    assert found is not None
    assert found.assurance is expected


def test_a_range_with_one_bound_is_held_against_that_one() -> None:
    for bound, expected in (("minimum", Assurance.WILL_PASS), ("ceiling", Assurance.WILL_FAIL)):
        found = of(STEADY, Polarity.RANGE, {f"CY2024 {bound}": "45"})
        assert found is not None
        assert found.assurance is expected


def test_an_area_has_limits_and_a_target_of_its_own() -> None:
    ward = [observation(month, row, area=NORTH_WARD) for month, row in by_month(STEADY).items()]
    known = of_editions(
        edition(
            indicators=(recycling(slug="potholes-repaired"),),
            observations=(observation("2024-M01", "90"), *ward),
            targets=(target("CY2024", "90"), target("CY2024", "40", area=NORTH_WARD)),
        )
    )
    found = xmr(known, known.series[1])
    assert xmr(known) is None
    assert (lengths(found), found.assurance if found else None) == ([7], Assurance.WILL_PASS)


QUARTERS = {f"FY{2016 + number // 4}-{17 + number // 4}-Q{number % 4 + 1}": "50" for number in range(8)}


@pytest.mark.parametrize(
    ("months", "quarters", "kept"),
    [
        pytest.param(7, 8, "FY2016-17-Q1", id="more quarters"),
        pytest.param(8, 7, "2024-M01", id="more months"),
        pytest.param(7, 7, "2024-M01", id="as many of either: the months"),
    ],
)
def test_only_the_kind_of_period_with_the_most_figures_counts(months: int, quarters: int, kept: str) -> None:
    by_quarter = dict(list(QUARTERS.items())[:quarters])
    found = xmr(history(recycling(), {**by_quarter, **by_month("50 " * months)}))
    assert lengths(found) == [max(months, quarters)]
    assert found is not None and str(found.segments[0].points[0].period) == kept


def test_a_year_to_date_has_no_limits() -> None:
    assert of(STEADY, basis=Basis.YEAR_TO_DATE) is None


@pytest.mark.parametrize("values", ["50 52 50 52 50 52", "50 52 50 - 52 50 52", "- - - - - - -", ""])
def test_six_figures_or_fewer_have_no_limits_however_many_months_there_are(values: str) -> None:
    assert of(values) is None


def test_a_month_without_a_figure_is_passed_over() -> None:
    found, whole = of("50 52 50 - 52 50 52 50"), of(STEADY)
    assert found is not None and whole is not None
    assert found.segments[0].limits == whole.segments[0].limits
    assert len(found.segments[0].points) == 7


def test_a_break_begins_a_segment_at_the_marked_figure() -> None:
    found = of(f"{STEADY} 80 82 80 82 80 82 80", marked={7: "b"})
    assert found is not None
    first, second = found.segments
    assert [len(first.points), len(second.points)] == [7, 7]
    assert second.points[0].period == period.parse("2024-M08")
    assert first.limits is not None and second.limits is not None
    assert second.limits.mean - first.limits.mean == 30
    assert first.causes == second.causes == (None,) * 7


@pytest.mark.parametrize(("row", "mark"), [("-", "b"), ("90", "f b")], ids=["no figure", "a forecast"])
def test_a_break_marked_where_there_is_no_figure_counts_at_the_next(row: str, mark: str) -> None:
    found = of(f"{STEADY} {row} 80 82 80 82 80 82 80", marked={7: mark})
    assert lengths(found) == [7, 7]
    assert found is not None and found.segments[1].points[0].period == period.parse("2024-M09")


def test_a_break_in_another_kind_of_period_does_not_part_the_months() -> None:
    assert lengths(xmr(history(recycling(), {**by_month(STEADY), "FY2024-25": "50 b"}))) == [7]


def test_after_a_break_a_short_segment_has_no_limits_and_the_series_no_verdict() -> None:
    found = of(f"{STEADY} 80 82 80", marked={7: "b"})
    assert found is not None
    assert found.segments[1].limits is None
    assert found.segments[1].causes == ()
    assert (found.variation, found.assurance) == (None, None)


def rebasing(month: str) -> Rebasing:
    return Rebasing(
        "waste-recycled", period.parse(month), WHOLE, "Head of Highways", date(2025, 1, 1), "A second gang."
    )


@pytest.mark.parametrize("gap", [False, True], ids=["with a figure then", "without a figure then"])
def test_limits_begin_anew_at_the_period_of_the_decision_or_the_next_figure(gap: bool) -> None:
    later = "- 82 80 82 80 82 80 82" if gap else "80 82 80 82 80 82 80"
    decision = rebasing("2024-M08")
    found = of(f"{STEADY} {later}", rebased=[decision])
    assert found is not None
    assert [len(segment.points) for segment in found.segments] == [7, 7]
    assert [segment.rebased for segment in found.segments] == [None, decision]


def test_a_decision_at_a_break_begins_one_segment() -> None:
    decision = rebasing("2024-M08")
    found = of(f"{STEADY} 80 82 80 82 80 82 80", marked={7: "b"}, rebased=[decision])
    assert lengths(found) == [7, 7]
    assert found is not None and found.segments[1].rebased == decision


def test_of_two_decisions_before_the_next_figure_the_later_is_given() -> None:
    earlier, later = rebasing("2024-M08"), rebasing("2024-M09")
    found = of(f"{STEADY} - - 80 82 80 82 80 82 80", rebased=[later, earlier])
    assert lengths(found) == [7, 7]
    assert found is not None and found.segments[1].rebased == later


def test_decisions_take_effect_in_the_order_in_which_their_periods_begin() -> None:
    # The year begins before August, and ends after it.
    year, august = rebasing("CY2024"), rebasing("2024-M08")
    found = of(f"{STEADY} 80 82 80 82 80 82 80", rebased=[august, year])
    assert lengths(found) == [7, 7]
    assert found is not None and [segment.rebased for segment in found.segments] == [year, august]


def test_decisions_of_all_editions_hold_and_the_latest_word_on_a_period_wins() -> None:
    first, again, other = rebasing("2024-M03"), replace(rebasing("2024-M03"), reason="Two."), rebasing("2024-M05")
    measure = recycling()
    known = of_editions(
        edition("FY2017-18-Q2", indicators=(measure,), rebasings=(first, other)),
        edition("FY2017-18-Q3", indicators=(measure,), rebasings=(again, replace(other, indicator="another"))),
        slug=measure.slug,
    )
    assert known.rebasings == (again, other)


def test_a_decision_of_another_area_changes_nothing() -> None:
    other = Rebasing("waste-recycled", period.parse("2024-M03"), NORTH_WARD, "Head", date(2025, 1, 1), "Elsewhere.")
    assert told(of(STEADY, rebased=[other])) == told(of(STEADY))


def test_a_forecast_is_no_figure_of_the_series() -> None:
    found = of(f"{STEADY} 90", marked={7: "f"})
    assert found is not None
    assert len(found.segments[0].points) == 7
    assert found.variation is Variation.COMMON_CAUSE

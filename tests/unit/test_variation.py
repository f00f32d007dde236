"""Variation and assurance (XmR), point for point against cases worked by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

import pytest
from factories import NORTH_WARD, WHOLE, history, recycling

from quarterlight.facts.limits import Cause, Limits, causes, limits
from quarterlight.facts.model import Basis, Rebasing
from quarterlight.facts.variation import Assurance, Variation, Xmr, xmr
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
    figures = {}
    for place, value in enumerate(values.split()):
        mark = (marked or {}).get(place, "")
        figures[f"{2024 + place // 12}-M{place % 12 + 1:02}"] = "missing" if value == "-" else f"{value} {mark}"
    measure = recycling(polarity=polarity, basis=basis)
    return xmr(history(measure, figures, targets, rebasings=tuple(rebased)))


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


def test_a_decision_of_another_area_changes_nothing() -> None:
    other = Rebasing("waste-recycled", period.parse("2024-M03"), NORTH_WARD, "Head", date(2025, 1, 1), "Elsewhere.")
    assert of(STEADY, rebased=[other]) == of(STEADY)


def test_a_forecast_is_no_figure_of_the_series() -> None:
    found = of(f"{STEADY} 90", marked={7: "f"})
    assert found is not None
    assert len(found.segments[0].points) == 7
    assert found.variation is Variation.COMMON_CAUSE

"""A figure against its target, and against the figure before: every polarity, every tolerance, every edge."""

from decimal import Decimal

import pytest

from quarterlight.words.status import (
    Bounds,
    Direction,
    Polarity,
    Status,
    Tolerance,
    Tone,
    direction,
    disagree,
    shortfall,
    status,
)

HIGHER, LOWER, RANGE, NEUTRAL = Polarity.HIGHER, Polarity.LOWER, Polarity.RANGE, Polarity.NEUTRAL
TWO = Tolerance(Decimal(2))
TEN_PERCENT = Tolerance(Decimal(10), relative=True)
FORTY_TO_SIXTY = Bounds(Decimal(40), Decimal(60))


def test_a_missing_value_is_not_a_missed_target() -> None:
    assert status(None, Decimal(45), HIGHER) is Status.NOT_ASSESSED


def test_without_a_target_there_is_no_status() -> None:
    assert status(Decimal(45), None, HIGHER, TWO) is Status.NOT_ASSESSED


def test_a_neutral_indicator_is_never_judged() -> None:
    assert status(Decimal(45), Decimal(45), NEUTRAL, TWO) is Status.NOT_ASSESSED


def test_a_range_indicator_with_one_target_is_not_judged() -> None:
    assert status(Decimal(45), Decimal(45), RANGE) is Status.NOT_ASSESSED


@pytest.mark.parametrize(
    ("value", "polarity", "tolerance", "expected"),
    [
        pytest.param("85", HIGHER, None, Status.MET, id="exactly on target"),
        pytest.param("85.1", HIGHER, None, Status.MET, id="over a target to reach"),
        pytest.param("84.9", HIGHER, None, Status.MISSED, id="just under, no tolerance published"),
        pytest.param("84.9", HIGHER, TWO, Status.WITHIN_TOLERANCE, id="just under, within two"),
        pytest.param("83", HIGHER, TWO, Status.WITHIN_TOLERANCE, id="at the tolerance's edge"),
        pytest.param("82.99", HIGHER, TWO, Status.MISSED, id="beyond the tolerance"),
        pytest.param("76.5", HIGHER, TEN_PERCENT, Status.WITHIN_TOLERANCE, id="at the edge of ten percent"),
        pytest.param("76.4", HIGHER, TEN_PERCENT, Status.MISSED, id="beyond ten percent"),
        pytest.param("85", LOWER, None, Status.MET, id="exactly on a limit"),
        pytest.param("12", LOWER, None, Status.MET, id="under a limit"),
        pytest.param("85.1", LOWER, None, Status.MISSED, id="over a limit"),
        pytest.param("87", LOWER, TWO, Status.WITHIN_TOLERANCE, id="over a limit, within two"),
        pytest.param("93.6", LOWER, TEN_PERCENT, Status.MISSED, id="over a limit by more than ten percent"),
        pytest.param("84.9", HIGHER, Tolerance(Decimal(0)), Status.MISSED, id="a tolerance of nothing"),
    ],
)
def test_against_a_target_of_85(value: str, polarity: Polarity, tolerance: Tolerance | None, expected: Status) -> None:
    assert status(Decimal(value), Decimal(85), polarity, tolerance) is expected


@pytest.mark.parametrize(
    ("value", "tolerance", "expected"),
    [
        pytest.param("50", None, Status.MET, id="inside"),
        pytest.param("40", None, Status.MET, id="on the lower bound"),
        pytest.param("60", None, Status.MET, id="on the upper bound"),
        pytest.param("39.9", None, Status.MISSED, id="below"),
        pytest.param("60.1", None, Status.MISSED, id="above"),
        pytest.param("38", TWO, Status.WITHIN_TOLERANCE, id="below within two"),
        pytest.param("62", TWO, Status.WITHIN_TOLERANCE, id="above within two"),
        pytest.param("62.1", TWO, Status.MISSED, id="above by more than two"),
        pytest.param("36", TEN_PERCENT, Status.WITHIN_TOLERANCE, id="ten percent of the bound that is nearer"),
        pytest.param("35.9", TEN_PERCENT, Status.MISSED, id="more than ten percent of the lower bound"),
        pytest.param("66", TEN_PERCENT, Status.WITHIN_TOLERANCE, id="ten percent of the upper bound"),
    ],
)
def test_between_40_and_60(value: str, tolerance: Tolerance | None, expected: Status) -> None:
    assert status(Decimal(value), FORTY_TO_SIXTY, RANGE, tolerance) is expected


@pytest.mark.parametrize(
    ("bounds", "value", "expected"),
    [
        pytest.param(Bounds(Decimal(40), None), "1000", Status.MET, id="no upper bound"),
        pytest.param(Bounds(Decimal(40), None), "39", Status.MISSED, id="below the only bound"),
        pytest.param(Bounds(None, Decimal(60)), "-1000", Status.MET, id="no lower bound"),
        pytest.param(Bounds(None, Decimal(60)), "60.5", Status.MISSED, id="above the only bound"),
    ],
)
def test_a_range_may_be_open_at_one_end(bounds: Bounds, value: str, expected: Status) -> None:
    assert status(Decimal(value), bounds, RANGE) is expected


def test_a_relative_tolerance_of_a_negative_target_has_a_width() -> None:
    assert TEN_PERCENT.width(Decimal(-50)) == 5


def test_a_shortfall_is_in_the_indicators_unit_and_a_surplus_is_negative() -> None:
    assert shortfall(Decimal("54.5"), Decimal(85), HIGHER) == Decimal("30.5")
    assert shortfall(Decimal("26"), Decimal(25), LOWER) == 1
    assert shortfall(Decimal("90"), Decimal(85), HIGHER) == -5


@pytest.mark.parametrize("polarity", [RANGE, NEUTRAL])
def test_without_one_better_direction_there_is_no_shortfall(polarity: Polarity) -> None:
    with pytest.raises(ValueError, match=f"a {polarity} indicator"):
        shortfall(Decimal(1), Decimal(2), polarity)


@pytest.mark.parametrize(
    ("before", "now", "polarity", "expected"),
    [
        pytest.param("5", "7", HIGHER, Direction.IMPROVED, id="more of a good thing"),
        pytest.param("7", "5", HIGHER, Direction.WORSENED, id="less of a good thing"),
        pytest.param("5", "7", LOWER, Direction.WORSENED, id="more of a bad thing"),
        pytest.param("7", "5", LOWER, Direction.IMPROVED, id="less of a bad thing"),
        pytest.param("5", "5.0", HIGHER, Direction.NO_CHANGE, id="the same, written otherwise"),
        pytest.param("5", "5", NEUTRAL, Direction.NO_CHANGE, id="the same, neither way better"),
        pytest.param("5", "7", NEUTRAL, Direction.NOT_JUDGED, id="neither way better"),
        pytest.param("5", "7", RANGE, Direction.NOT_JUDGED, id="a range that nobody published"),
    ],
)
def test_a_direction_is_read_through_polarity(before: str, now: str, polarity: Polarity, expected: Direction) -> None:
    assert direction(Decimal(before), Decimal(now), polarity) is expected


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        pytest.param("30", "39", Direction.IMPROVED, id="nearer from below"),
        pytest.param("70", "65", Direction.IMPROVED, id="nearer from above"),
        pytest.param("50", "61", Direction.WORSENED, id="out of the range"),
        pytest.param("61", "50", Direction.IMPROVED, id="into the range"),
        pytest.param("30", "61", Direction.IMPROVED, id="across the range to nearer the other side"),
        pytest.param("39", "61", Direction.NOT_JUDGED, id="as far out on the other side"),
        pytest.param("41", "59", Direction.NOT_JUDGED, id="within the range all the time"),
    ],
)
def test_in_a_range_nearer_is_better(before: str, now: str, expected: Direction) -> None:
    assert direction(Decimal(before), Decimal(now), RANGE, FORTY_TO_SIXTY) is expected


@pytest.mark.parametrize(
    ("published", "computed", "differs"),
    [
        pytest.param(Tone.GOOD, Status.MET, False, id="green and met"),
        pytest.param(Tone.MIXED, Status.MET, True, id="amber though met"),
        pytest.param(Tone.POOR, Status.MET, True, id="red though met"),
        pytest.param(Tone.GOOD, Status.MISSED, True, id="green though missed"),
        pytest.param(Tone.GOOD, Status.WITHIN_TOLERANCE, True, id="green though only close"),
        pytest.param(Tone.MIXED, Status.WITHIN_TOLERANCE, False, id="amber and close"),
        pytest.param(Tone.MIXED, Status.MISSED, False, id="amber and missed, by a tolerance not published"),
        pytest.param(Tone.POOR, Status.MISSED, False, id="red and missed"),
        pytest.param(Tone.NONE, Status.MISSED, False, id="a level that says nothing"),
        pytest.param(Tone.NONE, Status.MET, False, id="a level that says nothing, and met"),
        pytest.param(Tone.POOR, Status.NOT_ASSESSED, False, id="nothing computed"),
        pytest.param(Tone.GOOD, Status.NOT_ASSESSED, False, id="green, and nothing computed"),
    ],
)
def test_a_published_level_may_contradict_the_arithmetic(published: Tone, computed: Status, differs: bool) -> None:
    assert disagree(published, computed) is differs

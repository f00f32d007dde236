"""Laws of status: polarity is a mirror, better figures never do worse, and a tolerance only ever helps."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

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

HIGHER, LOWER, RANGE = Polarity.HIGHER, Polarity.LOWER, Polarity.RANGE
RANK = {Status.MET: 2, Status.WITHIN_TOLERANCE: 1, Status.MISSED: 0}
numbers = st.decimals(-1_000_000, 1_000_000, places=2)
tolerances = st.builds(Tolerance, st.decimals(0, 1000, places=2), st.booleans())
maybe_tolerances = st.none() | tolerances
polarities = st.sampled_from(Polarity)
one_sided = st.sampled_from([HIGHER, LOWER])
ranges = st.tuples(numbers, numbers).map(lambda ends: Bounds(min(ends), max(ends)))
OPPOSITE = {Direction.IMPROVED: Direction.WORSENED, Direction.WORSENED: Direction.IMPROVED}


@given(numbers, numbers)
def test_polarity_is_a_mirror(value: Decimal, target: Decimal) -> None:
    assert shortfall(value, target, HIGHER) == -shortfall(value, target, LOWER)


@given(numbers, numbers, maybe_tolerances)
def test_status_is_mirrored_with_the_signs(value: Decimal, target: Decimal, tolerance: Tolerance | None) -> None:
    assert status(value, target, HIGHER, tolerance) is status(-value, -target, LOWER, tolerance)


@given(numbers, numbers, numbers, maybe_tolerances)
def test_a_higher_figure_never_does_worse_where_higher_is_better(
    one: Decimal, other: Decimal, target: Decimal, tolerance: Tolerance | None
) -> None:
    low, high = sorted((one, other))
    assert RANK[status(low, target, HIGHER, tolerance)] <= RANK[status(high, target, HIGHER, tolerance)]


@given(numbers, numbers, numbers, maybe_tolerances)
def test_a_higher_figure_never_does_better_where_lower_is_better(
    one: Decimal, other: Decimal, target: Decimal, tolerance: Tolerance | None
) -> None:
    low, high = sorted((one, other))
    assert RANK[status(low, target, LOWER, tolerance)] >= RANK[status(high, target, LOWER, tolerance)]


@given(numbers, numbers, one_sided, tolerances)
def test_a_tolerance_never_makes_it_worse_nor_meets_a_target(
    value: Decimal, target: Decimal, polarity: Polarity, tolerance: Tolerance
) -> None:
    strict, lenient = status(value, target, polarity), status(value, target, polarity, tolerance)
    assert RANK[lenient] >= RANK[strict]
    assert (strict is Status.MET) is (lenient is Status.MET)


@given(numbers, one_sided, maybe_tolerances)
def test_exactly_on_target_is_met(target: Decimal, polarity: Polarity, tolerance: Tolerance | None) -> None:
    assert status(target, target, polarity, tolerance) is Status.MET


@given(numbers, ranges, maybe_tolerances)
def test_in_a_range_is_met_and_outside_it_is_not(value: Decimal, bounds: Bounds, tolerance: Tolerance | None) -> None:
    assert bounds.low is not None and bounds.high is not None
    inside = bounds.low <= value <= bounds.high
    assert (status(value, bounds, RANGE, tolerance) is Status.MET) is inside


@given(numbers, numbers, maybe_tolerances)
def test_a_range_open_above_is_a_target_to_reach(value: Decimal, low: Decimal, tolerance: Tolerance | None) -> None:
    assert status(value, Bounds(low, None), RANGE, tolerance) is status(value, low, HIGHER, tolerance)


@given(numbers, numbers, maybe_tolerances)
def test_a_range_open_below_is_a_limit(value: Decimal, high: Decimal, tolerance: Tolerance | None) -> None:
    assert status(value, Bounds(None, high), RANGE, tolerance) is status(value, high, LOWER, tolerance)


@given(st.none() | numbers, st.none() | numbers | ranges, polarities, maybe_tolerances)
def test_nothing_is_judged_without_a_figure_a_target_and_a_better_way(
    value: Decimal | None, target: Decimal | Bounds | None, polarity: Polarity, tolerance: Tolerance | None
) -> None:
    if value is None or target is None or polarity is Polarity.NEUTRAL:
        assert status(value, target, polarity, tolerance) is Status.NOT_ASSESSED


@given(numbers, numbers, polarities, st.none() | ranges)
def test_going_back_is_the_opposite_direction(
    before: Decimal, now: Decimal, polarity: Polarity, bounds: Bounds | None
) -> None:
    there, back = direction(before, now, polarity, bounds), direction(now, before, polarity, bounds)
    assert back is OPPOSITE.get(there, there)


@given(numbers, numbers)
def test_what_improves_one_way_worsens_the_other(before: Decimal, now: Decimal) -> None:
    up, down = direction(before, now, HIGHER), direction(before, now, LOWER)
    assert down is OPPOSITE.get(up, up)


@given(numbers, numbers, one_sided)
def test_an_improvement_shortens_the_shortfall(before: Decimal, now: Decimal, polarity: Polarity) -> None:
    gap_before, gap_now = (shortfall(value, Decimal(0), polarity) for value in (before, now))
    assert (direction(before, now, polarity) is Direction.IMPROVED) is (gap_now < gap_before)


@given(st.sampled_from(Tone), st.sampled_from(Status))
def test_nothing_said_contradicts_nothing(tone: Tone, computed: Status) -> None:
    if tone is Tone.NONE or computed is Status.NOT_ASSESSED:
        assert not disagree(tone, computed)

"""Laws of limits and of special causes, whatever the figures."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from quarterlight.facts.limits import FEWEST, causes, limits

figures = st.integers(-10_000, 10_000).map(lambda number: Decimal(number) / 4)
series = st.lists(figures, min_size=FEWEST, max_size=40)
TINY = Decimal("1e-18")


@given(series)
def test_a_mirrored_series_has_mirrored_limits_and_the_same_causes(values: list[Decimal]) -> None:
    mirrored = [-value for value in values]
    one, other = limits(values), limits(mirrored)
    assert one is not None and other is not None
    assert (other.mean, other.lower, other.upper) == (-one.mean, -one.upper, -one.lower)
    assert causes(values, one) == causes(mirrored, other)


@given(series, figures)
def test_a_shifted_series_has_shifted_limits(values: list[Decimal], shift: Decimal) -> None:
    one, other = limits(values), limits([value + shift for value in values])
    assert one is not None and other is not None
    assert abs(other.mean - one.mean - shift) < TINY
    assert abs(other.upper - one.upper - shift) < TINY


@given(series, st.integers(1, 1000))
def test_a_multiple_of_a_series_has_as_many_times_the_limits(values: list[Decimal], factor: int) -> None:
    one, other = limits(values), limits([value * factor for value in values])
    assert one is not None and other is not None
    assert abs(other.mean - one.mean * factor) < TINY
    assert abs(other.lower - one.lower * factor) < TINY
    assert abs(other.upper - one.upper * factor) < TINY


@given(series, st.integers(-3, 3))
def test_thousands_instead_of_ones_change_no_cause(values: list[Decimal], power: int) -> None:
    scaled = [value.scaleb(power) for value in values]
    one, other = limits(values), limits(scaled)
    assert one is not None and other is not None
    assert causes(values, one) == causes(scaled, other)


@given(series)
def test_the_mean_lies_in_the_middle_of_the_limits_and_the_series_reversed_has_the_same(values: list[Decimal]) -> None:
    one, other = limits(values), limits(values[::-1])
    assert one is not None
    assert one == other
    assert abs(one.upper - one.mean - (one.mean - one.lower)) < TINY
    assert one.lower <= one.mean <= one.upper


@given(figures, st.integers(FEWEST, 40))
def test_figures_that_never_change_are_never_more_than_chance(value: Decimal, count: int) -> None:
    values = [value] * count
    found = limits(values)
    assert found is not None
    assert set(causes(values, found)) == {None}


@given(series)
def test_only_so_few_neighbours_are_needed_as_the_rules_say(values: list[Decimal]) -> None:
    found = limits(values)
    assert found is not None
    whole = causes(values, found)
    for place, value in enumerate(values):
        if value < found.lower or value > found.upper:
            assert whole[place] == "outside_limits"
        around = values[max(0, place - 6) : place + 7]
        assert causes(around, found)[min(place, 6)] == whole[place]

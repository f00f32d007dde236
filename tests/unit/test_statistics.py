"""Exact decimals: rounding, changes and shares by their published methods."""

from decimal import Decimal

import pytest

from quarterlight.facts.statistics import places, rounded


@pytest.mark.parametrize(
    ("value", "to", "expected"),
    [
        pytest.param("0.5", 0, "1", id="a half goes up"),
        pytest.param("2.5", 0, "3", id="a half goes up, not to the even number"),
        pytest.param("-2.5", 0, "-3", id="a half below zero goes away from zero"),
        pytest.param("2.4999", 0, "2", id="less than a half goes down"),
        pytest.param("54.45", 1, "54.5", id="one decimal"),
        pytest.param("54.4", 2, "54.40", id="more decimals than there were"),
        pytest.param("99.95", 1, "100.0", id="over the next power of ten"),
    ],
)
def test_rounding_is_half_away_from_zero(value: str, to: int, expected: str) -> None:
    assert str(rounded(Decimal(value), to)) == expected


@pytest.mark.parametrize(("value", "expected"), [("7311", 0), ("54.5", 1), ("54.50", 2), ("1E+3", 0), ("0", 0)])
def test_decimal_places_are_those_written(value: str, expected: int) -> None:
    assert places(Decimal(value)) == expected

"""The numbers in a cell as a report prints it, and the rule that compares them with the figures."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from measures import Measure

from quarterlight.words.printed import bracketed, first


@pytest.mark.parametrize(
    ("cell", "value", "slack"),
    [
        ("54.5%", "54.5", "0.05"),
        ("80.80%", "80.80", "0.005"),
        ("1,587 (2,107 cum)", "1587", "0.5"),
        ("£3.4m", "3400000", "50000"),
        ("£.03m (£2m cum)", "30000", "5000"),
        ("£2.1 billion", "2100000000", "50000000"),
        ("-£500", "-500", "0.5"),
        ("−3", "-3", "0.5"),
        ("625 kg", "625", "0.5"),
        ("48.6 per 10,000 children", "48.6", "0.05"),
        ("26 days", "26", "0.5"),
        ("11.6% (Q4 fig)", "11.6", "0.05"),
        (" 0 ", "0", "0.5"),
    ],
)
def test_a_cell_holds_a_number_as_finely_as_it_is_printed(cell: str, value: str, slack: str) -> None:
    found = first(cell)
    assert found is not None
    assert (found.value, found.slack) == (Decimal(value), Decimal(slack))


@pytest.mark.parametrize(
    "cell", ["", "-", "Missing", "Annual - 12.5%", "15 of 29", "5 to 9", "2017-06-30", "1. first", "[c]", "3/4", "1,23"]
)
def test_a_part_a_range_a_day_or_a_word_is_no_number(cell: str) -> None:
    assert first(cell) is None


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("60 (122 cum)", "122"),
        ("49 (67)", "67"),
        ("49.5% (76.29% cum)", "76.29"),
        ("£.03m (£2m cum)", "2000000"),
        ("11.6% (Q4 fig)", None),
        ("7.6% (based May 17)", None),
        ("49", None),
    ],
)
def test_a_cumulative_number_stands_in_brackets(cell: str, value: str | None) -> None:
    found = bracketed(cell)
    assert (found.value if found else None) == (Decimal(value) if value else None)


@pytest.mark.parametrize(
    ("cells", "columns"),
    [
        pytest.param("54.5 | | 54.5%", [], id="the same"),
        pytest.param("54.52 | | 54.5%", [], id="printed with fewer digits"),
        pytest.param("54.6 | | 54.5%", ["value"], id="another last digit"),
        pytest.param("0.545 | | 54.5%", ["value"], id="a share"),
        pytest.param("60 | 122 | 60 (122 cum)", [], id="both"),
        pytest.param("60 | 212 | 60 (122 cum)", ["year_to_date"], id="digits of the year so far change places"),
        pytest.param("60 | | Annual", [], id="a word"),
    ],
)
def test_a_figure_is_the_number_that_is_printed(tmp_path: Path, cells: str, columns: list[str]) -> None:
    rows = f"period | value | year_to_date | printed\nFY2025-26-Q1 | {cells}"
    found = Measure(tmp_path).rows("observations", rows).places("printed")
    assert found == [("observations.csv", 2, column) for column in columns]


def test_a_target_is_the_number_that_is_printed(tmp_path: Path) -> None:
    measure = Measure(tmp_path).rows("targets", "period|value|printed\nFY2025-26|100|£1m")
    (problem,) = measure.problems("printed")
    assert problem.found == "it is 100, and 1,000,000 is printed."
    assert problem.evidence == ('targets.csv row 2: printed "£1m"',)

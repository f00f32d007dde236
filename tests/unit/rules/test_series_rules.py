"""Figures from period to period: size, breaks, comparability, repeats, units and labels."""

from __future__ import annotations

from pathlib import Path

import pytest
from measures import Measure

from quarterlight.words.problems import Level

PERCENT = {"unit": "percent", "additive": "false", "title": "Percentage of potholes repaired on time"}
DAYS = {"unit": "days", "polarity": "lower", "additive": "false", "title": "Days to repair a pothole"}


def series(root: Path, definition: dict[str, str], **figures: str) -> Measure:
    """Return a measure with the figures by period, whose names are written with underscores."""
    rows = "\n".join(f"{period.replace('_', '-')}|{value}|{'' if value else 'x'}" for period, value in figures.items())
    return Measure(root, **definition).rows("observations", f"period|value|markers\n{rows}")


@pytest.mark.parametrize(
    ("definition", "values", "row"),
    [
        pytest.param(DAYS, "79.55 7.21 7.82 7.5 8.5", 2, id="ten times too large"),
        pytest.param(DAYS, "7.955 7.21 7.82 7.5 0.85", 6, id="ten times too small"),
        pytest.param(PERCENT, "0.872 86.1 84.6 85", 2, id="a share instead of a percentage"),
        pytest.param(DAYS, "7.955 7.21 7.82 7.5 8.5", None, id="all alike"),
        pytest.param(DAYS, "79.55 7.21 7.82", None, id="too few to tell"),
        pytest.param(DAYS, "79.55 2 7.82 7.5 18", None, id="others far apart"),
        pytest.param(DAYS, "45 7.21 7.82 7.5 8.5", None, id="large, but not by a power of ten"),
        pytest.param(DAYS, "0 7.21 7.82 7.5 8.5", None, id="a zero"),
    ],
)
def test_a_figure_is_of_the_size_of_its_neighbours(
    tmp_path: Path, definition: dict[str, str], values: str, row: int | None
) -> None:
    years = [f"FY20{year}_{year + 1}" for year in range(14, 20)]
    measure = series(tmp_path, definition, **dict(zip(years, values.split(), strict=False)))
    assert measure.places("magnitude") == ([("observations.csv", row, "value")] if row else [])


@pytest.mark.parametrize(
    ("definition", "figures", "row"),
    [
        pytest.param({}, {"FY2024_25": "2872", "FY2025_26_Q1": "4675"}, 3, id="a quarter above the year before"),
        pytest.param({}, {"FY2024_25": "2872", "FY2025_26_Q1": "675"}, None, id="a quarter below it"),
        pytest.param({}, {"FY2023_24": "2872", "FY2025_26_Q1": "4675"}, None, id="a year that is not just before"),
        pytest.param(
            DAYS, {"FY2024_25": "503", "FY2025_26_Q1": "79", "FY2025_26_Q2": "73"}, 3, id="quarters of another level"
        ),
        pytest.param(
            DAYS, {"FY2024_25": "14", "FY2025_26_Q1": "3", "FY2025_26_Q2": "8"}, None, id="quarters that vary"
        ),
    ],
)
def test_quarters_and_years_are_of_one_kind(
    tmp_path: Path, definition: dict[str, str], figures: dict[str, str], row: int | None
) -> None:
    measure = series(tmp_path, definition, **figures)
    assert measure.places("break") == ([("observations.csv", row, "value")] if row else [])
    if row:
        measure.draft.put("observations", row, "markers", "b")
        assert measure.places("break") == []


@pytest.mark.parametrize(
    ("values", "row"),
    [
        pytest.param("10 11 10 30 31 29", 5, id="a jump that stays"),
        pytest.param("10 11 10 30 11 10", None, id="a jump that goes"),
        pytest.param("10 11 10 15 14 15", None, id="a step that is small"),
        pytest.param("10 14 18 24 30 36", None, id="a rise"),
    ],
)
def test_a_jump_to_another_level_is_a_note(tmp_path: Path, values: str, row: int | None) -> None:
    months = [f"2025_M0{month}" for month in range(1, 7)]
    found = series(tmp_path, DAYS, **dict(zip(months, values.split(), strict=True))).problems("break")
    assert [(p.location.row, p.level) for p in found] == ([(row, Level.NOTE)] if row else [])


CUMULATIVE = PERCENT | {"basis": "year_to_date"}


@pytest.mark.parametrize(
    ("definition", "periods", "direction", "markers", "wrong"),
    [
        pytest.param(CUMULATIVE, "FY2024-25-Q4 FY2025-26-Q1", "improved", "", True, id="twelve months and three"),
        pytest.param(CUMULATIVE, "FY2024-25-Q1 FY2025-26-Q1", "improved", "", False, id="three months and three"),
        pytest.param(CUMULATIVE, "FY2024-25-Q4 FY2025-26-Q1", "worsened", "", False, id="compared with something else"),
        pytest.param(PERCENT, "FY2024-25-Q4 FY2025-26-Q1", "improved", "", False, id="quarter by quarter"),
        pytest.param(PERCENT, "FY2024-25-Q4 FY2025-26-Q1", "improved", "b", True, id="across a break"),
    ],
)
def test_a_direction_is_taken_between_like_and_like(
    tmp_path: Path, definition: dict[str, str], periods: str, direction: str, markers: str, wrong: bool
) -> None:
    before, now = periods.split()
    rows = f"period|value|direction|markers\n{before}|9.6||\n{now}|15.1|{direction}|{markers}"
    found = Measure(tmp_path, **definition).rows("observations", rows).places("comparability")
    assert found == ([("observations.csv", 3, "direction")] if wrong else [])


@pytest.mark.parametrize(
    ("ends", "wrong"),
    [
        ("FY2024-25-Q4 to FY2025-26-Q1", False),
        ("FY2024-25 to FY2025-26-Q1", True),
        ("last year to this year", False),
    ],
)
def test_a_change_is_stated_between_like_and_like(tmp_path: Path, ends: str, wrong: bool) -> None:
    measure = series(tmp_path, {}, FY2025_26_Q1="5")
    measure.draft.add("claims", "more", "potholes", "change", "", ends, "3", "percent", "summary")
    assert measure.places("comparability") == ([("claims.csv", 2, "period")] if wrong else [])


@pytest.mark.parametrize(
    ("definition", "figures", "direction", "wrong"),
    [
        pytest.param({}, {"FY2025_26_Q1": "177", "FY2025_26_Q2": "177"}, "", True, id="twice running"),
        pytest.param({}, {"FY2025_26_Q1": "177", "FY2025_26_Q2": "177"}, "no_change", False, id="and it is said"),
        pytest.param({}, {"FY2025_26_Q1": "177", "FY2025_26_Q2": "178"}, "", False, id="nearly"),
        pytest.param({}, {"FY2025_26_Q1": "7", "FY2025_26_Q2": "7"}, "", False, id="one digit"),
        pytest.param(PERCENT, {"FY2025_26_Q1": "100", "FY2025_26_Q2": "100"}, "", False, id="all of them"),
        pytest.param(PERCENT, {"FY2024_25": "78.87", "FY2025_26_Q1": "78.87"}, "", True, id="the year's own rate"),
        pytest.param(PERCENT, {"FY2024_25": "76", "FY2025_26_Q1": "76"}, "", False, id="a year's rate of two digits"),
        pytest.param({}, {"FY2024_25": "7887", "FY2025_26_Q1": "7887"}, "", False, id="a count beside its year"),
    ],
)
def test_each_period_has_a_figure_of_its_own(
    tmp_path: Path, definition: dict[str, str], figures: dict[str, str], direction: str, wrong: bool
) -> None:
    found = series(tmp_path, definition, **figures)
    found.draft.put("observations", 3, "direction", direction)
    said = found.problems("stale")
    assert [(p.location.row, p.location.column, p.level) for p in said] == ([(3, "value", Level.NOTE)] if wrong else [])


def test_small_counts_of_an_area_may_come_again_by_chance(tmp_path: Path) -> None:
    rows = "period|area|value\nFY2025-26-Q1|E05999001|14\nFY2025-26-Q2|E05999001|14"
    assert Measure(tmp_path).rows("observations", rows).places("stale") == []


@pytest.mark.parametrize(
    ("title", "unit", "wrong"),
    [
        ("Percentage of household waste recycled", "tonnes", True),
        ("Percentage of household waste recycled", "percent", False),
        ("Landfill rate", "tonnes", True),
        ("Landfill rate", "per_1k", False),
        ("Number of nights in B&B as a % of all nights", "percent", False),
        ("Number of void properties", "percent", True),
        ("Average number of days to repair potholes", "days", False),
        ("Bins missed per 100,000 collections", "per_10k", True),
        ("Repairs completed within 28 days", "percent", False),
        ("Availability of the network (24 hours)", "percent", False),
        ("Attainment score at age 11", "percent", True),
        ("Potholes", "count", False),
    ],
)
def test_the_title_names_the_unit(tmp_path: Path, title: str, unit: str, wrong: bool) -> None:
    measure = series(tmp_path, {"title": title, "unit": unit, "additive": "false"}, FY2025_26_Q1="5")
    assert measure.places("unit") == ([("indicators.csv", 2, "title")] if wrong else [])


def test_the_definition_names_the_unit_too(tmp_path: Path) -> None:
    definition = {"title": "Waste", "definition": "The percentage of waste that is burnt.", "unit": "tonnes"}
    assert series(tmp_path, definition, FY2025_26_Q1="5").places("unit") == [("indicators.csv", 2, "definition")]


@pytest.mark.parametrize(
    ("value", "printed", "markers", "column"),
    [
        pytest.param("54.5", "54.5%", "", None, id="its own sign"),
        pytest.param("54.5", "54.5", "", None, id="no sign"),
        pytest.param("54.5", "54.5 days", "", "printed", id="another sign"),
        pytest.param("", "12,935", "unit_unknown", "printed", id="an unknown unit"),
        pytest.param("545", "545%", "", "value", id="no share of anything"),
    ],
)
def test_figures_are_printed_in_the_unit(
    tmp_path: Path, value: str, printed: str, markers: str, column: str | None
) -> None:
    rows = f"period|value|printed|markers\nFY2025-26-Q1|{value}|{printed}|{markers}"
    found = Measure(tmp_path, **PERCENT).rows("observations", rows).places("unit")
    assert found == ([("observations.csv", 2, column)] if column else [])


@pytest.mark.parametrize(
    ("titles", "columns"),
    [
        pytest.param("Apr to Jun 2010|Jul to Sep 2010|Oct to Dec 2010", "", id="quarters"),
        pytest.param("Apr to Jun 2010|Jul to Aug 2010|Sep to Nov 2010", "b", id="two months among threes"),
        pytest.param("Apr to Jun 2010|Jun to Aug 2010|Sep to Nov 2010", "b", id="an overlap"),
        pytest.param("Apr to Jun 2010|Aug to Oct 2010|Nov to Jan 2011", "b", id="a gap"),
        pytest.param("Budget|Spent|Left", "", id="no periods"),
    ],
)
def test_columns_named_by_months_follow_one_another(tmp_path: Path, titles: str, columns: str) -> None:
    fields: dict[str, dict[str, object]] = {
        name: {"title": title} for name, title in zip("abc", titles.split("|"), strict=True)
    }
    text = "section|row_kind|row|a|b|c\nAll|item|One|1|2|3"
    found = Measure(tmp_path).finance(text, **fields).places("period-label")
    assert found == [("finance.csv", 1, column) for column in columns]


def test_a_column_is_of_the_period_that_it_declares(tmp_path: Path) -> None:
    text = "section|row_kind|row|a\nAll|item|One|1"
    field: dict[str, object] = {"title": "Apr to Jun 2011", "period": "FY2011-12-Q2"}
    found = Measure(tmp_path).finance(text, a=field).problems("period-label")
    assert [p.found for p in found] == ['the title "Apr to Jun 2011" is not the declared period FY2011-12-Q2.']


@pytest.mark.parametrize(
    ("definition", "periods", "row"),
    [
        pytest.param({}, "Q1 Q2 Q3 Q4", None, id="every quarter"),
        pytest.param({}, "Q1 Q2 Q4", None, id="too few to tell"),
        pytest.param({"basis": "annual"}, "Q1", 2, id="a quarter of a measure that comes once a year"),
        pytest.param({"basis": "latest_month"}, "Q1", 2, id="a quarter of a measure of months"),
        pytest.param({"basis": "term"}, "Q1", 2, id="a quarter of a measure of terms"),
    ],
)
def test_a_period_is_of_the_kind_that_its_measure_has(
    tmp_path: Path, definition: dict[str, str], periods: str, row: int | None
) -> None:
    figures = {f"FY2024_25_{period}": "5" for period in periods.split()}
    found = series(tmp_path, definition, **figures).places("period-label")
    assert found == ([("observations.csv", row, "period")] if row else [])


def test_a_row_that_is_left_out_between_others_is_missed(tmp_path: Path) -> None:
    periods = ["2025_M01", "2025_M02", "2025_M03", "2025_M05", "2025_M06"]
    (problem,) = series(tmp_path, DAYS, **dict.fromkeys(periods, "5")).problems("period-label")
    assert problem.found == "there is no row between 2025-M03 and 2025-M05."
    assert (problem.location.row, problem.location.column) == (5, "period")


def test_a_measure_of_every_third_month_skips_none(tmp_path: Path) -> None:
    periods = ["2024_M03", "2024_M06", "2024_M09", "2024_M12", "2025_M03"]
    assert series(tmp_path, DAYS, **dict.fromkeys(periods, "5")).places("period-label") == []


@pytest.mark.parametrize(("markers", "wrong"), [("", True), ("f", False)])
def test_a_figure_is_not_for_a_time_after_its_report(tmp_path: Path, markers: str, wrong: bool) -> None:
    rows = f"period|value|markers\nFY2026-27-Q1|5|{markers}"
    found = Measure(tmp_path).rows("observations", rows).places("period-label")
    assert found == ([("observations.csv", 2, "period")] if wrong else [])

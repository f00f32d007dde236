"""Sums: years to date, totals of tables, areas of a council, and rates. Exact at a fault, silent where all fits."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from measures import Measure

QUARTERS = """
    period       | value | year_to_date
    FY2025-26-Q1 | {}    | {}
    FY2025-26-Q2 | {}    | {}"""
COUNT: dict[str, str] = {}
MONEY = {"unit": "gbp"}
PERCENT = {"unit": "percent", "additive": "false"}
YTD = ("observations.csv", 3, "year_to_date")


@pytest.mark.parametrize(
    ("definition", "figures", "places"),
    [
        pytest.param(COUNT, ("62", "", "60", "122"), [], id="a sum that is right"),
        pytest.param(COUNT, ("62", "", "60", "123"), [YTD], id="counts are exact"),
        pytest.param(COUNT, ("62", "62", "60", "122"), [], id="the first quarter is its own year to date"),
        pytest.param(COUNT, ("", "", "60", "122"), [], id="a quarter without a figure says nothing"),
        pytest.param(COUNT, ("", "", "60", "59"), [YTD], id="but one quarter alone may already be too much"),
        pytest.param(MONEY, ("1730000", "", "410000", "2100000"), [], id="money is rounded"),
        pytest.param(MONEY, ("1730000", "", "410000", "2200000"), [YTD], id="but not so far"),
        pytest.param(MONEY, ("1700000", "", "30000", "2000000"), [YTD], id="a slipped point explains it"),
        pytest.param({"unit": "tonnes"}, ("515", "", "1587", "2103"), [], id="tonnes are rounded"),
        pytest.param({"unit": "tonnes"}, ("515", "", "1587", "2107"), [YTD], id="tonnes too far apart"),
        pytest.param(PERCENT, ("22.6", "", "49.5", "41.2"), [], id="a rate between its quarters"),
        pytest.param(PERCENT, ("22.6", "", "49.5", "51"), [YTD], id="a rate above its quarters"),
        pytest.param(PERCENT, ("22.6", "", "49.5", "72.1"), [YTD], id="percentages that were added up"),
        pytest.param({"additive": "false"}, ("40", "", "50", "70"), [], id="people who count once in the year"),
        pytest.param({"additive": "false"}, ("40", "", "50", "45"), [YTD], id="people: fewer than in one quarter"),
        pytest.param({"additive": "false"}, ("40", "", "50", "95"), [YTD], id="people: more than all quarters"),
        pytest.param({"basis": "year_to_date"}, ("40", "", "95", ""), [], id="a cumulative count that grows"),
        pytest.param(
            {"basis": "year_to_date"}, ("40", "", "35", ""), [("observations.csv", 3, "value")], id="one that shrinks"
        ),
    ],
)
def test_a_year_to_date_is_what_its_quarters_make(
    tmp_path: Path, definition: dict[str, str], figures: tuple[str, ...], places: list[Any]
) -> None:
    measure = Measure(tmp_path, **definition).rows("observations", QUARTERS.format(*figures))
    assert measure.places("ytd") == places


def test_a_slipped_decimal_point_is_shown_with_the_figure_that_was_meant(tmp_path: Path) -> None:
    measure = Measure(tmp_path, **MONEY).rows("observations", QUARTERS.format("1700000", "", "30000", "2000000"))
    (sums,) = measure.problems("ytd")
    assert sums.found == "the year so far is £2,000,000, and its quarters make £1,730,000."
    assert sums.remedy == "Was £300,000 meant for FY2025-26-Q2? That would make it right."
    assert sums.evidence == (
        "observations.csv row 2: FY2025-26-Q1, £1,700,000",
        "observations.csv row 3: FY2025-26-Q2, £30,000",
        "observations.csv row 3: FY2025-26-Q2, year to date £2,000,000",
        "£1,700,000 + £30,000 = £1,730,000, £270,000 less",
    )
    (slip,) = measure.problems("magnitude")
    assert (slip.location.row, slip.location.column) == (3, "value")
    assert slip.remedy == "Was £300,000 meant? Look it up at its source."


YEAR = """
    period       | value | markers
    FY2024-25-Q1 | 10    |
    FY2024-25-Q2 | 20    |
    FY2024-25-Q3 | 30    |
    FY2024-25-Q4 | 40    |
    FY2024-25    | {}    | {}"""


@pytest.mark.parametrize(
    ("definition", "year", "markers", "found"),
    [
        pytest.param(COUNT, "100", "", [], id="the sum"),
        pytest.param(COUNT, "104", "", [("observations.csv", 6, "value")], id="not the sum"),
        pytest.param(COUNT, "140", "f", [], id="a forecast may be anything"),
        pytest.param(PERCENT, "27.5", "", [], id="a rate between"),
        pytest.param(PERCENT, "41", "", [("observations.csv", 6, "value")], id="a rate above"),
    ],
)
def test_a_year_is_what_its_quarters_make(
    tmp_path: Path, definition: dict[str, str], year: str, markers: str, found: list[Any]
) -> None:
    measure = Measure(tmp_path, **definition).rows("observations", YEAR.format(year, markers))
    assert measure.places("ytd") == found


def test_a_quarter_that_only_makes_sense_as_the_year_so_far_is_a_note(tmp_path: Path) -> None:
    rows = """
        period       | value
        FY2024-25-Q1 | 52
        FY2024-25-Q2 | 48
        FY2024-25-Q3 | 50
        FY2024-25-Q4 | 51
        FY2025-26-Q1 | 49
        FY2025-26-Q2 | 100"""
    (note,) = Measure(tmp_path).rows("observations", rows).problems("ytd")
    assert (note.level, note.location.row, note.location.column) == ("note", 7, "value")
    assert note.evidence[-1] == "less the quarters before, it is 51; quarters were between 48 and 52"


TABLE = """
    section | row_kind | row    | budget | spent | variance
    Roads   | item     | Tarmac | 10     | 12    | 2
    Roads   | item     | Paint  | 20     | 19    | -1
    Roads   | item     | Signs  | 5      | {}    | {}
    Roads   | total    | Roads  | 35     | {}    | {}"""


@pytest.mark.parametrize(
    ("figures", "places"),
    [
        pytest.param(("5", "0", "36", "1"), [], id="all right"),
        pytest.param(("5", "0", "37", "2"), [(5, "spent"), (5, "variance")], id="a total too high"),
        pytest.param(("5", "1", "36", "1"), [(4, "variance"), (5, "variance")], id="a difference that is none"),
        pytest.param(("", "", "31", "-4"), [(5, "variance")], id="an empty cell counts as nothing"),
    ],
)
def test_a_total_is_the_sum_of_its_rows_and_columns(
    tmp_path: Path, figures: tuple[str, ...], places: list[tuple[int, str]]
) -> None:
    found = Measure(tmp_path).finance(TABLE.format(*figures)).places("total")
    assert found == [("finance.csv", row, column) for row, column in places]


def test_the_evidence_of_a_total_is_every_row_and_the_gap(tmp_path: Path) -> None:
    (problem, *_) = Measure(tmp_path).finance(TABLE.format("5", "0", "37", "2")).problems("total")
    assert problem.found == '"Roads" is 37, and its rows make 36.'
    assert problem.evidence == (
        "finance.csv row 2, spent: Tarmac, 12",
        "finance.csv row 3, spent: Paint, 19",
        "finance.csv row 4, spent: Signs, 5",
        "finance.csv row 5, spent: Roads, 37",
        "the rows make 1 less",
    )


@pytest.mark.parametrize(
    ("field", "rows", "places"),
    [
        pytest.param({"additive": False}, "90 | 80 | 100", [], id="headcounts are not added"),
        pytest.param({"unit": "gbp"}, "1700000 | 410000 | 2100000", [], id="money within rounding"),
        pytest.param({"unit": "gbp"}, "1700000 | 410000 | 2200000", [(4, "people")], id="money beyond it"),
        pytest.param({}, "16653.0 | 9826.4 | 26479.3", [], id="a tenth of a post is rounding"),
        pytest.param({"unit": "percent", "additive": False}, "60.1 | 39.8 | 100", [], id="shares within rounding"),
        pytest.param({"unit": "percent", "additive": False}, "60.1 | 36.8 | 100", [(4, "people")], id="shares of 97"),
        pytest.param({"unit": "percent", "additive": False}, "60 | 30 | 45", [], id="percentages of other things"),
    ],
)
def test_what_may_be_added_up_is_and_the_rest_is_not(
    tmp_path: Path, field: dict[str, object], rows: str, places: list[tuple[int, str]]
) -> None:
    one, two, total = (part.strip() for part in rows.split("|"))
    text = f"""
        section | row_kind | row     | people
        Staff   | item     | Schools | {one}
        Staff   | item     | Others  | {two}
        Staff   | total    | All     | {total}"""
    found = Measure(tmp_path).finance(text, people=field).places("total")
    assert found == [("finance.csv", row, column) for row, column in places]


@pytest.mark.parametrize(
    ("title", "shares", "wrong"),
    [
        pytest.param("Share of staff", "60.1 30.1 9.9", False, id="within rounding"),
        pytest.param("Share of staff", "60 30 13", True, id="more than the whole"),
        pytest.param("Share of staff", "50 10 5", False, id="not meant to be a whole"),
        pytest.param("Sickness", "60 30 13", False, id="no shares"),
    ],
)
def test_shares_of_a_whole_make_100(tmp_path: Path, title: str, shares: str, wrong: bool) -> None:
    rows = "\n".join(f"Staff|item|{name}|{share}" for name, share in zip("ABC", shares.split(), strict=True))
    field: dict[str, object] = {"unit": "percent", "additive": False, "title": title}
    found = Measure(tmp_path).finance(f"section|row_kind|row|part\n{rows}", part=field).places("total")
    assert found == ([("finance.csv", 4, "part")] if wrong else [])


def test_a_grand_total_may_be_that_of_all_rows_or_of_the_subtotals(tmp_path: Path) -> None:
    text = """
        section | row_kind | row   | a  | b
        All     | item     | One   | 1  | 1
        All     | item     | Two   | 2  | 2
        All     | total    | First | 3  | 3
        All     | item     | Three | 4  | 4
        All     | item     | Four  | 5  | 5
        All     | total    | Last  | 9  | 9
        All     | total    | Grand | 12 | 13"""
    assert Measure(tmp_path).finance(text).places("total") == [("finance.csv", 8, "b")]


def test_rows_of_which_make_their_row_where_they_mostly_do(tmp_path: Path) -> None:
    text = """
        section | row_kind | row   | a | b | c
        Care    | item     | Care  | 9 | 9 | 9
        Care    | of_which | Old   | 5 | 5 | 5
        Care    | of_which | Young | 4 | 4 | 5
        Care    | item     | Roads | 9 | 9 | 9
        Care    | of_which | Holes | 1 | 2 | 3
        Care    | of_which | Signs | 1 | 2 | 3"""
    assert Measure(tmp_path).finance(text).places("total") == [("finance.csv", 2, "c")]


AREAS = """
    period       | area      | value | markers
    FY2025-26-Q1 | E06999999 | {}    |
    FY2025-26-Q1 | E05999001 | 10    |
    FY2025-26-Q1 | E05999002 | 20    |
    FY2025-26-Q1 | E05999003 | {}    | {}"""


@pytest.mark.parametrize(
    ("definition", "figures", "places"),
    [
        pytest.param(COUNT, ("60", "30", ""), [], id="the sum"),
        pytest.param(COUNT, ("61", "30", ""), [("observations.csv", 2, "value")], id="not the sum"),
        pytest.param(COUNT, ("60", "", "missing"), [], id="one that is missing may be the rest"),
        pytest.param(COUNT, ("29", "", "missing"), [("observations.csv", 2, "value")], id="already too much"),
        pytest.param(PERCENT, ("20", "31", ""), [], id="rates are not added"),
    ],
)
def test_areas_make_the_whole(
    tmp_path: Path, definition: dict[str, str], figures: tuple[str, ...], places: list[Any]
) -> None:
    measure = Measure(tmp_path, **definition).rows("observations", AREAS.format(*figures))
    assert measure.places("area-total") == places


@pytest.mark.parametrize(
    ("definition", "figures", "wrong"),
    [
        pytest.param(PERCENT | {"decimals": "1"}, ("43.1", "8814", "20450"), False, id="a percentage"),
        pytest.param(PERCENT | {"decimals": "1"}, ("34.1", "8814", "20450"), True, id="digits changed places"),
        pytest.param(PERCENT | {"decimals": "0"}, ("43", "8814", "20450"), False, id="rounded to whole"),
        pytest.param({"unit": "per_10k", "additive": "false"}, ("72.9", "398", "54600"), False, id="per 10,000"),
        pytest.param({"unit": "per_10k", "additive": "false"}, ("72.9", "398", "5460"), True, id="a zero lost"),
        pytest.param({"unit": "ratio", "additive": "false"}, ("16.0", "1536", "96"), False, id="a ratio"),
        pytest.param(COUNT, ("5", "1", "2"), False, id="a count is not divided"),
        pytest.param(PERCENT, ("", "1", "2"), False, id="no value"),
    ],
)
def test_a_rate_is_its_numerator_by_its_denominator(
    tmp_path: Path, definition: dict[str, str], figures: tuple[str, str, str], wrong: bool
) -> None:
    value, top, bottom = figures
    marker = "" if value else "x"
    rows = f"""
        period       | value   | numerator | denominator | markers
        FY2025-26-Q1 | {value} | {top}     | {bottom}    | {marker}"""
    found = Measure(tmp_path, **definition).rows("observations", rows).places("denominator")
    assert found == ([("observations.csv", 2, "value")] if wrong else [])


def test_nothing_can_be_divided_by_nothing(tmp_path: Path) -> None:
    rows = "period|value|numerator|denominator\nFY2025-26-Q1|0|0|0"
    measure = Measure(tmp_path, **PERCENT).rows("observations", rows)
    assert measure.places("denominator") == [("observations.csv", 2, "denominator")]


@pytest.mark.parametrize(("other", "wrong"), [("55000", False), ("56000", True)])
def test_one_population_has_one_size(tmp_path: Path, other: str, wrong: bool) -> None:
    definition = {"unit": "per_10k", "additive": "false", "title": "Plans per 10,000 children"}
    measure = Measure(tmp_path, **definition)
    header, row = measure.draft.tables["indicators"]
    second = [*row]
    second[header.index("indicator")], second[header.index("title")] = "care", "In care per 10,000 children"
    measure.draft.tables["indicators"].append(second)
    rows = f"""
        indicator | period       | value | numerator | denominator
        potholes  | FY2025-26-Q1 | 10.0  | 54.6      | 54600
        care      | FY2025-26-Q1 | 10.0  | {int(other) // 1000} | {other}"""
    found = measure.rows("observations", rows).places("denominator")
    assert found == ([("observations.csv", 3, "denominator")] if wrong else [])

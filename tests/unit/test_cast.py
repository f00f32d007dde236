"""A cell is a value of its column's type, or a problem whose remedy says exactly what to write."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from quarterlight.data import cast, profile
from quarterlight.data.csv_file import MOST_PROBLEMS, Grid
from quarterlight.data.table import Row
from quarterlight.words import period
from quarterlight.words.problems import Problem


def read(table: str, column: str, text: str) -> tuple[Row, list[Problem]]:
    """Return the row and the problems of a table that has one column and one cell, in row 2."""
    spec = profile.tables()[table]
    fields = [field for field in spec.fields if field["name"] == column]
    found, problems = cast.table(table, f"p/{table}.csv", Grid((column,), ((2, (text,)),)), fields)
    return found.rows[0], problems


GOOD = [
    pytest.param("observations", "value", "54.5", Decimal("54.5"), id="number"),
    pytest.param("observations", "value", "-0.25", Decimal("-0.25"), id="negative number"),
    pytest.param("observations", "value", "", None, id="no number"),
    pytest.param("indicators", "decimals", "3", 3, id="whole number"),
    pytest.param("indicators", "decimals", "", None, id="no whole number"),
    pytest.param("actions", "due", "2017-11-21", date(2017, 11, 21), id="date"),
    pytest.param("actions", "due", "", None, id="no date"),
    pytest.param("indicators", "additive", "true", True, id="true"),
    pytest.param("indicators", "additive", "false", False, id="false"),
    pytest.param("indicators", "placeholder", "", None, id="neither true nor false"),
    pytest.param("observations", "period", "FY2017-18-Q2", period.parse("FY2017-18-Q2"), id="period"),
    pytest.param("observations", "markers", "p r", ("p", "r"), id="markers"),
    pytest.param("observations", "markers", "", (), id="no markers"),
    pytest.param("indicators", "indicator", "potholes-repaired", "potholes-repaired", id="slug"),
    pytest.param("indicators", "theme", "", "", id="no slug"),
    pytest.param("indicators", "unit", "percent", "percent", id="one of a list"),
    pytest.param("indicators", "ref", "1.10", "1.10", id="a reference that looks like a number stays text"),
    pytest.param("indicators", "title", "Caf\u00e9s, \u201cfree\u201d", "Caf\u00e9s, \u201cfree\u201d", id="text"),
    pytest.param("indicators", "definition", "  ", "", id="optional text of spaces is empty"),
    pytest.param("areas", "area", "E08000034", "E08000034", id="area"),
]


@pytest.mark.parametrize(("table", "column", "text", "value"), GOOD)
def test_a_good_cell_becomes_a_value(table: str, column: str, text: str, value: object) -> None:
    row, problems = read(table, column, text)
    assert problems == []
    assert row[column] == value and type(row[column]) is type(value)


NUMBER = "Write a plain number such as 54.5"
MARKED = f'{NUMBER}, or leave the cell empty and put a marker in the column "markers".'
TEXT = "(in Excel, format the column as Text first)."
ALL_MARKERS = "b, c, e, er, f, low, ns, p, r, u, w, x, z, missing, not_due, no_target, tba, unit_unknown"

NUMBERS = [
    ("12,935", "Write the plain number: 12935."),
    ("1,234,567.8", "Write the plain number: 1234567.8."),
    ("12 935", "Write the plain number: 12935."),
    ("\N{POUND SIGN}3.4m", "Write the plain number: 3400000."),
    ("\N{POUND SIGN}250k", "Write the plain number: 250000."),
    ("-\N{POUND SIGN}1.2 bn", "Write the plain number: -1200000000."),
    ("54.5%", "Write the plain number: 54.5."),
    ("54.5 %", "Write the plain number: 54.5."),
    (" 54.5", "Write the plain number: 54.5."),
    ("\N{MINUS SIGN}5", "Write the plain number: -5."),
    ("+5", "Write the plain number: 5."),
    (".5", "Write the plain number: 0.5."),
    ("1e5", "Write the plain number: 100000."),
    ("1E-3", "Write the plain number: 0.001."),
    ("1e-12", "Write a plain number of at most 15 digits and 9 decimals."),
    ("1234567890123456", "Write a plain number of at most 15 digits and 9 decimals."),
    ("1,5", MARKED),
    ("1 2", MARKED),
    ("NaN", MARKED),
    ("Infinity", MARKED),
    ("-inf", MARKED),
    ("1e999999999", MARKED),
    ("(5)", MARKED),
    ("n/a", MARKED),
    ("-", MARKED),
    ("#DIV/0!", MARKED),
    ("1_000", MARKED),
    ("\N{FULLWIDTH DIGIT FIVE}", MARKED),
    (" ", MARKED),
]


@pytest.mark.parametrize(("text", "remedy"), NUMBERS, ids=[text for text, _ in NUMBERS])
def test_a_number_is_plain_or_its_remedy_writes_it_plainly(text: str, remedy: str) -> None:
    row, problems = read("observations", "value", text)
    assert row["value"] is None
    assert [problem.remedy for problem in problems] == [remedy]


@pytest.mark.parametrize("text", [text for text, remedy in NUMBERS if remedy.startswith("Write the plain number: ")])
def test_the_plain_number_of_a_remedy_is_accepted(text: str) -> None:
    _, problems = read("observations", "value", text)
    plain = problems[0].remedy.removeprefix("Write the plain number: ").removesuffix(".")
    assert read("observations", "value", plain)[1] == []


BAD = [
    pytest.param("indicators", "minimum", "none", f"{NUMBER}, or leave the cell empty.", id="no markers to point to"),
    pytest.param("claims", "stated", "many", f"{NUMBER}.", id="number that may not be empty"),
    pytest.param("indicators", "tolerance", "-1", "Write a number of at least 0.", id="below the least"),
    pytest.param("indicators", "decimals", "7", "Write a number of at least 0 and of at most 6.", id="above the most"),
    pytest.param("indicators", "decimals", "1.0", "Write the whole number: 1.", id="1.0 is not whole"),
    pytest.param("indicators", "decimals", " 3", "Write the whole number: 3.", id="space before a whole number"),
    pytest.param("indicators", "decimals", "1_0", "Write a whole number such as 3.", id="underscore"),
    pytest.param("indicators", "decimals", "\N{FULLWIDTH DIGIT THREE}", "Write a whole number such as 3.", id="wide"),
    pytest.param("indicators", "decimals", "1.5", "Write a whole number such as 3.", id="fraction"),
    pytest.param("commentary", "order", "9" * 5000, "Write a whole number such as 3.", id="5,000 digits"),
    pytest.param("actions", "due", "21/11/2017", f"Write 2017-11-21 {TEXT}", id="British date"),
    pytest.param("actions", "due", "21/11/17", f"Write 2017-11-21 {TEXT}", id="British date of two digits"),
    pytest.param("actions", "due", "21-Nov-17", f"Write 2017-11-21 {TEXT}", id="Excel's date"),
    pytest.param("actions", "due", "21 November 2017", f"Write 2017-11-21 {TEXT}", id="date in words"),
    pytest.param("actions", "due", "2017-1-2", f"Write 2017-01-02 {TEXT}", id="date without zeros"),
    pytest.param("actions", "due", "2017-11-21 00:00:00", f"Write 2017-11-21 {TEXT}", id="date with a time"),
    pytest.param(
        "actions", "due", "11/21/2017", f"Write year, month and day, such as 2017-11-21 {TEXT}", id="American date"
    ),
    pytest.param(
        "actions", "due", "2017-02-30", f"Write year, month and day, such as 2017-11-21 {TEXT}", id="30 February"
    ),
    pytest.param("indicators", "additive", "True", f"Write true in small letters {TEXT}", id="True"),
    pytest.param("indicators", "additive", "yes", f"Write true or false in small letters {TEXT}", id="yes"),
    pytest.param(
        "observations",
        "period",
        "2011-12",
        "It could be a month or a year: write FY2011-12 for the financial year, or 2011-M12 for the month.",
        id="bare 2011-12",
    ),
    pytest.param("observations", "period", "fy2017-18", "Write FY2017-18.", id="period in small letters"),
    pytest.param("observations", "period", "FY2017-18 ", "Write FY2017-18.", id="period and a space"),
    pytest.param(
        "observations",
        "period",
        "Q2 2017",
        "Write one of FY2017-18, FY2017-18-Q2, 2017-M06, 2017-06-30, CY2011, CY2011-Q2, AY2010-11 or AY2010-11-T1.",
        id="period in free form",
    ),
    pytest.param("observations", "markers", "missng", "Write missing.", id="marker with a typing error"),
    pytest.param("observations", "markers", "P, R", "Write p r.", id="markers with a comma"),
    pytest.param("observations", "markers", "p  r", "Write p r.", id="markers with two spaces"),
    pytest.param(
        "observations",
        "markers",
        "pr",
        f"Separate markers by single spaces; they are {ALL_MARKERS}.",
        id="markers written together",
    ),
    pytest.param(
        "indicators",
        "indicator",
        "Potholes Repaired",
        "Write lower-case letters, digits and single hyphens: potholes-repaired.",
        id="slug with capitals",
    ),
    pytest.param(
        "indicators",
        "indicator",
        "potholes\n",
        "Write lower-case letters, digits and single hyphens: potholes.",
        id="slug and a line break",
    ),
    pytest.param("indicators", "indicator", "---", "Write it in the form of potholes-repaired.", id="slug of hyphens"),
    pytest.param("areas", "area", "E08 34", "Write it in the form of E08000034.", id="area code with a space"),
    pytest.param("indicators", "unit", "Percentage", "Write percent.", id="nearly one of the list"),
    pytest.param("indicators", "polarity", "Higher", "Write higher.", id="one of the list with a capital"),
    pytest.param("indicators", "polarity", "up", "Write one of higher, lower, range, neutral.", id="none of the list"),
]


@pytest.mark.parametrize(("table", "column", "text", "remedy"), BAD)
def test_a_bad_cell_is_a_problem_with_the_exact_remedy(table: str, column: str, text: str, remedy: str) -> None:
    row, problems = read(table, column, text)
    assert [(p.rule, p.location.path, p.location.row, p.location.column) for p in problems] == [
        ("cell", f"p/{table}.csv", 2, column)
    ]
    assert problems[0].remedy == remedy
    assert row.bad == {column} and not row.sound(column)


@pytest.mark.parametrize("text", ["", " ", "\N{NO-BREAK SPACE}"], ids=["empty", "space", "no-break space"])
@pytest.mark.parametrize(
    ("table", "column"),
    [("indicators", "title"), ("indicators", "additive"), ("observations", "period"), ("claims", "stated")],
)
def test_a_cell_that_every_row_needs_may_not_be_empty(table: str, column: str, text: str) -> None:
    title = next(field["title"] for field in profile.tables()[table].fields if field["name"] == column).lower()
    _, problems = read(table, column, text)
    assert [(problem.rule, problem.found) for problem in problems] == [("required", "the cell is empty.")]
    assert problems[0].remedy == (f"Every row needs one ({title}). A cell merged with the one above must be filled in.")


def columns() -> list[Any]:
    """Return every column of every table of the standard, as test cases."""
    specs = profile.tables().items()
    return [pytest.param(name, field, id=f"{name}.{field['name']}") for name, spec in specs for field in spec.fields]


@pytest.mark.parametrize(("table", "field"), columns())
def test_every_column_accepts_its_own_example(table: str, field: dict[str, Any]) -> None:
    if "example" in field:
        assert read(table, field["name"], str(field["example"]))[1] == []


@pytest.mark.parametrize(("table", "field"), columns())
def test_every_column_takes_anything_without_an_exception(table: str, field: dict[str, Any]) -> None:
    for text in ("", " ", "NaN", "\n", "a\r\nb", "=1+1", "\U0001f6a7", "9" * 20_000, "<b>", "1e-400", "\u202e"):
        row, problems = read(table, field["name"], text)
        assert bool(row.bad) == bool(problems)


def test_a_column_that_the_file_lacks_reads_as_empty() -> None:
    spec = profile.tables()["observations"]
    table, problems = cast.table(spec.name, "p", Grid(("indicator",), ((2, ("potholes",)),)), spec.fields)
    assert problems == []
    assert (table.rows[0]["value"], table.rows[0]["markers"], table.rows[0]["note"]) == (None, (), "")


def test_a_column_of_wrong_cells_ends_in_one_problem_that_says_so() -> None:
    fields = [field for field in profile.tables()["observations"].fields if field["name"] == "value"]
    grid = Grid(("value",), tuple((number, (f"{number}%",)) for number in range(2, 100_000)))
    table, problems = cast.table("observations", "p", grid, fields)
    assert len(problems) == MOST_PROBLEMS + 1
    assert (problems[-1].rule, table.columns) == ("too-many", ())

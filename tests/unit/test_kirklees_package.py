"""The Kirklees package agrees with the figures read off the report, cell by cell.

The files in tests/reports were read off the paper and verified twice; nothing here uses Quarterlight's own code.
"""

import csv
import json
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]
REPORTS = TESTS / "reports"
PACKAGE = TESTS.parent / "datapackages" / "kirklees" / "2017-18-q2"
KIRKLEES = "E08000034"

Row = dict[str, str]
Key = tuple[str, str]

COLUMNS = ("y1415", "y1516", "y1617", "q1", "q2")
YEARS = {"y1415": "FY2014-15", "y1516": "FY2015-16", "y1617": "FY2016-17"}
QUARTERS = {"q1": "FY2017-18-Q1", "q2": "FY2017-18-Q2"}
MONTHS = {"q1": "2017-M06", "q2": "2017-M09"}
ELSEWHERE = {"2.5": "FY2017-18", "2.11": "FY2016-17-Q4", "2.12": "2017-M05"}
MARKERS = {
    "not_available": "x", "missing": "missing", "not_due": "not_due", "no_target": "no_target", "tba": "tba",
}  # fmt: skip
STATUSES = {
    "G": "green", "AG": "amber-green", "A": "amber", "RA": "red-amber", "R": "red",
    "Missing": "missing", "Not Due": "not-due", "": "",
}  # fmt: skip
UNSTATED_UNITS = [
    ("1.7", "target"), ("1.7", "q1"), ("1.7", "q2"), ("2.3", "y1617"), ("2.3", "target"),
    ("2.13", "target"), ("2.13", "q1"), ("3.21", "q1"),
]  # fmt: skip


def rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def report(name: str) -> list[Row]:
    return rows(REPORTS / f"kirklees-2017-18-q2-{name}.csv")


def package(name: str) -> list[Row]:
    return rows(PACKAGE / f"{name}.csv")


MEASURES = {row["ref"]: row for row in report("measures")}
CELLS = {(row["ref"], row["field"]): row for row in report("measures-parsed")}
INDICATORS = {row["ref"]: row for row in package("indicators")}
OBSERVATIONS = {(row["indicator"], row["period"]): row for row in package("observations")}
TARGETS = {row["indicator"]: row for row in package("targets")}
FIGURES = [key for key in CELLS if key[1] in COLUMNS]


def period_of(ref: str, column: str) -> str:
    if column == "q2" and ref in ELSEWHERE:
        return ELSEWHERE[ref]
    quarters = MONTHS if "BCI" in MEASURES[ref]["code"] else QUARTERS
    return {**YEARS, **quarters}[column]


def observation(ref: str, column: str) -> Row:
    return OBSERVATIONS[INDICATORS[ref]["indicator"], period_of(ref, column)]


def stated(cell: Row) -> str:
    """Return the number that a cell states, or nothing where it has none or its unit is unknown."""
    return "" if cell["unit"] == "unknown" else cell["value"]


def marker_of(cell: Row) -> str:
    if cell["symbol"]:
        return MARKERS[cell["symbol"]]
    return "unit_unknown" if cell["unit"] == "unknown" else ""


def printed_in_report(ref: str, column: str) -> str:
    """Return the cell as the paper has it, with a cumulative figure in brackets."""
    cell, note = MEASURES[ref][column], MEASURES[ref]["q2_note"]
    if column != "q2" or not note:
        return cell
    if not cell:
        return note
    return f"{cell} ({note})" if note.endswith(" cum") else cell


def same_number(found: str, expected: str) -> bool:
    return found == expected == "" or Decimal(found) == Decimal(expected)


def test_every_measure_is_an_indicator_in_the_printed_order() -> None:
    assert list(INDICATORS) == list(MEASURES)
    assert len(INDICATORS) == 65


@pytest.mark.parametrize("column", ["group", "title"])
def test_headings_and_titles_are_as_printed(column: str) -> None:
    assert [row[column] for row in INDICATORS.values()] == [row[column] for row in MEASURES.values()]


def test_themes_and_codes_are_as_printed() -> None:
    found = [(row["theme"], row["code"].replace("; ", ", ")) for row in INDICATORS.values()]
    assert found == [(row["theme"].lower(), row["code"]) for row in MEASURES.values()]


@pytest.mark.parametrize(("ref", "column"), FIGURES)
def test_a_figure_has_the_value_that_the_report_states(ref: str, column: str) -> None:
    assert same_number(observation(ref, column)["value"], stated(CELLS[ref, column]))


@pytest.mark.parametrize(("ref", "column"), FIGURES)
def test_a_figure_is_kept_as_printed(ref: str, column: str) -> None:
    assert observation(ref, column)["printed"] == printed_in_report(ref, column)


@pytest.mark.parametrize(("ref", "column"), FIGURES)
def test_a_figure_is_in_the_unit_of_its_indicator(ref: str, column: str) -> None:
    assert CELLS[ref, column]["unit"] in {"unknown", INDICATORS[ref]["unit"]}


# What the report says in words ("provisional"), and where a figure can be compared with none before it.
OWN_MARKERS = {("2.5", "q2"): "p b", ("1.18", "q2"): "b", ("1.19", "q2"): "b"}


@pytest.mark.parametrize(("ref", "column"), FIGURES)
def test_a_row_without_a_value_says_why(ref: str, column: str) -> None:
    own = OWN_MARKERS.get((ref, column))
    assert observation(ref, column)["markers"] == (own or marker_of(CELLS[ref, column]))


@pytest.mark.parametrize(("ref", "column"), FIGURES)
def test_the_status_stands_on_the_row_of_the_quarter_2_column(ref: str, column: str) -> None:
    expected = STATUSES[MEASURES[ref]["rag"]] if column == "q2" else ""
    assert observation(ref, column)["status"] == expected


@pytest.mark.parametrize(("ref", "column"), FIGURES)
def test_a_cumulative_figure_stands_beside_the_quarter(ref: str, column: str) -> None:
    cumulative = CELLS.get((ref, "q2_cum"), {"value": ""}) if column == "q2" else {"value": ""}
    assert same_number(observation(ref, column)["year_to_date"], cumulative["value"])


@pytest.mark.parametrize("ref", [ref for ref, row in MEASURES.items() if row["q2_note"]])
def test_the_words_beside_a_quarter_2_figure_are_kept(ref: str) -> None:
    found = observation(ref, "q2")
    assert MEASURES[ref]["q2_note"] in found["printed"] + found["note"]


def test_there_is_a_row_for_each_printed_cell_and_no_other() -> None:
    printed = [(ref, column) for ref in MEASURES for column in COLUMNS if printed_in_report(ref, column)]
    expected = {(INDICATORS[ref]["indicator"], period_of(ref, column)) for ref, column in printed}
    assert set(OBSERVATIONS) == expected
    assert len(package("observations")) == len(printed) == len(FIGURES)


def test_nothing_is_printed_for_quarters_3_and_4() -> None:
    assert not any(row["q3"] or row["q4"] for row in MEASURES.values())


def test_every_row_is_about_the_whole_of_kirklees() -> None:
    assert {row["area"] for row in package("observations") + package("targets")} == {KIRKLEES}


@pytest.mark.parametrize("ref", MEASURES)
def test_a_target_is_the_one_that_the_report_prints(ref: str) -> None:
    found, cell = TARGETS[INDICATORS[ref]["indicator"]], CELLS[ref, "target"]
    assert same_number(found["value"], stated(cell))
    assert (found["printed"], found["markers"]) == (MEASURES[ref]["target"], marker_of(cell))
    assert (found["period"], found["kind"]) == ("FY2017-18", "target")


@pytest.mark.parametrize("ref", MEASURES)
def test_a_target_is_in_the_unit_of_its_indicator(ref: str) -> None:
    assert CELLS[ref, "target"]["unit"] in {"unknown", INDICATORS[ref]["unit"]}


def test_each_measure_has_one_target() -> None:
    assert len(package("targets")) == len(TARGETS) == len(MEASURES)


@pytest.mark.parametrize(("ref", "column"), UNSTATED_UNITS)
def test_a_figure_without_a_unit_has_no_value_and_a_note(ref: str, column: str) -> None:
    target = TARGETS[INDICATORS[ref]["indicator"]]
    found = target if column == "target" else observation(ref, column)
    assert (found["value"], found["markers"]) == ("", "unit_unknown")
    assert found["note"] and found["printed"]


def test_the_eight_figures_without_a_unit_are_all_there_are() -> None:
    marked = [row for row in package("observations") + package("targets") if row["markers"] == "unit_unknown"]
    assert len(marked) == len(UNSTATED_UNITS)


def test_the_status_scale_holds_each_printed_status_best_first() -> None:
    scale = {row["label"]: row["status"] for row in package("statuses")}
    assert list(scale) == ["G", "AG", "A", "RA", "R", "Missing", "Not Due"]
    assert {**scale, "": ""} == STATUSES


def test_priorities_are_as_printed() -> None:
    found = [(row["theme"], row["title"], row["order"], row["summary"]) for row in package("priorities")]
    expected = [(row["theme"].lower(), row["priority"], row["order"], row["summary"]) for row in report("priorities")]
    assert found == expected


@pytest.mark.parametrize("table", ["indicators", "actions"])
def test_a_priority_belongs_to_the_theme_of_what_stands_under_it(table: str) -> None:
    themes = {row["priority"]: row["theme"] for row in package("priorities")}
    assert all(themes[row["priority"]] == row["theme"] for row in package(table) if row["priority"])


def test_actions_are_as_printed() -> None:
    found = [(row["theme"], row["code"], row["title"], row["status"]) for row in package("actions")]
    expected = [(r["theme"].lower(), r["code"], r["title"], STATUSES[r["status"]]) for r in report("actions")]
    assert found == expected
    assert len(found) == 37


def test_achievements_and_concerns_stand_under_their_priority_in_order() -> None:
    titles = {row["priority"]: row["title"] for row in package("priorities")}
    found: dict[Key, list[str]] = defaultdict(list)
    for row in package("commentary"):
        if row["subject_type"] == "priority":
            found[titles[row["subject"]], row["kind"]].append(row["text"])
    expected: dict[Key, list[str]] = defaultdict(list)
    for row in report("commentary"):
        expected[row["priority"], row["kind"]].append(row["text"])
    assert found == expected


def test_each_text_of_a_subject_has_its_own_place_from_1() -> None:
    places: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for row in package("commentary"):
        places[row["subject_type"], row["subject"], row["kind"]].append(int(row["order"]))
    assert all(found == list(range(1, len(found) + 1)) for found in places.values())


def test_the_summary_belongs_to_the_edition() -> None:
    edition = [row for row in package("commentary") if row["subject_type"] == "edition"]
    assert {(row["subject"], row["kind"]) for row in edition} == {("2017-18-q2", "summary")}
    assert [(row["order"], row["text"]) for row in edition] == [(r["order"], r["text"]) for r in report("summary")]


def test_commentary_has_no_text_of_its_own() -> None:
    assert len(package("commentary")) == len(report("commentary")) + len(report("summary"))


@pytest.mark.parametrize(
    ("where", "actions", "measures"), [("covering report", "38", "65"), ("executive summary", "37", "66")]
)
def test_the_counts_that_the_text_states_are_claims(where: str, actions: str, measures: str) -> None:
    found = {row["about"]: row for row in package("claims") if row["where"] == where and row["measure"] == "count"}
    assert {about: row["stated"] for about, row in found.items()} == {"actions": actions, "indicators": measures}


@pytest.mark.parametrize(
    ("where", "shares"),
    [
        ("covering report", {"unreported": "16"}),
        (
            "executive summary",
            {"on track": "54", "off track": "25", "at risk": "16", "missing": "5", "unreported": "5"},
        ),
    ],
)
def test_the_shares_that_the_text_states_are_claims(where: str, shares: Row) -> None:
    found = [row for row in package("claims") if row["where"] == where and row["measure"] == "share"]
    assert {row["of"]: row["stated"] for row in found} == shares
    assert {(row["about"], row["unit"]) for row in found} == {("indicators_and_actions", "percent")}


def test_there_are_ten_claims() -> None:
    assert len(package("claims")) == 10


def test_the_descriptor_names_the_council_and_the_edition() -> None:
    descriptor = json.loads((PACKAGE / "datapackage.json").read_text(encoding="utf-8"))["quarterlight"]
    assert descriptor["organisation"]["code"] == KIRKLEES
    assert (descriptor["edition"]["slug"], descriptor["edition"]["period"]) == ("2017-18-q2", "FY2017-18-Q2")
    assert descriptor["edition"]["published_on"] == "2017-11-21"

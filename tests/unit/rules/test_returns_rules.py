"""What is missing, late or out of its place, and what would tell too much of somebody."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from measures import Measure

from quarterlight.words.problems import Level

QUARTERLY = {"frequency": "quarterly", "service": "Highways"}


@pytest.mark.parametrize(
    ("rows", "places"),
    [
        pytest.param("FY2024-25-Q4|5|\nFY2025-26-Q1|6|", [], id="all there"),
        pytest.param("FY2024-25-Q4|5|\nFY2025-26-Q1||missing", [("observations.csv", 3, "value")], id="missing"),
        pytest.param("FY2024-25-Q4|5|\nFY2025-26-Q1||not_due", [], id="not due"),
        pytest.param("FY2024-25-Q4||missing\nFY2025-26-Q1|6|", [], id="an older one missing"),
        pytest.param("FY2024-25-Q3|5|\nFY2024-25-Q4|6|", [("indicators.csv", 2, "indicator")], id="no row at all"),
    ],
)
def test_a_figure_that_is_due_is_there(tmp_path: Path, rows: str, places: list[Any]) -> None:
    measure = Measure(tmp_path, **QUARTERLY).rows("observations", f"period|value|markers\n{rows}")
    assert measure.places("missing") == places


def test_what_is_missing_is_told_with_its_service_and_the_latest_figure(tmp_path: Path) -> None:
    rows = "period|value|markers\nFY2024-25-Q4|5|\nFY2025-26-Q1||missing"
    (problem,) = Measure(tmp_path, **QUARTERLY).rows("observations", rows).problems("missing")
    assert problem.found == 'the figure for FY2025-26-Q1 was not returned by "Highways".'
    assert problem.evidence == ("the latest figure: observations.csv row 2: FY2024-25-Q4, 5",)


@pytest.mark.parametrize(
    ("due", "received", "places"),
    [
        pytest.param("2025-07-10", "2025-07-09", [], id="in time"),
        pytest.param("2025-07-10", "", [("returns.csv", 2, "received")], id="never"),
        pytest.param("2025-12-10", "", [], id="not due before the report came out"),
    ],
)
def test_a_return_is_received(tmp_path: Path, due: str, received: str, places: list[Any]) -> None:
    measure = Measure(tmp_path, **QUARTERLY).rows("observations", "period|value\nFY2025-26-Q1|5")
    measure.draft.add("returns", "Highways", "potholes", due, received)
    assert measure.places("missing") == places


@pytest.mark.parametrize(
    ("definition", "period", "wrong"),
    [
        pytest.param(QUARTERLY, "FY2024-25-Q3", True, id="a quarter before"),
        pytest.param(QUARTERLY, "FY2025-26-Q1", False, id="its own"),
        pytest.param({"frequency": "annual"}, "FY2024-25", False, id="once a year"),
        pytest.param(QUARTERLY | {"limitations": "One quarter behind."}, "FY2025-26-Q1", True, id="says so itself"),
    ],
)
def test_a_report_gives_the_figures_of_its_own_period(
    tmp_path: Path, definition: dict[str, str], period: str, wrong: bool
) -> None:
    measure = Measure(tmp_path, **definition).rows("observations", f"period|value|status\n{period}|5|met")
    found = measure.problems("late-period")
    assert [(p.location.row, p.location.column, p.level) for p in found] == (
        [(2, "period", Level.NOTE)] if wrong else []
    )


@pytest.mark.parametrize(
    ("published", "level"),
    [
        pytest.param("2025-08-05", None, id="after five weeks"),
        pytest.param("2025-12-05", Level.NOTE, id="after five months"),
        pytest.param("2025-06-05", Level.WARNING, id="before the quarter was over"),
    ],
)
def test_a_report_comes_out_soon_after_its_period(tmp_path: Path, published: str, level: Level | None) -> None:
    measure = Measure(tmp_path)
    measure.draft.descriptor["quarterlight"]["edition"]["published_on"] = published
    found = measure.problems("lag")
    assert [(p.location.column, p.level) for p in found] == (
        [("quarterlight.edition.published_on", level)] if level else []
    )


@pytest.mark.parametrize(
    ("refs", "row", "said"),
    [
        pytest.param("3.1 3.2 3.3", None, "", id="in order"),
        pytest.param("3.9 3.10 3.11", None, "", id="ten comes after nine"),
        pytest.param("3.13 3.14 3.16", 4, "3.15 is not there: 3.14 goes on to 3.16.", id="one skipped"),
        pytest.param("1 2 5", 4, "3 to 4 are not there: 2 goes on to 5.", id="two skipped"),
        pytest.param("1.1 1.2 2.1", None, "", id="another group"),
        pytest.param("1.1 1.2 1.2", 4, "1.2 stands twice.", id="one twice"),
        pytest.param("1.2 1.1 1.3", 3, "1.1 comes after 1.2.", id="out of order"),
        pytest.param("A B D", None, "", id="no numbers"),
    ],
)
def test_references_run_on(tmp_path: Path, refs: str, row: int | None, said: str) -> None:
    measure = Measure(tmp_path, ref="")
    header, first = measure.draft.tables["indicators"]
    rows = []
    for number, ref in enumerate(refs.split()):
        line = [*first]
        line[header.index("ref")], line[header.index("indicator")] = ref, f"m-{number}"
        rows.append(line)
    measure.draft.tables["indicators"] = [header, *rows]
    measure.draft.tables["observations"] = measure.draft.tables["observations"][:1]
    found = measure.problems("ref-gap")
    assert [(p.location.row, p.location.column, p.found) for p in found] == ([(row, "ref", said)] if row else [])


PEOPLE = {"title": "Homeless households"}


@pytest.mark.parametrize(
    ("definition", "value", "wrong"),
    [
        pytest.param(PEOPLE, "4", True, id="four households"),
        pytest.param(PEOPLE, "5", False, id="five"),
        pytest.param(PEOPLE, "0", False, id="none"),
        pytest.param({}, "4", False, id="four potholes"),
        pytest.param({"title": "Pupils excluded", "unit": "percent", "additive": "false"}, "4", False, id="a rate"),
    ],
)
def test_few_people_are_kept_back(tmp_path: Path, definition: dict[str, str], value: str, wrong: bool) -> None:
    measure = Measure(tmp_path, **definition).rows("observations", f"period|value\nFY2025-26-Q1|{value}")
    found = measure.problems("disclosure")
    assert [(p.location.row, p.location.column, p.level) for p in found] == (
        [(2, "value", Level.WARNING)] if wrong else []
    )


def test_few_people_behind_a_rate_or_in_a_table_are_kept_back(tmp_path: Path) -> None:
    definition = {"title": "Percentage of pupils excluded", "unit": "percent", "additive": "false"}
    measure = Measure(tmp_path, **definition)
    measure.rows("observations", "period|value|numerator|denominator\nFY2025-26-Q1|2|2|100")
    measure.finance("section|row_kind|row|staff\nAll|item|Press|3\nAll|item|Roads|60", staff={"title": "Employees"})
    assert measure.places("disclosure") == [("finance.csv", 2, "staff"), ("observations.csv", 2, "numerator")]


AREAS = """
    period       | area      | value | markers
    FY2025-26-Q1 | E06999999 | {}    |
    FY2025-26-Q1 | E05999001 | 10    |
    FY2025-26-Q1 | E05999002 | {}    | {}
    FY2025-26-Q1 | E05999003 |       | c"""


@pytest.mark.parametrize(
    ("figures", "given_away"),
    [
        pytest.param(("33", "20", ""), True, id="the only one kept back"),
        pytest.param(("33", "", "c"), False, id="two kept back"),
        pytest.param(("", "20", ""), False, id="no total"),
    ],
)
def test_an_area_that_is_kept_back_does_not_follow_from_the_others(
    tmp_path: Path, figures: tuple[str, str, str], given_away: bool
) -> None:
    measure = Measure(tmp_path, **PEOPLE).rows("observations", AREAS.format(*figures))
    if not figures[0]:
        measure.draft.put("observations", 2, "markers", "x")
    found = measure.problems("disclosure")
    assert [(p.location.row, p.location.column, p.level) for p in found] == (
        [(5, "markers", Level.ERROR)] if given_away else []
    )
    assert all("3" not in p.found.replace("FY2025-26-Q1", "") for p in found)


@pytest.mark.parametrize(
    ("rows", "given_away"),
    [
        pytest.param("Q1|10||\nQ2|||c\nQ3|20|33|", True, id="a later year to date"),
        pytest.param("Q1|10||\nQ2|||c\nQ3|20||", False, id="no year to date"),
        pytest.param("Q1|||c\nQ2|||c\nQ3|20|33|", False, id="two kept back"),
    ],
)
def test_a_quarter_that_is_kept_back_does_not_follow_from_the_year(tmp_path: Path, rows: str, given_away: bool) -> None:
    lines = "\n".join(f"FY2024-25-{row}" for row in rows.splitlines())
    measure = Measure(tmp_path, **PEOPLE).rows("observations", f"period|value|year_to_date|markers\n{lines}")
    found = [(p.location.column, p.level) for p in measure.problems("disclosure")]
    assert found == ([("markers", Level.ERROR)] if given_away else [])

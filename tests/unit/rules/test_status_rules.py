"""Ratings, directions and targets: each rule is exact about a contradiction, and silent where it cannot tell."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from measures import Measure

from quarterlight.words.problems import Level

DAYS = {"unit": "days", "polarity": "lower", "additive": "false", "title": "Days to repair a pothole"}
STATUS = ("observations.csv", 2, "status")


def rated(root: Path, definition: dict[str, str], value: str, status: str, target: str, period: str) -> Measure:
    """Return a measure with one rated figure for April to June 2025, and one target."""
    rows = f"""
        period       | value   | status
        FY2025-26-Q1 | {value} | {status}"""
    measure = Measure(root, **definition).rows("observations", rows)
    if target:
        marker = "" if target[0].isdigit() else target
        measure.rows("targets", f"period|value|markers\n{period}|{'' if marker else target}|{marker}")
    return measure


@pytest.mark.parametrize(
    ("definition", "value", "status", "target", "period", "wrong"),
    [
        pytest.param(DAYS, "25", "met", "25", "FY2025-26-Q1", False, id="exactly met"),
        pytest.param(DAYS, "26", "met", "25", "FY2025-26-Q1", True, id="missed, rated the best"),
        pytest.param(DAYS, "24", "missed", "25", "FY2025-26-Q1", True, id="met, not rated the best"),
        pytest.param(DAYS, "26", "missed", "25", "FY2025-26-Q1", False, id="missed, rated so"),
        pytest.param(DAYS, "26", "met", "25", "FY2025-26", True, id="a level against the year's target"),
        pytest.param({}, "26", "met", "100", "FY2025-26", False, id="a count that the year must settle"),
        pytest.param({}, "101", "missed", "100", "FY2025-26", True, id="a count that has passed already"),
        pytest.param(DAYS | {"polarity": "neutral"}, "26", "met", "25", "FY2025-26", False, id="neither is better"),
        pytest.param(DAYS, "26", "met", "25", "FY2026-27", False, id="a target for a later year"),
    ],
)
def test_a_rating_agrees_with_its_figure_and_its_target(
    tmp_path: Path, definition: dict[str, str], value: str, status: str, target: str, period: str, wrong: bool
) -> None:
    measure = rated(tmp_path, definition, value, status, target, period)
    assert measure.places("status-target") == ([STATUS] if wrong else [])


def test_a_rating_that_contradicts_is_told_with_both_figures(tmp_path: Path) -> None:
    (problem,) = rated(tmp_path, DAYS, "26", "met", "25", "FY2025-26-Q1").problems("status-target")
    assert problem.found == 'it is rated "Met"; 26 days misses the target of 25 days, and less is better.'
    assert problem.evidence == (
        "observations.csv row 2: FY2025-26-Q1, 26 days",
        "targets.csv row 2: FY2025-26-Q1, target 25 days",
    )


@pytest.mark.parametrize(
    ("status", "target", "period", "wrong"),
    [
        pytest.param("met", "", "", True, id="no row"),
        pytest.param("met", "no_target", "FY2025-26", True, id="no target set"),
        pytest.param("met", "tba", "FY2025-26", True, id="to be announced"),
        pytest.param("met", "25", "FY2024-25", True, id="only for an earlier year"),
        pytest.param("met", "unit_unknown", "FY2025-26", False, id="a target in an unknown unit"),
        pytest.param("met", "25", "FY2025-26", False, id="a target"),
        pytest.param("", "", "", False, id="no rating"),
    ],
)
def test_a_rating_has_a_target(tmp_path: Path, status: str, target: str, period: str, wrong: bool) -> None:
    measure = rated(tmp_path, DAYS, "26", status, target, period)
    assert measure.places("status-no-target") == ([STATUS] if wrong else [])


def test_an_area_may_be_rated_by_the_council_s_target(tmp_path: Path) -> None:
    rows = """
        period       | area      | value | status
        FY2025-26-Q1 | E06999999 | 24    | met
        FY2025-26-Q1 | E05999001 | 24    | met"""
    measure = Measure(tmp_path, **DAYS).rows("observations", rows)
    measure.rows("targets", "period|value\nFY2025-26|25")
    assert measure.places("status-no-target") == []


def two(root: Path, shortfalls: tuple[str, str], tolerances: tuple[str, str]) -> Measure:
    """Return two measures, both short of 100%: the first rated middling, the second poor."""
    measure = Measure(root, unit="percent", additive="false", tolerance=tolerances[0], tolerance_kind="absolute")
    header, row = measure.draft.tables["indicators"]
    second = [*row]
    second[header.index("indicator")], second[header.index("tolerance")] = "signs", tolerances[1]
    for line in (row, second):
        line[header.index("tolerance_kind")] = "absolute" if line[header.index("tolerance")] else ""
    measure.draft.tables["indicators"].append(second)
    measure.draft.tables["statuses"].insert(2, ["near", "A", "Near", "", "3", "mixed"])
    measure.draft.put("statuses", 4, "rank", "4")
    values = [str(100 - int(short)) for short in shortfalls]
    rows = f"""
        indicator | period       | value       | status
        potholes  | FY2025-26-Q1 | {values[0]} | near
        signs     | FY2025-26-Q1 | {values[1]} | missed"""
    measure.rows("observations", rows)
    return measure.rows("targets", "indicator|period|value\npotholes|FY2025-26|100\nsigns|FY2025-26|100")


@pytest.mark.parametrize(
    ("shortfalls", "tolerances", "wrong"),
    [
        pytest.param(("17", "4"), ("", ""), True, id="further off, rated better"),
        pytest.param(("4", "17"), ("", ""), False, id="nearer, rated better"),
        pytest.param(("14", "4"), ("", ""), False, id="within the margin"),
        pytest.param(("17", "4"), ("20", "2"), False, id="by tolerances of their own"),
        pytest.param(("17", "4"), ("5", "5"), True, id="by one tolerance"),
    ],
)
def test_the_worse_shortfall_has_not_the_better_rating(
    tmp_path: Path, shortfalls: tuple[str, str], tolerances: tuple[str, str], wrong: bool
) -> None:
    found = two(tmp_path, shortfalls, tolerances).problems("status-rank")
    assert [(p.location.row, p.location.column, p.level) for p in found] == (
        [(2, "status", Level.NOTE)] if wrong else []
    )


def moved(root: Path, definition: dict[str, str], figures: tuple[str, str], direction: str) -> Measure:
    """Return a measure that went from the first to the second figure, with a published direction."""
    rows = f"""
        period       | value        | direction
        FY2025-26-Q1 | {figures[0]} |
        FY2025-26-Q2 | {figures[1]} | {direction}"""
    return Measure(root, **definition).rows("observations", rows)


@pytest.mark.parametrize(
    ("polarity", "figures", "direction", "wrong"),
    [
        pytest.param("higher", ("5", "6"), "improved", False, id="up, and more is better"),
        pytest.param("higher", ("5", "6"), "worsened", True, id="up, said worse"),
        pytest.param("lower", ("55", "56"), "improved", True, id="up, less is better"),
        pytest.param("lower", ("55", "55"), "no_change", False, id="the same"),
        pytest.param("lower", ("55", "56"), "no_change", True, id="said to be the same"),
        pytest.param("neutral", ("55", "56"), "improved", False, id="neither is better"),
        pytest.param("lower", ("55", "56"), "", False, id="nothing said"),
    ],
)
def test_a_direction_agrees_with_the_figures(
    tmp_path: Path, polarity: str, figures: tuple[str, str], direction: str, wrong: bool
) -> None:
    measure = moved(tmp_path, DAYS | {"polarity": polarity}, figures, direction)
    assert measure.places("direction") == ([("observations.csv", 3, "direction")] if wrong else [])


@pytest.mark.parametrize(("direction", "wrong"), [("worsened", False), ("improved", True)])
def test_a_direction_relative_to_the_target_compares_the_distances(tmp_path: Path, direction: str, wrong: bool) -> None:
    measure = moved(tmp_path, {"additive": "false"}, ("50", "55"), direction)
    measure.draft.tables["glossary"].append(["Direction of travel", "Better or worse relative to the target", ""])
    measure.rows("targets", "period|value\nFY2025-26-Q1|52\nFY2025-26-Q2|60")
    assert measure.places("direction") == ([("observations.csv", 3, "direction")] if wrong else [])


@pytest.mark.parametrize(
    ("target", "note", "wrong"),
    [
        pytest.param("787", "", True, id="last year's to the digit"),
        pytest.param("8.4", "", True, id="the figure beside it"),
        pytest.param("787", "To hold the level.", False, id="with a reason"),
        pytest.param("790", "", False, id="a round one"),
        pytest.param("53", "", False, id="two digits"),
    ],
)
def test_a_target_is_no_copy(tmp_path: Path, target: str, note: str, wrong: bool) -> None:
    rows = f"""
        period       | value
        FY2024-25    | {target if target != "8.4" else "5"}
        FY2025-26-Q1 | {target if target == "8.4" else "5"}"""
    measure = Measure(tmp_path).rows("observations", rows)
    measure.rows("targets", f"period|value|note\nFY2025-26|{target}|{note}")
    found = measure.problems("target-copy")
    assert [(p.location.row, p.location.column, p.level) for p in found] == (
        [(2, "value", Level.NOTE)] if wrong else []
    )


@pytest.mark.parametrize(
    ("definition", "periods", "aims", "note", "wrong"),
    [
        pytest.param({}, ("FY2024-25", "FY2025-26"), ("100", "90"), "", True, id="less than last year"),
        pytest.param({}, ("FY2024-25", "FY2025-26"), ("100", "110"), "", False, id="more than last year"),
        pytest.param(DAYS, ("FY2024-25", "FY2025-26"), ("25", "28"), "", True, id="more days"),
        pytest.param({}, ("FY2024-25", "FY2025-26"), ("100", "90"), "A crew less.", False, id="with a reason"),
        pytest.param({}, ("FY2025-26-Q1", "FY2025-26-Q2"), ("100", "90"), "", False, id="quarters have seasons"),
        pytest.param({}, ("FY2024-25-Q1", "FY2025-26-Q1"), ("100", "90"), "", True, id="the same quarter last year"),
        pytest.param(
            {"basis": "snapshot"}, ("2025-03-31", "2025-06-30"), ("980", "960"), "", True, id="one day after another"
        ),
    ],
)
def test_a_target_does_not_move_the_easy_way_without_a_word(
    tmp_path: Path, definition: dict[str, str], periods: tuple[str, str], aims: tuple[str, str], note: str, wrong: bool
) -> None:
    text = f"period|value|note\n{periods[0]}|{aims[0]}|\n{periods[1]}|{aims[1]}|{note}"
    found: list[Any] = Measure(tmp_path, **definition).rows("targets", text).places("target-loosened")
    assert found == ([("targets.csv", 3, "value")] if wrong else [])

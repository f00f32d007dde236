"""A large change of a figure needs a text that speaks of its indicator."""

from __future__ import annotations

import pytest
from prose import found, report

from quarterlight.data.rules.text import material_change

SMALL = ("edition", "2025-26-q1", "", "A good quarter.")


def last(value: str) -> str:
    """Return the report's figures with another number of potholes in the last quarter."""
    return f"""
        indicator | period       | value
        potholes  | FY2024-25-Q4 | 6000
        potholes  | FY2025-26-Q1 | {value}
        recycled  | FY2024-25-Q4 | 42.4
        recycled  | FY2025-26-Q1 | 46.1"""


@pytest.mark.parametrize(
    ("value", "fires"), [("7499", False), ("7500", True), ("4501", False), ("4500", True), ("0", True)]
)
def test_a_change_by_a_quarter_or_more_that_no_text_explains_is_found(value: str, fires: bool) -> None:
    problems = found(material_change, report([SMALL], observations=last(value)))
    assert [(problem.subject, problem.location.row, problem.location.column) for problem in problems] == (
        [("potholes", 3, "value")] if fires else []
    )


def test_the_finding_says_how_far_the_figure_went() -> None:
    [problem] = found(material_change, report([SMALL], observations=last("9000")))
    assert problem.found == "the figure went from 6,000 to 9,000, up by 50%, and no text says why."


@pytest.mark.parametrize(
    "text",
    [
        ("potholes", "A second crew began."),
        ("edition", "2025-26-q1", "", "A second crew repaired more potholes."),
        ("edition", "2025-26-q1", "", "There are more holes in the road."),
        ("theme", "green", "", "Potholes are repaired faster."),
    ],
)
def test_a_text_that_is_about_it_or_mentions_it_is_enough(text: tuple[str, ...]) -> None:
    assert found(material_change, report([SMALL, text], observations=last("9000"))) == []


def test_percentages_are_measured_in_points() -> None:
    figures = "indicator | period | value\n recycled | FY2024-25-Q4 | 42.4 \n recycled | FY2025-26-Q1 | "
    assert found(material_change, report([SMALL], observations=f"{figures}52.3")) == []
    assert len(found(material_change, report([SMALL], observations=f"{figures}52.4"))) == 1


def test_small_counts_breaks_notes_and_what_lies_within_the_limits_are_let_pass() -> None:
    small = "indicator | period | value\n potholes | FY2024-25-Q4 | 10 \n potholes | FY2025-26-Q1 | 29"
    assert found(material_change, report([SMALL], observations=small)) == []
    broken = (
        "indicator | period | value | markers\n potholes | FY2024-25-Q4 | 100 | \n potholes | FY2025-26-Q1 | 900 | b"
    )
    assert found(material_change, report([SMALL], observations=broken)) == []
    noted = (
        "indicator | period | value | note\n potholes | FY2024-25-Q4 | 100 | \n potholes | FY2025-26-Q1 | 900 | Frost."
    )
    assert found(material_change, report([SMALL], observations=noted)) == []
    values = (500, 900, 480, 950, 520, 870, 510, 900)
    periods = [f"FY{year}-{year - 1999:02}-Q{quarter}" for year in (2023, 2024) for quarter in (1, 2, 3, 4)]
    rows = "\n".join(f"potholes | {period} | {value}" for period, value in zip(periods, values, strict=True))
    assert found(material_change, report([SMALL], observations=f"indicator | period | value\n{rows}")) == []


def test_a_report_without_any_text_is_not_asked_for_one() -> None:
    assert found(material_change, report(observations=last("9000"))) == []

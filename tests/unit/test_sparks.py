"""Spark lines: a line for each run of figures that may be joined, and a dot at the latest figure."""

from __future__ import annotations

import re

import pytest
from factories import Figures, history, latest, potholes, recycling

from quarterlight.display.charts import sparks
from quarterlight.display.readings import Badge, Reading
from quarterlight.facts.model import Basis, Indicator
from quarterlight.words.status import Tone

EIGHT = {f"FY20{15 + n // 4}-{16 + n // 4}-Q{n % 4 + 1}": str(10 + n * n % 7) for n in range(8)}


def mark(measured: Indicator, figures: Figures) -> str:
    """Return the spark line of an indicator with these figures."""
    known = history(measured, figures)
    point = latest(known) if figures else None
    return sparks.mark(Reading(known, point, None, "", Badge("", Tone.NONE, published=False)))


def lines(drawn: str) -> list[list[tuple[float, float]]]:
    """Return the places of each line of a spark."""
    return [
        [(float(x), float(y)) for x, y in (place.split(",") for place in points.split())]
        for points in re.findall(r'<polyline class="line" points="([^"]*)"/>', drawn)
    ]


def test_a_series_is_one_line_from_edge_to_edge_with_a_dot_at_its_end() -> None:
    drawn = mark(potholes(), EIGHT)
    (line,) = lines(drawn)
    assert len(line) == 8
    assert (line[0][0], line[-1][0]) == (sparks.EDGE, sparks.WIDTH - sparks.EDGE)
    assert f'<circle class="dot" cx="{line[-1][0]}" cy="{line[-1][1]}" r="{sparks.RADIUS}"/>' in drawn


def test_higher_figures_stand_higher() -> None:
    (line,) = lines(mark(potholes(), {"FY2016-17-Q1": "1", "FY2016-17-Q2": "9", "FY2016-17-Q3": "5"}))
    assert line[1][1] < line[2][1] < line[0][1]


def test_a_gap_and_a_break_end_a_line_and_a_figure_alone_has_none() -> None:
    assert [len(line) for line in lines(mark(potholes(), {**EIGHT, "FY2016-17-Q1": "missing"}))] == [4, 3]
    assert [len(line) for line in lines(mark(potholes(), {**EIGHT, "FY2016-17-Q1": "9 b"}))] == [4, 4]
    assert [len(line) for line in lines(mark(potholes(), {**EIGHT, "FY2016-17-Q4": "9 b"}))] == [7]


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        ({**EIGHT, "FY2016-17-Q4": "14"}, "rose from 10 to 14 over 8 figures"),
        ({"FY2016-17-Q1": "5837", "FY2016-17-Q2": "1200"}, "fell from 5,837 to 1,200 over 2 figures"),
        (dict.fromkeys(EIGHT, "7"), "began and ended at 7, over 8 figures"),
        ({**EIGHT, "FY2016-17-Q1": "missing"}, "7 figures with a gap, from 10 to 10"),
        ({**EIGHT, "FY2016-17-Q1": "9 b"}, "8 figures with a gap, from 10 to 10"),
    ],
)
def test_a_course_is_named_by_its_ends_and_is_said_to_rise_or_fall_only_where_they_may_be_compared(
    figures: Figures, words: str
) -> None:
    assert f'role="img" aria-label="{words}"' in mark(potholes(), figures)


@pytest.mark.parametrize("figures", [{}, {"FY2016-17-Q1": "5"}, {"FY2016-17-Q1": "5", "FY2016-17-Q2": "missing"}])
def test_what_is_not_two_figures_has_no_course(figures: Figures) -> None:
    assert mark(potholes(), figures) == ""


def test_a_year_to_date_has_no_course() -> None:
    assert mark(recycling(basis=Basis.YEAR_TO_DATE), EIGHT) == ""


@pytest.mark.parametrize("figures", [EIGHT, {**EIGHT, "FY2016-17-Q4": "-900000"}, dict.fromkeys(EIGHT, "7")])
def test_all_of_it_lies_inside_its_box(figures: Figures) -> None:
    room = sparks.EDGE - sparks.RADIUS
    for x, y in (place for line in lines(mark(potholes(), figures)) for place in line):
        assert sparks.RADIUS + room <= x <= sparks.WIDTH - sparks.RADIUS - room
        assert sparks.RADIUS + room <= y <= sparks.HEIGHT - sparks.RADIUS - room

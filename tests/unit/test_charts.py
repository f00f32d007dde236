"""The chart follows the series: what is drawn, what is joined, what is left out, and that no chart lacks its words."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree

import pytest
import vl_convert
from factories import Figures, edition, history, latest, potholes, recycling

from quarterlight.display.charts import (
    card,
    measure,
    of_groups,
    panels,
    rows,
    slots,
    statuses,
    template,
    variation,
    year,
)
from quarterlight.display.charts.chart import Caption, ChartFaultError
from quarterlight.display.charts.content import Content
from quarterlight.display.charts.drawing import Drawing, draw, finished
from quarterlight.display.charts.scale import scale
from quarterlight.display.readings import Badge, Reading, badge
from quarterlight.facts.assessment import assess
from quarterlight.facts.history import History
from quarterlight.facts.model import Basis, Column, ExtraRow, ExtraTable, Indicator
from quarterlight.facts.variation import Xmr, xmr
from quarterlight.words.status import Polarity, Tolerance, Tone

SVG = "{http://www.w3.org/2000/svg}"


def drawn(measured: Indicator, figures: Figures, targets: Figures | None = None, narrow: bool = False) -> Content:
    """Return the chart of an indicator with these figures."""
    known = history(measured, figures, targets)
    return measure.content(known, latest(known), narrow)


def quarters(*figures: str, first: int = 2014) -> dict[str, str]:
    """Return figures of quarters in a row, from the first of a financial year on; "" leaves one out altogether."""
    named = [f"FY{first + n // 4}-{(first + n // 4 + 1) % 100:02}-Q{n % 4 + 1}" for n in range(len(figures))]
    return {period: figure for period, figure in zip(named, figures, strict=True) if figure}


def runs(content: Content) -> list[list[float]]:
    """Return the figures of each line of a chart."""
    found: dict[int, list[float]] = {}
    for row in content.rows["points"]:
        found.setdefault(row["run"], []).append(row["y"])
    return list(found.values())


def texts(content: Content) -> str:
    """Return every word in a chart."""
    return " ".join(
        text if isinstance(text, str) else " ".join(text) for text in (row["text"] for row in content.rows["words"])
    )


EIGHT = quarters("10", "12", "14", "16", "18", "20", "22", "24", first=2015)


def test_up_to_six_periods_are_bars_and_more_a_line() -> None:
    assert drawn(potholes(), quarters("1", "2", "3", "4", "5", "6", first=2016)).kind == "bars"
    assert drawn(potholes(), quarters("1", "2", "3", "4", "5", "6", "7", first=2016)).kind == "line"


def test_one_period_is_one_bar_without_a_line() -> None:
    content = drawn(potholes(), {"FY2017-18-Q2": "7311"})
    assert content.kind == "bars"
    assert [row["y"] for row in content.rows["points"]] == [7311]
    assert "7,311" in texts(content)


@pytest.mark.parametrize("narrow", [False, True])
def test_bars_begin_at_zero_also_where_figures_are_below_it(narrow: bool) -> None:
    for figures in (quarters("900", "950", first=2017), quarters("-5", "-3", first=2017)):
        low, high = drawn(potholes(), figures, narrow=narrow).parameters["y_domain"]
        assert low <= 0 <= high


def test_a_line_that_does_not_begin_at_zero_says_so_and_one_that_does_does_not() -> None:
    high = quarters("90", "91", "92", "91", "93", "92", "94", "95", first=2015)
    assert drawn(recycling(), high).parameters["caption"] == "Percent (this scale starts at 90%)"
    assert drawn(potholes(), EIGHT).parameters["caption"] == "Number"


def test_a_period_without_a_figure_ends_the_line_and_has_its_mark() -> None:
    content = drawn(potholes(), {**EIGHT, "FY2016-17-Q1": "missing"})
    assert runs(content) == [[10, 12, 14, 16], [20, 22, 24]]
    assert "[missing]" in texts(content)


def test_a_period_that_is_not_there_at_all_ends_the_line_too() -> None:
    known = {period: figure for period, figure in EIGHT.items() if period != "FY2016-17-Q1"}
    assert runs(drawn(potholes(), known)) == [[10, 12, 14, 16], [20, 22, 24]]


def test_a_break_ends_the_line_before_its_figure_and_is_drawn() -> None:
    content = drawn(potholes(), {**EIGHT, "FY2016-17-Q1": "18 b"})
    assert runs(content) == [[10, 12, 14, 16], [18, 20, 22, 24]]
    assert len(content.rows["breaks"]) == 1
    assert "[b]" in texts(content)


def test_a_suppressed_figure_is_a_gap_with_its_mark_and_nowhere_a_number() -> None:
    content = drawn(potholes(), {**EIGHT, "FY2016-17-Q1": "c"})
    assert len(content.rows["points"]) == 7
    assert "[c]" in texts(content)
    periods = [row["period"] for row in content.rows["points"]]
    assert "FY2016-17-Q1" not in periods


def test_provisional_and_forecast_figures_differ_by_shape() -> None:
    content = drawn(potholes(), {**EIGHT, "FY2016-17-Q3": "22 p", "FY2016-17-Q4": "24 f"})
    assert [row["state"] for row in content.rows["points"]][-3:] == ["final", "provisional", "forecast"]
    picture = ElementTree.fromstring(draw(Drawing(template.vega(content), "t", "d")))
    shapes = [
        e.get("d", "") for e in picture.iter(f"{SVG}path") if e.get("stroke-width") == "1" and "A" in e.get("d", "")
    ]
    circles = [d for d in shapes if d]
    assert len(circles) == 6, "only the final figures are circles"


def test_figures_of_years_stand_beside_quarters_and_are_never_joined_to_them() -> None:
    both = {"FY2015-16": "13", **EIGHT}
    rate = drawn(recycling(), both)
    assert [span["y"] for span in rate.rows["spans"]] == [13]
    assert runs(rate) == [[10, 12, 14, 16, 18, 20, 22, 24]]
    # A year's total of a count is on another scale altogether.
    assert drawn(potholes(), both).rows["spans"] == []


def test_among_few_periods_years_come_first_with_a_gap_before_quarters() -> None:
    known = history(potholes(), {"FY2017-18-Q1": "5", "FY2015-16": "20", "FY2016-17": "22", "FY2017-18-Q2": "6"})
    places = slots.few(known)
    assert [str(slot.period) for slot in places] == ["FY2015-16", "FY2016-17", "FY2017-18-Q1", "FY2017-18-Q2"]
    assert [slot.begin for slot in places] == [0, 1, 2.5, 3.5]


def test_monthly_figures_that_come_each_quarter_are_joined() -> None:
    figures = {f"{2015 + n // 4}-M{n % 4 * 3 + 3:02}": str(50 + n) for n in range(8)}
    assert runs(drawn(recycling(basis=Basis.LATEST_MONTH), figures)) == [[50, 51, 52, 53, 54, 55, 56, 57]]


def test_a_year_to_date_by_month_is_not_joined_from_one_to_the_next() -> None:
    figures = {f"2016-M{n:02}": str(n) for n in range(1, 9)}
    assert [len(run) for run in runs(drawn(recycling(basis=Basis.YEAR_TO_DATE), figures))] == [1] * 8


def test_a_target_is_a_step_for_each_level_and_its_tolerance_a_band() -> None:
    measured = recycling(tolerance=Tolerance(Decimal(2)))
    content = drawn(measured, EIGHT, {"FY2015-16": "15", "FY2016-17": "20"})
    assert [(row["y"]) for row in content.rows["targets"]] == [15, 20]
    assert [(row["y"], row["y2"]) for row in content.rows["bands"]] == [(13, 15), (18, 20)]
    assert content.rows["targets"][0]["x2"] == content.rows["targets"][1]["x"]
    assert "Target 20%" in texts(content)


def test_a_count_s_target_for_the_year_is_not_drawn_beside_its_quarters() -> None:
    content = drawn(potholes(), EIGHT, {"FY2016-17": "80"})
    assert content.rows["targets"] == []
    assert "Target" not in texts(content)


def test_a_range_has_two_lines_and_tolerance_outside_both() -> None:
    measured = recycling(polarity=Polarity.RANGE, tolerance=Tolerance(Decimal(1)))
    content = drawn(measured, EIGHT, {"FY2016-17 minimum": "15", "FY2016-17 ceiling": "20"})
    assert sorted({row["y"] for row in content.rows["targets"]}) == [15, 20]
    assert sorted({(row["y"], row["y2"]) for row in content.rows["bands"]}) == [(14, 15), (20, 21)]


def test_a_target_to_come_has_a_place_of_its_own() -> None:
    content = drawn(potholes(), quarters("5", "6", first=2017), {"FY2017-18-Q3": "7"})
    assert len(content.parameters["x_ticks"]) == 3
    assert "later" in texts(content)


def test_the_year_so_far_is_a_line_for_each_year_against_its_profile() -> None:
    figures = quarters("10", "20", "30", "40", "12", "22", first=2016)
    targets = {f"FY2017-18-Q{n}": "15" for n in range(1, 5)}
    known = history(potholes(), figures, targets)
    found = year.years(known)
    held = year.aims(known, found[-1])
    assert [[value for _, value in one.figures] for one in found] == [[10, 30, 60, 100], [12, 34]]
    assert [(quarter, int(level)) for quarter, level in held] == [(1, 15), (2, 30), (3, 45), (4, 60)]
    content = year.content(known, found, narrow=False)
    assert runs_by_name(content) == {"FY2016-17": [10, 30, 60, 100], "FY2017-18": [12, 34]}


def runs_by_name(content: Content) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {}
    for row in content.rows["points"]:
        found.setdefault(row["run"], []).append(row["y"])
    return found


def test_a_profile_with_a_quarter_missing_goes_no_further_and_the_year_s_target_stands_at_its_end() -> None:
    targets = {"FY2017-18-Q1": "15", "FY2017-18-Q3": "15", "FY2017-18": "70"}
    known = history(potholes(), quarters("12", "22", first=2017), targets)
    held = year.aims(known, year.years(known)[-1])
    assert [(quarter, int(level)) for quarter, level in held] == [(1, 15), (4, 70)]


@pytest.mark.parametrize(
    ("values", "from_zero", "ticks"),
    [
        ("3 8", True, "0 2 4 6 8"),
        ("40 90", False, "0 25 50 75 100"),
        ("60 70", False, "60 62.5 65 67.5 70"),
        ("-4 6", True, "-4 -2 0 2 4 6"),
        ("0", True, "0 0.25 0.5 0.75 1"),
        ("3000000 7000000", True, "0 2000000 4000000 6000000 8000000"),
    ],
)
def test_ticks_are_round_and_hold_every_figure(values: str, from_zero: bool, ticks: str) -> None:
    found = scale([Decimal(value) for value in values.split()], 5 if "-" in values else 4, from_zero)
    assert [str(format(tick, "f")) for tick in found.ticks] == ticks.split()


def test_a_percentage_s_scale_does_not_pass_a_hundred_unless_a_figure_does() -> None:
    assert scale([Decimal(96)], 4, True, Decimal(100)).ticks[-1] == 100
    assert scale([Decimal(104)], 4, True, None).ticks[-1] > 104


@pytest.mark.parametrize("count", [1, 2, 7, 40, 120])
@pytest.mark.parametrize("narrow", [False, True])
def test_there_are_at_most_ten_grid_lines_and_no_crowd_of_labels(count: int, narrow: bool) -> None:
    figures = quarters(*(str(37 + number * 13 % 61) for number in range(count)), first=1990)
    content = drawn(recycling(), figures, narrow=narrow)
    assert len(content.parameters.get("y_ticks", [])) <= 10
    assert len(content.parameters["x_ticks"]) <= (slots.MOST_BARS if count < 7 else 4 if narrow else 8)
    assert all(re.search(r"\d{4}", label[-1]) for label in content.parameters["x_labels"])


def limits(known: History) -> Xmr:
    """Return the limits of a long series."""
    found = xmr(known)
    assert found is not None
    return found


def reading(measured: Indicator, figures: Figures, targets: Figures | None = None) -> Reading:
    """Return what pages say of an indicator with these figures."""
    known = history(measured, figures, targets)
    held = assess(known, latest(known))
    return Reading(known, latest(known), held, "", badge(held, latest(known)))


BARS = [rows.Bar("A", Decimal(3), "3", True), rows.Bar("B", Decimal(-2), "−2", False)]
GREEN, RED = Badge("Green", Tone.GOOD, True), Badge("Red", Tone.POOR, True)
GROUPS = [statuses.Group("Homes & families", [(GREEN, 30), (RED, 2)]), statuses.Group("Streets", [(RED, 1)])]
DAYS = {f"{2010 + n}-03-31": str(40 + n * n % 7) for n in range(9)}
LONG = quarters(*(str(40 + n * 7 % 5) for n in range(12)), "60", first=2012)
ROWS: dict[str, Any] = {
    "line": lambda: drawn(recycling(), EIGHT, {"FY2016-17": "20"}),
    "bars": lambda: drawn(potholes(), quarters("5", "6 p", first=2017)),
    "line, narrow": lambda: drawn(recycling(), EIGHT, {"FY2016-17": "20"}, narrow=True),
    "line with a gap, a break, a band and years": lambda: drawn(
        recycling(tolerance=Tolerance(Decimal(2))),
        {**EIGHT, "FY2016-17-Q1": "18 b", "FY2016-17-Q3": "missing", "FY2015-16": "13"},
        {"FY2016-17": "20"},
    ),
    "line of days": lambda: drawn(recycling(basis=Basis.SNAPSHOT), DAYS),
    "rows": lambda: rows.content(BARS, False),
    "variation": lambda: variation.content(
        known := history(recycling(), LONG, {"FY2016-17": "20"}), limits(known), False
    ),
    "panels": lambda: panels.content([reading(recycling(), EIGHT), reading(potholes(), quarters("5", "6"))], True),
    "link picture": lambda: card.content(reading(recycling(), EIGHT, {"FY2016-17": "20"}), "Northwick"),
    "statuses": lambda: statuses.content(GROUPS, narrow=True),
    "year": lambda: year.content(known := history(potholes(), EIGHT), year.years(known), False),
}


@pytest.mark.parametrize("kind", ROWS)
@pytest.mark.parametrize("again", [1, 2])
def test_the_picture_is_byte_for_byte_that_of_the_specification_which_is_offered(kind: str, again: int) -> None:
    content = ROWS[kind]()
    offered = ElementTree.fromstring(vl_convert.vegalite_to_svg(template.vega_lite(content)))
    assert draw(Drawing(template.vega(content), "t", "d")) == finished(offered, "t", "d")


@pytest.mark.parametrize("kind", ROWS)
def test_all_that_is_drawn_and_written_lies_inside_the_picture_as_the_drawing_tool_measures_it(kind: str) -> None:
    content = ROWS[kind]()
    measured = {**json.loads(template.vega(content)), "autosize": "pad", "padding": 0}
    needed = ElementTree.fromstring(vl_convert.vega_to_svg(measured))
    assert float(needed.get("width", "")) <= content.width
    assert float(needed.get("height", "")) <= content.height


def test_words_that_cannot_be_put_in_afterwards_are_drawn_by_the_tool() -> None:
    content = drawn(recycling(), EIGHT)
    ticks = {
        "y_ticks": [*content.parameters["y_ticks"], 1000.0],
        "y_labels": [*content.parameters["y_labels"], "1,000%"],
    }
    vega = template.vega(replace(content, parameters={**content.parameters, **ticks}))
    picture = draw(Drawing(vega, "t", "d"))
    assert picture == finished(ElementTree.fromstring(vl_convert.vega_to_svg(vega)), "t", "d")
    assert ">Percent" in picture.decode() and "1,000%" not in picture.decode()


@pytest.mark.parametrize("kind", ROWS)
def test_a_picture_has_its_size_its_name_its_description_and_no_names_for_single_marks(kind: str) -> None:
    content = ROWS[kind]()
    picture = ElementTree.fromstring(draw(Drawing(template.vega(content), "A <b>name</b>", "It’s & said")))
    assert (picture.get("width"), picture.get("height")) == (str(content.width), str(content.height))
    assert (picture.get("role"), picture.get("aria-labelledby")) == ("img", "title description")
    assert [(child.tag, child.text) for child in picture[:2]] == [
        (f"{SVG}title", "A <b>name</b>"),
        (f"{SVG}desc", "It’s & said"),
    ]
    inner = [element for element in picture.iter() if element is not picture]
    assert [e.attrib for e in inner if any(name.startswith(("aria", "role", "on")) for name in e.attrib)] == []
    assert not [element for element in inner if element.tag == f"{SVG}script"]


def test_hostile_words_in_a_chart_are_only_text() -> None:
    hostile = "</text><script>alert(1)</script>"
    content = rows.content([rows.Bar(hostile, Decimal(1), "1", True)] * 3, False)
    picture = draw(Drawing(template.vega(content), hostile, hostile)).decode()
    assert "<script" not in picture
    assert hostile in "".join(ElementTree.fromstring(picture).itertext())
    assert json.loads(template.vega(content))


def test_a_drawing_s_key_changes_with_all_that_it_depends_on() -> None:
    one = Drawing("{}", "a", "b")
    others = [
        replace(one, vega="{ }"),
        replace(one, title="A"),
        replace(one, description="B"),
        replace(one, form="png"),
        replace(one, scale=1),
    ]
    assert len({one.key, *(other.key for other in others)}) == 6
    assert one.key == Drawing("{}", "a", "b").key


WHOLE = {
    "name": "potholes",
    "folder": "northwick/indicators/potholes/",
    "headline": "Rose to 7,311",
    "subtitle": "Potholes repaired, Northwick, 2017",
    "description": "A bar chart.",
    "source": "A report",
    "anchor": "figures",
}


@pytest.mark.parametrize("part", ["headline", "subtitle", "description", "source"])
@pytest.mark.parametrize("empty", ["", "  "])
def test_a_chart_without_one_of_its_words_is_refused(part: str, empty: str) -> None:
    with pytest.raises(ChartFaultError) as fault:
        Caption(**{**WHOLE, part: empty})
    assert fault.value.place == "northwick/indicators/potholes/potholes"
    assert fault.value.found == f"the chart has no {part}."


def test_a_headline_has_ten_words_at_most() -> None:
    assert Caption(**{**WHOLE, "headline": "one two three four five six seven eight nine ten"})
    with pytest.raises(ChartFaultError, match="more than 10 words"):
        Caption(**{**WHOLE, "headline": "one two three four five six seven eight nine ten eleven"})


def test_a_whole_is_not_drawn_beside_its_parts() -> None:
    def row(section: str, kind: str, label: str, full_time: str) -> ExtraRow:
        return ExtraRow(section, kind, label, (Decimal(full_time),))

    rows = (
        row("Whole council", "item", "Schools", "160.0"),
        row("Whole council", "item", "Others", "90.5"),
        row("Whole council", "total", "All", "250.5"),
        row("Others by service", "item", "Roads", "50.5"),
        row("Others by service", "item", "Care", "40"),
        row("Others by service", "total", "All others", "90.5"),
    )
    column = Column("full_time", "Full time", "count", additive=True)
    drawn = of_groups.table(ExtraTable("staff", "Staff", "", (column,), rows), edition(), "northwick/tables/staff/")
    assert drawn is not None
    assert drawn.caption.description == "Bar chart. Schools: 160.0; Roads: 50.5; Care: 40."
    assert drawn.caption.headline == "Schools is the largest: 160"

"""Which target a figure is held against, under which rule, and what comes of it."""

from dataclasses import replace
from decimal import Decimal

import pytest
from factories import (
    NORTH_WARD,
    Figures,
    edition,
    history,
    judged,
    latest,
    lead,
    observation,
    of_editions,
    potholes,
    recycling,
    target,
    untitled,
)

from quarterlight.facts.assessment import Assessment, Rule, assess
from quarterlight.facts.comparison import cumulative
from quarterlight.facts.model import Basis, Indicator
from quarterlight.words.amount import LEVELS
from quarterlight.words.status import Bounds, Direction, Polarity, Status, Tolerance

Q1, Q2, Q3, Q4 = (f"FY2017-18-Q{quarter}" for quarter in (1, 2, 3, 4))
YEAR = "FY2017-18"
LIMIT = potholes(polarity=Polarity.LOWER)
RANGE = recycling(polarity=Polarity.RANGE)
MET, MISSED, CLOSE, UNKNOWN = Status.MET, Status.MISSED, Status.WITHIN_TOLERANCE, Status.NOT_ASSESSED


@pytest.mark.parametrize(
    ("indicator", "figures", "targets", "rule", "computed"),
    [
        pytest.param(recycling(), {Q2: "54"}, {Q2: "50"}, Rule.SAME_PERIOD, MET, id="a profiled target, met"),
        pytest.param(recycling(), {Q2: "49"}, {Q2: "50"}, Rule.SAME_PERIOD, MISSED, id="a profiled target, missed"),
        pytest.param(recycling(), {Q2: "54"}, {YEAR: "60"}, Rule.YEARS_TARGET, MISSED, id="a rate, the year's target"),
        pytest.param(
            recycling(), {Q2: "54"}, {YEAR: "60", Q2: "50"}, Rule.SAME_PERIOD, MET, id="the profile before the year's"
        ),
        pytest.param(
            recycling(), {"2017-M09": "54"}, {YEAR: "60", Q2: "50"}, Rule.YEARS_TARGET, MET, id="the shorter around it"
        ),
        pytest.param(recycling(), {Q2: "54"}, {}, Rule.NO_TARGET, UNKNOWN, id="no target"),
        pytest.param(recycling(), {Q2: "54"}, {Q1: "50"}, Rule.NO_TARGET, UNKNOWN, id="only last quarter's target"),
        pytest.param(recycling(), {Q2: "54"}, {Q3: "50"}, Rule.OTHER_PERIOD, UNKNOWN, id="only the next target"),
        pytest.param(recycling(), {Q2: "54"}, {Q2: "no_target"}, Rule.NO_TARGET, UNKNOWN, id="said to have none"),
        pytest.param(recycling(), {Q2: "54"}, {Q2: "tba"}, Rule.TARGET_AWAITED, UNKNOWN, id="to be announced"),
        pytest.param(
            recycling(), {Q2: "54"}, {Q2: "unit_unknown"}, Rule.TARGET_UNIT_UNKNOWN, UNKNOWN, id="in no stated unit"
        ),
        pytest.param(recycling(), {Q2: "missing"}, {Q2: "50"}, Rule.NO_VALUE, UNKNOWN, id="no figure"),
        pytest.param(
            recycling(polarity=Polarity.NEUTRAL), {Q2: "54"}, {Q2: "50"}, Rule.NEUTRAL, UNKNOWN, id="neither is better"
        ),
        pytest.param(recycling(), {Q2: "54"}, {f"{Q2} stretch": "60"}, Rule.NO_TARGET, UNKNOWN, id="only a stretch"),
        pytest.param(
            recycling(), {Q2: "54"}, {f"{Q2} minimum": "40"}, Rule.NO_TARGET, UNKNOWN, id="a floor is no target"
        ),
        pytest.param(
            recycling(), {Q2: "54"}, {f"{Q2} ceiling": "40"}, Rule.NO_TARGET, UNKNOWN, id="a ceiling is no target"
        ),
        pytest.param(
            potholes(), {Q1: "5", Q2: "7"}, {YEAR: "30"}, Rule.TOO_EARLY, UNKNOWN, id="a count, before the year's end"
        ),
        pytest.param(
            potholes(), {Q1: "5", Q2: "25"}, {YEAR: "30"}, Rule.ALREADY_PASSED, MET, id="a count, reached by the sum"
        ),
        pytest.param(
            potholes(), {Q2: "31"}, {YEAR: "30"}, Rule.ALREADY_PASSED, MET, id="a count, reached by a quarter alone"
        ),
        pytest.param(
            potholes(), {Q2: "7 (30)"}, {YEAR: "30"}, Rule.ALREADY_PASSED, MET, id="a count, reached as printed"
        ),
        pytest.param(LIMIT, {Q1: "5", Q2: "25"}, {YEAR: "30"}, Rule.TOO_EARLY, UNKNOWN, id="a limit not yet passed"),
        pytest.param(LIMIT, {Q1: "5", Q2: "26"}, {YEAR: "30"}, Rule.ALREADY_PASSED, MISSED, id="a limit passed"),
        pytest.param(
            potholes(),
            {Q1: "5", Q2: "7", Q3: "9", Q4: "9"},
            {YEAR: "30"},
            Rule.YEAR_TO_DATE,
            MET,
            id="a count, at the year's end",
        ),
        pytest.param(
            potholes(),
            {Q1: "5", Q2: "7", Q3: "missing", Q4: "9"},
            {YEAR: "30"},
            Rule.NO_TOTAL,
            UNKNOWN,
            id="a count, the year over but a quarter missing",
        ),
        pytest.param(
            potholes(), {"2017-M09": "5"}, {Q2: "30"}, Rule.NO_TOTAL, UNKNOWN, id="a month's count, a quarter's target"
        ),
        pytest.param(
            potholes(),
            {Q1: "5", Q2: "7", Q3: "9"},
            {"CY2017": "15"},
            Rule.NO_TOTAL,
            UNKNOWN,
            id="a financial year to date is no calendar year's total",
        ),
        pytest.param(
            potholes(basis=Basis.YEAR_TO_DATE), {Q4: "31"}, {YEAR: "30"}, Rule.YEAR_TO_DATE, MET, id="a year to date"
        ),
        pytest.param(
            potholes(basis=Basis.YEAR_TO_DATE), {Q2: "12"}, {Q2: "15"}, Rule.SAME_PERIOD, MISSED, id="and its profile"
        ),
        pytest.param(
            potholes(basis=Basis.ROLLING_12_MONTHS),
            {Q2: "31"},
            {YEAR: "30"},
            Rule.TOO_EARLY,
            UNKNOWN,
            id="a window of twelve months can still fall",
        ),
        pytest.param(
            potholes(basis=Basis.ROLLING_12_MONTHS),
            {Q4: "31"},
            {YEAR: "30"},
            Rule.YEAR_TO_DATE,
            MET,
            id="a window of twelve months that is the year",
        ),
    ],
)
def test_a_figure_is_held_against_the_right_target(
    indicator: Indicator, figures: Figures, targets: Figures, rule: Rule, computed: Status
) -> None:
    found = _judged_last(indicator, figures, targets)
    assert (found.rule, found.computed) == (rule, computed)


def _judged_last(indicator: Indicator, figures: Figures, targets: Figures) -> Assessment:
    known = history(indicator, figures, targets)
    return assess(known, known.whole.points[-1])


@pytest.mark.parametrize(
    ("targets", "bounds", "computed"),
    [
        pytest.param({f"{Q2} minimum": "40", f"{Q2} ceiling": "60"}, (40, 60), MET, id="inside"),
        pytest.param({f"{Q2} minimum": "55", f"{Q2} ceiling": "60"}, (55, 60), MISSED, id="below"),
        pytest.param({f"{Q2} minimum": "40"}, (40, None), MET, id="only a floor"),
        pytest.param({f"{Q2} ceiling": "50"}, (None, 50), MISSED, id="only a ceiling"),
        pytest.param({f"{YEAR} minimum": "40", f"{YEAR} ceiling": "60"}, (40, 60), MET, id="for the whole year"),
        pytest.param({Q2: "50", f"{Q2} minimum": "40", f"{Q2} ceiling": "60"}, (40, 60), MET, id="with an aim inside"),
        pytest.param({Q2: "50", f"{Q2} minimum": "tba", f"{Q2} ceiling": "tba"}, None, UNKNOWN, id="bounds awaited"),
        pytest.param({Q2: "50"}, None, UNKNOWN, id="a range without bounds"),
    ],
)
def test_a_range_is_held_against_its_bounds(
    targets: Figures, bounds: tuple[int | None, int | None] | None, computed: Status
) -> None:
    found = judged(RANGE, {Q2: "54"}, targets)
    expected = Bounds(*(None if end is None else Decimal(end) for end in bounds)) if bounds else None
    assert (found.bounds, found.computed) == (expected, computed)


@pytest.mark.parametrize(("value", "computed"), [("60", MET), ("58", CLOSE), ("57.9", MISSED)])
def test_the_published_tolerance_decides_what_is_close(value: str, computed: Status) -> None:
    tolerant = recycling(tolerance=Tolerance(Decimal(2)))
    assert judged(tolerant, {Q2: value}, {Q2: "60"}).computed is computed


def test_the_figure_that_is_compared_is_kept() -> None:
    assert judged(potholes(), {Q1: "5", Q2: "25"}, {YEAR: "30"}).compared == 30
    assert judged(recycling(), {Q2: "54"}, {YEAR: "60"}).compared == 54
    assert judged(potholes(), {Q1: "5", Q2: "7"}, {YEAR: "30"}).compared is None


@pytest.mark.parametrize(
    ("indicator", "figures", "expected"),
    [
        pytest.param(potholes(), {Q1: "5", Q2: "7"}, Direction.IMPROVED, id="more is better"),
        pytest.param(LIMIT, {Q1: "5", Q2: "7"}, Direction.WORSENED, id="less is better"),
        pytest.param(potholes(), {Q1: "7", Q2: "7"}, Direction.NO_CHANGE, id="the same"),
        pytest.param(potholes(polarity=Polarity.NEUTRAL), {Q1: "5", Q2: "7"}, Direction.NOT_JUDGED, id="neither"),
        pytest.param(potholes(), {Q2: "7"}, None, id="nothing before"),
        pytest.param(potholes(), {Q1: "5", Q2: "missing"}, None, id="nothing now"),
        pytest.param(potholes(), {Q1: "5", Q2: "7 b"}, None, id="a break between"),
    ],
)
def test_a_direction_needs_two_comparable_figures(
    indicator: Indicator, figures: Figures, expected: Direction | None
) -> None:
    assert judged(indicator, figures).direction is expected


@pytest.mark.parametrize(
    ("rated", "value", "differs"),
    [
        pytest.param("green", "49", True, id="green though missed"),
        pytest.param("red", "51", True, id="red though met"),
        pytest.param("green", "51", False, id="green and met"),
        pytest.param("", "49", False, id="not rated"),
        pytest.param("purple", "49", False, id="rated on no known scale"),
    ],
)
def test_a_published_rating_stands_beside_the_computed_one(rated: str, value: str, differs: bool) -> None:
    rows = (observation(Q2, value, status=rated, direction="improved"),)
    known = of_editions(edition(indicators=(RATE,), observations=rows, targets=(target(Q2, "50"),)))
    found = assess(known, latest(known))
    assert (found.published.slug if found.published else "") == (rated if rated in known.edition.scale else "")
    assert (found.differs, found.published_direction) == (differs, "improved")


RATE = replace(recycling(), slug="potholes-repaired")


def test_an_area_is_held_against_its_own_target_and_its_own_past() -> None:
    rows = [observation(Q1, "9", area=NORTH_WARD), observation(Q2, "7", area=NORTH_WARD), observation(Q1, "1")]
    known = of_editions(
        edition(
            indicators=(potholes(),),
            observations=tuple(rows),
            targets=(target(Q2, "100"), target(Q2, "6", area=NORTH_WARD)),
        )
    )
    ward = known.series[1]
    found = assess(known, ward.points[-1], ward)
    assert (found.computed, found.direction) == (MET, Direction.WORSENED)


@pytest.mark.parametrize("unit", sorted(LEVELS))
def test_no_rate_share_or_average_is_added_up_by_us(unit: str) -> None:
    measured = untitled(unit, additive=True, polarity=Polarity.LOWER)
    known = history(measured, {Q1: "3", Q2: "8.4"}, {YEAR: "8.4"})
    point = latest(known)
    assert (cumulative(known, point), assess(known, point).rule) == (None, Rule.TOO_EARLY)
    printed = history(measured, {Q1: "3", Q2: "8.4 (11.4)"}, {YEAR: "8.4"})
    assert cumulative(printed, latest(printed)) == Decimal("11.4")
    assert "comes to" not in lead(measured, {Q1: "3", Q2: "8.4 (11.4)"})

"""What charts say: worked cases, and never more than ten words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from factories import Figures, history, latest, potholes, recycling, untitled

from quarterlight.display.wording import dates, descriptions, headlines, news, numbers
from quarterlight.facts.assessment import assess
from quarterlight.facts.model import Basis, Indicator
from quarterlight.words import period
from quarterlight.words.status import Polarity, Tolerance


def headline(measured: Indicator, figures: Figures, targets: Figures | None = None) -> str:
    known = history(measured, figures, targets)
    point = latest(known)
    return news.happened(known, point, assess(known, point))


Q1, Q2 = "FY2017-18-Q1", "FY2017-18-Q2"
LOWER = potholes(polarity=Polarity.LOWER)
NEUTRAL = potholes(polarity=Polarity.NEUTRAL)


@pytest.mark.parametrize(
    ("measured", "figures", "targets", "said"),
    [
        (potholes(), {Q1: "5837", Q2: "7311"}, None, "Rose from 5,837 to 7,311"),
        (potholes(), {Q1: "7311", Q2: "5837"}, None, "Fell from 7,311 to 5,837"),
        (potholes(), {Q1: "5837", Q2: "5837"}, None, "Unchanged at 5,837"),
        (potholes(), {Q2: "5837"}, None, "First figure: 5,837 between July and September 2017"),
        (potholes(), {Q1: "5", Q2: "7"}, {Q2: "6"}, "Rose to 7, meeting the target of 6"),
        (potholes(), {Q1: "5", Q2: "7"}, {Q2: "8"}, "Rose to 7, missing the target of 8"),
        (LOWER, {Q1: "9", Q2: "7"}, {Q2: "6"}, "Fell to 7, missing the target of 6"),
        (potholes(), {Q2: "7"}, {Q2: "7"}, "First figure: 7, meeting the target of 7"),
        (
            untitled("gbp"),
            {Q1: "3100000", Q2: "3400000"},
            {Q2: "3200000"},
            "Rose to £3.4 million, meeting the target of £3.2 million",
        ),
        (
            recycling(polarity=Polarity.RANGE),
            {Q1: "40", Q2: "50"},
            {"FY2017-18 minimum": "45", "FY2017-18 ceiling": "55"},
            "Rose to 50%, meeting its target range",
        ),
        # A year's target of a count says nothing of a quarter.
        (potholes(), {Q1: "5", Q2: "7"}, {"FY2017-18": "40"}, "Rose from 5 to 7"),
        (
            potholes(),
            {"FY2016-17-Q3": "4", "FY2016-17-Q4": "3", Q1: "5", Q2: "7"},
            None,
            "Rose to 7, the best of four figures",
        ),
        (
            potholes(),
            {"FY2016-17-Q3": "4", "FY2016-17-Q4": "9", Q1: "5", Q2: "3"},
            None,
            "Fell to 3, the worst of four figures",
        ),
        (
            potholes(),
            {"FY2016-17-Q3": "7", "FY2016-17-Q4": "3", Q1: "5", Q2: "7"},
            None,
            "Rose from 5 to 7",
        ),
        (
            NEUTRAL,
            {"FY2016-17-Q3": "4", "FY2016-17-Q4": "9", Q1: "5", Q2: "3"},
            None,
            "Fell to 3, the lowest of four figures",
        ),
        (potholes(), {Q1: "5", Q2: "missing"}, None, "No figure was returned for July to September 2017"),
        (potholes(), {Q1: "5", Q2: "c"}, None, "The figure for July to September 2017 is kept back"),
        (potholes(), {Q1: "5", Q2: "not_due"}, None, "No figure is due for July to September 2017"),
        (potholes(), {Q1: "5", Q2: "z"}, None, "No figure applies to July to September 2017"),
        (potholes(), {Q1: "5", Q2: "unit_unknown"}, None, "The figure for July to September 2017 has no unit"),
        (potholes(), {Q1: "5", Q2: "x"}, None, "No figure for July to September 2017"),
        (potholes(), {"FY2016-17-Q4": "c", Q2: "c"}, None, "The figure for July to September 2017 is kept back"),
        (potholes(), {Q1: "5", Q2: "7 b"}, None, "7, not comparable with earlier figures"),
        (potholes(), {"FY2016-17": "50", Q2: "7"}, None, "7, not comparable with earlier figures"),
    ],
)
def test_a_headline_says_what_happened(measured: Indicator, figures: Figures, targets: Figures, said: str) -> None:
    assert headline(measured, figures, targets) == said
    assert len(said.split()) <= 10


UNITS = list(numbers.UNIT_NAMES)
YEARS = ("FY2013-14", "FY2014-15", "FY2015-16", "FY2016-17", "FY2017-18")


def years(*figures: str) -> Figures:
    return dict(zip(YEARS, figures, strict=True))


@pytest.mark.parametrize(
    ("measured", "figures", "said"),
    [
        (potholes(), years("9", "4", "3", "5", "7"), "Rose to 7, the best since March 2014"),
        (LOWER, years("9", "4", "3", "5", "7"), "Rose to 7, the worst since March 2014"),
        (NEUTRAL, years("9", "4", "3", "5", "7"), "Rose to 7, the highest since March 2014"),
        (potholes(), years("1", "8", "9", "7", "2"), "Fell to 2, the worst since March 2014"),
        # A figure as high as this one is where the run ends.
        (potholes(), years("7", "4", "3", "5", "7"), "Rose to 7, the best since March 2014"),
        # Two figures passed are no record.
        (potholes(), years("4", "9", "3", "5", "7"), "Rose from 5 to 7"),
        (potholes(), years("4", "3", "5 b", "6", "7"), "Rose from 6 to 7"),
    ],
)
def test_a_record_says_since_when(measured: Indicator, figures: Figures, said: str) -> None:
    assert headline(measured, figures) == said


def test_a_record_names_the_whole_period_where_there_is_room() -> None:
    quarters = {"FY2016-17-Q2": "9", "FY2016-17-Q3": "4", "FY2016-17-Q4": "3", Q1: "5", Q2: "7"}
    assert headline(potholes(), quarters) == "Rose to 7, the best since July to September 2016"


AIMS = dict.fromkeys(("FY2016-17-Q3", "FY2016-17-Q4", Q1, Q2), "6")


@pytest.mark.parametrize(
    ("measured", "figures", "said"),
    [
        (potholes(), ("4", "3", "5", "7"), "Rose to 7, meeting the target after three quarters missed"),
        (potholes(), ("9", "3", "5", "7"), "Rose to 7, meeting the target after two quarters missed"),
        (LOWER, ("4", "3", "5", "7"), "Rose to 7, missing the target after three quarters met"),
        (untitled("days"), ("4", "3", "5", "7"), "Target met after three quarters missed"),
        # One is no run, and one without a figure ends it.
        (potholes(), ("3", "9", "5", "7"), "Rose to 7, meeting the target of 6"),
        (potholes(), ("3", "3", "missing", "7"), "Rose to 7, meeting the target of 6"),
        (potholes(), ("3", "4 b", "5 b", "7"), "Rose to 7, meeting the target of 6"),
        (
            recycling(tolerance=Tolerance(Decimal(1), relative=False)),
            ("3", "5", "5", "7"),
            "Rose to 7%, meeting the target of 6%",
        ),
    ],
)
def test_a_target_met_again_says_how_long_it_was_missed(
    measured: Indicator, figures: tuple[str, ...], said: str
) -> None:
    assert headline(measured, dict(zip(AIMS, figures, strict=True)), AIMS) == said


@pytest.mark.parametrize(
    ("measured", "figures", "aim", "said"),
    [
        (LOWER, {Q1: "3", Q2: "7 (10)"}, "7", "10 so far, above the year’s limit of 7"),
        (LOWER, {Q1: "3", Q2: "7"}, "7", "10 so far, above the year’s limit of 7"),
        (potholes(), {Q1: "3", Q2: "7"}, "10", "10 so far: the year’s target is already reached"),
        (LOWER, {Q1: "3", Q2: "7"}, "40", "Rose from 3 to 7"),
        (
            untitled("gbp", additive=True, polarity=Polarity.LOWER),
            {Q1: "3000000", Q2: "7000000"},
            "7000000",
            "Already above the year’s limit of £7 million",
        ),
    ],
)
def test_a_total_that_decides_the_year_is_named_beside_its_limit(
    measured: Indicator, figures: Figures, aim: str, said: str
) -> None:
    assert headline(measured, figures, {"FY2017-18": aim}) == said
    assert len(said.split()) <= 10


def test_a_whole_year_is_held_against_its_target_by_its_total() -> None:
    quarters = {"FY2016-17-Q1": "1", "FY2016-17-Q2": "2", "FY2016-17-Q3": "3", "FY2016-17-Q4": "4"}
    known = history(potholes(), quarters, {"FY2016-17": "12"}, period=period.parse("FY2016-17-Q4"))
    point = latest(known)
    assert news.happened(known, point, assess(known, point)) == "10 in the year, missing the target of 12"


VALUES = ["0", "7", "123456789", "-1234567", "0.05", "99.95"]


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("basis", Basis)
def test_no_headline_of_a_measure_has_more_than_ten_words(unit: str, basis: Basis) -> None:
    measured = untitled(unit, basis=basis)
    for now in VALUES:
        for before in VALUES:
            for aims in ({}, {Q2: now}, {Q2: before}, {"FY2017-18": before}):
                for figures in ({Q2: now}, {Q1: before, Q2: now}, {"FY2016-17-Q2": before, Q2: now}):
                    said = headline(measured, figures, aims)
                    assert 1 <= len(said.split()) <= 10, said


@pytest.mark.parametrize(
    ("text", "basis", "wide", "narrow"),
    [
        ("FY2017-18-Q2", Basis.IN_PERIOD, ["Jul to Sep", "2017"], ["Jul to", "Sep", "2017"]),
        ("FY2017-18", Basis.IN_PERIOD, ["Year to", "March 2018"], ["Year to", "Mar", "2018"]),
        ("2017-M09", Basis.IN_PERIOD, ["Sep", "2017"], ["Sep", "2017"]),
        ("2017-06-30", Basis.SNAPSHOT, ["30 Jun", "2017"], ["30 Jun", "2017"]),
        ("FY2017-18-Q2", Basis.SNAPSHOT, ["Sep", "2017"], ["Sep", "2017"]),
        ("2017-M09", Basis.ROLLING_12_MONTHS, ["12 months", "to Sep 2017"], ["Year to", "Sep", "2017"]),
        ("FY2017-18-Q2", Basis.YEAR_TO_DATE, ["Year to date,", "Sep 2017"], ["Up to", "Sep", "2017"]),
        ("AY2017-18", Basis.ANNUAL, ["School year", "2017 to 2018"], ["2017", "to", "2018"]),
        ("AY2017-18-T1", Basis.TERM, ["Autumn", "2017"], ["Aut", "2017"]),
        ("CY2017", Basis.ANNUAL, ["2017"], ["2017"]),
    ],
)
def test_periods_stand_below_a_chart_in_words(text: str, basis: Basis, wide: list[str], narrow: list[str]) -> None:
    assert dates.tick(period.parse(text), basis) == wide
    assert dates.tick(period.parse(text), basis, narrow=True) == narrow


def test_a_subtitle_names_measure_area_and_period() -> None:
    both = [period.parse("FY2014-15"), period.parse("FY2017-18-Q2")]
    assert headlines.subtitle("Potholes", "Kirklees", both) == "Potholes, Kirklees, April 2014 to September 2017"
    assert headlines.subtitle("Potholes", "Kent", both[1:]) == "Potholes, Kent, Quarter 2 (July to September 2017)"


@pytest.mark.parametrize(
    ("basis", "periods", "said"),
    [
        (Basis.ROLLING_12_MONTHS, ["2011-M03", "2011-M06"], "12 months to each date, March 2011 to June 2011"),
        (Basis.ROLLING_12_MONTHS, ["FY2011-12-Q1"], "12 months to June 2011"),
        (Basis.ROLLING_12_MONTHS, ["FY2010-11"], "Year to March 2011 (April 2010 to March 2011)"),
        (Basis.YEAR_TO_DATE, [Q1, Q2], "from the year’s start to each date, June 2017 to September 2017"),
        (Basis.YEAR_TO_DATE, [Q2], "Year to date, to September 2017"),
        (Basis.SNAPSHOT, ["FY2016-17", Q2], "March 2017 to September 2017"),
        (Basis.SNAPSHOT, [Q2], "End of September 2017"),
        (Basis.LATEST_MONTH, [Q1, Q2], "June 2017 to September 2017"),
        (Basis.IN_PERIOD, ["FY2014-15", Q2], "April 2014 to September 2017"),
        (Basis.IN_PERIOD, [Q2], "Quarter 2 (July to September 2017)"),
    ],
)
def test_a_subtitle_says_what_the_figures_cover(basis: Basis, periods: list[str], said: str) -> None:
    known = [period.parse(text) for text in periods]
    assert headlines.subtitle("Potholes", "Kent", known, basis) == f"Potholes, Kent, {said}"


def test_the_description_of_bars_has_every_figure_every_gap_and_the_target() -> None:
    known = history(recycling(), {"FY2016-17-Q4": "48", Q1: "missing", Q2: "51 p"}, {"FY2017-18": "50"})
    aim = known.whole.targets[0].value
    assert aim is not None
    said = descriptions.bars(known, known.whole.points, [("July to September 2017", aim)])
    assert said == (
        "Bar chart. January to March 2017: 48%; April to June 2017: no figure (not returned by the service in time); "
        "July to September 2017: 51%. The dashed line is the target, 50%. A hollow bar is a provisional figure."
    )


def test_the_description_of_a_line_has_its_ends_its_extremes_gaps_and_breaks() -> None:
    figures = {f"2017-M{n:02}": str(40 + n * 7 % 5) for n in range(1, 9)}
    known = history(recycling(), {**figures, "2017-M03": "c", "2017-M06": "41 b"})
    assert descriptions.line(known, known.whole.points, []) == (
        "Line chart of 7 figures, from 42% (January 2017) to 41% (August 2017). The lowest is 40% (May 2017), the "
        "highest 44% (February 2017). There is no figure for March 2017. The series breaks at June 2017: figures on "
        "either side cannot be compared."
    )

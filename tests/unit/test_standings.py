"""Going well and not going well: chosen by the figures, equal in number, and nothing hidden."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from factories import NORTH_WARD, SCALE, WHOLE, edition, observation, potholes, target

from quarterlight.display import readings
from quarterlight.display.pages import standings
from quarterlight.display.readings import Reading
from quarterlight.facts.model import Council, Finding, Waiver
from quarterlight.facts.model import Level as Rating
from quarterlight.words.period import parse
from quarterlight.words.problems import Level, Location, Problem
from quarterlight.words.status import Polarity, Tone

WAIVER = Waiver("unit", "x", "Printed so", "Publisher", date(2026, 11, 24))
NOW, BEFORE = "FY2017-18-Q2", "FY2017-18-Q1"


def measures(*rows: tuple[str, str, str, str, Polarity]) -> list[Reading]:
    """Return the readings of measures by slug, earlier figure, figure, target and polarity."""
    found = edition(
        scale=SCALE,
        indicators=tuple(potholes(slug=slug, polarity=polarity) for slug, *_, polarity in rows),
        observations=tuple(
            observation(when, figure, indicator=slug)
            for slug, before, now, *_ in rows
            for when, figure in ((BEFORE, before), (NOW, now))
            if figure
        ),
        targets=tuple(target(NOW, aim, indicator=slug) for slug, _, _, aim, _ in rows if aim),
    )
    return readings.read(Council((found,))).of_edition(found)


def slugs(found: list[Reading]) -> list[str]:
    return [reading.indicator.slug for reading in found]


HIGHER, LOWER = Polarity.HIGHER, Polarity.LOWER
MANY = [
    ("far-above", "90", "200", "100", HIGHER),
    ("above", "120", "110", "100", HIGHER),
    ("far-below-limit", "60", "50", "100", LOWER),
    ("below", "95", "90", "100", HIGHER),
    ("above-limit", "100", "160", "100", LOWER),
    ("without-target", "10", "20", "", HIGHER),
    ("missing", "5", "missing", "6", HIGHER),
]


def test_the_furthest_from_their_targets_come_first_and_both_sides_are_equally_long() -> None:
    well, badly = standings.standing(measures(*MANY))
    assert (slugs(well), slugs(badly)) == (["far-above", "far-below-limit"], ["above-limit", "below"])


def test_by_distance_the_wrong_side_of_a_target_comes_first_and_what_has_no_distance_is_left_out() -> None:
    far = standings.by_distance(measures(*MANY, ("at", "5", "100", "100", HIGHER), ("nil", "5", "4", "0", LOWER)))
    assert [(reading.indicator.slug, round(surplus, 2)) for reading, surplus in far] == [
        ("above-limit", -0.6),
        ("below", -0.1),
        ("at", 0.0),
        ("above", 0.1),
        ("far-below-limit", 0.5),
        ("far-above", 1.0),
    ]


def test_the_largest_moves_for_their_size_come_first_and_both_sides_are_equally_long() -> None:
    better, worse = standings.moved(measures(*MANY))
    assert (slugs(better), slugs(worse)) == (
        ["far-above", "without-target", "far-below-limit"],
        ["above-limit", "above", "below"],
    )


def test_the_poorest_are_all_listed_the_worst_rating_first_and_then_the_furthest_from_its_target() -> None:
    levels = {"ra": Rating("ra", "RA", "Red-amber", "", 2, Tone.POOR), "r": Rating("r", "R", "Red", "", 3, Tone.POOR)}
    rated = {"near": ("r", "90"), "far": ("r", "10"), "better": ("ra", "1"), "unrated": ("", "5")}
    known = edition(
        scale=levels,
        indicators=tuple(potholes(slug=slug) for slug in rated),
        observations=tuple(observation(NOW, now, indicator=slug, status=level) for slug, (level, now) in rated.items()),
        targets=tuple(target(NOW, "100", indicator=slug) for slug in rated if slug != "unrated"),
    )
    listed = readings.read(Council((known,))).of_edition(known)
    assert slugs(standings.poorest(listed)) == ["far", "near", "better"]


def found(slug: str, rule: str, period: str, waiver: Waiver | None = WAIVER) -> Finding:
    problem = Problem(rule, Location("p/observations.csv", 2), "it is so.", "", Level.WARNING, slug)
    return Finding(problem, "observations", parse(period), WHOLE, waiver)


def test_a_figure_that_the_checks_doubt_comes_last_and_is_known_for_it() -> None:
    read = measures(*MANY)
    told = {
        "far-above": [found("far-above", "magnitude", NOW)],
        "above": [found("above", "unit", BEFORE)],
        # A doubted rating is no doubted figure, nor is a note, nor a figure of years ago.
        "below": [found("below", "status-target", NOW), found("below", "magnitude", NOW, None)],
        "above-limit": [found("above-limit", "ytd", "FY2015-16")],
    }
    # Nor is a ward's figure that of the whole council.
    told["above-limit"].append(replace(found("above-limit", "magnitude", NOW), area=NORTH_WARD))
    named = [(reading.indicator.slug, reading) for reading in read]
    doubts = frozenset(slug for slug, reading in named if standings.doubted(reading, told.get(slug, [])))
    assert doubts == {"far-above", "above"}
    assert slugs(standings.standing(read, doubts)[0]) == ["far-below-limit", "far-above"]
    assert slugs(standings.moved(read, doubts)[0])[-1] == "far-above"


@pytest.mark.parametrize("number", [1, 3, 5, 8])
def test_no_side_is_hidden_because_the_other_is_empty(number: int) -> None:
    rows = [(f"good-{place}", "1", "9", "5", HIGHER) for place in range(number)]
    well, badly = standings.standing(measures(*rows))
    assert (len(well), len(badly)) == (min(number, standings.MOST), 0)


def test_measures_whose_figure_was_not_returned_are_listed() -> None:
    assert slugs(standings.missing(measures(*MANY))) == ["missing"]

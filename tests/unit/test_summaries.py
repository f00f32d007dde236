"""Sentences about several measures, where councils change their scale and priorities lie elsewhere."""

from __future__ import annotations

from dataclasses import replace

from factories import SCALE, edition, observation, potholes, recycling

from quarterlight.display.readings import read
from quarterlight.display.wording import summaries
from quarterlight.facts.model import Council


def test_how_many_can_be_held_against_a_target_is_counted() -> None:
    assert summaries.targets(edition(), [-0.5, 0.0, 0.2], 5) == (
        "Northwick Council, Quarter 2 (July to September 2017). 3 of 5 measures can be held against a target. "
        "Of those, 1 is on the wrong side of it."
    )
    assert summaries.targets(edition(), [], 1).endswith("No measure has a figure that can be held against a target.")


def test_a_rating_of_an_earlier_scale_is_counted_too_and_the_scale_of_today_decides_the_order() -> None:
    before = edition(
        "FY2017-18-Q1",
        scale={"poor": replace(SCALE["red"], slug="poor", title="Poor")},
        indicators=(potholes(),),
        observations=(observation("FY2017-18-Q1", "5", status="poor"),),
    )
    rows = (observation("FY2017-18-Q2", "51", indicator="waste-recycled", status="green"),)
    now = edition(indicators=(potholes(), recycling()), observations=rows)
    listed = read(Council((before, now))).of_edition(now)
    assert [reading.badge.word for reading in listed] == ["Poor", "Green"]
    assert summaries.ratings(listed) == "Of 2 measures, 1 is rated green and 1 poor."

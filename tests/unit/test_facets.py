"""What measures are filtered by, what the search is told of them, and the words that a misspelt search may mean."""

from __future__ import annotations

from dataclasses import replace

import pytest
from factories import NORTHWICK, edition, observation, potholes, recycling, target

from quarterlight.display import facets, links
from quarterlight.display.pages import indexed
from quarterlight.display.readings import CouncilReadings, read
from quarterlight.display.vocabulary import vocabulary
from quarterlight.facts.model import Council, Edition, Priority, Term, Theme

NOW, BEFORE = "FY2017-18-Q2", "FY2017-18-Q1"
ROADS, BINS = Theme("roads", "Roads and paths", "", 1), Theme("bins", "Bins", "", 2)


def report(period: str = NOW, **changes: object) -> Edition:
    """Return an edition with two measures: potholes, red and better, and recycling, not rated and without a past."""
    own = {
        "themes": (ROADS, BINS),
        "indicators": (
            potholes(theme="roads", service="Highways", codes=("HW 12",), synonyms=("holes in the road",)),
            recycling(theme="gone", group="Waste", codes=("KI082",), ref="1.10"),
        ),
        "observations": (
            observation(BEFORE, "5837"),
            observation(NOW, "7311", status="red"),
            observation(NOW, "54.5", indicator="waste-recycled"),
        ),
        "targets": (target(NOW, "8000"),),
    }
    return edition(period, **{**own, **changes})


def council(*editions: Edition) -> CouncilReadings:
    return read(Council(editions or (report(),)))


def words(found: CouncilReadings, slug: str = "potholes-repaired") -> dict[str, str]:
    return {name: choice.word for name, choice in facets.of(found, found.current[slug]).items()}


def test_a_measure_has_a_value_of_every_facet() -> None:
    found = council()
    assert words(found) == {
        "council": "Northwick Council",
        "theme": "Roads and paths",
        "service": "Highways",
        "status": "Red",
        "direction": "Better",
    }


def test_what_a_measure_lacks_is_a_value_too() -> None:
    found = council()
    assert words(found, "waste-recycled") == {
        "council": "Northwick Council",
        "theme": "Under no theme",
        "service": "Waste",
        "status": "No target",
        "direction": "Not compared",
    }


def test_values_are_in_the_order_of_the_report_of_the_scale_and_of_the_alphabet() -> None:
    green = observation(NOW, "1", indicator="third", status="green")
    third = recycling(slug="third", theme="bins", service="education")
    found = report(indicators=(*report().indicators, third), observations=(*report().observations, green))
    offered = {facet.name: [choice.slug for choice in facet.choices] for facet in facets.facets([council(found)])}
    assert offered == {
        "council": ["northwick"],
        "theme": ["roads", "bins", facets.NO_THEME],
        "service": ["education", "highways", "waste"],
        "status": ["green", "red", "no-target"],
        "direction": ["better", "not-compared"],
    }


def test_a_theme_that_councils_call_differently_is_one_value_with_the_words_of_all() -> None:
    southwick = replace(NORTHWICK, slug="southwick")
    other = council(report(organisation=southwick, themes=(replace(ROADS, title="Streets"),)))
    (theme,) = (facet for facet in facets.facets([council(), other]) if facet.name == "theme")
    assert [choice.word for choice in theme.choices if choice.slug == "roads"] == ["Roads and paths / Streets"]


def test_everyday_words_lead_to_the_lists_that_have_something() -> None:
    lists = {one.title: one for one in facets.asked(facets.facets([council()]))}
    assert [(title, one.chosen) for title, one in lists.items()] == [
        ("Every measure that got better", (("direction", "better"),)),
        ("Every measure with a poor rating", (("status", "red"),)),
    ]
    assert "improved" in lists["Every measure that got better"].words


def test_values_chosen_stand_in_the_address_of_the_list() -> None:
    chosen = [("council", "kent"), ("status", "red"), ("status", "not met&so")]
    assert links.chosen(chosen) == "?council=kent&amp;status=red&amp;status=not+met%26so"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Highways & Transportation", "highways-transportation"),
        ("Children’s services (0–17)", "childrens-services-0-17"),
        ("Children's services", "childrens-services"),
        ("Tîm Addysg", "tim-addysg"),
        ("  Red-amber ", "red-amber"),
        ("<script>", "script"),
        ("住房", "other"),
    ],
)
def test_words_become_a_short_name_for_an_address(text: str, name: str) -> None:
    assert links.short_name(text) == name


def test_the_index_is_told_what_a_result_shows_and_what_it_is_filtered_by() -> None:
    found = council()
    told = indexed.measure(found, found.current["potholes-repaired"])
    assert told["filters"] == {"council": "northwick", "theme": "roads", "status": "red", "tone": "poor"}
    assert told["shown"] == {
        "council": "Northwick Council",
        "place": "Northwick",
        "published": "21 November 2017",
        "status": "Red",
        "figure": "7,311",
        "period": "July to September 2017",
        "words": "HW 12; HW12; holes in the road; Highways; Highway defects made good",
    }


def test_a_priority_is_found_by_the_services_of_its_measures() -> None:
    found = council()
    listed = found.of_edition(found.council.latest)
    told = indexed.priority(found.council.latest, "roads", listed)
    assert told["shown"]["words"] == "Highways; Waste"
    assert indexed.priority(found.council.latest, "roads", []) == indexed.report(found.council.latest, "roads")


def test_a_measure_is_found_by_what_earlier_editions_called_it() -> None:
    (before, other) = report().indicators
    old = replace(before, codes=("OLD7",), synonyms=("cracks",), title="Defects mended")
    found = council(report(BEFORE, indicators=(old, other)), report())
    told = indexed.measure(found, found.current["potholes-repaired"])["shown"]["words"].split("; ")
    assert {"HW 12", "OLD 7", "OLD7", "cracks", "Defects mended"} <= set(told)
    assert len(told) == len(set(told))


@pytest.mark.parametrize(
    ("row", "shown"), [("missing", "No figure"), ("c", "No figure"), ("0", "0"), ("7311 p", "7,311")]
)
def test_the_index_never_holds_more_of_a_figure_than_the_page(row: str, shown: str) -> None:
    found = council(report(observations=(observation(NOW, row),)))
    assert indexed.measure(found, found.current["potholes-repaired"])["shown"]["figure"] == shown


@pytest.mark.parametrize(
    ("code", "both"),
    [
        ("KI 530", ("KI 530", "KI530")),
        ("KI530", ("KI 530", "KI530")),
        ("KI-131a", ("KI 131a", "KI131a")),
        ("BCI", ("BCI",)),
        ("new BCI", ("new BCI",)),
        ("1.10", ("1.10",)),
        ("A1/B2", ("A1/B2",)),
    ],
)
def test_an_official_code_is_indexed_in_both_spellings(code: str, both: tuple[str, ...]) -> None:
    assert indexed.spellings(code) == both


def test_the_words_are_counted_once_for_each_name_and_have_three_letters_or_more() -> None:
    organisation = replace(NORTHWICK, name="Northwick Council", short_name="Northwick")
    found = report(
        organisation=organisation,
        indicators=(
            potholes(title="Potholes, potholes & B&B", plain_title="Holes in the road", synonyms=("KS2", "NEET")),
            potholes(slug="second", title="Potholes reported", service="Children’s roads"),
        ),
        observations=(),
        targets=(),
        themes=(Theme("roads", "Roads", "", 1),),
        priorities=(Priority("one", "roads", "Fewer potholes", "not a name", 1),),
        terms=(Term("NEET", "not a name either", ("not in education",)),),
    )
    assert vocabulary([council(found)]) == {
        **{"children": 1, "council": 1, "education": 1, "fewer": 1, "holes": 1, "neet": 2, "northwick": 1},
        **{"not": 1, "potholes": 3, "reported": 1, "road": 1, "roads": 2, "the": 1},
    }


def test_the_words_are_in_order_so_that_the_same_input_gives_the_same_bytes() -> None:
    found = list(vocabulary([council()]))
    assert found == sorted(found)

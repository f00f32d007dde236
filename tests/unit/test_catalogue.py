"""What other machines are told of the data."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from quarterlight.data import assemble, check
from quarterlight.display import catalogue, readings
from quarterlight.display.readings import CouncilReadings
from quarterlight.words.escaping import script_data

ROOT = Path(__file__).parents[2]
URL = "https://site.example/x/"


@pytest.fixture(scope="module")
def councils() -> list[CouncilReadings]:
    """Return the two real councils."""
    checked = check.check(ROOT / "datapackages", ROOT, date(2026, 1, 1))
    return [readings.read(council) for council in assemble.councils(checked.packages)]


def test_every_indicator_is_a_dataset_that_search_engines_accept(councils: list[CouncilReadings]) -> None:
    for found in councils:
        for reading in found.current.values():
            dataset = catalogue.indicator(reading, URL)
            assert 50 <= len(dataset["description"]) <= 5000
            assert dataset["license"] == catalogue.LICENCE
            assert {part["encodingFormat"] for part in dataset["distribution"]} == {"text/csv", "application/json"}
            assert all(part["contentUrl"].startswith(URL) for part in dataset["distribution"])


def test_a_dataset_covers_the_time_from_its_first_to_its_last_figure(councils: list[CouncilReadings]) -> None:
    kirklees = next(found for found in councils if found.council.organisation.slug == "kirklees")
    dataset = catalogue.indicator(kirklees.current["potholes-repaired"], URL)
    assert dataset["temporalCoverage"] == "2014-04-01/2017-09-30"
    assert dataset["spatialCoverage"]["identifier"] == "E08000034"


def test_the_catalogue_lists_each_edition_once_with_its_downloads(councils: list[CouncilReadings]) -> None:
    listed = catalogue.dcat(councils, "Site", URL)["dcat:dataset"]
    assert [entry["@id"] for entry in listed] == [
        f"{URL}kent/data/#edition-2011-12-q1",
        f"{URL}kirklees/data/#edition-2017-18-q2",
    ]
    for entry in listed:
        assert len(entry["dct:title"]) <= catalogue.LONGEST_TITLE
        assert len(entry["dcat:distribution"]) == 2


def test_data_json_says_the_same_in_its_own_words(councils: list[CouncilReadings]) -> None:
    listed = catalogue.data_json(councils, URL)["dataset"]
    assert [entry["modified"] for entry in listed] == ["2011-09-19", "2017-11-21"]
    assert {entry["accessLevel"] for entry in listed} == {"public"}


def test_data_in_a_page_cannot_end_its_element() -> None:
    text = script_data({"name": "</script><script>alert(1)</script> & <!--"})
    assert "<" not in text
    assert ">" not in text
    assert json.loads(str(text))["name"].startswith("</script>")

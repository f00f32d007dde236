"""The publisher's settings: what is left out has a default, what is wrong is a problem that says what to write."""

from collections.abc import Mapping

import pytest

from quarterlight.facts.settings import Settings, read
from quarterlight.words.problems import Location, Problem

SITES = 'Write a list of sites, such as ["https://news.example"], or "*" alone for any site.'


@pytest.mark.parametrize("found", [None, {}], ids=["no settings at all", "an empty list of settings"])
def test_without_settings_there_are_the_defaults(found: object) -> None:
    assert read(found) == (Settings(), ())


def test_every_setting_can_be_set() -> None:
    found: Mapping[str, object] = {
        "packages": "tables",
        "templates": "pages",
        "republication": True,
        "papers": True,
        "publisher": "Northwick Council",
        "contact": "performance@northwick.gov.uk",
        "repository": "https://github.com/northwick/performance",
    }
    settings, problems = read(found)
    assert problems == ()
    assert {key: getattr(settings, key) for key in found} == found


@pytest.mark.parametrize(
    ("found", "column", "said", "remedy"),
    [
        pytest.param({"contct": "x"}, "contct", "there is no such setting.", "Did you mean contact?", id="a slip"),
        pytest.param(
            {"colour": "red"}, "colour", "no such setting", "The settings are: packages, templates,", id="other"
        ),
        pytest.param({1: "x"}, "1", "no such setting", "The settings are:", id="a number for a name"),
        pytest.param({"republication": "yes"}, "republication", 'found "yes".', "Write true or false.", id="text"),
        pytest.param({"republication": 1}, "republication", 'found "1".', "Write true or false.", id="a number"),
        pytest.param({"contact": 1234}, "contact", 'found "1234".', "Write text.", id="a number for a text"),
        pytest.param({"publisher": True}, "publisher", 'found "True".', "Write text.", id="true for a text"),
        pytest.param({"packages": ["a"]}, "packages", "found \"['a']\".", "Write text.", id="a list for a text"),
        pytest.param({"frame_ancestors": True}, "frame_ancestors", 'found "True".', SITES, id="true for sites"),
        pytest.param({"frame_ancestors": [1]}, "frame_ancestors", '"1" is no site.', SITES, id="a number for a site"),
        *(
            pytest.param({"frame_ancestors": [site]}, "frame_ancestors", "is no site.", SITES, id=f"no site: {site}")
            for site in (
                "news.example",
                "https://news.example/",
                "https://news.example/page",
                "'self'",
                "https://news.example; script-src *",
                'https://news.example" always;',
                "https://news.example\nX-Other: 1",
                "https://a b.example",
                "javascript:alert(1)",
            )
        ),
        pytest.param({"frame_ancestors": ["*", "https://a.example"]}, "frame_ancestors", '"*" is no', SITES, id="both"),
    ],
)
def test_a_wrong_setting_is_a_problem(found: object, column: str, said: str, remedy: str) -> None:
    settings, (problem,) = read(found)
    assert settings == Settings()
    assert problem.location == Location("mkdocs.yml", None, f"extra.quarterlight.{column}")
    assert said in problem.found
    assert problem.remedy.startswith(remedy)


@pytest.mark.parametrize("found", ["performance@northwick.gov.uk", ["contact"], 5, True])
def test_what_is_no_list_of_settings_is_one_problem(found: object) -> None:
    settings, problems = read(found)
    assert settings == Settings()
    assert problems == (
        Problem(
            "setting",
            Location("mkdocs.yml", None, "extra.quarterlight"),
            "it is not a list of settings.",
            'Write settings below it, such as "contact: performance@example.gov.uk".',
        ),
    )


def test_a_good_setting_beside_a_wrong_one_is_kept_and_every_wrong_one_is_told() -> None:
    settings, problems = read({"publisher": "Northwick", "contct": "x", "republication": "no"})
    assert settings == Settings(publisher="Northwick")
    assert len(problems) == 2


@pytest.mark.parametrize(
    ("found", "sites"),
    [
        ("*", ("*",)),
        ("https://news.example", ("https://news.example",)),
        (["https://news.example", "http://localhost:8000"], ("https://news.example", "http://localhost:8000")),
        (["https://*.example.gov.uk"], ("https://*.example.gov.uk",)),
        ([], ()),
    ],
)
def test_the_sites_that_may_frame_embed_pages_are_one_several_or_any(found: object, sites: tuple[str, ...]) -> None:
    assert read({"frame_ancestors": found}) == (Settings(frame_ancestors=sites), ())

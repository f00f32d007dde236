"""Problems: in one order, once each, and in words that name the place and the remedy."""

import json
from dataclasses import replace
from itertools import permutations

import pytest

from quarterlight.words.problems import (
    LONGEST_QUOTE,
    Level,
    Location,
    Problem,
    as_github,
    as_json,
    as_text,
    blocking,
    in_order,
    quote,
    tally,
)

PATH = "datapackages/kirklees/2017-18-q2/observations.csv"
EMPTY = Problem(
    "value-or-marker",
    Location(PATH, 34, "value"),
    "the cell is empty and the row has no marker.",
    'Write the number, or put x, z or c in the column "markers".',
)
WARNING, NOTE = replace(EMPTY, level=Level.WARNING), replace(EMPTY, level=Level.NOTE)


def test_a_problem_names_the_cell_and_the_remedy() -> None:
    assert as_text(EMPTY) == (
        f'{PATH}, row 34, column "value": the cell is empty and the row has no marker.\n'
        'Write the number, or put x, z or c in the column "markers". [value-or-marker]'
    )


def test_the_evidence_stands_between_what_was_found_and_the_remedy() -> None:
    shown = replace(EMPTY, found="the rows make 861, and 870 is printed.", evidence=("row 2: 361", "row 3: 500"))
    assert as_text(shown).splitlines()[1:] == [
        "  row 2: 361",
        "  row 3: 500",
        'Write the number, or put x, z or c in the column "markers". [value-or-marker]',
    ]


@pytest.mark.parametrize(
    ("problem", "opening"),
    [
        pytest.param(WARNING, f'{PATH}, row 34, column "value": warning: the cell', id="a warning says so"),
        pytest.param(NOTE, f'{PATH}, row 34, column "value": note: the cell', id="a note says so"),
        pytest.param(replace(EMPTY, location=Location(PATH)), f"{PATH}: the cell", id="a whole file"),
        pytest.param(replace(EMPTY, location=Location(PATH, 34)), f"{PATH}, row 34: the cell", id="a whole row"),
        pytest.param(replace(EMPTY, location=Location(PATH, None, "x")), f'{PATH}, column "x": the', id="a column"),
        pytest.param(replace(EMPTY, location=Location("a\x1b[2J")), "a[U+001B][2J: the", id="a path that acts"),
    ],
)
def test_a_problem_says_no_more_of_its_place_than_is_known(problem: Problem, opening: str) -> None:
    assert as_text(problem).startswith(opening)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("n/a", '"n/a"', id="plain text"),
        pytest.param("", '""', id="nothing"),
        pytest.param("5\u200b", '"5[U+200B]"', id="a space that nobody sees"),
        pytest.param("a\nb", '"a[U+000A]b"', id="a line break"),
        pytest.param("\x1b[31m", '"[U+001B][31m"', id="a terminal's colour"),
        pytest.param("\u202eabc", '"[U+202E]abc"', id="text that runs backwards"),
        pytest.param("\ud800", '"[U+D800]"', id="half a character"),
        pytest.param("x" * LONGEST_QUOTE, f'"{"x" * LONGEST_QUOTE}"', id="as long as may be"),
        pytest.param("x" * (LONGEST_QUOTE + 1), f'"{"x" * LONGEST_QUOTE}…"', id="too long"),
        pytest.param("word " * LONGEST_QUOTE, f'"{("word " * (LONGEST_QUOTE // 5)).strip()}…"', id="cut between words"),
    ],
)
def test_a_quotation_shows_what_is_there(text: str, shown: str) -> None:
    assert quote(text) == shown


def test_problems_come_by_file_then_row_then_column_and_once_each() -> None:
    places = [Location("a"), Location("a", 2), Location("a", 10, "b"), Location("a", 10, "c"), Location("b", 1)]
    expected = [replace(EMPTY, location=place) for place in places]
    assert in_order([*reversed(expected), *expected]) == expected


def test_problems_that_differ_only_in_what_they_advise_have_an_order_too() -> None:
    three = [replace(EMPTY, remedy=remedy) for remedy in ("A.", "B.", "C.")]
    assert all(in_order(shuffled) == three for shuffled in permutations(three))
    assert in_order([WARNING, NOTE, EMPTY]) == [EMPTY, NOTE, WARNING]


@pytest.mark.parametrize(
    ("problems", "forbids"),
    [
        pytest.param([], False, id="nothing"),
        pytest.param([NOTE], False, id="a note"),
        pytest.param([NOTE, WARNING], True, id="a warning"),
        pytest.param([EMPTY], True, id="an error"),
    ],
)
def test_errors_and_warnings_forbid_publication(problems: list[Problem], forbids: bool) -> None:
    assert blocking(problems) is forbids


@pytest.mark.parametrize(
    ("problems", "words"),
    [
        pytest.param([], "no problems", id="nothing"),
        pytest.param([EMPTY], "1 error", id="one"),
        pytest.param([NOTE, EMPTY, EMPTY], "2 errors, 1 note", id="worst first"),
        pytest.param([WARNING, WARNING, NOTE, NOTE], "2 warnings, 2 notes", id="no errors"),
    ],
)
def test_a_tally_is_in_words(problems: list[Problem], words: str) -> None:
    assert tally(problems) == words


@pytest.mark.parametrize(("problem", "command"), [(EMPTY, "error"), (WARNING, "warning"), (NOTE, "notice")])
def test_github_shows_a_problem_beside_its_line(problem: Problem, command: str) -> None:
    assert as_github(problem) == (
        f'::{command} file={PATH},line=34,title=value-or-marker::column "value": the cell is empty and the row has no '
        'marker. Write the number, or put x, z or c in the column "markers".'
    )


def test_github_shows_the_working_between_what_was_found_and_the_remedy() -> None:
    shown = as_github(replace(EMPTY, evidence=("row 2: 361", "100%")))
    assert shown.endswith('marker.%0Arow 2: 361%0A100%25%0AWrite the number, or put x, z or c in the column "markers".')


def test_github_takes_nothing_in_a_problem_for_a_command() -> None:
    hostile = Problem("r,s:t", Location("a,b:c%\n"), "100%\n::error::x", "\rFix.")
    assert as_github(hostile) == ("::error file=a%2Cb%3Ac%25%0A,title=r%2Cs%3At::100%25%0A::error::x %0DFix.")


def test_json_has_the_same_keys_for_every_problem() -> None:
    whole_file = replace(EMPTY, location=Location("naïve.csv"), subject="potholes")
    first, second = json.loads(as_json([EMPTY, whole_file]))
    assert first == {
        "rule": "value-or-marker",
        "level": "error",
        "path": PATH,
        "row": 34,
        "column": "value",
        "subject": "",
        "found": EMPTY.found,
        "expected": EMPTY.remedy,
        "evidence": [],
    }
    assert list(second) == list(first)
    assert (second["path"], second["row"], second["column"], second["subject"]) == ("naïve.csv", None, None, "potholes")


def test_no_problems_are_an_empty_list() -> None:
    assert json.loads(as_json([])) == []

"""Problems as SARIF 2.1.0: what the standard requires of a log is there, and nothing of a problem is lost.

Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0, sections 3.13 to 3.49.
"""

import json
from typing import Any

import pytest
from jsonschema import Draft7Validator

from quarterlight.words.problems import Level, Location, Problem
from quarterlight.words.sarif import as_sarif

TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}}
PHYSICAL = {
    "type": "object",
    "required": ["artifactLocation"],
    "additionalProperties": False,
    "properties": {
        "artifactLocation": {"type": "object", "properties": {"uri": {"type": "string", "format": "uri-reference"}}},
        "region": {"type": "object", "properties": {"startLine": {"type": "integer", "minimum": 1}}},
    },
}
RESULT = {
    "type": "object",
    "required": ["message", "ruleId", "level", "locations"],
    "properties": {
        "message": TEXT,
        "level": {"enum": ["none", "note", "warning", "error"]},
        "ruleIndex": {"type": "integer", "minimum": 0},
        "locations": {"type": "array", "items": {"properties": {"physicalLocation": PHYSICAL}}},
    },
}
RULE = {"type": "object", "required": ["id"], "properties": {"shortDescription": TEXT, "help": TEXT}}
DRIVER = {"type": "object", "required": ["name"], "properties": {"rules": {"type": "array", "items": RULE}}}
LOG = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool"],
                "properties": {
                    "tool": {"type": "object", "required": ["driver"], "properties": {"driver": DRIVER}},
                    "results": {"type": "array", "items": RESULT},
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                },
            },
        },
    },
}
WHERE = Location("datapackages/example/2025-26-q1/observations.csv", 34, "value")
FOUND = Problem("total", WHERE, "it is 9.", "Make it 8.", Level.WARNING, "potholes", ("row 2: 3", "row 3: 5"))
MANUALS = {"total": ("A total is the sum of its rows.", "total (warning)\n\nA total is …"), "lag": ("Soon.", "lag")}


def log(*problems: Problem) -> dict[str, Any]:
    """Return the log of some problems."""
    found: dict[str, Any] = json.loads(as_sarif(problems, MANUALS, "1.2.3"))
    return found


@pytest.mark.parametrize(
    "problems",
    [
        pytest.param([], id="none"),
        pytest.param([FOUND], id="one"),
        pytest.param([FOUND, Problem("lag", Location("a b,ü.json"), "x", "y", Level.NOTE), FOUND], id="three of two"),
    ],
)
def test_a_log_has_what_the_standard_requires(problems: list[Problem]) -> None:
    assert list(Draft7Validator(LOG).iter_errors(log(*problems))) == []


def test_nothing_of_a_problem_is_lost() -> None:
    (run,) = log(FOUND)["runs"]
    (result,) = run["results"]
    assert result["message"]["text"] == "it is 9.\nrow 2: 3\nrow 3: 5\nMake it 8."
    (place,) = result["locations"]
    assert place["physicalLocation"] == {
        "artifactLocation": {"uri": "datapackages/example/2025-26-q1/observations.csv"},
        "region": {"startLine": 34},
    }
    assert place["logicalLocations"] == [{"name": "value", "kind": "member"}]
    assert (result["ruleId"], result["level"], result["properties"]["subject"]) == ("total", "warning", "potholes")


def test_each_rule_is_described_once_and_results_point_at_it() -> None:
    (run,) = log(FOUND, Problem("lag", Location("x"), "x", "y"), FOUND)["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["total", "lag"]
    assert rules[0]["shortDescription"] == {"text": "A total is the sum of its rows."}
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == ["total", "lag", "total"]


def test_a_path_is_a_reference_by_address() -> None:
    (run,) = log(Problem("lag", Location("a b/100%.csv"), "x", "y"))["runs"]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": "a%20b/100%25.csv"}}

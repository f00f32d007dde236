"""Problems as SARIF 2.1.0, the form in which code hosts and editors take findings. Knows no rule and no file format.

Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from quarterlight.words.problems import Level, Problem

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.REMINDER: "warning", Level.NOTE: "note"}


def as_sarif(problems: Sequence[Problem], manuals: Mapping[str, tuple[str, str]], version: str) -> str:
    """Return all problems as one SARIF log; `manuals` has the first sentence of each rule, and its manual page.

    SARIF counts columns in characters, and ours have names: a name is the logical location.
    """
    named = list(dict.fromkeys(problem.rule for problem in problems))
    driver = {
        "name": "Quarterlight",
        "version": version,
        "rules": [_rule(rule, *manuals[rule]) for rule in named],
    }
    run = {
        "tool": {"driver": driver},
        "results": [_result(problem, named.index(problem.rule)) for problem in problems],
        "columnKind": "unicodeCodePoints",
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False)


def _rule(rule: str, first: str, manual: str) -> dict[str, Any]:
    return {"id": rule, "shortDescription": {"text": first}, "help": {"text": manual}}


def _result(problem: Problem, index: int) -> dict[str, Any]:
    said = "\n".join([problem.found, *problem.evidence, problem.remedy])
    return {
        "ruleId": problem.rule,
        "ruleIndex": index,
        "level": _LEVELS[problem.level],
        "message": {"text": said},
        "locations": [_location(problem)],
        "properties": {
            "subject": problem.subject,
            "found": problem.found,
            "expected": problem.remedy,
            "evidence": list(problem.evidence),
        },
    }


def _location(problem: Problem) -> dict[str, Any]:
    where = problem.location
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(where.path)}}
    if where.row is not None:
        physical["region"] = {"startLine": max(where.row, 1)}
    found: dict[str, Any] = {"physicalLocation": physical}
    if where.column is not None:
        found["logicalLocations"] = [{"name": where.column, "kind": "member"}]
    return found

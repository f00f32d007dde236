"""The thresholds that a site sets: each with a rule, a name and a reason, or a problem that says what to write."""

from decimal import Decimal
from pathlib import Path

import pytest
from measures import Measure
from packages import TODAY

from quarterlight.data import check, rules
from quarterlight.data.thresholds import Choice, Threshold, Thresholds, read

KNOWN = {"lag": {"days": Threshold(Decimal(100), "How many days.")}, "total": {}}
LAG = "extra.quarterlight.rules.lag"


def test_without_settings_the_rules_own_thresholds_hold() -> None:
    found, problems = read({}, KNOWN)
    assert problems == () and found.value("lag", "days") == 100


@pytest.mark.parametrize("value", [120, 120.0, "120"])
def test_a_threshold_with_a_reason_holds(value: object) -> None:
    found, problems = read({"lag": {"days": value, "reason": "Cabinet meets twice a year."}}, KNOWN)
    assert problems == () and found.value("lag", "days") == 120
    assert found.chosen == (Choice("lag", "days", Decimal(str(value)), "Cabinet meets twice a year."),)


@pytest.mark.parametrize(
    ("found", "column", "said", "remedy"),
    [
        pytest.param({"lga": {}}, "lga", "there is no such rule.", "Did you mean lag?", id="a slip"),
        pytest.param({"xyz": {}}, "xyz", "there is no such rule.", "Write the id that", id="no rule"),
        pytest.param({"lag": 120}, "lag", "it is not a list of thresholds.", "Its thresholds are: days.", id="no list"),
        pytest.param({"lag": {"weeks": 9, "reason": "x"}}, "lag.weeks", "no such threshold", "Its thre", id="a name"),
        pytest.param({"total": {"days": 9, "reason": "x"}}, "total.days", "no such", "Take it out:", id="none"),
        pytest.param({"lag": {"days": "nine", "reason": "x"}}, "lag.days", 'found "nine".', "Write a", id="word"),
        pytest.param({"lag": {"days": -1, "reason": "x"}}, "lag.days", 'found "-1".', "Write a", id="below zero"),
        pytest.param({"lag": {"days": True, "reason": "x"}}, "lag.days", "found", "Write a", id="true"),
        pytest.param({"lag": {"days": "nan", "reason": "x"}}, "lag.days", "found", "Write a", id="not a number"),
        pytest.param({"lag": {"days": 9}}, "lag.reason", "without a reason", 'Add "reason:', id="no reason"),
        pytest.param({"lag": {"days": 9, "reason": " "}}, "lag.reason", "without a reason", "Add", id="a blank one"),
    ],
)
def test_a_wrong_threshold_is_a_problem_and_changes_nothing(
    found: dict[str, object], column: str, said: str, remedy: str
) -> None:
    thresholds, (problem,) = read(found, KNOWN)
    assert thresholds.chosen == ()
    assert (problem.rule, problem.location.column) == ("setting", f"extra.quarterlight.rules.{column}")
    assert said in problem.found and problem.remedy.startswith(remedy)


@pytest.mark.parametrize(("smallest", "places"), [("5", [4]), ("10", [4, 7]), ("3", [])])
def test_a_rule_turns_on_what_the_site_set(tmp_path: Path, smallest: str, places: list[int]) -> None:
    measure = Measure(tmp_path, title="Homeless households")
    measure.rows("observations", "period|value\nFY2024-25-Q4|4\nFY2025-26-Q1|7")
    measure.draft.write()
    chosen = (Choice("disclosure", "smallest", Decimal(smallest), "Agreed."),)
    thresholds = Thresholds(rules.thresholds(), chosen)
    found = check.check(tmp_path / "datapackages", tmp_path, TODAY, thresholds).problems
    values = [problem.evidence[0].rsplit(" ", 1)[-1] for problem in found if problem.rule == "disclosure"]
    assert sorted(int(value) for value in values) == places

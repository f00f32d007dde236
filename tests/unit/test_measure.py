"""What the rules find in the two real reports, beside what people judged by hand: a change shows gain and loss."""

import measuring
import pytest

from quarterlight.data import rules
from quarterlight.words.problems import Level, Problem


@pytest.fixture(scope="module")
def found() -> list[Problem]:
    """Return everything that the rules find in the real packages."""
    return measuring.findings()


def test_every_finding_has_a_verdict_and_none_that_had_one_is_gone(found: list[Problem]) -> None:
    assert {measuring.key(problem) for problem in found} == {verdict.key for verdict in measuring.judged()}


def test_every_verdict_is_true_or_false_and_says_why() -> None:
    assert [
        verdict for verdict in measuring.judged() if verdict.verdict not in {"true", "false"} or not verdict.why
    ] == []


def test_of_the_warnings_nineteen_in_twenty_are_true() -> None:
    assert measuring.precision(measuring.judged(), Level.WARNING) >= 0.95


def test_every_row_of_the_labelled_sample_is_right(found: list[Problem]) -> None:
    assert [row for row in measuring.sample(found, rules.ids()) if row.right is False] == []

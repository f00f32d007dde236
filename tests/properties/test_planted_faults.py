"""Each class of fault, planted at random in the clean invented council, is found by its rule at its very cell."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import planting
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planting import Planted

from quarterlight.data import rules
from quarterlight.words.problems import Problem

FAULTS: list[tuple[str, Callable[[planting.Draw], Planted]]] = [
    ("printed", planting.printed),
    ("total", planting.total),
    ("area-total", planting.area_total),
    ("ytd", planting.ytd),
    ("denominator", planting.denominator),
    ("magnitude", planting.magnitude),
    ("break", planting.break_),
    ("comparability", planting.comparability),
    ("stale", planting.stale),
    ("unit", planting.unit_of_title),
    ("unit", planting.unit_of_cell),
    ("period-label", planting.period_label),
    ("status-target", planting.status_target),
    ("status-no-target", planting.status_no_target),
    ("status-rank", planting.status_rank),
    ("direction", planting.direction),
    ("target-copy", planting.target_copy),
    ("target-loosened", planting.target_loosened),
    ("ref-gap", planting.ref_gap),
    ("missing", planting.missing),
    ("late-period", planting.late_period),
    ("lag", planting.lag),
    ("disclosure", planting.disclosure),
    ("disclosure", planting.given_away),
]


def place(problem: Problem) -> tuple[str, int | None, str | None]:
    """Return the table, the row and the column of a problem."""
    name = problem.location.path.rsplit("/", 1)[-1].rpartition(".")[0]
    return name, problem.location.row, problem.location.column


@pytest.mark.parametrize("slug", ["2023-24-q4", "2024-25-q4", "2025-26-q1", "2025-26-q2"])
def test_the_clean_council_is_silent_but_for_what_it_says_is_missing(slug: str) -> None:
    found = [(problem.rule, problem.subject) for problem in rules.check(planting.edition(slug))]
    assert found == ([("missing", "young-people-neet")] if slug == "2025-26-q2" else [])


@pytest.mark.parametrize(("rule", "plant"), FAULTS, ids=[plant.__name__ for _, plant in FAULTS])
@settings(max_examples=25)
@given(chosen=st.data())
def test_a_planted_fault_is_found_by_its_rule_at_its_cell(
    rule: str, plant: Callable[[planting.Draw], Planted], chosen: st.DataObject
) -> None:
    planted = plant(chosen.draw)
    found = [problem for problem in rules.check(planting.opened(planted.package)) if problem.rule == rule]
    assert (planted.table, planted.row, planted.column) in [place(problem) for problem in found]
    assert all(problem.evidence or problem.rule == "disclosure" for problem in found)


NUMBERS = [
    (name, row.number, column)
    for name, columns in {
        "observations": ("value", "year_to_date", "numerator", "denominator"),
        "targets": ("value",),
        "finance": ("budget", "variance"),
    }.items()
    for row in (*planting.edition().package.table(name), *planting.edition().package.extra.get(name, ()))
    for column in columns
]
EXTREMES = ["0", "-0", "0.000000001", "-0.000000001", "999999999999999.999999999", "-999999999999999", "1"]


@given(
    cells=st.dictionaries(
        st.sampled_from(NUMBERS),
        st.sampled_from(EXTREMES) | st.decimals(-(10**15), 10**15, allow_nan=False, places=9).map(str),
        min_size=1,
        max_size=12,
    )
)
def test_no_figure_however_large_or_small_makes_a_rule_fail(cells: dict[tuple[str, int, str], str]) -> None:
    package = planting.edition().package
    for (name, number, column), text in cells.items():
        package = planting.put(package, name, number, **{column: Decimal(text)})
    for problem in rules.check(planting.opened(package)):
        assert problem.found and problem.remedy and "E+" not in problem.found


def test_every_rule_about_figures_has_a_fault_that_is_planted() -> None:
    kinds = {"arithmetic", "series", "status", "returns"}
    about_figures = {rule.ID for rule in rules.ALL if str(rule.__name__).split(".")[-2] in kinds}
    assert about_figures <= {rule for rule, _ in FAULTS}

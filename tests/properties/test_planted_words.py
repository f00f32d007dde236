"""Each class of fault in words, planted at random in the clean invented council, is found at its very cell."""

from __future__ import annotations

from collections.abc import Callable

import planting
import planting_words as words
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planting import Planted

from quarterlight.data import rules

FAULTS: list[Callable[[planting.Draw], Planted]] = [
    words.value_text,
    words.target_text,
    words.commentary_direction,
    words.commentary_status,
    words.points,
    words.ratio_text,
    words.parts_text,
    words.disclosure_text,
    words.answer,
    words.claim,
    words.metadata,
    words.abbreviation,
    words.reading_age,
    words.material_change,
]


@pytest.mark.parametrize("plant", FAULTS, ids=[plant.__name__ for plant in FAULTS])
@settings(max_examples=25)
@given(chosen=st.data())
def test_a_planted_fault_is_found_by_its_rule_at_its_cell(
    plant: Callable[[planting.Draw], Planted], chosen: st.DataObject
) -> None:
    planted = plant(chosen.draw)
    opened = planting.opened(planted.package)
    [rule] = [rule for rule in rules.ALL if rule.__name__.endswith(f".{plant.__name__}")]
    found = [problem.location for problem in rule.check(opened)]
    places = [(where.path.rsplit("/", 1)[-1], where.row, where.column) for where in found]
    assert (f"{planted.table}.csv", planted.row, planted.column) in places


def test_every_rule_about_words_has_a_fault_that_is_planted() -> None:
    kinds = {"text", "description"}
    about_words = {rule.__name__.rpartition(".")[2] for rule in rules.ALL if rule.__name__.split(".")[-2] in kinds}
    assert about_words <= {plant.__name__ for plant in FAULTS}

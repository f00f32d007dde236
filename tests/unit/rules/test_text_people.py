"""A text that counts so few people that they could be told apart is found; its message does not repeat the number."""

from __future__ import annotations

import pytest
from prose import found, in_edition, report

from quarterlight.data.rules.disclosure import disclosure, disclosure_text


@pytest.mark.parametrize(
    "text",
    [
        "One young person came back into care.",
        "In September, 3 children came in under police powers.",
        "A scheme ran for 30 young people, 4 of them looked after children.",
        "Two homeless households were housed in a hotel.",
        "We housed 2 people who had been sleeping rough after an eviction.",
        "There were four of the pupils excluded.",
        "3 patients died.",
    ],
)
def test_a_small_count_of_people_is_found_and_not_repeated(text: str) -> None:
    [problem] = found(disclosure_text, report([("edition", "2025-26-q1", "", text)]))
    assert problem.found == "so few people are counted here that those who know them could tell them apart."
    assert problem.evidence == ()


@pytest.mark.parametrize(
    "text",
    [
        "In September, 5 children came in under police powers.",
        "None of the children came back into care.",
        "The council has brought in 4 more people from outside.",
        "Three local teams help young people.",
        "1 in 4 children in care moved school.",
        "There is 1 adult for every 4 children.",
        "Fewer than 5 children came back into care.",
        "Up to 3 children can live in each home.",
        "The council will help 3 children to find a home.",
        "Children aged 2 to 4 can have a place in care.",
        "Two of the schools take children in care.",
        "30 schools took part, 2 of them new.",
        "Two planners left in February.",
        "One of the best ways to help children is early.",
    ],
)
def test_other_counts_are_let_pass(text: str) -> None:
    assert in_edition(disclosure_text, text) == []


def test_the_threshold_is_that_of_the_rule_about_tables() -> None:
    [problem] = found(disclosure_text, report([("edition", "2025-26-q1", "", "4 children and 5 pupils moved.")]))
    assert disclosure.THRESHOLDS["smallest"].default == 5
    assert problem.location.row == 2

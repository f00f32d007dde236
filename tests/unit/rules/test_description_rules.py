"""What is not explained is a note: a measure without a definition, an abbreviation, a text that nobody can read."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from packages import Draft, brief
from prose import about, found, in_edition, report

from quarterlight.data.rules.description import abbreviation, metadata, reading_age
from quarterlight.words.problems import Level, Problem

PLAIN = "The council fixed more holes in the road. It was a dry spring. " * 4
HARD = (
    "The implementation of multi-agency safeguarding arrangements necessitates the operationalisation of an integrated"
    " commissioning framework predicated upon the utilisation of evidence-based interventions and the continuous"
    " improvement of organisational effectiveness across the partnership landscape in accordance with statutory"
    " obligations."
)


def told(tmp_path: Path, row: int, column: str, text: str, table: str = "indicators") -> list[Problem]:
    """Return what the rule about metadata says of the draft with one cell changed."""
    problems = Draft(tmp_path).put(table, row, column, text).problems()
    return [problem for problem in problems if problem.rule == metadata.ID]


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ("definition", "the measure does not say how it is worked out."),
        ("source", "the measure does not say where its figures come from."),
        ("owner", "the measure does not say who answers for it."),
    ],
)
def test_a_measure_that_does_not_explain_itself_is_a_note(tmp_path: Path, column: str, said: str) -> None:
    [problem] = told(tmp_path, 2, column, "")
    assert brief(problem) == ("metadata", "indicators.csv", 2, column)
    assert (problem.found, problem.level, problem.subject) == (said, Level.NOTE, "potholes")


def test_a_target_that_nobody_set_is_a_note(tmp_path: Path) -> None:
    [problem] = told(tmp_path, 2, "set_by", "", "targets")
    assert (brief(problem), problem.found) == (
        ("metadata", "targets.csv", 2, "set_by"),
        "the target does not say who set it.",
    )


def test_what_many_measures_lack_is_one_note() -> None:
    bare = "\n".join(f"m{n} | Measure {n} | count | higher | in_period | true" for n in range(25))
    table = f"indicator | title | unit | polarity | basis | additive\n{bare}"
    problems = found(
        metadata,
        report(indicators=table, observations="indicator | period | value", targets="indicator | period | value"),
    )
    assert [problem.found for problem in problems] == [
        "25 of 25 measures do not say how they are worked out.",
        "25 of 25 measures do not say where their figures come from.",
        "25 of 25 measures do not say who answers for them.",
    ]
    assert problems[0].evidence[0].startswith("rows 2, 3, 4, ") and problems[0].evidence[0].endswith("20, 21, …")
    assert problems[0].subject == "table:indicators"


@pytest.mark.parametrize(
    "text",
    [
        "The number of visits rose.",
        "The NHS and the UK agreed.",
        "EC staff at Example Council met.",
        "The Practice Activity and Leisure Scheme (PALS) began. PALS will go on.",
        "PALS (an activity scheme) began.",
        "In Q1 the figure rose.",
        "Phase II began.",
        "PLEASE READ ALL OF THIS.",
        "The LAC rate and the NEETs fell.",
        "A McDonald worked at B&Q with an E06999999.",
    ],
)
def test_a_word_that_is_known_explained_or_no_abbreviation_is_let_pass(text: str) -> None:
    glossary = "term | meaning | synonyms\n LAC | Looked after children | CLA\n Not in work | Young people | NEET"
    assert in_edition(abbreviation, text, glossary=glossary) == []


@pytest.mark.parametrize(
    ("text", "short"), [("ICPCs were held.", "ICPC"), ("The S47 enquiry ended.", "S47"), ("KS2 results came.", "KS2")]
)
def test_an_abbreviation_that_nothing_explains_is_a_note(text: str, short: str) -> None:
    [problem] = found(abbreviation, report([("edition", "2025-26-q1", "", text), ("recycled", text)]))
    assert (problem.found, problem.level) == (f"{short} is not explained.", Level.NOTE)
    assert (problem.location.row, problem.location.column) == (2, "text")


def test_a_text_in_plain_words_and_a_short_one_are_let_pass() -> None:
    assert about(reading_age, "recycled", PLAIN) == []
    assert about(reading_age, "recycled", " ".join(HARD.split()[:25])) == []


def test_a_text_that_only_professionals_can_read_is_a_note() -> None:
    [problem] = found(reading_age, report([("recycled", HARD)]))
    assert (problem.found, problem.level) == ("the text has a reading age of 39.", Level.NOTE)
    first, second, third = problem.evidence
    assert first == "300 letters, 39 words, 1 sentence"
    assert second.startswith('hardest, 39 words, age 39: "')
    assert third == (
        "longest words: operationalisation, implementation, organisational, commissioning, interventions, effectiveness"
    )


def test_the_hardest_sentence_of_a_text_is_named_and_easy_words_are_not() -> None:
    [problem] = found(reading_age, report([("recycled", f"The bins were full. {HARD}")]))
    assert problem.evidence[1].startswith('hardest, 39 words, age 39: "The implementation of')
    [problem] = found(reading_age, report([("recycled", "we took it up and went on to do it all over " * 12)]))
    assert len(problem.evidence) == 2


def test_the_reading_age_is_the_published_formula() -> None:
    # 4.71 * 450 / 100 + 0.5 * 100 / 5 - 21.43 = 9.765, a school year; and 5.
    assert reading_age.reading_age(450, 100, 5) == Decimal("14.765")

"""The site's own sentences about real figures never make a rule about the text speak; with another figure they do."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from prose import RULES, found, in_edition, report

from quarterlight.data import datapackage, rules, workings
from quarterlight.data.reading.sentences import LONGEST, sentences
from quarterlight.data.rules.text import parts_text, ratio_text, value_text
from quarterlight.data.table import Row, Table
from quarterlight.data.thresholds import Thresholds
from quarterlight.data.workings import Workings
from quarterlight.display.wording import sentences as wording
from quarterlight.facts.assessment import assess

ROOT = Path(__file__).parents[2]
EXAMPLE = "tests/sites/example-council/datapackages/example-council"
PACKAGES = ["datapackages/kirklees/2017-18-q2", "datapackages/kent/2011-12-q1", f"{EXAMPLE}/2025-26-q2"]
COLUMNS = ("subject_type", "subject", "kind", "order", "heading", "text")
# The figure is in days and the measure in days per 100,000: nobody can tell them apart.
UNTOLD = {"delays-leaving-hospital"}


@cache
def loaded(folder: str) -> Workings:
    """Return the workings of one of the packages."""
    package, _ = datapackage.load(ROOT / folder / "datapackage.json", ROOT)
    assert package
    return workings.of(package, Thresholds(rules.thresholds()))


def saying(opened: Workings, texts: dict[str, str]) -> Workings:
    """Return the same package with one comment for each indicator in the place of its own."""
    rows = [
        Row(number, dict(zip(COLUMNS, ("indicator", slug, "commentary", number, "", text), strict=True)))
        for number, (slug, text) in enumerate(texts.items(), 2)
    ]
    table = Table("commentary", "commentary.csv", COLUMNS, tuple(rows))
    package = replace(opened.package, tables={**opened.package.tables, "commentary": table})
    return workings.of(package, opened.thresholds)


@pytest.mark.parametrize("folder", PACKAGES)
def test_the_sites_own_sentences_about_the_figures_are_let_pass(folder: str) -> None:
    opened = loaded(folder)
    points_of = opened.report.current.items()
    texts = {slug: wording.lead(opened.histories[slug], p, assess(opened.histories[slug], p)) for slug, p in points_of}
    assert len(texts) > 20
    said = saying(opened, texts)
    assert [(rule.ID, problem.subject, problem.found) for rule in RULES for problem in found(rule, said)] == []


@pytest.mark.parametrize("folder", PACKAGES)
@pytest.mark.parametrize("times", ["0.7", "1.3", "10"])
def test_the_same_sentences_with_another_figure_are_all_found(folder: str, times: str) -> None:
    opened, texts = loaded(folder), {}
    for slug, point in opened.report.current.items():
        if point.value and slug not in UNTOLD:
            changed = replace(point, observation=replace(point.observation, value=point.value * Decimal(times)))
            history = opened.histories[slug]
            texts[slug] = f"{wording.figure_sentence(history, changed, assess(history, changed))}."
    caught = {problem.subject for problem in found(value_text, saying(opened, texts))}
    assert sorted(set(texts) - caught) == []


HOSTILE = [
    "(",
    "[",
    "1,",
    "1.",
    "of 1 ",
    "target ",
    "from 1 to ",
    "the ",
    "a-",
    "£",
    "%",
    "and ",
    "May ",
    "2011/",
    "…",
    "\u202e",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_text_is_read_without_a_finding_and_without_end(piece: str) -> None:
    text = piece * 20_000
    said = report([("recycled", text), ("edition", "2025-26-q1", "Waste", text)])
    assert [problem for rule in RULES for problem in found(rule, said)] == []


def test_what_no_person_would_write_as_one_sentence_is_not_read() -> None:
    assert sentences("word " * LONGEST) == ()
    assert [one.text for one in sentences("One. " + "word " * LONGEST + ". Two.")] == ["One.", "Two."]


@given(text=st.text(st.characters(codec="utf-8"), max_size=200))
def test_no_text_makes_a_rule_raise(text: str) -> None:
    said = (
        report([("recycled", text), ("edition", "2025-26-q1", "", text), ("priority", "waste", "", text)])
        if text.strip()
        else report()
    )
    for rule in RULES:
        found(rule, said)


@given(part=st.integers(0, 400), whole=st.integers(2, 400), decimals=st.integers(0, 2))
def test_a_share_beside_its_own_percentage_is_let_pass_and_beside_another_found(
    part: int, whole: int, decimals: int
) -> None:
    part = min(part, whole)
    true, wrong = (f"{100 * part / whole + more:.{decimals}f}" for more in (0, 7))
    assert in_edition(ratio_text, f"{part} of {whole} plans ({true}%) were kept.") == []
    assert len(in_edition(ratio_text, f"{part} of {whole} plans ({wrong}%) were kept.")) == 1


@given(parts=st.lists(st.integers(1, 500), min_size=2, max_size=6), more=st.integers(-20, 20))
def test_parts_are_found_exactly_if_they_do_not_make_their_whole(parts: list[int], more: int) -> None:
    whole = sum(parts) + more
    assume(not 1900 <= whole <= 2099)  # which would be a year
    listed = ", ".join(f"{part} of kind" for part in parts[:-1]).replace(" of kind", " red")
    text = f"There were {whole} bins: {listed} and {parts[-1]} green."
    told = in_edition(parts_text, text)
    near = whole > 1 and abs(more) * 100 <= 25 * whole
    assert (told != []) is (more != 0 and near)

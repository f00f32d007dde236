"""What the generator writes can be read by a child of nine: measured over all that it says on both real sites."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest
from generated import sentences_of_both_sites

from quarterlight.data.reading.sentences import sentences
from quarterlight.data.rules.description.reading_age import reading_age, size
from quarterlight.display.wording import dates
from quarterlight.display.wording.own_words import OWN_WORDS

TEMPLATES = Path(dates.__file__).parents[2] / "templates"
AIM = 9
# A single kind of text may be as hard as a tabloid newspaper, whose readers are 12.
HARDEST = 12
Said = list[tuple[str, str]]


@pytest.fixture(scope="module")
def said() -> Said:
    return sentences_of_both_sites()


def age(texts: list[str]) -> Decimal:
    found = [one for text in texts for one in sentences(text)]
    return reading_age(*size(found), len(found))


def test_all_that_the_generator_writes_has_a_reading_age_of_nine(said: Said) -> None:
    assert len(said) > 900
    assert age([text for _, text in said]) <= AIM


@pytest.mark.parametrize("where", ["lead", "headline", "description", "why", "rating", "summary", "finding"])
def test_no_kind_of_text_is_harder_than_a_tabloid(said: Said, where: str) -> None:
    assert age([text for place, text in said if place == where]) <= HARDEST


def test_headlines_and_reasons_are_at_the_aim(said: Said) -> None:
    for kind in ("headline", "description", "why", "rating"):
        assert age([text for place, text in said if place == kind]) <= AIM, kind


def test_months_are_spelt_out(said: Said) -> None:
    short = re.compile(rf"\b(?:{'|'.join(month[:3] for month in dates.MONTHS if month != 'May')}|Sept)\b")
    # What the report itself prints stands in quotation marks, as it is.
    unquoted = [re.sub(r"“[^”]*”|\"[^\"]*\"", "", text) for _, text in said]
    assert [text for text in unquoted if short.search(text)] == []
    assert [text for text in unquoted if re.search(r"\bQ[1-4]\b|\b(?:FY|CY|AY)\d{4}", text)] == []


# Two capitals or more; a period in the standard's notation is explained on the page of the standard.
SHORT = re.compile(r"\b[A-Z]{2,}\b")
# The levels of WCAG, which its entry explains, are letters and stand for no words.
EVERYDAY = {"NHS", "AA"}


def test_no_generated_sentence_has_an_abbreviation_of_ours(said: Said) -> None:
    # A rating's printed letters stand in quotation marks; a finding may be about an abbreviation.
    unquoted = [re.sub(r"“[^”]*”|\"[^\"]*\"", "", text) for _, text in said if not text.endswith("is not explained.")]
    assert [text for text in unquoted if SHORT.search(text)] == []


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.md")), ids=lambda path: path.stem)
def test_every_abbreviation_in_a_template_is_in_the_glossary(path: Path) -> None:
    words = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]*>", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert set(SHORT.findall(words)) - EVERYDAY <= {term.term for term in OWN_WORDS}

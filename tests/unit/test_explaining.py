"""Which words are explained where they stand: each once on a page, by its name or its abbreviation."""

from __future__ import annotations

import pytest
from factories import edition

from quarterlight.display.explaining import MOST, OTHER, Entry, by_letter, entries, explained, known_to
from quarterlight.facts.model import Council, Term

WORDS = (
    Term("LAC", "Looked after children.", ("looked after children", "CLA")),
    Term("Caseload", "The number of families that one social worker has.", ("cases held",)),
    Term("Child protection plan", "A plan to keep a child safe.", ("CPP",)),
    Term("Void property", "An empty home.", ("void",)),
)
COUNCIL = Council((edition(terms=WORDS),))
KNOWN = tuple(Entry(term, f"term-{place}") for place, term in enumerate(WORDS))


def named(*texts: str) -> list[str]:
    """Return the stretches of the texts that are explained, in order."""
    return [text for pieces in explained(texts, KNOWN).values() for text, entry in pieces if entry]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Caseloads fell.", ["Caseloads"], id="in the plural, at the head of a sentence"),
        pytest.param("The caseload and the Caseload fell.", ["caseload"], id="once"),
        pytest.param("Every CLA, every CPP.", ["CLA", "CPP"], id="by an abbreviation"),
        pytest.param("Looked after children", [], id="not the plain words that explain it"),
        pytest.param("A lac lake, a black sea, LACK.", [], id="not inside other words, nor in small letters"),
        pytest.param("A child protection plan in a caseload", ["child protection plan", "caseload"], id="two"),
    ],
)  # fmt: skip
def test_a_word_is_explained_where_it_is_first_named(text: str, found: list[str]) -> None:
    assert named(text) == found


def test_a_word_is_explained_once_on_a_page_and_a_text_that_stands_twice_is_left() -> None:
    assert named("A caseload.", "Another caseload, a LAC.") == ["caseload", "LAC"]
    assert named("A caseload.", "A caseload.") == []


def test_the_pieces_make_the_text() -> None:
    text = "LAC: the caseload, of LAC <b>, and void properties"
    assert "".join(piece for piece, _ in explained([text], KNOWN)[text]) == text


def test_no_page_explains_more_than_a_few_words() -> None:
    many = tuple(Entry(Term(f"Word{number}", "Meaning."), f"term-{number}") for number in range(30))
    [pieces] = explained([" ".join(entry.term.term for entry in many)], many).values()
    assert sum(entry is not None for _, entry in pieces) == MOST


def test_a_report_s_own_meaning_wins_over_ours_and_addresses_are_the_words() -> None:
    own = Council((edition(terms=(Term("Tolerance", "Ours."), Term("A & B", "One."), Term("A-B", "Other."))),))
    found = {entry.anchor: entry.term.meaning for entry in entries([own])}
    assert found["term-tolerance"] == "Ours."
    assert (found["term-a-b"], found["term-a-b-2"]) == ("One.", "Other.")
    assert found["term-year-to-date"].startswith("From the start of the year")


def test_a_council_s_pages_explain_its_words_and_ours_alone() -> None:
    other = Council((edition(terms=(Term("Sufficiency", "Enough places."),)),))
    names = {entry.term.term for entry in known_to(COUNCIL, entries([COUNCIL, other]))}
    assert {"LAC", "Percentage point"} <= names
    assert "Sufficiency" not in names


def test_words_stand_under_their_letters_and_only_letters_that_have_words_are_there() -> None:
    known = [Entry(Term(name, ""), name) for name in ("5G", "additive", "Area", "Écart", "ward", "住房")]
    assert [(letter, [entry.term.term for entry in found]) for letter, found in by_letter(known)] == [
        ("A", ["additive", "Area"]),
        ("E", ["Écart"]),
        ("W", ["ward"]),
        (OTHER, ["5G", "住房"]),
    ]

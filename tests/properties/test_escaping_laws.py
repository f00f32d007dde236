"""Laws of escaping: what goes in is what a reader sees, and nothing between takes any of it for its own."""

import html
import importlib
import re
import string

import jinja2
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from markupsafe import Markup

from quarterlight.words.escaping import escape, safe_cell

markdown = importlib.import_module("markdown")  # it ships no types

# Ordinary characters alone would seldom meet: what the page's readers look for is drawn more often.
marks = st.sampled_from(
    [*string.punctuation, *string.whitespace, "5", "5%", "a, b", "{{", "{%", "<!--", "&amp;", "![", "]("]
)
texts = st.lists(marks | st.text(max_size=3), max_size=12).map("".join)
ordinary = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf", "Cn", "Zl", "Zp", "Zs"]) | st.just(" "))
# Inert where they stand: in a figure, in a percentage, and a comma between words.
INERT = re.compile(r"(?<=\d)[.,](?=\d)|(?<=\d)%(?=\s|$)|(?<=\w),(?= )")
REFERENCE = re.compile(r"&#\d+;")
# A comma may stay after a closing bracket or an underscore, as after a letter; after no other mark.
LIKE_A_LETTER = {"&#41;": "x", "&#95;": "x"}


@given(texts)
def test_no_raw_punctuation_is_left_but_what_is_inert(text: str) -> None:
    bare = REFERENCE.sub(lambda found: LIKE_A_LETTER.get(found[0], "§"), str(escape(text)))
    assert not set(INERT.sub("", bare)) & set(string.punctuation)


@given(texts)
def test_it_is_one_line_without_a_run_of_spaces(text: str) -> None:
    escaped = str(escape(text))
    assert len(escaped.splitlines()) <= 1
    assert not re.search(r"\s\s|[^\S ]", escaped)


@given(ordinary)
def test_a_reader_sees_what_was_written(text: str) -> None:
    assert html.unescape(str(escape(text))) == re.sub(" +", " ", text)


@given(texts)
def test_no_character_that_hides_or_reorders_is_left(text: str) -> None:
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", str(escape(text)))


@given(texts)
def test_escaping_what_is_escaped_changes_nothing(text: str) -> None:
    once = escape(text)
    assert escape(once) is once


@given(texts, texts)
def test_a_page_is_safe_piece_by_piece(one: str, other: str) -> None:
    joined = escape(one) + " " + escape(other)
    assert isinstance(joined, Markup)
    assert html.unescape(str(joined)) == f"{html.unescape(str(escape(one)))} {html.unescape(str(escape(other)))}"


@given(texts)
@example("{{ 7 * 7 }}{% set x = 1 %}{# gone #}")
def test_jinja_sees_nothing(text: str) -> None:
    escaped = str(escape(text))
    assert jinja2.Environment(autoescape=False).from_string(escaped).render() == escaped


@given(texts)
@example('"\n---\ntitle: other')
def test_yaml_sees_nothing(text: str) -> None:
    escaped = str(escape(text))
    assert yaml.safe_load(f'title: "{escaped}"\n') == {"title": escaped}


@given(texts)
@example("# Title")
@example("[a](javascript:b)")
@example("1. one")
@example("| a |\n|---|")
@example("    code")
def test_markdown_and_html_see_one_paragraph_of_text(text: str) -> None:
    escaped = str(escape(text)).strip()
    page = markdown.markdown(f"Said {escaped} so", extensions=["tables", "attr_list", "md_in_html"])
    assert html.unescape(page) == f"<p>{html.unescape(f'Said {escaped} so')}</p>"
    assert page.count("<") == 2


@given(texts)
def test_a_spreadsheet_never_runs_a_cell_nor_loses_a_sign_of_it(text: str) -> None:
    cell = safe_cell(text)
    assert cell[:1] not in set("=+-@\t\r\0") - {""}
    assert cell in {text, f"'{text}"}

"""Text that no later reader of a page can take for anything but text."""

import pytest
from markupsafe import Markup

from quarterlight.words.escaping import escape, printed, safe_cell


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        pytest.param("Roads and streets", "Roads and streets", id="plain words stay as they are"),
        pytest.param("<b>", "&#60;b&#62;", id="HTML"),
        pytest.param("R&D", "R&#38;D", id="an ampersand"),
        pytest.param("&lt;", "&#38;lt&#59;", id="a reference that someone wrote"),
        pytest.param("{{ x }}", "&#123;&#123; x &#125;&#125;", id="Jinja"),
        pytest.param("{% x %}", "&#123;&#37; x &#37;&#125;", id="a Jinja block"),
        pytest.param("5%}", "5&#37;&#125;", id="the end of a Jinja block after a figure"),
        pytest.param("# Title", "&#35; Title", id="a Markdown heading"),
        pytest.param("1. First", "1&#46; First", id="a Markdown list"),
        pytest.param("a | b", "a &#124; b", id="a Markdown table"),
        pytest.param("_a_ *b*", "&#95;a&#95; &#42;b&#42;", id="Markdown emphasis"),
        pytest.param("key: value", "key&#58; value", id="YAML"),
        pytest.param('say "no"', "say &#34;no&#34;", id="the end of a quoted string"),
        pytest.param("www.example.com", "www&#46;example&#46;com", id="what could become a link"),
        pytest.param("1,234.5", "1,234.5", id="a figure stays readable"),
        pytest.param("54.5%", "54.5%", id="a percentage stays readable"),
        pytest.param("54.5% of homes", "54.5% of homes", id="a percentage in a sentence"),
        pytest.param("homes, roads", "homes, roads", id="a comma in a sentence"),
        pytest.param(",a", "&#44;a", id="a comma at the start"),
        pytest.param("It ends.", "It ends&#46;", id="a full stop"),
        pytest.param("£3.4 million – naïve", "£3.4 million – naïve", id="signs beyond ASCII"),
        pytest.param("a\n\n    b\t c", "a b c", id="lines and tabs become one space"),
        pytest.param("a\u2028b", "a b", id="a line separator"),
        pytest.param("a\u202eb", "a[U+202E]b", id="reordering"),
        pytest.param("a\x00b", "a[U+0000]b", id="a control character"),
        pytest.param("a\ud800b", "a[U+D800]b", id="half a character"),
        pytest.param("", "", id="nothing"),
        pytest.param(None, "", id="no text at all"),
        pytest.param(7311, "7311", id="a number"),
    ],
)
def test_text_is_escaped(text: object, escaped: str) -> None:
    # The code of a hidden character is itself text: its own punctuation is escaped too.
    shown = escaped.replace("[U+", "&#91;U&#43;").replace("]", "&#93;")
    assert escape(text) == Markup(shown)


def test_markup_is_left_alone() -> None:
    assert escape(Markup("<b>bold</b>\n")) == Markup("<b>bold</b>\n")


def test_what_is_escaped_once_is_not_escaped_again() -> None:
    assert escape(escape("<b> & co.")) == escape("<b> & co.")


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "\x00", " =", "＝", " ＋"])
def test_a_spreadsheet_does_not_run_a_cell(first: str) -> None:
    assert safe_cell(f"{first}SUM(A1)") == f"'{first}SUM(A1)"


@pytest.mark.parametrize("text", ["", "Roads", "1+1", "a=b", "'quoted", " SUM(A1)"])
def test_other_cells_stay_as_they_are(text: str) -> None:
    assert safe_cell(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("£3.4 million – naïve, Kąty, Žižek, Αθήνα, Москва", None, id="Latin, Greek and Cyrillic stay"),
        pytest.param("<b> *bold* #code", None, id="markup of any kind stays, because nothing reads it"),
        pytest.param("Cafe\u0301", "Café", id="a letter and its accent become one sign"),
        pytest.param("\u0a2a\u0a70", "[U+0A2A][U+0A70]", id="a script that the fonts lack"),
        pytest.param("\U0001f600", "[U+1F600]", id="a picture"),
        pytest.param("a\u202eb\x00c", "a[U+202E]b[U+0000]c", id="reordering and control"),
        pytest.param("zero\u200bwidth", "zero[U+200B]width", id="what nobody would see"),
        pytest.param("two\n\tlines", "two lines", id="lines and tabs become one space"),
    ],
)
def test_text_for_paper_shows_as_its_code_what_the_fonts_lack(text: str, shown: str | None) -> None:
    assert printed(text) == (text if shown is None else shown)

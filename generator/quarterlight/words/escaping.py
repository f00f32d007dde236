"""The one function that makes text safe to print, whatever reads it next.

A page passes through YAML, Markdown, the engine's own templates and HTML. Text in which every ASCII punctuation mark
is a character reference means the same to the last of them and nothing to the others.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import lru_cache

from markupsafe import Markup

# The first line of a generated page. It promises that every text in the page was made safe here, so that no tag stands
# in it but those of the templates.
GENERATED = "<!-- generated -->"
# Between digits (and a percent sign after one) punctuation is inert everywhere, and tables are full of it.
_PUNCTUATION = re.compile(r"(?<=\d)[.,](?=\d)|(?<=[\w)])[,](?= )|(?<=\d)%(?=$|\s)|([!-/:-@\[-`{-~])")
_IN_SCRIPT = re.compile("[<>&]")
_SPACE = re.compile(r"\s+")
# Marks that reorder what follows them could change how the rest of the page reads.
_REORDERING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_UNSAFE = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff{_REORDERING}]")


def escape(value: object) -> Markup:
    """Return `value` as one line of text that no later reader of the page can take for anything else.

    Markup is returned as it is. Control and reordering characters are shown as their code, such as [U+202E].
    """
    return value if isinstance(value, Markup) else _escape("" if value is None else str(value))


@lru_cache(maxsize=65536)
def _escape(text: str) -> Markup:
    return Markup(_PUNCTUATION.sub(_reference, visible(text)))


def visible(text: str) -> str:
    """Return `text` as one line with every control and reordering character shown as its code."""
    return _UNSAFE.sub(_code, _SPACE.sub(" ", text))


# The signs that the fonts of printed papers have; a test prints each of them. Any other would leave an empty box.
_PRINTED = (
    " -~\u00a0-\u036f\u0386\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0400-\u0513\u1e00-\u1e9b\u1e9e\u1ea0-\u1ef9"
    "\u2010\u2012-\u2022\u2026\u2030\u2032-\u2034\u2039\u203a\u2044\u2074-\u2079\u207f-\u2089\u20a0-\u20b5\u2116\u2122"
    "\u2126\u2153\u2154\u215b-\u215e\u2190-\u2195\u2202\u2206\u220f\u2211\u2212\u2219\u221a\u221e\u2248\u2260\u2264"
    "\u2265\u25a0\u25a1\u25b2\u25cf"
)
_UNPRINTED = re.compile(f"[^{_PRINTED}]")


def printed(text: str) -> str:
    """Return `text` as one line for a printed paper: what it cannot show is there as its code, such as [U+0A2A].

    A typesetter is handed it as a value, never as markup, so nothing else in it needs escaping.
    """
    return _UNPRINTED.sub(_code, visible(unicodedata.normalize("NFC", text)))


def _code(found: re.Match[str]) -> str:
    return f"[U+{ord(found[0]):04X}]"


def _reference(found: re.Match[str]) -> str:
    return f"&#{ord(found[1])};" if found[1] else found[0]


def script_data(value: object) -> Markup:
    """Return `value` as JSON for a script element of data: nothing in a text of it can end the element or be a tag."""
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"))
    return Markup(_IN_SCRIPT.sub(lambda found: f"\\u{ord(found[0]):04x}", text))


# The signs that begin a formula, also in their full-width forms, which some spreadsheets take alike.
_FORMULA = frozenset("=+-@\t\r\x00＝＋－＠")


def safe_cell(text: str) -> str:
    """Return a text cell that a spreadsheet will not run as a formula: an apostrophe stands before its first sign.

    Source: OWASP, CSV injection.
    """
    return f"'{text}" if text[:1] in _FORMULA or text.lstrip()[:1] in _FORMULA else text

"""The one function that makes text safe to print, whatever reads it next.

A page passes through YAML, Markdown, the engine's own templates and HTML. Text in which every ASCII punctuation mark
is a character reference means the same to the last of them and nothing to the others.
"""

from __future__ import annotations

import json
import re
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
    return _UNSAFE.sub(lambda found: f"[U+{ord(found[0]):04X}]", _SPACE.sub(" ", text))


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

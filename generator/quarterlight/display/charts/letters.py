"""How wide text is in the charts' typeface, by the widths of its letters. Numbers only; loads no font.

Source of the widths: the metrics published for Helvetica, which Arial and Liberation Sans share. The same on every
machine, whatever fonts it has.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

# Thousandths of the text's size, for each letter that is not as wide as a figure.
_GROUPS: Mapping[int, str] = {
    191: "'",
    222: "ijl’‘",
    260: "|",
    278: " !,./:;I[]\\ft\u00a0",
    333: "()-r`“”",
    334: "{}",
    355: '"',
    389: "*",
    469: "^",
    500: "Jcksvxyz",
    584: "+<=>~−",
    611: "FTZ",
    667: "ABEKPSVXY&",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1000: "…",
    1015: "@",
}
_WIDTHS = {letter: width for width, letters in _GROUPS.items() for letter in letters}
# A figure, and most small letters.
_USUAL = 556
# Letters of bold text are wider, figures are not.
_BOLD = 1.09


@lru_cache(maxsize=4096)
def width(text: str, size: float, bold: bool = False) -> float:
    """Return how many pixels wide a line of text of `size` pixels is."""
    widths = (_WIDTHS.get(letter, _USUAL) * (_BOLD if bold and letter.isalpha() else 1) for letter in text)
    return sum(widths) * size / 1000

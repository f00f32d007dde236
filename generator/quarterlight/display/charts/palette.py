"""The colours of charts, light and dark, and how far apart two colours are. The only module that names a colour.

Source: Government Analysis Function, "Data visualisation: colours in charts" for the light palette. Its dark blue and
dark pink fade on a dark page, so each colour has a dark counterpart of its own; a test computes every contrast.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Colour:
    """One colour of a part of a chart: as it is on a light page and on a dark one, both as #rrggbb."""

    light: str
    dark: str


PAPER = Colour("#ffffff", "#10171e")
INK = Colour("#1b2631", "#e7edf3")
SOFT = Colour("#4a5968", "#a9b8c6")
GRID = Colour("#d2dae2", "#364553")
BAND = Colour("#e3ecf4", "#20303f")
# The Analysis Function's categories: dark blue, turquoise, dark pink, orange, dark grey, light purple.
MAIN = Colour("#12436d", "#8cc4f5")
TURQUOISE = Colour("#28a197", "#4fc9bd")
PINK = Colour("#801650", "#f59ac9")
ORANGE = Colour("#f46a25", "#ff8f57")
GREY = Colour("#3d3d3d", "#c3c9cf")
PURPLE = Colour("#a285d1", "#b9a0e6")
# A paler blue for what is not the latest, still three to one against the page.
EARLIER = Colour("#7793af", "#5b80a3")
# The tones of a status, as the site's style sheet has them.
GOOD = Colour("#0a6847", "#66d1a5")
MIXED = Colour("#855000", "#f3b966")
POOR = Colour("#a1123f", "#ff95ad")
NONE = Colour("#4a5969", "#a9b8c7")

CATEGORIES = (MAIN, TURQUOISE, PINK, ORANGE, GREY, PURPLE)
# What is drawn as a line or as text, and what is drawn as an area or a point.
LINES = (INK, SOFT, MAIN, PINK, GREY, GOOD, MIXED, POOR, NONE)
SHAPES = (*CATEGORIES, EARLIER)
EVERY = (PAPER, INK, SOFT, GRID, BAND, *CATEGORIES, EARLIER, GOOD, MIXED, POOR, NONE)


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour #rrggbb, from 0 (black) to 1 (white). Source: WCAG 2.2."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours #rrggbb, from 1 (none) to 21. Source: WCAG 2.2."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def outline() -> str:
    """Return the style of a text's halo in light: it keeps a line clear of the letters that it would run through."""
    return f"stroke:{PAPER.light};stroke-width:5px;stroke-linejoin:round"


def halo() -> str:
    """Return the style rules that give each text of a chart its halo."""
    rules = f"text{{paint-order:stroke;{outline()}}}"
    return f"{rules}@media screen and (prefers-color-scheme:dark){{text{{stroke:{PAPER.dark}}}}}"


def inner_style() -> str:
    """Return the style inside every chart's file: the same text in each, so that one digest allows it."""
    return halo() + dark_rules()


def dark_rules(within: str = "") -> str:
    """Return the style rules by which an SVG drawn in the light colours takes the dark ones, by the reader's setting.

    A rule of style outweighs an attribute, so the drawing itself stays as it is. `within` is a selector before each.
    """
    rules = "".join(
        f'{within}[fill="{colour.light}"]{{fill:{colour.dark}}}{within}[stroke="{colour.light}"]{{stroke:{colour.dark}}}'
        for colour in EVERY
    )
    return f"@media screen and (prefers-color-scheme:dark){{{rules}}}"

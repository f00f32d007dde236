"""The colours of the style sheet: text, statuses and icons stand out in both settings, by computation (WCAG 2.2)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from quarterlight.display.charts import palette
from quarterlight.display.charts.palette import contrast

SHEET = (Path(palette.__file__).parents[2] / "theme" / "assets" / "quarterlight.css").read_text(encoding="utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--(\w+): (#[0-9a-f]{3,6});", block))
    for block in re.findall(r":root \{(.*?)\}", SHEET, re.DOTALL)[:2]
)
SETTINGS = {"light": LIGHT, "dark": {**LIGHT, **DARK}}
TEXT = ("ink", "soft", "accent", "good", "mixed", "poor", "none")


def whole(colour: str) -> str:
    """Return a colour as #rrggbb."""
    return colour if len(colour) == 7 else "#" + "".join(2 * digit for digit in colour[1:])


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("behind", ["paper", "panel", "tint"])
@pytest.mark.parametrize("name", TEXT)
def test_text_statuses_and_icons_stand_out_from_what_is_behind_them(name: str, behind: str, setting: str) -> None:
    found = SETTINGS[setting]
    assert contrast(whole(found[name]), whole(found[behind])) >= 4.5


@pytest.mark.parametrize(("setting", "side"), [("light", "light"), ("dark", "dark")])
@pytest.mark.parametrize(
    ("name", "colour"),
    [
        ("paper", palette.PAPER),
        ("ink", palette.INK),
        ("soft", palette.SOFT),
        ("good", palette.GOOD),
        ("mixed", palette.MIXED),
        ("poor", palette.POOR),
    ],
)
def test_charts_have_the_colours_of_the_page_around_them(
    name: str, colour: palette.Colour, setting: str, side: str
) -> None:
    assert whole(SETTINGS[setting][name]) == getattr(colour, side)

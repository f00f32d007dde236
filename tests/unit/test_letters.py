"""The widths of texts in charts are those that the drawing tool measures with a font of the same widths."""

from __future__ import annotations

import re

import pytest
import vl_convert

from quarterlight.display.charts.letters import width
from quarterlight.display.charts.look import FONT

TEXTS = [
    "40%",
    "1,000",
    "£12.5m",
    "−2,800,000",
    "Jan to Mar",
    "Target",
    "Limit 47.6%",
    "Percent (this scale starts at 40%)",
    "[missing]",
    "Wimbledon will fill",
    "A measure’s “name”: K & Q; X/Y_Z?",
]


def measured(text: str, size: int, weight: str) -> float:
    """Return the width of a text as the drawing tool finds it, in whole pixels."""
    values = {"text": text, "fontSize": size, "font": FONT, "fontWeight": weight}
    mark = {"type": "text", "encode": {"enter": {name: {"value": value} for name, value in values.items()}}}
    drawn = vl_convert.vega_to_svg({"autosize": "pad", "padding": 0, "width": 1, "height": 1, "marks": [mark]})
    return float(re.findall(r'width="([\d.]+)"', drawn)[0])


@pytest.mark.parametrize("weight", ["normal", "bold"])
@pytest.mark.parametrize("size", [11, 12, 54])
@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_as_wide_as_the_drawing_tool_finds_it(text: str, size: int, weight: str) -> None:
    found = measured(text, size, weight)
    # What the tool finds is rounded up, and begins a little after the text's own place.
    assert width(text, size, weight == "bold") == pytest.approx(found - 0.5, rel=0.07, abs=1.0)


def test_a_letter_that_nobody_knows_is_as_wide_as_a_figure() -> None:
    assert width("你好", 12) == width("00", 12)


def test_nothing_is_no_pixel_wide() -> None:
    assert width("", 12) == 0

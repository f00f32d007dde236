"""The colours of charts: enough contrast in both settings, by computation. Source: WCAG 2.2, rules of the field."""

from __future__ import annotations

import re
from itertools import combinations

import altair as alt
import pytest

from quarterlight.display.charts import palette
from quarterlight.display.charts.kinds import KINDS, specification
from quarterlight.display.charts.look import theme
from quarterlight.display.charts.palette import Colour, contrast

SETTINGS = ("light", "dark")


def test_black_on_white_has_the_greatest_contrast_and_a_colour_on_itself_none() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#12436d", "#12436d") == 1
    # Computed by hand: the Analysis Function's dark blue on the dark page, which is why it is not used there.
    assert contrast("#12436d", "#10171e") == pytest.approx(1.76, abs=0.01)


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("colour", palette.LINES)
def test_lines_and_text_stand_out_from_the_page_by_four_and_a_half(colour: Colour, setting: str) -> None:
    assert contrast(getattr(colour, setting), getattr(palette.PAPER, setting)) >= 4.5


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("colour", [*palette.SHAPES, *palette.LINES])
def test_bars_and_points_stand_out_from_the_page_by_three(colour: Colour, setting: str) -> None:
    assert contrast(getattr(colour, setting), getattr(palette.PAPER, setting)) >= 3


@pytest.mark.parametrize("setting", SETTINGS)
def test_text_lines_and_edges_stand_out_from_the_band_of_tolerance_too(setting: str) -> None:
    for colour in (palette.INK, palette.SOFT, palette.MAIN):
        assert contrast(getattr(colour, setting), getattr(palette.BAND, setting)) >= 4.5


def test_the_light_categories_are_those_of_the_analysis_function() -> None:
    published = "#12436D #28A197 #801650 #F46A25 #3D3D3D #A285D1"
    assert [colour.light for colour in palette.CATEGORIES] == published.lower().split()


@pytest.mark.parametrize("setting", SETTINGS)
def test_no_two_colours_are_alike_so_that_one_can_be_put_in_the_place_of_another(setting: str) -> None:
    for one, other in combinations(palette.EVERY, 2):
        assert getattr(one, setting) != getattr(other, setting)


def test_no_kind_of_chart_names_a_colour_outside_the_palette() -> None:
    known = {colour.light for colour in palette.EVERY}
    for kind in KINDS:
        assert set(re.findall(r"#[0-9a-fA-F]{3,8}\b", str(specification(kind)))) <= known, kind


def test_every_colour_has_its_dark_counterpart_in_the_rules_for_the_dark_setting() -> None:
    rules = palette.dark_rules()
    assert rules.startswith("@media screen and (prefers-color-scheme:dark){")
    for colour in palette.EVERY:
        assert f'[fill="{colour.light}"]{{fill:{colour.dark}}}' in rules
        assert f'[stroke="{colour.light}"]{{stroke:{colour.dark}}}' in rules


def test_others_can_use_the_theme_for_charts_of_their_own() -> None:
    alt.theme.register("of-a-stranger", enable=True)(theme)
    chart = alt.Chart(alt.NamedData("rows")).mark_bar().encode(x="a:Q").to_dict()
    assert chart["config"]["range"]["category"][0] == "#12436d"
    assert chart["config"]["aria"] is False
    assert chart["config"]["axis"]["labelAngle"] == 0

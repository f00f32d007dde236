"""Figures with their units. `figure` is for sentences, `cell` for tables, `labelled` for a figure that stands alone."""

from __future__ import annotations

from decimal import Decimal

from quarterlight.facts.model import Indicator
from quarterlight.facts.statistics import places, rounded
from quarterlight.words.amount import NAMES

MILLION = Decimal(1_000_000)
UNIT_NAMES = NAMES
_NOUNS = {"days": ("day", "days"), "hours": ("hour", "hours"), "tonnes": ("tonne", "tonnes"), "kg": ("kg", "kg")}
_RATES = {"per_1k", "per_10k", "per_100k"}
# Counted things are "fewer", measured ones "less".
_COUNTED = {"count", "days", "hours"}


def number(value: Decimal, decimals: int | None = None) -> str:
    """Return `value` with thousands separators, rounded to at most `decimals` places and not padded."""
    shown = rounded(value, min(decimals, places(value))) if decimals is not None else value
    return f"{'−' if shown < 0 else ''}{abs(shown):,f}"


def figure(value: Decimal, indicator: Indicator) -> str:
    """Return `value` with its unit, as a sentence says it: "54.5%", "26 days", "£3.4 million"; rates without."""
    unit, shown = indicator.unit, number(value, indicator.decimals)
    if unit == "percent":
        return f"{shown}%"
    if unit == "gbp":
        return money(value)
    if unit in _NOUNS:
        return f"{shown} {_NOUNS[unit][not single(value, indicator)]}"
    return shown


def single(value: Decimal, indicator: Indicator) -> bool:
    """Return whether `value`, as it is shown, is one of something: "1 day", but "1.0 days"."""
    return number(value, indicator.decimals) == "1"


def alike(one: Decimal, other: Decimal, indicator: Indicator) -> bool:
    """Return whether a reader sees no difference between two figures: they round to the same."""
    if indicator.decimals is not None and rounded(one, indicator.decimals) == rounded(other, indicator.decimals):
        return True
    return figure(one, indicator) == figure(other, indicator)


def labelled(value: Decimal, indicator: Indicator) -> str:
    """Return `value` with its unit for a place without a sentence: a rate says of how many."""
    said = figure(value, indicator)
    return f"{said} {UNIT_NAMES[indicator.unit]}" if indicator.unit in _RATES else said


def money(value: Decimal) -> str:
    """Return pounds: "£3.4 million" or "£2.1 billion", to at most two decimals; below a million "£30,000"."""
    exact = rounded(value, 2) if places(value) else value
    sign, size = "−" if exact < 0 else "", abs(exact)
    for scale, word in ((1000 * MILLION, "billion"), (MILLION, "million")):
        if size >= scale:
            short = rounded(size / scale, 2).normalize()
            return f"{sign}£{number(short + 0)} {word}"
    return f"{sign}£{number(size)}"


def cell(value: Decimal | None, indicator: Indicator) -> str:
    """Return `value` for a table: every figure of an indicator with the same decimals; "" where there is none."""
    if value is None:
        return ""
    shown = rounded(value, indicator.decimals) if indicator.decimals is not None else value
    text = f"{abs(shown):,f}"
    sign = "−" if shown < 0 else ""
    if indicator.unit == "gbp":
        return f"{sign}£{text}"
    return f"{sign}{text}%" if indicator.unit == "percent" else f"{sign}{text}"


def difference(before: Decimal, now: Decimal, indicator: Indicator) -> str:
    """Return the size of a change with its unit; the change of a percentage is in percentage points."""
    size = _size(before, now)
    return _points(size, indicator) if indicator.unit == "percent" else figure(size, indicator)


def gap(before: Decimal, now: Decimal, indicator: Indicator) -> str:
    """Return the same for a place without a sentence: that of a rate says of how many."""
    size = _size(before, now)
    return _points(size, indicator) if indicator.unit == "percent" else labelled(size, indicator)


def _size(before: Decimal, now: Decimal) -> Decimal:
    return abs(now - before).normalize() + 0


def _points(size: Decimal, indicator: Indicator) -> str:
    shown = number(size, indicator.decimals)
    return f"{shown} percentage {'point' if shown == '1' else 'points'}"


def fewer(indicator: Indicator) -> str:
    """Return "fewer" for what is counted and "less" for what is measured."""
    return "fewer" if indicator.unit in _COUNTED else "less"


def count(number_of: int, one: str, many: str = "") -> str:
    """Return a count with its noun: "1 measure", "1,204 measures", "no measures"."""
    noun = one if number_of == 1 else many or f"{one}s"
    return f"{number_of:,} {noun}" if number_of else f"no {noun}"


def any_cell(value: Decimal | int | str | None, unit: str) -> str:
    """Return a cell of an extra table, whose columns carry only a unit."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, str):
        return value
    sign, text = "−" if value < 0 else "", f"{abs(value):,f}" if isinstance(value, Decimal) else f"{abs(value):,}"
    return f"{sign}{'£' if unit == 'gbp' else ''}{text}{'%' if unit == 'percent' else ''}"


_SHORT = ((1000 * MILLION, "bn"), (MILLION, "m"))


def brief(value: Decimal, indicator: Indicator) -> str:
    """Return `value` for a label in a chart, with its unit's sign: "54.5%", "£3.4m", "7,311"."""
    for size, word in _SHORT:
        if abs(value) >= size and indicator.unit not in {"percent"}:
            shown = rounded(abs(value) / size, 2).normalize() + 0
            return f"{'−' if value < 0 else ''}{'£' if indicator.unit == 'gbp' else ''}{shown:,f}{word}"
    return cell(value, indicator)


def step(value: Decimal, unit: str) -> str:
    """Return a figure on a scale, with its unit's sign: "80%", "£2.5m", "6,000"."""
    sign, size = "−" if value < 0 else "", abs(value)
    for scale, word in _SHORT:
        if size >= scale:
            return f"{sign}{'£' if unit == 'gbp' else ''}{(size / scale).normalize() + 0:,f}{word}"
    return f"{sign}{'£' if unit == 'gbp' else ''}{size:,f}{'%' if unit == 'percent' else ''}"


def caption(unit: str, lowest: Decimal) -> str:
    """Return what a scale measures, and where it starts if that is not at zero."""
    words = UNIT_NAMES[unit].capitalize()
    return f"{words} (this scale starts at {step(lowest, unit)})" if lowest else words


def fitting(value: Decimal, indicator: Indicator) -> Decimal:
    """Return a worked-out figure with one decimal more than the indicator's own, or one where it declares none."""
    return rounded(value, (indicator.decimals or 0) + 1)


def size(octets: int) -> str:
    """Return the size of a file in words: "9 kB", "640 bytes"."""
    return f"{octets / 1000:.0f} kB" if octets >= 1000 else f"{octets} bytes"

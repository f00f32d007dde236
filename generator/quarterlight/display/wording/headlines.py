"""What a chart says, in ten words at most, and what it is of. The measure's name stands in the subtitle."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from quarterlight.display.readings import Reading
from quarterlight.display.wording import dates, numbers
from quarterlight.display.wording.news import counted, ten_words
from quarterlight.facts.history import History
from quarterlight.facts.model import Benchmark, Edition
from quarterlight.words.period import Period
from quarterlight.words.status import Tone


def subtitle(name: str, place: str, periods: Sequence[Period]) -> str:
    """Return measure, area and period: "Potholes repaired, Kirklees, April 2014 to September 2017"."""
    first, last = min(period.start for period in periods), max(period.end for period in periods)
    kind = periods[0].kind if len(set(periods)) == 1 else None
    when = dates.name(periods[0]) if kind else f"{dates.month(first)} to {dates.month(last)}"
    return f"{name}, {place}, {when}"


def source(edition: Edition) -> str:
    """Return where the figures are from."""
    return f"{edition.source_document or edition.organisation.name}, published {dates.day(edition.published_on)}"


def comparison(history: History, own: Decimal, others: Sequence[Benchmark]) -> str:
    """Return the headline of a comparison: how the council's figure stands to the others'."""
    shown = numbers.figure(own, history.indicator)
    values = [row.value for row in others if row.value is not None]
    lower, higher = sum(value < own for value in values), sum(value > own for value in values)
    if len(values) == 1:
        word = "higher than" if lower else "lower than" if higher else "the same as"
        return ten_words(f"{shown}, {word} {others[0].title}’s", f"{shown}, {word} the other figure")
    if lower == len(values):
        return f"{shown}, higher than all {counted(len(values))} others"
    if higher == len(values):
        return f"{shown}, lower than all {counted(len(values))} others"
    return f"{shown}, higher than {counted(lower)} of {counted(len(values))} others"


def group(readings: Sequence[Reading]) -> str:
    """Return the headline of several measures: "5 of 12 measures rated green", or how many met their targets."""
    whole = numbers.count(len(readings), "measure")
    best = [r for r in readings if r.badge.tone is Tone.GOOD]
    rated = [r for r in readings if r.badge.published]
    if rated and best:
        words = {r.badge.word for r in best}
        rated_so = f"{len(best)} of {whole} rated {best[0].badge.word.lower() if len(words) == 1 else 'good'}"
        return ten_words(rated_so, f"{len(best)} of {whole} have a good rating")
    if rated:
        return f"None of {whole} has a good rating"
    if best:
        return f"{len(best)} of {whole} met their targets"
    drawn = any(r.point is not None and r.point.value is not None for r in readings)
    return f"Latest figures of {whole}" if drawn else f"No figures yet for {whole}"


def table(name: str, shown: str, others: int, signed: bool) -> str:
    """Return the headline of an extra table's chart: its first row. `signed` where a larger one may lie below zero."""
    word = "highest" if signed else "largest"
    return ten_words(f"{name} is the {word}: {shown}", f"The {word} of {others} is {shown}")


def variation(words: str, assurance: str) -> str:
    """Return the headline of a variation chart: what the latest figure shows."""
    return ten_words(f"{words}; {assurance[:1].lower()}{assurance[1:]}" if assurance else words, words)

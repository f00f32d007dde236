"""What a chart says, in ten words at most, and what it is of. The measure's name stands in the subtitle."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from quarterlight.display.readings import Reading
from quarterlight.display.wording import dates, numbers
from quarterlight.display.wording.news import counted, ten_words
from quarterlight.facts.history import History
from quarterlight.facts.model import Basis, Benchmark, Edition
from quarterlight.words.period import Period
from quarterlight.words.status import Tone


def subtitle(name: str, place: str, periods: Sequence[Period], basis: Basis = Basis.IN_PERIOD) -> str:
    """Return measure, area and period: "Potholes repaired, Kirklees, April 2014 to September 2017"."""
    return f"{name}, {place}, {_covered(sorted(set(periods)), basis)}"


def _covered(periods: Sequence[Period], basis: Basis) -> str:
    """Return which months the figures of `periods` cover, or at whose end they stand; how each is formed before it."""
    first, last = periods[0], periods[-1]
    formed = None if all(period.kind.is_year for period in periods) else _FORMED.get(basis)
    if formed is None:
        start = min(period.start for period in periods)
        return dates.name(first) if first == last else f"{dates.month(start)} to {dates.month(last.end)}"
    if first == last:
        return dates.row(first, basis)
    ends = f"{dates.month(first.end)} to {dates.month(last.end)}"
    return f"{formed}, {ends}" if formed else ends


# Where a figure is not formed of what its period names: how it is formed, if that is more than a day or a month.
_FORMED = {
    Basis.ROLLING_12_MONTHS: "12 months to each date",
    Basis.YEAR_TO_DATE: "from the year’s start to each date",
    Basis.SNAPSHOT: "",
    Basis.LATEST_MONTH: "",
}


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

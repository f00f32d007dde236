"""The charts of an indicator's page: one reading into charts with their words. Draws nothing."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from quarterlight.display import links
from quarterlight.display.charts import measure, rows, variation, year
from quarterlight.display.charts.aims import aim
from quarterlight.display.charts.chart import Caption, Chart
from quarterlight.display.charts.content import Content
from quarterlight.display.readings import Reading
from quarterlight.display.wording import dates, descriptions, headlines, news, numbers, variations
from quarterlight.facts.history import Point
from quarterlight.facts.model import Basis, Benchmark
from quarterlight.facts.variation import xmr
from quarterlight.words.amount import LEVELS
from quarterlight.words.status import Polarity, Status, status


def charts(reading: Reading) -> Iterator[tuple[str, Chart]]:
    """Yield the charts of an indicator by name: measure, year, variation, comparison; none without figures."""
    for name, made in (
        ("measure", of_measure),
        ("year", _year),
        ("variation", _variation),
        ("comparison", _comparison),
    ):
        chart = made(reading)
        if chart is not None:
            yield name, chart


def _of(reading: Reading, name: str, anchor: str, words: tuple[str, str, str], drawn: tuple[Content, Content]) -> Chart:
    """Return a chart of an indicator; `words` are headline, subtitle and description, `drawn` wide and narrow."""
    edition, slug = reading.history.edition, reading.indicator.slug
    folder = links.indicator(edition.organisation.slug, slug)
    return Chart(Caption(f"{slug}{name}", folder, *words, headlines.source(edition), anchor), *drawn)


def of_measure(reading: Reading) -> Chart | None:
    """Return the chart of an indicator's figures; None where it has none."""
    history, latest = reading.history, reading.point
    points = history.whole.points
    if latest is None or not any(point.value is not None for point in points):
        return None
    few = measure.is_few(history)
    drawn = list(points) if few else measure.main_points(history, latest)
    if not any(point.value is not None for point in drawn):
        return None
    basis = history.indicator.basis
    held = [(dates.row(p.period, basis), level) for p in drawn for level in _levels(reading, p)[:1]]
    words = (
        news.happened(history, latest, reading.assessment),
        headlines.subtitle(reading.indicator.name, _place(reading), [point.period for point in drawn], basis),
        (descriptions.bars if few else descriptions.line)(history, drawn, held),
    )
    sheets = measure.content(history, latest, narrow=False), measure.content(history, latest, narrow=True)
    return _of(reading, "", "figures", words, sheets)


def _levels(reading: Reading, point: Point) -> tuple[Decimal, ...]:
    known = aim(reading.history, point)
    return known.levels if known else ()


def _place(reading: Reading) -> str:
    return reading.history.edition.organisation.place


def _year(reading: Reading) -> Chart | None:
    """Return the chart of the year so far, where the figures add up or are given so, and there is more than one."""
    history = reading.history
    adds_up = history.indicator.additive and history.indicator.basis is Basis.IN_PERIOD
    if not adds_up and history.indicator.basis is not Basis.YEAR_TO_DATE:
        return None
    found = year.years(history)
    fewest = 2 if history.indicator.unit in LEVELS else 1
    if not found or len(found[-1].figures) < fewest:
        return None
    if len(found[-1].figures) < 2 and not year.aims(history, found[-1]):
        return None
    point, so_far = found[-1].figures[-1]
    held = year.aims(history, found[-1])
    now = [level for quarter, level in held if quarter == point.period.quarter]
    whole = [level for quarter, level in held if quarter == 4]
    target = now[0] if now else whole[0] if whole else None
    judged = _judged(reading, so_far, target) if now else Status.NOT_ASSESSED
    said = f"The target for the year is {numbers.labelled(whole[0], history.indicator)}." if whole else ""
    figures = [
        (dates.years(y.period), [(dates.MONTHS[p.period.end.month - 1], v) for p, v in y.figures]) for y in found
    ]
    words = (
        news.year_so_far(history.indicator, so_far, target, judged),
        f"{reading.indicator.name}, {_place(reading)}, total since April by quarter",
        descriptions.year(history, figures, said),
    )
    return _of(
        reading, "-year", "figures", words, (year.content(history, found, False), year.content(history, found, True))
    )


def _judged(reading: Reading, so_far: Decimal, target: Decimal | None) -> Status:
    if reading.indicator.polarity not in {Polarity.HIGHER, Polarity.LOWER}:
        return Status.NOT_ASSESSED
    return status(so_far, target, reading.indicator.polarity, reading.indicator.tolerance)


def _variation(reading: Reading) -> Chart | None:
    found = xmr(reading.history)
    if found is None:
        return None
    periods = [point.period for segment in found.segments for point in segment.points]
    words = (
        headlines.variation(variations.verdict(found) or "Too few figures for limits", variations.assurance(found)),
        headlines.subtitle(reading.indicator.name, _place(reading), periods, reading.indicator.basis),
        variations.description(reading.history, found),
    )
    history = reading.history
    return _of(
        reading,
        "-variation",
        "figures",
        words,
        (variation.content(history, found, False), variation.content(history, found, True)),
    )


def _comparison(reading: Reading) -> Chart | None:
    """Return the council beside the comparators with a figure for one and the same period, the latest there is."""
    history = reading.history
    own = {point.period: point.value for point in history.whole.points if point.value is not None}
    others = [row for row in history.benchmarks if row.value is not None and row.period in own]
    if not others:
        return None
    period = max(row.period for row in others)
    beside = [row for row in others if row.period == period]
    value = own[period]
    bars = [
        rows.Bar(_place(reading), value, numbers.labelled(value, history.indicator), True),
        *(_bar(reading, row) for row in beside),
    ]
    bars.sort(key=lambda bar: bar.value, reverse=True)
    words = (
        headlines.comparison(history, value, beside),
        headlines.subtitle(reading.indicator.name, f"{_place(reading)} and others", [period], reading.indicator.basis),
        descriptions.comparison(history, [(bar.name, bar.value) for bar in bars]),
    )
    return _of(reading, "-comparison", "comparison", words, (rows.content(bars, False), rows.content(bars, True)))


def _bar(reading: Reading, row: Benchmark) -> rows.Bar:
    assert row.value is not None
    return rows.Bar(row.title, row.value, numbers.labelled(row.value, reading.indicator), False)

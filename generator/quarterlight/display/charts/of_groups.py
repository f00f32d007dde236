"""The charts of several measures at once: small multiples, ratings by theme, and extra tables. Draws nothing."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from quarterlight.display.charts import panels, rows, statuses
from quarterlight.display.charts.chart import Caption, Chart
from quarterlight.display.readings import Reading, tally
from quarterlight.display.wording import dates, descriptions, headlines, numbers
from quarterlight.facts.model import Edition, ExtraRow, ExtraTable

FEWEST_MEASURES = 2
FEWEST_ROWS, MOST_ROWS = 3, 24


def measures(readings: Sequence[Reading], title: str, edition: Edition, folder: str, name: str) -> Chart | None:
    """Return the small multiples of a group of measures; None where fewer than two have figures."""
    drawn = panels.drawable(readings)
    if len(drawn) < FEWEST_MEASURES:
        return None
    words = Caption(
        name,
        folder,
        headlines.group(readings),
        f"{title}, {edition.organisation.place}, latest figures up to {dates.month(edition.period.end)}",
        descriptions.panels([reading.direction for reading in drawn], len(readings), panels.shared(drawn)),
        headlines.source(edition),
        f"table-{name}",
    )
    return Chart(words, panels.content(drawn, narrow=False), panels.content(drawn, narrow=True))


def ratings(groups: Sequence[tuple[str, Sequence[Reading]]], edition: Edition, folder: str) -> Chart | None:
    """Return the ratings by theme as (title, readings); None where no measure stands under any."""
    found = [statuses.Group(title, tally(listed)) for title, listed in groups if listed]
    if not found:
        return None
    said = [(group.title, [(badge.word, number) for badge, number in group.tally]) for group in found]
    words = Caption(
        "ratings",
        folder,
        headlines.group([reading for _, listed in groups for reading in listed]),
        f"Ratings by theme, {edition.organisation.place}, {dates.name(edition.period)}",
        descriptions.statuses(said),
        headlines.source(edition),
        "table-ratings",
    )
    return Chart(words, statuses.content(found, narrow=False), statuses.content(found, narrow=True))


def table(found: ExtraTable, edition: Edition, folder: str) -> Chart | None:
    """Return the bars of an extra table's last column that adds up, largest first; None where it has too few."""
    columns = [place for place, column in enumerate(found.columns) if column.unit and column.additive]
    if not columns:
        return None
    column = found.columns[columns[-1]]
    items = [(row, row.cells[columns[-1]]) for row in found.rows if row.kind == "item"]
    items = [(row, cell) for row, cell in items if not _whole_of_others(row, columns, found.rows)]
    labels = [row.label for row, _ in items]
    bars = [
        rows.Bar(_name(row.label, row.section, labels), Decimal(cell), numbers.any_cell(cell, column.unit), False)
        for row, cell in items
        if isinstance(cell, Decimal | int)
    ]
    if not FEWEST_ROWS <= len(bars) <= MOST_ROWS:
        return None
    bars.sort(key=lambda bar: bar.value, reverse=True)
    words = Caption(
        found.slug,
        folder,
        headlines.table(bars[0].name, _round(bars[0].value, column.unit), len(bars), signed=bars[-1].value < 0),
        f"{found.title}: {column.title}, {edition.organisation.place}, {dates.name(edition.period)}",
        descriptions.table([(bar.name, bar.shown) for bar in bars]),
        headlines.source(edition),
        "table",
    )
    return Chart(words, rows.content(bars, narrow=False), rows.content(bars, narrow=True))


def _round(value: Decimal, unit: str) -> str:
    """Return a figure for a headline, without decimals that say nothing."""
    return numbers.any_cell(value.quantize(Decimal(1)) if value == value.to_integral_value() else value, unit)


def _whole_of_others(item: ExtraRow, columns: Sequence[int], rows: Sequence[ExtraRow]) -> bool:
    """Return whether an item is the total of another section, whose items would stand beside it as its parts."""
    own = [item.cells[place] for place in columns]
    totals = [row for row in rows if row.kind == "total" and row.section != item.section]
    return any(own == [row.cells[place] for place in columns] for row in totals)


def _name(label: str, section: str, labels: Sequence[str]) -> str:
    """Return a row's name; with its section where another row has the same."""
    return f"{section}: {label}" if section and labels.count(label) > 1 else label

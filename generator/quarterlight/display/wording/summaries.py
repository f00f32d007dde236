"""Sentences about several indicators at once: what an edition, a theme or a page holds. Every count is computed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from quarterlight.display.readings import Reading, tally
from quarterlight.display.wording import dates, terms
from quarterlight.display.wording.numbers import any_cell, count
from quarterlight.facts.model import Council, Edition, ExtraTable


def ratings(readings: Sequence[Reading]) -> str:
    """Return how the measures are rated: "Of 26 measures, 11 are rated green, 8 amber and 7 red."."""
    whole = count(len(readings), "measure")
    if not readings:
        return "There are no measures here yet."
    rated = sum(reading.badge.published for reading in readings)
    if not rated:
        return f"There {'is' if len(readings) == 1 else 'are'} {whole}; none is rated."
    parts = [f"{number} {badge.word.lower()}" for badge, number in tally(readings) if badge.published]
    first = parts[0].split(" ", 1)
    parts[0] = f"{first[0]} {'is' if first[0] == '1' else 'are'} rated {first[1]}"
    rest = len(readings) - rated
    unrated = [f"{rest} {'has' if rest == 1 else 'have'} no rating"] if rest else []
    return f"Of {whole}, {terms.joined(parts + unrated)}." if len(readings) > 1 else f"The {whole[2:]} {_only(parts)}."


def _only(parts: list[str]) -> str:
    return parts[0].removeprefix("1 ")


def listing(reading: Reading) -> str:
    """Return a measure in a list: its latest figure, the period, and which way it moved."""
    if reading.point is None:
        return f"{terms.NO_FIGURE}."
    figure = reading.figure if reading.known else terms.NO_FIGURE
    return f"{figure}, {reading.period}. {reading.moved}".strip()


def edition(found: Edition, readings: Sequence[Reading]) -> str:
    """Return what an edition reports, in two sentences."""
    planned = [reading for reading in readings if reading.indicator.placeholder]
    published = f"published on {dates.day(found.published_on)}"
    about = f"{found.organisation.name} reported on {dates.name(found.period)}, {published}."
    if readings and len(planned) == len(readings):
        return f"{about} Reporting on all of its {count(len(readings), 'measure')} was still being developed."
    return f"{about} {ratings(readings)}"


def group(title: str, readings: Sequence[Reading], found: Edition) -> str:
    """Return what a theme or a priority holds."""
    if not readings:
        return f"{title}: no measure of this edition belongs here."
    return f"{title}, {dates.name(found.period)}. {ratings(readings)}"


def targets(found: Edition, surpluses: Sequence[float], whole: int) -> str:
    """Return how many of the `whole` measures can be held against a target, and how many are worse.

    `surpluses` says for each by how much it is better, as a share of the target.
    """
    about = f"{found.organisation.name}, {dates.name(found.period)}."
    if not surpluses:
        return f"{about} No measure has a figure that can be held against a target."
    worse = sum(surplus < 0 for surplus in surpluses)
    held = f"{len(surpluses)} of {count(whole, 'measure')} can be held against a target"
    return f"{about} {held}. Of those, {worse} {'is' if worse == 1 else 'are'} on the wrong side of it."


def actions(found: Edition) -> str:
    """Return how many actions an edition reports."""
    if not found.actions:
        return f"{found.organisation.name} reports no actions in {found.title}."
    statuses = Counter(found.scale[action.status].title for action in found.actions if action.status)
    ranks = {level.title: level.rank for level in found.scale.values()}
    parts = [f"{number} {word.lower()}" for word, number in sorted(statuses.items(), key=lambda pair: ranks[pair[0]])]
    rated = f": {terms.joined(parts)}" if parts else ""
    return f"{found.organisation.name} reports on {count(len(found.actions), 'action')}{rated}."


def extra_table(table: ExtraTable, found: Edition) -> str:
    """Return what an extra table is, and first its printed total with the largest part, where it has one total."""
    about = f"{table.title}, as printed in {found.title} of {found.organisation.name}. {table.description}"
    return f"{_total(table)} {about}".strip()


def _total(table: ExtraTable) -> str:
    """Return the total of the last column whose rows may be added up; "" where not one row alone is printed as it."""
    totals = [row for row in table.rows if row.kind == "total"]
    places = [place for place, column in enumerate(table.columns) if column.additive]
    if len(totals) != 1 or not places:
        return ""
    column, whole = table.columns[places[-1]], totals[0].cells[places[-1]]
    parts = [(row.cells[places[-1]], row.label.removesuffix("*").rstrip()) for row in table.rows if row.kind == "item"]
    known = [(value, label) for value, label in parts if isinstance(value, Decimal | int)]
    if not isinstance(whole, Decimal | int) or len(known) < 2:
        return ""
    most, label = max(known, key=lambda part: part[0])
    shown, largest = (any_cell(value, column.unit) for value in (whole, most))
    return f"The total is {shown} ({column.title}); the largest part is {label}, {largest}."


def open_data(council: Council) -> str:
    """Return what can be downloaded of a council."""
    editions = count(len(council.editions), "edition")
    return (
        f"Data of {editions} of {council.organisation.name}’s performance reports as open data packages and CSV files."
    )


def publication(councils: Sequence[Council]) -> str:
    """Return what the whole site covers, and of which periods the latest reports are."""
    names = terms.joined([f"{one.organisation.name} ({dates.phrase(one.latest.period)})" for one in councils])
    measures = sum(len(council.latest.indicators) for council in councils)
    what = "what happened, against what target, and where to find the data"
    return f"{count(measures, 'measure')} from the performance reports of {names}: {what}."

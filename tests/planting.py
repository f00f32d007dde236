"""Faults for a clean package: each plants one at a place that a drawing chooses, and says where it must be found.

A package is changed in memory: a fault is a row with other cells, a row less, or a descriptor with another day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

from hypothesis import strategies as st

from quarterlight.data import datapackage, rules, workings
from quarterlight.data.table import Package, Row, Table
from quarterlight.data.thresholds import Thresholds
from quarterlight.data.workings import Workings
from quarterlight.facts.assessment import assess
from quarterlight.facts.comparison import previous
from quarterlight.facts.history import reported
from quarterlight.facts.model import Basis, TargetKind
from quarterlight.words.period import Kind
from quarterlight.words.printed import first
from quarterlight.words.status import Polarity, Status

FOLDER = Path(__file__).parent / "sites" / "example-council" / "datapackages" / "example-council"
# Days of publication that are late, and that are before the period is over.
_FAR = (date(2026, 2, 1), date(2027, 12, 31))
_EARLY = (date(2025, 7, 1), date(2025, 9, 30))
Thing = TypeVar("Thing")
Draw = Callable[[st.SearchStrategy[Any]], Any]
JUDGED = {Polarity.HIGHER, Polarity.LOWER}


@dataclass(frozen=True)
class Planted:
    """A package with one fault, and the file's table, row and column where it must be found."""

    package: Package
    table: str
    row: int | None
    column: str


@cache
def edition(slug: str = "2025-26-q2") -> Workings:
    """Return a clean edition of the invented council."""
    package, problems = datapackage.load(FOLDER / slug / "datapackage.json", FOLDER)
    assert package is not None and problems == []
    return opened(package)


def opened(package: Package) -> Workings:
    """Return the workings of a package, by the rules' own thresholds."""
    return workings.of(package, Thresholds(rules.thresholds()))


def one(draw: Draw, listed: Iterator[Thing]) -> Thing:
    """Draw one of the places where a fault can be planted; there must be some."""
    found: Thing = draw(st.sampled_from(list(listed)))
    return found


def put(package: Package, name: str, number: int, **cells: Any) -> Package:
    """Return the package with other cells in one row."""
    rows = tuple(
        replace(row, cells={**row.cells, **cells}) if row.number == number else row for row in _table(package, name)
    )
    return _with(package, name, rows)


def drop(package: Package, name: str, *numbers: int) -> Package:
    """Return the package without some rows."""
    return _with(package, name, tuple(row for row in _table(package, name) if row.number not in numbers))


def _table(package: Package, name: str) -> Table:
    return package.extra[name] if name in package.extra else package.tables[name]


def _with(package: Package, name: str, rows: tuple[Row, ...]) -> Package:
    table = replace(_table(package, name), rows=rows)
    if name in package.extra:
        return replace(package, extra={**package.extra, name: table})
    return replace(package, tables={**package.tables, name: table})


def near(draw: Draw, value: Decimal, least: str, step: str) -> Decimal:
    """Draw a figure that differs from `value` by at least `least`, in steps."""
    steps: int = draw(st.integers(0, 40))
    gap: Decimal = Decimal(least) + steps * Decimal(step)
    return value + (gap if draw(st.booleans()) else -gap)


def printed(draw: Draw) -> Planted:
    """Plant another value or target beside the cell as printed."""
    name = draw(st.sampled_from(["observations", "targets"]))
    rows = edition().package.table(name)
    row = one(draw, (row for row in rows if row["value"] is not None and first(row["printed"])))
    slack = first(row["printed"])
    assert slack is not None
    steps = draw(st.integers(3, 60))
    wrong = row["value"] + slack.slack * (steps if draw(st.booleans()) else -steps)
    return Planted(put(edition().package, name, row.number, value=wrong), name, row.number, "value")


# Sums and rates


def total(draw: Draw) -> Planted:
    """Plant another figure in any row of the budget."""
    package = edition().package
    rows = list(package.extra["finance"])
    place = draw(st.integers(0, len(rows) - 1))
    column = draw(st.sampled_from(["budget", "forecast_outturn", "variance"]))
    row = rows[place]
    wrong = int(near(draw, Decimal(row[column]), "1000000", "10000"))
    whole = next(r for r in rows if r["section"] == row["section"] and r["row_kind"] == "total")
    if row["row_kind"] == "of_which":
        whole = next(r for r in reversed(rows[:place]) if r["row_kind"] == "item")
    return Planted(put(package, "finance", row.number, **{column: wrong}), "finance", whole.number, column)


def area_total(draw: Draw) -> Planted:
    """Plant another count of fly-tips in a ward or in the whole."""
    found, run = edition(), _whole("fly-tips-reported")
    point = one(draw, iter(run.series.points))
    areas = [s for s in run.history.series if any(p.period == point.period for p in s.points)]
    seen = next(p for p in one(draw, iter(areas)).points if p.period == point.period)
    row = found.observation(seen.observation).row
    wrong = abs(near(draw, row["value"], "1", "1"))
    whole = found.observation(point.observation).row.number
    return Planted(put(found.package, "observations", row.number, value=wrong), "observations", whole, "value")


def _whole(slug: str) -> Any:
    return next(run for run in edition().runs if run.whole and run.indicator.slug == slug)


def ytd(draw: Draw) -> Planted:
    """Plant another year to date."""
    row = one(draw, (row for row in edition().package.table("observations") if row["year_to_date"] is not None))
    wrong = near(draw, row["year_to_date"], "1", "1")
    # Where all counts are multiples of five, the rule takes them for rounded; this one is not.
    wrong += wrong % 5 == 0
    package = put(edition().package, "observations", row.number, year_to_date=wrong)
    return Planted(package, "observations", row.number, "year_to_date")


def denominator(draw: Draw) -> Planted:
    """Plant another value beside its numerator and denominator, within the bounds."""
    row = one(
        draw,
        (row for row in edition().package.table("observations") if row["denominator"] is not None and row["value"] > 1),
    )
    wrong = row["value"] - Decimal("0.2") - draw(st.integers(0, 7)) * Decimal("0.1")
    return Planted(put(edition().package, "observations", row.number, value=wrong), "observations", row.number, "value")


# From period to period


def magnitude(draw: Draw) -> Planted:
    """Plant a decimal point one place off, where the result is within the bounds and the others lie close together."""
    number, wrong = one(draw, _slips())
    return Planted(put(edition().package, "observations", number, value=wrong), "observations", number, "value")


def _slips() -> Iterator[tuple[int, Decimal]]:
    for run in edition().runs:
        indicators = edition().indicator(run.indicator.slug, "minimum").row
        low, high = indicators["minimum"], indicators["maximum"]
        for points in run.kinds.values():
            for point in points:
                others = [p.value for p in points if p is not point and p.value is not None]
                if len(others) < 3 or min(others) <= 0 or max(others) > 2 * min(others):
                    continue
                middle = sorted(others)[len(others) // 2]
                for power in (1, -1):
                    wrong = (point.value or Decimal(0)).scaleb(power)
                    near_power = abs((wrong / middle).log10() - power) < Decimal("0.12")
                    if near_power and (low is None or wrong >= low) and (high is None or wrong <= high):
                        yield edition().observation(point.observation).row.number, wrong


def break_(draw: Draw) -> Planted:
    """Plant a quarter above the whole year before."""
    slug = draw(st.sampled_from(["affordable-homes-built", "potholes-repaired"]))
    run = _whole(slug)
    point = run.years[2025][1]
    before = run.totals[2024].value
    row = edition().observation(point.observation).row
    wrong = before + draw(st.integers(1, 10_000))
    package = put(edition().package, "observations", row.number, value=wrong)
    return Planted(package, "observations", row.number, "value")


def comparability(draw: Draw) -> Planted:
    """Plant a direction that compares a year to date with another length of the year."""
    package = edition().package
    number, said = one(draw, _unlike())
    return Planted(put(package, "observations", number, direction=said), "observations", number, "direction")


def _unlike() -> Iterator[tuple[int, str]]:
    for run in edition().runs:
        points = [(point, point.value) for point in run.series.points if point.value is not None]
        if run.indicator.basis is not Basis.YEAR_TO_DATE:
            continue
        for (_, before), (point, value) in pairwise(points):
            if previous(run.history, point, run.series) is None and before != value:
                better = (value > before) is (run.indicator.polarity is Polarity.HIGHER)
                number = edition().observation(point.observation).row.number
                yield number, "improved" if better else "worsened"


def stale(draw: Draw) -> Planted:
    """Plant the figure of the period before."""
    number, value = one(draw, _befores())
    return Planted(
        put(edition().package, "observations", number, value=value, direction=""), "observations", number, "value"
    )


def _befores() -> Iterator[tuple[int, Decimal]]:
    for run in edition().runs:
        for points in run.kinds.values() if run.whole else ():
            for before, point in pairwise(points):
                assert before.value is not None
                digits = before.value.normalize().as_tuple().digits
                if len(digits) > 2:
                    yield edition().observation(point.observation).row.number, before.value


def unit_of_title(draw: Draw) -> Planted:
    """Plant a title that speaks of a percentage over figures that are none."""
    row = one(draw, (row for row in edition().package.table("indicators") if row["unit"] not in {"percent", "ratio"}))
    words = draw(st.sampled_from(["Percentage of {}", "{} (%)", "Proportion of {}"]))
    title = words.format("visits")
    return Planted(put(edition().package, "indicators", row.number, title=title), "indicators", row.number, "title")


def unit_of_cell(draw: Draw) -> Planted:
    """Plant another unit's sign in a printed cell."""
    sign = draw(st.sampled_from(["{} days", "{}%", "£{}", "{} tonnes", "{} hours"]))
    units = {"{} days": "days", "{}%": "percent", "£{}": "gbp", "{} tonnes": "tonnes", "{} hours": "hours"}
    known = {row["indicator"]: row["unit"] for row in edition().package.table("indicators")}
    row = one(
        draw,
        (
            row
            for row in edition().package.table("observations")
            if row["value"] is not None and known[row["indicator"]] != units[sign]
        ),
    )
    package = put(edition().package, "observations", row.number, printed=sign.format(row["value"]))
    return Planted(package, "observations", row.number, "printed")


def period_label(draw: Draw) -> Planted:
    """Plant a gap: a row of a regular series is left out."""
    left_out, after = one(draw, _inner())
    return Planted(drop(edition().package, "observations", left_out), "observations", after, "period")


def _inner() -> Iterator[tuple[int, int]]:
    for run in edition().runs:
        points = run.series.points
        kinds = {point.period.kind for point in points}
        if run.whole and len(points) >= 6 and len(kinds) == 1 and Kind.DAY not in kinds:
            numbers = [edition().observation(point.observation).row.number for point in points]
            yield from pairwise(numbers[1:])


# Ratings, directions and targets


def status_target(draw: Draw) -> Planted:
    """Plant the opposite rating."""
    number, wrong = one(draw, _rated())
    return Planted(put(edition().package, "observations", number, status=wrong), "observations", number, "status")


def _rated() -> Iterator[tuple[int, str]]:
    for run in edition().runs:
        for point in run.series.points:
            if point.level is not None and point.value is not None:
                found = assess(run.history, point, run.series)
                if found.computed is not Status.NOT_ASSESSED:
                    wrong = "red" if found.computed is Status.MET else "green"
                    yield edition().observation(point.observation).row.number, wrong


def status_no_target(draw: Draw) -> Planted:
    """Plant a measure without its targets, and look at any of its ratings."""
    slug, number = one(draw, _ratings())
    gone = [row.number for row in edition().package.table("targets") if row["indicator"] == slug]
    return Planted(drop(edition().package, "targets", *gone), "observations", number, "status")


def _ratings() -> Iterator[tuple[str, int]]:
    for run in edition().runs:
        for point in run.series.points:
            if point.level is not None and point.value is not None:
                yield run.indicator.slug, edition().observation(point.observation).row.number


def status_rank(draw: Draw) -> Planted:
    """Plant a measure far off its target with a better rating than one that is just short of its own."""
    levels = [slug for slug in _levels() if _levels()[slug][0] == "level"]
    far, close = draw(st.permutations(levels))[:2]
    package = edition().package
    for slug, off, rating in ((far, Decimal(40), "amber"), (close, Decimal(2), "red")):
        _, number, target, polarity = _levels()[slug]
        gap = target * (off + draw(st.integers(0, 5))) / 100
        value = target - gap if polarity is Polarity.HIGHER else target + gap
        package = put(package, "observations", number, value=value, status=rating, numerator=None, denominator=None)
        row = edition().indicator(slug, "tolerance").row
        package = put(package, "indicators", row.number, tolerance=None, tolerance_kind="", minimum=None, maximum=None)
    return Planted(package, "observations", _levels()[far][1], "status")


@cache
def _levels() -> dict[str, tuple[str, int, Decimal, Polarity]]:
    """Return the measures that a target of their own judges: row of the reported figure, target, polarity."""
    found = {}
    for slug, history in edition().histories.items():
        point = reported(history)
        if point is None or point.level is None or history.indicator.polarity not in JUDGED:
            continue
        held = assess(history, point)
        aim = held.target.value if held.target else None
        if aim and held.computed is not Status.NOT_ASSESSED and held.compared == point.value:
            number = edition().observation(point.observation).row.number
            found[slug] = ("level", number, aim, history.indicator.polarity)
    return found


def direction(draw: Draw) -> Planted:
    """Plant the opposite direction."""
    number, wrong = one(draw, _directions())
    return Planted(put(edition().package, "observations", number, direction=wrong), "observations", number, "direction")


def _directions() -> Iterator[tuple[int, str]]:
    opposite = {"improved": "worsened", "worsened": "improved", "no_change": "improved"}
    for run in edition().runs:
        for point in run.series.points:
            said = point.observation.direction
            judged = run.indicator.polarity in JUDGED
            if said and judged and point.value is not None and previous(run.history, point, run.series):
                yield edition().observation(point.observation).row.number, opposite[said]


def target_copy(draw: Draw) -> Planted:
    """Plant the latest figure as the target for its year or period."""
    number, value = one(draw, _latest())
    return Planted(put(edition().package, "targets", number, value=value, note=""), "targets", number, "value")


def _latest() -> Iterator[tuple[int, Decimal]]:
    for run in edition().runs:
        last = run.series.points[-1] if run.series.points else None
        if last is None or last.value is None or last.value % 1 == 0 or last.value < 1:
            continue
        for target in run.series.targets:
            around = target.period == last.period or target.period.contains(last.period)
            if around and target.kind is TargetKind.TARGET and target.value is not None:
                yield edition().target(target).row.number, last.value


def target_loosened(draw: Draw) -> Planted:
    """Plant a target that asks for less than the year before."""
    number, before, polarity = one(draw, _aims())
    part = before * draw(st.integers(1, 30)) / 100
    wrong = before - part if polarity is Polarity.HIGHER else before + part
    return Planted(put(edition().package, "targets", number, value=wrong, note=""), "targets", number, "value")


def _aims() -> Iterator[tuple[int, Decimal, Polarity]]:
    for run in edition().runs:
        aims = {t.period: t for t in run.series.targets if t.kind is TargetKind.TARGET and t.value is not None}
        for period, target in aims.items():
            before = aims.get(period.previous()) if period.kind.is_year else None
            if before is not None and before.value and run.indicator.polarity in JUDGED:
                yield edition().target(target).row.number, before.value, run.indicator.polarity


# Missing and late


def ref_gap(draw: Draw) -> Planted:
    """Plant a reference that is not there: a measure in the middle is left out."""
    rows = list(edition().package.table("indicators"))
    left_out, after = one(
        draw,
        (
            (now.number, after.number)
            for before, now, after in zip(rows, rows[1:], rows[2:], strict=False)
            if before["ref"][:2] == now["ref"][:2] == after["ref"][:2]
        ),
    )
    return Planted(drop(edition().package, "indicators", left_out), "indicators", after, "ref")


def missing(draw: Draw) -> Planted:
    """Plant a figure of the edition's own period that did not come."""
    number = one(draw, _current())
    package = put(edition().package, "observations", number, value=None, markers=("missing",), status="", direction="")
    return Planted(package, "observations", number, "value")


def _current() -> Iterator[int]:
    now = edition().edition
    assert now is not None
    for run in edition().runs:
        for point in run.series.points:
            if run.whole and point.value is not None and now.period.contains(point.period):
                yield edition().observation(point.observation).row.number


def late_period(draw: Draw) -> Planted:
    """Plant a report whose latest figure of a quarterly measure is a quarter old, and rated."""
    gone, number = one(draw, _second())
    return Planted(drop(edition().package, "observations", gone), "observations", number, "period")


def _second() -> Iterator[tuple[int, int]]:
    for run in edition().runs:
        points = run.series.points
        if run.whole and run.indicator.frequency == "quarterly" and len(points) > 2:
            now = edition().edition
            assert now is not None
            last, before = points[-1], points[-2]
            if last.period == now.period and before.level and before.value is not None:
                cells = [edition().observation(point.observation).row.number for point in (last, before)]
                yield cells[0], cells[1]


def lag(draw: Draw) -> Planted:
    """Plant a day of publication that is late, or before the period is over."""
    package = edition().package
    day = draw(st.dates(*_FAR) | st.dates(*_EARLY)).isoformat()
    own = package.descriptor["quarterlight"]
    head = {**own, "edition": {**own["edition"], "published_on": day}}
    changed = replace(package, descriptor={**package.descriptor, "quarterlight": head})
    return Planted(changed, "datapackage", None, "quarterlight.edition.published_on")


# Nobody can be identified


def disclosure(draw: Draw) -> Planted:
    """Plant a count of households that is small enough to tell who they are."""
    row = one(draw, (row for row in _wards() if row["value"] is not None))
    few = Decimal(draw(st.integers(1, 4)))
    return Planted(put(edition().package, "observations", row.number, value=few), "observations", row.number, "value")


def given_away(draw: Draw) -> Planted:
    """Plant one ward alone that is kept back, whose figure follows from the others."""
    hidden = {row["period"] for row in _wards() if "c" in row["markers"]}
    row = one(draw, (row for row in _wards() if row["period"] not in hidden))
    package = put(edition().package, "observations", row.number, value=None, printed="", markers=("c",))
    return Planted(package, "observations", row.number, "markers")


def _wards() -> Iterator[Row]:
    whole = edition().package.organisation["code"]
    rows = edition().package.table("observations")
    return (row for row in rows if row["indicator"] == "homeless-households" and row["area"] != whole)

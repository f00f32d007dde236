"""A year to date is what its quarters make.

Why it matters: the figure for the year so far is the one that is held against the year's target, and quoted.
It fires when a year to date, or a year's figure, is not the sum of its quarters beyond what rounding allows; when a
rate for the year so far lies outside its quarters; when percentages were added up; when a cumulative count goes
backwards; and when a quarter's figure looks cumulative but is not marked so.
It does not fire where a quarter of the year has no figure, unless the ones that are there already make too much.
How to fix: correct the quarter or the year to date. A slipped decimal point is shown where it would explain all. If
figures were revised, give the quarters their revised figures, marked r.
Example: quarters of £1.7m and £0.03m, and "£2m" for the year so far: £0.3m was meant.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from quarterlight.data.evidence import of_point
from quarterlight.data.series import Run, value
from quarterlight.data.workings import Workings
from quarterlight.facts.history import Point
from quarterlight.facts.model import Basis
from quarterlight.facts.rounding import grain, slack, slip
from quarterlight.words.amount import LEVELS, amount, total
from quarterlight.words.problems import Level, Problem

ID = "ytd"
LEVEL = Level.WARNING
_REMEDY = "Correct the quarter or the year to date."
_BY_NATURE_GROWING = {"count", "gbp", "tonnes", "kg"}


def check(workings: Workings) -> Iterator[Problem]:
    """Yield a problem for each year to date, or whole year, that its quarters do not make."""
    for run in workings.runs:
        for year, quarters in run.years.items():
            for number, point in quarters.items():
                so_far = point.observation.year_to_date
                if so_far is not None and run.indicator.basis is Basis.IN_PERIOD:
                    parts = _parts(quarters, number)
                    yield from _judged(workings, run, point, "year_to_date", so_far, parts)
            if year in run.totals and run.indicator.basis is Basis.IN_PERIOD:
                yield from _year(workings, run, run.totals[year], quarters)
            yield from _backwards(workings, run, quarters)
        yield from _unmarked(workings, run)


def _parts(quarters: Mapping[int, Point], number: int) -> list[Point]:
    """Return the points with a figure from April to quarter `number`; fewer than `number` where one has none."""
    return [quarters[n] for n in range(1, number + 1) if n in quarters and quarters[n].value is not None]


def _year(workings: Workings, run: Run, whole: Point, quarters: Mapping[int, Point]) -> Iterator[Problem]:
    if whole.value is not None and "f" not in whole.observation.markers:
        yield from _judged(workings, run, whole, "value", whole.value, _parts(quarters, 4), 4)


def _judged(
    workings: Workings, run: Run, point: Point, column: str, so_far: Decimal, parts: list[Point], needed: int = 0
) -> Iterator[Problem]:
    values, unit = [value(part) for part in parts], run.indicator.unit
    complete = len(parts) == (needed or point.period.quarter)
    if not parts:
        return
    if unit == "percent":
        fault = _added_up(values, so_far, unit) or (_outside(values, so_far, run) if complete else None)
    elif run.sums:
        fault = _sum(values, so_far, unit) if complete else _too_much(values, so_far, unit)
    else:
        fault = _outside(values, so_far, run) if complete else None
    if fault:
        said, working = fault
        lines = [*(of_point(workings, part) for part in parts), of_point(workings, point, column), working]
        remedy = _slipped(parts, so_far, unit) if run.sums else ""
        cell = workings.observation(point.observation, column)
        yield cell.problem(ID, said, remedy or _REMEDY, LEVEL, tuple(lines))


def _sum(values: list[Decimal], so_far: Decimal, unit: str) -> tuple[str, str] | None:
    made = sum(values, Decimal(0))
    gap = abs(made - so_far)
    if gap <= slack(values, so_far, unit) or (_rounded(made, so_far, unit) and slip(values, so_far, unit) is None):
        return None
    said = f"the year so far is {amount(so_far, unit)}, and its quarters make {amount(made, unit)}."
    return said, f"{total(values, unit)}, {amount(gap, unit)} {'less' if made < so_far else 'more'}"


def _rounded(made: Decimal, so_far: Decimal, unit: str) -> bool:
    """Return whether the total is the sum rounded to its own last digit, as "£2.1m" for £2.14m; never of counts."""
    step = grain(so_far)
    return unit == "gbp" and step * 10 <= abs(so_far) and abs(made - so_far) <= step / 2


def _too_much(values: list[Decimal], so_far: Decimal, unit: str) -> tuple[str, str] | None:
    made = sum(values, Decimal(0))
    if min(values) < 0 or made - so_far <= slack(values, so_far, unit):
        return None
    said = f"some of its quarters already make {amount(made, unit)}, more than the year's {amount(so_far, unit)}."
    return said, total(values, unit)


def _added_up(values: list[Decimal], so_far: Decimal, unit: str) -> tuple[str, str] | None:
    made = sum(values, Decimal(0))
    if len(values) < 2 or min(values) <= 0 or abs(made - so_far) > slack(values, so_far, unit):
        return None
    said = f"the year so far, {amount(so_far, unit)}, is the quarters' percentages added up."
    return said, f"{total(values, unit)}; shares of different wholes cannot be added"


def _outside(values: list[Decimal], so_far: Decimal, run: Run) -> tuple[str, str] | None:
    unit = run.indicator.unit
    low, high = min(values), max(values)
    if unit not in LEVELS:  # People counted once in the year: at least the largest quarter, at most all together.
        low, high = max(values), sum(values, Decimal(0))
    fine = slack([], so_far, unit)
    if low - fine <= so_far <= high + fine:
        return None
    said = f"the year so far is {amount(so_far, unit)}, outside what its quarters allow."
    return said, f"from these quarters it lies between {amount(low, unit)} and {amount(high, unit)}"


def _slipped(parts: list[Point], so_far: Decimal, unit: str) -> str:
    found = slip([value(part) for part in parts], so_far, unit)
    if found is None:
        return ""
    place, meant = found
    return f"Was {amount(meant, unit)} meant for {parts[place].period}? That would make it right."


def _backwards(workings: Workings, run: Run, quarters: Mapping[int, Point]) -> Iterator[Problem]:
    column = "value" if run.indicator.basis is Basis.YEAR_TO_DATE else "year_to_date"
    if run.indicator.unit not in _BY_NATURE_GROWING or not (run.indicator.additive or column == "value"):
        return
    before: Point | None = None
    for number in sorted(quarters):
        point = quarters[number]
        now: Decimal | None = getattr(point.observation, column)
        then: Decimal | None = getattr(before.observation, column) if before else None
        if before and now is not None and then is not None and 0 <= now < then and not _broken(point):
            unit = run.indicator.unit
            said = f"the year so far goes backwards: {amount(now, unit)} after {amount(then, unit)}."
            lines = (of_point(workings, before, column), of_point(workings, point, column))
            yield workings.observation(point.observation, column).problem(ID, said, _REMEDY, LEVEL, lines)
        before = point if now is not None else before


def _broken(point: Point) -> bool:
    return bool({"b", "r"} & set(point.observation.markers))


def _unmarked(workings: Workings, run: Run) -> Iterator[Problem]:
    """Yield a note for a quarter that only makes sense as the year so far, by what quarters were before."""
    if not run.sums or run.indicator.unit in LEVELS:
        return
    low, high, known = Decimal(0), Decimal(0), 0
    for year in sorted(run.years):
        parts: list[Point] = []
        for number in sorted(run.years[year]):
            point = run.years[year][number]
            if point.value is None:
                continue
            if len(parts) == number - 1 > 0 and known >= _FEWEST and point.observation.year_to_date is None:
                yield from _suspect(workings, run, point, parts, (low, high))
            low, high, known = min(low, point.value) if known else point.value, max(high, point.value), known + 1
            parts.append(point)


_FEWEST = 4


def _suspect(
    workings: Workings, run: Run, point: Point, parts: list[Point], usual: tuple[Decimal, Decimal]
) -> Iterator[Problem]:
    now, unit, (low, high) = value(point), run.indicator.unit, usual
    left = now - sum((value(part) for part in parts), Decimal(0))
    if low > 0 and now > high * Decimal("1.3") and low * Decimal("0.8") <= left <= high * Decimal("1.2"):
        said = f"{amount(now, unit)} for {point.period} looks like the year so far, not the quarter."
        usually = f"quarters were between {amount(low, unit)} and {amount(high, unit)}"
        lines = [of_point(workings, part) for part in (*parts, point)]
        lines.append(f"less the quarters before, it is {amount(left, unit)}; {usually}")
        remedy = "Write the quarter's own figure, and this one in the column year_to_date."
        yield workings.observation(point.observation).problem(ID, said, remedy, Level.NOTE, tuple(lines))

"""A figure that the report's text states about its own tables is what the tables give.

Why it matters: "54% are on track" is what councillors and newspapers quote. If nobody can find those 54% in the tables,
the report contradicts itself.
It fires when a count, share, sum or change in the table of claims differs from what the tables give, beyond rounding;
when no run of neighbouring levels of the scale makes the stated share ("on track"), in which case it says which other
grouping of statuses does, if any; and when the text states two figures for the same thing.
It does not fire where the tables cannot tell, or hold faults that come first; for a share that holds for all measures,
or for all that have a rating; nor for a sum that is the printed total of its table, right or wrong.
How to fix: correct the text, or the table; if a word groups statuses in an unusual way, say in the report which.
Example: "38 actions" on the cover, "37 actions" in the summary, and 37 in the table.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from quarterlight.data.reading import claimed, groupings
from quarterlight.data.reading.claimed import Claimed
from quarterlight.data.reading.groupings import MOST_LEVELS, UNRATED, Scale
from quarterlight.data.table import Cell, Row, Table
from quarterlight.data.workings import Workings
from quarterlight.facts.model import Edition
from quarterlight.facts.statistics import rounded
from quarterlight.words.problems import Level, Problem, quote

ID = "claim"
LEVEL = Level.WARNING
_COLUMNS = ("claim", "about", "measure", "of", "period", "stated", "unit", "where")
_REMEDY = "Correct the text, or the table."
_SAY = "Correct the text, or say in it which statuses it means."
_GROUPED = {"indicators": "measures", "actions": "actions", "indicators_and_actions": "measures and actions"}
Fault = tuple[str, tuple[str, ...]]


def check(workings: Workings) -> Iterator[Problem]:
    """Yield a problem for each claim that the tables contradict, or that contradicts another."""
    table = workings.package.table("claims")
    if workings.edition is None or not claimed.settled(workings.package, workings.edition):
        return
    alike: defaultdict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in table:
        if row.sound(*_COLUMNS):
            alike[tuple(row[column] for column in ("about", "measure", "of", "period", "unit"))].append(row)
    wrong = {
        row.number: fault
        for rows in alike.values()
        for row in rows
        if (fault := _fault(workings, workings.edition, row))
    }
    for rows in alike.values():
        yield from _contradictions(table, rows, wrong)
    yield from _groups(workings, table, [row for rows in alike.values() for row in rows], wrong)


def _contradictions(table: Table, rows: Sequence[Row], wrong: dict[int, Fault]) -> Iterator[Problem]:
    """Yield a problem for each wrong claim of several about the same thing; if none is, for one that differs."""
    stated = {row["stated"]: row for row in rows}
    for row in rows:
        if row.number in wrong:
            found, evidence = wrong[row.number]
            others = [
                f"{other['where']}, row {other.number}: {_figure(other)}"
                for value, other in stated.items()
                if value != row["stated"]
            ]
            yield _problem(table, row, found, (*evidence, *others))
    if len(stated) > 1 and not any(row.number in wrong for row in rows):
        figures = " and ".join(_figure(row) for row in stated.values())
        found = f"the text states both {figures}{_of_what(rows[0])}."
        evidence = tuple(f"{row['where']}, row {row.number}: {_figure(row)}" for row in stated.values())
        yield _problem(table, list(stated.values())[-1], found, evidence)


def _fault(workings: Workings, edition: Edition, row: Row) -> Fault | None:
    """Return what is wrong with one claim and the working, or None."""
    claim = Claimed(row["about"], row["of"], row["period"])
    if row["about"] in _GROUPED:
        return (
            _counted(row, groupings.scale(edition, workings.report.current, row["about"]))
            if row["measure"] in {"count", "share"}
            else None
        )
    if row["measure"] == "sum":
        given = claimed.sums(claim, edition, workings.histories)
        return None if any(_agrees(row, value) for value, _ in given) else _differs(row, given)
    if row["measure"] == "change":
        return _changed(row, claimed.changes(claim, edition, workings.histories))
    return None


def _counted(row: Row, scale: Scale) -> Fault | None:
    whole = scale.total(scale.every)
    status = scale.status(row["of"])
    if row["measure"] == "count":
        if row["of"] and status is None:
            return None
        number = scale.counts.get(status, 0) if status is not None else whole
        what = f"have the status {quote(row['of'])}" if row["of"] else "are in the table"
        return (
            None
            if number == row["stated"]
            else _differs(row, [(Decimal(number), f"{number} {_GROUPED[row['about']]} {what}")])
        )
    if status is None or not whole:
        return None
    group = (status, UNRATED) if status in scale.apart else (status,)
    parts = {scale.total((status,)), scale.total(group)}
    if any(groupings.near(part, scale.total(base), row["stated"]) for part in parts for base in scale.bases()):
        return None
    return _differs(
        row, [(scale.share((status,)), f"{scale.total((status,))} of {whole}: {scale.share((status,)):f}%")]
    )


def _changed(row: Row, pairs: Sequence[tuple[Decimal, Decimal]]) -> Fault | None:
    given = []
    for before, after in pairs:
        change = after - before
        if row["unit"] == "percent" and before:
            change = change * 100 / abs(before)
        elif row["unit"] == "percent":
            return None
        given.append((rounded(change, 2), f"from {before:f} to {after:f}: {rounded(change, 2):f}"))
    return None if any(_agrees(row, value) for value, _ in given) else _differs(row, given)


def _agrees(row: Row, value: Decimal) -> bool:
    exponent = row["stated"].as_tuple().exponent
    return bool(abs(value - row["stated"]) <= Decimal(1).scaleb(min(0, exponent)) / 2)


def _differs(row: Row, given: Sequence[tuple[Decimal, str]]) -> Fault | None:
    if not given:
        return None
    found = f"{_where(row)} states {_figure(row)}{_of_what(row)}, and the tables give {_number(given[0][0], row)}."
    return found, tuple(working for _, working in given)


def _groups(workings: Workings, table: Table, rows: Sequence[Row], wrong: dict[int, Fault]) -> Iterator[Problem]:
    """Yield a problem for each stated share whose word no group of statuses can mean, or not beside its neighbours."""
    assert workings.edition is not None
    beside: defaultdict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        if row["about"] in _GROUPED and row["measure"] == "share" and row["of"] and row.number not in wrong:
            beside[row["about"], row["where"], row["period"]].append(row)
    for (about, _, _), several in beside.items():
        scale = groupings.scale(workings.edition, workings.report.current, about)
        if (
            len(scale.levels) + len(scale.apart) <= MOST_LEVELS
            and len(several) <= MOST_LEVELS
            and scale.total(scale.levels)
        ):
            yield from _grouped(table, several, scale, workings.edition)


def _grouped(table: Table, rows: Sequence[Row], scale: Scale, edition: Edition) -> Iterator[Problem]:
    # Two words with one share may mean the same: "missing" and "unreported".
    options = {row["stated"]: _options(row, scale) for row in rows}
    left = [option for option in options.values() if option]
    for row in rows:
        if not options[row["stated"]]:
            what = f"{_where(row)} states {_figure(row)}{_of_what(row)}"
            evidence = (*_shares(scale, edition), _other(scale, edition, row, left))
            yield _problem(table, row, f"{what}, and no group of ratings makes that share.", evidence, _SAY)
    if not groupings.together(left):
        listed = ", ".join(_figure(row) for row in rows if options[row["stated"]])
        found = f"{_where(rows[0])} states {listed}, and no one grouping of statuses makes them all."
        yield _problem(table, rows[0], found, _shares(scale, edition), _SAY)


def _options(row: Row, scale: Scale) -> list[tuple[str, ...]]:
    status = scale.status(row["of"])
    if status is None:
        return groupings.natural(scale, row["stated"])
    return [(status, UNRATED), (status,)] if status in scale.apart else [(status,)]


def _shares(scale: Scale, edition: Edition) -> tuple[str, ...]:
    whole = scale.total(scale.every)
    return tuple(
        f"{_label(status, edition)}: {scale.counts[status]} of {whole}, {scale.share((status,)):f}%"
        for status in scale.every
        if scale.counts.get(status)
    )


def _other(scale: Scale, edition: Edition, row: Row, beside: Sequence[Sequence[tuple[str, ...]]]) -> str:
    group = groupings.odd(scale, row["stated"], beside)
    if group is None:
        return "no grouping of statuses at all makes it"
    labels = ", ".join(_label(status, edition) for status in group)
    return f"together only these make it: {labels} ({scale.total(group)}, {scale.share(group):f}%)"


def _label(status: str, edition: Edition) -> str:
    return edition.scale[status].title if status else "without a status"


def _where(row: Row) -> str:
    return f"the text ({row['where']})"


def _of_what(row: Row) -> str:
    """Return what a claim is of, to follow its figure: ' actions', ' of measures and actions as "on track"'."""
    things = _GROUPED.get(row["about"])
    if things is None:
        return f" for {quote(row['of'] or row['about'])}"
    named = f" as {quote(row['of'])}" if row["of"] else ""
    return f"{' of' if row['measure'] == 'share' else ''} {things}{named}"


def _figure(row: Row) -> str:
    return _number(row["stated"], row)


def _number(value: Decimal, row: Row) -> str:
    sign = "%" if row["unit"] == "percent" else ""
    return f"{value:f}{sign}"


def _problem(table: Table, row: Row, found: str, evidence: tuple[str, ...], remedy: str = _REMEDY) -> Problem:
    found_there = Cell(table, row, "stated").problem(ID, found, remedy, Level.WARNING, evidence)
    return replace(found_there, subject=f"claim:{row['claim']}")

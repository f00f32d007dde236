"""A report of an invented council in memory, to which a test adds words: figures are fixed, and the text is the test's.

What the figures are: household waste recycled 44.1%, 45.0%, 43.2%, 42.4% and 46.1% in five quarters to June 2025, 47% aimed
at; potholes repaired 5,130, 4,380, 4,890, 6,190 and 5,710, with targets each quarter; days to let an empty home 34.8 in
March and 31.5 in June 2025, 30 aimed at, lower is better; children looked after per 10,000; savings in pounds so far.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

from packages import COUNCIL, Draft, cells

from quarterlight.data import cast, profile, rules, workings
from quarterlight.data.csv_file import Grid
from quarterlight.data.rules.text import (
    commentary_direction,
    commentary_status,
    parts_text,
    points,
    ratio_text,
    target_text,
    value_text,
)
from quarterlight.data.table import Package, Table
from quarterlight.data.thresholds import Thresholds
from quarterlight.data.workings import Workings
from quarterlight.words.problems import Problem

FOLDER = "datapackages/example/2025-26-q1"
# The rules that hold what a text says against the figures.
RULES = (value_text, target_text, commentary_direction, commentary_status, points, ratio_text, parts_text)
TABLES = {
    "themes": "theme | title | order\n green | Clean and green | 1\n homes | Homes and families | 2",
    "priorities": """
        priority | theme | title      | order
        waste    | green | Less waste | 1
        homes    | homes | Good homes | 2""",
    "indicators": """
        indicator | ref | theme | priority | group   | title                                  | plain_title                       | sentence                                           | unit    | minimum | maximum | polarity | basis        | additive | synonyms            | definition | source | owner
        recycled  | 1.1 | green | waste    | Waste   | Percentage of household waste recycled | Household waste recycled          | {figure} of household waste was recycled           | percent | 0       | 100     | higher   | in_period    | false    | recycling rate      | Weighed.   | Scales | Head
        potholes  | 1.2 | green |          | Streets | Number of potholes repaired            | Potholes repaired                 | {figure} potholes were repaired                    | count   | 0       |         | higher   | in_period    | true     | holes in the road   | Counted.   | Works  | Head
        relet     | 2.1 | homes | homes    | Housing | Average days to re-let an empty home   | Time to let an empty council home | it took {figure} to let an empty council home      | days    | 0       |         | lower    | latest_month | false    | void homes          | Averaged.  | Rents  | Head
        in-care   | 2.2 | homes |          | Care    | Children looked after per 10,000       | Children in care                  | for every 10,000 children, {figure} were in care   | per_10k | 0       |         | neutral  | snapshot     | false    | looked after        | Counted.   | Cases  | Head
        saved     | 2.3 | homes |          | Money   | Savings delivered in the year to date  | Money saved                       | the council saved {figure}                         | gbp     | 0       |         | higher   | year_to_date | false    | budget; efficiency  | Added up.  | Ledger | Head""",
    "observations": """
        indicator | period       | value   | status
        recycled  | FY2024-25-Q1 | 44.1    | amber
        recycled  | FY2024-25-Q2 | 45.0    | green
        recycled  | FY2024-25-Q3 | 43.2    | amber
        recycled  | FY2024-25-Q4 | 42.4    | red
        recycled  | FY2025-26-Q1 | 46.1    | amber
        potholes  | FY2024-25-Q1 | 5130    | amber
        potholes  | FY2024-25-Q2 | 4380    | red
        potholes  | FY2024-25-Q3 | 4890    | green
        potholes  | FY2024-25-Q4 | 6190    | green
        potholes  | FY2025-26-Q1 | 5710    | green
        relet     | 2025-M03     | 34.8    | red
        relet     | 2025-M06     | 31.5    | red
        in-care   | 2025-03-31   | 72.5    |
        in-care   | 2025-06-30   | 70.9    |
        saved     | FY2024-25-Q1 | 2100000 | green
        saved     | FY2025-26-Q1 | 2400000 | red""",
    "targets": """
        indicator | period       | value   | set_by
        recycled  | FY2024-25    | 45      | Cabinet
        recycled  | FY2025-26    | 47      | Cabinet
        potholes  | FY2024-25-Q4 | 6000    | Cabinet
        potholes  | FY2025-26-Q1 | 5500    | Cabinet
        potholes  | FY2025-26    | 22000   | Cabinet
        relet     | FY2025-26    | 30      | Cabinet
        saved     | FY2025-26-Q1 | 2500000 | Cabinet""",
    "statuses": """
        status | label | title | rank | tone
        green  | G     | Green | 1    | good
        amber  | A     | Amber | 2    | mixed
        red    | R     | Red   | 3    | poor""",
    "actions": """
        action | title          | status | progress
        crew   | A second crew  | green  |
        bins   | Food waste bin | amber  |
        homes  | Build homes    | green  |""",
    "commentary": "subject_type | subject | kind | order | heading | text",
    "claims": "claim | about | measure | of | period | stated | unit | where",
    "glossary": "term | meaning | synonyms",
}  # fmt: skip


def report(texts: Sequence[tuple[str, ...]] = (), **tables: str) -> Workings:
    """Return the workings of the report with these comments: (subject, text), or (kind, subject, heading, text).

    A table given by name, written with bars, takes the place of the report's own; rows after "+" are added to it.
    """
    given = {**dict.fromkeys(tables, ""), **TABLES}
    written = {name: _rows(text, tables.get(name, "")) for name, text in given.items()}
    for place, comment in enumerate(texts, 1):
        kind, subject, heading, text = comment if len(comment) == 4 else ("indicator", comment[0], "", comment[1])
        written["commentary"].append([kind, subject, "commentary", str(place), heading, text])
    for name in ("observations", "targets"):
        written[name] = [[*row, COUNCIL if number else "area"] for number, row in enumerate(written[name])]
    written["targets"] = [[*row, "target" if number else "kind"] for number, row in enumerate(written["targets"])]
    found = {name: _table(name, grid) for name, grid in written.items()}
    descriptor = Draft(Path("unused")).descriptor
    descriptor["resources"] = [{"name": name, "path": f"{name}.csv"} for name in found]
    return workings.of(Package(FOLDER, descriptor, found), Thresholds(rules.thresholds()))


def _rows(text: str, own: str) -> list[list[str]]:
    if own.strip().startswith("+"):
        return cells(text) + cells(own.strip().removeprefix("+"))
    return cells(own or text)


def _table(name: str, grid: list[list[str]]) -> Table:
    head = tuple(grid[0])
    rows = tuple((number, tuple(row)) for number, row in enumerate(grid[1:], 2))
    table, problems = cast.table(name, f"{FOLDER}/{name}.csv", Grid(head, rows), profile.tables()[name].fields)
    assert problems == [], problems
    return table


def found(rule: ModuleType, workings: Workings) -> list[Problem]:
    """Return what one rule finds."""
    return list(rule.check(workings))


def about(rule: ModuleType, subject: str, text: str, **tables: str) -> list[str]:
    """Return what one rule finds in a comment on an indicator, in its own words."""
    return [problem.found for problem in found(rule, report([(subject, text)], **tables))]


def in_edition(rule: ModuleType, text: str, heading: str = "", **tables: str) -> list[tuple[str, str]]:
    """Return what one rule finds in a comment on the whole report: the subject, and its own words."""
    problems = found(rule, report([("edition", "2025-26-q1", heading, text)], **tables))
    return [(problem.subject, problem.found) for problem in problems]

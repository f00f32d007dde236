"""A small, valid data package of an invented council, of which a test changes one cell, row, file or entry."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

from quarterlight.data import check, descriptor
from quarterlight.words.problems import Problem

TODAY = date(2025, 9, 1)
COUNCIL = "E06999999"
FOLDER = "datapackages/example/2025-26-q1"


TABLES = {
    "themes": """
        theme | title           | description | order
        green | Clean and green | Our streets | 1
        homes | Good homes      |             | 2""",
    "priorities": """
        priority | theme | title      | summary | order
        roads    | green | Safe roads |         | 1
        repairs  | homes | Repairs    |         | 2""",
    "indicators": """
        indicator | theme | priority | title             | unit    | minimum | maximum | polarity | basis     | additive | placeholder | sentence | retired_on | replaced_by | definition | source | owner
        potholes  | green | roads    | Potholes repaired | count   | 0       |         | higher   | in_period | true     |             | {figure} [pothole was|potholes were] repaired | | | Holes filled. | Works system | Head of Highways
        on-time   | homes | repairs  | Repairs on time   | percent | 0       | 100     | higher   | in_period | false    |             | | 2025-06-30 | potholes | | |
        planned   |       |          | Not measured yet  | count   |         |         | neutral  | annual    | true     | true        | | | | | |""",
    "observations": """
        indicator | period       | area      | value | year_to_date | numerator | denominator | printed | markers | status | direction | note
        potholes  | FY2025-26-Q1 | E06999999 | 120   |              |           |             | 120     |         | met    | improved  |
        on-time   | FY2025-26-Q1 | E06999999 | 54.5  |              | 6         | 11          | 54.5%   | p r     |        | worsened  |
        on-time   | FY2024-25-Q1 | E06999999 |       |              |           |             |         | missing |        |           |
        planned   | FY2025-26    | E05999001 |       |              |           |             |         |         |        |           |""",
    "targets": """
        indicator | period       | area      | kind   | value | printed | markers | set_by  | set_on     | note
        potholes  | FY2025-26-Q1 | E06999999 | target | 100   | 100     |         | Cabinet | 2025-02-11 |
        on-time   | FY2025-26-Q1 | E06999999 | target |       |         | tba     |         |            |""",
    "statuses": """
        status | label | title  | meaning | rank | tone
        met    | G     | Met    |         | 1    | good
        missed | R     | Missed |         | 2    | poor""",
    "areas": """
        area      | title           | kind      | parent
        E06999999 | Example Council | authority |
        E05999001 | Abbey           | ward      | E06999999""",
    "comparators": """
        comparator | title   | kind
        england    | England | country""",
    "benchmarks": """
        indicator | comparator | period       | value | printed | markers | note
        on-time   | england    | FY2025-26-Q1 | 61.2  | 61.2%   |         |""",
    "actions": """
        action   | code | theme | priority | title           | status | due        | owner | progress
        new-gang |      | green | roads    | A new road gang | met    | 2025-12-31 |       |""",
    "commentary": """
        subject_type | subject    | kind       | order | heading | text
        edition      | 2025-26-q1 | summary    | 1     |         | A good quarter.
        indicator    | potholes   | commentary | 1     |         | A dry spring helped.""",
    "alignments": """
        subject_type | subject  | framework         | ref | title
        indicator    | potholes | National Outcomes | 4.2 |""",
    "claims": """
        claim         | about      | measure | of  | period       | stated | unit  | where
        one-indicator | indicators | count   | met | FY2025-26-Q1 | 1      | count | summary""",
    "corrections": """
        indicator | period       | area      | made_on    | kind       | old | new | reason
        potholes  | FY2024-25-Q1 | E06999999 | 2025-05-01 | correction | 119 | 118 | Counted twice.""",
    "rebasings": """
        indicator | period       | area      | decided_by       | decided_on | reason
        potholes  | FY2025-26-Q1 | E06999999 | Head of Highways | 2025-05-01 | A second gang began.""",
    "waivers": """
        rule | subject | reason | decided_by | decided_on | until""",
    "questions": """
        indicator | asked_on   | question        | answered_on | answer               | meeting
        potholes  | 2025-07-14 | Counted once?   | 2025-07-21  | Yes.                 | Cabinet
        potholes  | 2025-08-01 | Which contract? |             |                      |""",
    "returns": """
        service  | indicator | due        | received
        Highways | potholes  | 2025-07-10 | 2025-07-09""",
    "glossary": """
        term    | meaning            | synonyms
        pothole | A hole in the road | hole; rut""",
    "finance": """
        section | row_kind | row     | spent | agreed_on  | note
        Roads   | item     | Tarmac  | 12.5  | 2025-04-01 | bought
        Roads   | total    | Roads   | -3    |            |""",
}  # fmt: skip
STANDARD = tuple(name for name in TABLES if name != "finance")
_FINANCE = {"section": "string", "row_kind": "string", "row": "string"} | {
    "spent": "number", "agreed_on": "date", "note": "string",
}  # fmt: skip


def cells(text: str) -> list[list[str]]:
    """Return the cells of a table that is written with bars, its header first; a bar between brackets stays."""
    lines = [line.replace("was|potholes", "was\0potholes").split("|") for line in text.strip().splitlines()]
    return [[cell.strip().replace("\0", "|") for cell in line] for line in lines]


class Draft:
    """A package that is not written yet: `tables` holds each table's cells, the header as row 1."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / FOLDER
        self.tables = {name: cells(text) for name, text in TABLES.items()}
        self.files: dict[str, bytes] = {}
        self.descriptor: dict[str, Any] = _descriptor()

    def put(self, table: str, row: int, column: str, text: str) -> Draft:
        """Write `text` into one cell, by its spreadsheet row."""
        grid = self.tables[table]
        grid[row - 1][grid[0].index(column)] = text
        return self

    def add(self, table: str, *texts: str) -> Draft:
        """Add a row below the others."""
        self.tables[table].append(list(texts))
        return self

    def drop(self, table: str) -> Draft:
        """Leave a table and its resource out."""
        del self.tables[table]
        resources = self.descriptor["resources"]
        self.descriptor["resources"] = [found for found in resources if found["name"] != table]
        return self

    def drop_column(self, table: str, column: str) -> Draft:
        """Leave a column out."""
        place = self.tables[table][0].index(column)
        self.tables[table] = [line[:place] + line[place + 1 :] for line in self.tables[table]]
        return self

    def file(self, name: str, content: bytes | str) -> Draft:
        """Write `content` as the file of this name, whatever it would hold otherwise."""
        self.files[name] = content.encode() if isinstance(content, str) else content
        return self

    def resource(self, name: str) -> dict[str, Any]:
        """Return the resource of a table, to be changed."""
        found: dict[str, Any] = next(found for found in self.descriptor["resources"] if found["name"] == name)
        return found

    def write(self) -> Path:
        """Write the package and return the path of its descriptor."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for name, grid in self.tables.items():
            (self.folder / f"{name}.csv").write_bytes(as_csv(grid))
        (self.folder / "datapackage.json").write_text(json.dumps(self.descriptor), encoding="utf-8")
        for name, content in self.files.items():
            (self.folder / name).write_bytes(content)
        return self.folder / "datapackage.json"

    def check(self, today: date = TODAY) -> check.Checked:
        """Write the package and check it."""
        self.write()
        return check.check(self.root / "datapackages", self.root, today)

    def problems(self) -> tuple[Problem, ...]:
        """Write the package and return what the checker says."""
        return self.check().problems


def as_csv(grid: list[list[str]]) -> bytes:
    """Return `grid` as a CSV file."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(grid)
    return text.getvalue().encode()


def brief(problem: Problem) -> tuple[str, str, int | None, str | None]:
    """Return the rule, the file's name, the spreadsheet row and the column of a problem."""
    where = problem.location
    return problem.rule, where.path.rsplit("/", 1)[-1], where.row, where.column


def _descriptor() -> dict[str, Any]:
    finance = {
        "name": "finance",
        "path": "finance.csv",
        "schema": {"fields": [{"name": name, "type": kind} for name, kind in _FINANCE.items()]},
    }
    content = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "example-performance",
        "version": "1.0.0",
        "title": "Example Council performance, April to June 2025",
        "description": "Performance figures of Example Council, which is invented, as is every figure in this package.",
        "licenses": [{"name": "OGL-UK-3.0", "title": "Open Government Licence", "path": "https://example.com/ogl"}],
        "sources": [{"title": "Example Council, quarterly report"}],
        "contributors": [{"title": "Example Council", "roles": ["author"]}],
        "quarterlight": {
            "profile": "quarterlight/1",
            "organisation": {"slug": "example", "name": "Example Council", "kind": "invented", "code": COUNCIL},
            "edition": {
                "slug": "2025-26-q1",
                "title": "Quarterly report",
                "period": "FY2025-26-Q1",
                "published_on": "2025-08-05",
                "figures": "final",
            },
        },
        "resources": [finance],
    }
    # Through JSON, so that a test that changes this draft never changes the profile, which is read once and shared.
    described: dict[str, Any] = json.loads(json.dumps(descriptor.described(content, frozenset(STANDARD))))
    return described

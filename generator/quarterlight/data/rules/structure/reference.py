"""Whatever a row refers to is there.

Why it matters: a figure of an indicator that does not exist would vanish from the site.
It fires when a cell names an indicator, theme, priority, area, comparator or other row that its table does not
have. Where a package has no table of areas, the only area is the council's own code.
It does not fire for a table that could not be read: that has its own problem.
How to fix: correct the spelling (the nearest name is shown), or add the missing row.
Example: the theme "greene" in indicators.csv, where themes.csv has "green".
"""

from collections.abc import Iterator, Mapping

from quarterlight.data import profile
from quarterlight.data.table import Cell, Package, Table
from quarterlight.data.workings import Workings
from quarterlight.words.nearest import nearest
from quarterlight.words.problems import Level, Problem, quote

ID = "reference"
LEVEL = Level.ERROR


def check(workings: Workings) -> Iterator[Problem]:
    """Yield a problem for each reference to something that is not there."""
    package = workings.package
    for table in package.tables.values():
        for key in profile.tables()[table.name].foreign_keys:
            name = key["reference"]["resource"]
            if name != "statuses" and not package.unread(name):
                yield from _missing(table, key, _targets(package, key))


def _targets(package: Package, key: Mapping[str, object]) -> dict[str, None]:
    reference = key["reference"]
    assert isinstance(reference, Mapping)
    if reference["resource"] == "areas" and "areas" not in package.tables:
        return {package.organisation["code"]: None}
    return dict.fromkeys(row[reference["fields"]] for row in package.table(reference["resource"]))


def _missing(table: Table, key: Mapping[str, object], present: Mapping[str, None]) -> Iterator[Problem]:
    column = str(key["fields"])
    reference = key["reference"]
    assert isinstance(reference, Mapping)
    for row in table:
        if row[column] and row[column] not in present and row.sound(column):
            near = nearest(row[column], present)
            remedy = f"Did you mean {near}?" if near else f"Add it to {reference['resource']}.csv."
            found = f"{reference['resource']}.csv has no {quote(row[column])}."
            yield Cell(table, row, column).problem(ID, found, remedy)

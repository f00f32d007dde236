"""A slug does not take an address that the site needs.

Why it matters: a page of that name would hide the glossary, the search or the data.
It fires when a theme, priority, indicator, action or extra table has a reserved slug, or one that is over 80
letters.
It does not fire for titles, which may be anything.
How to fix: choose another readable name before the first publication; slugs never change afterwards.
Example: a theme with the slug "glossary".
"""

from collections.abc import Iterator

from quarterlight.data import profile
from quarterlight.data.table import Cell
from quarterlight.data.workings import Workings
from quarterlight.words.problems import Level, Location, Problem

ID = "reserved-slug"
LEVEL = Level.ERROR
LONGEST = 80
_KEYS = {"themes": "theme", "priorities": "priority", "indicators": "indicator", "actions": "action"}


def check(workings: Workings) -> Iterator[Problem]:
    """Yield a problem for each slug that is reserved or too long for an address."""
    package = workings.package
    for name, column in _KEYS.items():
        table = package.table(name)
        for row in table:
            if row[column] in profile.RESERVED_SLUGS:
                yield Cell(table, row, column).problem(ID, f"{row[column]} is reserved.", "Choose another slug.")
            elif len(row[column]) > LONGEST:
                found = f"the slug has {len(row[column])} letters."
                yield Cell(table, row, column).problem(ID, found, f"Write at most {LONGEST}.")
    for extra in package.extra:
        if extra in profile.RESERVED_SLUGS:
            where = Location(f"{package.folder}/datapackage.json", None, f"resources.{extra}.name")
            yield Problem(ID, where, f"{extra} is reserved.", "Name the table otherwise.", subject=f"table:{extra}")
    named = {"resource": list(package.extra), "organisation": [package.organisation["slug"]]}
    for kind, slugs in {**named, "edition": [package.edition["slug"]]}.items():
        for slug in slugs:
            if len(slug) > LONGEST:
                where = Location(f"{package.folder}/datapackage.json", None, f"the slug of the {kind}")
                yield Problem(ID, where, f"the slug has {len(slug)} letters.", f"Keep it under {LONGEST}.")

"""A table's schema in datapackage.json is the standard's.

Why it matters: whoever downloads the package validates it by the schema inside it; an old or edited copy would let
faults pass, or refuse sound data.
It fires when a resource of a standard table has no schema or another one than the standard's.
It does not fire for extra tables, whose schema is their own.
How to fix: run "quarterlight describe" on the package, which writes the standard's schemas into the descriptor.
Example: a resource whose schema was edited by hand, or was written for an older version of the standard.
"""

from collections.abc import Iterator

from quarterlight.data import profile
from quarterlight.data.workings import Workings
from quarterlight.words.problems import Level, Location, Problem

ID = "schema"
LEVEL = Level.ERROR


def check(workings: Workings) -> Iterator[Problem]:
    """Yield a problem for each resource whose schema differs from the standard's."""
    package = workings.package
    present = frozenset(package.tables)
    for resource in package.descriptor["resources"]:
        spec = profile.tables().get(resource["name"])
        if spec is None or resource["name"] not in present:
            continue
        if resource.get("schema") != spec.schema(present):
            where = Location(f"{package.folder}/datapackage.json", None, f"resources.{spec.name}.schema")
            found = "the schema is missing." if "schema" not in resource else "the schema is not the standard's."
            remedy = f'Run "quarterlight describe {package.folder}".'
            yield Problem(ID, where, found, remedy, subject=f"table:{spec.name}")

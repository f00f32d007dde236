"""A table's schema in datapackage.json is the standard's.

Why it matters: whoever downloads the package validates it by the schema inside it; an old or edited copy would let
faults pass, or refuse sound data.
It fires when a resource of a standard table has no schema or another one than the standard's.
How to fix: run "quarterlight describe" on the package, which writes the standard's schemas into the descriptor.
"""

from collections.abc import Iterator

from quarterlight.data import profile
from quarterlight.data.table import Package
from quarterlight.words.problems import Location, Problem

ID = "schema"


def check(package: Package) -> Iterator[Problem]:
    """Yield a problem for each resource whose schema differs from the standard's."""
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

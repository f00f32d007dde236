"""Write the standard's schemas into a package's descriptor, for the tables that lie in its folder."""

from __future__ import annotations

import json
from pathlib import Path

from quarterlight.data import descriptor
from quarterlight.edge import files
from quarterlight.words.problems import Location, Problem


def describe(folder: Path) -> Problem | None:
    """Rewrite `folder`/datapackage.json; return a problem where it cannot be read, and then nothing is written."""
    file = folder / "datapackage.json"
    content, problem = descriptor.load(file, str(file))
    if content is None:
        return problem
    listed = content.get("resources", [])
    if not isinstance(listed, list) or not all(isinstance(part, dict) and _named(part) for part in listed):
        found, remedy = "its resources are not a list of named tables.", 'Write "resources": [] to begin with.'
        return Problem("descriptor", Location(str(file)), found, remedy)
    present = frozenset(path.stem for path in folder.glob("*.csv"))
    text = json.dumps(descriptor.described(content, present), indent=2, ensure_ascii=False)
    files.save(file, f"{text}\n".encode())
    return None


def _named(resource: dict[str, object]) -> bool:
    return isinstance(resource.get("name"), str)

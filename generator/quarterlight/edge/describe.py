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
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        return Problem("descriptor", Location(str(file)), f"it cannot be read: {error}.", "Write a JSON object there.")
    if not isinstance(content, dict) or not isinstance(content.get("resources", []), list):
        found, remedy = "it holds no JSON object with a list of resources.", 'Begin with {"resources": []}.'
        return Problem("descriptor", Location(str(file)), found, remedy)
    present = frozenset(path.stem for path in folder.glob("*.csv"))
    text = json.dumps(descriptor.described(content, present), indent=2, ensure_ascii=False)
    files.save(file, f"{text}\n".encode())
    return None

"""Compare what Quarterlight generates for the example council with the files committed as expected.

What the site engine makes of it is left out, and so is whatever is only copied through: see `belongs`.
`python -m tests.sites.golden` (or `make golden`) writes the expected files anew.
"""

from __future__ import annotations

import difflib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

EXAMPLE = Path(__file__).parent / "example-council"
EXPECTED = EXAMPLE / "expected"
MOST_LINES = 24


def belongs(path: str) -> bool:
    """Return whether a file is among the expected ones: a page, a download of an indicator, a descriptor, a part."""
    if path.startswith("theme/"):
        return path in {"theme/partials/councils.html", "theme/partials/sources.html"}
    of_indicator = "/indicators/" in path and path.endswith((".csv", ".json")) and not path.endswith(".vl.json")
    return path.endswith((".md", "/datapackage.json", "/search/words.json")) or of_indicator


def texts(folder: Path) -> dict[str, str]:
    """Return the files below `folder` that belong to the golden site, by their path in it."""
    paths = {file.relative_to(folder).as_posix(): file for file in sorted(folder.rglob("*")) if file.is_file()}
    return {path: file.read_bytes().decode() for path, file in paths.items() if belongs(path)}


def generate(folder: Path) -> dict[str, str]:
    """Return what the real command generates from a copy of the example council in the new folder `folder`."""
    shutil.copytree(EXAMPLE, folder, ignore=lambda _, names: {"expected", "build", "site"} & set(names))
    command = [str(Path(sys.executable).with_name("quarterlight")), "build", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(done.stdout + done.stderr)
    return texts(folder / "build")


def differences(expected: Mapping[str, str], found: Mapping[str, str]) -> list[str]:
    """Return what differs between two sets of files: missing, unexpected, and different ones with a short diff."""
    missing = [f"missing: {path}" for path in sorted(expected.keys() - found.keys())]
    unexpected = [f"unexpected: {path}" for path in sorted(found.keys() - expected.keys())]
    both = sorted(expected.keys() & found.keys())
    different = [f"different: {p}\n{_diff(expected[p], found[p])}" for p in both if expected[p] != found[p]]
    return [*missing, *unexpected, *different]


def _diff(expected: str, found: str) -> str:
    lines = list(difflib.unified_diff(expected.splitlines(), found.splitlines(), "expected", "found", n=1, lineterm=""))
    rest = [f"and {len(lines) - MOST_LINES} lines more"] if len(lines) > MOST_LINES else []
    return "\n".join([*lines[:MOST_LINES], *rest])


def main() -> None:
    """Write the expected files anew."""
    with tempfile.TemporaryDirectory() as folder:
        found = generate(Path(folder) / "site")
    if EXPECTED.exists():
        shutil.rmtree(EXPECTED)
    for path, text in found.items():
        target = EXPECTED / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())
    sys.stdout.write(f"Wrote {len(found)} files below {EXPECTED}\n")


if __name__ == "__main__":
    main()

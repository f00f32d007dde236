"""Copies of the sites that the tests build, and the command that builds them: the real one, in a process of its own."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

SITES = Path(__file__).parent
REPOSITORY = SITES.parents[1]
COMMAND = Path(sys.executable).with_name("quarterlight")
# What a publisher's site consists of; everything else in its folder is generated, or belongs to the tests.
PARTS = ("mkdocs.yml", "addresses.csv", "docs", "datapackages", "templates")
EXAMPLE = SITES / "example-council"
HOSTILE = SITES / "hostile"
DATA = "datapackages/example-council/2025-26-q2"


def copy(source: Path, target: Path) -> Path:
    """Return the folder `target`, which holds a copy of the site in `source` and nothing generated."""
    target.mkdir(parents=True)
    for part in PARTS:
        if (source / part).is_dir():
            shutil.copytree(source / part, target / part)
        elif (source / part).is_file():
            shutil.copy(source / part, target / part)
    return target


def environment(**variables: str) -> dict[str, str]:
    """Return this process's environment without what would change a build, and with `variables`."""
    kept = {key: value for key, value in os.environ.items() if key not in {"GITHUB_ACTIONS", "SITE_URL"}}
    return {**kept, **variables}


def quarterlight(*arguments: str | Path, cwd: Path | None = None, **variables: str) -> subprocess.CompletedProcess[str]:
    """Return the finished command with its exit code and what it printed."""
    command = [str(COMMAND), *map(str, arguments)]
    return subprocess.run(
        command, cwd=cwd, env=environment(**variables), capture_output=True, text=True, check=False, timeout=120
    )


def build(site: Path, **variables: str) -> Path:
    """Return the folder of the finished site, built from the project in the folder `site`."""
    done = quarterlight("build", site, cwd=None, **variables)
    assert done.returncode == 0, done.stdout + done.stderr
    return site / "site"


# Pagefind writes the values of its filters in another order each time, and these files are called by their hashes.
UNORDERED = re.compile(r"(^|/)pagefind/(filter/.+\.pf_filter|pagefind-entry\.json|.+\.pf_meta)$")


def digests(folder: Path) -> dict[str, str]:
    """Return the hash of every file below `folder` by its path in it, but of those that have no order of their own."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not UNORDERED.search(path.as_posix())
    }


def replace_text(file: Path, old: str, new: str) -> None:
    """Replace the first `old` in a file, which must be there."""
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {file}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")

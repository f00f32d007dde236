"""The site engine as a subprocess: MkDocs with Material. Only this module and `config` know its name and habits."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

from quarterlight.edge import config

OUTPUT = "site"


class EngineError(Exception):
    """The engine could not build the site; the message is what it said."""


def run(project: Path, epoch: int, expected: Iterable[str]) -> Path:
    """Build the project in the folder `project` and return the folder of the finished site.

    `epoch` (seconds) is the moment that the engine writes wherever it would write the present one; `expected` are the
    files, by their path in the source, that must come out. Raises EngineError.
    """
    output = project / OUTPUT
    shutil.rmtree(output, ignore_errors=True)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(project / config.FILE)]
    # Warnings of other tools about themselves are nothing that a publisher could mend.
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch), "NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode != 0:
        raise EngineError(_said(done.stderr or done.stdout))
    absent = [path for path in expected if not (output / _built(path)).is_file()]
    if absent:
        raise EngineError(f"The engine left out {len(absent)} files, the first of them {absent[0]}.")
    _remove_leftovers(project, output)
    return output


def _said(log: str) -> str:
    """Return the warnings and errors of the engine's log; where it died of one, its last line."""
    lines = [line.strip() for line in log.splitlines() if line.strip()]
    told = [line for line in lines if line.startswith(("WARNING", "ERROR", "Aborted", "Config value"))]
    return "\n".join(told or lines[-1:])


def _built(path: str) -> str:
    return f"{path.removesuffix('.md')}.html" if path.endswith(".md") else path


def _remove_leftovers(project: Path, output: Path) -> None:
    """Remove what came along with the theme and our own layout does not use; never a file of the site itself."""
    spec = find_spec("material")
    theme = Path(str(spec.origin)).parent / "templates" if spec and spec.origin else project
    brought = [path.relative_to(theme) for path in (theme / "assets").rglob("*") if path.is_file()]
    brought += [path.relative_to(project / "theme") for path in (project / "theme" / "partials").rglob("*")]
    for path in brought:
        if not (project / "docs" / path).exists() and not (project / "theme" / "assets" / path.name).exists():
            (output / path).unlink(missing_ok=True)
    for folder in sorted((path for path in output.rglob("*") if path.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()

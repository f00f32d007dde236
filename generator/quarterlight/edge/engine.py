"""The site engine as a subprocess: MkDocs with Material, or Zensical, its successor, which reads the same project.

Only this module and `config` know their names and habits.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import requires
from importlib.util import find_spec
from pathlib import Path

from quarterlight.edge import config

OUTPUT = "site"
# What an engine makes of itself, beside a page for each page and a copy of each file.
_OWN = frozenset({"404.html", "sitemap.xml"})


class EngineError(Exception):
    """The engine could not build the site; the message is what it said."""


@dataclass(frozen=True, slots=True)
class _Engine:
    """How an engine is called, and how what it says of a fault is found in its log."""

    options: tuple[str, ...]
    told: Callable[[list[str]], Iterator[str]]


def run(engine: str, project: Path, epoch: int, expected: Iterable[str]) -> Path:
    """Build the project in the folder `project` and return the folder of the finished site.

    `engine` is one of settings.ENGINES. `epoch` (seconds) is the moment that it writes wherever it would write the
    present one; `expected` are the files, by their path in the source, that must come out. Raises EngineError.
    """
    if find_spec(engine) is None:
        wanted = next(one for one in requires("quarterlight") or () if one.startswith(engine)).split(";")[0]
        raise EngineError(f'The engine {engine} is not installed. Install it: pip install "{wanted}"')
    found, output = _ENGINES[engine], project / OUTPUT
    shutil.rmtree(output, ignore_errors=True)
    command = [sys.executable, "-m", engine, "build", "--strict", *found.options]
    command += ["--config-file", str(project / config.FILE)]
    # Warnings of other tools about themselves are nothing that a publisher could mend.
    quiet = {"NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1"}
    environment = {**os.environ, **quiet, "SOURCE_DATE_EPOCH": str(epoch), "PYTHONHASHSEED": "0"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode != 0:
        raise EngineError(_said(f"{done.stdout}\n{done.stderr}", found))
    absent = [path for path in expected if not (output / _built(path)).is_file()]
    if absent:
        raise EngineError(f"The engine left out {len(absent)} files, the first of them {absent[0]}.")
    _remove_leftovers(project, output)
    return output


_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def _said(log: str, engine: _Engine) -> str:
    """Return the warnings and errors of an engine's log; where it died of one, its last line."""
    lines = [line.strip() for line in _COLOUR.sub("", log).splitlines() if line.strip()]
    return "\n".join([*engine.told(lines)] or lines[-1:])


def _told_by_mkdocs(lines: list[str]) -> Iterator[str]:
    return (line for line in lines if line.startswith(("WARNING", "ERROR", "Aborted", "Config value")))


def _told_by_zensical(lines: list[str]) -> Iterator[str]:
    """Yield each warning with the place that its log draws below it: "╭─[ about/index.md:3:1 ]"."""
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if line.startswith(("Warning:", "Error:")):
            place = re.search(r"\[ (.+?) \]", following)
            yield f"{line} ({place[1]})" if place else line


_ENGINES: Mapping[str, _Engine] = {
    "mkdocs": _Engine((), _told_by_mkdocs),
    # Its cache lies in its own folder and would be ours to keep true.
    "zensical": _Engine(("--clean",), _told_by_zensical),
}


def _built(path: str) -> str:
    """Return where what is made of a source file stands: every page is the index of a folder, a README too."""
    if not path.endswith(".md"):
        return path
    folder, _, name = path.removesuffix(".md").rpartition("/")
    inner = folder if name in {"index", "README"} else f"{folder}/{name}".lstrip("/")
    return f"{inner}/index.html".lstrip("/")


def _remove_leftovers(project: Path, output: Path) -> None:
    """Remove what an engine and its theme bring along and our own layout does not use: all that nobody asked for."""
    asked = {_built(path) for path in _files(project / "docs")} | _OWN
    asked |= {path for path in _files(project / "theme") if path.startswith("assets/")}
    for path in _files(output):
        if path not in asked:
            (output / path).unlink()
    for folder in sorted((path for path in output.rglob("*") if path.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()


def _files(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]

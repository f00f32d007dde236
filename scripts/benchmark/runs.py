"""Build a site in a process of its own, and say what that cost. Linux only, because of the memory."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmark import memory


@dataclass(frozen=True, slots=True)
class Run:
    """One build: CPU seconds in all and by stage, and bytes of memory."""

    total: float
    stages: dict[str, float]
    peaks: memory.Peaks


# The builds of each kind, as often as they were measured.
Kinds = Mapping[str, Sequence[Run]]


def children() -> float:
    """Return the CPU seconds of all processes that this one has started and that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def build(site: Path) -> Run:
    """Build a site in a process of its own."""
    before = children()
    process = subprocess.Popen([sys.executable, "-m", "benchmark.worker", str(site)], stdout=subprocess.PIPE, text=True)
    with memory.watched(process.pid) as peaks:
        printed, _ = process.communicate()
    if process.returncode:
        raise SystemExit(process.returncode)
    return Run(children() - before, json.loads(printed), peaks)


def engine(project: Path) -> float:
    """Return the CPU seconds that MkDocs takes by itself for the project in the folder `project`."""
    before = children()
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(project / "mkdocs.yml")]
    subprocess.run(command, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=True)
    return children() - before

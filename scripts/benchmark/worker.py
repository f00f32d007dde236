"""Build a site in this process and print, as JSON, what each stage cost: CPU seconds, those of ended children included.

usage: python scripts/benchmark/worker.py SITE

A stage is what the build says that it does, up to the first figure in it; so the stages are the build's own.
"""

from __future__ import annotations

import json
import re
import resource
import sys
from datetime import date
from pathlib import Path

from quarterlight.edge import build
from quarterlight.words.problems import blocking

START, END = "Starting", "Done"


def seconds() -> float:
    """Return the CPU seconds, user and system, of this process and of its children that have ended."""
    used = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(part.ru_utime + part.ru_stime for part in used)


def main(site: Path) -> int:
    """Build the site in the folder `site`; return the exit code."""
    marks = [(START, 0.0)]

    def report(said: str) -> None:
        marks.append((re.split(r"[:\d]", said)[0].strip(), seconds()))

    checked = build.build(build.open_project(site), date(2026, 6, 1), report)
    if blocking(checked.problems):
        print(*checked.problems, sep="\n", file=sys.stderr)
        return 1
    stages: dict[str, float] = {}
    for (name, begun), (_, ended) in zip(marks, [*marks[1:], (END, seconds())], strict=True):
        stages[name] = stages.get(name, 0.0) + ended - begun
    stages.pop(END, None)
    print(json.dumps(stages))
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))

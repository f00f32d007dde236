"""Build a site in this process and print, as JSON, what each stage cost: CPU seconds, those of ended children included.

usage: python -m benchmark.worker SITE

A stage is the first word of what the build says that it does. Files are made while they are written, so what it takes
to make them is counted apart: pages as "Rendering", downloads as "Packing".
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections import defaultdict
from pathlib import Path

from benchmark import council
from quarterlight.display.deferred import Deferred
from quarterlight.edge import build
from quarterlight.words.problems import as_text, blocking

RENDER, PACK, WRITE = "Rendering", "Packing", "Writing"


def seconds() -> float:
    """Return the CPU seconds, user and system, of this process and of its children that have ended."""
    used = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(part.ru_utime + part.ru_stime for part in used)


def main(site: Path) -> int:
    """Build the site in the folder `site`; return the exit code."""
    marks = [("Starting", 0.0)]
    made: defaultdict[str, float] = defaultdict(float)
    make = Deferred.__getitem__

    def timed(files: Deferred, path: str) -> bytes:
        begun = time.process_time()
        content = make(files, path)
        made[RENDER if path.endswith(".md") else PACK] += time.process_time() - begun
        return content

    # The tool has no clock, so what it makes is timed from outside.
    Deferred.__getitem__ = timed  # type: ignore[method-assign]  # put in its place for this process
    checked = build.build(
        build.open_project(site), council.TODAY, lambda said: marks.append((said.split()[0], seconds()))
    )
    if blocking(checked.problems):
        left = (problem for problem in checked.problems if blocking([problem]))
        print(*map(as_text, left), sep="\n", file=sys.stderr)
        return 1
    stages: defaultdict[str, float] = defaultdict(float)
    for (name, begun), (_, ended) in zip(marks, [*marks[1:], ("", seconds())], strict=True):
        stages[name] += ended - begun
    stages[WRITE] -= sum(made.values())
    print(json.dumps({**{name: cost for name, cost in stages.items() if name != "Done:"}, **made}))
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))

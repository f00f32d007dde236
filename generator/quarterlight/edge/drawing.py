"""Draw what the gallery asks for, over the processors, and keep every drawing by its content for the next build."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from quarterlight.display.charts.drawing import Drawing, draw
from quarterlight.edge import files

# Starting a process costs as much as some thirty drawings.
FEWEST_FOR_PROCESSES = 60
CHUNK = 16


def drawer(cache: Path, report: Callable[[str], None]) -> Callable[[Sequence[Drawing]], list[bytes]]:
    """Return a function that draws; it looks into the folder `cache` first, and keeps there what it was asked for."""

    def drawn(drawings: Sequence[Drawing]) -> list[bytes]:
        kept = {drawing.key: cache / drawing.key for drawing in drawings}
        missing = {d.key: d for d in drawings if not kept[d.key].is_file()}
        if missing:
            report(f"Drawing {len(missing):,} of {len(kept):,} pictures")
        made = dict(zip(missing, _draw(list(missing.values())), strict=True))
        found = {key: made[key] if key in made else path.read_bytes() for key, path in kept.items()}
        files.write(cache, found)
        return [found[drawing.key] for drawing in drawings]

    return drawn


def _draw(drawings: Sequence[Drawing]) -> list[bytes]:
    processors = os.cpu_count() or 1
    if len(drawings) < FEWEST_FOR_PROCESSES or processors == 1:
        return [draw(drawing) for drawing in drawings]
    # The drawing tool runs threads of its own, which a forked process would not have.
    started = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processors, mp_context=started) as processes:
        return list(processes.map(draw, drawings, chunksize=CHUNK))

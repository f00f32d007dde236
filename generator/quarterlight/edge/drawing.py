"""Draw what the gallery asks for, over the processors, and keep every drawing by its content for the next build."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from itertools import islice
from pathlib import Path

from quarterlight.display.charts.drawing import Drawing, Drawn, draw
from quarterlight.display.gallery import Draw
from quarterlight.edge import files

# Starting a process costs as much as some sixty drawings.
FEWEST_FOR_PROCESSES = 100
CHUNK = 16
# So many drawings are looked up, made and kept at a time.
BATCH = 1000


def drawer(cache: Path, report: Callable[[str], None]) -> Draw:
    """Return a function that draws into the folder `cache`, unless it finds there what it drew before.

    Whatever it was not asked for is removed from there.
    """

    def drawn(wanted: Iterable[tuple[str, Drawing]]) -> dict[str, Drawn]:
        report("Drawing the pictures")
        found: dict[str, Drawn] = {}
        rest = iter(wanted)
        with ExitStack() as stack:
            make = _maker(stack)
            while batch := [(path, drawing, drawing.key) for path, drawing in islice(rest, BATCH)]:
                missing = {key: drawing for _, drawing, key in batch if not (cache / key).is_file()}
                if missing:
                    report(f"Drawing {len(missing):,} of {len(batch):,} pictures")
                for key, content in zip(missing, make(list(missing.values())), strict=True):
                    files.save(cache / key, content)
                found |= {path: Drawn(key, (cache / key).stat().st_size) for path, _, key in batch}
        files.keep(cache, {made.key for made in found.values()})
        return found

    return drawn


def _maker(stack: ExitStack) -> Callable[[Sequence[Drawing]], Iterator[bytes]]:
    """Return a function that draws; from the first time that there is much to draw, in processes that `stack` ends."""
    pools: list[ProcessPoolExecutor] = []

    def make(drawings: Sequence[Drawing]) -> Iterator[bytes]:
        processors = os.cpu_count() or 1
        if len(drawings) < FEWEST_FOR_PROCESSES or processors == 1:
            return map(draw, drawings)
        if not pools:
            # The drawing tool runs threads of its own, which a forked process would not have.
            started = multiprocessing.get_context("spawn")
            pools.append(stack.enter_context(ProcessPoolExecutor(processors, mp_context=started)))
        return pools[0].map(draw, drawings, chunksize=CHUNK)

    return make

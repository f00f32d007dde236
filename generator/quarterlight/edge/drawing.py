"""Draw pictures and typeset papers, and keep what was made by its content for the next build."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from functools import lru_cache, partial
from itertools import islice
from pathlib import Path
from typing import Protocol, TypeVar

from quarterlight.display.charts.drawing import Drawing, Drawn, draw
from quarterlight.display.gallery import Draw
from quarterlight.display.papers.printing import Typeset
from quarterlight.display.papers.typesetting import Manuscript, typeset
from quarterlight.edge import files

# Starting a process costs as much as some sixty drawings.
FEWEST_FOR_PROCESSES = 100
CHUNK = 16
# So many drawings are looked up, made and kept at a time; and so many papers, each of which holds many drawings.
BATCH = 1000
BATCH_OF_PAPERS = 50


class _Keyed(Protocol):
    @property
    def key(self) -> str: ...


_Asked = TypeVar("_Asked", bound=_Keyed)


def drawer(cache: Path, report: Callable[[str], None]) -> Draw:
    """Return a function that draws into the folder `cache`, unless it finds there what it drew before.

    Whatever it was not asked for is removed from there.
    """

    def drawn(wanted: Iterable[tuple[str, Drawing]]) -> dict[str, Drawn]:
        report("Drawing the pictures")
        with ExitStack() as stack:
            drawings = _batches(wanted, BATCH)
            return _kept(cache, drawings, _maker(stack), partial(_said, report, "Drawing {:,} of {:,} pictures"))

    return drawn


def typesetter(cache: Path, pictures: Path, report: Callable[[str], None]) -> Typeset:
    """Return a function that typesets papers into the folder `cache`, as `drawer` does its pictures.

    What it finds drawn in the folder `pictures` is not drawn again.
    """

    def printed(wanted: Iterable[tuple[str, Manuscript]]) -> dict[str, Drawn]:
        # A measure is in the papers of its edition, its theme and its priority, which follow one another.
        picture = lru_cache(BATCH)(partial(_picture, pictures))

        def make(manuscripts: Sequence[Manuscript]) -> Iterator[bytes]:
            # The tool uses every processor by itself.
            return (typeset(manuscript, picture) for manuscript in manuscripts)

        papers = _batches(wanted, BATCH_OF_PAPERS)
        return _kept(cache, papers, make, partial(_said, report, "Typesetting {:,} of {:,} papers"))

    return printed


def _said(report: Callable[[str], None], words: str, new: int, whole: int) -> None:
    report(words.format(new, whole))


def _picture(pictures: Path, drawing: Drawing) -> bytes:
    kept = pictures / drawing.key
    return kept.read_bytes() if kept.is_file() else draw(drawing)


def _batches(wanted: Iterable[tuple[str, _Asked]], size: int) -> Iterator[list[tuple[str, _Asked, str]]]:
    """Yield what is wanted in batches: each by its path, with its key."""
    rest = iter(wanted)
    while batch := [(path, asked, asked.key) for path, asked in islice(rest, size)]:
        yield batch


def _kept(
    cache: Path,
    batches: Iterable[Sequence[tuple[str, _Asked, str]]],
    make: Callable[[Sequence[_Asked]], Iterator[bytes]],
    report: Callable[[int, int], None],
) -> dict[str, Drawn]:
    """Make what is not in the folder `cache` yet, a batch after another, and keep there nothing but what was wanted."""
    found: dict[str, Drawn] = {}
    for batch in batches:
        missing = {key: asked for _, asked, key in batch if not (cache / key).is_file()}
        if missing:
            report(len(missing), len(batch))
        for key, content in zip(missing, make(list(missing.values())), strict=True):
            files.save(cache / key, content)
        found |= {path: Drawn(key, (cache / key).stat().st_size) for path, _, key in batch}
    files.keep(cache, {made.key for made in found.values()})
    return found


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

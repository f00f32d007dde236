"""Draw pictures and typeset papers, and keep what was made by its content for the next build."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Protocol, TypeVar

from quarterlight.display.charts.drawing import Drawing, draw
from quarterlight.display.papers.typesetting import Manuscript, typeset
from quarterlight.edge import files

# Starting a process costs as much as some thirty drawings.
FEWEST_FOR_PROCESSES = 60
CHUNK = 16


class _Keyed(Protocol):
    @property
    def key(self) -> str: ...


_Asked = TypeVar("_Asked", bound=_Keyed)


def drawer(cache: Path, report: Callable[[str], None]) -> Callable[[Sequence[Drawing]], list[bytes]]:
    """Return a function that draws; it looks into the folder `cache` first, and keeps there what it was asked for."""
    return _kept(cache, _draw, lambda missing, whole: report(f"Drawing {missing:,} of {whole:,} pictures"))


def typesetter(cache: Path, report: Callable[[str], None]) -> Callable[[Sequence[Manuscript]], list[bytes]]:
    """Return a function that typesets papers, with a folder `cache` like that of the drawer."""
    return _kept(cache, _typeset, lambda missing, whole: report(f"Typesetting {missing:,} of {whole:,} papers"))


def _kept(
    cache: Path, make: Callable[[Sequence[_Asked]], list[bytes]], report: Callable[[int, int], None]
) -> Callable[[Sequence[_Asked]], list[bytes]]:
    """Return a function that makes what is not in the folder `cache` yet, and leaves there what it was asked for."""

    def made(asked: Sequence[_Asked]) -> list[bytes]:
        keys = [one.key for one in asked]
        kept = {key: cache / key for key in keys}
        missing = {key: one for key, one in zip(keys, asked, strict=True) if not kept[key].is_file()}
        if missing:
            report(len(missing), len(kept))
        new = dict(zip(missing, make(list(missing.values())), strict=True))
        found = {key: new[key] if key in new else path.read_bytes() for key, path in kept.items()}
        files.write(cache, found)
        return [found[key] for key in keys]

    return made


def _typeset(manuscripts: Sequence[Manuscript]) -> list[bytes]:
    # The tool uses every processor by itself.
    return [typeset(manuscript) for manuscript in manuscripts]


def _draw(drawings: Sequence[Drawing]) -> list[bytes]:
    processors = os.cpu_count() or 1
    if len(drawings) < FEWEST_FOR_PROCESSES or processors == 1:
        return [draw(drawing) for drawing in drawings]
    # The drawing tool runs threads of its own, which a forked process would not have.
    started = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processors, mp_context=started) as processes:
        return list(processes.map(draw, drawings, chunksize=CHUNK))

"""Watch the memory of a process and of all that it starts, as Linux counts it. Returns bytes; stops nothing."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

INTERVAL = 0.1
# A word of the command of each kind of process, and what that process does.
_KINDS = {"benchmark.worker": "build", "mkdocs": "engine", "pagefind": "search", "spawn_main": "drawing"}


@dataclass(slots=True)
class Peaks:
    """The most that each kind of process held, and the most that all of them held at one moment, in bytes."""

    each: dict[str, int] = field(default_factory=dict)
    together: int = 0


@contextmanager
def watched(process: int) -> Iterator[Peaks]:
    """Watch `process` and its descendants while the block runs; the peaks are complete after it."""
    peaks, over = Peaks(), threading.Event()

    def watch() -> None:
        while not over.wait(INTERVAL):
            _look(process, peaks)

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield peaks
    finally:
        over.set()
        thread.join()


def _look(process: int, peaks: Peaks) -> None:
    now = 0
    for one in _family(process):
        with suppress(OSError, KeyError, ValueError):  # it may have ended meanwhile
            name, most, held = _held(one)
            peaks.each[name] = max(peaks.each.get(name, 0), most)
            now += held
    peaks.together = max(peaks.together, now)


def _family(process: int) -> Iterator[int]:
    yield process
    with suppress(OSError):
        for task in Path(f"/proc/{process}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from _family(int(child))


def _held(process: int) -> tuple[str, int, int]:
    """Return a process's kind, its peak and its present memory."""
    folder = Path(f"/proc/{process}")
    command = (folder / "cmdline").read_bytes().decode(errors="replace")
    said = dict(line.split(":", 1) for line in (folder / "status").read_text().splitlines())
    name = next((kind for word, kind in _KINDS.items() if word in command), "other")
    return name, _bytes(said["VmHWM"]), _bytes(said["VmRSS"])


def _bytes(text: str) -> int:
    return int(text.split(maxsplit=1)[0]) * 1024

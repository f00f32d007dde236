"""Build a site, serve it to its publisher, and build it anew whenever one of its files changes, until interrupted."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NoReturn

from quarterlight.data import ledger
from quarterlight.edge import build, config
from quarterlight.edge.engine import EngineError
from quarterlight.edge.preview import Preview
from quarterlight.edge.search import SearchError
from quarterlight.words import problems

# Seconds between two looks. Looking costs a millisecond or so, and sees every file system's changes alike.
PAUSE = 0.3
Stamps = dict[Path, tuple[int, int]]


def serve(root: Path, engine: str | None, port: int, day: Callable[[], date], say: Callable[[str], None]) -> NoReturn:
    """Serve a preview of the site in `root` until interrupted; `say` is told what happens.

    Raises OSError or OverflowError where `port` cannot be had.
    """
    preview = Preview(root / "build" / "preview", port)
    preview.start()
    say(f"The preview is at {preview.address} (Ctrl+C stops it)")
    while True:
        before = stamps(root)
        preview.built(_built(root, engine, preview.address, day(), say))
        _wait(root, before)


def _built(root: Path, engine: str | None, address: str, today: date, say: Callable[[str], None]) -> list[str]:
    """Build the preview and return what is wrong; nothing where it was built."""
    project = build.open_project(root, engine)
    here = replace(project, config={**project.config, "site_url": address}) if project.config else project
    try:
        checked = build.build(here, today, say, into=root / "build" / "preview")
    except (EngineError, SearchError, OSError) as error:
        found, stopped = [str(error)], True
    except Exception as error:  # a preview outlives a fault of the tool's own, and shows it
        found, stopped = [f"Quarterlight itself failed: {type(error).__name__}: {error}. Please report it."], True
    else:
        found = [problems.as_text(problem) for problem in checked.problems]
        stopped = problems.blocking(checked.problems)
    for text in found:
        say(text)
    say("Not built: the last good site is still shown." if stopped else "Built: the preview shows it.")
    return found if stopped else []


def stamps(root: Path) -> Stamps:
    """Return when each of the site's files was changed last, and its size."""
    own = build.open_project(root).settings
    places = [root / name for name in (config.FILE, ledger.FILE, "docs", own.templates, own.packages)]
    found: Stamps = {}
    for place in places:
        for path in (place, *place.rglob("*")):
            try:
                stat = path.stat()
            except OSError:
                continue  # It went while we looked.
            found[path] = (stat.st_mtime_ns, stat.st_size)
    return found


def _wait(root: Path, before: Stamps) -> None:
    """Return when something has changed and nothing changes any more: a program may still be writing."""
    now = stamps(root)
    while now == before:
        time.sleep(PAUSE)
        now = stamps(root)
    while now != before:
        time.sleep(PAUSE)
        before, now = now, stamps(root)

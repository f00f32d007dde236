"""A finished site served as over a slow line: its pages come in small pieces, all else a moment late."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler
from typing import Any

from sites.serving import Served, Server, running

PIECES = 24
PAUSE = 0.025


class Dribble(SimpleHTTPRequestHandler):
    """Hands a page over in pieces, so that a browser paints it before it has the whole."""

    def copyfile(self, source: Any, outputfile: Any) -> None:
        content = source.read()
        pieces = PIECES if content[:9].lower() == b"<!doctype" else 1
        step = len(content) // pieces + 1
        for start in range(0, len(content), step):
            time.sleep(PAUSE)
            outputfile.write(content[start : start + step])
            outputfile.flush()

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def dribbled(found: Served) -> Iterator[Served]:
    """Serve a finished site slowly."""
    with Server(("127.0.0.1", 0), partial(Dribble, directory=str(found.site))) as server, running(server):
        yield Served(found.project, found.site, f"http://127.0.0.1:{server.server_port}/")

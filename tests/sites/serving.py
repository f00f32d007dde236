"""A site's folder served over HTTP on loopback, at the root of its address or below a path, as static hosts do it."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Served:
    """A finished site: the project's folder, the folder `site` in it, and its address, which ends in a slash."""

    project: Path
    site: Path
    address: str

    @property
    def host(self) -> str:
        """Return the host with its port."""
        return urlsplit(self.address).netloc

    def pages(self) -> list[str]:
        """Return the path of every page below the address, the front page's being empty; 404.html comes last.

        The embed pages are left out: they are no pages of this site's own, but parts of others'.
        """
        return [*(path for path in self._folders() if not path.startswith("embed/")), "404.html"]

    def embed_pages(self) -> list[str]:
        """Return the path of every embed page."""
        return [path for path in self._folders() if path.startswith("embed/")]

    def _folders(self) -> list[str]:
        found = sorted(file.relative_to(self.site).as_posix() for file in self.site.rglob("index.html"))
        return [path.removesuffix("index.html") for path in found]


class Server(ThreadingHTTPServer):
    """A server that does not mind a browser that has seen enough."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def running(server: Server) -> Iterator[None]:
    """Let a server answer in a thread of its own."""
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()


@contextmanager
def serve(project: Path, make: Callable[[Path, str], Path], prefix: str = "/") -> Iterator[Served]:
    """Serve what `make` builds from `project`, given the address at which it will stand."""

    class Handler(SimpleHTTPRequestHandler):
        def translate_path(self, path: str) -> str:
            inside = path.startswith(prefix)
            return super().translate_path(path[len(prefix) - 1 :]) if inside else str(project / "nowhere")

        def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
            page = project / "site" / "404.html"
            if code != HTTPStatus.NOT_FOUND or not page.is_file():
                super().send_error(code, message, explain)
                return
            content = page.read_bytes()
            self.send_response(code)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            pass

    # The server hands over what the handler takes; their types do not say so.
    def handler(*arguments: Any) -> Handler:
        return Handler(*arguments, directory=str(project / "site"))

    with Server(("127.0.0.1", 0), handler) as server:
        address = f"http://127.0.0.1:{server.server_port}{prefix}"
        site = make(project, address)
        with running(server):
            yield Served(project, site, address)

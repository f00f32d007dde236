"""Serve a site to its publisher on loopback: each page as it was built last, with what is wrong above it.

Only programs on this machine are answered, and only under a name of this machine, so that no page elsewhere can read
figures that are not published yet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files as resources
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

HOST = "127.0.0.1"
_OWN = "/-/preview"
_ASSETS = {f"{_OWN}.js": "text/javascript", f"{_OWN}.css": "text/css"}


@dataclass(frozen=True, slots=True)
class State:
    """How often the site was built, and what was wrong the last time, each problem a text."""

    number: int = 0
    problems: tuple[str, ...] = ()


class Preview:
    """A server of the folder `site` at `port` (0: any free one), with the state to show. Raises OSError."""

    def __init__(self, site: Path, port: int) -> None:
        self.state = State()
        self._server = _Server((HOST, port), lambda *arguments: _Handler(self, site, *arguments))
        self.address = f"http://{HOST}:{self._server.server_port}/"

    def start(self) -> None:
        """Answer from now on, until the program ends."""
        Thread(target=self._server.serve_forever, daemon=True).start()

    def built(self, problems: Sequence[str]) -> None:
        """Have every open page load anew, with `problems` above it."""
        self.state = State(self.state.number + 1, tuple(problems))

    def knows(self, host: str) -> bool:
        """Return whether a request for `host` is meant for this server."""
        port = self._server.server_port
        return host in {f"{name}:{port}" for name in (HOST, "localhost")}


class _Server(ThreadingHTTPServer):
    # On Windows a second server could else take the same port, and neither would say so.
    allow_reuse_address = False

    def handle_error(self, request: object, client_address: object) -> None:
        """Pass over a browser that went away; there is nothing to tell anybody."""


class _Handler(SimpleHTTPRequestHandler):
    # The server hands over what the handler takes; their types do not say so.
    def __init__(self, preview: Preview, site: Path, *arguments: Any) -> None:
        self.preview, self.state = preview, preview.state
        super().__init__(*arguments, directory=str(site))

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        if not self.preview.knows(self.headers.get("Host", "")):
            self._answer(HTTPStatus.MISDIRECTED_REQUEST, "text/plain", b"This is a preview on its publisher's machine.")
        elif path == _OWN:
            self._answer(HTTPStatus.OK, "text/plain", str(self.state.number).encode())
        elif path in _ASSETS:
            asset = resources("quarterlight") / "preview" / path.rsplit("/", 1)[1]
            self._answer(HTTPStatus.OK, _ASSETS[path], asset.read_bytes())
        else:
            self._page(Path(self.translate_path(self.path)))

    def do_HEAD(self) -> None:
        self.do_GET()

    def _page(self, file: Path) -> None:
        site = Path(self.directory)
        page = file / "index.html" if file.is_dir() else file
        if not (site / "index.html").is_file():
            self._answer(HTTPStatus.SERVICE_UNAVAILABLE, "text/html", self._framed(_NOTHING))
        elif file.is_dir() and not urlsplit(self.path).path.endswith("/"):
            super().do_GET()
        elif not page.is_file():
            self._answer(HTTPStatus.NOT_FOUND, "text/html", self._framed((site / "404.html").read_text("utf-8")))
        elif page.suffix == ".html":
            self._answer(HTTPStatus.OK, "text/html", self._framed(page.read_text("utf-8")))
        else:
            super().do_GET()

    def _framed(self, page: str) -> bytes:
        """Return the page with what is wrong above it and the script that loads it anew."""
        script = f'<script src="{_OWN}.js" data-number="{self.state.number}"></script>'
        wrong = ""
        if self.state.problems:
            told = escape("\n\n".join(self.state.problems))
            style = f'<link rel="stylesheet" href="{_OWN}.css">'
            wrong = f'{style}<aside class="preview" role="alert"><h2>{_WRONG}</h2><pre>{told}</pre></aside>'
        return page.replace("<body>", f"<body>{wrong}", 1).replace("</body>", f"{script}</body>", 1).encode()

    def _answer(self, status: HTTPStatus, kind: str, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing: the terminal is for what is wrong with the site."""


_WRONG = "This is the last good page: what you changed since cannot be published yet"
_NOTHING = (
    '<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Nothing to show yet</title></head>'
    "<body><h1>Nothing to show yet</h1><p>The site has not been built once. This page changes when it has.</p></body>"
    "</html>"
)

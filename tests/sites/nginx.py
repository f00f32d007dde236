"""A finished site behind a real nginx on loopback, with the headers that the build wrote for it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sites.serving import Served

CONFIGURATION = """
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
{user}
events {{ }}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    gzip on;
    gzip_types text/css text/javascript application/json image/svg+xml;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{
        listen 127.0.0.1:{port};
        root {root};
        include {headers};
    }}
}}
"""


@contextmanager
def behind_nginx(found: Served, folder: Path) -> Iterator[Served]:
    """Serve a finished site by nginx, whose own files go into `folder`."""
    program = shutil.which("nginx") or "/usr/sbin/nginx"
    assert Path(program).is_file(), "nginx is not installed: on Debian, apt-get install nginx-light"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    text = CONFIGURATION.format(
        folder=folder,
        port=port,
        root=found.site,
        headers=found.project / "build" / "headers" / "nginx.conf",
        # As root nginx would hand its work to a user who cannot read the tests' folders.
        user="user root;" if os.geteuid() == 0 else "",
    )
    (folder / "nginx.conf").write_text(text, encoding="utf-8")
    process = subprocess.Popen(
        [program, "-p", str(folder), "-c", str(folder / "nginx.conf")], stderr=subprocess.PIPE, text=True
    )
    try:
        _wait(port, process)
        yield Served(found.project, found.site, f"http://127.0.0.1:{port}/")
    finally:
        process.terminate()
        process.wait(timeout=10)


def _wait(port: int, process: subprocess.Popen[str]) -> None:
    """Wait until the server answers; fail with what it said if it ends before."""
    for _ in range(200):
        if process.poll() is not None:
            raise AssertionError(process.stderr.read() if process.stderr else "nginx ended")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("nginx does not answer")

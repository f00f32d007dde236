"""The browser of the tests and of the screenshots: the system's Chromium where there is one, else Playwright's own."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Playwright

SYSTEM = Path("/usr/bin/chromium")
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
).split()


def launch(playwright: Playwright) -> Browser:
    """Return a started browser."""
    return playwright.chromium.launch(executable_path=SYSTEM if SYSTEM.exists() else None, args=FLAGS)

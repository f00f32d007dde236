"""The search index, made by Pagefind from the finished pages. The only module that knows its name and leftovers."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

FOLDER = "pagefind"
# Its own user interfaces: the site's search page has one that needs none of them.
_UNUSED = ("pagefind-*-ui.*", "pagefind-ui.*", "pagefind-highlight.js")


class SearchError(Exception):
    """The index could not be made; the message is what the tool said."""


def index(site: Path) -> None:
    """Write the index of the pages in `site` into its folder "pagefind". Raises SearchError."""
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--output-subdir", FOLDER, "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SearchError((done.stderr or done.stdout).strip())
    for pattern in _UNUSED:
        for leftover in (site / FOLDER).glob(pattern):
            leftover.unlink()

"""The search index, made by Pagefind from the finished pages. The only module that knows its name and leftovers."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

FOLDER = "pagefind"
# Its own user interfaces: the site's search page has one that needs none of them.
_UNUSED = ("pagefind-*-ui.*", "pagefind-ui.*", "pagefind-highlight.js")

# What every page repeats, what another page says better, and figures by the hundred: nobody searches for it. A site's
# own settings may give headings the permalinks of Markdown, which are the first.
_LEFT_OUT = (
    *(".headerlink", ".notice", ".key", ".downloads", ".address", ".contents"),
    *(".chart", ".measures", ".both", ".tally", ".history th", ".history td:not(.note)"),
)


class SearchError(Exception):
    """The index could not be made; the message is what the tool said."""


def index(site: Path) -> None:
    """Write the index of the pages in `site` into its folder "pagefind". Raises SearchError."""
    options = {"--site": str(site), "--output-subdir": FOLDER, "--exclude-selectors": ", ".join(_LEFT_OUT)}
    command = [sys.executable, "-m", "pagefind", *(word for option in options.items() for word in option), "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SearchError((done.stderr or done.stdout).strip())
    for pattern in _UNUSED:
        for leftover in (site / FOLDER).glob(pattern):
            leftover.unlink()

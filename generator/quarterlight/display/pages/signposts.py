"""The pages that stand where a page stood that moved or ended, so that no published address leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jinja2 import Environment

from quarterlight.data.ledger import Entry
from quarterlight.display import links
from quarterlight.display.pages.environment import page


def signposts(env: Environment, entries: Sequence[Entry]) -> Iterator[tuple[str, str]]:
    """Yield the path and the Markdown of a page for each page of the ledger that moved or was withdrawn."""
    for entry in entries:
        if entry.is_page and (entry.moved_to or entry.withdrawn):
            yield entry.address, _signpost(env, entry)


def _signpost(env: Environment, entry: Entry) -> str:
    title = "This page has moved" if entry.moved_to else "No longer reported"
    told = f"Where to find what stood at {entry.address}." if entry.moved_to else entry.withdrawn
    head = {"title": title, "description": told, "unlisted": "true"}
    if entry.moved_to:
        head["moved"] = str(links.relative(entry.address, entry.moved_to))
    return page(env, "signpost", entry.address, head, entry=entry)

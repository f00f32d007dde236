"""Redirects from the addresses that moved, in the forms that servers and hosts read. The pages have them too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from quarterlight.data.ledger import Entry

Moves = Sequence[tuple[str, str]]


def moves(entries: Sequence[Entry], site_url: str) -> list[tuple[str, str]]:
    """Return (old, new) paths on the server at `site_url`, each with a leading slash, in the ledger's order."""
    base = urlsplit(site_url).path.rstrip("/")
    return [(f"{base}/{entry.address}", f"{base}/{entry.moved_to}") for entry in entries if entry.moved_to]


def hosts(found: Moves) -> bytes:
    """Return the file `_redirects`, which the hosts that read `_headers` read as well."""
    return "".join(f"{old} {new} 301\n" for old, new in found).encode()


def nginx(found: Moves) -> str:
    """Return the redirects for a server block; they make no location, which would come before the publisher's own."""
    pages = (f"^{re.escape(old)}{'(?:index[.]html)?' if old.endswith('/') else ''}$ {new}" for old, new in found)
    return "".join(f"rewrite {move} permanent;\n" for move in pages)


def caddy(found: Moves) -> str:
    """Return the redirects for the snippet of a Caddyfile."""
    return "".join(f"\tredir {old} {new} permanent\n" for old, new in found)

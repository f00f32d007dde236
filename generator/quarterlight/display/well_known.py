"""The files at addresses that every site has in common: security.txt (RFC 9116). Writes nothing."""

from __future__ import annotations

from quarterlight.display import links
from quarterlight.facts.settings import Security

FOLDER = ".well-known"


def files(security: Security, site_url: str) -> dict[str, bytes]:
    """Return the files below the folder, by path; none where the publisher gives no contact."""
    if not security.contact or not security.expires:
        return {}
    lines = [f"Contact: {links.uri(security.contact)}", f"Expires: {security.expires.isoformat()}T23:59:59Z"]
    lines += ["Preferred-Languages: en"]
    if site_url:
        lines += [f"Canonical: {links.absolute(site_url, f'{FOLDER}/security.txt')}"]
    if security.policy:
        lines += [f"Policy: {links.uri(security.policy)}"]
    return {"security.txt": "\n".join([*lines, ""]).encode()}

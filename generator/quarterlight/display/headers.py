"""The site's security policy and the other headers that it should be served with, in the forms that servers read.

The policy stands in every page too, so a host that sets no headers still has it; only who may frame the site cannot be
said there: browsers take `frame-ancestors` from a header alone. No script runs but the site's own files, and no style
applies but its own and that inside the charts.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from quarterlight.display import links, redirects
from quarterlight.display.charts import palette
from quarterlight.facts.settings import ANY_SITE


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


# Who may show a page in a frame, where nothing else is said.
OURSELVES = "'self'"


def policy(framed_by: str = OURSELVES) -> Mapping[str, str]:
    """Return the Content-Security-Policy as its directives, in order, each with its sources.

    The search is WebAssembly, hence `wasm-unsafe-eval`, which lets no text be run as code. A chart is an SVG file whose
    inner style answers the dark setting: the same text in each, so its digest allows it and no other.
    """
    return {
        "default-src": "'none'",
        "script-src": "'self' 'wasm-unsafe-eval'",
        "style-src": f"'self' {_digest(palette.inner_style())}",
        "img-src": "'self'",
        "connect-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": framed_by,
    }


def meta() -> str:
    """Return the policy for a page's own meta element, where `frame-ancestors` has no effect."""
    return _joined({name: sources for name, sources in policy().items() if name != "frame-ancestors"})


def _joined(directives: Mapping[str, str]) -> str:
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())


def headers(framed_by: str = OURSELVES) -> Mapping[str, str]:
    """Return every header that the site should be served with, by name. The data may be read from any other site."""
    return {
        "Content-Security-Policy": _joined(policy(framed_by)),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Access-Control-Allow-Origin": "*",
    }


# With nosniff a browser believes the type that it is told. nginx by itself does not know those of data, and a location
# for them would come before the publisher's own, and so lose their root and their rules of access.
TYPES: Mapping[str, str] = {
    "text/html": "html htm",
    "text/css": "css",
    "text/javascript": "js mjs",
    "text/csv": "csv",
    "text/plain": "txt",
    "text/xml": "xml",
    "application/json": "json",
    "application/ld+json": "jsonld",
    "application/wasm": "wasm",
    "application/zip": "zip",
    "application/gzip": "gz",
    "application/octet-stream": "pagefind pf_filter pf_fragment pf_index pf_meta",
    "application/pdf": "pdf",
    "image/svg+xml": "svg",
    "image/png": "png",
    "image/jpeg": "jpg jpeg",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/x-icon": "ico",
}


def _framing(sites: Sequence[str]) -> str:
    """Return who may frame an embed page: the site itself, and `sites`."""
    return ANY_SITE if ANY_SITE in sites else " ".join([OURSELVES, *sites])


def hosts(sites: Sequence[str] = ()) -> bytes:
    """Return the file `_headers`, which Netlify, Cloudflare Pages and others read at a site's root.

    `sites` may frame the embed pages. Where two rules meet, some hosts let the later policy win and others send both.
    So the first one leaves framing to an older header, which browsers pass over once any policy speaks of framing.
    """
    if not sites:
        return "\n".join([_HOSTS, "/*", *_lines(headers()), ""]).encode()
    rest = {**headers(), "Content-Security-Policy": meta(), "X-Frame-Options": "SAMEORIGIN"}
    own = {"Content-Security-Policy": _joined(policy(_framing(sites)))}
    return "\n".join([_HOSTS, "/*", *_lines(rest), f"/{links.EMBEDDED}*", *_lines(own), ""]).encode()


def _lines(found: Mapping[str, str]) -> list[str]:
    return [f"  {name}: {value}" for name, value in found.items()]


def servers(moves: redirects.Moves = (), site_url: str = "", sites: Sequence[str] = ()) -> dict[str, bytes]:
    """Return the files for web servers of one's own, by name: a part of a configuration for nginx and for Caddy.

    `moves` are the redirects that they are to make; `sites` may frame the embed pages of the site at `site_url`.
    """
    embedded = f"{urlsplit(site_url).path.rstrip('/')}/{links.EMBEDDED}"
    return {
        "nginx.conf": f"{_NGINX}{_nginx(embedded, sites)}{redirects.nginx(moves)}".encode(),
        "Caddyfile": f"{_CADDY}{_caddy(embedded, sites)}{redirects.caddy(moves)}}}\n".encode(),
    }


def _nginx(embedded: str, sites: Sequence[str]) -> str:
    """Return the types and headers for a server block; who may frame a page is a variable that its path sets."""
    types = "".join(f"    {kind} {endings};\n" for kind, endings in TYPES.items())
    framing = f'set $quarterlight_frames "{OURSELVES}";\n'
    if sites:
        allowed = f'set $quarterlight_frames "{_framing(sites)}";'
        framing += f'if ($uri ~ "^{re.escape(embedded)}") {{\n    {allowed}\n}}\n'
    added = headers("$quarterlight_frames").items()
    return f"types {{\n{types}}}\n{framing}" + "".join(
        f'add_header {name} "{value}" always;\n' for name, value in added
    )


def _caddy(embedded: str, sites: Sequence[str]) -> str:
    """Return the headers for the snippet of a Caddyfile."""
    found = dict(headers())
    lines = []
    if sites:
        name = "Content-Security-Policy"
        del found[name]
        lines = [f"\t@quarterlight_embedded path {embedded}*", f"\t@quarterlight_other not path {embedded}*"]
        lines += [f'\theader @quarterlight_embedded {name} "{_joined(policy(_framing(sites)))}"']
        lines += [f'\theader @quarterlight_other {name} "{_joined(policy())}"']
    lines += ["\theader {", *(f'\t\t{name} "{value}"' for name, value in found.items()), "\t}"]
    return "\n".join([*lines, ""])


_HOSTS = """\
# The headers of a Quarterlight site. Netlify, Cloudflare Pages and others read this file at the site's root; leave it
# there, and nothing else need be done."""
_NGINX = """\
# The headers of a Quarterlight site. In nginx, inside the server block of the site:
#     include /path/to/headers/nginx.conf;
# A location with an add_header of its own loses these; include the file there once more.
error_page 404 /404.html;
# These stand here instead of nginx's own list, which lacks some. For files of other kinds write a block of types of
# your own beside the include; nginx joins the two.
"""
_CADDY = """\
# The headers of a Quarterlight site. At the top of the Caddyfile, then inside the site's block:
#     import /path/to/headers/Caddyfile
#     import quarterlight
(quarterlight) {
	handle_errors {
		rewrite * /404.html
		file_server
	}
"""

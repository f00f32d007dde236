"""The site's security policy and the other headers that it should be served with, in the forms that servers read.

The policy stands in every page too, so a host that sets no headers still has it; only who may frame the site cannot be
said there. No script runs but the site's own files, and no style applies but its own and that inside the charts.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping

from quarterlight.display import redirects
from quarterlight.display.charts import palette


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def policy() -> Mapping[str, str]:
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
        "frame-ancestors": "'self'",
    }


def meta() -> str:
    """Return the policy for a page's own meta element, where `frame-ancestors` has no effect."""
    return _joined({name: sources for name, sources in policy().items() if name != "frame-ancestors"})


def _joined(directives: Mapping[str, str]) -> str:
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())


def headers() -> Mapping[str, str]:
    """Return every header that the site should be served with, by name. The data may be read from any other site."""
    return {
        "Content-Security-Policy": _joined(policy()),
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


def hosts() -> bytes:
    """Return the file `_headers`, which Netlify, Cloudflare Pages and others read at a site's root."""
    lines = [f"  {name}: {value}" for name, value in headers().items()]
    return "\n".join([_HOSTS, "/*", *lines, ""]).encode()


def servers(moves: redirects.Moves = ()) -> dict[str, bytes]:
    """Return the files for web servers of one's own, by name: a part of a configuration for nginx and for Caddy.

    `moves` are the redirects that they are to make.
    """
    types = "".join(f"    {kind} {endings};\n" for kind, endings in TYPES.items())
    nginx = "".join(f'add_header {name} "{value}" always;\n' for name, value in headers().items())
    caddy = "".join(f'\t\t{name} "{value}"\n' for name, value in headers().items())
    return {
        "nginx.conf": f"{_NGINX}{types}}}\n{nginx}{redirects.nginx(moves)}".encode(),
        "Caddyfile": f"{_CADDY}{caddy}\t}}\n{redirects.caddy(moves)}}}\n".encode(),
    }


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
types {
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
	header {
"""

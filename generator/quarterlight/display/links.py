"""The only maker of addresses: paths from the site's root, and the relative links between pages.

A path has no leading slash; a page's path ends in one ("kent/indicators/potholes/"); the front page's is "". Relative
links let the site stand at a domain's root or below any path.
"""

from __future__ import annotations

import html
import posixpath
import re
import unicodedata
from collections.abc import Sequence
from urllib.parse import quote, urlencode, urlsplit

from markupsafe import Markup, escape

FRONT = ""
INDICATORS = "indicators/"
SEARCH = "search/"
VOCABULARY = "search/words.json"
GLOSSARY = "glossary/"
METHODS = "methods/"
STANDARD = "standard/"
CHECKS = "methods/checks/"
ABOUT = "about/"
CONTACT = "contact/"
ACCESSIBILITY = "accessibility/"
EMBEDDED = "embed/"


def council(org: str) -> str:
    """Return the path of a council's page."""
    return f"{org}/"


def edition(org: str, slug: str) -> str:
    """Return the path of an edition's page."""
    return f"{org}/editions/{slug}/"


def theme(org: str, slug: str) -> str:
    """Return the path of a theme's page."""
    return f"{org}/themes/{slug}/"


def priority(org: str, slug: str) -> str:
    """Return the path of a priority's page."""
    return f"{org}/priorities/{slug}/"


def paper(page: str) -> str:
    """Return the path of the printed paper of an edition's, a theme's or a priority's page."""
    org, kind, slug = page.rstrip("/").split("/")
    return f"{page}{org}-{slug}.pdf" if kind == "editions" else f"{page}{slug}.pdf"


def indicator(org: str, slug: str) -> str:
    """Return the permanent path of an indicator's page."""
    return f"{org}/indicators/{slug}/"


def indicator_file(org: str, slug: str, kind: str) -> str:
    """Return the path of an indicator's download: `kind` is csv or json."""
    return f"{indicator(org, slug)}{slug}.{kind}"


def actions(org: str) -> str:
    """Return the path of the page of a council's actions."""
    return f"{org}/actions/"


def extra_table(org: str, slug: str) -> str:
    """Return the path of an extra table's page."""
    return f"{org}/tables/{slug}/"


def targets(org: str) -> str:
    """Return the path of the page of how far a council's measures are from their targets."""
    return f"{org}/targets/"


def questions(org: str) -> str:
    """Return the path of the page of what was asked about a council's figures."""
    return f"{org}/questions/"


def open_data(org: str) -> str:
    """Return the path of the page of a council's downloads."""
    return f"{org}/data/"


def quality(org: str) -> str:
    """Return the path of the page of what the checker found in a council's figures."""
    return f"{org}/quality/"


def quality_file(org: str) -> str:
    """Return the path of the same for programs."""
    return f"{quality(org)}quality.json"


def rule(slug: str) -> str:
    """Return the path of a rule's manual page; of the loader's own, that of its place on the list."""
    return f"{CHECKS}#rule-{slug}"


def package_file(org: str, edition_slug: str, name: str) -> str:
    """Return the path of a file of an edition's data package."""
    return f"{org}/data/{edition_slug}/{name}"


def package_zip(org: str, edition_slug: str) -> str:
    """Return the path of an edition's data package as one archive."""
    return package_file(org, edition_slug, f"{org}-{edition_slug}.zip")


def embedded(page: str, name: str) -> str:
    """Return the path of the page that shows one chart for other sites: `name` is its name on its `page`.

    All lie below one folder, so that one rule of a server can let other sites frame them and nothing else.
    """
    return f"{EMBEDDED}{page}{'' if name == 'measure' else f'{name}/'}"


def source(page: str) -> str:
    """Return the path of the Markdown file behind a page."""
    return f"{page}index.md"


def relative(page: str, path: str) -> Markup:
    """Return the link from `page` to `path`, both from the site's root; `path` may end in "#anchor"."""
    target, _, anchor = path.partition("#")
    start = page.rstrip("/") or "."
    link = posixpath.relpath(target.rstrip("/") or ".", start)
    if target.endswith("/") or not target:
        link = f"{link}/"
    return Markup(quote(link, safe="/.-_~")) + (Markup("#") + Markup(quote(anchor)) if anchor else Markup(""))


def anchor(name: str) -> Markup:
    """Return what gives a Markdown heading its address on the page."""
    return Markup(f"{{#{quote(name)}}}")


def name(text: str) -> Markup:
    """Return the address of an element on its page, in plain characters: an engine may look for it as it is written."""
    return Markup(quote(text))


def within(text: str) -> Markup:
    """Return the link to the element named `text` on the same page."""
    return Markup("#") + name(text)


def short_name(text: str) -> Markup:
    """Return words as they may stand in an address: small letters without accents, digits and hyphens; never ""."""
    # An accent stands by itself in this form of a text; like an apostrophe it does not part a word.
    whole = re.sub("['’\u0300-\u036f]", "", unicodedata.normalize("NFKD", text))
    return Markup("-".join(re.findall(r"[a-z0-9]+", whole.lower())) or "other")


def chosen(values: Sequence[tuple[str, str]]) -> Markup:
    """Return what follows the address of the list of all measures, so that it shows those with these `values`."""
    return escape(f"?{urlencode(values)}")


def in_theme(path: str) -> Markup:
    """Return the expression that a template of the engine's theme turns into a link to `path`."""
    return Markup(f"{{{{ '{quote(path, safe='/.-_~')}' | url }}}}")


def absolute(site_url: str, path: str) -> str:
    """Return the full address of `path`, or the path from the root where the site's address is not set."""
    return f"{site_url.rstrip('/')}/{path}" if site_url else f"/{path}"


def uri(address: str) -> str:
    """Return an outside address with its scheme; "" for anything but a whole web or e-mail address."""
    if is_email(address):
        return f"mailto:{address}"
    return _UNFIT.sub(lambda found: quote(found[0], safe=""), address) if is_web_address(address) else ""


# What a web address cannot hold as it is; everything else in it stays as its owner wrote it.
_UNFIT = re.compile(r"[\s\"<>\\^`{|}]|%(?![0-9A-Fa-f]{2})")


def frame(address: str, title: str, height: int) -> str:
    """Return the HTML with which another site shows the page at `address`, `height` pixels high. It is to be copied."""
    attributes = {"src": address, "title": title, "width": "100%", "height": str(height), "loading": "lazy"}
    written = " ".join(f'{name}="{html.escape(value)}"' for name, value in attributes.items())
    return f'<iframe {written} style="border: 0"></iframe>'


def external(address: str) -> Markup:
    """Return an outside address for a link; "" for anything but a whole web or e-mail address."""
    return escape(uri(address))


def mail(address: str, subject: str, body: str) -> Markup:
    """Return the link that opens an e-mail to `address` with a subject and a text."""
    return escape(f"mailto:{quote(address, safe='@')}?subject={quote(subject, safe='')}&body={quote(body, safe='')}")


def is_email(address: str) -> bool:
    """Return whether `address` is an e-mail address."""
    return bool(_EMAIL.fullmatch(address))


_EMAIL = re.compile(r"[^\s@:/<>\"']+@[^\s@:/<>\"']+")


def is_web_address(address: str) -> bool:
    """Return whether `address` is a whole address of the web, host included."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)

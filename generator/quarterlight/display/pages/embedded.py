"""The embed pages: each chart by itself, for other sites to show in a frame. Finished HTML, which no engine touches."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from jinja2 import Environment

from quarterlight.display import headers, links
from quarterlight.display.gallery import Figure
from quarterlight.display.pages.context import Site
from quarterlight.display.pages.environment import fragment


def embed_pages(env: Environment, site: Site) -> Iterator[tuple[str, Callable[[], str]]]:
    """Yield the file of each chart's embed page, with what makes its HTML; none where no other site may frame them."""
    if site.settings.frame_ancestors:
        for page, figures in site.gallery.figures.items():
            for name, figure in figures.items():
                path = links.embedded(page, name)
                yield f"{path}index.html", partial(_embed_page, env, site, path, figure)


def _embed_page(env: Environment, site: Site, path: str, figure: Figure) -> str:
    """Return the HTML of the embed page at `path`."""
    context = {
        "figure": figure,
        "site": site,
        "policy": headers.meta(),
        "canonical": links.absolute(site.url, figure.caption.folder) if site.url else "",
        "href": lambda target: links.relative(path, target),
    }
    return str(fragment(env, "embed/chart.html", **context))

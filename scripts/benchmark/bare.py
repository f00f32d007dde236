"""The bare engine to compare with: MkDocs with Material as it comes, over pages with the contents of a built site.

Each page's content is what stands in the finished page's `main`, so both build pages of the same size. As in the
site, pages stay out of the navigation, whose cost grows with each of them; Material's own search is on.
"""

from __future__ import annotations

import re
from pathlib import Path

SETTINGS = """\
site_name: Bare
theme:
  name: material
  font: false
not_in_nav: "*"
validation:
  links:
    absolute_links: ignore
    not_found: ignore
    unrecognized_links: ignore
    anchors: ignore
"""
_MAIN = re.compile(r"<main\b[^>]*>(.*)</main>", re.DOTALL)


def make(folder: Path, site: Path) -> int:
    """Write the project into `folder` from the finished `site`; return how many pages it has."""
    pages = 0
    for file in sorted(site.rglob("index.html")):
        found = _MAIN.search(file.read_text(encoding="utf-8"))
        if found:
            target = folder / "docs" / file.relative_to(site).with_suffix(".md")
            target.parent.mkdir(parents=True, exist_ok=True)
            # A blank line would end a block of HTML: without any, the whole content is one.
            body = re.sub(r"\n\s*\n", "\n", found[1]).strip()
            target.write_text(f'---\ntitle: "Page {pages}"\n---\n\n<div>\n{body}\n</div>\n', encoding="utf-8")
            pages += 1
    (folder / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    return pages

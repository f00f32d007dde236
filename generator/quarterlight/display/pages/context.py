"""What the pages need to know of the site as a whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from quarterlight.display.gallery import Download, Gallery
from quarterlight.facts.settings import Settings

# By council and edition: the name, title and size in words of each CSV file.
Files = Mapping[str, Mapping[str, Sequence[tuple[str, str, str]]]]


@dataclass(frozen=True, slots=True)
class Site:
    """A site's name, its address ("" if not set), its settings, the data files that it offers, and its pictures.

    `papers` has the printed paper of a page by the page's path.
    """

    name: str
    url: str
    settings: Settings
    files: Files
    gallery: Gallery
    papers: Mapping[str, Download] = field(default_factory=dict)

"""What the pages need to know of the site as a whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from quarterlight.display import links
from quarterlight.display.checks import Checks
from quarterlight.display.explaining import Entry
from quarterlight.display.gallery import Download, Gallery
from quarterlight.display.wording import explanations
from quarterlight.facts.model import Edition
from quarterlight.facts.settings import Settings

# By council and edition: the name, title and size in words of each CSV file.
Files = Mapping[str, Mapping[str, Sequence[tuple[str, str, str]]]]


@dataclass(frozen=True, slots=True)
class Site:
    """A site's name, address ("" if not set), settings, data files, pictures, what was checked, and explained words.

    `papers` has the printed paper of a page by the page's path. `doubts` has the measures whose figure the checks doubt
    by the slugs of council and edition, `doubted` the pages of those doubted as last reported.
    """

    name: str
    url: str
    settings: Settings
    files: Files
    gallery: Gallery
    checks: Checks = field(default_factory=Checks)
    words: tuple[Entry, ...] = ()
    papers: Mapping[str, Download] = field(default_factory=dict)
    doubts: Mapping[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    doubted: frozenset[str] = frozenset()

    def citation(self, edition: Edition, title: str, path: str, figure: str = "") -> str:
        """Return how to cite the page at `path`, called `title`, about an edition, and of it a `figure`."""
        address = links.absolute(self.url, path)
        return explanations.citation(edition, title, address, self.settings.republication, figure)

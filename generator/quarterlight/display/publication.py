"""The whole publication: every generated file by its path in the site's source. Writes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from quarterlight.data.check import Checked
from quarterlight.data.findings import by_edition
from quarterlight.data.ledger import Entry
from quarterlight.data.table import Package
from quarterlight.display import catalogue, explaining, headers, links, open_data, readings
from quarterlight.display.charts.drawing import Drawn
from quarterlight.display.checks import Checks
from quarterlight.display.deferred import Deferred, Maker
from quarterlight.display.gallery import Draw, gallery
from quarterlight.display.indicator_files import indicator_files
from quarterlight.display.pages import quality, site, standings
from quarterlight.display.pages import signposts as signs
from quarterlight.display.pages.context import Site
from quarterlight.display.pages.embedded import embed_pages
from quarterlight.display.pages.environment import environment
from quarterlight.display.pages.faults import faults_named
from quarterlight.display.papers import printing
from quarterlight.display.papers.printing import Typeset
from quarterlight.display.papers.reports import Imprint
from quarterlight.display.readings import CouncilReadings
from quarterlight.display.vocabulary import vocabulary
from quarterlight.display.wording import numbers
from quarterlight.facts.model import Council
from quarterlight.facts.settings import Settings


@dataclass(frozen=True, slots=True)
class Publication:
    """What a site consists of beside its hand-written pages: pages, downloads, drawings, papers, parts of the theme.

    Pages and downloads are made when they are asked for; asking for a page may raise TemplateFaultError.
    """

    pages: Mapping[str, bytes]
    downloads: Mapping[str, bytes]
    drawings: Mapping[str, Drawn]
    papers: Mapping[str, Drawn]
    theme: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Press:
    """What makes pictures, and what makes papers; both keep what they made."""

    draw: Draw
    typeset: Typeset


def publish(
    councils: Sequence[Council],
    checked: Checked,
    name: str,
    url: str,
    settings: Settings,
    root: Path,
    press: Press,
) -> Publication:
    """Return everything that is generated for `councils`, whose packages are offered for download as `checked`.

    `root` is the site's folder, below which its own templates lie. Raises TemplateFaultError, ChartFaultError or
    PaperFaultError.
    """
    read = [readings.read(council) for council in councils]
    packages = checked.packages
    pictures = gallery(read, settings.pictures, press.draw)
    packed = {path: content for package in packages for path, content in open_data.package_files(package).items()}
    checks = Checks.made(by_edition(checked), checked.thresholds.chosen)
    imprint = Imprint(url, (settings.publisher or name) if settings.republication else "")
    papers = printing.manuscripts(read, checks, root / settings.templates, imprint)
    made = press.typeset(papers if settings.papers else ())
    words, offered = explaining.entries(councils), printing.offered(made)
    doubts = _doubts(read, checks)
    doubted = frozenset(page for found in read for page in _doubted(found, doubts))
    about = Site(name, url, settings, _offered(packages, packed), pictures, checks, words, offered, doubts, doubted)
    env = environment(root / settings.templates, settings, url)
    with faults_named(settings.templates):
        parts = site.theme_parts(env, read)
    pages = {links.source(path): partial(_page, make, settings) for path, make in site.pages(env, read, about)}
    files = _downloads(packed, read, about)
    files.update((path, partial(_page, make, settings)) for path, make in embed_pages(env, about))
    printed = {links.paper(page): pdf for page, pdf in made.items()}
    return Publication(Deferred(pages), Deferred(files), pictures.files, printed, parts)


# By council and edition, the measures whose figure the checks doubt.
_Doubts = Mapping[tuple[str, str], frozenset[str]]


def _doubted(found: CouncilReadings, doubts: _Doubts) -> Iterator[str]:
    """Yield the page of each measure that the checks doubt as it was last reported."""
    for slug, reading in found.current.items():
        edition = reading.history.edition
        if slug in doubts[edition.organisation.slug, edition.slug]:
            yield links.indicator(edition.organisation.slug, slug)


def _doubts(read: Sequence[CouncilReadings], checks: Checks) -> _Doubts:
    """Return the measures whose figure the checks doubt, by the slugs of council and edition."""
    return {
        (edition.organisation.slug, edition.slug): standings.doubted_in(found, edition, checks)
        for found in read
        for edition in found.council.editions
    }


def _page(make: Callable[[], str], settings: Settings) -> bytes:
    with faults_named(settings.templates):
        return make().encode()


def _downloads(packed: Mapping[str, bytes], read: Sequence[CouncilReadings], about: Site) -> dict[str, Maker]:
    found: dict[str, Maker] = {path: partial(_same, content) for path, content in packed.items()}
    for council in read:
        found.update(indicator_files(council, about.checks))
        found[links.quality_file(council.council.organisation.slug)] = partial(_quality, council, about)
    found["_headers"] = partial(headers.hosts, about.settings.frame_ancestors)
    found[links.VOCABULARY] = lambda: open_data.as_json(vocabulary(read))
    found["catalog.jsonld"] = lambda: open_data.as_json(catalogue.dcat(read, about.name, about.url))
    found["data.json"] = lambda: open_data.as_json(catalogue.data_json(read, about.url))
    return found


def _quality(council: CouncilReadings, about: Site) -> bytes:
    return open_data.as_json(quality.quality_file(council, about))


def _same(content: bytes) -> bytes:
    return content


def signposts(entries: Sequence[Entry], settings: Settings, root: Path) -> dict[str, str]:
    """Return the pages, by path, for what the ledger says has moved or ended. Raises TemplateFaultError."""
    env = environment(root / settings.templates, settings)
    with faults_named(settings.templates):
        return {links.source(path): text for path, text in signs.signposts(env, entries)}


def _offered(
    packages: Sequence[Package], packed: Mapping[str, bytes]
) -> dict[str, dict[str, list[tuple[str, str, str]]]]:
    offered: dict[str, dict[str, list[tuple[str, str, str]]]] = {}
    for package in packages:
        org, edition = package.organisation["slug"], package.edition["slug"]
        listed = []
        for resource in package.descriptor["resources"]:
            name = f"{resource['name']}.csv"
            size = len(packed[links.package_file(org, edition, name)])
            listed.append((name, resource.get("title") or resource["name"], numbers.size(size)))
        offered.setdefault(org, {})[edition] = listed
    return offered

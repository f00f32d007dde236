"""The whole publication: every generated file by its path in the site's source. Pure; writes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from quarterlight.data.ledger import Entry
from quarterlight.data.table import Package
from quarterlight.display import catalogue, headers, links, open_data, readings
from quarterlight.display.gallery import Download, Draw, gallery
from quarterlight.display.pages import signposts as signs
from quarterlight.display.pages import site
from quarterlight.display.pages.context import Site
from quarterlight.display.pages.environment import environment
from quarterlight.display.pages.faults import faults_named
from quarterlight.display.papers import illustrations, printing
from quarterlight.display.papers.contents import Paper
from quarterlight.display.papers.illustrations import Charts
from quarterlight.display.papers.printing import Typeset
from quarterlight.display.readings import CouncilReadings
from quarterlight.display.wording import numbers
from quarterlight.display.wording import papers as wording
from quarterlight.facts.model import Council
from quarterlight.facts.settings import Settings


@dataclass(frozen=True, slots=True)
class Publication:
    """What a site consists of beside its hand-written pages: pages, downloads, and parts of the theme."""

    pages: Mapping[str, str]
    downloads: Mapping[str, bytes]
    theme: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Press:
    """What makes pictures and what makes papers; both keep what they made."""

    draw: Draw
    typeset: Typeset


def publish(
    councils: Sequence[Council],
    packages: Sequence[Package],
    name: str,
    url: str,
    settings: Settings,
    root: Path,
    press: Press,
) -> Publication:
    """Return everything that is generated for `councils`, whose `packages` are offered for download.

    `root` is the site's folder, below which its own templates lie. Raises TemplateFaultError, ChartFaultError or
    PaperFaultError.
    """
    read = [readings.read(council) for council in councils]
    downloads: dict[str, bytes] = {}
    for package in packages:
        downloads.update(open_data.package_files(package))
    for found in read:
        downloads.update(open_data.indicator_files(found))
    charts = illustrations.charts(read) if settings.papers else {}
    pictures = gallery(read, settings.pictures, press.draw, illustrations.drawings(charts))
    downloads.update(pictures.files)
    papers = _papers(read, charts, pictures.further, url, settings) if settings.papers else {}
    printed = _printed(papers, root / settings.templates, press.typeset)
    downloads.update(printed)
    downloads["_headers"] = headers.hosts()
    downloads["catalog.jsonld"] = open_data.as_json(catalogue.dcat(read, name, url))
    downloads["data.json"] = open_data.as_json(catalogue.data_json(read, url))
    about = Site(name, url, settings, _offered(packages, downloads), pictures, _linked(papers, printed))
    env = environment(root / settings.templates, settings)
    with faults_named(settings.templates):
        pages = {links.source(path): text for path, text in site.pages(env, read, about)}
        return Publication(pages, downloads, site.theme_parts(env, read))


def _papers(
    read: Sequence[CouncilReadings], charts: Charts, drawn: Mapping[str, bytes], url: str, settings: Settings
) -> dict[str, Paper]:
    """Return the papers by the paths of their pages."""
    return {
        page: paper
        for found in read
        for page, paper in printing.papers(found, charts, drawn, url, settings.republication)
    }


def _printed(papers: Mapping[str, Paper], own: Path, typeset: Typeset) -> dict[str, bytes]:
    """Return the files of the papers by their paths; `own` is the folder of the site's own templates."""
    files = printing.templates(own)
    made = typeset([printing.manuscript(paper, files) for paper in papers.values()])
    return {links.paper(page): pdf for page, pdf in zip(papers, made, strict=True)}


def _linked(papers: Iterable[str], printed: Mapping[str, bytes]) -> dict[str, Download]:
    """Return what leads from each page to its paper."""
    paths = {page: links.paper(page) for page in papers}
    return {page: Download(wording.download(len(printed[path])), path) for page, path in paths.items()}


def signposts(entries: Sequence[Entry], settings: Settings, root: Path) -> dict[str, str]:
    """Return the pages, by path, for what the ledger says has moved or ended. Raises TemplateFaultError."""
    env = environment(root / settings.templates, settings)
    with faults_named(settings.templates):
        return {links.source(path): text for path, text in signs.signposts(env, entries)}


def _offered(
    packages: Sequence[Package], downloads: Mapping[str, bytes]
) -> dict[str, dict[str, list[tuple[str, str, str]]]]:
    offered: dict[str, dict[str, list[tuple[str, str, str]]]] = {}
    for package in packages:
        org, edition = package.organisation["slug"], package.edition["slug"]
        listed = []
        for resource in package.descriptor["resources"]:
            name = f"{resource['name']}.csv"
            size = len(downloads[links.package_file(org, edition, name)])
            listed.append((name, resource.get("title") or resource["name"], numbers.size(size)))
        offered.setdefault(org, {})[edition] = listed
    return offered

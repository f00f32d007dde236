"""The whole publication: every generated file by its path in the site's source. Pure; writes nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from quarterlight.data.check import Checked
from quarterlight.data.findings import by_edition
from quarterlight.data.table import Package
from quarterlight.display import catalogue, headers, links, open_data, readings
from quarterlight.display.gallery import Draw, gallery
from quarterlight.display.pages import quality, site
from quarterlight.display.pages.context import Checks, Site
from quarterlight.display.pages.environment import environment
from quarterlight.display.pages.faults import faults_named
from quarterlight.display.wording import numbers
from quarterlight.facts.model import Council
from quarterlight.facts.settings import Settings


@dataclass(frozen=True, slots=True)
class Publication:
    """What a site consists of beside its hand-written pages: pages, downloads, and parts of the theme."""

    pages: Mapping[str, str]
    downloads: Mapping[str, bytes]
    theme: Mapping[str, str]


def publish(
    councils: Sequence[Council],
    checked: Checked,
    name: str,
    url: str,
    settings: Settings,
    root: Path,
    draw: Draw,
) -> Publication:
    """Return everything that is generated for `councils`, whose packages are offered for download as `checked`.

    `root` is the site's folder, below which its own templates lie; `draw` makes the pictures. Raises
    TemplateFaultError or ChartFaultError.
    """
    read = [readings.read(council) for council in councils]
    packages = checked.packages
    downloads: dict[str, bytes] = {}
    for package in packages:
        downloads.update(open_data.package_files(package))
    for found in read:
        downloads.update(open_data.indicator_files(found))
    pictures = gallery(read, settings.pictures, draw)
    downloads.update(pictures.files)
    downloads["_headers"] = headers.hosts()
    downloads["catalog.jsonld"] = open_data.as_json(catalogue.dcat(read, name, url))
    downloads["data.json"] = open_data.as_json(catalogue.data_json(read, url))
    checks = Checks.made(by_edition(checked), checked.thresholds.chosen)
    about = Site(name, url, settings, _offered(packages, downloads), pictures, checks)
    for found in read:
        path = links.quality_file(found.council.organisation.slug)
        downloads[path] = open_data.as_json(quality.quality_file(found, about))
    env = environment(root / settings.templates, settings)
    with faults_named(settings.templates):
        pages = {links.source(path): text for path, text in site.pages(env, read, about)}
        return Publication(pages, downloads, site.theme_parts(env, read))


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

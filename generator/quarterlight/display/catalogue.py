"""What other machines read: a schema.org Dataset for pages, and a catalogue of the site (DCAT, data.json).

Values only; nothing is formatted for people. Source: schema.org Dataset; W3C DCAT 3; Project Open Data v1.1.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from quarterlight.display import links
from quarterlight.display.readings import CouncilReadings, Reading
from quarterlight.facts.comparison import coverage
from quarterlight.facts.model import Edition

LICENCE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
LONGEST_TITLE = 65
_SHORTEST_DESCRIPTION = 50


def indicator(reading: Reading, url: str) -> dict[str, Any]:
    """Return the Dataset of an indicator's page; `url` is the site's address ("" if not set)."""
    history, edition = reading.history, reading.history.edition
    org, slug = edition.organisation.slug, reading.indicator.slug
    periods = [coverage(point.period, history.indicator.basis) for point in history.whole.points]
    files = [(links.indicator_file(org, slug, kind), media) for kind, media in _MEDIA.items()]
    return {
        **_dataset(reading.indicator.name, reading.lead, edition, links.absolute(url, links.indicator(org, slug))),
        "variableMeasured": reading.indicator.title,
        **({"temporalCoverage": f"{min(p.start for p in periods)}/{max(p.end for p in periods)}"} if periods else {}),
        "distribution": [_download(links.absolute(url, path), media) for path, media in files],
    }


_MEDIA = {"csv": "text/csv", "json": "application/json"}


def package(edition: Edition, url: str) -> dict[str, Any]:
    """Return the Dataset of an edition's data package."""
    org = edition.organisation.slug
    page = f"{links.absolute(url, links.open_data(org))}#edition-{edition.slug}"
    description = links.absolute(url, links.package_file(org, edition.slug, "datapackage.json"))
    archive = links.absolute(url, links.package_zip(org, edition.slug))
    return {
        **_dataset(edition.title, edition.description, edition, page),
        "version": edition.version,
        "variableMeasured": [indicator.title for indicator in edition.indicators],
        "temporalCoverage": f"{edition.period.start}/{edition.period.end}",
        "distribution": [_download(description, "application/json"), _download(archive, "application/zip")],
    }


def _dataset(name: str, text: str, edition: Edition, address: str) -> dict[str, Any]:
    padded = text if len(text) >= _SHORTEST_DESCRIPTION else f"{text} {edition.title}, {edition.organisation.name}."
    return {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": name,
        "description": padded[:5000],
        "url": address,
        "license": LICENCE,
        "isAccessibleForFree": True,
        "datePublished": edition.published_on.isoformat(),
        "spatialCoverage": {
            "@type": "Place",
            "name": edition.organisation.place,
            "identifier": edition.organisation.code,
        },
        "creator": {"@type": "Organization", "name": edition.organisation.name},
    }


def _download(address: str, media: str) -> dict[str, str]:
    return {"@type": "DataDownload", "contentUrl": address, "encodingFormat": media}


def dcat(councils: Sequence[CouncilReadings], name: str, url: str) -> dict[str, Any]:
    """Return the site's catalogue as DCAT in JSON-LD: one dataset for each edition of each council."""
    return {
        "@context": {"dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/"},
        "@id": links.absolute(url, ""),
        "@type": "dcat:Catalog",
        "dct:title": name,
        "dcat:dataset": [_dcat_dataset(edition, url) for found in councils for edition in found.council.editions],
    }


def _dcat_dataset(edition: Edition, url: str) -> dict[str, Any]:
    found = package(edition, url)
    return {
        "@id": found["url"],
        "@type": "dcat:Dataset",
        "dct:title": edition.title[:LONGEST_TITLE],
        "dct:description": found["description"],
        "dct:issued": found["datePublished"],
        "dct:publisher": edition.organisation.name,
        "dct:license": {"@id": LICENCE},
        "dcat:version": edition.version,
        "dcat:distribution": [
            {
                "@type": "dcat:Distribution",
                "dcat:downloadURL": {"@id": part["contentUrl"]},
                "dcat:mediaType": part["encodingFormat"],
            }
            for part in found["distribution"]
        ],
    }


def data_json(councils: Sequence[CouncilReadings], url: str) -> dict[str, Any]:
    """Return the same catalogue in the form of data.json."""
    return {
        "conformsTo": "https://project-open-data.cio.gov/v1.1/schema",
        "dataset": [_data_json(edition, url) for found in councils for edition in found.council.editions],
    }


def _data_json(edition: Edition, url: str) -> dict[str, Any]:
    found = package(edition, url)
    return {
        "@type": "dcat:Dataset",
        "identifier": found["url"],
        "title": edition.title[:LONGEST_TITLE],
        "description": found["description"],
        "keyword": [theme.title for theme in edition.themes],
        "modified": found["datePublished"],
        "publisher": {"@type": "org:Organization", "name": edition.organisation.name},
        "accessLevel": "public",
        "license": LICENCE,
        "landingPage": found["url"],
        "distribution": [
            {"@type": "dcat:Distribution", "downloadURL": part["contentUrl"], "mediaType": part["encodingFormat"]}
            for part in found["distribution"]
        ],
    }

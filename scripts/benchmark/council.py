"""Make a publisher's site of the neutral input: an invented council with one package that holds every quarter."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from benchmark import neutral
from quarterlight.edge.describe import describe

ORG, AREA = "bench-council", "E06999998"
# The day on which it is built: no waiver ends, no statement grows old.
TODAY = date(2026, 6, 1)
SETTINGS = """\
site_name: Bench Council performance
site_url: https://bench-council.example/
extra:
  quarterlight:
    pictures: {pictures}
"""
_HEADERS: Mapping[str, str] = {
    "themes": "theme title description order",
    "priorities": "priority theme title summary order",
    "indicators": "indicator theme priority title definition unit decimals polarity basis additive frequency tolerance"
    " tolerance_kind source",
    "observations": "indicator period area value status",
    "targets": "indicator period area kind value",
    "statuses": "status label title meaning rank tone",
    "areas": "area title kind",
    "commentary": "subject_type subject kind order text",
    "waivers": "rule subject reason decided_by decided_on until",
}
_STATUSES = (
    ("green", "G", "Green", "The target is met.", 1, "good"),
    ("amber", "A", "Amber", "The target is missed by a tenth of it or less.", 2, "mixed"),
    ("red", "R", "Red", "The target is missed by more than a tenth of it.", 3, "poor"),
)
_ROUNDED = "The input is rated before its figures are rounded."
_SLUGS = {label: slug for slug, label, *_ in _STATUSES}


def make(folder: Path, n: int, quarters: int, pictures: bool) -> Path:
    """Write the site of `n` indicators into `folder`, and return the file of the observations."""
    found = neutral.tables(n, quarters)
    latest = _period(found["observations"][-1][1])
    package = folder / "datapackages" / ORG / latest.removeprefix("FY").lower()
    package.mkdir(parents=True)
    for name, rows in _tables(found).items():
        neutral.write(package / f"{name}.csv", _HEADERS[name].split(), rows)
    (package / "datapackage.json").write_text(json.dumps(_descriptor(package.name, latest)), encoding="utf-8")
    problem = describe(package)
    if problem:
        raise ValueError(problem.found)
    (folder / "mkdocs.yml").write_text(SETTINGS.format(pictures=str(pictures).lower()), encoding="utf-8")
    return package / "observations.csv"


def change_a_cell(observations: Path) -> None:
    """Change the last figure of the package by a tenth."""
    kept, _, last = observations.read_text(encoding="utf-8").rstrip("\n").rpartition("\n")
    indicator, period, area, value, *rest = last.split(",")
    changed = ",".join([indicator, period, area, f"{float(value) - 0.1:.1f}", *rest])
    observations.write_text(f"{kept}\n{changed}\n", encoding="utf-8")


def _tables(found: Mapping[str, neutral.Rows]) -> dict[str, list[Sequence[object]]]:
    themes = {priority: theme for priority, theme, _ in found["priorities"]}
    return {
        "themes": [(slug, title, "", place) for place, (slug, title) in enumerate(found["themes"], 1)],
        "priorities": [
            (slug, theme, title, "", place) for place, (slug, theme, title) in enumerate(found["priorities"], 1)
        ],
        "indicators": list(_indicators(found["indicators"], themes)),
        "observations": [
            (slug, _period(quarter), AREA, value, _SLUGS[str(status)])
            for slug, quarter, value, _, status in found["observations"]
        ],
        "targets": [
            (slug, _period(quarter), AREA, "target", target) for slug, quarter, _, target, _ in found["observations"]
        ],
        "statuses": list(_STATUSES),
        "areas": [(AREA, "Bench Council", "unitary authority")],
        "commentary": [("indicator", slug, "commentary", 1, text) for slug, _, text in found["commentary"]],
        "waivers": [
            ("status-target", slug, _ROUNDED, "Publisher", TODAY, "") for slug in _rated_before_rounding(found)
        ],
    }


def _rated_before_rounding(found: Mapping[str, neutral.Rows]) -> list[object]:
    """Return the measures with a figure that is its target to the digit, and was rated before it was rounded."""
    met = {slug for slug, _, value, target, status in found["observations"] if value == target and status != "G"}
    return [slug for slug, *_ in found["indicators"] if slug in met]


def _indicators(rows: neutral.Rows, themes: Mapping[object, object]) -> Iterator[Sequence[object]]:
    for slug, priority, title, unit, polarity, frequency, source, definition in rows:
        made = ("in_period", "false", frequency, 10, "relative", source)
        yield slug, themes[priority], priority, title, definition, unit, 1, polarity, *made


def _period(quarter: object) -> str:
    """Return a quarter of the neutral input as one of the financial year that begins in its year."""
    year, number = str(quarter).split("-Q")
    return f"FY{year}-{(int(year) + 1) % 100:02d}-Q{number}"


def _descriptor(slug: str, period: str) -> dict[str, object]:
    title = f"Bench Council performance, {period}"
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "bench-council-performance",
        "version": "1.0.0",
        "title": title,
        "description": "Invented figures of an invented council, from a fixed seed, to measure what a build costs.",
        "licenses": [
            {
                "name": "OGL-UK-3.0",
                "title": "Open Government Licence v3.0",
                "path": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
            }
        ],
        "sources": [{"title": "Bench Council, quarterly report (invented)"}],
        "contributors": [{"title": "Bench Council (invented)", "roles": ["author"]}],
        "quarterlight": {
            "profile": "quarterlight/1",
            "organisation": {"slug": ORG, "name": "Bench Council", "kind": "Unitary authority", "code": AREA},
            "edition": {
                "slug": slug,
                "title": title,
                "period": period,
                "published_on": f"20{slug[5:7]}-05-20",
                "figures": "final",
            },
        },
        "resources": [],
    }

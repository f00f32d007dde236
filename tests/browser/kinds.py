"""One page of each kind, on the site where it has the most to show."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page
from sites.serving import Served

REAL = {
    "front": "",
    "all measures": "indicators/",
    "glossary": "glossary/",
    "methods": "methods/",
    "standard": "standard/",
    "contact": "contact/",
    "about": "about/",
    "accessibility": "accessibility/",
    "privacy": "privacy/",
    "search": "search/",
    "search results": "search/?q=children",
    "not found": "nowhere/at/all/",
    "council": "kirklees/",
    "edition": "kirklees/editions/2017-18-q2/",
    "theme": "kirklees/themes/ambitious/",
    "priority": "kirklees/priorities/a-sustainable-environment/",
    "indicator": "kirklees/indicators/potholes-repaired/",
    "indicator with comparison": "kent/indicators/not-in-work-or-learning/",
    "actions": "kirklees/actions/",
    "extra table": "kent/tables/complaints/",
    "open data": "kirklees/data/",
    "quality": "kirklees/quality/",
    "targets": "kirklees/targets/",
    "checks": "methods/checks/",
    "indicator with findings": "kirklees/indicators/new-benefit-claims-time/",
}
EXAMPLE = {
    "edition without figures": "example-council/editions/2023-24-q4/",
    "indicator by area": "example-council/indicators/homeless-households/",
    "indicator with revisions": "example-council/indicators/potholes-repaired/",
    "retired indicator": "example-council/indicators/paper-forms-received/",
    "edition with everything": "example-council/editions/2025-26-q2/",
    "finance table": "example-council/tables/finance/",
    "quality with returns": "example-council/quality/",
    "questions": "example-council/questions/",
}
# A chart by itself, for other sites to frame.
EMBEDDED = {
    "embedded chart": "embed/kirklees/indicators/potholes-repaired/",
    "embedded sheet of charts": "embed/kirklees/themes/ambitious/measures/",
}
# The same pages after a search, or filtered; the address says how.
STATES = {
    "search mended": "search/?q=potholls",
    "search in everyday words": "search/?q=what+got+worse",
    "search filtered": "search/?q=children+in+care&council=kirklees&status=red",
    "search filtered away": "search/?q=potholes&status=red",
    "search for what is not there": "search/?q=xqzw",
    "measures filtered": "indicators/?status=red&service=housing",
    "measures filtered away": "indicators/?council=kent&status=red&service=housing",
}
KINDS = [
    *(pytest.param("real_site", path, id=kind) for kind, path in {**REAL, **EMBEDDED}.items()),
    *(pytest.param("example_site", path, id=kind) for kind, path in EXAMPLE.items()),
    *(pytest.param("real_site", path, id=kind) for kind, path in STATES.items()),
]

BOTH = pytest.mark.parametrize("where", ["real_site", "real_site_below"], ids=["at the root", "below a path"])


def served(request: pytest.FixtureRequest, name: str) -> Served:
    """Return the served site of a fixture's name."""
    found: Served = request.getfixturevalue(name)
    return found


def settle(page: Page, path: str) -> None:
    """Wait until a page shows what its address asks for."""
    if path.startswith("search/?"):
        page.locator("#results[aria-busy=false]").wait_for(state="attached")
    elif path.startswith("indicators/"):
        page.locator("#filters:not([hidden])").wait_for()


def address(request: pytest.FixtureRequest, site: str, path: str) -> str:
    """Return the full address of a page of a kind."""
    return f"{served(request, site).address}{path}"


def visit(page: Page, request: pytest.FixtureRequest, site: str, path: str) -> None:
    """Open a page of a kind, and wait until it shows what its address asks for."""
    page.goto(address(request, site, path))
    settle(page, path)

"""One page of each kind, on the site where it has the most to show."""

from __future__ import annotations

import pytest
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
}
KINDS = [
    *(pytest.param("real_site", path, id=kind) for kind, path in REAL.items()),
    *(pytest.param("example_site", path, id=kind) for kind, path in EXAMPLE.items()),
]


def address(request: pytest.FixtureRequest, site: str, path: str) -> str:
    """Return the full address of a page of a kind."""
    served: Served = request.getfixturevalue(site)
    return f"{served.address}{path}"

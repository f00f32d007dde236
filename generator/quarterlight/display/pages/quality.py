"""The page of what the checker found in a council's figures, and the same for programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jinja2 import Environment

from quarterlight.data import manual
from quarterlight.data.thresholds import Choice
from quarterlight.display import links
from quarterlight.display.checks import record
from quarterlight.display.pages.context import Site
from quarterlight.display.pages.environment import page
from quarterlight.display.readings import CouncilReadings
from quarterlight.display.telling import Told, told
from quarterlight.display.wording import dates, findings, terms
from quarterlight.facts.model import Edition, Finding, Return


def quality_page(env: Environment, readings: CouncilReadings, site: Site, common: Mapping[str, Any]) -> str:
    """Return the Markdown of the page; `common` is what every page of a council may use."""
    council = readings.council
    org, latest = council.organisation.slug, council.latest
    path = links.quality(org)
    current = site.checks.of(org, latest.slug)
    head = {
        "title": f"Quality of the figures: {latest.organisation.name}",
        "description": findings.overview(latest, current, len(manual.pages())),
    }
    earlier = [(e, told(readings, e, site.checks.of(org, e.slug))) for e in reversed(council.editions[:-1])]
    return page(
        env,
        "quality",
        path,
        head,
        **common,
        doubts=_by_kind(readings, latest, [finding for finding in current if finding.waiver]),
        notes=told(readings, latest, [finding for finding in current if not finding.waiver]),
        missing=list(_missing(readings, latest)),
        late=[_return(readings, one) for one in latest.returns if one.received is None or one.received > one.due],
        returned=findings.returned(latest.returns),
        timeliness=findings.timeliness(latest),
        earlier=[(edition, found) for edition, found in earlier if found],
        kinds=_kinds(current),
        thresholds=[_threshold(choice) for choice in site.checks.thresholds],
    )


def _by_kind(readings: CouncilReadings, edition: Edition, found: Sequence[Finding]) -> list[tuple[str, list[Told]]]:
    kinds = {page.id: page.kind for page in manual.pages()}
    grouped: dict[str, list[Finding]] = {kind: [] for kind in manual.kinds()}
    for finding in found:
        grouped.setdefault(kinds.get(finding.problem.rule, "files"), []).append(finding)
    return [(terms.RULE_KINDS[kind], told(readings, edition, own)) for kind, own in grouped.items() if own]


def _kinds(found: Sequence[Finding]) -> list[tuple[str, str, list[tuple[str, str, int]]]]:
    """Return each kind of rule, what it asks, and its rules: id, what holds when all is well, how often not."""
    pages = manual.pages()
    return [
        (
            terms.RULE_KINDS[kind],
            about,
            [(p.id, p.first, sum(f.problem.rule == p.id for f in found)) for p in pages if p.kind == kind],
        )
        for kind, about in manual.kinds().items()
    ]


def _missing(readings: CouncilReadings, edition: Edition) -> Iterator[tuple[str, str, str, str, str]]:
    """Yield each figure that was not returned: measure, its page, service, period, and the period of the last one."""
    for reading in readings.of_edition(edition):
        indicator, points = reading.indicator, reading.history.whole.points
        for point in points:
            if "missing" in point.observation.markers and point.period.end >= edition.period.start:
                known = [p for p in points if p.value is not None and p.period < point.period]
                last = dates.row(known[-1].period, indicator.basis) if known else "never"
                when = dates.row(point.period, indicator.basis)
                path = links.indicator(edition.organisation.slug, indicator.slug)
                yield indicator.name, path, indicator.service or terms.NOT_STATED, when, last


def _return(readings: CouncilReadings, one: Return) -> tuple[str, str, str, str]:
    reading = readings.current.get(one.indicator)
    title = reading.indicator.name if reading else one.indicator
    came = dates.day(one.received) if one.received else "not received"
    return one.service, title, dates.day(one.due), came


def _threshold(choice: Choice) -> tuple[str, str, str, str, str]:
    """Return a threshold that this site set: rule, what it decides, the usual value, the site's own, and why."""
    (found,) = (page.thresholds[choice.name] for page in manual.pages() if page.id == choice.rule)
    return choice.rule, found.meaning, f"{found.default:f}", f"{choice.value:f}", choice.reason


def quality_file(readings: CouncilReadings, site: Site) -> dict[str, Any]:
    """Return what was checked and found in every edition of a council, as plain values for JSON."""
    council = readings.council
    org = council.organisation.slug
    return {
        "organisation": org,
        "rules": [{"rule": p.id, "level": str(p.level), "kind": p.kind, "holds": p.first} for p in manual.pages()],
        "thresholds": [
            {"rule": c.rule, "name": c.name, "value": f"{c.value:f}", "reason": c.reason}
            for c in site.checks.thresholds
        ],
        "editions": [_edition(edition, site.checks.of(org, edition.slug)) for edition in council.editions],
    }


def _edition(edition: Edition, found: Sequence[Finding]) -> dict[str, Any]:
    return {
        "edition": edition.slug,
        "period": str(edition.period),
        "published_on": edition.published_on.isoformat(),
        "days_after_period": (edition.published_on - edition.period.end).days,
        "findings": [record(finding) for finding in found],
        "returns": [
            {
                "service": one.service,
                "indicator": one.indicator,
                "due": one.due.isoformat(),
                "received": one.received.isoformat() if one.received else None,
            }
            for one in edition.returns
        ],
    }

"""Facts to test with: one council, Northwick, with one edition and one indicator, changed only where a test says so.

A row is written as a report prints it: "7311", "49 (67)" with the year to date in brackets, "5.1 b" with a marker, and
"missing" where a marker stands instead of a figure.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from quarterlight.display.wording import sentences
from quarterlight.facts.assessment import Assessment, assess
from quarterlight.facts.history import History, Point, histories, reported
from quarterlight.facts.model import (
    Basis,
    Council,
    Edition,
    Indicator,
    Level,
    Observation,
    Organisation,
    Target,
    TargetKind,
)
from quarterlight.words.period import parse
from quarterlight.words.status import Polarity, Tone

WHOLE, NORTH_WARD = "E06000001", "E05000001"
NORTHWICK = Organisation("northwick", "Northwick Council", "unitary", WHOLE, "Northwick")
SCALE = {
    "green": Level("green", "G", "Green", "on target", 1, Tone.GOOD),
    "amber": Level("amber", "A", "Amber", "close to target", 2, Tone.MIXED),
    "red": Level("red", "R", "Red", "off target", 3, Tone.POOR),
}
Figures = Mapping[str, str]

_POTHOLES = Indicator(
    slug="potholes-repaired",
    title="Highway defects made good",
    unit="count",
    polarity=Polarity.HIGHER,
    basis=Basis.IN_PERIOD,
    additive=True,
    sentence="{figure} [pothole was|potholes were] repaired",
)
_RECYCLING = Indicator(
    slug="waste-recycled",
    title="Household waste recycled",
    unit="percent",
    polarity=Polarity.HIGHER,
    basis=Basis.IN_PERIOD,
    additive=False,
    sentence="{figure} of household waste was recycled",
)


def potholes(**changes: Any) -> Indicator:
    """Return an additive count of which more is better."""
    return replace(_POTHOLES, **changes)


def recycling(**changes: Any) -> Indicator:
    """Return a percentage of which more is better."""
    return replace(_RECYCLING, **changes)


def untitled(unit: str, **changes: Any) -> Indicator:
    """Return an indicator without a sentence, in `unit`."""
    return replace(_RECYCLING, **{"unit": unit, "sentence": "", **changes})


def edition(period: str = "FY2017-18-Q2", **changes: Any) -> Edition:
    """Return Northwick's report of `period`, with nothing in it but what `changes` puts there."""
    found = Edition(
        organisation=NORTHWICK,
        slug=period.lower().removeprefix("fy"),
        title=f"Performance report {period}",
        period=parse(period),
        published_on=date(2017, 11, 21),
        figures="final",
        package="northwick",
        version="1.0.0",
        description="A report to test with.",
        scale=SCALE,
    )
    return replace(found, **changes)


def observation(period: str, row: str = "", **changes: Any) -> Observation:
    """Return one figure of the potholes for the whole council."""
    value, so_far, markers = _read(row)
    found = Observation("potholes-repaired", parse(period), WHOLE, value, so_far, markers=markers)
    return replace(found, **changes)


def target(period: str, row: str = "", kind: TargetKind = TargetKind.TARGET, **changes: Any) -> Target:
    """Return one target of the potholes for the whole council."""
    value, _, markers = _read(row)
    return replace(Target("potholes-repaired", parse(period), WHOLE, kind, value, markers=markers), **changes)


def _read(row: str) -> tuple[Decimal | None, Decimal | None, tuple[str, ...]]:
    found = re.fullmatch(r"(-?[\d.]+)?\s*(?:\(([\d.]+)\))?\s*(.*)", row)
    assert found
    value, so_far = (Decimal(text) if text else None for text in (found[1], found[2]))
    return value, so_far, tuple(found[3].split())


def history(measure: Indicator, figures: Figures, targets: Figures | None = None, **changes: Any) -> History:
    """Return the indicator's history of one edition; a target's key is a period, or "period kind"."""
    own = {"indicator": measure.slug}
    aims = [(*key.split(), row) for key, row in (targets or {}).items()]
    known = edition(
        indicators=(measure,),
        observations=tuple(observation(period, row, **own) for period, row in figures.items()),
        targets=tuple(target(period, row, TargetKind([*kind, "target"][0]), **own) for period, *kind, row in aims),
    )
    return histories(Council((replace(known, **changes),)))[measure.slug]


def of_editions(*known: Edition, slug: str = "potholes-repaired") -> History:
    """Return the history of an indicator over `known` editions, oldest first."""
    return histories(Council(known))[slug]


def latest(known: History) -> Point:
    """Return the point that the latest edition reports on."""
    point = reported(known)
    assert point is not None
    return point


def judged(measure: Indicator, figures: Figures, targets: Figures | None = None) -> Assessment:
    """Return the assessment of the reported figure."""
    known = history(measure, figures, targets)
    return assess(known, latest(known))


def lead(measure: Indicator, figures: Figures, targets: Figures | None = None) -> str:
    """Return the sentence that the indicator's page opens with."""
    known = history(measure, figures, targets)
    point = reported(known)
    return sentences.lead(known, point, assess(known, point) if point else None)

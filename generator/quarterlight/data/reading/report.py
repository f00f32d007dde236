"""A report as its readers have it: its texts as read, the names of its indicators, and the figure that each reports.

Made once per package, so that no rule reads a text again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from quarterlight.data.reading.names import Names, names
from quarterlight.data.reading.passages import Passage, passages
from quarterlight.data.table import Package
from quarterlight.facts.history import History, Point, reported
from quarterlight.facts.model import Edition


@dataclass(frozen=True, slots=True)
class Report:
    """The texts of an edition beside its figures; `current` is the point that each indicator reports, if any."""

    passages: tuple[Passage, ...] = ()
    names: Names = field(default_factory=Names)
    histories: Mapping[str, History] = field(default_factory=dict)
    current: Mapping[str, Point] = field(default_factory=dict)


def report(package: Package, edition: Edition, histories: Mapping[str, History]) -> Report:
    """Return the report that `package` holds."""
    points = {slug: reported(history) for slug, history in histories.items()}
    current = {slug: point for slug, point in points.items() if point is not None}
    return Report(passages(package, edition), names(edition), histories, current)

"""What every page says of an indicator, worked out once: the point it reports, its assessment and its sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from quarterlight.display.wording import additions, dates, numbers, sentences, terms
from quarterlight.facts.assessment import Assessment, Rule, assess
from quarterlight.facts.history import History, Point, histories_by_edition
from quarterlight.facts.history import reported as reported_point
from quarterlight.facts.model import Council, Edition, Indicator
from quarterlight.words.status import Direction, Status, Tone

_TONES = {Status.MET: Tone.GOOD, Status.WITHIN_TOLERANCE: Tone.MIXED, Status.MISSED: Tone.POOR}


@dataclass(frozen=True, slots=True)
class Badge:
    """A status as a word and a tone; the tone decides its shape and colour. `published` tells whose it is."""

    word: str
    tone: Tone
    published: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """One indicator, as a reader meets it."""

    history: History
    point: Point | None
    assessment: Assessment | None
    lead: str
    badge: Badge

    @property
    def indicator(self) -> Indicator:
        """The indicator's latest definition."""
        return self.history.indicator

    @property
    def figure(self) -> str:
        """The reported figure with its unit; what the report prints where its unit is unknown; else a marker."""
        if self.point is None:
            return ""
        if self.point.value is not None:
            return numbers.labelled(self.point.value, self.indicator)
        if self.unstated:
            return terms.absent(self.point.observation.markers, self.point.observation.printed)
        return " ".join(terms.marker(code) for code in self.point.observation.markers)

    @property
    def unstated(self) -> bool:
        """Whether the report prints a figure but not in which unit."""
        seen = self.point.observation if self.point else None
        return seen is not None and seen.value is None and "unit_unknown" in seen.markers and bool(seen.printed)

    @property
    def known(self) -> bool:
        """Whether there is anything to show as the figure."""
        return self.unstated or (self.point is not None and self.point.value is not None)

    @property
    def period(self) -> str:
        """The period of the reported figure."""
        return dates.row(self.point.period, self.indicator.basis) if self.point else ""

    @property
    def target(self) -> str:
        """The target that the figure is held against, as printed where its unit is unknown; "" where there is none."""
        held = self.assessment
        if held and held.target and held.target.printed and "unit_unknown" in held.target.markers:
            return terms.absent(held.target.markers, held.target.printed)
        return sentences.aimed(self.indicator, held) if held else ""

    @property
    def target_period(self) -> str:
        """The longer period that the target is for; "" where it is for the figure's own."""
        target = self.assessment.target if self.assessment else None
        if target is None or self.point is None or not self.target or target.period == self.point.period:
            return ""
        return dates.short(target.period)

    @property
    def direction(self) -> Direction | None:
        """Which way the figure moved; None where it has nothing to be compared with."""
        return self.assessment.direction if self.assessment else None

    @property
    def differs(self) -> bool:
        """Whether the published rating contradicts the figures."""
        return self.assessment is not None and self.assessment.differs

    @property
    def moved(self) -> str:
        """The direction in words; "" where there is none."""
        if self.direction:
            return terms.DIRECTION[self.direction]
        said = self.assessment.published_direction if self.assessment else ""
        return f"{terms.SAID_DIRECTION[said]} (as published)" if said else ""

    @property
    def firmness(self) -> str:
        """That the figure is not final, in a word or two: "Provisional"; "" where nothing says so."""
        return additions.label(self.point) if self.point else ""

    @property
    def also(self) -> str:
        """The figure of a later end that the report gives beside the reported one; "" where there is none."""
        found = additions.later_point(self.history, self.point) if self.known and self.point else None
        if found is None or found.value is None:
            return ""
        return f"{numbers.labelled(found.value, self.indicator)}, {dates.row(found.period, self.indicator.basis)}"

    @property
    def before(self) -> str:
        """The figure that the reported one is compared with; "" where there is none."""
        earlier = self.assessment.previous if self.assessment and self.direction else None
        return numbers.labelled(earlier.value, self.indicator) if earlier and earlier.value is not None else ""


@dataclass(frozen=True, slots=True)
class CouncilReadings:
    """A council with the readings of today, those of each edition as it stood then, and what each edition reports."""

    council: Council
    current: Mapping[str, Reading]
    by_edition: Mapping[str, Mapping[str, Reading]]
    reported: Mapping[str, Mapping[str, None]]

    def of_edition(self, edition: Edition) -> list[Reading]:
        """Return the readings of the indicators that `edition` reports, in printed order; none retired before it."""
        known = self.by_edition[edition.slug]
        return [known[slug] for slug in self.reported[edition.slug]]

    def latest_of(self, what: str) -> list[tuple[Edition, Any]]:
        """Return each theme, priority or extra table with the latest edition that has it: a published page stays.

        `what` is the name of an edition's field: themes, priorities or extra_tables.
        """
        found: dict[str, tuple[Edition, Any]] = {}
        for edition in self.council.editions:
            for subject in getattr(edition, what):
                found.pop(subject.slug, None)
                found[subject.slug] = (edition, subject)
        return list(found.values())


def _retired(indicator: Indicator, edition: Edition) -> bool:
    return indicator.retired_on is not None and indicator.retired_on < edition.period.start


def read(council: Council) -> CouncilReadings:
    """Return all readings of a council."""
    by_edition: dict[str, dict[str, Reading]] = {}
    known: dict[str, Reading] = {}
    for edition, histories in histories_by_edition(council).items():
        known = {slug: _continued(known.get(slug), history) for slug, history in histories.items()}
        by_edition[edition] = known
    reported = {
        edition.slug: dict.fromkeys(i.slug for i in edition.indicators if not _retired(i, edition))
        for edition in council.editions
    }
    return CouncilReadings(council, known, by_edition, reported)


def _continued(earlier: Reading | None, history: History) -> Reading:
    return earlier if earlier and earlier.history is history else _reading(history)


def _reading(history: History) -> Reading:
    point = reported_point(history)
    assessment = assess(history, point) if point else None
    return Reading(history, point, assessment, sentences.lead(history, point, assessment), badge(assessment, point))


def badge(assessment: Assessment | None, point: Point | None) -> Badge:
    """Return the status to show: the published one, else the computed one, else why there is none."""
    if assessment is None or point is None:
        return Badge("No figures yet", Tone.NONE, published=False)
    if assessment.published is not None:
        return Badge(assessment.published.title, assessment.published.tone, published=True)
    if assessment.computed is Status.NOT_ASSESSED:
        return Badge(_unrated(assessment, point), Tone.NONE, published=False)
    return Badge(terms.COMPUTED[assessment.computed].capitalize(), _TONES[assessment.computed], published=False)


def _unrated(assessment: Assessment, point: Point) -> str:
    if "missing" in point.observation.markers:
        return "Not returned"
    return "No target" if assessment.rule is Rule.NO_TARGET else "Not rated"


def tally(readings: Sequence[Reading]) -> list[tuple[Badge, int]]:
    """Return how many of `readings` have each status, best first; those without one last."""
    scale = readings[0].history.edition.scale if readings else {}
    found: dict[str, tuple[Badge, int]] = {}
    for reading in readings:
        shown, so_far = found.get(reading.badge.word, (reading.badge, 0))
        found[reading.badge.word] = (shown, so_far + 1)
    # A figure may carry a rating of an earlier report's scale, which has no rank here.
    ranks = {level.title: level.rank for level in scale.values()}
    return sorted(found.values(), key=lambda pair: (ranks.get(pair[0].word, len(ranks) + 1), pair[0].word))


def by_theme(edition: Edition, listed: Sequence[Reading]) -> list[tuple[str, str, list[Reading]]]:
    """Return (theme slug, title, readings) in order; those under no theme of the edition last."""
    themes = {theme.slug for theme in edition.themes}
    groups = [
        (theme.slug, theme.title, [reading for reading in listed if reading.indicator.theme == theme.slug])
        for theme in edition.themes
    ]
    rest = [reading for reading in listed if reading.indicator.theme not in themes]
    return [*groups, ("", terms.WITHOUT_THEME, rest)] if rest else groups

"""The papers of an edition: the whole, one of its themes, one of its priorities. What each holds, in its order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from quarterlight.display import links
from quarterlight.display.pages import standings
from quarterlight.display.papers import parts
from quarterlight.display.papers.closing import closing
from quarterlight.display.papers.contents import Chapter, Cover, Exceptions, Group, Measure, Paper, Passage
from quarterlight.display.papers.illustrations import Illustrations
from quarterlight.display.papers.measures import address, measure, passages
from quarterlight.display.readings import Reading
from quarterlight.display.telling import Told
from quarterlight.display.wording import dates, papers, summaries, terms
from quarterlight.facts.model import Comment, Edition, Priority, Theme


@dataclass(frozen=True, slots=True)
class Imprint:
    """Where a paper stands on the web ("" for a site without an address), and who republishes it, "" for nobody."""

    url: str
    republisher: str


@dataclass(frozen=True, slots=True)
class Report:
    """An edition with what its papers are made from: its readings, its pictures, and what the site's settings say.

    `told` is what the checks doubt about each measure, `doubted` are the measures whose reported figure they doubt,
    `claimed` is what they say of the numbers that the report states about itself, `of_words` what of one of its texts.
    """

    edition: Edition
    readings: Sequence[Reading]
    told: Mapping[str, Sequence[Told]]
    doubted: frozenset[str]
    claimed: tuple[str, ...]
    of_words: Callable[[Edition, Comment], Sequence[Told]]
    pictures: Illustrations
    imprint: Imprint

    def said(self, kind: str, subject: str, alone: bool = False) -> tuple[Passage, ...]:
        """Return what the edition says of a subject, with what the checks doubt in it."""
        return passages(self.edition.said_of(kind, subject), alone, partial(self.of_words, self.edition))


def whole(report: Report) -> Paper:
    """Return the paper of a whole edition."""
    edition, listed = report.edition, report.readings
    paper = _paper(report, listed, tuple(_chapters(report)), edition.title, summaries.edition(edition, listed))
    cover = replace(
        paper.cover,
        title=f"{edition.organisation.name}: {edition.title}",
        period=dates.name(edition.period),
        header=(papers.running(edition.organisation.name), papers.running(edition.title)),
        address=address(report.imprint.url, links.edition(edition.organisation.slug, edition.slug)),
        whole=True,
    )
    return _closed(
        report,
        replace(
            paper,
            cover=cover,
            summary=report.said("edition", edition.slug, alone=True),
            claimed=report.claimed,
            ratings=parts.ratings(edition, listed, report.pictures.ratings),
            actions=parts.actions(edition, edition.actions),
            tables=tuple(parts.table(found) for found in edition.extra_tables),
        ),
    )


def of_theme(report: Report, theme: Theme) -> Paper:
    """Return the paper of one theme: a chapter for each priority, and one for the measures that stand under none."""
    edition = report.edition
    listed = [reading for reading in report.readings if reading.indicator.theme == theme.slug]
    groups, silent = _groups(report, [p for p in edition.priorities if p.theme == theme.slug], listed)
    chapters = tuple(
        Chapter(group.title or papers.MEASURES, group.summary, group.passages, (Group("", "", (), group.measures),))
        for group in groups
    )
    lead = f"{theme.description} {summaries.group(theme.title, listed, edition)}".strip()
    paper = _paper(report, listed, chapters, theme.title, lead)
    left_out = (Passage("", (("", (silent,), ()),)),) if silent else ()
    path = links.theme(edition.organisation.slug, theme.slug)
    return _closed(
        report,
        replace(
            paper,
            cover=replace(paper.cover, address=address(report.imprint.url, path)),
            summary=(*report.said("theme", theme.slug, alone=True), *left_out),
            actions=parts.actions(edition, [action for action in edition.actions if action.theme == theme.slug]),
        ),
    )


def of_priority(report: Report, priority: Priority) -> Paper:
    """Return the paper of one priority: its measures, then what the report says of it."""
    edition = report.edition
    listed = [reading for reading in report.readings if reading.indicator.priority == priority.slug]
    group = Group("", "", (), _measures(report, listed))
    lead = f"{priority.summary} {summaries.group(priority.title, listed, edition)}".strip()
    chapters = (Chapter(papers.MEASURES, "", (), (group,)),) if listed else ()
    paper = _paper(report, listed, chapters, priority.title, lead)
    path = links.priority(edition.organisation.slug, priority.slug)
    return _closed(
        report,
        replace(
            paper,
            cover=replace(paper.cover, address=address(report.imprint.url, path)),
            passages=(
                *report.said("priority", priority.slug),
                *parts.alignments(edition, "priority", priority.slug),
            ),
            actions=parts.actions(edition, [row for row in edition.actions if row.priority == priority.slug]),
        ),
    )


def _paper(report: Report, listed: Sequence[Reading], chapters: tuple[Chapter, ...], heading: str, lead: str) -> Paper:
    """Return a paper of the measures in `listed`, with the cover of a part of an edition and without its closing."""
    edition = report.edition
    name = edition.organisation.name
    cover = Cover(
        title=f"{heading}: {name}",
        author=report.imprint.republisher or name,
        heading=heading,
        council=name,
        period=f"{edition.title}, {dates.name(edition.period)}",
        lead=lead,
        published=papers.published(edition),
        notice=papers.notice(edition, bool(report.imprint.republisher)),
        header=(papers.running(f"{name}: {heading}"), papers.running(edition.title)),
        footer=papers.margin(edition, bool(report.imprint.republisher)),
        web=papers.ON_THE_WEB,
        address="",
        whole=False,
        day=(edition.published_on.year, edition.published_on.month, edition.published_on.day),
    )
    exceptions = Exceptions(
        *(
            tuple(reading.indicator.slug for reading in found)
            for found in (
                standings.poorest(listed),
                standings.missing(listed),
                standings.differing(listed),
                [reading for reading in listed if reading.indicator.slug in report.doubted],
            )
        )
    )
    return Paper(cover, exceptions=exceptions, chapters=chapters, ratings=parts.tallied(listed))


def _closed(report: Report, paper: Paper) -> Paper:
    return replace(paper, closing=closing(report.edition, report.readings, paper))


def _chapters(report: Report) -> Iterator[Chapter]:
    """Yield a chapter for each theme, and one for what the report puts under none."""
    edition, themes = report.edition, {theme.slug for theme in report.edition.themes}
    for theme in edition.themes:
        own = [priority for priority in edition.priorities if priority.theme == theme.slug]
        listed = [reading for reading in report.readings if reading.indicator.theme == theme.slug]
        groups, silent = _groups(report, own, listed)
        said = report.said("theme", theme.slug, alone=True)
        yield Chapter(theme.title, theme.description, said, groups, silent)
    outside = [reading for reading in report.readings if reading.indicator.theme not in themes]
    groups, silent = _groups(report, [p for p in edition.priorities if p.theme not in themes], outside)
    if groups or silent:
        yield Chapter(terms.WITHOUT_THEME, "", (), groups, silent)


def _groups(report: Report, priorities: Sequence[Priority], listed: Sequence[Reading]) -> tuple[tuple[Group, ...], str]:
    """Return a group for each priority, one for what stands under none, and which priorities have nothing at all."""
    found = [_group(report, priority, listed) for priority in priorities]
    own = {priority.slug for priority in priorities}
    rest = [reading for reading in listed if reading.indicator.priority not in own]
    groups = [group for group in found if group.measures or group.passages or group.summary]
    if rest:
        groups.append(Group(papers.OTHER_MEASURES if groups else "", "", (), _measures(report, rest)))
    return tuple(groups), papers.silent([group.title for group in found if group not in groups])


def _group(report: Report, priority: Priority, listed: Sequence[Reading]) -> Group:
    own = [reading for reading in listed if reading.indicator.priority == priority.slug]
    said = report.said("priority", priority.slug)
    return Group(priority.title, priority.summary, said, _measures(report, own))


def _measures(report: Report, listed: Sequence[Reading]) -> tuple[Measure, ...]:
    return tuple(
        measure(
            reading, report.edition, report.imprint.url, report.pictures, report.told.get(reading.indicator.slug, ())
        )
        for reading in listed
    )

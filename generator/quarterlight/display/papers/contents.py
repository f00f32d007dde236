"""What a paper says, as plain values: every word and picture that the template sets, in its order. Decides nothing."""

from __future__ import annotations

from dataclasses import dataclass

from quarterlight.display.charts.drawing import Drawing


@dataclass(frozen=True, slots=True)
class Mark:
    """A status: its word, and the tone that gives it shape and colour."""

    word: str
    tone: str


@dataclass(frozen=True, slots=True)
class Plate:
    """A chart in a paper: its drawing, its headline, and what it shows in words.

    To the template the drawing is the name of a file beside it, an SVG.
    """

    drawing: Drawing
    headline: str
    alternative: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Texts of the report under one heading ("" for none).

    Each has a heading of its own or "", its paragraphs, and what the checks doubt in them.
    """

    heading: str
    texts: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure: `label` is its name for references within the paper, `facts` are (term, words).

    `doubts` are what the checks doubt about it.
    """

    label: str
    name: str
    reference: str
    address: str
    lead: str
    mark: Mark
    figure: str
    period: str
    target: str
    target_period: str
    moved: str
    difference: str
    doubts: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    plate: Plate | None
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The measures of a priority with what the report says of it; without a title those that stand under none."""

    title: str
    summary: str
    passages: tuple[Passage, ...]
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the paper, such as a theme; `silent` says which priorities have nothing in the report."""

    title: str
    summary: str
    passages: tuple[Passage, ...]
    groups: tuple[Group, ...]
    silent: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """One action of the council; what the report does not say is ""."""

    title: str
    reference: str
    progress: str
    due: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Table:
    """A further table: columns as (title, whether they hold figures), sections of rows (kind, label, note, cells)."""

    title: str
    summary: str
    columns: tuple[tuple[str, bool], ...]
    sections: tuple[tuple[str, tuple[tuple[str, str, str, tuple[str, ...]], ...]], ...]


@dataclass(frozen=True, slots=True)
class Ratings:
    """How many measures have which status: `rows` are (title, counts in the order of `marks`)."""

    plate: Plate | None
    marks: tuple[Mark, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class Exceptions:
    """The labels of the measures that stand out, in the order in which they are listed.

    They are rated poorest, not returned, rated otherwise than by the figures, or with a figure that the checks doubt.
    """

    poorest: tuple[str, ...]
    missing: tuple[str, ...]
    differing: tuple[str, ...]
    doubted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Closing:
    """What stands at the end: levels with their meaning, how figures are judged, marks, words, how it all was read."""

    levels: tuple[tuple[Mark, str], ...]
    judging: tuple[str, ...]
    markers: tuple[tuple[str, str], ...]
    words: tuple[tuple[str, str], ...]
    editorial: str


@dataclass(frozen=True, slots=True)
class Cover:
    """What the first page and the margins say. `day` is year, month and day; `address` "" where the site has none.

    `whole` tells the paper of an edition from that of a part of it; `author` is who made the paper.
    """

    title: str
    author: str
    heading: str
    council: str
    period: str
    lead: str
    published: str
    notice: tuple[str, ...]
    header: tuple[str, str]
    footer: str
    web: str
    address: str
    whole: bool
    day: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper; `claimed` is what the checks say of the numbers that the report states about itself."""

    cover: Cover
    ratings: Ratings
    exceptions: Exceptions
    chapters: tuple[Chapter, ...]
    summary: tuple[Passage, ...] = ()
    claimed: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    actions: tuple[Action, ...] = ()
    tables: tuple[Table, ...] = ()
    closing: Closing | None = None

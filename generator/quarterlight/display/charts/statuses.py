"""The ratings of a council's measures by theme: one mark for each measure, in the shapes of the site's statuses."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from quarterlight.display.charts import palette
from quarterlight.display.charts.content import Content
from quarterlight.display.charts.words import word
from quarterlight.display.readings import Badge

STEP, LINE, SPACE = 22, 16, 16
WIDE_WIDTH, NARROW_WIDTH = 720, 288
WIDE_LETTERS, NARROW_LETTERS = 90, 40


@dataclass(frozen=True, slots=True)
class Group:
    """A theme's title and how many of its measures have each status, best first."""

    title: str
    tally: Sequence[tuple[Badge, int]]


def content(groups: Sequence[Group], narrow: bool) -> Content:
    """Return the chart; positions are pixels from its upper left corner."""
    width = NARROW_WIDTH if narrow else WIDE_WIDTH
    across, letters = (width - 16) // STEP, NARROW_LETTERS if narrow else WIDE_LETTERS
    down, points, words = 0.0, [], []
    for group in groups:
        title = textwrap.wrap(group.title, letters) or [group.title]
        counts = textwrap.wrap(_counts(group), letters, break_on_hyphens=False)
        words.append(word(0, down, title, baseline="top", weight="bold"))
        down += len(title) * LINE
        words.append(word(0, down, counts, baseline="top", colour=palette.SOFT.light))
        down += len(counts) * LINE + 12
        marks = _marks(group, across, down)
        points += marks
        down = max(mark["y"] for mark in marks) + STEP / 2 + SPACE
    parameters: dict[str, Any] = {"x_domain": [0, width - 8], "y_domain": [down - SPACE, 0]}
    return Content("statuses", width, round(down), parameters, {"points": points, "words": words})


def _counts(group: Group) -> str:
    return ", ".join(f"{number} {badge.word.lower()}" for badge, number in group.tally)


def _marks(group: Group, across: int, down: float) -> list[dict[str, Any]]:
    each = [badge for badge, number in group.tally for _ in range(number)]
    return [
        {
            "x": 9 + (place % across) * STEP,
            "y": down + (place // across) * STEP,
            "theme": group.title,
            "status": badge.word,
            "tone": str(badge.tone),
        }
        for place, badge in enumerate(each)
    ]

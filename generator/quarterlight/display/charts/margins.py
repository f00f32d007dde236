"""The room around a chart's plot for everything that is written there, worked out from the words themselves.

A drawing tool could find it too, by measuring each text with a font, twice: that costs more than all else it does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from quarterlight.display.charts.content import Content
from quarterlight.display.charts.letters import width
from quarterlight.display.charts.look import LABEL_LINE, LABEL_PADDING, TEXT_SIZE, TITLE_OFFSET

LINE = 1.2
# A label so near to an end of its axis stands against that end and not across it.
_FLUSH = 1.0
# From left, top, right and bottom edge of a label: pixels from the plot's upper left corner.
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Margins:
    """Pixels to the left of, above, to the right of and below a plot."""

    left: int
    top: int
    right: int
    bottom: int


def margins(content: Content, edge: Margins) -> Margins:
    """Return the margins with which all labels of a chart lie inside it, and `edge` is left free around them."""
    found = edge
    # The room that labels need depends a little on where they stand, and that on the room.
    for _ in range(2):
        across, down = content.width - found.left - found.right, content.height - found.top - found.bottom
        found = _around(content, edge, across, down)
    return found


def _around(content: Content, edge: Margins, across: int, down: int) -> Margins:
    """Return the margins around a plot of the size that is given."""
    boxes = [(0.0, 0.0, float(across), float(down)), *_labels(content, across, down)]
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    title = TITLE_OFFSET + TEXT_SIZE if content.parameters.get("caption") else 0
    return Margins(
        edge.left + ceil(-min(lefts)),
        edge.top + ceil(-min(tops)) + title,
        edge.right + ceil(max(rights) - across),
        edge.bottom + ceil(max(bottoms) - down),
    )


def _labels(content: Content, across: int, down: int) -> Iterator[Box]:
    known = content.parameters
    for tick, label in zip(known.get("y_ticks", ()), known.get("y_labels", ()), strict=True):
        y = down * (1 - _share(tick, known["y_domain"]))
        yield -LABEL_PADDING - width(label, TEXT_SIZE), y - TEXT_SIZE / 2, 0.0, y + TEXT_SIZE / 2
    for tick, lines in zip(known.get("x_ticks", ()), known.get("x_labels", ()), strict=True):
        x, wide = across * _share(tick, known["x_domain"]), _widest(lines, TEXT_SIZE, bold=False)
        left = x if x <= _FLUSH else x - wide if x >= across - _FLUSH else x - wide / 2
        yield left, 0.0, left + wide, down + LABEL_PADDING + TEXT_SIZE + LABEL_LINE * (len(lines) - 1)
    for row in content.rows.get("words", ()):
        x, y = across * _share(row["x"], known["x_domain"]), down * (1 - _share(row["y"], known["y_domain"]))
        yield _word(row, x, y)


def _share(value: float, domain: Sequence[float]) -> float:
    return float(value - domain[0]) / float(domain[1] - domain[0])


def _widest(lines: Sequence[str], size: float, bold: bool) -> float:
    return max((width(line, size, bold) for line in lines), default=0.0)


def _word(row: Mapping[str, Any], x: float, y: float) -> Box:
    """Return where a word of `words.word` lies; its first line hangs at its place, whatever its baseline."""
    lines = [row["text"]] if isinstance(row["text"], str) else row["text"]
    wide = _widest(lines, row["size"], row["weight"] == "bold")
    left = x + row["dx"] - wide * {"left": 0.0, "center": 0.5, "right": 1.0}[row["align"]]
    top = y + row["dy"] - row["size"] * {"top": 0.0, "middle": 0.5, "bottom": 1.0}[row["baseline"]]
    return left, top, left + wide, top + row["size"] * (1 + LINE * (len(lines) - 1))

"""Labels inside a chart: rows of the set "words", placed beside what they name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from quarterlight.display.charts import palette
from quarterlight.display.charts.look import TEXT_SIZE


def word(x: float, y: float, text: str | Sequence[str], **changes: Any) -> dict[str, Any]:
    """Return a label at a place of the scales: left and below it by default.

    `changes` may set align, baseline, dx and dy (pixels), weight, size (pixels) and colour. Lines above a place end
    there, wherever the first of them begins.
    """
    if not isinstance(text, str) and changes.get("baseline") == "bottom":
        height = changes.get("size", TEXT_SIZE) * 1.2
        changes["dy"] = changes.get("dy", 0) - height * (len(text) - 1)
    return {
        "x": x,
        "y": y,
        "text": text if isinstance(text, str) else list(text),
        "align": "left",
        "baseline": "middle",
        "dx": 0,
        "dy": 0,
        "weight": "normal",
        "size": TEXT_SIZE,
        "colour": palette.INK.light,
        **changes,
    }

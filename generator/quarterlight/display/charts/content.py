"""What fills a kind of chart: its size, its parameters and its rows. Values only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Content:
    """What fills a kind: its name, the outer size in pixels, its parameters, and the rows of each named set."""

    kind: str
    width: int
    height: int
    parameters: Mapping[str, Any]
    rows: Mapping[str, Sequence[Row]]

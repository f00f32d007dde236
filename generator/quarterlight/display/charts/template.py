"""A kind of chart with its rows filled in: as Vega-Lite for readers who download it, as Vega to be drawn.

Compiling a kind costs more than drawing a chart, so each is compiled once and every chart of it is only filled in.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import vl_convert

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Content:
    """What fills a kind: its name, the outer size in pixels, its parameters, and the rows of each named set."""

    kind: str
    width: int
    height: int
    parameters: Mapping[str, Any]
    rows: Mapping[str, Sequence[Row]]


@cache
def _kinds() -> dict[str, dict[str, Any]]:
    from quarterlight.display.charts.kinds import templates  # late: altair costs a second to load

    return templates()


@cache
def _compiled(kind: str) -> dict[str, Any]:
    compiled: dict[str, Any] = vl_convert.vegalite_to_vega(_kinds()[kind])
    return compiled


def vega_lite(content: Content) -> dict[str, Any]:
    """Return the Vega-Lite specification of a chart with its rows, complete in itself."""
    spec = _kinds()[content.kind]
    params = [{**param, "value": content.parameters.get(param["name"], param["value"])} for param in spec["params"]]
    size = {"width": content.width, "height": content.height}
    return {**spec, **size, "params": params, "datasets": {name: list(rows) for name, rows in content.rows.items()}}


def vega(content: Content) -> str:
    """Return the Vega specification of a chart with its rows, as JSON: the same picture as of its Vega-Lite."""
    spec = _compiled(content.kind)
    signals = [
        {**signal, "value": content.parameters[signal["name"]]} if signal["name"] in content.parameters else signal
        for signal in spec["signals"]
    ]
    sources = [
        {**source, "values": content.rows.get(source["name"], [])} if not source.get("source") else source
        for source in spec["data"]
    ]
    filled = {**spec, "width": content.width, "height": content.height, "signals": signals, "data": sources}
    return json.dumps(filled, ensure_ascii=False, separators=(",", ":"), sort_keys=True)

"""A kind of chart with its rows filled in: as Vega-Lite for readers who download it, as Vega to be drawn.

Compiling a kind costs more than drawing a chart, so each is compiled once and every chart of it is only filled in.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Set
from dataclasses import asdict
from functools import cache
from typing import Any

import vl_convert

from quarterlight.display.charts.content import Content
from quarterlight.display.charts.margins import Margins, margins


@cache
def _kind(name: str) -> dict[str, Any]:
    from quarterlight.display.charts.kinds import specification  # late: altair takes a while to load

    return specification(name)


@cache
def _compiled(kind: str) -> dict[str, Any]:
    compiled: dict[str, Any] = vl_convert.vegalite_to_vega(_kind(kind))
    return compiled


def vega_lite(content: Content) -> dict[str, Any]:
    """Return the Vega-Lite specification of a chart with its rows, complete in itself."""
    spec = _kind(content.kind)
    params = [{**param, "value": content.parameters.get(param["name"], param["value"])} for param in spec["params"]]
    datasets = {name: list(rows) for name, rows in content.rows.items()}
    return {**spec, **_frame(content), "params": params, "datasets": datasets}


def vega(content: Content) -> str:
    """Return the Vega specification of a chart with its rows, as JSON: the same picture as of its Vega-Lite.

    What would draw nothing, for want of rows, is left out.
    """
    spec = _compiled(content.kind)
    signals = [
        {**signal, "value": content.parameters[signal["name"]]} if signal["name"] in content.parameters else signal
        for signal in spec["signals"]
    ]
    sources = {source["name"]: source.get("source") for source in spec["data"]}
    marks = [mark for mark in spec["marks"] if content.rows.get(_origins(mark, sources)[-1])]
    used = {name for mark in marks for name in _origins(mark, sources)}
    filled = {**spec, **_frame(content), "signals": signals, "data": list(_data(spec, used, content)), "marks": marks}
    return json.dumps(filled, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _frame(content: Content) -> dict[str, Any]:
    """Return the size of the plot, and what is left free around it so that the whole has its outer size."""
    room = margins(content, Margins(**_kind(content.kind)["padding"]))
    across, down = content.width - room.left - room.right, content.height - room.top - room.bottom
    return {"width": across, "height": down, "padding": asdict(room)}


def _origins(mark: Mapping[str, Any], sources: Mapping[str, str | None]) -> list[str]:
    """Return the set of rows that a mark draws, the one that it is derived from, and so on to the first."""
    drawn = mark["from"]
    found = [drawn["facet"]["data"] if "facet" in drawn else drawn["data"]]
    while (source := sources[found[-1]]) is not None:
        found.append(source)
    return found


def _data(spec: Mapping[str, Any], used: Set[str], content: Content) -> Iterator[dict[str, Any]]:
    for source in spec["data"]:
        if source["name"] in used:
            yield source if source.get("source") else {**source, "values": content.rows.get(source["name"], [])}

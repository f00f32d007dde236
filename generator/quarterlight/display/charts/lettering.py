"""Take the words out of a chart before it is drawn, and letter the drawing with them afterwards.

The drawing tool measures every text with a font, which costs more than all else it does; and nothing in our charts
depends on what it finds: the room for words is settled before (`margins`). Touches nothing but texts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element

_SVG = "{http://www.w3.org/2000/svg}"
# The parameters that are words, each with the class of the group in which the drawing tool writes them.
_AXIS, _TITLE, _WORDS = "role-axis-label", "role-title-text", "role-mark"
Text = str | Sequence[str]


def blank(vega: Mapping[str, Any]) -> dict[str, Any]:
    """Return the specification with an empty text of as many lines in the place of each."""
    signals = [
        {**signal, "value": _emptied(signal["value"])} if _is_text(signal) else signal for signal in vega["signals"]
    ]
    data = [
        {**source, "values": [{**row, "text": _emptied(row["text"])} for row in source["values"]]}
        if source["name"] == "words"
        else source
        for source in vega["data"]
    ]
    return {**vega, "signals": signals, "data": data}


def _is_text(signal: Mapping[str, Any]) -> bool:
    return signal["name"] in {"x_labels", "y_labels", "caption"}


def _emptied(text: Any) -> Any:
    return "" if isinstance(text, str) else [_emptied(part) for part in text]


def letter(drawing: Element, vega: Mapping[str, Any]) -> bool:
    """Write the words of `vega` into the drawing of its blank; return False where the two do not fit each other."""
    places = [element for group in _groups(drawing) for element in group.iter(f"{_SVG}text")]
    texts = list(_texts(vega))
    if len(places) != len(texts):
        return False
    return all(map(_write, places, texts))


def _groups(drawing: Element) -> Iterator[Element]:
    for role in (_AXIS, _TITLE, _WORDS):
        for group in drawing.iter(f"{_SVG}g"):
            if {"mark-text", role} <= set(group.get("class", "").split()):
                yield group


def _texts(vega: Mapping[str, Any]) -> Iterator[Text]:
    """Yield all texts in the order in which they are drawn."""
    named = {signal["name"]: signal["value"] for signal in vega["signals"]}
    for axis in vega.get("axes", ()):
        if axis.get("labels", True):
            yield from named[f"{axis['scale']}_labels"]
    if "title" in vega:
        yield named["caption"]
    for source in vega["data"]:
        if source["name"] == "words":
            yield from (row["text"] for row in source["values"])


def _write(place: Element, text: Text) -> bool:
    lines = [text] if isinstance(text, str) else text
    spans = place.findall(f"{_SVG}tspan") or [place]
    for span, line in zip(spans, lines, strict=False):
        span.text = line
    return len(spans) == len(lines)

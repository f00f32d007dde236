"""Draw a filled chart: SVG that answers the reader's light or dark setting, and PNG. Uses vl-convert; loads no altair.

A drawing is a value and drawing it a pure function, so that drawings can be made side by side and kept by content.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from typing import Any, Literal
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import vl_convert

from quarterlight.display.charts import lettering, palette

_SVG = "http://www.w3.org/2000/svg"
# What the tool writes for its own use: names of parts, and names for screen readers, who get the chart as one image.
_INNER = re.compile(r"aria-|role$|class$|pointer-events$|style$")
_NOTHING = {"", "M0,0h0v0h0Z"}
PNG_SCALE = 2


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is to be drawn: a Vega specification as JSON, a name and a description for the file, and the form.

    `scale` is how many pixels of a PNG stand for one of the chart. A drawing of the form "text" is its specification.
    """

    vega: str
    title: str
    description: str
    form: Literal["svg", "png", "script", "text"] = "svg"
    scale: float = PNG_SCALE

    @property
    def key(self) -> str:
        """A name for the drawing's content and for the tool that draws it: equal drawings have equal keys."""
        parts = (self.vega, self.title, self.description, self.form, str(self.scale), palette.inner_style(), _VERSION)
        return sha256("\0".join(parts).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawing that was made: the key under which it is kept, and its size in bytes."""

    key: str
    size: int


_VERSION = version("vl-convert-python")
_GLOBAL = "window.vegaEmbed = vegaEmbed;"
SCRIPT = Drawing("", "", "", "script")


def draw(drawing: Drawing) -> bytes:
    """Return the file: SVG, PNG or text; as "script" the library that draws in a browser."""
    if drawing.form == "script":
        return str(vl_convert.javascript_bundle(_GLOBAL)).encode()
    if drawing.form == "text":
        return drawing.vega.encode()
    root = _lettered(json.loads(drawing.vega))
    if drawing.form == "png":
        return bytes(vl_convert.svg_to_png(_text(root), scale=drawing.scale))
    return finished(root, drawing.title, drawing.description)


def _lettered(vega: dict[str, Any]) -> Element:
    """Return the drawing with its words, drawn the long way round where they cannot be put in afterwards."""
    root = _drawn(lettering.blank(vega))
    return root if lettering.letter(root, vega) else _drawn(vega)


def _drawn(vega: dict[str, Any]) -> Element:
    return ElementTree.fromstring(vl_convert.vega_to_svg(vega, allowed_base_urls=[]))


def finished(root: Element, title: str, description: str) -> bytes:
    """Return the tool's drawing as a file with a name and a description, without what it needs for itself."""
    _strip(root)
    _name(root, title, description)
    return _text(root).encode()


def _text(root: Element) -> str:
    ElementTree.register_namespace("", _SVG)
    return ElementTree.tostring(root, encoding="unicode")


def _strip(element: Element) -> None:
    """Remove from an element and from all below it what neither shows nor names anything."""
    for name in [name for name in element.attrib if _INNER.match(name)]:
        del element.attrib[name]
    for child in list(element):
        empty = child.tag == f"{{{_SVG}}}path" and (
            child.get("d", "") in _NOTHING or not (child.get("fill") or child.get("stroke"))
        )
        _strip(child)
        if empty or (child.tag == f"{{{_SVG}}}g" and not len(child)):
            element.remove(child)


def _name(root: Element, title: str, description: str) -> None:
    """Give the file its name, its description, and the rules for the dark setting."""
    root.set("role", "img")
    root.set("aria-labelledby", "title description")
    for place, (tag, text) in enumerate((("title", title), ("desc", description), ("style", palette.inner_style()))):
        part = Element(f"{{{_SVG}}}{tag}")
        part.text = text
        if tag != "style":
            part.set("id", "title" if tag == "title" else "description")
        root.insert(place, part)

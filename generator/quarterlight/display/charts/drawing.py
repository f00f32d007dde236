"""Draw a filled chart: SVG that answers the reader's light or dark setting, and PNG. Uses vl-convert; loads no altair.

A drawing is a value and drawing it a pure function, so that drawings can be made side by side and kept by content.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from typing import Literal
from xml.etree import ElementTree

import vl_convert

from quarterlight.display.charts import palette

_SVG = "http://www.w3.org/2000/svg"
_LINK = "http://www.w3.org/1999/xlink"
# What the tool writes for its own use: names of parts, and names for screen readers, who get the chart as one image.
_INNER = re.compile(r"aria-|role$|class$|pointer-events$|style$")
_NOTHING = {"", "M0,0h0v0h0Z"}
PNG_SCALE = 2


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is to be drawn: a Vega specification as JSON, a name and a description for the file, and the form.

    `scale` is how many pixels of a PNG stand for one of the chart.
    """

    vega: str
    title: str
    description: str
    form: Literal["svg", "png", "spark", "script"] = "svg"
    scale: float = PNG_SCALE

    @property
    def key(self) -> str:
        """A name for the drawing's content and for the tool that draws it: equal drawings have equal keys."""
        parts = (self.vega, self.title, self.description, self.form, str(self.scale), palette.dark_rules(), _VERSION)
        return sha256("\0".join(parts).encode()).hexdigest()


_VERSION = version("vl-convert-python")
_GLOBAL = "window.vegaEmbed = vegaEmbed;"
SCRIPT = Drawing("", "", "", "script")


def draw(drawing: Drawing) -> bytes:
    """Return the file: SVG, PNG, or a spark line's markup; as "script" the library that draws in a browser."""
    if drawing.form == "script":
        return str(vl_convert.javascript_bundle(_GLOBAL)).encode()
    drawn = vl_convert.vega_to_svg(drawing.vega, allowed_base_urls=[])
    if drawing.form == "png":
        return bytes(vl_convert.svg_to_png(drawn, scale=drawing.scale))
    root = ElementTree.fromstring(drawn)  # noqa: S314 - the tool wrote it just now
    _strip(root)
    if drawing.form == "spark":
        return _spark(root)
    _name(root, drawing)
    ElementTree.register_namespace("", _SVG)
    return ElementTree.tostring(root, encoding="unicode").encode()


def _strip(element: ElementTree.Element) -> None:
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


def _name(root: ElementTree.Element, drawing: Drawing) -> None:
    """Give the file its name, its description, and the rules for the dark setting."""
    root.set("role", "img")
    root.set("aria-labelledby", "title description")
    for place, (tag, text) in enumerate(
        (("title", drawing.title), ("desc", drawing.description), ("style", palette.dark_rules()))
    ):
        part = ElementTree.Element(f"{{{_SVG}}}{tag}")
        part.text = text
        if tag != "style":
            part.set("id", "title" if tag == "title" else "description")
        root.insert(place, part)


def _spark(root: ElementTree.Element) -> bytes:
    """Return the marks of a spark line alone, in the colour of the text around them."""
    marks = []
    for group in root.iter(f"{{{_SVG}}}g"):
        for path in group.findall(f"{{{_SVG}}}path"):
            move = f' transform="{path.get("transform")}"' if path.get("transform") else ""
            kind = "line" if path.get("stroke") else "dot"
            marks.append(f'<path class="{kind}"{move} d="{path.get("d")}"/>')
    outer = root.find(f"{{{_SVG}}}g")
    move = f' transform="{outer.get("transform")}"' if outer is not None else ""
    box = root.get("viewBox")
    opening = f'<svg class="spark" viewBox="{box}" aria-hidden="true" focusable="false">'
    return f"{opening}<g{move}>{''.join(marks)}</g></svg>".encode()

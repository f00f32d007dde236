"""Typeset a paper: the template's files and a paper's content into a tagged PDF (PDF/UA-1). The only user of typst.

The content is handed over as a value and no text of it is read as markup. A manuscript is a value too and typesetting
it a pure function, so that papers can be kept by content. Typst is loaded only where a paper is made.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files as resources
from pathlib import Path
from typing import Any

from quarterlight import __version__
from quarterlight.display.charts import palette
from quarterlight.display.charts.drawing import Drawing
from quarterlight.words.escaping import printed

MAIN = "main.typ"
_FONTS = Path(str(resources("quarterlight"))) / "fonts"
_TEXT = re.compile("<text( .*?</text>)", re.DOTALL)
_PLACE = re.compile(r"┌─ (\S+?\.typ):(\d+)")


class PaperFaultError(Exception):
    """A paper cannot be made: `found` says why, `file` and `line` where in the template, if it is there.

    `remedy` is "" where that depends on whose template it is.
    """

    def __init__(self, found: str, remedy: str = "", file: str = "", line: int | None = None) -> None:
        super().__init__(found)
        self.found, self.remedy, self.file, self.line = found, remedy, file, line


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A paper to be typeset: the template's files (name and text), the content as JSON, and the day that it bears.

    The content names each of the `drawings` as `file_name` does.
    """

    templates: tuple[tuple[str, str], ...]
    content: str
    day: date
    drawings: tuple[Drawing, ...] = ()

    @property
    def key(self) -> str:
        """A name for the manuscript and for what typesets it: equal manuscripts have equal keys."""
        named = [part for template in self.templates for part in template]
        parts = (*named, self.content, self.day.isoformat(), _colours(), _version(), __version__)
        return sha256("\0".join(parts).encode()).hexdigest()


def file_name(drawing: Drawing) -> str:
    """Return the name under which the template finds a drawing: equal drawings have equal names."""
    return f"{drawing.key}.svg"


def _version() -> str:
    try:
        return version("typst")
    except PackageNotFoundError as error:
        remedy = 'Install it with: pip install "quarterlight[papers]". Or set papers to false.'
        raise PaperFaultError("typst, which makes the papers, is not installed.", remedy) from error


def _colours() -> str:
    """Return the colours of a page in light, by their names in the template."""
    named: Mapping[str, palette.Colour] = {
        "ink": palette.INK,
        "soft": palette.SOFT,
        "line": palette.GRID,
        "band": palette.BAND,
        "main": palette.MAIN,
        "good": palette.GOOD,
        "mixed": palette.MIXED,
        "poor": palette.POOR,
        "none": palette.NONE,
    }
    return json.dumps({name: colour.light for name, colour in named.items()})


def typeset(manuscript: Manuscript, draw: Callable[[Drawing], bytes]) -> bytes:
    """Return the PDF, the same bytes for the same manuscript anywhere; `draw` draws. Raises PaperFaultError."""
    import typst

    fonts = typst.Fonts(include_system_fonts=False, font_paths=[_FONTS])
    day = manuscript.day
    # The tool takes files by name, which its types leave out.
    files: Any = {name: text.encode() for name, text in manuscript.templates}
    files |= {file_name(drawing): _on_paper(draw(drawing)) for drawing in manuscript.drawings}
    try:
        made = typst.compile(
            files,
            font_paths=fonts,
            ignore_system_fonts=True,
            format="pdf",
            pdf_standards=["ua-1"],
            sys_inputs={"content": manuscript.content, "colours": _colours()},
            timestamp=datetime(day.year, day.month, day.day, tzinfo=UTC),
        )
    except typst.TypstError as error:
        place = _PLACE.search(error.diagnostic)
        file, line = (place[1], int(place[2])) if place else (MAIN, None)
        raise PaperFaultError(f"the paper cannot be made: {error.message}.", file=file, line=line) from error
    return bytes(made)


def _on_paper(svg: bytes) -> bytes:
    """Return a drawing in light, of signs that the fonts have, the halo of each text as a text of its own below it.

    By the rules of the screen the tool would paint each letter's halo over the letter before.
    """
    light = svg.decode().replace(palette.inner_style(), "")
    return printed(_TEXT.sub(rf'<text style="{palette.outline()}"\1<text\1', light)).encode()

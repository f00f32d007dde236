"""A PDF as the tests need it: its text, its tags in reading order, its pictures' texts, its bookmarks and its links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from page import validate_pdf
from pypdf import PdfReader
from pypdf.generic import ContentStream


@dataclass(frozen=True)
class Tag:
    """An element of the structure: its kind without a slash, its attributes, how deep it lies, and its marks.

    `marks` are (page, mark) of the content that belongs to it directly, in order.
    """

    kind: str
    attributes: dict[str, Any]
    depth: int
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Link:
    """A link: the page it is on, the outside address that it leads to ("" inside the paper), what it says of itself."""

    page: int
    address: str
    contents: str


@dataclass(frozen=True)
class Pdf:
    """A PDF file, read once."""

    reader: PdfReader

    @property
    def catalogue(self) -> dict[str, Any]:
        """The file's own description: language, marks, how to show the title."""
        return self.reader.root_object

    @cached_property
    def pages(self) -> list[str]:
        """The text of each page with single spaces."""
        return [" ".join(page.extract_text().replace("\u200b", "").split()) for page in self.reader.pages]

    @property
    def text(self) -> str:
        """The text of all pages, without the lines at their heads and feet that stand between two pages."""
        return " ".join(self.pages)

    @cached_property
    def tags(self) -> list[Tag]:
        """Every element of the structure in reading order."""
        root = self.catalogue["/StructTreeRoot"]
        places = {place: page.indirect_reference for place, page in enumerate(self.reader.pages, 1)}
        numbers = {reference.idnum: place for place, reference in places.items() if reference}
        return list(_walk(root["/K"], 0, None, numbers))

    def every(self, kind: str) -> list[Tag]:
        """Return every element of a kind."""
        return [tag for tag in self.tags if tag.kind == kind]

    @cached_property
    def places(self) -> list[tuple[int, float, float]]:
        """The page of every piece of text and where it begins, in points from the left and from the bottom."""
        found: list[tuple[int, float, float]] = []
        for number, page in enumerate(self.reader.pages, 1):

            def place(text: str, now: list[float], line: list[float], *_: object, page: int = number) -> None:
                if text.strip():
                    across = line[4] * now[0] + line[5] * now[2] + now[4]
                    found.append((page, across, line[4] * now[1] + line[5] * now[3] + now[5]))

            page.extract_text(visitor_text=place)
        return found

    def painted(self, page: int) -> list[int]:
        """Return the marks of a page's content in the order in which they are painted."""
        source = self.reader.pages[page - 1]
        found = []
        for operands, operator in ContentStream(source.get_contents(), self.reader).operations:
            if operator == b"BDC" and "/MCID" in operands[1]:
                found.append(int(operands[1]["/MCID"]))
        return found

    @cached_property
    def bookmarks(self) -> list[tuple[int, str, int]]:
        """Every bookmark as (level from 1, title, page)."""
        return list(self._bookmarks(self.reader.outline, 1))

    def _bookmarks(self, listed: list[Any], level: int) -> Iterator[tuple[int, str, int]]:
        for entry in listed:
            if isinstance(entry, list):
                yield from self._bookmarks(entry, level + 1)
            else:
                page = self.reader.get_destination_page_number(entry)
                assert page is not None
                yield level, str(entry.title), page + 1

    @cached_property
    def links(self) -> list[Link]:
        """Every link on every page."""
        return [
            Link(place, str(note.get("/A", {}).get("/URI", "")), str(note.get("/Contents", "")))
            for place, page in enumerate(self.reader.pages, 1)
            for note in (reference.get_object() for reference in page.get("/Annots", []))
            if note["/Subtype"] == "/Link"
        ]

    @property
    def fonts(self) -> dict[str, bool]:
        """The fonts of all pages by name without the subset's mark, and whether each is embedded."""
        return dict(_fonts(self.reader))


def faults(file: Path) -> list[str]:
    """Return the rules of PDF/UA-1 that a file breaks, by the validator's names for them."""
    return sorted({fault.rule_id for fault in validate_pdf(file, profile="ua1").failures})


def read(file: Path) -> Pdf:
    """Return the PDF in a file."""
    return Pdf(PdfReader(file, strict=True))


def _walk(kids: Any, depth: int, page: int | None, numbers: dict[int, int]) -> Iterator[Tag]:
    for kid in kids if isinstance(kids, list) else [kids]:
        element = kid.get_object()
        if isinstance(element, int) or element.get("/Type") in {"/MCR", "/OBJR"}:
            continue
        own = numbers[element.raw_get("/Pg").idnum] if "/Pg" in element else page
        inner = element.get("/K", [])
        inner = inner if isinstance(inner, list) else [inner]
        attributes = {key: value for key, value in element.items() if key in {"/Alt", "/Lang", "/A", "/ID"}}
        yield Tag(element["/S"][1:], attributes, depth, tuple(_marks(inner, own, numbers)))
        yield from _walk(inner, depth + 1, own, numbers)


def _marks(kids: list[Any], page: int | None, numbers: dict[int, int]) -> Iterator[tuple[int, int]]:
    for kid in kids:
        element = kid.get_object()
        if isinstance(element, int):
            assert page is not None
            yield page, int(element)
        elif element.get("/Type") == "/MCR":
            own = numbers[element.raw_get("/Pg").idnum] if "/Pg" in element else page
            assert own is not None
            yield own, int(element["/MCID"])


def _fonts(reader: PdfReader) -> Iterator[tuple[str, bool]]:
    for page in reader.pages:
        resources: Any = page["/Resources"]
        for reference in resources.get("/Font", {}).values():
            font = reference.get_object()
            inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
            held = {"/FontFile", "/FontFile2", "/FontFile3"} & inner["/FontDescriptor"].keys()
            yield re.sub(r"^[A-Z]{6}\+", "", font["/BaseFont"][1:]), bool(held)

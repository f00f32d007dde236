"""An HTML page as the tests need it: read with the standard library's parser, unforgiving about what repeats."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

Attributes = dict[str, str]
# Elements whose content no reader sees, and those that have no end tag.
_UNSEEN = {"script", "style", "title", "head"}
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}


@dataclass
class Html(HTMLParser):
    """Every start tag with its attributes in order, the text of the title, and the text of the body."""

    tags: list[tuple[str, Attributes]] = field(default_factory=list)
    title: str = ""
    text: str = ""
    faults: list[str] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(set(names)) < len(names):
            self.faults.append(f"<{tag}> repeats an attribute: {names}")
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in _VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1] != tag:
            self.faults.append(f"</{tag}> closes {self._open[-1:]}, line {self.getpos()[0]}")
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if "title" in self._open:
            self.title += data
        if "body" in self._open and not _UNSEEN & set(self._open):
            self.text += data

    @property
    def ids(self) -> list[str]:
        """Return every id in order."""
        return [attributes["id"] for _, attributes in self.tags if "id" in attributes]

    @property
    def words(self) -> str:
        """Return the text of the body with single spaces."""
        return " ".join(self.text.split())

    def every(self, tag: str) -> list[Attributes]:
        """Return the attributes of every element of a name."""
        return [attributes for name, attributes in self.tags if name == tag]


def read(file: Path) -> Html:
    """Return the page in a file."""
    found = Html()
    found.feed(file.read_text(encoding="utf-8"))
    found.close()
    return found

"""Every abbreviation that readers meet is explained in the glossary, or where it stands.

Why it matters: "ICPCs held within 15 days of the initial S47 enquiry" tells a resident nothing, and search does not
find it either.
It fires when a word of capitals, such as LAC or KS2, stands in a title, a definition or a text, and neither has the
glossary it (in a term, a meaning or a synonym) nor do the words that it is short for stand beside it, either in
brackets. Each is named once, where it stands first.
It does not fire for what everybody knows (UK, NHS, EU, BBC, TV, GP, MP, IT), for the council's own initials, or in
texts that are all in capitals.
How to fix: add a row to the glossary; or write the words out, with the abbreviation in brackets behind.
Example: "16/18 year olds NEET", where the glossary has no NEET.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quarterlight.data.table import Cell, Package
from quarterlight.data.workings import Workings
from quarterlight.words.problems import Level, Problem

ID = "abbreviation"
LEVEL = Level.NOTE
_SHORT = re.compile(r"(?<![\w&/-])([A-Z]{2,8}[0-9]{0,2}|[A-Z]{1,3}[0-9]{1,3})s?(?![\w&-])")
_QUARTER = re.compile(r"Q[1-4]|[IVX]{2,4}|[A-Z][0-9]{3}")
_KNOWN = frozenset("UK NHS EU BBC TV GP MP IT AM PM US USA PDF CSV".split())
_TEXTS = {
    "indicators": ("title", "plain_title", "definition", "limitations"),
    "themes": ("title", "description"),
    "priorities": ("title", "summary"),
    "actions": ("title", "progress"),
    "commentary": ("heading", "text"),
}
_LOUD = 3


def check(workings: Workings) -> Iterator[Problem]:
    """Yield a note for each abbreviation that nothing explains, where it stands first."""
    package = workings.package
    if package.unread("glossary"):
        return
    cells = list(_cells(package))
    explained = _KNOWN | _initials(package) | _in_glossary(package)
    explained |= {short for cell in cells for short in _in_brackets(str(cell.row[cell.column]))}
    for cell in cells:
        for short in _shorts(str(cell.row[cell.column])):
            if short not in explained:
                explained |= {short}
                found = f"{short} is not explained."
                yield cell.problem(ID, found, "Add it to the glossary, or write it out.", Level.NOTE)


def _cells(package: Package) -> Iterator[Cell]:
    """Yield every cell that holds words for readers."""
    for name, columns in _TEXTS.items():
        table = package.table(name)
        for row in table:
            yield from (Cell(table, row, column) for column in columns if row[column] and row.sound(column))


def _shorts(text: str) -> list[str]:
    """Return the abbreviations in a text; none where words in capitals are just loud."""
    found = [match[1] for match in _SHORT.finditer(text) if not _QUARTER.fullmatch(match[1])]
    loud = re.search(r"\b[A-Z]{2,}\b(?: \b[A-Z]{2,}\b){2,}", text)
    return [] if loud and len(found) >= _LOUD else found


def _in_brackets(text: str) -> Iterator[str]:
    """Yield what stands in brackets behind words: "Practice Activity and Leisure Scheme (PALS)"."""
    yield from (match[1] for match in re.finditer(r"[a-z]\w{0,40} \(([A-Z][A-Z0-9]+)s?\)", text))
    yield from (match[1] for match in re.finditer(r"\b([A-Z][A-Z0-9]+)s? \([A-Za-z]+ [^()]*\)", text))


def _in_glossary(package: Package) -> frozenset[str]:
    table = package.table("glossary")
    texts = (str(row[column]) for row in table for column in ("term", "meaning", "synonyms"))
    words = (word.removesuffix("s") for text in texts for word in re.findall(r"[A-Za-z0-9]+", text))
    return frozenset(words)


def _initials(package: Package) -> frozenset[str]:
    name = str(package.organisation["name"])
    return frozenset({"".join(word[0] for word in name.split() if word[0].isupper())})

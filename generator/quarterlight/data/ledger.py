"""The ledger of published addresses, addresses.csv: what was ever published, and what took its place or why it ended.

An address once published is kept for ever. Here is what the ledger holds, whether it is kept, and what it must say
next; pages and redirects are made elsewhere, and nothing is written.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from quarterlight.data import csv_file
from quarterlight.words.problems import Level, Location, Problem, quote

FILE = "addresses.csv"
COLUMNS = ("address", "moved_to", "withdrawn")
_FORM = re.compile(r"[A-Za-z0-9_~-][A-Za-z0-9._~-]*(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*/?")
_DATA = (".csv", ".json", ".jsonld", ".zip", ".pdf")
# What the look and the search are made of; their names change with the version.
_OURS = ("assets/", "pagefind/")


@dataclass(frozen=True, slots=True)
class Entry:
    """A published address, from the site's root without a leading slash; a page's ends in one.

    `moved_to` is the address that took its place, `withdrawn` the reason why nothing did; at most one of them is said.
    """

    row: int
    address: str
    moved_to: str = ""
    withdrawn: str = ""

    @property
    def is_page(self) -> bool:
        """Whether it is the address of a page, not of a file."""
        return self.address.endswith("/")


def addresses(paths: Iterable[str]) -> list[str]:
    """Return the addresses to keep of a site's source files, in order: its pages, its data and each measure's picture.

    The front page is left out: no site is without one. So are further pictures, which follow the figures, and all embed
    pages but that of each measure's picture.
    """
    return sorted({kept for path in paths if (kept := _kept(path))})


def _kept(path: str) -> str:
    if path.startswith(_OURS):
        return ""
    if path.endswith(".md"):
        folder, _, name = path.removesuffix(".md").rpartition("/")
        return "/".join(part for part in (folder, "" if name in {"index", "README"} else name) if part) + "/" * (
            path not in {"index.md", "README.md"}
        )
    *folders, name = path.split("/")
    if folders[:1] == ["embed"]:
        return "/".join([*folders, ""]) if folders[2:3] == ["indicators"] and len(folders) == 4 else ""
    own_picture = len(folders) > 1 and folders[-2] == "indicators" and name == f"{folders[-1]}.svg"
    return path if own_picture or (name.endswith(_DATA) and not name.endswith(".vl.json")) else ""


def read(file: Path) -> tuple[tuple[Entry, ...], list[Problem]]:
    """Return the entries of the ledger `file`, and what is wrong with them; none where there is no file."""
    if not file.exists():
        return (), []
    grid, problems = csv_file.read(file, FILE)
    if grid is None:
        return (), problems
    if grid.header != COLUMNS:
        found = f"the columns are {', '.join(grid.header)}."
        return (), [*problems, _problem(1, None, found, f"Write the header row {','.join(COLUMNS)}.")]
    entries = tuple(Entry(row, *cells) for row, cells in grid.rows if len(cells) == len(COLUMNS))
    return entries, [*problems, *_faults(entries)]


def _faults(entries: Sequence[Entry]) -> Iterator[Problem]:
    times = Counter(entry.address for entry in entries)
    for entry in entries:
        for column, address in (("address", entry.address), ("moved_to", entry.moved_to)):
            if (address or column == "address") and not _FORM.fullmatch(address):
                remedy = "Write it from the site's root, such as kent/indicators/potholes/, without a slash in front."
                yield _problem(entry.row, column, f"{quote(address)} is no address on this site.", remedy)
            elif address and not _can_be_kept(address):
                remedy = "Write the address of a page, which ends in a slash, or of a data file."
                yield _problem(entry.row, column, f"{quote(address)} is not kept: it is no page and no data.", remedy)
        if entry.moved_to and entry.is_page != entry.moved_to.endswith("/"):
            found = f"{entry.address} and {entry.moved_to} are not of one kind."
            yield _problem(
                entry.row, "moved_to", found, "A page moves to a page, which ends in a slash; a file to a file."
            )
        if times[entry.address] > 1:
            yield _problem(entry.row, "address", f"{quote(entry.address)} stands in several rows.", "Keep one of them.")
        if entry.moved_to and entry.withdrawn:
            found = "the address is said to have moved and to be withdrawn."
            yield _problem(entry.row, "withdrawn", found, "Empty one of the two cells.")


def _can_be_kept(address: str) -> bool:
    return not address.startswith(_OURS) if address.endswith("/") else _kept(address) == address


def broken(entries: Sequence[Entry], standing: Collection[str], recording: bool = False) -> Iterator[Problem]:
    """Yield a problem for each entry that a site of the addresses `standing` would not keep, and a note of new ones.

    Where they are being written down (`recording`), new ones need no note.
    """
    for entry in entries:
        stands = entry.address in standing
        if not stands and not entry.moved_to and not entry.withdrawn:
            found = f"nothing stands at {entry.address} any more, which was published."
            remedy = 'Bring it back, or write into "moved_to" what took its place, or into "withdrawn" why it ended.'
            yield _problem(entry.row, "address", found, remedy, rule="address-dropped")
        elif stands and (entry.moved_to or entry.withdrawn):
            column = "moved_to" if entry.moved_to else "withdrawn"
            found = f"{entry.address} is said to be gone, and stands."
            yield _problem(entry.row, column, found, "Empty the cell, or take away what stands there.")
        elif not stands and (above := _file_above(entry.address, standing)):
            found = f"{entry.address} lies below {above}, which is a file."
            yield _problem(entry.row, "address", found, "Write the address as it was published.")
        elif entry.moved_to and entry.moved_to not in standing:
            found = f"nothing stands at {entry.moved_to}, to which {entry.address} is said to have moved."
            yield _problem(entry.row, "moved_to", found, "Write an address that stands.", rule="address-dropped")
    new = unrecorded(entries, standing) if entries and not recording else []
    if new:
        are = "1 new address is" if len(new) == 1 else f"{len(new)} new addresses are"
        found = f"{are} not written down yet, the first of them {new[0]}."
        remedy = "When you publish, build with --record, and commit the file."
        yield Problem("address-new", Location(FILE), found, remedy, Level.NOTE)


def _file_above(address: str, standing: Collection[str]) -> str:
    """Return the file that stands where `address` needs a folder; "" where there is none."""
    parts = address.rstrip("/").split("/")
    return next((path for n in range(1, len(parts)) if (path := "/".join(parts[:n])) in standing), "")


def unrecorded(entries: Sequence[Entry], standing: Iterable[str]) -> list[str]:
    """Return the addresses that stand and are not in the ledger, in order."""
    known = {entry.address for entry in entries}
    return sorted(address for address in standing if address not in known)


def written(entries: Sequence[Entry], standing: Iterable[str]) -> bytes:
    """Return the ledger as it must be after a publication of `standing`, as CSV ordered by address."""
    rows = [(entry.address, entry.moved_to, entry.withdrawn) for entry in entries]
    rows += [(address, "", "") for address in unrecorded(entries, standing)]
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([COLUMNS, *sorted(rows)])
    return text.getvalue().encode()


def _problem(row: int, column: str | None, found: str, remedy: str, rule: str = "ledger") -> Problem:
    return Problem(rule, Location(FILE, row, column), found, remedy)

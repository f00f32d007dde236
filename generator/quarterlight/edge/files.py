"""The only writer: put a set of files into a folder, changing what differs, removing what is stale; replace a folder.

Knows nothing of what the files mean.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Container, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from quarterlight.words.problems import Location, Problem

_RENAME_EXCHANGE = 2
_AT_FDCWD = -100


def obstacles(root: Path) -> Iterator[Problem]:
    """Yield a problem for each of our own folders below `root` whose place something else takes."""
    for name in ("build", "site"):
        if (root / name).is_symlink() or ((root / name).exists() and not (root / name).is_dir()):
            found = "something other than a folder stands where the site is written."
            yield Problem("clash", Location(name), found, "Move it away.")


# What a file is to hold: these bytes, or what another file holds.
Content = bytes | Path


@dataclass(frozen=True, slots=True)
class Overlay(Mapping[str, Content]):
    """One set of files out of several: for each path the set that it is taken from, once somebody asks for it."""

    owners: Mapping[str, Mapping[str, Content]]

    def __getitem__(self, path: str) -> Content:
        """Return the content of the file at `path`."""
        return self.owners[path][path]

    def __contains__(self, path: object) -> bool:
        """Return whether there is a file at `path`; makes nothing."""
        return path in self.owners

    def __iter__(self) -> Iterator[str]:
        """Iterate over the paths."""
        return iter(self.owners)

    def __len__(self) -> int:
        """Return how many files there are."""
        return len(self.owners)


def overlay(*layers: Mapping[str, Content]) -> Overlay:
    """Return one set of files out of several; where two have the same path the later one wins."""
    return Overlay({path: layer for layer in layers for path in layer})


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below `folder` by its path in it; nothing where there is no such folder.

    A link that leads out of the folder is left out: it could publish any file of the machine.
    """
    root = folder.resolve()
    found = sorted(path for path in folder.rglob("*") if path.is_file() and path.resolve().is_relative_to(root))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def write(folder: Path, files: Mapping[str, Content]) -> None:
    """Make `folder` hold exactly `files`: write those that differ, one after another, and remove all others."""
    folder.mkdir(parents=True, exist_ok=True)
    keep(folder, files)
    for path in files:
        content = files[path]
        if isinstance(content, Path):
            _link(folder / path, content)
        else:
            save(folder / path, content)


def save(target: Path, content: bytes) -> None:
    """Write one file whole or not at all; one that holds `content` already is left as it is."""
    if _holds(target, content):
        return
    _make_room(target)
    draft = target.with_name(_DRAFT)
    draft.write_bytes(content)
    draft.replace(target)


def _holds(target: Path, content: bytes) -> bool:
    try:
        return target.stat().st_size == len(content) and target.read_bytes() == content
    except OSError:
        return False


_DRAFT = ".quarterlight.new"


def _link(target: Path, source: Path) -> None:
    """Make `target` the same file as `source`, or a copy where the file system has no such thing."""
    with suppress(OSError):
        if target.samefile(source):
            return
    _make_room(target)
    draft = target.with_name(_DRAFT)
    draft.unlink(missing_ok=True)
    try:
        draft.hardlink_to(source)
    except OSError:
        save(target, source.read_bytes())
        return
    draft.replace(target)


def _make_room(target: Path) -> None:
    if target.is_dir():
        shutil.rmtree(target)
    target.parent.mkdir(parents=True, exist_ok=True)


def keep(folder: Path, paths: Container[str]) -> None:
    """Remove every file below `folder` but those at `paths`, and the folders that are empty then."""
    for place, folders, names in os.walk(folder, topdown=False):
        here = Path(place)
        for name in [*names, *(name for name in folders if (here / name).is_symlink())]:
            if (here / name).relative_to(folder).as_posix() not in paths:
                (here / name).unlink()
        if here != folder and not any(here.iterdir()):
            here.rmdir()


def replace(current: Path, new: Path) -> None:
    """Put the folder `new` in the place of `current` in one step, and remove what was there."""
    if not current.exists():
        new.rename(current)
        return
    if not _exchange(current, new):
        old = current.with_name(f".{current.name}.old")
        shutil.rmtree(old, ignore_errors=True)
        current.rename(old)
        new.rename(current)
        shutil.rmtree(old)
        return
    shutil.rmtree(new)


def recover(current: Path) -> None:
    """Put back what an interrupted `replace` without an exchange left beside `current`."""
    old = current.with_name(f".{current.name}.old")
    if old.exists() and not current.exists():
        old.rename(current)


def _exchange(first: Path, second: Path) -> bool:
    """Swap two paths in one system call, where the system has one (Linux); return whether it was done."""
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    done = rename(_AT_FDCWD, os.fsencode(first), _AT_FDCWD, os.fsencode(second), _RENAME_EXCHANGE)
    if done != 0 and ctypes.get_errno() not in {errno.EINVAL, errno.ENOSYS, errno.EXDEV, errno.EPERM}:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(first))
    return bool(done == 0)

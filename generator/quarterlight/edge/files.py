"""The only writer: put a set of files into a folder, changing what differs, removing what is stale; replace a folder.

Knows nothing of what the files mean.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
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


def overlay(*layers: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return one set of files out of several; where two have the same path the later one wins."""
    merged: dict[str, bytes] = {}
    for layer in layers:
        merged.update(layer)
    return merged


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below `folder` by its path in it; nothing where there is no such folder.

    A link that leads out of the folder is left out: it could publish any file of the machine.
    """
    root = folder.resolve()
    found = sorted(path for path in folder.rglob("*") if path.is_file() and path.resolve().is_relative_to(root))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def write(folder: Path, files: Mapping[str, bytes]) -> int:
    """Make `folder` hold exactly `files`: write those that differ, remove all others. Return how many were written."""
    folder.mkdir(parents=True, exist_ok=True)
    _remove(folder, (path for path in _paths(folder) if path not in files))
    written = 0
    for path, content in files.items():
        target = folder / path
        if not target.is_file() or target.read_bytes() != content:
            save(target, content)
            written += 1
    return written


def save(target: Path, content: bytes) -> None:
    """Write one file whole or not at all; one that holds `content` already is left as it is."""
    if target.is_file() and target.read_bytes() == content:
        return
    if target.is_dir():
        shutil.rmtree(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(".quarterlight.new")
    draft.write_bytes(content)
    draft.replace(target)


def _paths(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir() or path.is_symlink()]


def _remove(folder: Path, paths: Iterable[str]) -> None:
    for path in paths:
        (folder / path).unlink()
    for inner in sorted((path for path in folder.rglob("*") if path.is_dir()), reverse=True):
        if not any(inner.iterdir()):
            inner.rmdir()


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

"""A site's own templates beside the built-in ones: which they override, and whether those have changed since.

An override says in its first line which built-in text it was written against: {## built-in 1f3a9c2b ##}, or for a
paper // built-in 1f3a9c2b. Reads the built-in templates and nothing else.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from importlib.resources import files as resources
from pathlib import Path

from quarterlight.words.nearest import nearest
from quarterlight.words.problems import Level, Location, Problem

# The name under which a template of a site's own extends the built-in one of the same path.
BUILT_IN = "built-in"
RULE = "override"
_MARK = re.compile(r"\A(?:\{## built-in ([0-9a-f]{8}) ##\}|// built-in ([0-9a-f]{8})$)", re.MULTILINE)
_BLOCK = re.compile(r"\{%-? block (\w+) -?%\}(.*?)\{%-? endblock", re.DOTALL)


def built_in() -> dict[str, str]:
    """Return the text of every built-in template by its path."""
    folder = Path(str(resources("quarterlight"))) / "templates"
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def blocks(template: str) -> dict[str, str]:
    """Return the text of each block of a template by its name; blocks are never inside one another."""
    return dict(_BLOCK.findall(template))


def mark(own: str, base: str) -> str:
    """Return the mark of what `own` was written against: the blocks of `base` that it has, or all of it."""
    kept = blocks(base) if f'{{% extends "{BUILT_IN}/' in own else {}
    against = "".join(kept.get(name, "") for name in blocks(own)) if kept else base
    return hashlib.sha256(against.encode()).hexdigest()[:8]


def notes(own: Mapping[str, str], folder: str) -> Iterator[Problem]:
    """Yield a note for each of a site's `own` templates (path in `folder` to text) whose built-in is another now."""
    known = built_in()
    for path, text in own.items():
        where = Location(f"{folder}/{path}", 1)
        if path not in known:
            if path.split("/")[0] in {"pages", "theme", "paper"}:
                near = nearest(path, known)
                remedy = f"Did you mean {near}?" if near else "Leave it if another template of yours includes it."
                yield Problem(RULE, where, "there is no built-in template of this path.", remedy, Level.NOTE)
            continue
        now, said = mark(text, known[path]), _MARK.match(text)
        line = f"// built-in {now}" if path.endswith(".typ") else f"{{## built-in {now} ##}}"
        if said is None:
            found = "this file does not say which built-in template it was written against."
            remedy = f"Write {line} as its first line, to be told when that changes."
            yield Problem(RULE, where, found, remedy, Level.NOTE)
        elif now not in said.groups():
            found = "the built-in template has changed since this file was written."
            yield Problem(RULE, where, found, f"Compare the two, and write {line} as its first line.", Level.NOTE)

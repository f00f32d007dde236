"""Make a new publishing repository for a council: an example to edit, from the files in the package's folder "starter".

Nothing is ever overwritten: the folder must not be there, or be empty.
"""

from __future__ import annotations

import json
import re
import unicodedata
from importlib.metadata import metadata
from importlib.resources import files as resources
from pathlib import Path

from quarterlight import __version__
from quarterlight.data import descriptor
from quarterlight.edge import files

_SAFE = re.compile(r"[\w .,'’&()-]+")
# What a council's name has beside the place's.
_COMMON = frozenset("the royal london city county borough district metropolitan council of".split())


class StarterError(Exception):
    """The repository cannot be made; the message says why and what to do."""


def new(target: Path, name: str) -> None:
    """Write a publishing repository for the council called `name` into `target`. Raises StarterError or OSError."""
    if not _SAFE.fullmatch(name) or not slug(name):
        raise StarterError(f"{name!r} is no council's name that can be used: write letters, digits and spaces.")
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise StarterError(f"{target} is there already and not empty. Name a new folder; nothing was written.")
    source = next(url.split(", ")[1] for url in metadata("quarterlight").get_all("Project-URL", []) if "Source" in url)
    words = {
        "%NAME%": name,
        "%SLUG%": slug(name),
        "%SOURCE%": source,
        "%REQUIREMENT%": f"quarterlight @ git+{source}@v{__version__}",
    }
    found = files.tree(Path(str(resources("quarterlight"))) / "starter")
    made = {_placed(path, slug(name)): _filled(content.decode(), words) for path, content in found.items()}
    draft = target.with_name(f".{target.name}.new")
    files.write(draft, _described(made))
    target.parent.mkdir(parents=True, exist_ok=True)
    draft.replace(target)


def slug(name: str) -> str:
    """Return the short name of a council for addresses: "City of York Council" is york."""
    plain = unicodedata.normalize("NFKD", name.replace("'", "").replace("’", "")).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.lower())
    return "-".join([word for word in words if word not in _COMMON] or words)


def _placed(path: str, council: str) -> str:
    """Return where a file of the starter stands; none of its own names begins with a dot."""
    return re.sub(r"(^|/)dot-", r"\1.", path).replace("/SLUG/", f"/{council}/")


def _filled(text: str, words: dict[str, str]) -> str:
    for mark, word in words.items():
        text = text.replace(mark, word)
    return text


def _described(made: dict[str, str]) -> dict[str, bytes]:
    """Return the files, each package's descriptor with the schemas of the tables beside it."""
    tables = frozenset(Path(path).stem for path in made if path.endswith(".csv"))
    return {path: (_schemas(text, tables) if _is_descriptor(path) else text).encode() for path, text in made.items()}


def _is_descriptor(path: str) -> bool:
    return path.endswith("/datapackage.json")


def _schemas(text: str, tables: frozenset[str]) -> str:
    content = descriptor.described(json.loads(text), tables)
    return f"{json.dumps(content, indent=2, ensure_ascii=False)}\n"

"""A site's mkdocs.yml: read it, say what in it cannot take effect, and compose the generated project's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag

from quarterlight.display.links import is_web_address
from quarterlight.words.nearest import nearest
from quarterlight.words.problems import Location, Problem, quote

FILE = "mkdocs.yml"
# What a publisher sets, and the type it must have. Everything else of the engine is composed here.
_OWN: Mapping[str, type] = {
    "site_name": str,
    "site_url": str,
    "site_description": str,
    "markdown_extensions": list,
    "extra": dict,
}
_EXTENSIONS: tuple[str | dict[str, object], ...] = (
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    # Each heading is a link to itself.
    {"toc": {"anchorlink": True, "anchorlink_class": "self"}},
    "quarterlight.edge.whole_blocks",
)


# A name with a colon would be any object of any Python module.
_EXTENSION = re.compile(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)*")


class _Loader(yaml.SafeLoader):
    """Plain YAML with one tag more, !ENV, by which a setting is read from the environment."""


_Loader.add_constructor("!ENV", construct_env_tag)


def _loaded(text: str) -> object:
    loader = _Loader(text)
    try:
        return loader.get_single_data()
    finally:
        loader.dispose()


def read(file: Path) -> tuple[dict[str, Any], list[Problem]]:
    """Return the settings in an mkdocs.yml and what is wrong with them; no settings where it cannot be read."""
    try:
        found = _loaded(file.read_text(encoding="utf-8"))
    except (yaml.YAMLError, ValueError, OSError, RecursionError) as error:
        reason = " ".join(str(error).split()) or type(error).__name__
        return {}, [_problem(None, f"it cannot be read: {reason}.", "Put the YAML right; of tags only !ENV is known.")]
    if not isinstance(found, dict) or not found:
        return {}, [_problem(None, "the file holds no settings.", 'Begin with "site_name: Council performance".')]
    return found, list(_misfits(found))


def _misfits(found: Mapping[Any, Any]) -> Iterator[Problem]:
    for key, value in found.items():
        kind = _OWN.get(str(key))
        if kind is None:
            near = nearest(str(key), _OWN)
            remedy = f"Did you mean {near}?" if near else f"Take it out; a site sets {', '.join(_OWN)}."
            yield _problem(str(key), "this setting does not take effect: Quarterlight composes it.", remedy)
        elif value is not None and not isinstance(value, kind):
            yield _problem(str(key), f"found {quote(str(value))}.", f"Write {_KINDS[kind]}.")
    for extension in found.get("markdown_extensions") or ():
        name = next(iter(extension), "") if isinstance(extension, dict) else extension
        if not isinstance(name, str) or not _EXTENSION.fullmatch(name):
            remedy = "Write its name, such as footnotes or pymdownx.tabbed."
            yield _problem("markdown_extensions", f"{quote(str(name))} is no name of an extension.", remedy)
    address = found.get("site_url")
    if isinstance(address, str) and address and not is_web_address(address):
        yield _problem("site_url", f"{quote(address)} is no web address.", "Write it whole: https://example.gov.uk/.")


_KINDS: Mapping[type, str] = {str: "text, in quotation marks if need be", list: "a list", dict: "settings below it"}


def compose(own: Mapping[str, Any]) -> bytes:
    """Return the whole configuration of the generated project under the site's `own` settings."""
    whole = {
        "site_name": own.get("site_name") or "Council performance",
        "site_url": own.get("site_url") or "",
        "site_description": own.get("site_description") or "",
        "docs_dir": "docs",
        "site_dir": "site",
        "use_directory_urls": True,
        "theme": {"name": "material", "custom_dir": "theme", "font": False, "language": "en"},
        "plugins": [],
        "markdown_extensions": [*_EXTENSIONS, *(own.get("markdown_extensions") or [])],
        # Pages stay out of the navigation, whose cost grows with each of them.
        "not_in_nav": "*",
        "exclude_docs": "",
        "validation": {"nav": {"omitted_files": "ignore"}, "links": {"unrecognized_links": "ignore"}},
        "extra": own.get("extra") or {},
    }
    return yaml.safe_dump(whole, sort_keys=False, allow_unicode=True).encode()


def _problem(column: str | None, found: str, remedy: str) -> Problem:
    return Problem("setting", Location(FILE, None, column), found, remedy)

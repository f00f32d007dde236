"""The site's settings: the part `extra.quarterlight` of mkdocs.yml as one frozen record.

Reads no file: the caller hands over what it parsed. An unknown key or a wrong value is a Problem.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from quarterlight.words.nearest import nearest
from quarterlight.words.problems import Location, Problem, quote

PATH = "mkdocs.yml"
_ROOT = "extra.quarterlight"
ENGINES = ("mkdocs", "zensical")
ANY_SITE = "*"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a publisher may set under `extra: quarterlight:` in mkdocs.yml.

    packages: the folder of the data packages, ORG/EDITION/datapackage.json below it.
    templates: the folder whose files shadow the built-in templates of the same path.
    republication: whether these are other bodies' reports, republished without their endorsement.
    publisher: who publishes this site, in a few words.
    contact: where to report an error: an e-mail address or a web address.
    repository: the address of the site's source.
    pictures: whether each chart is also offered as PNG, and each measure has a picture for links in messages.
    frame_ancestors: the sites that may show a chart's embed page in a frame, each as an address's first part, such as
    https://news.example, or "*" for any site; without them there are no embed pages.
    engine: which tool makes the site from the pages, mkdocs or zensical.
    rules: the thresholds of the checker's rules that differ here, by rule and name, each rule with its reason.
    """

    packages: str = "datapackages"
    templates: str = "templates"
    republication: bool = False
    publisher: str = ""
    contact: str = ""
    repository: str = ""
    pictures: bool = False
    frame_ancestors: tuple[str, ...] = ()
    engine: str = ENGINES[0]
    rules: Mapping[str, object] = field(default_factory=dict)


def read(found: object) -> tuple[Settings, tuple[Problem, ...]]:
    """Return the settings in `found`, the value of `extra.quarterlight`, and what is wrong with it."""
    if found is None:
        return Settings(), ()
    if not isinstance(found, Mapping):
        remedy = 'Write settings below it, such as "contact: performance@example.gov.uk".'
        return Settings(), (_problem(_ROOT, "it is not a list of settings.", remedy),)
    found = {key: _listed(key, value) for key, value in found.items() if value is not None}
    known = {field.name: type(getattr(Settings(), field.name)) for field in fields(Settings)}
    problems = [*_unknown(found, known), *_wrong(found, known)]
    problems += [*_nowhere(found), *_unheard(found), *_no_origin(found)]
    bad = {problem.location.column for problem in problems}
    good: dict[str, Any] = {key: found[key] for key in found if key in known and f"{_ROOT}.{key}" not in bad}
    return Settings(**good), tuple(problems)


def _listed(key: object, value: object) -> object:
    """Return a setting's value; where several may be named, also a single one is a list."""
    if key != "frame_ancestors":
        return value
    return (value,) if isinstance(value, str) else tuple(value) if isinstance(value, list) else value


def _unknown(found: Mapping[object, object], known: Mapping[str, type]) -> list[Problem]:
    problems = []
    for key in found:
        if key not in known:
            near = nearest(str(key), known)
            remedy = f"Did you mean {near}?" if near else f"The settings are: {', '.join(known)}."
            problems.append(_problem(f"{_ROOT}.{key}", "there is no such setting.", remedy))
    return problems


def _wrong(found: Mapping[object, object], known: Mapping[str, type]) -> list[Problem]:
    return [
        _problem(f"{_ROOT}.{key}", f"found {quote(str(found[key]))}.", _FORM[kind])
        for key, kind in known.items()
        if key in found and type(found[key]) is not kind
    ]


_ADDRESS = re.compile(r"https?://[^\s/]+(/\S*)?|[^\s@:/<>\"']+@[^\s@:/<>\"']+")


def _nowhere(found: Mapping[object, object]) -> list[Problem]:
    return [
        _problem(f"{_ROOT}.{key}", f"{quote(str(found[key]))} is no address.", "Write it whole: https://…")
        for key in ("contact", "repository")
        if isinstance(found.get(key), str) and found[key] and not _ADDRESS.fullmatch(str(found[key]))
    ]


def _unheard(found: Mapping[object, object]) -> list[Problem]:
    engine = found.get("engine")
    if not isinstance(engine, str) or engine in ENGINES:
        return []
    return [_problem(f"{_ROOT}.engine", f"{quote(engine)} is no engine.", f"Write {' or '.join(ENGINES)}.")]


# What a Content-Security-Policy takes for a site; anything else could write into the header.
_ORIGIN = re.compile(r"https?://(\*\.)?[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*(:\d{1,5})?")


def _no_origin(found: Mapping[object, object]) -> list[Problem]:
    origins = found.get("frame_ancestors")
    if not isinstance(origins, tuple) or origins == (ANY_SITE,):
        return []
    wrong = next((one for one in origins if not isinstance(one, str) or not _ORIGIN.fullmatch(one)), None)
    if wrong is None:
        return []
    return [_problem(f"{_ROOT}.frame_ancestors", f"{quote(str(wrong))} is no site.", _FORM[tuple])]


_FORM = {
    bool: "Write true or false.",
    str: "Write text.",
    tuple: 'Write a list of sites, such as ["https://news.example"], or "*" alone for any site.',
    dict: 'Write rules below it, each with its thresholds and a "reason".',
}


def _problem(column: str, found: str, remedy: str) -> Problem:
    return Problem("setting", Location(PATH, None, column), found, remedy)

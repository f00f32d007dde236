"""The site's settings: the part `extra.quarterlight` of mkdocs.yml as one frozen record.

Reads no file: the caller hands over what it parsed. An unknown key or a wrong value is a Problem.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields

from quarterlight.words.nearest import nearest
from quarterlight.words.problems import Location, Problem, quote

PATH = "mkdocs.yml"
_ROOT = "extra.quarterlight"
ENGINES = ("mkdocs", "zensical")


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
    papers: whether each edition, theme and priority is also offered as a printed paper (PDF).
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
    papers: bool = False
    engine: str = ENGINES[0]
    rules: Mapping[str, object] = field(default_factory=dict)


def read(found: object) -> tuple[Settings, tuple[Problem, ...]]:
    """Return the settings in `found`, the value of `extra.quarterlight`, and what is wrong with it."""
    if found is None:
        return Settings(), ()
    if not isinstance(found, Mapping):
        remedy = 'Write settings below it, such as "contact: performance@example.gov.uk".'
        return Settings(), (_problem(_ROOT, "it is not a list of settings.", remedy),)
    found = {key: value for key, value in found.items() if value is not None}
    known = {field.name: type(getattr(Settings(), field.name)) for field in fields(Settings)}
    problems = [*_unknown(found, known), *_wrong(found, known)]
    problems += [*_nowhere(found), *_unheard(found)]
    bad = {problem.location.column for problem in problems}
    good = {key: found[key] for key in found if key in known and f"{_ROOT}.{key}" not in bad}
    return Settings(**good), tuple(problems)


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


_FORM = {
    bool: "Write true or false.",
    str: "Write text.",
    dict: 'Write rules below it, each with its thresholds and a "reason".',
}


def _problem(column: str, found: str, remedy: str) -> Problem:
    return Problem("setting", Location(PATH, None, column), found, remedy)

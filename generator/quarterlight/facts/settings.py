"""The site's settings: the part `extra.quarterlight` of mkdocs.yml as one frozen record.

Reads no file: the caller hands over what it parsed. An unknown key or a wrong value is a Problem.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from quarterlight.words.nearest import nearest
from quarterlight.words.problems import Location, Problem, quote

PATH = "mkdocs.yml"
ROOT = "extra.quarterlight"
ENGINES = ("mkdocs", "zensical")
ANY_SITE = "*"


@dataclass(frozen=True, slots=True)
class Accessibility:
    """What the accessibility statement says beside its standing text, under `accessibility:`.

    tested_on: the day of the last test of this very site; None where there was none.
    tested_by: who tested it, and how, in a sentence.
    conformance: how far the site conforms with WCAG 2.2 AA: full, partial or none.
    faults: what is known not to conform, a sentence each.
    reply: within what time a reader is answered, such as "10 working days".
    enforcement: who hears complaints: ehrc (England, Scotland, Wales), ecni (Northern Ireland), or nobody.
    """

    tested_on: date | None = None
    tested_by: str = ""
    conformance: str = "partial"
    faults: tuple[str, ...] = ()
    reply: str = ""
    enforcement: str = ""


@dataclass(frozen=True, slots=True)
class Security:
    """What `/.well-known/security.txt` says (RFC 9116), under `security:`; without a contact there is no such file.

    contact: where to report a weakness: an e-mail address or a web address.
    expires: the last day on which this is to be trusted, at most a year ahead.
    policy: the address of the policy on such reports.
    """

    contact: str = ""
    expires: date | None = None
    policy: str = ""


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
    accessibility: what the accessibility statement says of this site: when it was tested, by whom, what is at fault.
    security: what `/.well-known/security.txt` says: where to report a weakness, and until when that holds.
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
    papers: bool = False
    accessibility: Accessibility = Accessibility()
    security: Security = Security()
    frame_ancestors: tuple[str, ...] = ()
    engine: str = ENGINES[0]
    rules: Mapping[str, object] = field(default_factory=dict)


_Record = TypeVar("_Record", Settings, Accessibility, Security)


def read(found: object) -> tuple[Settings, tuple[Problem, ...]]:
    """Return the settings in `found`, the value of `extra.quarterlight`, and what is wrong with it."""
    settings, problems = _record(Settings(), found, ROOT)
    if not any((problem.location.column or "").startswith(f"{ROOT}.security") for problem in problems):
        problems += _unpaired(settings.security)
    return settings, tuple(problems)


def _record(default: _Record, found: object, root: str) -> tuple[_Record, list[Problem]]:
    """Return `default` with what `found` says otherwise, and what of that is wrong; `root` is its place in the file."""
    if found is None:
        return default, []
    if not isinstance(found, Mapping):
        return default, [
            _problem(root, "it is not a list of settings.", f"Write settings below it, {_EXAMPLES[root]}.")
        ]
    known = [field.name for field in fields(default)]
    chosen: dict[str, Any] = {}
    problems = [_unknown(str(key), known, root) for key in found if key not in known]
    for key in known:
        if found.get(key) is not None:
            value, wrong = _value(getattr(default, key), found[key], f"{root}.{key}")
            problems += wrong
            if not wrong or is_dataclass(value):
                chosen[key] = value
    return type(default)(**chosen), problems


_EXAMPLES = {
    ROOT: 'such as "contact: performance@example.gov.uk"',
    f"{ROOT}.accessibility": 'such as "tested_on: 2026-11-02"',
    f"{ROOT}.security": 'such as "contact: security@example.gov.uk"',
}


def _unknown(key: str, known: list[str], root: str) -> Problem:
    near = nearest(key, known)
    remedy = f"Did you mean {near}?" if near else f"The settings are: {', '.join(known)}."
    return _problem(f"{root}.{key}", "there is no such setting.", remedy)


def _value(default: Any, found: Any, place: str) -> tuple[Any, list[Problem]]:
    """Return the value of one setting, and what is wrong with it."""
    if is_dataclass(default):
        return _record(default, found, place)
    if default is None:
        return found, [] if _is_day(found) else [_problem(place, _found(found), "Write a day: 2026-11-02.")]
    if isinstance(default, tuple):
        return _several([found] if isinstance(found, str) else found, place)
    if type(found) is not type(default):
        return found, [_problem(place, _found(found), _FORM[type(default)])]
    return found, list(_unfit(found, place))


def _several(found: object, place: str) -> tuple[tuple[str, ...], list[Problem]]:
    """Return the values of a setting that may have several, and what is wrong with them; a single one is enough."""
    if not isinstance(found, list):
        return (), [_problem(place, _found(found), _LISTS[place])]
    origins = place == _FRAMES and found != [ANY_SITE]
    wrong = (one for one in found if not isinstance(one, str) or (origins and not _ORIGIN.fullmatch(one)))
    kind = "site" if place == _FRAMES else "sentence"
    problems = [_problem(place, f"{quote(str(one))} is no {kind}.", _LISTS[place]) for one in wrong]
    return tuple(found), problems[:1]


_FRAMES = f"{ROOT}.frame_ancestors"
_LISTS = {
    _FRAMES: 'Write a list of sites, such as ["https://news.example"], or "*" alone for any site.',
    f"{ROOT}.accessibility.faults": "Write a list of sentences, each behind a hyphen.",
}
# What a Content-Security-Policy takes for a site; anything else could write into the header.
_ORIGIN = re.compile(r"https?://(\*\.)?[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*(:\d{1,5})?")


def _is_day(found: object) -> bool:
    return isinstance(found, date) and not isinstance(found, datetime)


def _found(value: object) -> str:
    return f"found {quote(str(value))}."


_ADDRESS = re.compile(r"https?://[^\s/]+(/\S*)?|[^\s@:/<>\"']+@[^\s@:/<>\"']+")
_ADDRESSES = {f"{ROOT}.{key}" for key in ("contact", "repository", "security.contact", "security.policy")}
_CHOICES = {
    f"{ROOT}.engine": ("engine", ENGINES),
    f"{ROOT}.accessibility.conformance": ("degree of conformance", ("full", "partial", "none")),
    f"{ROOT}.accessibility.enforcement": ("body that hears complaints", ("ehrc", "ecni", "")),
}


def _unfit(found: object, place: str) -> Iterator[Problem]:
    """Yield a problem where a value of the right kind is no address, or none of those to choose from."""
    if place in _ADDRESSES and found and not _ADDRESS.fullmatch(str(found)):
        yield _problem(place, f"{quote(str(found))} is no address.", "Write it whole: https://…")
    if place.startswith(f"{ROOT}.security") and str(found).startswith("http:"):
        yield _problem(place, f"{quote(str(found))} is not secure.", "Write an address that begins with https://.")
    if place in _CHOICES:
        what, values = _CHOICES[place]
        if found not in values:
            yield _problem(place, f"{quote(str(found))} is no {what}.", f"Write {' or '.join(filter(None, values))}.")


def _unpaired(security: Security) -> list[Problem]:
    if bool(security.contact) == bool(security.expires):
        return []
    lacking = "expires" if security.contact else "contact"
    return [_problem(f"{ROOT}.security.{lacking}", "it is not set.", "A security.txt needs both contact and expires.")]


_FORM = {
    bool: "Write true or false.",
    str: "Write text.",
    dict: 'Write rules below it, each with its thresholds and a "reason".',
}


def _problem(column: str, found: str, remedy: str) -> Problem:
    return Problem("setting", Location(PATH, None, column), found, remedy)

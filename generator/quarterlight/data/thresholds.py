"""The thresholds of rules: what they are unless a site sets them, and what a site set, with its reason.

Knows no rule: whoever reads the settings hands the rules' own thresholds over.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from quarterlight.facts.settings import PATH
from quarterlight.words.nearest import nearest
from quarterlight.words.problems import Location, Problem, quote

REASON = "reason"


@dataclass(frozen=True, slots=True)
class Threshold:
    """A number on which a rule turns: its value unless a site sets another, and what it decides, in a few words."""

    default: Decimal
    meaning: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A site's own value for a threshold of a rule, and why."""

    rule: str
    name: str
    value: Decimal
    reason: str


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The thresholds of all rules, `known` by rule and name, under those that the site chose."""

    known: Mapping[str, Mapping[str, Threshold]] = field(default_factory=dict)
    chosen: tuple[Choice, ...] = ()

    def value(self, rule: str, name: str) -> Decimal:
        """Return the value of a threshold: the site's own, or the rule's. Raises KeyError where there is none."""
        own = next((choice.value for choice in self.chosen if (choice.rule, choice.name) == (rule, name)), None)
        return self.known[rule][name].default if own is None else own


def read(
    found: Mapping[str, object], known: Mapping[str, Mapping[str, Threshold]]
) -> tuple[Thresholds, tuple[Problem, ...]]:
    """Return the thresholds under `found`, the setting `rules`, and what is wrong with it.

    `known` has every rule by its id, those without thresholds too.
    """
    problems: list[Problem] = []
    choices: list[Choice] = []
    for rule, entry in found.items():
        if rule not in known:
            near = nearest(str(rule), known)
            remedy = f"Did you mean {near}?" if near else "Write the id that the checker prints in square brackets."
            problems.append(_problem(str(rule), "there is no such rule.", remedy))
        elif not isinstance(entry, Mapping):
            problems.append(_problem(rule, "it is not a list of thresholds.", _form(known[rule])))
        else:
            problems += _wrong(rule, entry, known[rule])
            choices += _choices(rule, entry, known[rule])
    return Thresholds(known, tuple(choices)), tuple(problems)


def _choices(rule: str, entry: Mapping[object, object], known: Mapping[str, Threshold]) -> Iterator[Choice]:
    reason = str(entry.get(REASON) or "").strip()
    for name in known:
        value = _number(entry.get(name))
        if value is not None and reason:
            yield Choice(rule, name, value, reason)


def _wrong(rule: str, entry: Mapping[object, object], known: Mapping[str, Threshold]) -> Iterator[Problem]:
    for name, value in entry.items():
        if name != REASON and name not in known:
            yield _problem(f"{rule}.{name}", "the rule has no such threshold.", _form(known))
        elif name != REASON and _number(value) is None:
            yield _problem(f"{rule}.{name}", f"found {quote(str(value))}.", "Write a number that is not below zero.")
    if not isinstance(entry.get(REASON), str) or not str(entry[REASON]).strip():
        remedy = 'Add "reason: …": the site\'s page about quality shows it.'
        yield _problem(f"{rule}.{REASON}", "a threshold is set without a reason.", remedy)


def _number(value: object) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return number if number.is_finite() and number >= 0 else None


def _form(known: Mapping[str, Threshold]) -> str:
    if not known:
        return "Take it out: this rule has no thresholds."
    return f"Its thresholds are: {', '.join(known)}."


def _problem(place: str, found: str, remedy: str) -> Problem:
    return Problem("setting", Location(PATH, None, f"extra.quarterlight.rules.{place}"), found, remedy)

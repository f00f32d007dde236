"""The figures that a sentence states: their number, unit and precision, and the part that each plays in it.

A number that is no figure (of a day, an age, a stage) is left out. Strings and numbers only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from quarterlight.data.reading.lexicon import one_of
from quarterlight.data.reading.sentences import Sentence, Span, overlapping
from quarterlight.data.reading.stems import NUMBERS
from quarterlight.facts.statistics import places


class Role(StrEnum):
    """The part that a figure plays: what is, what was aimed at, by how much it changed, and what it is set beside."""

    VALUE = "value"
    TARGET = "target"
    CHANGE = "change"
    BEFORE = "before"
    BESIDE = "beside"
    BOUND = "bound"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure in a sentence: `value` in `unit`, as precise as `grain` says; `rough` where the text says "about".

    `unit` is percent, points, gbp, days, hours, tonnes, kg, or "other" for any other; "" for a bare number. `per` is
    the 10,000 of a rate "per 10,000". `worded` says that the number is written as a word.
    """

    span: Span
    value: Decimal
    unit: str
    grain: Decimal
    role: Role = Role.VALUE
    rough: bool = False
    per: Decimal | None = None
    worded: bool = False

    def states(self, figure: Decimal) -> bool:
        """Return whether the text's figure is `figure`, rounded as the text rounds it; a rough one may be 5% off."""
        slack = abs(figure) / 20 if self.rough else Decimal(0)
        return abs(figure - self.value) <= max(self.grain / 2, slack)


def _before(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b{one_of(words)}$")


_NUMBER = re.compile(
    rf"(?<![\w.,/])(£ ?)?(\d{{1,3}}(?:,\d\d\d)+(?!\d)|\d+)?(\.\d+)?(?![\d/])|\b({one_of(','.join(NUMBERS))})\b",
    re.IGNORECASE,
)
_SCALE = re.compile(r" ?(million|billion|thousand|m|bn|k)\b", re.IGNORECASE)
_POWERS = {"million": 6, "m": 6, "billion": 9, "bn": 9, "thousand": 3, "k": 3}
_UNITS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), unit)
    for pattern, unit in (
        (r" ?(?:%|per ?cent|percent)(?:age)?[ -]points?\b| (?:percentage )?points?\b|pp\b", "points"),
        (r" ?%| ?per ?cent\b| percent\b", "percent"),
        (r"[ -](?:calendar |working )?days?\b", "days"),
        (r"[ -]hours?\b", "hours"),
        (r"[ -](?:tonnes?|tons?)\b", "tonnes"),
        (r" ?(?:kg|kilos?|kilograms?)\b", "kg"),
        (r"[ -](?:second|minute|week|month|year|time|mile|degree|litre|metre|acre|hectare|session)s?\b", "other"),
    )
)
_PER = re.compile(
    r"\b(?:per|(?:in|for|out of) (?:every|each)|in) (1,?000,?000|100,?000|10,?000|1,?000|100|10)\b", re.IGNORECASE
)
_FOR_EVERY = re.compile(r"(?:[Ff]or|[Oo]f|[Ii]n) every (1,?000,?000|100,?000|10,?000|1,?000|100|10)\b")
_NAMED_BY_NUMBER = one_of(
    """key stage, stage, level, phase, section, part, step, tier, grade, band, aged, age, ages, year, years, group
    page, table, office, article, act, form, chapter, version, room, number, no., route, wave, class, category
    type, priority, theme, outcome, ref, code, recommendation, appendix, paragraph, attainment"""
)
_JOINED = r"(?: ?(?:to|and|or|–|/|-) ?\d[\d.]*)?"
# Numbers that are no figures: those of ages, stages and phases, ranges, ordinals, and words with digits in them.
_LABEL = re.compile(
    rf"\b{_NAMED_BY_NUMBER} ?(?:under |over |between )?\d[\d.]*{_JOINED}\w*\b"
    rf"|\b\d+{_JOINED}[ -](?:year|month)s?[ -]olds?\b"
    r"|\b\d+ ?[–-] ?\d+\b|\b\d+(?:st|nd|rd|th)\b|\b\d+/\d+\b|\b[a-z]+\d\w*\b",
    re.IGNORECASE,
)
_ROUGH = _before(
    """about, around, nearly, almost, approximately, approx, roughly, some, circa, close to, just over, just under
    just above, just below"""
)
_BOUND = _before(
    """over, under, more than, less than, fewer than, at least, at most, up to, as many as, as much as, as few as
    as low as, as high as, above, below, above the, below the, no more than, no less than, within, exceeding
    only, maximum of, minimum of, limit of, another, further, additional, extra, first, last, next, past, other
    remaining, than"""
)
_TARGET_BEFORE = re.compile(
    r"\btargets? (?:(?:for|in) [\w ]{1,30} )?"
    + one_of(
        """of, is, was, at, for, to be, remains, stands at, is set at, was set at, set at, being, is for, of only
        is still, of at least, is at least, of no more than, of over, of under"""
    )
    + r"$|\btarget:?$"
)
# "above its target: 47%" states a figure, not the target.
_HELD_AGAINST = re.compile(
    rf"\b{one_of('above, below, over, under, beat*, met, meet*, miss*, exceed*, reach*, on, behind, ahead of')}"
    r"(?: [\w-]+){0,3} target:?$"
)
_TARGET_AFTER = re.compile(
    rf"^(?:{one_of('annual, yearly, year-end, quarterly, monthly, local, overall, stretch, minimum')} )?targets?\b"
)
_BY = re.compile(
    rf"(?:(?<!made )(?<!make )(?<!makes )(?<!making )(?<!took )(?<!taken )(?<!taking )\bup|\bdown|\bby|\b"
    rf"{one_of('rise, increase, growth, fall, drop, decrease, reduction, decline, improvement, gain, change')} of|\b"
    rf"{one_of('difference, gap, saving, swing, dip, jump')} of)(?: {one_of('a further, an average of, some, only')})?$"
)
_MORE = re.compile(
    "^"
    + one_of(
        """more, fewer, less, higher, lower, better, worse, longer, shorter, quicker, slower, up, down, ahead
        behind, above, below, under, increase, decrease, rise, fall, drop, reduction, improvement, decline
        growth, saving, swing, cut, off, short, extra, additional"""
    )
    + r"\b|^over\b(?! the)"
)
_FROM = re.compile(r"\bfrom(?: (?:a|an|the)(?: \w+)? of)?$")
_BESIDE = re.compile(
    rf"\b{one_of('against, compared with, compared to, versus, vs, instead of, rather than, out of, of the, than')}"
    r"(?: the| a)?(?: \w+)?(?: of)?$"
)


def quantities(found: Sentence, times: Sequence[Span]) -> list[Quantity]:
    """Return the figures of a sentence in order, without the numbers that stand in `times` or name something."""
    named = [*times, *(match.span() for match in (*_LABEL.finditer(found.text), *_PER.finditer(found.text)))]
    read = (_read(found, match) for match in _NUMBER.finditer(found.text) if match.end() > match.start())
    kept = [quantity for quantity in read if quantity and not overlapping(quantity.span, named)]
    every = _FOR_EVERY.match(found.text)
    per = Decimal(every[1].replace(",", "")) if every else None
    return [replace(quantity, per=quantity.per or per) if not quantity.unit else quantity for quantity in kept]


def _read(found: Sentence, match: re.Match[str]) -> Quantity | None:
    pound, whole, fraction, word = match.groups()
    if not (whole or fraction or word):
        return None
    number = Decimal(NUMBERS[word.lower()]) if word else Decimal(f"{(whole or '0').replace(',', '')}{fraction or ''}")
    grain, end = Decimal(1).scaleb(-places(number)), match.end()
    scale = _SCALE.match(found.text, end)
    if scale and (pound or len(scale[1]) > 2):
        power = _POWERS[scale[1].lower()]
        number, grain, end = number.scaleb(power), grain.scaleb(power), scale.end()
    unit, stop = ("gbp", end) if pound else _unit(found.text, end)
    before, after = found.before(match.start()), found.after(stop)
    per = _PER.match(after)
    return Quantity(
        span=(match.start(), stop),
        value=number,
        unit=unit,
        grain=grain,
        role=_role(before, after),
        rough=bool(_ROUGH.search(before)),
        per=Decimal(per[1].replace(",", "")) if per else None,
        worded=bool(word),
    )


def _unit(text: str, end: int) -> tuple[str, int]:
    for pattern, unit in _UNITS:
        match = pattern.match(text, end)
        if match:
            return unit, match.end()
    return "", end


def _role(before: str, after: str) -> Role:
    bare = _ROUGH.sub("", before).rstrip()
    if (_TARGET_BEFORE.search(bare) and not _HELD_AGAINST.search(bare)) or _TARGET_AFTER.match(after):
        return Role.TARGET
    if _BY.search(bare) or _MORE.match(after):
        return Role.CHANGE
    if _FROM.search(bare):
        return Role.BEFORE
    if _BESIDE.search(bare):
        return Role.BESIDE
    return Role.BOUND if _BOUND.search(before) else Role.VALUE

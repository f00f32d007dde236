"""Which indicator a sentence, or a figure in it, is about; "" where that is not certain.

A sentence is about an indicator if it has all the words of one of its titles, and of no other that it could speak of.
Or if it states that indicator's very figure, shares words with it, and no other that it could speak of has that figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quarterlight.data.reading.names import Stems, best
from quarterlight.data.reading.passages import Passage, Said
from quarterlight.data.reading.quantities import Quantity, Role
from quarterlight.data.reading.report import Report

# How much of a title a sentence must hold: all; or some, where the very figure stands there too; and how far ahead.
WHOLE, SOME, LEAD = 0.99, 0.35, 0.1
# Of a few indicators, one is meant whose words weigh this much more than any other's, and most of its title is there.
FEW, CLEAR, MOST = 8, 1.5, 0.55
# Nothing is held against a text that only mentions an indicator, so less is asked for.
MENTION = 0.6
_REFERS = frozenset("it this that the they these its".split())
_SCALES = {"per_1k": 1000, "per_10k": 10_000, "per_100k": 100_000}
_SAME = frozenset("percent gbp days hours tonnes kg".split())
_TELLING = _SAME - {"percent"} | frozenset(_SCALES)
_LOOSE = frozenset("ratio score index rate".split())


def fits(quantity: Quantity, unit: str) -> bool:
    """Return whether a figure in a text can be one of an indicator in `unit`."""
    if unit in _SAME:
        return quantity.unit == unit
    if quantity.unit:
        return False
    if unit in _SCALES:
        return quantity.per == _SCALES[unit]
    return quantity.per is None and (unit in _LOOSE or quantity.value == quantity.value.to_integral_value())


def subjects(report: Report, passage: Passage) -> Iterator[tuple[Said, str]]:
    """Yield each sentence of a passage with the indicator that it is about, or ""."""
    last = ""
    for said in passage.said:
        last = passage.own or subject(report, passage, said) or (last if _refers(said) else "")
        yield said, last


def mentioned(report: Report) -> set[str]:
    """Return the indicators that any text is about or speaks of: here most of a title is enough."""
    found: set[str] = set()
    for passage in report.passages:
        if passage.own and passage.said:
            found.add(passage.own)
            continue
        for said in passage.said:
            stems = said.sentence.stems
            found.update(slug for slug in _reached(report, stems) if _mentions(report, slug, stems))
            found.add(subject(report, passage, said))
    return found - {""}


def _mentions(report: Report, slug: str, stems: Stems) -> bool:
    return report.names.coverage(slug, stems) > MENTION or report.names.called(slug, stems)


def subject(report: Report, passage: Passage, said: Said) -> str:
    """Return the indicator that one sentence is about by its own words, or ""."""
    stems = said.sentence.stems
    likely = _likely(report, passage, stems)
    titled = [slug for slug in likely if report.names.coverage(slug, stems) >= WHOLE and _measured(report, said, slug)]
    if titled:
        return _widest(report, titled, stems)
    stated = [slug for slug in likely if _states(report, said, slug)]
    scored = [(slug, report.names.coverage(slug, stems)) for slug in stated]
    return best(scored, SOME, LEAD) or _among_few(report, passage, said, likely)


def _among_few(report: Report, passage: Passage, said: Said, likely: Sequence[str]) -> str:
    """Return the one of a priority's or a group's indicators that most of a sentence's words point to, or "".

    Only a figure in a unit of its own, such as days or "per 100,000", makes that certain: percentages are of anything.
    """
    if not passage.narrow or len(passage.scope) > FEW:
        return ""
    stems = said.sentence.stems
    units = {slug: report.histories[slug].indicator.unit for slug in likely}
    fitting = [slug for slug, unit in units.items() if unit in _TELLING and any(fits(q, unit) for q in said.quantities)]
    first = best([(slug, report.names.shared(slug, stems)) for slug in fitting], 0.01, 0.01) or ""
    others = [report.names.shared(slug, stems) for slug in passage.scope if slug != first]
    clear = first and all(report.names.shared(first, stems) >= CLEAR * other for other in others)
    return first if clear and report.names.coverage(first, stems) >= MOST else ""


def owner(report: Report, passage: Passage, said: Said, quantity: Quantity) -> str:
    """Return the indicator that a figure is of: the sentence's, or of several that it names the one in the clause."""
    if passage.own:
        return passage.own
    stems, clause = said.sentence.stems, said.stems(said.clause(quantity.span[0]))
    titled = [slug for slug in _likely(report, passage, stems) if report.names.coverage(slug, stems) >= WHOLE]
    if len(titled) < 2:
        return subject(report, passage, said)
    return best([(slug, report.names.shared(slug, clause)) for slug in titled], 0.01, 0.01) or ""


def _likely(report: Report, passage: Passage, stems: Stems) -> Sequence[str]:
    """Return the indicators in reach of a passage that share at least one telling word with `stems`."""
    found = _reached(report, stems)
    return [slug for slug in passage.scope if slug in found] if passage.narrow else sorted(found)


def _reached(report: Report, stems: Stems) -> set[str]:
    return {slug for word in stems for slug in report.names.told.get(word, ())}


def _widest(report: Report, titled: Sequence[str], stems: Stems) -> str:
    """Return the one of several indicators whose titles hold all that a sentence has of the others', or ""."""
    said = {slug: report.names.said(slug, stems) for slug in titled}
    wide = [slug for slug in titled if all(words <= said[slug] for words in said.values())]
    return wide[0] if len(wide) == 1 else ""


def _measured(report: Report, said: Said, slug: str) -> bool:
    """Return whether the figures of a sentence, if it states any, can be an indicator's."""
    told = [
        quantity for quantity in said.quantities if quantity.role in {Role.VALUE, Role.TARGET} and not quantity.worded
    ]
    return not told or any(fits(quantity, report.histories[slug].indicator.unit) for quantity in told)


def _states(report: Report, said: Said, slug: str) -> bool:
    """Return whether a sentence states the very figure of an indicator, and one that is not likely to be another's."""
    point = report.current.get(slug)
    if point is None or point.value is None:
        return False
    unit = report.histories[slug].indicator.unit
    told = [q for q in said.quantities if q.role is Role.VALUE and not q.worded and not q.rough and q.value > 9]
    return any(fits(quantity, unit) and quantity.states(point.value) for quantity in told)


def _refers(said: Said) -> bool:
    return bool(said.sentence.words) and said.sentence.words[0].text.lower() in _REFERS

"""Whether a few words name an indicator and nothing else: the subject of a verb, and what follows the verb.

"The figure", "results" and "the number of potholes repaired" do; "results in academies" and "two of the wards" do not.
"""

from __future__ import annotations

from quarterlight.data.reading.doubts import elsewhere, partial, unsure
from quarterlight.data.reading.names import GENERAL, WIDE, Stems
from quarterlight.data.reading.passages import Passage, Said
from quarterlight.data.reading.report import Report
from quarterlight.data.reading.sentences import Span, overlapping
from quarterlight.data.reading.stems import stem, telling
from quarterlight.facts.model import Indicator

# Words of any statement of a change: they name no part and no other thing.
_FILLING: Stems = frozenset(
    stem(word)
    for word in (
        "about again almost already also around back bad be been being big bit broadly came come comfortably"
        " compared comparison considerably continue current currently even exactly far further go good gradually"
        " greatly had has have however just keep large largely level little lot markedly month nearly now overall"
        " period place point previous quarter quickly recent report roughly same saw see seen sharp sharply show"
        " significantly slight slightly slowly small some steadily still strongly take then there time times today"
        " took very way week well went year"
    ).split()
)
HALF, WHOLE, SHORT = 0.5, 0.99, 25


def words(indicator: Indicator) -> str:
    """Return the words of an indicator's own titles and sentence: no reason for doubt, wherever they stand."""
    return f"{indicator.title} {indicator.plain_title} {indicator.sentence}"


def doubtful(said: Said, clause: Span, indicator: Indicator) -> bool:
    """Return whether a clause, or the words that open its sentence, guess, or speak of a part or another place."""
    text, first = said.without_times(clause), said.without_times(said.clauses[0])
    own = words(indicator)
    return (
        unsure(text, own)
        or partial(text, own)
        or elsewhere(text, own)
        or (len(first) <= SHORT and elsewhere(first, own))
    )


def content(said: Said, span: Span, known: Stems) -> Stems:
    """Return the telling stems in `span`, without figures and times, and without the words of any statement at all."""
    left_out = [*(time.span for time in said.times), *(quantity.span for quantity in said.quantities)]
    words = (w for w in said.sentence.words if span[0] <= w.start < span[1])
    stems = frozenset(word.stem for word in words if not overlapping((word.start, word.end), left_out))
    return telling(stems) - (_FILLING - known)


def _counts(said: Said, span: Span) -> bool:
    """Return whether a figure stands in `span`: "three of the five areas" are a part, whatever the words."""
    return any(span[0] <= quantity.span[0] < span[1] for quantity in said.quantities)


def names(report: Report, passage: Passage, said: Said, span: Span, slug: str) -> bool:
    """Return whether the words in `span` name the indicator `slug` and nothing else."""
    known = report.names.known[slug]
    stems = content(said, span, known) - report.names.place
    special = stems - GENERAL
    if not special <= known or _counts(said, span):
        return False
    if not special:
        return bool(stems & WIDE) and bool(passage.own)
    if passage.own and report.names.called(slug, special):
        return True
    least = HALF if passage.own or passage.narrow else WHOLE
    return report.names.coverage(slug, special) >= least


def only(report: Report, passage: Passage, said: Said, span: Span) -> str:
    """Return the one of a few indicators that all the words in `span` fit, or ""."""
    if not passage.narrow or _counts(said, span):
        return ""
    fitting = []
    for slug in passage.scope:
        known = report.names.known[slug]
        special = content(said, span, known) - report.names.place - GENERAL
        if special and special <= known:
            fitting.append(slug)
    return fitting[0] if len(fitting) == 1 else ""


def adds_nothing(report: Report, said: Said, span: Span, slug: str, more: Stems = frozenset()) -> bool:
    """Return whether the words in `span` only say when and by how much: none of them names a part or another thing.

    `more` are further words that name none.
    """
    known = report.names.known[slug] | more
    return content(said, span, known) - report.names.place <= known | GENERAL

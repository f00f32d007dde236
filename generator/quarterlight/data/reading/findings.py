"""How a rule says where in a text it found something: the text's cell, and the words around it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from quarterlight.data.reading.passages import Passage, Said
from quarterlight.words.problems import Level, Problem, quote

SHOWN = 190


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found in a text, and the way out; `indicator` is the one that it is about, if that is certain.

    `quoted` says whether the words of the text may be shown again.
    """

    rule: str
    found: str
    remedy: str
    evidence: tuple[str, ...] = ()
    indicator: str = ""
    level: Level = Level.WARNING
    quoted: bool = True


def problem(passage: Passage, said: Said, place: int, finding: Finding) -> Problem:
    """Return the problem at `place` of a sentence; its subject is the indicator, or what the text is about."""
    subject = finding.indicator or passage.own or f"{passage.kind}:{passage.subject}"
    shown = (f"the text: {quote(excerpt(said.text, place))}",) if finding.quoted else ()
    evidence = (*shown, *finding.evidence)
    found = passage.cell.problem(finding.rule, finding.found, finding.remedy, finding.level, evidence)
    return replace(found, subject=subject)


def excerpt(text: str, place: int) -> str:
    """Return the words around `place`, with "…" where something is left out."""
    start = max(0, min(place - SHOWN // 2, len(text) - SHOWN))
    start = text.rfind(" ", 0, start) + 1 if start else 0
    end = text.rfind(" ", start, start + SHOWN) if len(text) - start > SHOWN + 4 else len(text)
    end = end if end > place else len(text)
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"

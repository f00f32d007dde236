"""The words of a question about one figure, ready to be sent to whoever answers for the site."""

from __future__ import annotations

from dataclasses import dataclass

from quarterlight.display.readings import Reading
from quarterlight.facts.model import Question


@dataclass(frozen=True, slots=True)
class Prepared:
    """A question about a reading, prefilled: the subject of a message and its lines, which end with room to write."""

    subject: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The lines as one text."""
        return "\n".join(self.lines)


def prepared(reading: Reading, address: str) -> Prepared:
    """Return a question about the reported figure that names the measure, the figure, its period and its `address`."""
    name, council = reading.indicator.name, reading.history.edition.organisation.name
    figure = [f"Figure: {reading.figure}", f"Period: {reading.period}"] if reading.figure else []
    lines = (f"About: {name}, {council}", *figure, f"Page: {address}", "", "My question: ")
    return Prepared(f"A question about: {name}", lines)


def asked(questions: tuple[Question, ...]) -> str:
    """Return how many questions there are, and how many of them wait for an answer."""
    waiting = sum(not row.answer for row in questions)
    whole = "1 question" if len(questions) == 1 else f"{len(questions):,} questions"
    if not waiting:
        return f"{whole} about the figures, {'answered' if len(questions) == 1 else 'all answered'}."
    return f"{whole} about the figures, of which {waiting:,} {'waits' if waiting == 1 else 'wait'} for an answer."

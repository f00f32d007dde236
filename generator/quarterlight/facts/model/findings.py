"""What the checker found in an edition, as readers may know it: the problem, its period, and the waiver, if any."""

from __future__ import annotations

from dataclasses import dataclass

from quarterlight.facts.model.texts import Waiver
from quarterlight.words.period import Period
from quarterlight.words.problems import Problem


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem that stands in a published edition: a note, or a warning with the waiver that lets it stand.

    `table` is the name of its table; `period` and `area` are those of its row, None and "" where it has none.
    """

    problem: Problem
    table: str
    period: Period | None = None
    area: str = ""
    waiver: Waiver | None = None

    @property
    def indicator(self) -> str:
        """The slug of the measure that it is about; "" where it is about something else."""
        return "" if ":" in self.problem.subject else self.problem.subject

"""A question that was answered has its answer and the day of it, and that day is not before it was asked.

Why it matters: an answer without a day cannot be cited, and a day without an answer looks like one that was withdrawn.
It fires when a row of the table questions has an answer and no day, a day and no answer, a meeting and neither, or a
day of the answer before that of the question.
It does not fire for a question that is not answered yet: the measure's page says so.
How to fix: write both the answer and its day, or neither.
Example: asked on 20 November 2017 and answered on 4 December 2016.
"""

from collections.abc import Iterator

from quarterlight.data.table import Cell, Row
from quarterlight.data.workings import Workings
from quarterlight.words.problems import Level, Problem

ID = "answer"
LEVEL = Level.WARNING


def check(workings: Workings) -> Iterator[Problem]:
    """Yield a problem for each question whose answer and day do not go together."""
    table = workings.package.table("questions")
    for row in table:
        if row.sound("asked_on", "answered_on", "answer", "meeting"):
            for column, found, remedy in _amiss(row):
                yield Cell(table, row, column).problem(ID, found, remedy, LEVEL)


def _amiss(row: Row) -> Iterator[tuple[str, str, str]]:
    """Yield the column, what was found there, and what to write instead."""
    asked, answered = row["asked_on"], row["answered_on"]
    if row["answer"] and not answered:
        yield "answered_on", "there is an answer and no day of it.", "Write the day on which it was answered."
    elif not row["answer"] and (answered or row["meeting"]):
        found = f"there is {'a day' if answered else 'a meeting'} and no answer."
        yield "answer", found, "Write the answer, or leave its day and meeting empty."
    elif answered and asked and answered < asked:
        yield "answered_on", f"it was answered on {answered}, before it was asked on {asked}.", "Correct one of them."

"""An indicator's definition and polarity change only with a word to the reader.

Why it matters: a figure that counts something else is another figure, whatever its title says. Drawn on one line with
the old ones, it shows a rise or a fall that never happened.
It fires when a later edition defines an indicator in other words than an earlier one, or says that the other way is
better, and neither marks a break (marker b) nor changes what it says under "limitations" or "editorial", and no
comment on the indicator speaks of the change.
It does not fire where only small words, order or spelling changed, or where a definition is given for the first time.
How to fix: mark the first figure that is formed otherwise with b, and say in "limitations" what changed; if the measure
is another one, give it a slug of its own.
Example: "within 20 working days" in one edition, "within 20 calendar days" in the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quarterlight.data.reading.lexicon import anywhere
from quarterlight.data.reading.sentences import sentences
from quarterlight.data.reading.stems import telling
from quarterlight.data.table import Cell, Row
from quarterlight.data.workings import Workings
from quarterlight.words.problems import Level, Problem, quote

ID = "changed-definition"
LEVEL = Level.WARNING
_SPOKEN_OF = anywhere(
    "defin*, method*, counted, counting, counts, measured, calculated, worked out, now includes, basis"
)
_REMEDY = 'Mark the break with b and say in "limitations" what changed, or put the old words back.'


def check_editions(editions: Sequence[Workings]) -> Iterator[Problem]:
    """Yield a problem for each definition or polarity that changed in silence; `editions` are oldest first."""
    before: dict[str, Row] = {}
    for workings in editions:
        table = workings.package.table("indicators")
        broken = {row["indicator"] for row in workings.package.table("observations") if "b" in row["markers"]}
        for row in {row["indicator"]: row for row in reversed(table.rows)}.values():
            earlier = before.get(row["indicator"])
            if earlier is not None and row["indicator"] not in broken and not _told(workings, earlier, row):
                for column in ("definition", "polarity"):
                    if _differs(column, earlier, row):
                        found = (
                            f"the {column} was {quote(earlier[column])} in an earlier edition, and is other words here."
                        )
                        if column == "polarity":
                            found = f"the polarity is {row[column]}, and was {earlier[column]} in an earlier edition."
                        yield Cell(table, row, column).problem(ID, found, _REMEDY, LEVEL)
            before[row["indicator"]] = row


def _differs(column: str, earlier: Row, row: Row) -> bool:
    if not (earlier[column] and row[column] and row.sound(column) and earlier.sound(column)):
        return False
    if column == "polarity":
        return bool(earlier[column] != row[column])
    return _words(earlier[column]) != _words(row[column])


def _words(text: str) -> frozenset[str]:
    return telling(frozenset(word.stem for one in sentences(text) for word in one.words))


def _told(workings: Workings, earlier: Row, row: Row) -> bool:
    """Return whether the later edition says that something changed, in a column of its own or in a comment."""
    if any(row[column] and row[column] != earlier[column] for column in ("limitations", "editorial")):
        return True
    own = (passage for passage in workings.report.passages if passage.own == row["indicator"])
    return any(_SPOKEN_OF.search(said.text) for passage in own for said in passage.said)

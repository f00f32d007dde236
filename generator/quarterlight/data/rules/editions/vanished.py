"""An indicator that is no longer reported is retired, not left out.

Why it matters: what goes badly is what is most tempting to stop reporting. Its page stays, and must say since when
there is nothing new, and what took its place.
It fires when an edition's table of indicators lacks one that the edition before had and did not retire.
It does not fire for an indicator with "retired_on" or "replaced_by" in the edition before.
How to fix: keep the row, and fill "retired_on" in, and "replaced_by" where another measure takes its place.
Example: missed bins in one edition, and no such row in the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from quarterlight.data.workings import Workings
from quarterlight.words.problems import Level, Location, Problem, quote

ID = "vanished"
LEVEL = Level.WARNING


def check_editions(editions: Sequence[Workings]) -> Iterator[Problem]:
    """Yield a problem for each indicator that an edition leaves out, in that edition; `editions` are oldest first."""
    for earlier, later in pairwise(editions):
        table = later.package.table("indicators")
        if not table.columns:
            continue
        there = {row["indicator"] for row in table}
        for row in earlier.package.table("indicators"):
            slug = row["indicator"]
            if slug and slug not in there and row["retired_on"] is None and not row["replaced_by"]:
                found = f"there is no {quote(slug)}, which the edition before reported and did not retire."
                where = f"{earlier.package.table('indicators').path} row {row.number}: {row['title']}"
                remedy = 'Keep its row, and fill in "retired_on".'
                place = Location(table.path, None, "indicator")
                yield Problem(ID, place, found, remedy, LEVEL, slug, (where,))

"""A report comes out soon after its period ends, and never before.

Why it matters: figures that are half a year old when they are published cannot be acted on.
It fires when there are more days between the end of the edition's period and its publication than the threshold,
and when it was published before the period ended.
It does not fire for single figures of an earlier period: the rule late-period looks at those.
How to fix: correct the day of publication or the period in datapackage.json. If the report was late, it stays late;
the site says so.
Example: figures for April to June, published in November.
"""

from collections.abc import Iterator
from decimal import Decimal

from quarterlight.data.thresholds import Threshold
from quarterlight.data.workings import Workings
from quarterlight.words.problems import Level, Location, Problem

ID = "lag"
LEVEL = Level.WARNING
THRESHOLDS = {"days": Threshold(Decimal(100), "How many days after its period a report may be published.")}


def check(workings: Workings) -> Iterator[Problem]:
    """Yield a problem where the edition was published late, or before its period was over."""
    edition = workings.edition
    if edition is None:
        return
    days, most = (edition.published_on - edition.period.end).days, workings.threshold(ID, "days")
    if days > most:
        said = f"it was published {days} days after {edition.period} ended; {most:f} are the most."
        yield _problem(workings, said, Level.NOTE)
    elif days <= 0:
        said = f"it was published on {edition.published_on}, before {edition.period} was over."
        yield _problem(workings, said, Level.WARNING)


def _problem(workings: Workings, said: str, level: Level) -> Problem:
    assert workings.edition is not None
    where = Location(f"{workings.package.folder}/datapackage.json", None, "quarterlight.edition.published_on")
    period = workings.edition.period
    lines = (f"{period}: {period.start.isoformat()} to {period.end.isoformat()}",)
    return Problem(ID, where, said, "Correct the day or the period.", level, "file:datapackage.json", lines)

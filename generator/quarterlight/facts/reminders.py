"""What a publisher should look at again, because the time that was set for it is over.

Pure functions over the settings and the day. A reminder does not stop a publication: the figures are none the worse.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from quarterlight.facts.settings import PATH, ROOT, Settings
from quarterlight.words.problems import Level, Location, Problem


def reminders(settings: Settings, today: date) -> Iterator[Problem]:
    """Yield a reminder where the accessibility statement is over a year old, and where security.txt has expired."""
    tested, expires = settings.accessibility.tested_on, settings.security.expires
    if tested and today > _a_year_after(tested):
        found = f"the tests that the accessibility statement speaks of were on {tested}, over a year ago."
        remedy = "Test the site again, bring the statement up to date, and write the day here."
        yield _reminder("statement-old", "accessibility.tested_on", found, remedy)
    if tested and tested > today:
        found = f"the tests that the accessibility statement speaks of are on {tested}, which is still to come."
        yield _reminder("statement-old", "accessibility.tested_on", found, "Write the day on which they were done.")
    if expires and today > expires:
        found = f"security.txt expired on {expires}, so nobody need trust it any more."
        remedy = "See that the contact still holds, and write a day within the next year."
        yield _reminder("security-expired", "security.expires", found, remedy)


def _a_year_after(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # 29 February
        return date(day.year + 1, 3, 1)


def _reminder(rule: str, setting: str, found: str, remedy: str) -> Problem:
    return Problem(rule, Location(PATH, None, f"{ROOT}.{setting}"), found, remedy, Level.REMINDER)

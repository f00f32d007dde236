"""The rules: what a schema cannot say. One module each, by kind in sub-packages, in one explicit tuple.

A rule has an `ID`; a `LEVEL`, the highest that it gives; a docstring that is its manual page; where a site may turn
it, `THRESHOLDS`; and `check(workings)`, which yields problems and never prints, raises or reads. A rule leaves cells
alone that could not be cast: their own problem says enough.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import ModuleType

from quarterlight.data.rules.arithmetic import area_total, denominator, total, ytd
from quarterlight.data.rules.description import abbreviation, metadata, reading_age
from quarterlight.data.rules.disclosure import disclosure, disclosure_text, suppressed, suppressed_elsewhere
from quarterlight.data.rules.editions import (
    changed_definition,
    changed_figure,
    changed_target,
    changed_unit,
    reused_slug,
    vanished,
)
from quarterlight.data.rules.returns import lag, late_period, missing, ref_gap
from quarterlight.data.rules.series import break_, comparability, magnitude, period_label, stale, unit
from quarterlight.data.rules.status import (
    direction,
    status_no_target,
    status_rank,
    status_target,
    target_copy,
    target_loosened,
)
from quarterlight.data.rules.structure import (
    bounds,
    duplicate_key,
    printed,
    reference,
    reserved_slug,
    schema,
    sentence,
    status_scale,
    subject,
    value_or_marker,
)
from quarterlight.data.rules.text import (
    answer,
    claim,
    commentary_direction,
    commentary_status,
    material_change,
    parts_text,
    points,
    ratio_text,
    target_text,
    value_text,
)
from quarterlight.data.thresholds import Threshold
from quarterlight.data.workings import Workings
from quarterlight.words.problems import Problem

ALL: tuple[ModuleType, ...] = (
    # structure
    bounds,
    duplicate_key,
    printed,
    reference,
    reserved_slug,
    schema,
    sentence,
    status_scale,
    subject,
    value_or_marker,
    # arithmetic
    area_total,
    denominator,
    total,
    ytd,
    # series
    break_,
    comparability,
    magnitude,
    period_label,
    stale,
    unit,
    # status
    direction,
    status_no_target,
    status_rank,
    status_target,
    target_copy,
    target_loosened,
    # returns
    lag,
    late_period,
    missing,
    ref_gap,
    # text
    answer,
    claim,
    commentary_direction,
    commentary_status,
    material_change,
    parts_text,
    points,
    ratio_text,
    target_text,
    value_text,
    # description
    abbreviation,
    metadata,
    reading_age,
    # disclosure
    disclosure,
    disclosure_text,
    suppressed,
)

# These look at all editions of a council, oldest first: check_editions(editions).
ACROSS: tuple[ModuleType, ...] = (
    changed_definition,
    changed_figure,
    changed_target,
    changed_unit,
    reused_slug,
    vanished,
    suppressed_elsewhere,
)

# What the loader itself says, before any rule can look: the id, and what it means.
STRUCTURE: dict[str, str] = {
    "address-dropped": "An address that was published leads nowhere. Bring it back, or say in addresses.csv where to.",
    "address-new": "Addresses are not in addresses.csv yet. Build with --record when you publish.",
    "blank-row": "A row of a table is blank. Delete it.",
    "byte-order-mark": "The file begins with a byte order mark. It is read without it; nothing need be done.",
    "cell": "A cell is not of its column's type, or outside what the standard allows there.",
    "chart": "A chart lacks its headline or its description, or its headline has more than ten words.",
    "clash": "A file stands where a generated page or folder must. Give it another name.",
    "control-character": "A cell holds a control character, which no reader could see. Type the text anew.",
    "descriptor": "datapackage.json is not JSON, or does not say what the standard asks for.",
    "empty-file": "A file is empty. Write its header row, or take the table out.",
    "encoding": "A file is not UTF-8. Save it as CSV UTF-8.",
    "extra-table": "An extra table lacks fields with a name and a type, or the columns section, row_kind and row.",
    "header": "The first row is not a header, a column has no name, two have the same, or there are far too many.",
    "ledger": "addresses.csv, the list of published addresses, has a row that cannot be kept.",
    "line-ends": "Lines end in CR LF or CR. They are read alike; nothing need be done.",
    "missing-column": "A table lacks a column that the standard requires.",
    "missing-file": "A file that datapackage.json names is not there, or cannot be read.",
    "missing-table": "A package lacks a table that the standard requires.",
    "no-package": "There is no data package where one was looked for.",
    "override": "A template of the site's own overrides nothing, or something that has changed since it was written.",
    "package-place": "A package does not stand at COUNCIL/EDITION, or the folders are not named by its slugs.",
    "paper": "A printed paper cannot be made: a template of the site's own is wrong, or typst is not installed.",
    "quoting": "Quotation marks in a CSV file do not pair up.",
    "required": "A cell that every row needs is empty.",
    "resource-path": "A resource's path is absolute, climbs out of its folder, or is a remote address.",
    "row-length": "A row has more or fewer cells than the header.",
    "security-expired": "The last day of security.txt is over. See that its contact holds, and write a new one.",
    "separator": "Columns are separated by semicolons or tabs instead of commas.",
    "setting": "A setting in mkdocs.yml is unknown, or its value is of the wrong kind.",
    "statement-old": "The tests of the accessibility statement are over a year old. Test again, and write the day.",
    "template": "A template of the site's own cannot be read or filled.",
    "too-large": "A file or a cell is larger than any table of figures needs to be.",
    "too-many": "A file has so many faults that only the first were looked at. Put those right, and check again.",
    "unknown-column": "A table has a column that the standard does not know.",
    "unknown-table": "A file or a resource is not a table of the standard, and not described as an extra one.",
    "waiver-expired": "A waiver's last day is over, so that what it let stand stands no more. Renew or delete it.",
    "waiver-refused": "A waiver names an error. An error can never be waived: put it right, and delete the waiver.",
    "waiver-unknown": "A waiver names a rule that does not exist. Write the id that stands in square brackets.",
    "waiver-unused": "A waiver lets something stand that the checker no longer finds. Delete it.",
}


def every() -> list[ModuleType]:
    """Return all rules by their id."""
    return sorted((*ALL, *ACROSS), key=lambda rule: str(rule.ID))


def ids() -> frozenset[str]:
    """Return the id of everything the checker can say."""
    return frozenset(STRUCTURE) | {rule.ID for rule in every()}


def thresholds() -> dict[str, Mapping[str, Threshold]]:
    """Return the thresholds of every rule by its id; none for most."""
    return {rule.ID: getattr(rule, "THRESHOLDS", {}) for rule in every()}


def check(workings: Workings) -> Iterator[Problem]:
    """Yield every problem that any rule finds in one package."""
    for rule in ALL:
        yield from rule.check(workings)


def check_editions(editions: Sequence[Workings]) -> Iterator[Problem]:
    """Yield every problem between the editions of one council, oldest first."""
    for rule in ACROSS:
        yield from rule.check_editions(editions)

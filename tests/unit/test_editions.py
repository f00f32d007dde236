"""What the checker finds between the editions of one council."""

from __future__ import annotations

import csv
import shutil
from datetime import date
from pathlib import Path

import pytest

from quarterlight.data.check import check
from quarterlight.words.problems import Level

EXAMPLE = Path(__file__).parents[1] / "sites" / "example-council" / "datapackages"
COUNCIL = "example-council"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a copy of the Example Council's packages that a test may change."""
    shutil.copytree(EXAMPLE, tmp_path / "datapackages")
    return tmp_path


def change(site: Path, edition: str, table: str, key: dict[str, str], new: dict[str, str]) -> int:
    """Change the cells of the first row that has the cells of `key`; return its spreadsheet row."""
    file = site / "datapackages" / COUNCIL / edition / f"{table}.csv"
    with file.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    place, row = next((n, r) for n, r in enumerate(rows, 2) if all(r[column] == cell for column, cell in key.items()))
    row.update(new)
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return place


def found(site: Path) -> list[tuple[str, str, int | None, str | None, Level]]:
    """Return what the checker says: rule, path, row, column and level."""
    problems = check(site / "datapackages", site, date(2026, 1, 1)).problems
    return [(p.rule, p.location.path, p.location.row, p.location.column, p.level) for p in problems]


def test_the_clean_council_is_silent(site: Path) -> None:
    assert found(site) == []


def test_a_figure_kept_back_in_one_edition_may_stand_in_no_other(site: Path) -> None:
    key = {"indicator": "library-visits", "period": "FY2025-26-Q1"}
    hidden = {"value": "", "printed": "", "markers": "c", "status": "", "direction": "", "note": "", "year_to_date": ""}
    change(site, "2025-26-q2", "observations", key, hidden)
    row = change(site, "2025-26-q1", "observations", key, {})
    path = f"datapackages/{COUNCIL}/2025-26-q1/observations.csv"
    assert ("suppressed-elsewhere", path, row, "value", Level.ERROR) in found(site)


def test_a_correction_may_not_tell_a_figure_that_is_kept_back(site: Path) -> None:
    key = {"indicator": "household-waste-recycled", "period": "FY2025-26-Q1"}
    hidden = {"value": "", "printed": "", "markers": "c", "status": "", "direction": "", "note": ""}
    hidden |= {"numerator": "", "denominator": ""}
    change(site, "2025-26-q1", "observations", key, hidden)
    change(site, "2025-26-q2", "observations", key, hidden)
    row = change(site, "2025-26-q2", "corrections", key, {})
    path = f"datapackages/{COUNCIL}/2025-26-q2/corrections.csv"
    told = [entry for entry in found(site) if entry[0] == "suppressed-elsewhere"]
    assert [(entry[1], entry[2], entry[3]) for entry in told] == [(path, row, "new"), (path, row, "old")]


def test_a_unit_may_not_change_from_edition_to_edition(site: Path) -> None:
    row = change(site, "2025-26-q2", "indicators", {"indicator": "staff-sickness"}, {"unit": "hours"})
    path = f"datapackages/{COUNCIL}/2025-26-q2/indicators.csv"
    # The title still speaks of days: that is another rule's finding.
    assert [entry for entry in found(site) if entry[0] != "unit"] == [("changed-unit", path, row, "unit", Level.ERROR)]


def test_a_changed_basis_is_a_warning(site: Path) -> None:
    row = change(site, "2025-26-q2", "indicators", {"indicator": "staff-sickness"}, {"basis": "in_period"})
    path = f"datapackages/{COUNCIL}/2025-26-q2/indicators.csv"
    assert found(site) == [("changed-unit", path, row, "basis", Level.WARNING)]


def test_of_many_faults_alike_the_first_hundred_are_listed(site: Path) -> None:
    file = site / "datapackages" / COUNCIL / "2025-26-q2" / "observations.csv"
    head, *rows = file.read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join([head, *(f"x{row}" for row in rows)]), encoding="utf-8")
    path = f"datapackages/{COUNCIL}/2025-26-q2/observations.csv"
    said = [entry for entry in found(site) if entry[1] == path]
    assert len([entry for entry in said if entry[0] == "reference"]) == 100
    assert [entry[2] for entry in said if entry[0] == "too-many"] == [None]

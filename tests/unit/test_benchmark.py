"""The benchmark builds a real site: its input never changes, nothing in it is wrong, and its change is one cell."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

import pytest
from benchmark import bare, council, neutral

from quarterlight.data.check import check
from quarterlight.words.problems import blocking

# Of 7 indicators and 5 quarters, as first generated. Another input would make results of different days unlike.
INPUT = "e4f9caf8eb7d60e80fd90bd4250b9bfc5a95833e28389d09340c55500b912e68"


def cells(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.reader(opened))


def test_the_input_is_the_same_for_ever(tmp_path: Path) -> None:
    neutral.main(str(tmp_path), 7, 5)
    digest = hashlib.sha256()
    for file in sorted(tmp_path.iterdir()):
        digest.update(file.name.encode() + file.read_bytes())
    assert digest.hexdigest() == INPUT


@pytest.mark.parametrize(("n", "quarters"), [(5, 1), (5, 8), (100, 40)])
def test_a_council_is_made_of_it_with_every_figure_and_nothing_wrong(n: int, quarters: int, tmp_path: Path) -> None:
    observations = council.make(tmp_path, n, quarters, pictures=False)
    assert len(cells(observations)) == 1 + n * quarters
    assert len(cells(observations.with_name("targets.csv"))) == 1 + n * quarters
    for change in range(2):
        found = check(tmp_path / "datapackages", tmp_path, council.TODAY)
        assert not blocking(found.problems), (change, found.problems)
        council.change_a_cell(observations)


def test_one_cell_is_changed_and_no_other(tmp_path: Path) -> None:
    observations = council.make(tmp_path, 3, 4, pictures=False)
    before = cells(observations)
    council.change_a_cell(observations)
    after = cells(observations)
    differing = [
        (row, column)
        for row, (one, other) in enumerate(zip(before, after, strict=True))
        for column, (old, new) in enumerate(zip(one, other, strict=True))
        if old != new
    ]
    assert differing == [(12, 3)]
    assert float(after[12][3]) == pytest.approx(float(before[12][3]) - 0.1)


def test_the_bare_pages_hold_what_the_site_s_pages_hold(tmp_path: Path) -> None:
    page = tmp_path / "site" / "a" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text('<body><main id="x">\n<h1>A</h1>\n\n<p>b</p>\n</main></body>', encoding="utf-8")
    (tmp_path / "site" / "index.html").write_text("<body>no content</body>", encoding="utf-8")
    assert bare.make(tmp_path / "bare", tmp_path / "site") == 1
    made = (tmp_path / "bare" / "docs" / "a" / "index.md").read_text(encoding="utf-8")
    assert "<h1>A</h1>\n<p>b</p>" in made

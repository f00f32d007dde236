"""Whatever stands in a publisher's files, loading never raises: it is reported, or it survives to the model."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from packages import STANDARD, TABLES, Draft, as_csv

from quarterlight.data import assemble
from quarterlight.data.check import Checked
from quarterlight.words.problems import Level, as_github, as_json, as_text

NAMES = sorted(TABLES)
CELLS = [
    (name, row, column)
    for name, grid in Draft(Path("unused")).tables.items()
    for row in range(2, len(grid) + 1)
    for column in grid[0]
]
# Not every text is as likely to hurt: these are what spreadsheets, attackers and copied pages put into cells.
HARD = [
    "", " ", "NaN", "-inf", "1e400", "1_000", "1,5", "12,935", "54.5%", "TRUE", "21/11/2017", "2011-12",
    "FY2017-18", "\n", "a\r\nb", "\t", "\x00", "\x1b[31m", "\x85", "\u202e", "\ufeff", "\u2028", "\ud7ff",
    "\U0001f6a7", '"', '""', "'", ",", ";", "=1+1", "<script>", "{{ 7*7 }}", "${7}", "[a](b)", "\\", "c", "p r",
    "true", "{figure}", "{figure}{figure}", "[|]", "../..", "https://example.com", "9" * 20_001, "0", "-0",
    "0001-01-01", "9999-12-31", "1899-12-31",
]  # fmt: skip
texts = st.sampled_from(HARD) | st.text(st.characters(codec="utf-8"), max_size=40)


@contextmanager
def draft(factory: pytest.TempPathFactory) -> Iterator[Draft]:
    """Give a draft in a folder that is gone afterwards: there are hundreds of examples."""
    folder = factory.mktemp("law")
    yield Draft(folder)
    shutil.rmtree(folder)


def assert_said_well(checked: Checked) -> None:
    """Every problem has its words, and can be printed in every form without a control character."""
    for problem in checked.problems:
        assert problem.found and problem.remedy and problem.rule
        for form in (as_text(problem), as_github(problem)):
            assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\x80-\x9f\u202a-\u202e]", form)
            assert form.encode()
    assert as_json(checked.problems).encode()


def assert_assembles(checked: Checked) -> None:
    if not any(problem.level is Level.ERROR for problem in checked.problems):
        assert len(assemble.councils(checked.packages)) == 1


@given(name=st.sampled_from(NAMES), content=st.binary(max_size=300))
@example(name="themes", content=b"\xef\xbb\xbf")
@example(name="themes", content=b"\xef\xbb\xbf\n\n")
@example(name="themes", content=b"\r\r\r")
@example(name="finance", content=b"\xff\xfe")
@example(name="waivers", content=b'"\n')
def test_any_bytes_as_a_table_are_read_or_reported(
    tmp_path_factory: pytest.TempPathFactory, name: str, content: bytes
) -> None:
    with draft(tmp_path_factory) as package:
        checked = package.file(f"{name}.csv", content).check()
    assert_said_well(checked)
    assert_assembles(checked)
    assert checked.problems


@given(name=st.sampled_from(NAMES), data=st.data())
def test_any_bytes_inside_a_table_are_read_or_reported(
    tmp_path_factory: pytest.TempPathFactory, name: str, data: st.DataObject
) -> None:
    with draft(tmp_path_factory) as package:
        sound = as_csv(package.tables[name])
        place = data.draw(st.integers(0, len(sound)))
        content = sound[:place] + data.draw(st.binary(max_size=12)) + sound[place + data.draw(st.integers(0, 5)) :]
        checked = package.file(f"{name}.csv", content).check()
    assert_said_well(checked)
    assert_assembles(checked)


@given(content=st.binary(max_size=300))
@example(content=b"")
@example(content=b"\xef\xbb\xbf")
@example(content=b"{")
@example(content=b'{"a": 1e999}')
@example(content=b"\x00")
def test_any_bytes_as_a_descriptor_are_reported(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    with draft(tmp_path_factory) as package:
        checked = package.file("datapackage.json", content).check()
    assert_said_well(checked)
    assert checked.packages == ()
    assert [problem.rule for problem in checked.problems if problem.rule != "descriptor"] == []
    assert checked.problems


@given(cell=st.sampled_from(CELLS), text=texts)
def test_any_text_in_any_cell_is_reported_or_survives_assembling(
    tmp_path_factory: pytest.TempPathFactory, cell: tuple[str, int, str], text: str
) -> None:
    name, row, column = cell
    with draft(tmp_path_factory) as package:
        checked = package.put(name, row, column, text).check()
    assert_said_well(checked)
    assert_assembles(checked)
    if text.strip() and not checked.problems:
        assert text.strip() in said_in(assemble.councils(checked.packages)) or cell_is_read(name, column)


def cell_is_read(name: str, column: str) -> bool:
    """Return whether the model holds the cell as something other than its text, or a list of its parts."""
    read = {"code", "synonyms", "markers", "period", "order", "rank", "decimals", "additive", "placeholder"}
    figures = {
        "value",
        "year_to_date",
        "numerator",
        "denominator",
        "minimum",
        "maximum",
        "stated",
        "old",
        "new",
        "spent",
    }
    days = {"due", "set_on", "made_on", "decided_on", "until", "retired_on", "agreed_on"}
    # Returns are for the publisher's own use, and what a comparator is does not reach the site.
    return column in read | figures | days or name == "returns" or (name, column) == ("comparators", "kind")


def said_in(found: object) -> set[str]:
    """Return every text that the model holds, without spaces around it."""
    if isinstance(found, str):
        return {found.strip()}
    if is_dataclass(found):
        return {text for field in fields(found) for text in said_in(getattr(found, field.name))}
    if isinstance(found, dict):
        return {text for part in found.items() for text in said_in(part)}
    return {text for part in found for text in said_in(part)} if isinstance(found, tuple | list) else set()


@given(name=st.sampled_from(STANDARD), text=texts)
def test_any_text_as_a_column_name_is_reported_or_survives(
    tmp_path_factory: pytest.TempPathFactory, name: str, text: str
) -> None:
    with draft(tmp_path_factory) as package:
        package.tables[name][0][-1] = text
        checked = package.check()
    assert_said_well(checked)
    assert_assembles(checked)
    assert checked.problems or text == Draft(Path("unused")).tables[name][0][-1]

"""A table's file may come from any program in any state: it is read, or there is a problem that says what to do."""

import os
import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from quarterlight.data import csv_file
from quarterlight.data.csv_file import Grid
from quarterlight.words.problems import Level, Problem

SAVE = 'Save the file as "CSV UTF-8 (comma delimited)".'


def read(folder: Path, content: bytes | str) -> tuple[Grid | None, list[Problem]]:
    file = folder / "themes.csv"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return csv_file.read(file, "p/themes.csv")


def said(problems: list[Problem]) -> list[tuple[str, int | None, str | None, str, str]]:
    """Return what matters of problems: rule, row, column, what was found and what to write."""
    return [(p.rule, p.location.row, p.location.column, p.found, p.remedy) for p in problems]


def test_a_plain_file_is_read_with_its_spreadsheet_rows(tmp_path: Path) -> None:
    assert read(tmp_path, "a,b\n1,2\n3,4\n") == (Grid(("a", "b"), ((2, ("1", "2")), (3, ("3", "4")))), [])


def test_a_line_break_inside_a_cell_does_not_start_a_spreadsheet_row(tmp_path: Path) -> None:
    grid, problems = read(tmp_path, 'a,b\n"one\ntwo",2\n3,4\n')
    assert grid is not None and grid.rows == ((2, ("one\ntwo", "2")), (3, ("3", "4")))
    assert problems == []


def test_a_header_alone_is_a_table_without_rows(tmp_path: Path) -> None:
    assert read(tmp_path, "a,b") == (Grid(("a", "b"), ()), [])


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        pytest.param(b"\xef\xbb\xbfa,b\n1,2\n", "byte-order-mark", id="byte order mark"),
        pytest.param(b"a,b\r\n1,2\r\n", "line-ends", id="CR LF, as Excel writes it"),
        pytest.param(b"a,b\r1,2\r", "line-ends", id="CR alone, as old Macs wrote it"),
    ],
)
def test_what_excel_always_does_is_read_and_only_noted(tmp_path: Path, content: bytes, rule: str) -> None:
    grid, problems = read(tmp_path, content)
    assert grid == Grid(("a", "b"), ((2, ("1", "2")),))
    assert [(problem.rule, problem.level) for problem in problems] == [(rule, Level.NOTE)]
    assert problems[0].remedy.startswith("Nothing need be done")


def test_many_short_lines_that_end_in_cr_alone_are_not_taken_for_one_wide_header(tmp_path: Path) -> None:
    grid, _ = read(tmp_path, "a,b\r" + "1,2\r" * 500)
    assert grid is not None and len(grid.rows) == 500


WRONG = [
    pytest.param(
        "a,b\n1,caf\N{LATIN SMALL LETTER E WITH ACUTE}\n".encode("latin-1"),
        ("encoding", 2, None, 'the file is not UTF-8: byte 0xE9, perhaps "\N{LATIN SMALL LETTER E WITH ACUTE}".', SAVE),
        id="Latin-1",
    ),
    pytest.param(
        b'a,b\n"one\ntwo",2\n\xa33,4\n',
        ("encoding", 3, None, 'the file is not UTF-8: byte 0xA3, perhaps "\N{POUND SIGN}".', SAVE),
        id="Windows encoding below a cell of two lines",
    ),
    pytest.param(
        "a,b\n1,2\n".encode("utf-16"),
        ("encoding", None, None, "the file is not UTF-8 (it looks like UTF-16 or binary).", SAVE),
        id="UTF-16 with its mark",
    ),
    pytest.param(
        "a,b\n1,2\n".encode("utf-16-le"),
        ("encoding", None, None, "the file is not UTF-8 (it looks like UTF-16 or binary).", SAVE),
        id="UTF-16 without a mark",
    ),
    pytest.param(
        b"PK\x03\x04\x14\x00\x06\x00",
        ("encoding", None, None, "the file is an Excel workbook, not CSV.", SAVE),
        id="workbook that was only renamed",
    ),
    pytest.param(
        b"a,b\n1,\x002\n",
        ("encoding", None, None, "the file is not UTF-8 (it looks like UTF-16 or binary).", SAVE),
        id="NUL",
    ),
    pytest.param(
        b"",
        (
            "empty-file",
            None,
            None,
            "the file is empty.",
            "Write the header row with the columns' names, or take the table out.",
        ),
        id="empty",
    ),
    pytest.param(
        b" \r\n\n",
        (
            "empty-file",
            None,
            None,
            "the file is empty.",
            "Write the header row with the columns' names, or take the table out.",
        ),
        id="blank",
    ),
    pytest.param(
        b"a;b\n1;2\n",
        ("separator", 1, None, "columns are separated by semicolons.", "Separate them by commas."),
        id="semicolons",
    ),
    pytest.param(
        b"a\tb\n1\t2\n",
        ("separator", 1, None, "columns are separated by tabs.", "Separate them by commas."),
        id="tabs",
    ),
    pytest.param(
        b"Performance report,,,\n,,,\na,b,c,d\n",
        (
            "header",
            1,
            None,
            "row 1 is not a header: most of its cells are empty.",
            "Write the columns' names in row 1; delete titles and merged cells above them.",
        ),
        id="title rows above the header",
    ),
    pytest.param(
        b"Performance report\na,b,c,d\n1,2,3,4\n",
        (
            "header",
            1,
            None,
            "row 1 is not a header: it has only one cell.",
            "Write the columns' names in row 1; delete titles and merged cells above them.",
        ),
        id="title row of one cell",
    ),
    pytest.param(
        b"\na,b,c,d\n",
        (
            "header",
            1,
            None,
            "row 1 is not a header: most of its cells are empty.",
            "Write the columns' names in row 1; delete titles and merged cells above them.",
        ),
        id="blank row above the header",
    ),
    pytest.param(
        b"a,b,,d\n1,2,3,4\n",
        (
            "header",
            1,
            None,
            "column C has no name.",
            "Name the column or delete it; a merged header cell must be split.",
        ),
        id="merged header cell",
    ),
    pytest.param(
        b"a,b,a\n1,2,3\n",
        ("header", 1, None, 'the column "a" stands twice.', "Each name may stand once."),
        id="duplicate header",
    ),
    pytest.param(
        b'a,b\n1,2\n"3,4\n5,6\n',
        (
            "quoting",
            3,
            None,
            "the quotation marks do not pair up.",
            'Close every quotation mark, and write a mark inside a quoted cell twice: "".',
        ),
        id="quotation mark that is never closed",
    ),
    pytest.param(
        b'a,b\n1,"a "big" one"\n',
        (
            "quoting",
            2,
            None,
            "the quotation marks do not pair up.",
            'Close every quotation mark, and write a mark inside a quoted cell twice: "".',
        ),
        id="quotation marks inside a quoted cell",
    ),
    pytest.param(
        b'a,b\n1,2\n"3,4\n' + b"5,6\n" * 40_000,
        (
            "too-large",
            3,
            None,
            "a cell is far too long, or its quotation mark is not closed.",
            "Close the quotation mark before it, or keep the cell under 20,000 letters.",
        ),
        id="quotation mark that is never closed in a long file",
    ),
]


@pytest.mark.parametrize(("content", "expected"), WRONG)
def test_a_file_that_cannot_be_read_says_where_and_what_to_do(
    tmp_path: Path, content: bytes, expected: tuple[str, int | None, str | None, str, str]
) -> None:
    grid, problems = read(tmp_path, content)
    assert grid is None
    assert said(problems) == [expected]
    assert problems[0].level is Level.ERROR


def test_a_file_of_nothing_but_a_byte_order_mark_has_no_header(tmp_path: Path) -> None:
    grid, problems = read(tmp_path, b"\xef\xbb\xbf")
    assert grid is None
    assert [problem.rule for problem in problems] == ["byte-order-mark", "header"]


@pytest.mark.parametrize(("place", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (53, "BA"), (200, "GR")])
def test_a_column_without_a_name_is_called_what_excel_calls_it(tmp_path: Path, place: int, letters: str) -> None:
    names = [f"c{number}" for number in range(1, 201)]
    names[place - 1] = ""
    _, problems = read(tmp_path, ",".join(names))
    assert [problem.found for problem in problems] == [f"column {letters} has no name."]


def test_blank_rows_are_warnings_and_the_rows_below_keep_their_numbers(tmp_path: Path) -> None:
    grid, problems = read(tmp_path, "a,b\n1,2\n\n,\n  ,\n3,4\n\n")
    assert grid is not None and [number for number, _ in grid.rows] == [2, 6]
    assert said(problems) == [
        ("blank-row", 3, None, "rows 3 to 5 are blank.", "Delete them."),
        ("blank-row", 7, None, "the row is blank.", "Delete it."),
    ]
    assert {problem.level for problem in problems} == {Level.WARNING}


def test_a_million_blank_rows_below_the_table_are_one_warning(tmp_path: Path) -> None:
    grid, problems = read(tmp_path, "a,b\n1,2\n" + ",\n" * 1_000_000)
    assert grid is not None and len(grid.rows) == 1
    assert [problem.found for problem in problems] == ["rows 3 to 1000002 are blank."]


def test_ragged_rows_are_named_one_by_one_and_the_others_are_read(tmp_path: Path) -> None:
    grid, problems = read(tmp_path, "a,b\n1\n1,2\n1,2,3\n")
    remedy = "Put text that holds a comma in quotation marks, and end no row early."
    assert grid is not None and [number for number, _ in grid.rows] == [3]
    assert said(problems) == [
        ("row-length", 2, None, "the row has 1 cells and the header 2.", remedy),
        ("row-length", 4, None, "the row has 3 cells and the header 2.", remedy),
    ]


def test_a_file_of_faults_ends_in_one_problem_that_says_so(tmp_path: Path) -> None:
    grid, problems = read(tmp_path, "a,b\n" + "1\n" * 100_000)
    assert grid is None
    assert len(problems) == csv_file.MOST_PROBLEMS + 1
    assert said(problems)[-1] == (
        "too-many",
        501,
        None,
        "there are over 500 faults up to this row; the rest of the file was not looked at.",
        "Put those above right, and check again.",
    )


@pytest.mark.parametrize("cell", ["\x07", "a\x1b[31mb", "\x7f"], ids=["bell", "escape", "delete"])
def test_a_control_character_is_spelt_out_and_never_printed(tmp_path: Path, cell: str) -> None:
    _, problems = read(tmp_path, f"a,b\n1,{cell}\n")
    assert [(p.rule, p.location.row, p.location.column) for p in problems] == [("control-character", 2, "b")]
    assert all(character.isprintable() for character in problems[0].found)


def test_a_nul_far_down_is_a_control_character(tmp_path: Path) -> None:
    _, problems = read(tmp_path, "a,b\n" + "1,2\n" * 2_000 + "1,\x00\n")
    assert [(p.rule, p.location.row) for p in problems] == [("control-character", 2002)]


@pytest.mark.parametrize(("letters", "rules"), [(20_000, []), (20_001, ["too-large"])], ids=["at the limit", "over it"])
def test_a_cell_may_be_long_but_not_endless(tmp_path: Path, letters: int, rules: list[str]) -> None:
    _, problems = read(tmp_path, f"a,b\n1,{'x' * letters}\n")
    assert [problem.rule for problem in problems] == rules


def test_a_cell_of_200_megabytes_is_refused_without_reading_it(tmp_path: Path) -> None:
    file = tmp_path / "themes.csv"
    with file.open("wb") as stream:
        stream.write(b'a,b\n1,"')
        stream.seek(200_000_000)
        stream.write(b'"\n')
    start = time.monotonic()
    grid, problems = csv_file.read(file, "p/themes.csv")
    assert time.monotonic() - start < 1
    assert grid is None
    assert said(problems) == [("too-large", None, None, "the file has 200 MB.", "Keep a table under 100 MB.")]


def test_a_cell_of_90_megabytes_is_refused_quickly(tmp_path: Path) -> None:
    start = time.monotonic()
    grid, problems = read(tmp_path, b'a,b\n1,"' + b"x" * 90_000_000 + b'"\n')
    assert time.monotonic() - start < 10
    assert grid is None
    assert [(problem.rule, problem.location.row) for problem in problems] == [("too-large", 2)]


@pytest.mark.parametrize("start", ["", '"two\nlines",'], ids=["on one line", "below a header cell of two lines"])
def test_a_million_columns_are_refused_quickly(tmp_path: Path, start: str) -> None:
    content = start + ",".join(f"c{number}" for number in range(1_000_000)) + "\n"
    before = time.monotonic()
    grid, problems = read(tmp_path, content)
    assert time.monotonic() - before < 5
    assert grid is None
    assert [(problem.rule, problem.location.row) for problem in problems] == [("header", 1)]
    assert problems[0].remedy == "A table has at most 200."


def test_a_row_of_a_million_cells_is_one_problem(tmp_path: Path) -> None:
    _, problems = read(tmp_path, "a,b\n" + "," * 999_999 + "x\n")
    assert [(problem.rule, problem.location.row) for problem in problems] == [("row-length", 2)]


def test_a_missing_file_is_missed(tmp_path: Path) -> None:
    grid, problems = csv_file.read(tmp_path / "themes.csv", "p/themes.csv")
    assert grid is None
    assert said(problems) == [
        ("missing-file", None, None, "there is no such file.", "Add it, or take its resource out.")
    ]


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    (tmp_path / "themes.csv").mkdir()
    grid, problems = csv_file.read(tmp_path / "themes.csv", "p/themes.csv")
    assert grid is None
    assert [problem.found for problem in problems] == ["this is a folder, not a file."]


@contextmanager
def nobody() -> Iterator[None]:
    """Act as a user without rights while this holds, where the tests run as root, who may read everything."""
    me = os.geteuid()
    if me == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(me)


def test_a_file_without_permission_is_a_problem(tmp_path: Path) -> None:
    file = tmp_path / "themes.csv"
    file.write_text("a,b\n")
    file.chmod(0)
    with nobody():
        _, problems = csv_file.read(file, "p/themes.csv")
    assert [problem.found for problem in problems] == ["the file cannot be read (Permission denied)."]


def test_a_file_that_the_system_will_not_open_is_a_problem(tmp_path: Path) -> None:
    file = tmp_path / "themes.csv"
    file.write_text("a,b\n")
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, hard))
    try:
        _, problems = csv_file.read(file, "p/themes.csv")
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert [(problem.rule, problem.found) for problem in problems] == [
        ("missing-file", "the file cannot be read (Too many open files).")
    ]


def test_a_name_that_is_too_long_for_the_disk_is_a_problem(tmp_path: Path) -> None:
    _, problems = csv_file.read(tmp_path / f"{'x' * 300}.csv", "p/themes.csv")
    assert [(problem.rule, problem.found) for problem in problems] == [
        ("missing-file", "the file cannot be read (File name too long).")
    ]

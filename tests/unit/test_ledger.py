"""The ledger of addresses: what is kept for ever, what is said of what is gone, and what servers are told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterlight.data import ledger
from quarterlight.data.ledger import Entry
from quarterlight.display import headers, redirects
from quarterlight.words.problems import Level, as_text

PAGE, NEW, FILE = "kent/indicators/potholes/", "kent/indicators/potholes-repaired/", "kent/data/2011-12-q1/areas.csv"


@pytest.mark.parametrize(
    ("path", "address"),
    [
        pytest.param("kent/indicators/potholes/index.md", PAGE, id="a page"),
        pytest.param("news.md", "news/", id="a page of the publisher's own"),
        pytest.param("news/more.md", "news/more/", id="one in a folder"),
        pytest.param("news/README.md", "news/", id="a folder's own page by its other name"),
        pytest.param(FILE, FILE, id="a table"),
        pytest.param("kent/data/2011-12-q1/kent-2011-12-q1.zip", "kent/data/2011-12-q1/kent-2011-12-q1.zip", id="zip"),
        pytest.param(
            "kent/indicators/potholes/potholes.svg", "kent/indicators/potholes/potholes.svg", id="its picture"
        ),
        pytest.param("paper.pdf", "paper.pdf", id="a publisher's own document"),
        pytest.param(
            "embed/kent/indicators/potholes/index.html", "embed/kent/indicators/potholes/", id="the embed page of it"
        ),
    ],
)
def test_pages_data_and_each_measure_s_picture_are_kept_for_ever(path: str, address: str) -> None:
    assert ledger.addresses([path]) == [address]


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("index.md", id="the front page, which every site has"),
        pytest.param("_headers", id="a file for the host"),
        pytest.param("assets/quarterlight.css", id="a part of the look"),
        pytest.param("kent/indicators/potholes/potholes-narrow.svg", id="the picture for narrow screens"),
        pytest.param("kent/indicators/potholes/potholes-year.svg", id="a further picture"),
        pytest.param("kent/indicators/potholes/potholes.vl.json", id="a chart's specification"),
        pytest.param("kent/indicators/potholes/card.png", id="a card"),
        pytest.param("kent/priorities/roads/measures.svg", id="a picture of several measures"),
        pytest.param("embed/kent/indicators/potholes/year/index.html", id="the embed page of a further picture"),
        pytest.param("embed/kent/ratings/index.html", id="the embed page of several measures"),
    ],
)
def test_what_follows_from_the_figures_or_the_look_is_not(path: str) -> None:
    assert ledger.addresses([path]) == []


def read(folder: Path, *rows: str) -> tuple[tuple[Entry, ...], list[str]]:
    """Return the entries and the problems, as text, of a ledger with `rows`."""
    (folder / ledger.FILE).write_text("\n".join(["address,moved_to,withdrawn", *rows, ""]), encoding="utf-8")
    entries, problems = ledger.read(folder / ledger.FILE)
    return entries, [as_text(problem) for problem in problems]


def test_a_site_without_a_ledger_has_promised_nothing(tmp_path: Path) -> None:
    assert ledger.read(tmp_path / ledger.FILE) == ((), [])
    assert list(ledger.broken((), {PAGE})) == []


def test_a_sound_ledger_is_read_with_its_rows(tmp_path: Path) -> None:
    entries, problems = read(tmp_path, f"{PAGE},,", f"old/,{NEW},", 'ended/,,"Counted no more, since 2020."')
    assert problems == []
    assert entries == (
        Entry(2, PAGE),
        Entry(3, "old/", NEW),
        Entry(4, "ended/", "", "Counted no more, since 2020."),
    )


@pytest.mark.parametrize(
    ("row", "place", "said"),
    [
        pytest.param(
            "/kent/,,", 'row 2, column "address"', '"/kent/" is no address on this site.', id="slash in front"
        ),
        pytest.param("a/../b/,,", 'row 2, column "address"', "is no address on this site.", id="a step back"),
        pytest.param("a b/,,", 'row 2, column "address"', "is no address on this site.", id="a space"),
        pytest.param(
            "old/,//evil.example/,", 'row 2, column "moved_to"', "is no address on this site.", id="elsewhere"
        ),
        pytest.param("_headers,data.json,", 'row 2, column "address"', "is not kept", id="a file for the host"),
        pytest.param(
            "assets/quarterlight.css,data.json,", 'row 2, column "address"', "is not kept", id="a style sheet"
        ),
        pytest.param("index.html,contact/,", 'row 2, column "address"', "is not kept", id="a page by its file"),
        pytest.param("old/,data.json,", 'row 2, column "moved_to"', "are not of one kind", id="a page to a file"),
        pytest.param("old/,new/,Gone.", 'row 2, column "withdrawn"', "moved and to be withdrawn", id="both"),
    ],
)
def test_a_row_that_cannot_be_kept_is_named(row: str, place: str, said: str, tmp_path: Path) -> None:
    _, problems = read(tmp_path, row)
    (problem,) = [text for text in problems if said in text]
    assert problem.startswith(f"{ledger.FILE}, {place}: ")


def test_an_address_in_two_rows_and_a_wrong_header_are_named(tmp_path: Path) -> None:
    assert len(read(tmp_path, f"{PAGE},,", f"{PAGE},,")[1]) == 2
    (tmp_path / ledger.FILE).write_text("url,to\nx/,y/\n", encoding="utf-8")
    _, (problem,) = ledger.read(tmp_path / ledger.FILE)
    assert "Write the header row address,moved_to,withdrawn." in as_text(problem)


def test_an_address_that_leads_nowhere_is_an_error_that_says_the_three_ways_out() -> None:
    (problem,) = ledger.broken([Entry(34, PAGE)], set())
    assert (problem.rule, problem.level, problem.location.row) == ("address-dropped", Level.ERROR, 34)
    assert problem.found == f"nothing stands at {PAGE} any more, which was published."
    assert "Bring it back" in problem.remedy and "moved_to" in problem.remedy and "withdrawn" in problem.remedy


def test_an_address_that_moved_or_was_withdrawn_with_a_reason_is_kept() -> None:
    entries = [Entry(2, PAGE, NEW), Entry(3, "ended/", "", "Counted no more."), Entry(4, NEW)]
    assert list(ledger.broken(entries, {NEW})) == []


def test_a_move_to_nowhere_and_a_move_of_what_stands_are_errors() -> None:
    (nowhere,) = ledger.broken([Entry(2, PAGE, NEW)], set())
    assert nowhere.found == f"nothing stands at {NEW}, to which {PAGE} is said to have moved."
    (stands,) = ledger.broken([Entry(2, PAGE, NEW), Entry(3, NEW)], {PAGE, NEW})
    assert stands.found == f"{PAGE} is said to be gone, and stands."


def test_an_address_below_a_file_is_named() -> None:
    (problem,) = ledger.broken([Entry(2, "data.json/x/", "", "Gone.")], {"data.json"}, recording=True)
    assert problem.found == "data.json/x/ lies below data.json, which is a file."


def test_new_addresses_are_a_note_until_they_are_written_down() -> None:
    (note,) = ledger.broken([Entry(2, PAGE)], {PAGE, NEW})
    assert (note.rule, note.level) == ("address-new", Level.NOTE)
    assert list(ledger.broken([Entry(2, PAGE)], {PAGE, NEW}, recording=True)) == []


SLUGS = st.from_regex(r"[a-z][a-z0-9-]{0,8}(/[a-z][a-z0-9-]{0,8}){0,3}/", fullmatch=True)


@given(known=st.sets(SLUGS, max_size=5), standing=st.sets(SLUGS, max_size=5))
def test_what_was_written_down_stays_and_what_stands_is_added_once(known: set[str], standing: set[str]) -> None:
    entries = [Entry(row, address) for row, address in enumerate(sorted(known), 2)]
    rows = ledger.written(entries, standing).decode().splitlines()[1:]
    assert rows == sorted(f"{address},," for address in known | standing)


MOVES = redirects.moves([Entry(2, PAGE, NEW), Entry(3, FILE), Entry(4, "a.b/x.csv", "c.csv")], "https://x.example/y/")


def test_servers_and_hosts_are_told_of_each_move_below_the_sites_own_path() -> None:
    assert redirects.hosts(MOVES).decode().splitlines() == [
        "/y/kent/indicators/potholes/ /y/kent/indicators/potholes-repaired/ 301",
        "/y/a.b/x.csv /y/c.csv 301",
    ]
    caddy = headers.servers(MOVES)["Caddyfile"].decode()
    assert "\tredir /y/a.b/x.csv /y/c.csv permanent\n}\n" in caddy


def test_nginx_redirects_the_very_address_and_no_other() -> None:
    lines = redirects.nginx(MOVES).splitlines()
    patterns = [line.split()[1] for line in lines]
    assert re.match(patterns[0], "/y/kent/indicators/potholes/")
    assert re.match(patterns[0], "/y/kent/indicators/potholes/index.html")
    assert not re.match(patterns[0], "/y/kent/indicators/potholes/potholes.csv")
    assert re.match(patterns[1], "/y/a.b/x.csv")
    assert not re.match(patterns[1], "/y/aXb/x.csv")

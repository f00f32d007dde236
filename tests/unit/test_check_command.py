"""The command check: what it shows, in which order, and that what it does not show still counts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from packages import Draft

from quarterlight.edge import cli


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a site with an error, a warning and a note: a figure without marker, a blank row, CR LF line ends."""
    (tmp_path / "mkdocs.yml").write_text("site_name: Example\n", encoding="utf-8")
    draft = Draft(tmp_path).put("observations", 4, "markers", "").add("themes", "", "", "", "")
    draft.write()
    file = draft.folder / "areas.csv"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    return tmp_path


def rules_in(printed: str) -> list[str]:
    """Return the rules in square brackets, in the order in which they are printed."""
    lines = [line.rpartition("[")[2] for line in printed.splitlines() if line.endswith("]")]
    return [line.rstrip("]").split(",")[0] for line in lines]


@pytest.mark.parametrize(
    ("options", "shown", "hidden"),
    [
        pytest.param([], ["line-ends", "value-or-marker", "blank-row"], "", id="all, by file and row"),
        pytest.param(["--sort", "level"], ["value-or-marker", "blank-row", "line-ends"], "", id="the worst first"),
        pytest.param(["--level", "warning"], ["value-or-marker", "blank-row"], " (1 not shown)", id="warnings"),
        pytest.param(["--level", "error"], ["value-or-marker"], " (2 not shown)", id="errors"),
        pytest.param(["--rule", "blank-row"], ["blank-row"], " (2 not shown)", id="one rule"),
        pytest.param(
            ["--rule", "blank-row", "--rule", "line-ends"], ["line-ends", "blank-row"], " (1 not shown)", id="two"
        ),
        pytest.param(["--rule", "total"], [], " (3 not shown)", id="a rule that says nothing"),
    ],
)
def test_what_is_not_shown_still_counts(
    site: Path, capsys: pytest.CaptureFixture[str], options: list[str], shown: list[str], hidden: str
) -> None:
    assert cli.main(["check", str(site), "--format", "text", *options]) == cli.PROBLEMS
    printed = capsys.readouterr().out
    assert rules_in(printed) == shown
    assert printed.splitlines()[-1] == f"Checked 1 package: 1 error, 1 warning, 1 note{hidden}."


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_for_programs_there_is_nothing_but_the_form(site: Path, capsys: pytest.CaptureFixture[str], form: str) -> None:
    assert cli.main(["check", str(site), "--format", form, "--level", "warning"]) == cli.PROBLEMS
    found = json.loads(capsys.readouterr().out)
    listed = found if form == "json" else found["runs"][0]["results"]
    assert [entry.get("rule", entry.get("ruleId")) for entry in listed] == ["value-or-marker", "blank-row"]


def test_explain_prints_the_manual_page_and_checks_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "nowhere", "--explain", "total"]) == cli.CLEAN
    printed = capsys.readouterr().out
    assert printed.startswith("total (warning)\n\nA total is the sum of its rows, and of its columns.\n")
    for part in ("Why it matters: ", "It fires when ", "It does not fire ", "How to fix: ", "Example: "):
        assert f"\n{part}" in printed


def test_explain_names_the_thresholds_of_a_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "--explain", "lag"]) == cli.CLEAN
    assert "\nThreshold days: 100. How many days after its period" in capsys.readouterr().out


def test_explain_knows_what_the_loader_says_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "--explain", "blank-row"]) == cli.CLEAN
    assert capsys.readouterr().out == "blank-row\n\nA row of a table is blank. Delete it.\n"


@pytest.mark.parametrize("option", ["--explain", "--rule"])
def test_a_rule_that_is_not_there_is_wrong_usage(site: Path, capsys: pytest.CaptureFixture[str], option: str) -> None:
    assert cli.main(["check", str(site), option, "blank-rows"]) == cli.USAGE
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == 'quarterlight: there is no rule "blank-rows". Did you mean blank-row?\n'


def test_what_a_waiver_needs_to_name_is_printed(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["check", str(site), "--rule", "blank-row", "--format", "text"])
    assert "[blank-row, file:themes.csv]\n" in capsys.readouterr().out

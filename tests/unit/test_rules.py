"""Each rule is silent about a sound package, and says exactly where a planted fault is and how to put it right."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from packages import FOLDER, STANDARD, Draft, brief

from quarterlight.data import check, profile, rules, workings
from quarterlight.data.table import Package
from quarterlight.data.thresholds import Thresholds
from quarterlight.words.problems import Level, Problem

Change = Callable[[Draft], object]


@pytest.fixture
def draft(tmp_path: Path) -> Draft:
    return Draft(tmp_path)


def test_a_sound_package_has_nothing_to_be_said_about_it(draft: Draft) -> None:
    checked = draft.check()
    assert checked.problems == () and checked.waived == ()
    assert [package.folder for package in checked.packages] == [FOLDER]


def test_a_package_of_the_required_tables_alone_is_sound(draft: Draft) -> None:
    for name, spec in profile.tables().items():
        if not spec.required:
            draft.drop(name)
    draft.tables["observations"] = draft.tables["observations"][:3]
    draft.put("observations", 2, "status", "")
    kept = frozenset(draft.tables)
    for name in kept & frozenset(STANDARD):
        draft.resource(name)["schema"] = profile.tables()[name].schema(kept)
    assert draft.problems() == ()


FAULTS: list[Any] = [
    # bounds
    pytest.param(
        lambda d: d.put("observations", 3, "value", "545"),
        ("bounds", "observations.csv", 3, "value"),
        "545 is above the indicator's highest possible value, 100.",
        "Correct the figure or the bound.",
        id="bounds: a figure above its indicator's highest",
    ),
    pytest.param(
        lambda d: d.put("targets", 2, "value", "-1"),
        ("bounds", "targets.csv", 2, "value"),
        "-1 is below the indicator's lowest possible value, 0.",
        "Correct the figure or the bound.",
        id="bounds: a target below its indicator's lowest",
    ),
    pytest.param(
        lambda d: d.put("benchmarks", 2, "value", "100.000001"),
        ("bounds", "benchmarks.csv", 2, "value"),
        "100.000001 is above the indicator's highest possible value, 100.",
        "Correct the figure or the bound.",
        id="bounds: a comparator's figure",
    ),
    pytest.param(
        lambda d: d.put("indicators", 4, "minimum", "5").put("indicators", 4, "maximum", "1"),
        ("bounds", "indicators.csv", 4, "minimum"),
        "the lowest possible value 5 is above the highest, 1.",
        "Swap or correct them.",
        id="bounds: a lowest above the highest",
    ),
    # duplicate-key
    pytest.param(
        lambda d: d.add("themes", "green", "Again", "", "3"),
        ("duplicate-key", "themes.csv", 4, "theme"),
        'theme "green" stands in row 2 already.',
        "Delete or correct one of the two rows.",
        id="duplicate-key: a theme twice",
    ),
    pytest.param(
        lambda d: d.put("observations", 4, "period", "FY2025-26-Q1"),
        ("duplicate-key", "observations.csv", 4, "indicator"),
        'indicator "on-time", period "FY2025-26-Q1", area "E06999999" stands in row 3 already.',
        "Delete or correct one of the two rows.",
        id="duplicate-key: two figures for one period",
    ),
    pytest.param(
        lambda d: d.put("finance", 3, "row", "Tarmac"),
        ("duplicate-key", "finance.csv", 3, "section"),
        'section "Roads", row "Tarmac" stands in row 2 already.',
        "Delete or correct one of the two rows.",
        id="duplicate-key: a row of an extra table",
    ),
    # reference
    pytest.param(
        lambda d: d.put("priorities", 2, "theme", "greene"),
        ("reference", "priorities.csv", 2, "theme"),
        'themes.csv has no "greene".',
        "Did you mean green?",
        id="reference: a theme with a typing error",
    ),
    pytest.param(
        lambda d: d.put("observations", 2, "area", "W99"),
        ("reference", "observations.csv", 2, "area"),
        'areas.csv has no "W99".',
        "Add it to areas.csv.",
        id="reference: an area that is not there",
    ),
    pytest.param(
        lambda d: d.put("indicators", 3, "replaced_by", "pothole"),
        ("reference", "indicators.csv", 3, "replaced_by"),
        'indicators.csv has no "pothole".',
        "Did you mean potholes?",
        id="reference: an indicator replaced by none",
    ),
    pytest.param(
        lambda d: d.put("areas", 3, "parent", "E06999998"),
        ("reference", "areas.csv", 3, "parent"),
        'areas.csv has no "E06999998".',
        "Did you mean E06999999?",
        id="reference: an area in none",
    ),
    pytest.param(
        lambda d: d.put("returns", 2, "indicator", "zzz"),
        ("reference", "returns.csv", 2, "indicator"),
        'indicators.csv has no "zzz".',
        "Add it to indicators.csv.",
        id="reference: a return of no indicator",
    ),
    # reserved-slug
    pytest.param(
        lambda d: d.add("themes", "glossary", "Words", "", "3"),
        ("reserved-slug", "themes.csv", 4, "theme"),
        "glossary is reserved.",
        "Choose another slug.",
        id="reserved-slug: a theme called glossary",
    ),
    pytest.param(
        lambda d: d.add("actions", "a" * 81, "", "", "", "Long", "", "", "", ""),
        ("reserved-slug", "actions.csv", 3, "action"),
        "the slug has 81 letters.",
        "Write at most 80.",
        id="reserved-slug: a slug of 81 letters",
    ),
    pytest.param(
        lambda d: (d.resource("finance").update(name="search"), d.tables.pop("search", None)),
        ("reserved-slug", "datapackage.json", None, "resources.search.name"),
        "search is reserved.",
        "Name the table otherwise.",
        id="reserved-slug: an extra table called search",
    ),
    # schema
    pytest.param(
        lambda d: d.resource("themes").pop("schema"),
        ("schema", "datapackage.json", None, "resources.themes.schema"),
        "the schema is missing.",
        f'Run "quarterlight describe {FOLDER}".',
        id="schema: none",
    ),
    pytest.param(
        lambda d: d.resource("observations")["schema"]["fields"][3].update(type="string"),
        ("schema", "datapackage.json", None, "resources.observations.schema"),
        "the schema is not the standard's.",
        f'Run "quarterlight describe {FOLDER}".',
        id="schema: an edited one",
    ),
    # sentence
    pytest.param(
        lambda d: d.put("indicators", 2, "sentence", "potholes were repaired"),
        ("sentence", "indicators.csv", 2, "sentence"),
        "the sentence has 0 places for the figure.",
        "Write {figure} exactly once.",
        id="sentence: no place for the figure",
    ),
    pytest.param(
        lambda d: d.put("indicators", 2, "sentence", "{figure} of {figure}"),
        ("sentence", "indicators.csv", 2, "sentence"),
        "the sentence has 2 places for the figure.",
        "Write {figure} exactly once.",
        id="sentence: two places for the figure",
    ),
    pytest.param(
        lambda d: d.put("indicators", 2, "sentence", "{figure} [pothole|potholes repaired"),
        ("sentence", "indicators.csv", 2, "sentence"),
        "a choice in brackets is not complete.",
        "Write both forms: [pothole was|potholes were].",
        id="sentence: a bracket that is not closed",
    ),
    pytest.param(
        lambda d: d.put("indicators", 2, "sentence", "{figure} repaired."),
        ("sentence", "indicators.csv", 2, "sentence"),
        "the sentence ends in a full stop.",
        "Take it away: the period and the change follow.",
        id="sentence: a full stop",
    ),
    # status-scale
    pytest.param(
        lambda d: d.put("observations", 2, "status", "G"),
        ("status-scale", "observations.csv", 2, "status"),
        '"G" is not on the scale of statuses.csv.',
        "Write met.",
        id="status-scale: the label for the level",
    ),
    pytest.param(
        lambda d: d.put("observations", 3, "status", "Mised"),
        ("status-scale", "observations.csv", 3, "status"),
        '"Mised" is not on the scale of statuses.csv.',
        "Write missed.",
        id="status-scale: a typing error",
    ),
    pytest.param(
        lambda d: d.put("actions", 2, "status", "purple"),
        ("status-scale", "actions.csv", 2, "status"),
        '"purple" is not on the scale of statuses.csv.',
        "The scale has met, missed.",
        id="status-scale: nothing like the scale",
    ),
    # subject
    pytest.param(
        lambda d: d.put("commentary", 3, "subject", "pothole"),
        ("subject", "commentary.csv", 3, "subject"),
        'there is no indicator "pothole".',
        "Did you mean potholes?",
        id="subject: a comment on no indicator",
    ),
    pytest.param(
        lambda d: d.put("commentary", 2, "subject", "2025-26-q2"),
        ("subject", "commentary.csv", 2, "subject"),
        'there is no edition "2025-26-q2".',
        "Did you mean 2025-26-q1?",
        id="subject: a comment on another edition",
    ),
    pytest.param(
        lambda d: d.put("alignments", 2, "subject", "zzz"),
        ("subject", "alignments.csv", 2, "subject"),
        'there is no indicator "zzz".',
        "Add its row, or correct the name.",
        id="subject: an alignment of nothing",
    ),
    pytest.param(
        lambda d: d.put("claims", 2, "about", "financ"),
        ("subject", "claims.csv", 2, "about"),
        'there is no subject of a claim "financ".',
        "Did you mean finance?",
        id="subject: a claim about no table",
    ),
    # suppressed
    pytest.param(
        lambda d: d.put("observations", 2, "markers", "c").put("observations", 2, "printed", ""),
        ("suppressed", "observations.csv", 2, "value"),
        "the row is marked c (kept back), yet this cell holds a figure.",
        "Empty the cell, or remove the marker c.",
        id="suppressed: the figure beside its marker",
    ),
    pytest.param(
        lambda d: d.put("observations", 4, "markers", "p c").put("observations", 4, "printed", "under 5"),
        ("suppressed", "observations.csv", 4, "printed"),
        "the row is marked c (kept back), yet this cell holds a figure.",
        "Empty the cell, or remove the marker c.",
        id="suppressed: the figure as printed",
    ),
    # value-or-marker
    pytest.param(
        lambda d: d.put("observations", 4, "markers", ""),
        ("value-or-marker", "observations.csv", 4, "value"),
        "the cell is empty and the row has no marker.",
        'Write the number, or put missing, not_due, x, z or c in the column "markers".',
        id="value-or-marker: no figure",
    ),
    pytest.param(
        lambda d: d.put("targets", 3, "markers", ""),
        ("value-or-marker", "targets.csv", 3, "value"),
        "the cell is empty and the row has no marker.",
        'Write the number, or put no_target or tba in the column "markers".',
        id="value-or-marker: no target",
    ),
    pytest.param(
        lambda d: d.put("benchmarks", 2, "value", ""),
        ("value-or-marker", "benchmarks.csv", 2, "value"),
        "the cell is empty and the row has no marker.",
        'Write the number, or put x or z in the column "markers".',
        id="value-or-marker: no comparator's figure",
    ),
    # what the loader says
    pytest.param(
        lambda d: d.put("observations", 3, "value", "54.5%"),
        ("cell", "observations.csv", 3, "value"),
        'found "54.5%".',
        "Write the plain number: 54.5.",
        id="cell",
    ),
    pytest.param(
        lambda d: d.put("observations", 3, "indicator", ""),
        ("required", "observations.csv", 3, "indicator"),
        "the cell is empty.",
        "Every row needs one (indicator). A cell merged with the one above must be filled in.",
        id="required: a cell merged with the one above",
    ),
    pytest.param(
        lambda d: d.tables["observations"][0].__setitem__(3, "Value "),
        ("unknown-column", "observations.csv", 1, "Value "),
        "the standard has no such column.",
        "Did you mean value?",
        id="unknown-column",
    ),
    pytest.param(
        lambda d: d.drop_column("themes", "title"),
        ("missing-column", "themes.csv", 1, "title"),
        "the column is missing.",
        "Add it to row 1: ",
        id="missing-column",
    ),
    pytest.param(
        lambda d: d.file("finance.csv", "section,row_kind,row,other\nRoads,item,Tarmac,1\n"),
        ("unknown-column", "finance.csv", 1, "other"),
        "the table's schema has no such column.",
        "Add a field for it in datapackage.json.",
        id="unknown-column: of an extra table",
    ),
    pytest.param(
        lambda d: d.put("finance", 2, "row_kind", "sum"),
        ("cell", "finance.csv", 2, "row_kind"),
        'found "sum".',
        "Write one of item, total, of_which, change.",
        id="cell: of an extra table",
    ),
]


@pytest.mark.parametrize(("change", "place", "found", "remedy"), FAULTS)
def test_a_planted_fault_is_found_at_its_very_place(
    draft: Draft, change: Change, place: tuple[str, str, int | None, str | None], found: str, remedy: str
) -> None:
    change(draft)
    # A column that is renamed is also a column that is not there, and a figure out of bounds is not the printed one;
    # what follows from a fault has its own problems.
    alone = {"unknown-column", "bounds"}
    problems = [problem for problem in draft.problems() if place[0] not in alone or problem.rule == place[0]]
    assert [brief(problem) for problem in problems] == [place]
    assert problems[0].found == found
    assert problems[0].remedy.startswith(remedy)
    assert problems[0].level is Level.ERROR


def test_every_rule_has_a_planted_fault() -> None:
    planted = {str(fault.values[1][0]) for fault in FAULTS}
    others = "".join(path.read_text(encoding="utf-8") for path in sorted(Path(__file__).parent.rglob("test_*.py")))
    # A test names a rule by its id, or by the module that it gives a text to.
    tested = planted | set(re.findall(r'"([a-z-]+)"', others)) | set(re.findall(r"\((\w+), ", others))
    assert [rule.ID for rule in rules.ALL if not {rule.ID, rule.__name__.rpartition(".")[2]} & tested] == []


@pytest.mark.parametrize("rule", rules.ALL, ids=[rule.ID for rule in rules.ALL])
def test_a_rule_takes_a_package_without_tables(rule: Any, draft: Draft) -> None:
    package = Package("p", {**draft.descriptor, "resources": []})
    assert list(rule.check(workings.of(package, Thresholds(rules.thresholds())))) == []


def test_every_id_is_used_once() -> None:
    assert len({rule.ID for rule in rules.ALL}) == len(rules.ALL)
    assert not {rule.ID for rule in rules.ALL} & set(rules.STRUCTURE)


UNREADABLE = [name for name in STANDARD if name != "waivers"]


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_table_that_cannot_be_read_makes_no_other_table_wrong(draft: Draft, name: str) -> None:
    problems = draft.file(f"{name}.csv", b"caf\xe9").problems()
    assert [brief(problem) for problem in problems] == [("encoding", f"{name}.csv", 1, None)]


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_table_whose_path_is_refused_makes_no_other_table_wrong(draft: Draft, name: str) -> None:
    draft.resource(name)["path"] = f"../{name}.csv"
    del draft.tables[name]
    assert {problem.rule for problem in draft.problems()} <= {"resource-path", "missing-table"}


def test_a_cell_that_is_not_its_type_is_not_also_a_cell_without_a_figure(draft: Draft) -> None:
    problems = draft.put("observations", 2, "value", "lots").problems()
    assert [problem.rule for problem in problems] == ["cell"]


def test_a_column_of_the_key_that_is_missing_does_not_make_rows_alike(draft: Draft) -> None:
    problems = draft.drop_column("observations", "period").problems()
    assert [brief(problem) for problem in problems] == [("missing-column", "observations.csv", 1, "period")]


def test_without_a_table_of_areas_the_only_area_is_the_councils_own(draft: Draft) -> None:
    draft.drop("areas")
    kept = frozenset(STANDARD) - {"areas"}
    for name in kept:
        draft.resource(name)["schema"] = profile.tables()[name].schema(kept)
    problems = draft.problems()
    assert [brief(problem) for problem in problems] == [("reference", "observations.csv", 5, "area")]


def test_a_folder_that_is_not_named_like_its_slug_is_a_problem(draft: Draft) -> None:
    draft.descriptor["quarterlight"]["organisation"]["slug"] = "sample"
    problems = draft.problems()
    assert [brief(problem) for problem in problems] == [
        ("package-place", "datapackage.json", None, "quarterlight.organisation.slug")
    ]
    assert problems[0].remedy == "Rename the folder to sample, or the slug to example."


def test_where_there_is_no_package_the_checker_says_where_to_put_one(tmp_path: Path) -> None:
    draft = Draft(tmp_path)
    draft.write().unlink()
    problems = problems_below(tmp_path)
    assert [(p.rule, p.remedy) for p in problems] == [
        ("no-package", "Put packages in ORG/EDITION/datapackage.json below it.")
    ]


def problems_below(root: Path) -> tuple[Problem, ...]:
    return check.check(root / "datapackages", root, date(2025, 9, 1)).problems


# Waivers. What the rules find now are errors; a blank row is a warning, and a byte order mark a note.

WAIVER = ("Printed so in the source.", "Publisher", "2025-08-01", "2026-08-01")


def blank(draft: Draft) -> Draft:
    """Return `draft` with a blank row in themes.csv, which is a warning in row 4."""
    return draft.add("themes", "", "", "", "")


def test_a_warning_without_a_waiver_stands(draft: Draft) -> None:
    checked = blank(draft).check()
    assert [brief(problem) for problem in checked.problems] == [("blank-row", "themes.csv", 4, None)]
    assert checked.problems[0].level is Level.WARNING and checked.waived == ()


def test_a_waiver_lets_a_warning_stand_and_keeps_its_reason(draft: Draft) -> None:
    checked = blank(draft).add("waivers", "blank-row", "file:themes.csv", *WAIVER).check()
    assert checked.problems == ()
    assert [(entry.problem.rule, entry.waiver.reason) for entry in checked.waived] == [("blank-row", WAIVER[0])]


@pytest.mark.parametrize(
    ("today", "stands"), [(date(2026, 8, 1), False), (date(2026, 8, 2), True)], ids=["on its last day", "after it"]
)
def test_a_waiver_holds_until_its_last_day_and_not_after(draft: Draft, today: date, stands: bool) -> None:
    checked = blank(draft).add("waivers", "blank-row", "file:themes.csv", *WAIVER).check(today)
    expired = ("waiver-expired", "waivers.csv", 2, "until")
    left = [("blank-row", "themes.csv", 4, None), expired] if stands else []
    assert [brief(problem) for problem in checked.problems] == left
    if stands:
        assert checked.problems[1].found == "the waiver ended on 2026-08-01."
        assert checked.problems[1].remedy == "Decide anew and set a later day, or delete it."


def test_a_waiver_without_a_last_day_holds(draft: Draft) -> None:
    draft = blank(draft).add("waivers", "blank-row", "file:themes.csv", *WAIVER[:3], "")
    assert draft.check(date(2099, 1, 1)).problems == ()


def test_a_waiver_whose_last_day_cannot_be_read_lets_nothing_stand(draft: Draft) -> None:
    checked = blank(draft).add("waivers", "blank-row", "file:themes.csv", *WAIVER[:3], "01/08/2026").check()
    assert [brief(problem) for problem in checked.problems] == [
        ("blank-row", "themes.csv", 4, None),
        ("cell", "waivers.csv", 2, "until"),
    ]


def test_a_waiver_of_no_rule_shows_the_nearest_id(draft: Draft) -> None:
    checked = blank(draft).add("waivers", "blank-rows", "file:themes.csv", *WAIVER).check()
    unknown = checked.problems[1]
    assert brief(unknown) == ("waiver-unknown", "waivers.csv", 2, "rule")
    assert (unknown.found, unknown.remedy) == ('there is no rule "blank-rows".', "Did you mean blank-row?")


def test_a_waiver_of_nothing_like_a_rule_says_where_the_ids_are(draft: Draft) -> None:
    (unknown,) = draft.add("waivers", "?", "potholes", *WAIVER).problems()
    assert unknown.remedy == "Write the id that the checker prints in square brackets."


def test_a_waiver_that_lets_nothing_stand_is_unused(draft: Draft) -> None:
    (unused,) = draft.add("waivers", "bounds", "potholes", *WAIVER).problems()
    assert brief(unused) == ("waiver-unused", "waivers.csv", 2, "subject")
    assert unused.level is Level.WARNING
    assert (unused.found, unused.remedy) == ('nothing of the rule bounds is found for "potholes".', "Delete the row.")


def test_an_error_can_never_be_waived(draft: Draft) -> None:
    draft.put("observations", 2, "value", "-5").put("observations", 2, "printed", "-5")
    draft.add("waivers", "bounds", "potholes", *WAIVER)
    checked = draft.check()
    assert checked.waived == ()
    assert [brief(problem) for problem in checked.problems] == [
        ("bounds", "observations.csv", 2, "value"),
        ("waiver-refused", "waivers.csv", 2, "rule"),
    ]
    assert checked.problems[1].found == 'bounds for "potholes" is an error, and an error can never be waived.'
    assert checked.problems[1].remedy == "Put the error right, and delete the row."

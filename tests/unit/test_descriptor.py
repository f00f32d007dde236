"""A datapackage.json may say anything at all: what does not fit is a problem in plain words, and no path leads out."""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packages import Draft

from quarterlight.data import datapackage, descriptor, misfit, profile
from quarterlight.words.problems import Problem, as_github, as_json, as_text

Change = Callable[[Draft], object]


def said(draft: Draft) -> list[tuple[str, str | None, str, str]]:
    """Return rule, place, what was found and what to write of each problem that reading the descriptor has."""
    _, problems = descriptor.read(draft.write(), "p/datapackage.json")
    assert {problem.location.path for problem in problems} <= {"p/datapackage.json"}
    return [(p.rule, p.location.column, p.found, p.remedy) for p in problems]


def raw(folder: Path, content: bytes | str) -> list[Problem]:
    """Return the problems of a datapackage.json of this very content."""
    file = folder / "datapackage.json"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    found, problems = descriptor.read(file, "p/datapackage.json")
    assert found is None
    return problems


def edition(draft: Draft) -> dict[str, Any]:
    found: dict[str, Any] = draft.descriptor["quarterlight"]["edition"]
    return found


def organisation(draft: Draft) -> dict[str, Any]:
    found: dict[str, Any] = draft.descriptor["quarterlight"]["organisation"]
    return found


def test_a_sound_descriptor_names_a_file_for_each_table(tmp_path: Path) -> None:
    draft = Draft(tmp_path)
    found, problems = descriptor.read(draft.write(), "p/datapackage.json")
    assert problems == [] and found is not None
    assert set(found.files) == set(draft.tables)
    assert found.files["themes"] == draft.folder / "themes.csv"


NO_OBJECT = ("the file holds no JSON object.", 'Begin with "{" and the name of the package.')
NEAR = "Look for a missing or a spare comma, bracket or quotation mark just before it."
UNREADABLE = [
    pytest.param(
        '{"name": "a"\n "b": 1}', "the file is not JSON: Expecting ',' delimiter at character 2.", NEAR, id="no comma"
    ),
    pytest.param("", "the file is not JSON: Expecting value at character 1.", NEAR, id="empty"),
    pytest.param("name,value\n", "the file is not JSON: Expecting value at character 1.", NEAR, id="a CSV file"),
    pytest.param("[1, 2]", *NO_OBJECT, id="array"),
    pytest.param("null", *NO_OBJECT, id="null"),
    pytest.param('"text"', *NO_OBJECT, id="text"),
    pytest.param(b'{"name": "caf\xe9"}', "the file is not UTF-8.", "Save it as UTF-8.", id="Latin-1"),
    pytest.param("[" * 100_000, *misfit.TOO_DEEP, id="100,000 brackets"),
    pytest.param(
        '{"a": NaN}', "a number in the file cannot be read (NaN is no number).", "Write a plain number.", id="NaN"
    ),
    pytest.param(
        '{"name": "half \\ud800"}',
        'a text holds a control character: "half [U+D800]".',
        "Type the text anew.",
        id="half a character",
    ),
    pytest.param(
        '{"name": "\\u001b[31m"}',
        'a text holds a control character: "[U+001B][31m".',
        "Type the text anew.",
        id="escape",
    ),
]


@pytest.mark.parametrize(("content", "found", "remedy"), UNREADABLE)
def test_a_file_that_is_no_descriptor_says_why(tmp_path: Path, content: bytes | str, found: str, remedy: str) -> None:
    assert [(p.rule, p.found, p.remedy) for p in raw(tmp_path, content)] == [("descriptor", found, remedy)]


def test_a_mistake_in_the_json_has_its_line(tmp_path: Path) -> None:
    assert raw(tmp_path, '{"name": "a"\n "b": 1}')[0].location.row == 2


def test_a_number_of_5_000_digits_is_a_problem(tmp_path: Path) -> None:
    assert [problem.rule for problem in raw(tmp_path, f'{{"a": {"9" * 5000}}}')] == ["descriptor"]


@pytest.mark.parametrize("kind", ["[{}]", '{{"a": {}}}'], ids=["arrays", "objects"])
def test_no_depth_of_nesting_is_a_traceback(tmp_path: Path, kind: str) -> None:
    before, after = kind.format(" ").replace("{{", "{").replace("}}", "}").split(" " if kind[0] == "[" else "  ")
    for depth in (*range(25, 35), *range(sys.getrecursionlimit() - 120, sys.getrecursionlimit() + 5, 5)):
        content = '{"quarterlight": ' + before * depth + "1" + after * depth + "}"
        assert all(problem.rule == "descriptor" for problem in raw(tmp_path, content))


def test_a_byte_order_mark_before_the_json_does_no_harm(tmp_path: Path) -> None:
    draft = Draft(tmp_path)
    draft.file("datapackage.json", b"\xef\xbb\xbf" + json.dumps(draft.descriptor).encode())
    assert said(draft) == []


def test_a_folder_named_datapackage_json_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "datapackage.json").mkdir()
    found, problems = descriptor.read(tmp_path / "datapackage.json", "p/datapackage.json")
    assert found is None
    assert [problem.found for problem in problems] == ["this is not a plain file."]


def test_a_descriptor_over_5_megabytes_is_not_read(tmp_path: Path) -> None:
    problems = raw(tmp_path, b" " * 5_000_001)
    assert [problem.found for problem in problems] == ["the file is over 5 MB."]


MISFITS: list[Any] = [
    pytest.param(
        lambda d: d.descriptor.pop("version"),
        (
            "version",
            "it is missing.",
            "Add it: a new quarter raises the middle number, a correction the last, a change of columns the first.",
        ),
        id="no version",
    ),
    pytest.param(
        lambda d: edition(d).pop("period"),
        ("quarterlight.edition.period", "it is missing.", "Add it: the period that the report is about."),
        id="no period",
    ),
    pytest.param(
        lambda d: organisation(d).update(slug="Example Council"),
        (
            "quarterlight.organisation.slug",
            'found "Example Council".',
            "Write lower-case letters, digits and single hyphens: example-council. "
            "The council's part of every address.",
        ),
        id="slug with capitals",
    ),
    pytest.param(
        lambda d: organisation(d).update(slug="example\n"),
        (
            "quarterlight.organisation.slug",
            'found "example[U+000A]".',
            "Write lower-case letters, digits and single hyphens: example. The council's part of every address.",
        ),
        id="slug and a line break",
    ),
    pytest.param(
        lambda d: organisation(d).update(contakt="a@b.example"),
        ("quarterlight.organisation.contakt", "the standard has no such entry.", "Did you mean contact?"),
        id="entry with a typing error",
    ),
    pytest.param(
        lambda d: edition(d).update(zzz=1),
        (
            "quarterlight.edition.zzz",
            "the standard has no such entry.",
            "The entries here are: slug, title, period, published_on, next_expected, figures, source_document, "
            "editorial.",
        ),
        id="entry that is nothing like any other",
    ),
    pytest.param(
        lambda d: edition(d).update(period="2011-12"),
        (
            "quarterlight.edition.period",
            'found "2011-12".',
            "It could be a month or a year: write FY2011-12 for the financial year, or 2011-M12 for the month. "
            "The period that the report is about.",
        ),
        id="bare 2011-12",
    ),
    pytest.param(
        lambda d: edition(d).update(period="FY2011-13"),
        (
            "quarterlight.edition.period",
            '"FY2011-13" is not a period.',
            "A year runs into the next one: write FY2011-12.",
        ),
        id="year of two years",
    ),
    pytest.param(
        lambda d: edition(d).update(published_on="05/08/2025"),
        (
            "quarterlight.edition.published_on",
            'found "05/08/2025".',
            "Write year, month and day, such as 2017-11-21. The day it was published.",
        ),
        id="British date",
    ),
    pytest.param(
        lambda d: edition(d).update(published_on="2025-02-30"),
        ("quarterlight.edition.published_on", '"2025-02-30" is no day.', "Write a day such as 2017-11-21."),
        id="30 February",
    ),
    pytest.param(
        lambda d: edition(d).update(next_expected="2025-13-01"),
        ("quarterlight.edition.next_expected", '"2025-13-01" is no day.', "Write a day such as 2017-11-21."),
        id="thirteenth month",
    ),
    pytest.param(
        lambda d: edition(d).update(figures="Final"),
        (
            "quarterlight.edition.figures",
            'found "Final".',
            "Write one of provisional, final, not stated. The status of the figures.",
        ),
        id="none of a list",
    ),
    pytest.param(
        lambda d: d.descriptor["quarterlight"].update(profile="quarterlight/9"),
        ("quarterlight.profile", 'found "quarterlight/9".', "Write quarterlight/1. The version of this standard."),
        id="another profile",
    ),
    pytest.param(
        lambda d: d.descriptor.update(version="1.0"),
        (
            "version",
            'found "1.0".',
            "Write three numbers, such as 1.0.0. A new quarter raises the middle number, a correction the last, "
            "a change of columns the first.",
        ),
        id="version of two numbers",
    ),
    pytest.param(
        lambda d: d.descriptor.update(description="Short."),
        (
            "description",
            'found "Short.".',
            "Write at least 50 characters. What the data is, in 50 to 5,000 characters.",
        ),
        id="short description",
    ),
    pytest.param(
        lambda d: d.descriptor.update(sources=[]),
        ("sources", "found [].", "List at least 1. The report that the figures were read from."),
        id="no sources",
    ),
    pytest.param(
        lambda d: organisation(d).update(website="javascript:alert(1)"),
        (
            "quarterlight.organisation.website",
            'found "javascript:alert(1)".',
            "Write a web address that begins with https://. The council's own website.",
        ),
        id="script as a web address",
    ),
    pytest.param(
        lambda d: d.descriptor.update(title=5),
        ("title", "found 5.", "Write text in quotation marks. The title of the data of this edition."),
        id="number for a title",
    ),
    pytest.param(
        lambda d: organisation(d).update(slug="glossary"),
        (
            "quarterlight.organisation.slug",
            '"glossary" is reserved.',
            f"Choose another; reserved are {', '.join(sorted(profile.RESERVED_SLUGS))}.",
        ),
        id="reserved slug",
    ),
]


@pytest.mark.parametrize(("change", "expected"), MISFITS)
def test_an_entry_that_does_not_fit_is_named_with_what_to_write(
    tmp_path: Path, change: Change, expected: tuple[str, str, str]
) -> None:
    draft = Draft(tmp_path)
    change(draft)
    assert said(draft) == [("descriptor", *expected)]


REMEDY = "Write the name of a CSV file in this folder: themes.csv."
PATHS = [
    pytest.param("/etc/passwd", "is an absolute path.", id="absolute"),
    pytest.param("C:\\themes.csv", "is an absolute path.", id="drive"),
    pytest.param("\\\\server\\themes.csv", "is an absolute path.", id="network share"),
    pytest.param("~/themes.csv", "is an absolute path.", id="home"),
    pytest.param("../themes.csv", "climbs out of the folder or is no plain path.", id="climbing out"),
    pytest.param("a/../../themes.csv", "climbs out of the folder or is no plain path.", id="climbing out later"),
    pytest.param("..\\themes.csv", "climbs out of the folder or is no plain path.", id="climbing out, backslash"),
    pytest.param("a\\themes.csv", "climbs out of the folder or is no plain path.", id="backslash"),
    pytest.param("a\nb.csv", "climbs out of the folder or is no plain path.", id="line break"),
    pytest.param("\u202ethemes.csv", "climbs out of the folder or is no plain path.", id="turned-round text"),
    pytest.param("https://example.com/themes.csv", "is a remote address.", id="https"),
    pytest.param("file:///etc/passwd", "is a remote address.", id="file address"),
    pytest.param("//example.com/themes.csv", "is a remote address.", id="address without a scheme"),
    pytest.param("themes.xlsx", "is no CSV file.", id="workbook"),
    pytest.param("", "is no CSV file.", id="empty"),
    pytest.param(".", "is no CSV file.", id="the folder"),
    pytest.param("x" * 300 + ".csv", "is too long.", id="long name"),
    pytest.param("x/" * 600 + "a.csv", "is too long.", id="long path"),
]


@pytest.mark.parametrize(("path", "why"), PATHS)
def test_a_path_that_leads_elsewhere_is_refused(tmp_path: Path, path: str, why: str) -> None:
    draft = Draft(tmp_path)
    draft.resource("themes")["path"] = path
    refused, missing = said(draft)
    assert refused[:2] == ("resource-path", "resources.0.path")
    assert refused[2].endswith(why) and refused[3] == REMEDY
    assert missing[0] == "missing-table"


@pytest.mark.parametrize("linked", ["file", "folder", "itself"])
def test_a_link_that_leads_out_is_refused(tmp_path: Path, linked: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.csv").write_text("theme,title,order\n")
    draft = Draft(tmp_path)
    draft.write()
    link, target = {
        "file": (draft.folder / "link.csv", outside / "secret.csv"),
        "folder": (draft.folder / "link", outside),
        "itself": (draft.folder / "link.csv", draft.folder / "link.csv"),
    }[linked]
    link.symlink_to(target)
    draft.resource("themes")["path"] = "link/secret.csv" if linked == "folder" else "link.csv"
    file = draft.write()
    package, problems = datapackage.load(file, tmp_path)
    assert package is not None and "themes" not in {name for name, table in package.tables.items() if table.columns}
    assert {problem.rule for problem in problems} & {"resource-path", "missing-file"}


def test_a_link_inside_the_folder_is_followed(tmp_path: Path) -> None:
    draft = Draft(tmp_path)
    draft.write()
    (draft.folder / "link.csv").symlink_to("themes.csv")
    draft.resource("themes")["path"] = "link.csv"
    assert said(draft) == []


def test_data_in_the_descriptor_is_refused(tmp_path: Path) -> None:
    draft = Draft(tmp_path)
    draft.resource("themes")["data"] = [["theme"], ["green"]]
    found, remedy = "the data stands in the descriptor.", "Put it in a CSV file."
    assert said(draft) == [("descriptor", "resources.0.data", found, remedy)]


def test_a_resource_without_a_path_is_told_to_have_one(tmp_path: Path) -> None:
    draft = Draft(tmp_path)
    del draft.resource("themes")["path"]
    assert [(place, found) for _, place, found, _ in said(draft)] == [("resources.0.path", "it is missing.")]


def test_a_table_is_named_once(tmp_path: Path) -> None:
    draft = Draft(tmp_path)
    draft.descriptor["resources"].append(draft.resource("themes"))
    last = len(draft.descriptor["resources"]) - 1
    expected = ("descriptor", f"resources.{last}.name", '"themes" stands twice.', "Name each table once.")
    assert said(draft) == [expected]


@pytest.mark.parametrize("name", [name for name, spec in profile.tables().items() if spec.required])
def test_a_required_table_is_missed_once_and_nothing_else_is_said(tmp_path: Path, name: str) -> None:
    draft = Draft(tmp_path).drop(name)
    found, remedy = f'the table "{name}" is missing.', f"Add {name}.csv and its resource."
    assert [(p.rule, p.found, p.remedy) for p in draft.problems()] == [("missing-table", found, remedy)]


def test_a_table_that_is_nearly_of_the_standard_shows_the_nearest_name(tmp_path: Path) -> None:
    draft = Draft(tmp_path)
    draft.tables["observation"] = draft.tables["finance"]
    draft.descriptor["resources"].append(
        {**draft.resource("finance"), "name": "observation", "path": "observation.csv"}
    )
    problems = draft.problems()
    assert [(p.rule, p.location.column, p.remedy) for p in problems] == [
        ("unknown-table", "resources.observation.schema", "Did you mean observations?")
    ]


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("target", "If it is the table targets, name it targets.csv and run"),
        ("xyzzy", 'Run "quarterlight describe'),
        ("returns", 'Run "quarterlight describe'),
    ],
    ids=["nearly of the standard", "nothing like it", "of the standard"],
)
def test_a_file_that_no_resource_names_is_not_left_out_in_silence(tmp_path: Path, name: str, remedy: str) -> None:
    draft = Draft(tmp_path).drop("returns").file(f"{name}.csv", "a,b\n1,2\n")
    problems = draft.problems()
    assert [(p.rule, p.location.path.rsplit("/", 1)[-1]) for p in problems] == [("unknown-table", f"{name}.csv")]
    assert problems[0].remedy.startswith(remedy)


EXTRA: list[Any] = [
    pytest.param(None, "the extra table has no fields with a name and a type.", id="no schema"),
    pytest.param([], "the extra table has no fields with a name and a type.", id="schema that is a list"),
    pytest.param({"fields": "section"}, "the extra table has no fields with a name and a type.", id="text for fields"),
    pytest.param(
        {"fields": [{"name": "section", "type": []}]},
        "the extra table has no fields with a name and a type.",
        id="list for a type",
    ),
    pytest.param(
        {"fields": [{"name": "section", "type": "geopoint"}]},
        "the extra table has no fields with a name and a type.",
        id="type that no table may use",
    ),
    pytest.param({"fields": []}, 'the extra table has no column "section".', id="no fields"),
]


@pytest.mark.parametrize(("schema", "found"), EXTRA)
def test_an_extra_table_must_be_described(tmp_path: Path, schema: object, found: str) -> None:
    draft = Draft(tmp_path)
    draft.resource("finance")["schema"] = schema
    problems = draft.problems()
    assert {(p.rule, p.location.column) for p in problems} == {("extra-table", "resources.finance.schema")}
    assert found in [problem.found for problem in problems]


def test_an_extra_table_lacking_a_label_column_is_told_so(tmp_path: Path) -> None:
    problems = Draft(tmp_path).drop_column("finance", "section").problems()
    assert [(p.rule, p.location.row, p.location.column) for p in problems] == [("missing-column", 1, "section")]


@pytest.mark.parametrize("kind", ["number", "integer", "date", "boolean"])
def test_the_labels_of_an_extra_table_are_text_whatever_its_schema_says(tmp_path: Path, kind: str) -> None:
    draft = Draft(tmp_path)
    for field in draft.resource("finance")["schema"]["fields"][:3]:
        field["type"] = kind
    assert draft.problems() == ()


@pytest.mark.parametrize("kind", ["number", "integer", "date", "boolean", "string"])
@pytest.mark.parametrize("name", ["markers", "period"])
def test_a_column_of_an_extra_table_may_have_any_name(tmp_path: Path, name: str, kind: str) -> None:
    draft = Draft(tmp_path)
    draft.tables["finance"][0][-1] = name
    draft.resource("finance")["schema"]["fields"][-1] = {"name": name, "type": kind}
    assert {problem.rule for problem in draft.problems()} <= {"cell"}


def places(content: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the path of every part of a descriptor."""
    yield path
    children = content.items() if isinstance(content, dict) else enumerate(content) if isinstance(content, list) else ()
    for key, child in children:
        yield from places(child, (*path, key))


def replaced(content: Any, path: tuple[str | int, ...], value: object) -> Any:
    """Return `content` with `value` at `path`."""
    if not path:
        return value
    copy = content.copy()
    copy[path[0]] = replaced(content[path[0]], path[1:], value)
    return copy


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
SOUND = Draft(Path("unused")).descriptor
PLACES = [path for path in places(SOUND) if "fields" not in path or path[:2] == ("resources", 17)]


@given(path=st.sampled_from(PLACES), value=json_values)
def test_any_value_in_any_place_of_a_descriptor_is_taken_or_a_problem(
    tmp_path_factory: pytest.TempPathFactory, path: tuple[str | int, ...], value: object
) -> None:
    draft = Draft(tmp_path_factory.mktemp("any"))
    draft.descriptor = replaced(draft.descriptor, path, value)
    checked = draft.check()
    assert checked.packages or checked.problems
    for problem in checked.problems:
        assert problem.found and problem.remedy and as_text(problem).encode() and as_github(problem).encode()
    assert as_json(checked.problems).encode()

"""Everything that a publisher or a maintainer may use is described, and what is described is there."""

import ast
import html
import json
import os
import re
import subprocess
import sys
from dataclasses import fields, is_dataclass
from importlib.metadata import metadata
from pathlib import Path

import pytest
from packaging.specifiers import SpecifierSet

from quarterlight.data import manual, profile, rules
from quarterlight.data.rules.structure import value_or_marker
from quarterlight.display import links
from quarterlight.display.gallery import Gallery
from quarterlight.display.pages import site
from quarterlight.display.pages.context import Site
from quarterlight.display.pages.environment import environment
from quarterlight.display.wording import terms
from quarterlight.facts.model import Basis, TargetKind
from quarterlight.facts.settings import Settings
from quarterlight.words.problems import Level
from quarterlight.words.status import Direction, Polarity, Status, Tone

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "generator" / "quarterlight"
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
GLOSSARY = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
DEPENDENCIES = (ROOT / "decisions" / "0005-dependencies.md").read_text(encoding="utf-8")
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "decisions").glob("*.md"))]
COMMANDS = ("check", "build", "serve", "new", "describe")


def run(*arguments: str) -> str:
    """Return what the tool prints for the arguments, on a wide terminal."""
    command = [sys.executable, "-m", "quarterlight", *arguments]
    environ = {**os.environ, "COLUMNS": "200", "PYTHONPATH": str(SOURCE.parent), "GITHUB_ACTIONS": ""}
    return subprocess.run(command, env=environ, capture_output=True, text=True, check=True).stdout


def tracked() -> list[Path]:
    """Return every file of the repository that git has or would take."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    """The pages of a site without councils, by path, as a reader sees their words."""
    about = Site("Example", "", Settings(), {}, Gallery({}, {}, {}))
    found = site.pages(environment(None, Settings()), [], about)
    return {path: html.unescape(make()) for path, make in found}


@pytest.fixture
def standard(pages: dict[str, str]) -> str:
    """The page about the data standard."""
    return pages[links.STANDARD]


def test_the_help_lists_exactly_the_commands_that_are_tested_here() -> None:
    assert tuple(re.findall(r"^    ([a-z]+) ", run("--help"), re.MULTILINE)) == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_the_readme_has_every_command_with_an_example(command: str) -> None:
    row = next(line for line in README.splitlines() if line.startswith(f"| `quarterlight {command}"))
    assert re.search(rf"`quarterlight {command} [^`A-Z]+` \|$", row)


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_the_readme_has_every_option_and_the_help_an_example(command: str) -> None:
    printed = run(*command.split(), "--help")
    options = set(re.findall(r"--[a-z-]+", printed.split("Example:")[0]))
    assert {option for option in options if not re.search(rf"{option}[` ]", README)} == set()
    assert re.search(rf"^Example: quarterlight {command or 'build'}", printed, re.MULTILINE)


@pytest.mark.parametrize("form", ["text", "github", "json", "sarif"])
def test_the_readme_explains_every_form_of_a_problem(form: str) -> None:
    assert form in re.findall(r"--format \{(.*?)\}", run("check", "--help"))[0].split(",")
    assert f"`{form}` for " in README


@pytest.mark.parametrize("library", ["pandas", "altair", "frictionless", "jinja2", "jsonschema", "yaml", "typst"])
def test_help_does_not_pay_for_a_library(library: str) -> None:
    program = (
        "import sys\n"
        "from quarterlight.edge.cli import main\n"
        "try:\n    main(['--help'])\n"
        "except SystemExit:\n    print(*sys.modules, file=sys.stderr)\n"
    )
    environ = {**os.environ, "PYTHONPATH": str(SOURCE.parent)}
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=True)
    assert "quarterlight.edge.cli" in done.stderr.split()
    assert library not in done.stderr.split()


@pytest.mark.parametrize("field", fields(Settings), ids=lambda field: field.name)
def test_the_readme_has_every_setting_with_its_default(field: object) -> None:
    name = str(getattr(field, "name", ""))
    default = getattr(Settings(), name)
    shown = (
        "empty"
        if default in ("", {}, ()) or is_dataclass(default)
        else f"`{str(default).lower() if isinstance(default, bool) else default}`"
    )
    assert f"| `{name}` | {shown} |" in README
    assert re.search(rf"^    {name}: \S", Settings.__doc__ or "", re.MULTILINE)


def test_the_readme_has_no_setting_that_does_not_exist() -> None:
    table = README.split("| setting | default |")[1].split("\n\n")[0]
    assert set(re.findall(r"^\| `(\w+)`", table, re.MULTILINE)) == {field.name for field in fields(Settings)}


@pytest.mark.parametrize("rule", rules.every(), ids=lambda rule: rule.ID)
def test_a_rule_says_why_it_matters_when_it_fires_when_not_how_to_fix_it_and_gives_an_example(rule: object) -> None:
    text = getattr(rule, "__doc__", "")
    first, _, rest = text.partition("\n\n")
    assert first.endswith(".") and "\n" not in first
    parts = [rest.find(f"{part} ") for part in manual.PARTS]
    assert -1 not in parts and parts == sorted(parts)


@pytest.mark.parametrize("rule", rules.every(), ids=lambda rule: rule.ID)
def test_every_threshold_of_a_rule_says_what_it_decides(rule: object) -> None:
    for threshold in getattr(rule, "THRESHOLDS", {}).values():
        assert re.fullmatch(r"[A-Z0-9].{10,}\.", threshold.meaning)


def test_every_module_of_rules_is_in_the_list_under_its_own_name() -> None:
    modules = [path.stem for path in (SOURCE / "data" / "rules").glob("*/[a-z]*.py")]
    assert [str(rule.ID) for rule in rules.every()] == sorted(name.strip("_").replace("_", "-") for name in modules)


def test_everything_that_the_checker_says_is_explained() -> None:
    said = {rule for path in sorted(SOURCE.rglob("*.py")) for rule in rules_named_in(path)}
    assert said - rules.ids() == set()


def rules_named_in(path: Path) -> set[str]:
    """Return the rules that a module makes problems of, as far as they stand there as plain text."""
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    firsts = [
        call.args[0]
        for call in calls
        if call.args
        and (
            getattr(call.func, "id", "") == "Problem"
            or getattr(call.func, "attr", "") == "problem"
            or (getattr(call.func, "id", "") == "_problem" and path.name == "csv_file.py")
        )
    ]
    return {str(first.value) for first in firsts if isinstance(first, ast.Constant)}


@pytest.mark.parametrize("rule", sorted(rules.ids()))
def test_the_page_of_checks_has_everything_that_the_checker_can_say(pages: dict[str, str], rule: str) -> None:
    checks = pages[links.CHECKS]
    assert f'<div id="rule-{rule}">' in checks or f"### {rule} {{#rule-{rule}}}" in checks


@pytest.mark.parametrize("page", manual.pages(), ids=lambda page: page.id)
def test_the_manual_page_of_a_rule_is_whole_and_methods_leads_to_it(pages: dict[str, str], page: manual.Manual) -> None:
    own = pages[links.CHECKS].partition(f"{{#rule-{page.id}}}")[2].partition("\n##")[0]
    assert page.first in own
    for title, words in page.parts:
        assert f"<dt>{title}</dt><dd>{words}</dd>" in own
    for name, threshold in page.thresholds.items():
        assert f"<code>{name}</code>" in own and threshold.meaning in own
    assert f'<a href="checks/#rule-{page.id}">{page.first}</a>' in pages[links.METHODS]


@pytest.mark.parametrize("table", profile.tables().values(), ids=lambda table: table.name)
def test_the_standard_s_page_has_every_table_and_column(standard: str, table: profile.TableSpec) -> None:
    _, found, rest = standard.partition(f"## {table.title} {{#table-{table.name}}}")
    part = rest.partition("\n## ")[0]
    assert found and table.description in part
    for field in table.fields:
        assert f"<code>{field['name']}</code>" in part
        assert field["title"] and re.fullmatch(r".{8,}[.!]", field["description"]), field["name"]
        assert field["description"] in part
        for value in field.get("constraints", {}).get("enum", ()):
            assert str(value) in part


def test_the_standard_s_page_has_every_part_of_the_descriptor(standard: str) -> None:
    own = profile.descriptor_schema()["properties"]["quarterlight"]["properties"]
    for group in ("organisation", "edition"):
        for name, part in own[group]["properties"].items():
            assert f"<code>quarterlight.{group}.{name}</code></dt><dd>{part['description']}</dd>" in standard


def test_the_standard_s_page_has_every_marker_and_form_of_period(standard: str) -> None:
    assert [code for code in terms.MARKERS if f"<dt><code>{code}</code></dt>" not in standard] == []
    forms = "FY2017-18 FY2017-18-Q2 2017-M06 2017-06-30 CY2011 CY2011-Q2 AY2010-11 AY2010-11-T1".split()
    assert [form for form in forms if f"<code>{form}</code>" not in standard] == []


def test_the_glossary_has_every_fixed_word_of_the_model() -> None:
    words = [str(word) for kind in (Basis, TargetKind, Polarity, Tone, Status, Direction) for word in kind]
    assert [word for word in words if f"`{word}`" not in GLOSSARY] == []
    assert [level for level in Level if f"| {level} |" not in GLOSSARY] == []


def test_the_glossary_explains_a_word_once_and_in_order() -> None:
    for part in ("The field", "The code"):
        listed = re.findall(r"^\| (.+?) \|", GLOSSARY.split(f"## {part}\n")[1].split("\n## ")[0], re.MULTILINE)[1:]
        assert listed == sorted(set(listed), key=str.lower), part


def test_contributing_has_every_template_and_every_command_of_make() -> None:
    templates = {path.relative_to(SOURCE / "templates").as_posix() for path in (SOURCE / "templates").rglob("*.*")}
    assert set(re.findall(r"^\| `(\w+/\w+\.\w+)` \|", CONTRIBUTING, re.MULTILINE)) == templates
    commands = re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert set(re.findall(r"^\| `make ([a-z]+)` \|", CONTRIBUTING, re.MULTILINE)) == set(commands)


def test_every_dependency_has_its_reason() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    listed = re.findall(
        r'^    "([A-Za-z0-9-]+)[^"]*",$', project.split("\ndependencies = [")[1].split("]\n")[0], re.MULTILINE
    )
    for name in ("site.in", "test.in"):
        lines = (ROOT / "requirements" / name).read_text(encoding="utf-8").splitlines()
        listed += [line for line in lines if line and not line.startswith("#")]
    assert listed and [name for name in listed if f"**{name}**" not in DEPENDENCIES] == []


PINNED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==", re.MULTILINE)


def test_every_pinned_requirement_installs_with_the_oldest_python_that_the_readme_promises() -> None:
    (oldest,) = set(re.findall(r"You need Python ([\d.]+) or newer", README))
    texts = [(ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8") for name in ("site", "test")]
    names = {name for text in texts for name in PINNED.findall(text)}
    needs = {name: metadata(name)["Requires-Python"] or "" for name in names}
    assert len(names) > 80
    assert {name: need for name, need in needs.items() if f"{oldest}.0" not in SpecifierSet(need)} == {}


def test_every_decision_is_listed_and_says_context_decision_and_consequences() -> None:
    index = (ROOT / "decisions" / "README.md").read_text(encoding="utf-8")
    for number, path in enumerate(sorted((ROOT / "decisions").glob("0*.md")), 1):
        text = path.read_text(encoding="utf-8")
        title = text.splitlines()[0].removeprefix(f"# {number}. ")
        assert f"| [{number}]({path.name}) | {title} |" in index
        assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Context", "Decision", "Consequences"]


def test_the_architecture_page_is_up_to_date() -> None:
    command = [sys.executable, str(ROOT / "scripts" / "architecture"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8"))
    inner = [target for target in targets if not re.match(r"https?://|mailto:", target)]
    assert [target for target in inner if not is_there(page, target)] == []


def is_there(page: Path, target: str) -> bool:
    """Return whether a link of a page leads to a file, and to a heading of it where it names one."""
    path, _, anchor = target.partition("#")
    file = page.parent / path if path else page
    if not anchor or not file.is_file():
        return file.exists()
    headings = re.findall(r"^#+ (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE)
    return anchor in {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_the_readme_shows_a_problem_as_the_tool_prints_it() -> None:
    example = README.split("```text\n")[1].split("\n```")[0]
    remedy = re.findall(r'"observations": \'(.+)\'', Path(str(value_or_marker.__file__)).read_text(encoding="utf-8"))[0]
    assert example.splitlines()[1] == f"{remedy} [{value_or_marker.ID}]"


def test_the_changelog_has_the_version() -> None:
    version = run("--version").split()[-1]
    assert f"\n## [{version}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


# Written in two parts, so that this file does not hold what it looks for.
HOSTS = [
    f"{name}.{end}" for name, end in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("crates", "io"))
]
MACHINE = re.compile(r"(?<![\w.$}/-])/(?:work|root|home|Users)" + r"/\w")


def test_no_file_names_a_registry_s_host_or_a_path_of_somebody_s_machine() -> None:
    found = []
    for path in tracked():
        if path.suffix not in {".png", ".ico", ".zip", ".woff2"}:
            text = path.read_text(encoding="utf-8", errors="replace")
            bad = [host for host in HOSTS if host in text] + MACHINE.findall(text)
            found += [(path.relative_to(ROOT).as_posix(), word) for word in bad]
    assert found == []


def test_the_packages_say_that_they_are_under_the_licence_that_the_readme_names() -> None:
    assert "Open Government Licence v3.0" in README
    for file in sorted((ROOT / "datapackages").glob("*/*/datapackage.json")):
        assert [found["name"] for found in json.loads(file.read_text(encoding="utf-8"))["licenses"]] == ["OGL-UK-3.0"]

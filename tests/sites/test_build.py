"""The command `quarterlight build`, run as publishers run it: what it writes, and what it leaves when it fails."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from sites import html
from sites.project import COMMAND, DATA, EXAMPLE, build, copy, digests, environment, quarterlight, replace_text
from sites.serving import Served

PAGES = """
    index.html 404.html about/ accessibility/ contact/ glossary/ indicators/ methods/ privacy/ search/ standard/
    kent/ kent/actions/ kent/data/ kent/editions/2011-12-q1/ kent/themes/tackle-disadvantage/
    kent/priorities/culture-and-sport/ kent/tables/complaints/ kent/tables/fte/ kent/tables/staff/
    kent/indicators/days-to-repair-potholes/ kirklees/ kirklees/actions/ kirklees/data/
    kirklees/editions/2017-18-q2/ kirklees/themes/ambitious/ kirklees/themes/inclusive/ kirklees/themes/resilient/
    kirklees/priorities/a-sustainable-environment/ kirklees/indicators/potholes-repaired/
""".split()


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy(EXAMPLE, tmp_path_factory.mktemp("finished") / "project")
    build(project)
    return project


@pytest.fixture
def project(finished: Path, tmp_path: Path) -> Path:
    """The example council's site, already built once, to be spoilt at will."""
    return Path(shutil.copytree(finished, tmp_path / "project"))


def fails(done: subprocess.CompletedProcess[str]) -> str:
    """Return what a command printed that failed as it should: exit code 1, and no traceback."""
    printed = done.stdout + done.stderr
    assert "Traceback" not in printed, printed
    assert done.returncode == 1, printed
    return printed


def times(folder: Path) -> dict[str, tuple[int, int]]:
    return {str(file): (file.stat().st_mtime_ns, file.stat().st_ino) for file in folder.rglob("*")}


@contextlib.contextmanager
def untouched(site: Path) -> Iterator[None]:
    """Check that nothing in the finished site is written, moved or removed meanwhile."""
    before = digests(site), times(site), site.stat().st_ino
    assert before[0]["index.html"]
    yield
    assert (digests(site), times(site), site.stat().st_ino) == before


@pytest.mark.parametrize(("council", "count"), [("kirklees", 65), ("kent", 26)])
def test_each_indicator_of_each_real_report_has_a_page_its_data_its_charts_and_nothing_else(
    real_site: Served, council: str, count: int
) -> None:
    folders = list((real_site.site / council / "indicators").iterdir())
    assert len(folders) == count
    for folder in folders:
        found = {file.name for file in folder.iterdir()}
        always = {"index.html", "card.png", f"{folder.name}.csv", f"{folder.name}.json"}
        stems = {f"{folder.name}{part}" for part in ("", "-year", "-comparison")}
        charts = {f"{stem}{end}" for stem in stems for end in (".svg", "-narrow.svg", ".png", ".vl.json")}
        assert always <= found <= always | charts


@pytest.mark.parametrize("path", PAGES)
def test_each_kind_of_page_of_the_real_site_exists(real_site: Served, path: str) -> None:
    file = real_site.site / (f"{path}index.html" if path.endswith("/") else path)
    assert file.is_file()
    assert "</html>" in file.read_text(encoding="utf-8")


def test_every_page_says_who_publishes_the_site_where_the_setting_does(real_site: Served, example_site: Served) -> None:
    for page in real_site.site.rglob("index.html"):
        text = page.read_text(encoding="utf-8")
        assert "embed" in page.parts or "Published by The Quarterlight project." in text, page
    assert "Published by" not in (example_site.site / "index.html").read_text(encoding="utf-8")


def test_the_finished_site_holds_nothing_left_over_from_the_tools(real_site: Served) -> None:
    files = [file for file in real_site.site.rglob("*") if file.is_file() and "pagefind" not in file.parts]
    texts = [file.relative_to(real_site.site).as_posix() for file in files if file.suffix == ".txt"]
    assert texts == [".well-known/security.txt"]
    assert {file.suffix for file in files} - {".txt"} == {
        ".html",
        ".css",
        ".js",
        ".svg",
        ".csv",
        ".json",
        ".zip",
        ".xml",
        ".jsonld",
        ".png",
        ".pdf",
        "",
    }
    assert [file.name for file in real_site.site.rglob("*") if file.is_file() and not file.suffix] == ["_headers"]


def test_the_same_input_gives_the_same_bytes_in_any_folder_language_and_time_zone(
    real_site: Served, tmp_path: Path
) -> None:
    elsewhere = copy(real_site.project, tmp_path / "another folder")
    variables = {"TZ": "Pacific/Auckland", "LC_ALL": "C.UTF-8", "LANGUAGE": "fr", "PYTHONHASHSEED": "7"}
    build(elsewhere, SITE_URL=real_site.address, **variables)
    first, second = digests(real_site.project), digests(elsewhere)
    assert {path for path in first.keys() | second.keys() if first.get(path) != second.get(path)} == set()


def test_a_second_build_writes_nothing_anew_and_gives_the_same_site(project: Path) -> None:
    # A copied project has copies where the build makes links to its cache, and makes them once more.
    build(project)
    folders = (project / "build/docs", project / "build/theme")
    before, site = [times(folder) for folder in folders], digests(project / "site")
    build(project)
    assert [times(folder) for folder in folders] == before
    assert digests(project / "site") == site


def test_a_stale_file_is_removed_from_the_source_and_the_site(project: Path) -> None:
    for folder in ("build/docs/old", "site/old"):
        (project / folder).mkdir()
        (project / folder / "index.md").write_text("# Old\n", encoding="utf-8")
    (project / "docs" / "kept").mkdir()
    (project / "docs" / "kept" / "index.md").write_text("# Kept\n", encoding="utf-8")
    build(project)
    assert (project / "site/kept/index.html").is_file()
    shutil.rmtree(project / "docs" / "kept")
    build(project)
    for gone in ("build/docs/old", "site/old", "build/docs/kept", "site/kept"):
        assert not (project / gone).exists()


def test_a_broken_package_prints_its_problems_and_leaves_the_last_good_site(project: Path) -> None:
    text = (project / DATA / "observations.csv").read_text(encoding="utf-8")
    first = text.splitlines()[1].split(",")
    broken = text.replace(",".join(first), ",".join([*first[:3], "a lot", *first[4:]]), 1)
    (project / DATA / "observations.csv").write_text(broken, encoding="utf-8")
    with untouched(project / "site"):
        printed = fails(quarterlight("build", project))
    assert f'{DATA}/observations.csv, row 2, column "value"' in printed
    assert '"a lot"' in printed
    assert "Nothing was built: 1 error." in printed


def test_a_failing_engine_leaves_the_last_good_site_and_says_which_link_is_broken(project: Path) -> None:
    about = project / "docs/about/index.md"
    good = about.read_text(encoding="utf-8")
    about.write_text(f"{good}\n[Nowhere](../nowhere/index.md)\n", encoding="utf-8")
    with untouched(project / "site"):
        printed = fails(quarterlight("build", project))
    assert "about/index.md" in printed
    assert "nowhere/index.md" in printed
    about.write_text(f"{good}\nPut right.\n", encoding="utf-8")
    build(project)
    assert "Put right." in (project / "site/about/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("stage", ["build/site", "build/site/index.html", "build/site/pagefind"])
def test_a_killed_build_leaves_the_last_good_site_and_the_next_one_works(project: Path, stage: str) -> None:
    whole = digests(project / "site")
    with untouched(project / "site"):
        running = subprocess.Popen(
            [str(COMMAND), "build", str(project)], env=environment(), stdout=subprocess.DEVNULL, start_new_session=True
        )
        while not (project / stage).exists() and running.poll() is None:
            time.sleep(0.001)
        os.killpg(running.pid, signal.SIGKILL)
        assert running.wait() == -signal.SIGKILL
    build(project)
    assert digests(project / "site") == whole


def test_the_site_is_never_without_its_front_page_while_it_is_replaced(project: Path) -> None:
    front, other = project / "site/index.html", project / "site/search/index.html"
    finished, absent, seen = threading.Event(), [], set()

    def watch() -> None:
        while not finished.is_set():
            try:
                seen.add(front.read_bytes()[-7:])
                other.read_bytes()
            except FileNotFoundError as error:
                absent.append(str(error))

    watcher = threading.Thread(target=watch)
    watcher.start()
    inode = (project / "site").stat().st_ino
    try:
        build(project)
    finally:
        finished.set()
        watcher.join()
    assert (project / "site").stat().st_ino != inode
    assert seen == {b"</html>"}
    assert absent == []
    assert {path.name for path in project.iterdir()} == {"mkdocs.yml", "docs", "datapackages", "build", "site"}


@pytest.mark.parametrize(
    "arguments", [(), ("publish",), ("build", "--colour"), ("build", "--format", "xml"), ("build", "one", "two")]
)
def test_wrong_usage_exits_with_2_and_shows_the_usage(arguments: tuple[str, ...], tmp_path: Path) -> None:
    done = quarterlight(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("usage: quarterlight")


@pytest.mark.parametrize("command", ["check", "build", "serve", "new", "describe"])
def test_the_help_of_each_command_shows_an_example(command: str) -> None:
    done = quarterlight(command, "--help")
    assert done.returncode == 0
    assert f"Example: quarterlight {command}" in done.stdout


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """The example council's site with one missing marker."""
    project = copy(EXAMPLE, tmp_path / "broken")
    replace_text(project / DATA / "observations.csv", "[c],c,", "[c],,")
    return project


@pytest.mark.parametrize("command", ["check", "build"])
def test_problems_can_be_read_by_programs(broken: Path, command: str) -> None:
    done = quarterlight(command, broken, "--format", "json")
    assert done.returncode == 1
    (problem,) = json.loads(done.stdout)
    assert list(problem) == ["rule", "level", "path", "row", "column", "subject", "found", "expected", "evidence"]
    assert problem["path"] == f"{DATA}/observations.csv"
    assert (problem["rule"], problem["level"], problem["column"]) == ("value-or-marker", "error", "value")


def test_a_clean_site_gives_programs_an_empty_list(project: Path) -> None:
    done = quarterlight("check", project, "--format", "json")
    assert (done.returncode, json.loads(done.stdout)) == (0, [])


def test_in_github_actions_problems_are_annotations_without_being_asked(broken: Path) -> None:
    asked = quarterlight("check", broken, "--format", "github")
    unasked = quarterlight("check", broken, GITHUB_ACTIONS="true")
    assert asked.stdout == unasked.stdout
    assert unasked.returncode == 1
    assert unasked.stdout.startswith(f"::error file={DATA}/observations.csv,line=")
    assert quarterlight("check", broken, "--format", "text", GITHUB_ACTIONS="true").stdout.startswith(DATA)


def test_a_build_that_is_not_on_a_terminal_is_quiet(project: Path) -> None:
    done = quarterlight("build", project)
    assert done.stdout == f"Built {project / 'site'}: no problems.\n"
    assert done.stderr == ""


SETTINGS = [
    (None, "there is no mkdocs.yml here", "Name the folder of a site"),
    ("", "mkdocs.yml", "the file holds no settings"),
    ("site_name: [", "mkdocs.yml", "line 1"),
    ("site_name: Example\n\tsite_url: x\n", "mkdocs.yml", "line 2"),
    ("site_name: Example\nextra:\n  x: !!python/object/apply:os.system ['id']\n", "mkdocs.yml", "line 3"),
    ("extra:\n  quarterlight:\n    contakt: x\n", 'column "extra.quarterlight.contakt"', "Did you mean contact?"),
    ("extra:\n  quarterlight:\n    republication: 1\n", 'column "extra.quarterlight.republication"', "true or false"),
    ("extra:\n  quarterlight: [1]\n", 'column "extra.quarterlight"', "it is not a list of settings"),
    ("extra:\n  quarterlight:\n    packages: nowhere\n", "nowhere", "there is no data package here"),
]


@pytest.mark.parametrize(("settings", "where", "what"), SETTINGS)
@pytest.mark.parametrize("command", ["check", "build"])
def test_wrong_settings_are_named_without_a_traceback(
    command: str, settings: str | None, where: str, what: str, tmp_path: Path
) -> None:
    if settings is not None:
        (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    printed = fails(quarterlight(command, tmp_path))
    assert where in printed
    assert what in printed
    assert not (tmp_path / "site").exists()


def test_a_site_without_packages_is_told_where_to_put_one(tmp_path: Path) -> None:
    project = copy(EXAMPLE, tmp_path / "project")
    shutil.rmtree(project / "datapackages")
    assert "datapackages" in fails(quarterlight("build", project))
    (project / "datapackages").mkdir()
    assert "datapackages" in fails(quarterlight("build", project))


def test_settings_that_are_not_text_are_refused_before_anything_is_written(project: Path) -> None:
    (project / "mkdocs.yml").write_bytes(b"site_name: \xff\n")
    with untouched(project / "site"):
        assert "mkdocs.yml" in fails(quarterlight("build", project))


def test_a_file_in_templates_shadows_the_built_in_one_of_its_path(project: Path) -> None:
    (project / "templates/pages").mkdir(parents=True)
    own = "<h1>Our words</h1>\n\n{% for letter, listed in letters %}<p>{{ letter }}</p>{% endfor %}\n"
    (project / "templates/pages/glossary.md").write_text(own, encoding="utf-8")
    (project / "templates/parts").mkdir()
    (project / "templates/parts/notice.md").write_text("<p>Our own notice.</p>\n", encoding="utf-8")
    site = build(project)
    assert "<h1>Our words</h1>" in (site / "glossary/index.html").read_text(encoding="utf-8")
    indicator = (site / "example-council/indicators/missed-bins/index.html").read_text(encoding="utf-8")
    assert "<p>Our own notice.</p>" in indicator
    assert "These are the figures of" not in indicator


@pytest.mark.parametrize("template", ["{% for %}", "{{ nothing_of_this_name }}", '{% include "parts/absent.md" %}'])
def test_a_faulty_template_is_named_and_leaves_the_last_good_site(project: Path, template: str) -> None:
    (project / "templates/pages").mkdir(parents=True)
    (project / "templates/pages/glossary.md").write_text(template, encoding="utf-8")
    with untouched(project / "site"):
        printed = fails(quarterlight("build", project))
    assert "glossary.md" in printed


def test_a_measure_whose_priority_belongs_to_no_theme_is_on_the_page_of_its_own_theme(project: Path) -> None:
    package = project / "datapackages/example-council/2025-26-q2"
    replace_text(package / "priorities.csv", "waste-and-recycling,clean-and-green,", "waste-and-recycling,,")
    page = html.read(build(project) / "example-council/themes/clean-and-green/index.html")
    linked = [link["href"] for link in page.every("a")]
    assert linked.count("../../indicators/missed-bins/") > 0
    assert "Other measures of this theme" in page.words


def test_a_page_in_docs_shadows_a_generated_one(project: Path) -> None:
    page = '---\ntitle: "Write to us"\ndescription: "Where to write."\n---\n\n# Write to us\n'
    (project / "docs/contact").mkdir()
    (project / "docs/contact/index.md").write_text(page, encoding="utf-8")
    text = (build(project) / "contact/index.html").read_text(encoding="utf-8")
    assert "<title>Write to us | Example Council performance</title>" in text
    assert "Contact and errors" not in text


def test_a_page_of_the_publisher_s_own_may_have_any_name_and_is_there(project: Path) -> None:
    (project / "docs/news").mkdir()
    for name in ("contact-us", "news/README", "news/spring"):
        (project / f"docs/{name}.md").write_text(f"# Page {name}\n", encoding="utf-8")
    assert quarterlight("build", project, "--record").returncode == 0
    recorded = (project / "addresses.csv").read_text(encoding="utf-8").splitlines()
    for address in ("contact-us/", "news/", "news/spring/"):
        assert (project / "site" / address / "index.html").is_file()
        assert f"{address},," in recorded


@pytest.mark.parametrize("template", ['{% extends "pages/glossary.md" %}', "{{ 1 / 0 }}", "{{ links.posixpath.os }}"])
def test_a_template_that_fails_in_any_way_is_named(project: Path, template: str) -> None:
    (project / "templates/pages").mkdir(parents=True)
    (project / "templates/pages/glossary.md").write_text(template, encoding="utf-8")
    with untouched(project / "site"):
        assert "glossary.md" in fails(quarterlight("build", project))


def test_an_extension_is_named_and_no_object_of_any_module(project: Path) -> None:
    replace_text(project / "mkdocs.yml", "extra:", 'markdown_extensions:\n  - "subprocess:Popen"\nextra:')
    assert '"subprocess:Popen" is no name of an extension.' in fails(quarterlight("check", project))


def test_a_doubted_figure_says_so_on_its_page_and_where_its_chart_is_embedded(real_site: Served) -> None:
    def said(slug: str) -> list[bool]:
        path = f"kirklees/indicators/{slug}/index.html"
        texts = [(real_site.site / place).read_text(encoding="utf-8") for place in (path, f"embed/{path}")]
        return ["checks doubt the" in text for text in texts]

    assert said("private-investment-secured") == [True, True]
    assert said("extra-homes") == [False, False]

"""A site's own templates: any block of any built-in page can be another, and `check` says when the built-in changed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from quarterlight.display.pages import overrides
from sites import html
from sites.project import EXAMPLE, REPOSITORY, copy, quarterlight

PAGES = sorted(path for path in overrides.built_in() if path.startswith("pages/"))
# Blocks whose words stand in the page only where there is something to say, as in the original.
LEDGER = 'address,moved_to,withdrawn\nexample-council/old/,,"It ended."\n'


def test_every_page_is_divided_into_blocks_and_no_block_lies_in_another() -> None:
    for path in PAGES:
        text, depth = overrides.built_in()[path], 0
        for word in re.findall(r"\{% (block|endblock)", text):
            depth += 1 if word == "block" else -1
            assert depth in {0, 1}, path
        assert depth == 0, path
        assert "heading" in overrides.blocks(text), path
        rest = re.sub(r"\{%-? block .*?endblock -?%\}|\{% (import|set|if|endif).*?%\}", "", text, flags=re.DOTALL)
        assert rest.strip() == "", f"{path} prints something outside of its blocks"


def own(path: str) -> str:
    """Return an override of every block of a built-in page that keeps it and says its name in front."""
    names = overrides.blocks(overrides.built_in()[path])
    parts = (f"{{% block {name} %}}\n<p>Before {path} {name}</p>\n\n{{{{ super() }}}}{{% endblock %}}\n" for name in names)
    return f'{{% extends "{overrides.BUILT_IN}/{path}" %}}\n{"".join(parts)}'


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example council's site with every block of every page overridden, built."""
    project = copy(EXAMPLE, tmp_path_factory.mktemp("overrides") / "project")
    (project / "addresses.csv").write_text(LEDGER, encoding="utf-8")
    (project / "templates/pages").mkdir(parents=True)
    for path in PAGES:
        text = own(path)
        mark = overrides.mark(text, overrides.built_in()[path])
        (project / "templates" / path).write_text(f"{{## built-in {mark} ##}}\n{text}", encoding="utf-8")
    done = quarterlight("build", project)
    assert done.returncode == 0, done.stdout
    assert "[override]" not in done.stdout, "each says truly what it was written against"
    return project


def test_any_block_of_any_page_can_be_another(project: Path) -> None:
    whole = "\n".join(html.read(file).words for file in sorted((project / "site").rglob("*.html")))
    expected = {(path, name) for path in PAGES for name in overrides.blocks(overrides.built_in()[path])}
    assert len(expected) > 60
    assert {(path, name) for path, name in expected if f"Before {path} {name}" not in whole} == set()


def test_what_a_block_keeps_is_still_there(project: Path) -> None:
    page = html.read(project / "site/example-council/indicators/missed-bins/index.html")
    assert "Before pages/indicator.md heading" in page.words
    assert "45.7 bins were missed in September 2025" in page.words


def check(tmp_path: Path, path: str, text: str) -> str:
    project = copy(EXAMPLE, tmp_path / "project")
    (project / "templates" / path).parent.mkdir(parents=True)
    (project / "templates" / path).write_text(text, encoding="utf-8")
    done = quarterlight("check", project)
    assert done.returncode == 0, "a note stops nothing"
    return done.stdout


def test_an_override_without_a_mark_is_told_which_to_write(tmp_path: Path) -> None:
    text = "<h1>Our words</h1>\n"
    mark = overrides.mark(text, overrides.built_in()["pages/glossary.md"])
    said = check(tmp_path, "pages/glossary.md", text)
    assert "templates/pages/glossary.md, row 1: note: this file does not say" in said
    assert f"Write {{## built-in {mark} ##}} as its first line" in said


def test_an_override_whose_built_in_has_changed_since_is_noted(tmp_path: Path) -> None:
    said = check(tmp_path, "pages/glossary.md", "{## built-in 00000000 ##}\n<h1>Our words</h1>\n")
    assert "the built-in template has changed since this file was written." in said


def test_a_template_that_overrides_nothing_is_noted_with_the_nearest_name(tmp_path: Path) -> None:
    said = check(tmp_path, "pages/glosary.md", "<h1>Our words</h1>\n")
    assert "there is no built-in template of this path." in said
    assert "Did you mean pages/glossary.md?" in said


def test_only_the_blocks_that_an_override_has_count_for_its_mark() -> None:
    base = "{% block a %}one{% endblock %}{% block b %}two{% endblock %}"
    text = f'{{% extends "{overrides.BUILT_IN}/x" %}}{{% block b %}}own{{% endblock %}}'
    assert overrides.mark(text, base) == overrides.mark(text, base.replace("one", "three"))
    assert overrides.mark(text, base) != overrides.mark(text, base.replace("two", "three"))
    assert overrides.mark("whole", base) != overrides.mark("whole", base.replace("one", "three"))


def test_the_documentation_names_every_block() -> None:
    rows = (REPOSITORY / "CONTRIBUTING.md").read_text(encoding="utf-8").splitlines()
    for path in PAGES:
        (row,) = [line for line in rows if line.startswith(f"| `{path}` |")]
        listed = re.findall(r"`(\w+)`", row.split("|")[3])
        assert listed == list(overrides.blocks(overrides.built_in()[path])), path

"""The order of the stages, and nothing else: load, validate, assemble, render, write, run the engine, replace."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib.resources import files as resources
from pathlib import Path
from typing import Any

from quarterlight.data import assemble
from quarterlight.data.check import Checked, check
from quarterlight.display.publication import Publication, publish
from quarterlight.edge import engine, files, search
from quarterlight.facts import settings
from quarterlight.facts.settings import Settings
from quarterlight.words.problems import Location, Problem, blocking, in_order

Report = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Project:
    """A publisher's site folder with its settings, and what is wrong with them."""

    root: Path
    config: dict[str, Any]
    settings: Settings
    problems: tuple[Problem, ...]


def open_project(root: Path) -> Project:
    """Return the project in the folder `root`."""
    file = root / engine.CONFIG
    if not file.is_file():
        remedy = "Name the folder of a site: quarterlight build FOLDER."
        problem = Problem("setting", Location(str(file)), "there is no mkdocs.yml here.", remedy)
        return Project(root, {}, Settings(), (problem,))
    try:
        config = engine.read_config(file)
    except ValueError as error:
        problem = Problem("setting", Location(engine.CONFIG), f"it cannot be read: {error}.", "Put the YAML right.")
        return Project(root, {}, Settings(), (problem,))
    extra = config.get("extra")
    found, problems = settings.read(extra.get("quarterlight") if isinstance(extra, dict) else None)
    return Project(root, config, found, problems)


def check_project(project: Project, today: date) -> Checked:
    """Return the packages of a project and everything that is wrong with it."""
    if not project.config:
        return Checked((), project.problems)
    found = check(project.root / project.settings.packages, project.root, today)
    return Checked(found.packages, tuple(in_order((*project.problems, *found.problems))), found.waived)


def build(project: Project, today: date, report: Report) -> Checked:
    """Build the site of a project into its folder `site`, unless a problem forbids it; return what was checked.

    Raises engine.EngineError or search.SearchError where a tool fails; the site stays as it was.
    """
    report("Checking the packages")
    checked = check_project(project, today)
    if blocking(checked.problems):
        return checked
    report("Writing the pages")
    councils = assemble.councils(checked.packages)
    name, url = str(project.config.get("site_name", "")), str(project.config.get("site_url") or "")
    overrides = project.root / project.settings.templates
    published = publish(councils, checked.packages, name, url, project.settings, overrides)
    latest = max(edition.published_on for council in councils for edition in council.editions)
    _write(project, published)
    report(f"Building {len(published.pages):,} pages")
    files.recover(project.root / "site")
    output = engine.run(project.root / "build", _epoch(latest))
    report("Building the search")
    search.index(output)
    files.replace(project.root / "site", output)
    report(f"Done: {project.root / 'site'}")
    return checked


def _epoch(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())


def _write(project: Project, published: Publication) -> None:
    """Write the engine's project: built-in pages under generated ones, and the publisher's own over both."""
    builtin = Path(str(resources("quarterlight")))
    generated = {path: text.encode() for path, text in published.pages.items()}
    own = files.tree(project.root / "docs")
    docs = files.overlay(files.tree(builtin / "docs"), generated, published.downloads, own)
    theme = files.overlay(
        files.tree(builtin / "theme"), {path: text.encode() for path, text in published.theme.items()}
    )
    files.write(project.root / "build" / "docs", docs)
    files.write(project.root / "build" / "theme", theme)
    files.save(project.root / "build" / engine.CONFIG, engine.config(project.config))

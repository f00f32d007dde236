"""The order of the stages, and nothing else: load, validate, assemble, render, write, run the engine, replace."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from importlib.resources import files as resources
from pathlib import Path
from typing import Any

from quarterlight.data import assemble, rules, thresholds
from quarterlight.data.check import Checked, check
from quarterlight.display import headers
from quarterlight.display.charts.chart import ChartFaultError
from quarterlight.display.pages.faults import TemplateFaultError
from quarterlight.display.publication import Publication, publish
from quarterlight.edge import config, drawing, engine, files, search
from quarterlight.facts import settings
from quarterlight.facts.settings import Settings
from quarterlight.words.problems import Location, Problem, blocking, in_order

Report = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Project:
    """A publisher's site folder with its settings, and what is wrong with them."""

    root: Path
    config: Mapping[str, Any]
    settings: Settings
    problems: tuple[Problem, ...]


def open_project(root: Path) -> Project:
    """Return the project in the folder `root`."""
    file = root / config.FILE
    if not file.is_file():
        remedy = "Name the folder of a site: quarterlight build FOLDER."
        problem = Problem("setting", Location(str(file)), "there is no mkdocs.yml here.", remedy)
        return Project(root, {}, Settings(), (problem,))
    found, problems = config.read(file)
    extra = found.get("extra")
    own, more = settings.read(extra.get("quarterlight") if isinstance(extra, dict) else None)
    return Project(root, found, own, (*problems, *more))


def check_project(project: Project, today: date) -> Checked:
    """Return the packages of a project and everything that is wrong with it."""
    if not project.config:
        return Checked((), project.problems)
    limits, problems = thresholds.read(project.settings.rules, rules.thresholds())
    found = check(project.root / project.settings.packages, project.root, today, limits)
    return replace(found, problems=tuple(in_order((*project.problems, *problems, *found.problems))))


def build(project: Project, today: date, report: Report) -> Checked:
    """Build the site of a project into its folder `site`, unless a problem forbids it; return what was checked.

    Raises engine.EngineError or search.SearchError where a tool fails, OSError where a file cannot be written; the
    site stays as it was.
    """
    report("Checking the packages")
    checked = check_project(project, today)
    problems = [*checked.problems, *files.obstacles(project.root)]
    if blocking(problems):
        return replace(checked, problems=tuple(problems))
    report("Writing the pages")
    councils = assemble.councils(checked.packages)
    name, url = str(project.config.get("site_name") or ""), str(project.config.get("site_url") or "")
    try:
        draw = drawing.drawer(project.root / "build" / "cache", report)
        published = publish(councils, checked, name, url, project.settings, project.root, draw)
    except TemplateFaultError as fault:
        return replace(checked, problems=(*problems, fault.problem))
    except ChartFaultError as fault:
        return replace(checked, problems=(*problems, _chart_problem(fault)))
    clashes = list(_clashes(project, published))
    if clashes:
        return replace(checked, problems=(*problems, *clashes))
    _write(project, published)
    report(f"Building {len(published.pages):,} pages")
    latest = max(edition.published_on for council in councils for edition in council.editions)
    output = engine.run(project.root / "build", _epoch(latest), [*published.pages, *published.downloads])
    report("Building the search")
    search.index(output)
    files.recover(project.root / "site")
    files.replace(project.root / "site", output)
    report(f"Done: {project.root / 'site'}")
    return checked


def _chart_problem(fault: ChartFaultError) -> Problem:
    return Problem("chart", Location(fault.place), fault.found, "Every chart needs the words that stand beside it.")


def _epoch(day: date) -> int:
    """Return the day's midnight, or the nearest that the formats of archives can hold."""
    held = min(max(day, date(1980, 1, 1)), date(2100, 1, 1))
    return int(datetime(held.year, held.month, held.day, tzinfo=UTC).timestamp())


def _clashes(project: Project, published: Publication) -> Iterator[Problem]:
    """Yield a problem for each hand-written file that would hide pages without taking the place of one."""
    generated = {*published.pages, *published.downloads}
    own = files.tree(project.root / "docs")
    folders = {parent.as_posix() for path in generated for parent in Path(path).parents}
    for path in own:
        page = path.removesuffix(".md")
        hidden = path in folders or (page in folders and f"{page}/index.md" in generated and path.endswith(".md"))
        below = any(parent.as_posix() in generated for parent in Path(path).parents)
        if hidden or below:
            found = "this file has the address of generated pages."
            remedy = f"To replace the page, call the file {page}/index.md; else give it another name."
            yield Problem("clash", Location(f"docs/{path}"), found, remedy)


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
    files.write(project.root / "build" / "headers", headers.servers())
    files.save(project.root / "build" / config.FILE, config.compose(project.config))

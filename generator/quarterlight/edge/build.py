"""The order of the stages, and nothing else: load, validate, assemble, render, write, run the engine, replace."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from importlib.resources import files as resources
from pathlib import Path
from typing import Any

from quarterlight.data import assemble, ledger, rules, thresholds
from quarterlight.data.check import Checked, check
from quarterlight.data.ledger import Entry
from quarterlight.display import headers, redirects, well_known
from quarterlight.display.charts.chart import ChartFaultError
from quarterlight.display.pages import overrides
from quarterlight.display.pages.faults import TemplateFaultError
from quarterlight.display.papers import printing
from quarterlight.display.papers.typesetting import PaperFaultError
from quarterlight.display.publication import Press, Publication, publish, signposts
from quarterlight.edge import config, drawing, engine, files, search
from quarterlight.facts import settings
from quarterlight.facts.reminders import reminders
from quarterlight.facts.settings import Settings
from quarterlight.words.problems import Location, Problem, blocking, in_order

Report = Callable[[str], None]
_BUILTIN = Path(str(resources("quarterlight")))


@dataclass(frozen=True, slots=True)
class Project:
    """A publisher's site folder with its settings, the ledger of its addresses, and what is wrong with them."""

    root: Path
    config: Mapping[str, Any]
    settings: Settings
    ledger: tuple[Entry, ...]
    problems: tuple[Problem, ...]

    @property
    def url(self) -> str:
        """The site's address; "" where it is not set."""
        return str(self.config.get("site_url") or "")


def open_project(root: Path, engine_name: str | None = None) -> Project:
    """Return the project in the folder `root`; an `engine_name` given here comes before its setting."""
    file = root / config.FILE
    if not file.is_file():
        remedy = "Name the folder of a site: quarterlight build FOLDER."
        problem = Problem("setting", Location(str(file)), "there is no mkdocs.yml here.", remedy)
        return Project(root, {}, Settings(), (), (problem,))
    found, problems = config.read(file)
    extra = found.get("extra")
    own, more = settings.read(extra.get("quarterlight") if isinstance(extra, dict) else None)
    entries, faults = ledger.read(root / ledger.FILE)
    return Project(root, found, replace(own, engine=engine_name or own.engine), entries, (*problems, *more, *faults))


def check_project(project: Project, today: date) -> Checked:
    """Return the packages of a project and everything that is wrong with it."""
    if not project.config:
        return Checked((), project.problems)
    limits, problems = thresholds.read(project.settings.rules, rules.thresholds())
    found = check(project.root / project.settings.packages, project.root, today, limits)
    templates = files.tree(project.root / project.settings.templates)
    texts = {path: content.decode(errors="replace") for path, content in templates.items()}
    notes = [*overrides.notes(texts, project.settings.templates), *reminders(project.settings, today)]
    return replace(found, problems=tuple(in_order((*project.problems, *problems, *notes, *found.problems))))


def build(project: Project, today: date, report: Report, record: bool = False, into: Path | None = None) -> Checked:
    """Build the site of a project into its folder `site`, unless a problem forbids it; return what was checked.

    `record` writes the addresses of the site into the ledger; `into` is another folder to build into. Raises
    engine.EngineError or search.SearchError where a tool fails, OSError where a file cannot be written; the site stays
    as it was.
    """
    report("Checking the packages")
    checked = check_project(project, today)
    problems = [*checked.problems, *files.obstacles(project.root)]
    if blocking(problems):
        return replace(checked, problems=tuple(problems))
    report("Reading the figures")
    cache, papers = project.root / "build" / "cache", project.root / "build" / "papers"
    press = Press(drawing.drawer(cache, report), drawing.typesetter(papers, cache, report))
    try:
        published = _publish(project, checked, press)
        kept = {path: cache / made.key for path, made in published.drawings.items()}
        kept |= {path: papers / made.key for path, made in published.papers.items()}
        docs = _docs(project, published, kept)
        standing = ledger.addresses(docs)
        problems += [*_clashes(project, published), *ledger.broken(project.ledger, set(standing), record)]
        if blocking(problems):
            return replace(checked, problems=tuple(problems))
        report("Writing the pages")
        _write(project, published, files.overlay(docs, _moved(project, docs)))
    except TemplateFaultError as fault:
        return replace(checked, problems=(*problems, fault.problem))
    except ChartFaultError as fault:
        return replace(checked, problems=(*problems, _chart_problem(fault)))
    except PaperFaultError as fault:
        return replace(checked, problems=(*problems, _paper_problem(fault, project)))
    _make(project, published, docs, _latest(checked), into or project.root / "site", report)
    if record:
        files.save(project.root / ledger.FILE, ledger.written(project.ledger, standing))
    return replace(checked, problems=tuple(in_order(problems)))


def _publish(project: Project, checked: Checked, press: Press) -> Publication:
    councils = assemble.councils(checked.packages)
    name = str(project.config.get("site_name") or "")
    return publish(councils, checked, name, project.url, project.settings, project.root, press)


def _docs(project: Project, published: Publication, kept: Mapping[str, Path]) -> files.Overlay:
    """Return the source of every page and file: built-in pages under generated ones, the publisher's own over both."""
    own = files.tree(project.root / "docs")
    return files.overlay(files.tree(_BUILTIN / "docs"), published.pages, published.downloads, kept, own)


def _latest(checked: Checked) -> date:
    """Return the day of the latest publication: the moment that the engine takes for now."""
    return max(date.fromisoformat(str(package.edition["published_on"])) for package in checked.packages)


def _make(project: Project, published: Publication, docs: Iterable[str], day: date, site: Path, report: Report) -> None:
    """Run the tools on what was written, `docs`, and put the finished site in the place of the folder `site`."""
    report(f"Building {len(published.pages):,} pages")
    output = engine.run(project.settings.engine, project.root / "build", _epoch(day), docs)
    report("Indexing them for the search")
    search.index(output)
    # The engines leave folders alone whose names begin with a dot.
    files.write(output / well_known.FOLDER, well_known.files(project.settings.security, project.url))
    report("Putting the site in its place")
    files.recover(site)
    files.replace(site, output)
    report(f"Done: {site}")


def _chart_problem(fault: ChartFaultError) -> Problem:
    return Problem("chart", Location(fault.place), fault.found, "Every chart needs the words that stand beside it.")


def _paper_problem(fault: PaperFaultError, project: Project) -> Problem:
    own = f"{project.settings.templates}/{printing.FOLDER}/{fault.file}"
    if fault.file and (project.root / own).is_file():
        remedy = "Correct it, or delete it to use the built-in one."
        return Problem("paper", Location(own, fault.line), fault.found, remedy)
    remedy = fault.remedy or "Set it to false, and report this fault of Quarterlight."
    return Problem("paper", Location(config.FILE, None, "extra.quarterlight.papers"), fault.found, remedy)


def _epoch(day: date) -> int:
    """Return the day's midnight, or the nearest that the formats of archives can hold."""
    held = min(max(day, date(1980, 1, 1)), date(2100, 1, 1))
    return int(datetime(held.year, held.month, held.day, tzinfo=UTC).timestamp())


def _clashes(project: Project, published: Publication) -> Iterator[Problem]:
    """Yield a problem for each hand-written file that would hide pages without taking the place of one."""
    generated = {*published.pages, *published.downloads, *published.drawings, *published.papers}
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


def _moved(project: Project, docs: files.Overlay) -> dict[str, files.Content]:
    """Return what stands where something moved or ended, for a file the one that it is now, and what hosts are told."""
    signs = signposts(project.ledger, project.settings, project.root)
    copies = {entry.address: docs[entry.moved_to] for entry in project.ledger if entry.moved_to in docs}
    moves = redirects.moves(project.ledger, project.url)
    hosts = {"_redirects": redirects.hosts(moves)} if moves else {}
    return {**_encoded(signs), **copies, **hosts}


def _encoded(texts: Mapping[str, str]) -> dict[str, bytes]:
    return {path: text.encode() for path, text in texts.items()}


def _write(project: Project, published: Publication, docs: files.Overlay) -> None:
    """Write the engine's project."""
    theme = files.overlay(files.tree(_BUILTIN / "theme"), _encoded(published.theme))
    files.write(project.root / "build" / "docs", docs)
    files.write(project.root / "build" / "theme", theme)
    moves = redirects.moves(project.ledger, project.url)
    served = headers.servers(moves, project.url, project.settings.frame_ancestors)
    files.write(project.root / "build" / "headers", served)
    files.save(project.root / "build" / config.FILE, config.compose(project.config))

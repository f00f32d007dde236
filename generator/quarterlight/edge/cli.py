"""The command line: arguments, printing and exit codes. Exit 0 is clean, 1 problems, 2 wrong usage."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from quarterlight import __version__
from quarterlight.words import problems
from quarterlight.words.problems import Level, Problem

CLEAN, PROBLEMS, USAGE = 0, 1, 2
LEVELS = tuple(str(level) for level in Level)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that `arguments` name and return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = PROBLEMS
    except OSError as error:
        print(
            f"quarterlight: {error.filename or ''}: {error.strerror or error}. The site is as it was.", file=sys.stderr
        )
        code = PROBLEMS
    except KeyboardInterrupt:
        print("Stopped. The site is as it was.", file=sys.stderr)
        code = 130
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="quarterlight",
        description="Turn a council's quarterly performance tables into a public website.",
        epilog="Example: quarterlight build",
    )
    parser.add_argument("--version", action="version", version=f"quarterlight {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _check_command(commands)
    _build_command(commands)
    _describe_command(commands)
    return parser


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, text: str, example: str
) -> argparse.ArgumentParser:
    return commands.add_parser(name, help=text, description=f"{text}.", epilog=f"Example: quarterlight {example}")


def _site_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("site", nargs="?", type=Path, default=Path(), help="the site's folder (default: this one)")
    default = "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"
    forms = ("text", "github", "json", "sarif")
    parser.add_argument(
        "--format", choices=forms, default=default, help="how problems are printed (default: %(default)s)"
    )


def _check_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(commands, "check", "Check the data packages of a site", "check --level warning")
    _site_arguments(parser)
    parser.add_argument(
        "--rule", action="append", metavar="RULE", help="show only what this rule says; may be repeated"
    )
    parser.add_argument("--level", choices=LEVELS, help="show only what is at least as serious as this")
    parser.add_argument(
        "--sort", choices=("file", "level"), default="file", help="by file and row, or the worst first (default: file)"
    )
    parser.add_argument("--explain", metavar="RULE", help="print a rule's manual page, and check nothing")
    parser.set_defaults(run=_check)


def _build_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(
        commands, "build", 'Check the packages and build the site into its folder "site"', "build my-council"
    )
    _site_arguments(parser)
    parser.set_defaults(run=_build)


def _describe_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    text = "Write the standard's schemas into a package's datapackage.json"
    parser = _command(commands, "describe", text, "describe datapackages/kent/2011-12-q1")
    parser.add_argument("package", type=Path, help="the package's folder")
    parser.set_defaults(run=_describe)


def _check(options: argparse.Namespace) -> int:
    if options.explain:
        return _explain(options.explain)
    unknown = next((rule for rule in options.rule or () if _manual(rule) is None), None)
    if unknown:
        return _explain(unknown)
    from quarterlight.edge import build  # late: --help must not pay for the loader

    if not options.site.is_dir():
        return _no_folder(options.site)
    checked = build.check_project(build.open_project(options.site), date.today())
    number = len(checked.packages)
    done = f"Checked {number} package{'' if number == 1 else 's'}"
    return _print(checked.problems, options.format, done, _selected(checked.problems, options))


def _selected(found: Sequence[Problem], options: argparse.Namespace) -> list[Problem]:
    """Return the problems to show, in the order to show them."""
    serious = LEVELS[: LEVELS.index(options.level) + 1] if options.level else LEVELS
    shown = [p for p in found if p.level in serious and (not options.rule or p.rule in options.rule)]
    return problems.worst_first(shown) if options.sort == "level" else shown


def _manual(rule: str) -> str | None:
    from quarterlight.data import manual

    return manual.explain(rule)


def _explain(rule: str) -> int:
    from quarterlight.data import rules
    from quarterlight.words.nearest import nearest

    page = _manual(rule)
    if page:
        print(page)
        return CLEAN
    near = nearest(rule, rules.ids())
    advice = f"Did you mean {near}?" if near else f"The rules are: {', '.join(sorted(rules.ids()))}."
    print(f"quarterlight: there is no rule {problems.quote(rule)}. {advice}", file=sys.stderr)
    return USAGE


def _build(options: argparse.Namespace) -> int:
    from quarterlight.edge import build, engine, search

    if not options.site.is_dir():
        return _no_folder(options.site)
    try:
        checked = build.build(build.open_project(options.site), date.today(), _progress)
    except (engine.EngineError, search.SearchError) as error:
        print(f"The site was not built; the last one is as it was.\n{error}", file=sys.stderr)
        return PROBLEMS
    return _print(checked.problems, options.format, f"Built {options.site / 'site'}")


def _no_folder(site: Path) -> int:
    print(f"quarterlight: there is no folder {site}", file=sys.stderr)
    return USAGE


def _progress(stage: str) -> None:
    if sys.stderr.isatty():
        print(stage, file=sys.stderr)


def _print(found: Sequence[Problem], form: str, done: str, shown: Sequence[Problem] | None = None) -> int:
    """Print `shown`, by default all that was found, and return the exit code, which always counts all."""
    stop, listed = problems.blocking(found), found if shown is None else shown
    if form in _WHOLE:
        print(_WHOLE[form](listed))
        return PROBLEMS if stop else CLEAN
    write = problems.as_github if form == "github" else problems.as_text
    for problem in listed:
        print(write(problem))
    hidden = len(found) - len(listed)
    aside = f" ({hidden:,} not shown)" if hidden else ""
    print(f"{'Nothing was built' if stop and done.startswith('Built') else done}: {problems.tally(found)}{aside}.")
    return PROBLEMS if stop else CLEAN


def _sarif(found: Sequence[Problem]) -> str:
    from quarterlight.data import manual
    from quarterlight.words.sarif import as_sarif

    said = {rule: (manual.short(rule), manual.explain(rule) or rule) for rule in {problem.rule for problem in found}}
    return as_sarif(found, said, __version__)


_WHOLE: Mapping[str, Callable[[Sequence[Problem]], str]] = {"json": problems.as_json, "sarif": _sarif}


def _describe(options: argparse.Namespace) -> int:
    from quarterlight.edge import describe

    if not options.package.is_dir():
        return _no_folder(options.package)
    problem = describe.describe(options.package)
    if problem:
        print(problems.as_text(problem), file=sys.stderr)
        return PROBLEMS
    print(f"Wrote {options.package / 'datapackage.json'}")
    return CLEAN

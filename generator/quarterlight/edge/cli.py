"""The command line: arguments, printing and exit codes. Exit 0 is clean, 1 problems, 2 wrong usage."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from quarterlight import __version__
from quarterlight.facts.settings import ENGINES
from quarterlight.words import problems
from quarterlight.words.problems import Problem

CLEAN, PROBLEMS, USAGE = 0, 1, 2


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
    _serve_command(commands)
    _new_command(commands)
    _describe_command(commands)
    return parser


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, text: str, example: str
) -> argparse.ArgumentParser:
    return commands.add_parser(name, help=text, description=f"{text}.", epilog=f"Example: quarterlight {example}")


def _site_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("site", nargs="?", type=Path, default=Path(), help="the site's folder (default: this one)")
    default = "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"
    forms = ("text", "github", "json")
    parser.add_argument(
        "--format", choices=forms, default=default, help="how problems are printed (default: %(default)s)"
    )


def _engine_argument(parser: argparse.ArgumentParser) -> None:
    told = 'what makes the site from the pages (default: the setting "engine")'
    parser.add_argument("--engine", choices=ENGINES, help=told)


def _check_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(commands, "check", "Check the data packages of a site", "check --format json")
    _site_arguments(parser)
    parser.set_defaults(run=_check)


def _build_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(
        commands, "build", 'Check the packages and build the site into its folder "site"', "build my-council"
    )
    _site_arguments(parser)
    _engine_argument(parser)
    told = "write the site's addresses into addresses.csv, to be kept for ever: do it when you publish"
    parser.add_argument("--record", action="store_true", help=told)
    parser.set_defaults(run=_build)


def _serve_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    text = "Build a preview of the site, serve it on this machine, and build it anew when a file changes"
    parser = _command(commands, "serve", text, "serve --port 8001")
    parser.add_argument("site", nargs="?", type=Path, default=Path(), help="the site's folder (default: this one)")
    _engine_argument(parser)
    parser.add_argument("--port", type=int, default=8000, help="where to serve it (default: %(default)s; 0: any)")
    parser.set_defaults(run=_serve)


def _new_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    text = "Make a publishing repository for a council, with an example to edit"
    parser = _command(commands, "new", text, 'new my-council --name "Anytown Council"')
    parser.add_argument("folder", type=Path, help="a new folder; one that is there already must be empty")
    parser.add_argument("--name", default="Example Council", help='the council\'s name (default: "%(default)s")')
    parser.set_defaults(run=_new)


def _describe_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    text = "Write the standard's schemas into a package's datapackage.json"
    parser = _command(commands, "describe", text, "describe datapackages/kent/2011-12-q1")
    parser.add_argument("package", type=Path, help="the package's folder")
    parser.set_defaults(run=_describe)


def _check(options: argparse.Namespace) -> int:
    from quarterlight.edge import build  # late: --help must not pay for the loader

    if not options.site.is_dir():
        return _no_folder(options.site)
    checked = build.check_project(build.open_project(options.site), date.today())
    number = len(checked.packages)
    return _print(checked.problems, options.format, f"Checked {number} package{'' if number == 1 else 's'}")


def _build(options: argparse.Namespace) -> int:
    from quarterlight.edge import build, engine, search

    if not options.site.is_dir():
        return _no_folder(options.site)
    try:
        project = build.open_project(options.site, options.engine)
        checked = build.build(project, date.today(), _progress, options.record)
    except (engine.EngineError, search.SearchError) as error:
        print(f"The site was not built; the last one is as it was.\n{error}", file=sys.stderr)
        return PROBLEMS
    return _print(checked.problems, options.format, f"Built {options.site / 'site'}")


def _serve(options: argparse.Namespace) -> int:
    from quarterlight.edge import serve

    if not options.site.is_dir():
        return _no_folder(options.site)
    try:
        serve.serve(options.site, options.engine, options.port, date.today, _told)
    except (OSError, OverflowError) as error:
        other = options.port + 1 if options.port < 65535 else 8001
        print(f"quarterlight: port {options.port} cannot be had ({error}). Try --port {other}.", file=sys.stderr)
        return PROBLEMS
    except KeyboardInterrupt:
        print("Stopped. The site is as it was.", file=sys.stderr)
        return CLEAN
    return PROBLEMS


def _told(text: str) -> None:
    print(text, flush=True)


def _new(options: argparse.Namespace) -> int:
    from quarterlight.edge import starter

    try:
        starter.new(options.folder, options.name)
    except starter.StarterError as error:
        print(f"quarterlight: {error}", file=sys.stderr)
        return PROBLEMS
    print(f"Made {options.folder}. Its README says what to do; to look at it: quarterlight serve {options.folder}")
    return CLEAN


def _no_folder(site: Path) -> int:
    print(f"quarterlight: there is no folder {site}", file=sys.stderr)
    return USAGE


def _progress(stage: str) -> None:
    if sys.stderr.isatty():
        print(stage, file=sys.stderr)


def _print(found: Sequence[Problem], form: str, done: str) -> int:
    stop = problems.blocking(found)
    if form == "json":
        print(problems.as_json(found))
    else:
        write = problems.as_github if form == "github" else problems.as_text
        for problem in found:
            print(write(problem))
        print(f"{'Nothing was built' if stop and done.startswith('Built') else done}: {problems.tally(found)}.")
    return PROBLEMS if stop else CLEAN


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

"""What can be written on the command line: commands, their options, and the help that explains them."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TypeAlias

from quarterlight import __version__
from quarterlight.facts.settings import ENGINES
from quarterlight.words.problems import Level

LEVELS = tuple(str(level) for level in Level)
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line; what it finds names the `command` and holds its options."""
    found = argparse.ArgumentParser(
        prog="quarterlight",
        description="Turn a council's quarterly performance tables into a public website.",
        epilog="Example: quarterlight build",
    )
    found.add_argument("--version", action="version", version=f"quarterlight {__version__}")
    commands = found.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _check_command(commands)
    _build_command(commands)
    _serve_command(commands)
    _new_command(commands)
    _describe_command(commands)
    return found


def _command(commands: Commands, name: str, text: str, example: str) -> argparse.ArgumentParser:
    return commands.add_parser(name, help=text, description=f"{text}.", epilog=f"Example: quarterlight {example}")


def _site_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("site", nargs="?", type=Path, default=Path(), help="the site's folder (default: this one)")
    default = "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"
    forms = ("text", "github", "json", "sarif")
    parser.add_argument(
        "--format", choices=forms, default=default, help="how problems are printed (default: %(default)s)"
    )


def _engine_argument(parser: argparse.ArgumentParser) -> None:
    told = 'what makes the site from the pages (default: the setting "engine")'
    parser.add_argument("--engine", choices=ENGINES, help=told)


def _check_command(commands: Commands) -> None:
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


def _build_command(commands: Commands) -> None:
    parser = _command(
        commands, "build", 'Check the packages and build the site into its folder "site"', "build my-council"
    )
    _site_arguments(parser)
    _engine_argument(parser)
    told = "write the site's addresses into addresses.csv, to be kept for ever: do it when you publish"
    parser.add_argument("--record", action="store_true", help=told)


def _serve_command(commands: Commands) -> None:
    text = "Build a preview of the site, serve it on this machine, and build it anew when a file changes"
    parser = _command(commands, "serve", text, "serve --port 8001")
    parser.add_argument("site", nargs="?", type=Path, default=Path(), help="the site's folder (default: this one)")
    _engine_argument(parser)
    parser.add_argument("--port", type=int, default=8000, help="where to serve it (default: %(default)s; 0: any)")


def _new_command(commands: Commands) -> None:
    text = "Make a publishing repository for a council, with an example to edit"
    parser = _command(commands, "new", text, 'new my-council --name "Anytown Council"')
    parser.add_argument("folder", type=Path, help="a new folder; one that is there already must be empty")
    parser.add_argument("--name", default="Example Council", help='the council\'s name (default: "%(default)s")')


def _describe_command(commands: Commands) -> None:
    text = "Write the standard's schemas into a package's datapackage.json"
    parser = _command(commands, "describe", text, "describe datapackages/kent/2011-12-q1")
    parser.add_argument("package", type=Path, help="the package's folder")

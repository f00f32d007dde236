"""The command behind `scripts/bench`: make the input, build it cold and warm, print what it cost."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median

from benchmark import bare, council, runs, tables


def measure(folder: Path, options: argparse.Namespace) -> None:
    """Make the input, build it as often as asked for, and print everything."""
    site = folder / "council"
    observations = council.make(site, options.n, options.quarters, options.pictures)
    kinds: dict[str, list[runs.Run]] = {"cold": [], "nothing changed": [], "one cell changed": []}
    for _ in range(options.runs):
        for generated in ("build", "site"):
            shutil.rmtree(site / generated, ignore_errors=True)
        kinds["cold"].append(runs.build(site))
        kinds["nothing changed"].append(runs.build(site))
        council.change_a_cell(observations)
        kinds["one cell changed"].append(runs.build(site))
    print(f"## {options.n:,} indicators of {options.quarters} quarters, median of {options.runs}\n")
    tables.stages(kinds, options.n)
    tables.peaks(kinds)
    tables.sizes(site / "site")
    if options.bare:
        pages = bare.make(folder / "bare", site / "site")
        seconds = runs.engine(folder / "bare")
        ours = median(run.total for run in kinds["cold"])
        print(f"Bare `mkdocs build` of the same {pages:,} contents: {seconds:.1f} CPU seconds.")
        print(f"Ratio of a cold build to it: {ours / seconds:.2f}.")


def main() -> int:
    """Measure in a folder of its own and return the exit code."""
    parser = argparse.ArgumentParser(
        prog="scripts/bench",
        description="Measure what a build costs, by stage, of a site made of generated input.",
        epilog="Example: scripts/bench 1000 --runs 3",
    )
    parser.add_argument("n", type=int, metavar="N", help="how many indicators")
    parser.add_argument("--quarters", type=int, default=40, help="how many quarters each has (default: %(default)s)")
    parser.add_argument("--runs", type=int, default=1, help="how often to measure (default: %(default)s)")
    parser.add_argument("--pictures", action="store_true", help="with PNG files and pictures for links")
    parser.add_argument("--no-bare", dest="bare", action="store_false", help="do not build the bare pages")
    parser.add_argument("--keep", type=Path, help="a new folder in which to leave everything, to look at it")
    options = parser.parse_args()
    if options.keep and options.keep.exists():
        parser.error(f"{options.keep} exists already: name a new folder")
    if options.keep:
        measure(options.keep, options)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), options)
    return 0


if __name__ == "__main__":
    sys.exit(main())

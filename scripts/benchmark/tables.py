"""Print what was measured, as tables of Markdown for performance.md."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import mean, median

from benchmark.runs import Kinds, Run

MEGABYTE = 1_000_000


def stages(kinds: Kinds, n: int) -> None:
    """Print the cost of each stage."""
    print("CPU milliseconds per indicator:\n")
    table(["stage", *kinds])
    for name in kinds["cold"][0].stages:
        line([name, *(each(runs, partial(of_stage, name), 1000 / n) for runs in kinds.values())])
    line(["**all**", *(each(runs, total, 1000 / n) for runs in kinds.values())])
    line(["**all, CPU seconds**", *(each(runs, total, 1) for runs in kinds.values())])
    print()


def of_stage(name: str, run: Run) -> float:
    """Return the CPU seconds of a stage."""
    return run.stages.get(name, 0.0)


def total(run: Run) -> float:
    """Return the CPU seconds of a whole build."""
    return run.total


def peaks(kinds: Kinds) -> None:
    """Print the peak memory of each kind of process, and of all together."""
    print("Peak memory, MB:\n")
    table(["process", *kinds])
    for name in dict.fromkeys(name for runs in kinds.values() for run in runs for name in run.peaks.each):
        line([name, *(each(runs, partial(of_process, name), 1 / MEGABYTE) for runs in kinds.values())])
    line(["all at one moment", *(each(runs, lambda run: run.peaks.together, 1 / MEGABYTE) for runs in kinds.values())])
    print()


def of_process(name: str, run: Run) -> int:
    """Return the peak memory of a kind of process."""
    return run.peaks.each.get(name, 0)


def each(runs: Sequence[Run], of: Callable[[Run], float], factor: float) -> str:
    """Return the median of a figure over some runs, in words."""
    return f"{median(map(of, runs)) * factor:,.1f}"


def sizes(site: Path) -> None:
    """Print the bytes of pages and of everything."""
    files = [path for path in site.rglob("*") if path.is_file()]
    of_indicators = [p.stat().st_size for p in files if p.match("indicators/*/index.html")]
    largest = max((p for p in files if p.suffix == ".html"), key=lambda p: p.stat().st_size)
    whole = sum(p.stat().st_size for p in files)
    print(f"Bytes per page of an indicator: {mean(of_indicators):,.0f}.")
    print(f"Largest page: {largest.relative_to(site)}, {largest.stat().st_size:,} bytes.")
    print(f"The site: {len(files):,} files, {whole / MEGABYTE:,.1f} MB.")


def table(head: Sequence[str]) -> None:
    """Print the head of a table of Markdown."""
    line(head)
    print("|---|" + "---:|" * (len(head) - 1))


def line(cells: Sequence[str]) -> None:
    """Print one row of a table."""
    print(f"| {' | '.join(cells)} |")

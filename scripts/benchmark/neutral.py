"""Write the benchmark's neutral input: N indicators of Q quarters, from a fixed seed, the same for every publisher.

usage: python scripts/benchmark/neutral.py OUT N [Q]

OUT/themes.csv        theme_id,title
OUT/priorities.csv    priority_id,theme_id,title
OUT/indicators.csv    indicator_id,priority_id,title,unit,polarity,frequency,source,definition
OUT/observations.csv  indicator_id,period,value,target,status   (one row per indicator and quarter)
OUT/commentary.csv    indicator_id,period,text                  (one paragraph per indicator, latest quarter)

Whatever is compared must make the same site of it: a page for each indicator with its title, a chart of value against
target, the full table, the commentary and a download; pages of priorities and themes; a front page; a search.
"""

from __future__ import annotations

import csv
import random
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

WORDS = (
    "housing waste recycling care children school roads potholes complaints homes jobs library parks"
    " council tax benefit claims adults reablement caseload apprentices broadband planning landfill"
    " safeguarding visits reviews attendance attainment homelessness energy transport culture"
).split()
POLARITY = ("higher", "lower")
COLUMNS: Mapping[str, str] = {
    "themes": "theme_id title",
    "priorities": "priority_id theme_id title",
    "indicators": "indicator_id priority_id title unit polarity frequency source definition",
    "observations": "indicator_id period value target status",
    "commentary": "indicator_id period text",
}
Rows = Sequence[Sequence[object]]


def tables(n: int, quarters: int = 40) -> dict[str, Rows]:
    """Return the rows of each table for `n` indicators. The order of the draws is part of the input: keep it."""
    rng = random.Random(20261122)
    themes = [(f"t{i}", f"Theme {i} {rng.choice(WORDS)}") for i in range(1, 4)]
    wanted = max(3, n // 20)
    priorities = [
        (f"p{i}", themes[i % 3][0], f"Priority {i} {rng.choice(WORDS)} and {rng.choice(WORDS)}")
        for i in range(1, wanted + 1)
    ]
    periods = [f"{2016 + q // 4}-Q{q % 4 + 1}" for q in range(quarters)]
    found: dict[str, list[Sequence[object]]] = {"indicators": [], "observations": [], "commentary": []}
    for i in range(1, n + 1):
        indicator, observations, said = _indicator(rng, i, priorities[i % wanted][0], periods)
        found["indicators"].append(indicator)
        found["observations"] += observations
        found["commentary"].append(said)
    return {"themes": themes, "priorities": priorities, **found}


def _indicator(
    rng: random.Random, i: int, priority: str, periods: Sequence[str]
) -> tuple[Sequence[object], list[Sequence[object]], Sequence[object]]:
    code, polarity = f"ki-{i:05d}", rng.choice(POLARITY)
    title = "Percentage of " + " ".join(rng.sample(WORDS, 4)) + f" within timescale ({i})"
    definition = "Share of " + " ".join(rng.sample(WORDS, 12)) + "."
    row = (code, priority, title, "percent", polarity, "quarterly", "Management information", definition)
    value, target = rng.uniform(40, 90), round(rng.uniform(50, 95), 1)
    observations: list[Sequence[object]] = []
    for period in periods:
        value = min(100, max(0, value + rng.gauss(0.2, 2.5)))
        good = value >= target if polarity == "higher" else value <= target
        near = abs(value - target) <= 0.1 * target
        observations.append((code, period, round(value, 1), target, "G" if good else "A" if near else "R"))
    text = " ".join(rng.choice(WORDS) for _ in range(90)) + "."
    return row, observations, (code, periods[-1], text)


def write(file: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write one CSV file."""
    with file.open("w", newline="", encoding="utf-8") as opened:
        writer = csv.writer(opened)
        writer.writerow(columns)
        writer.writerows(rows)


def main(out: str, n: int, quarters: int = 40) -> None:
    """Write all tables into the folder `out`."""
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables(n, quarters).items():
        write(folder / f"{name}.csv", COLUMNS[name].split(), rows)


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:4]))

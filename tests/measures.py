"""One measure of an invented council with the figures that a test gives it, and what the checker says of them."""

from __future__ import annotations

from pathlib import Path

from packages import COUNCIL, Draft, cells

from quarterlight.words.problems import Problem

SLUG = "potholes"
_DEFAULTS = {"area": COUNCIL, "indicator": SLUG, "kind": "target"}


class Measure:
    """A draft of a package whose one measure has the figures, the targets and the definition of a test."""

    def __init__(self, root: Path, **definition: str) -> None:
        self.draft = Draft(root)
        for name in ("benchmarks", "corrections", "rebasings", "returns", "claims", "commentary", "alignments"):
            self.draft.tables[name] = self.draft.tables[name][:1]
        self.draft.tables["areas"] = cells(_AREAS)
        header = [*dict.fromkeys([*self.draft.tables["indicators"][0], *definition])]
        standard = {"indicator": SLUG, "title": "Potholes repaired", "unit": "count", "polarity": "higher"}
        row = {**standard, "basis": "in_period", "additive": "true", **definition}
        self.draft.tables["indicators"] = [header, [row.get(column, "") for column in header]]
        self.draft.tables["observations"] = self.draft.tables["observations"][:1]
        self.draft.tables["targets"] = self.draft.tables["targets"][:1]

    def rows(self, table: str, text: str) -> Measure:
        """Give a table the rows of a table with bars; the measure, the whole council and "target" go without saying."""
        header, *rows = cells(text)
        columns = [*dict.fromkeys([*self.draft.tables[table][0], *header])]
        whole = [{**_DEFAULTS, **dict(zip(header, row, strict=True))} for row in rows]
        self.draft.tables[table] = [columns, *([row.get(column, "") for column in columns] for row in whole)]
        return self

    def finance(self, text: str, **fields: dict[str, object]) -> Measure:
        """Give the extra table `finance` these rows; `fields` describe its columns of figures beyond a plain number."""
        grid = cells(text)
        self.draft.tables["finance"] = grid
        labels = [{"name": name, "type": "string"} for name in grid[0][:3]]
        figures = [{"name": name, "type": "number", "additive": True, "unit": "count"} for name in grid[0][3:]]
        schema = {"fields": [*labels, *({**field, **fields.get(str(field["name"]), {})} for field in figures)]}
        self.draft.resource("finance")["schema"] = schema
        return self

    def problems(self, rule: str) -> list[Problem]:
        """Return what one rule says, whatever others do."""
        return [problem for problem in self.draft.problems() if problem.rule == rule]

    def places(self, rule: str) -> list[tuple[str, int | None, str | None]]:
        """Return the file, row and column of everything that one rule says."""
        found = [problem.location for problem in self.problems(rule)]
        return [(where.path.rsplit("/", 1)[-1], where.row, where.column) for where in found]


_AREAS = """
    area      | title           | kind      | parent
    E06999999 | Example Council | authority |
    E05999001 | Abbey           | ward      | E06999999
    E05999002 | Bridge          | ward      | E06999999
    E05999003 | Castle          | ward      | E06999999"""

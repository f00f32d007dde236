"""Faults in words for a clean package: each puts a wrong sentence, claim or cell at a place that a drawing chooses."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from hypothesis import assume
from hypothesis import strategies as st
from planting import Draw, Planted, edition, near, one, put

from quarterlight.data.table import Package, Row
from quarterlight.facts.comparison import previous
from quarterlight.facts.history import History, Point
from quarterlight.facts.model import TargetKind
from quarterlight.words.status import Polarity

SLUG = "2025-26-q2"


def _comments() -> Iterator[Row]:
    """Yield the comments on measures that report a figure."""
    current = edition().report.current
    for row in edition().package.table("commentary"):
        own = row["subject_type"] == "indicator" and row["kind"] == "commentary"
        if own and row["subject"] in current and current[row["subject"]].value is not None:
            yield row


def _known(row: Row) -> tuple[History, Point]:
    return edition().histories[row["subject"]], edition().report.current[row["subject"]]


def _saying(row: Row, text: str) -> Planted:
    return Planted(put(edition().package, "commentary", row.number, text=text), "commentary", row.number, "text")


def _value(point: Point) -> Decimal:
    assert point.value is not None
    return point.value


def value_text(draw: Draw) -> Planted:
    """Plant another figure in the measure's own sentence."""
    row = one(draw, (row for row in _comments() if f"{_value(_known(row)[1]):f}" in row["text"]))
    figure = f"{_value(_known(row)[1]):f}"
    wrong = near(draw, Decimal(figure), "1", "1") if len(figure) > 3 else Decimal(figure) * 2
    return _saying(row, row["text"].replace(figure, f"{abs(wrong):,f}", 1))


def target_text(draw: Draw) -> Planted:
    """Plant a target that no target of the measure is."""
    row = one(draw, (row for row in _comments() if _known(row)[0].indicator.unit == "percent"))
    targets = [target.value for target in _known(row)[0].whole.targets]
    wrong = draw(st.integers(1, 99).map(Decimal).filter(lambda value: value not in targets))
    return _saying(row, f"The target is {wrong}%.")


def commentary_direction(draw: Draw) -> Planted:
    """Plant a word of change that the figures contradict."""
    row = one(draw, (row for row in _comments() if _moved(row)))
    history, point = _known(row)
    before = previous(history, point)
    assert before is not None
    fell = _value(point) < _value(before)
    words = ("rose", "increased", "was higher") if fell else ("fell", "decreased", "was lower")
    return _saying(row, f"The figure {draw(st.sampled_from(words))} from the {_unit(row)} before.")


def _moved(row: Row) -> bool:
    history, point = _known(row)
    before = previous(history, point)
    return before is not None and before.value != point.value and bool(_unit(row))


def _unit(row: Row) -> str:
    return next((word for word in ("quarter", "month", "term") if f"the {word} before" in row["text"]), "")


def commentary_status(draw: Draw) -> Planted:
    """Plant a word of standing that the figure and its target contradict."""
    row = one(draw, (row for row in _comments() if _aim(row) is not None))
    history, point = _known(row)
    aim = _aim(row)
    assert aim is not None
    higher = history.indicator.polarity is Polarity.HIGHER
    met = _value(point) >= aim if higher else _value(point) <= aim
    words = (
        ("The target was missed.", "The target was not met.")
        if met
        else ("The target has been met.", "We met our target.")
    )
    return _saying(row, draw(st.sampled_from(words)))


def _aim(row: Row) -> Decimal | None:
    """Return the target that a level or a rate is held against."""
    history, point = _known(row)
    if history.indicator.additive or history.indicator.polarity not in {Polarity.HIGHER, Polarity.LOWER}:
        return None
    aims = [t for t in history.whole.targets if t.kind is TargetKind.TARGET and t.period.contains(point.period)]
    return aims[0].value if len(aims) == 1 else None


def points(draw: Draw) -> Planted:
    """Plant a change of a percentage in percent that is one in points."""
    row = one(draw, (row for row in _comments() if _known(row)[0].indicator.unit == "percent" and _moved(row)))
    history, point = _known(row)
    before = previous(history, point)
    assert before is not None
    gap = _value(point) - _value(before)
    # Of a small change of nearly everything, points and percent are the same.
    assume(abs(gap * 100 / _value(before) - gap) > Decimal("0.1"))
    way = "higher" if gap > 0 else "lower"
    return _saying(row, f"The figure was {abs(gap)}% {way} than the {_unit(row)} before.")


def ratio_text(draw: Draw) -> Planted:
    """Plant a share in words beside another percentage."""
    row, whole = one(draw, _comments()), draw(st.integers(20, 400))
    part = draw(st.integers(1, whole - 1))
    wrong = (part * 100 // whole + draw(st.integers(5, 60))) % 100
    return _saying(row, f"{part} of {whole} plans ({wrong}%) were kept.")


def parts_text(draw: Draw) -> Planted:
    """Plant parts that do not make their whole."""
    row, parts = one(draw, _comments()), draw(st.lists(st.integers(10, 99), min_size=2, max_size=4))
    whole = sum(parts) + draw(st.integers(1, 4))
    listed = ", ".join(f"{part} old" for part in parts[:-1])
    return _saying(row, f"There are {whole} crews: {listed} and {parts[-1]} new.")


def disclosure_text(draw: Draw) -> Planted:
    """Plant a count of children that is small enough to tell who they are."""
    row, few = one(draw, _comments()), draw(st.integers(1, 4))
    return _saying(row, f"{few} {'child' if few == 1 else 'children'} came into care.")


def answer(draw: Draw) -> Planted:
    """Plant an answer that loses its day, or is older than its question; or a day that loses its answer."""
    row = one(draw, (row for row in edition().package.table("questions") if row["answer"]))
    early = row["asked_on"] - timedelta(days=draw(st.integers(1, 400)))
    cells, column = draw(
        st.sampled_from(
            [
                ({"answered_on": None}, "answered_on"),
                ({"answered_on": early}, "answered_on"),
                ({"answer": ""}, "answer"),
            ]
        )
    )
    return Planted(put(edition().package, "questions", row.number, **cells), "questions", row.number, column)


def claim(draw: Draw) -> Planted:
    """Plant another figure in a claim."""
    row = one(draw, iter(edition().package.table("claims")))
    wrong = row["stated"] + draw(st.integers(2, 30))
    return Planted(put(edition().package, "claims", row.number, stated=wrong), "claims", row.number, "stated")


def metadata(draw: Draw) -> Planted:
    """Plant a measure that does not say how it is worked out, from where, or who answers for it."""
    there = (row for row in edition().package.table("indicators") if not row["placeholder"] and not row["retired_on"])
    row, column = one(draw, there), draw(st.sampled_from(["definition", "source", "owner"]))
    return Planted(put(edition().package, "indicators", row.number, **{column: ""}), "indicators", row.number, column)


def abbreviation(draw: Draw) -> Planted:
    """Plant an abbreviation that nothing explains."""
    row = one(draw, _comments())
    short = draw(st.text("BCDFGHJKLMNPRSTVW", min_size=3, max_size=5))
    return _saying(row, f"The {short} was held in time.")


def reading_age(draw: Draw) -> Planted:
    """Plant a sentence that never ends."""
    row, number = one(draw, _comments()), draw(st.integers(30, 60))
    return _saying(row, " ".join(["organisational"] * number) + ".")


def material_change(draw: Draw) -> Planted:
    """Plant a figure several times as large, in a report that says nothing of it."""
    row = one(draw, (row for row in _comments() if _known(row)[0].indicator.unit == "count" and _moved(row)))
    history, point = _known(row)
    where = edition().observation(point.observation).row.number
    large = sum((abs(_value(p)) for p in history.whole.points if p.value is not None), Decimal(100))
    quiet = _quiet(edition().package)
    return Planted(put(quiet, "observations", where, value=large, note=""), "observations", where, "value")


def _quiet(package: Package) -> Package:
    for row in package.table("commentary"):
        package = put(
            package, "commentary", row.number, subject_type="edition", subject=SLUG, heading="", text="A good one."
        )
    for row in package.table("actions"):
        package = put(package, "actions", row.number, progress="")
    for row in package.table("priorities"):
        package = put(package, "priorities", row.number, summary="")
    return package

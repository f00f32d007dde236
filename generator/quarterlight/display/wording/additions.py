"""What else must be known of a figure: the year so far, a later one, whether it is firm, and its period over."""

from __future__ import annotations

from quarterlight.display.wording import dates, numbers, terms
from quarterlight.facts.comparison import summed
from quarterlight.facts.history import History, Point


def so_far(history: History, point: Point) -> str:
    """Return the printed year to date in a sentence; "comes to" only where the quarters do make it."""
    total = point.observation.year_to_date
    if total is None:
        return ""
    shown = numbers.figure(total, history.indicator)
    if summed(history, point) == total:
        return f"The year so far comes to {shown}."
    return f"For the year so far, the report gives {shown}."


def firm(history: History, point: Point) -> str:
    """Return that a figure is not final, by its marks or as its period had not ended; "" where nothing says so."""
    marked = [said for code, said in _NOT_FIRM.items() if code in point.observation.markers]
    period = dates.phrase(point.period)
    if not _unfinished(history, point):
        return " ".join(marked)
    if marked:
        return f"{marked[0].removesuffix('.')}, and {period} had not ended. {' '.join(marked[1:])}".strip()
    return f"{period[:1].upper()}{period[1:]} had not ended when the report came out."


_NOT_FIRM = {
    "p": "This figure is provisional.",
    "e": "This figure is an estimate.",
    "f": "This figure is a forecast.",
    "u": "This figure is of low reliability.",
}


def label(point: Point) -> str:
    """Return that a figure is not final by its marks, as a label: "Provisional"; "" where they do not say so."""
    return ", ".join(terms.MARKERS[code] for code in _NOT_FIRM if code in point.observation.markers).capitalize()


def _unfinished(history: History, point: Point) -> bool:
    return point.period.end > history.edition.published_on and point.edition == history.edition.slug


def later_point(history: History, point: Point) -> Point | None:
    """Return the latest figure that is known, where a report rates an older one; None where there is none."""
    known = [p for p in history.whole.points if p.value is not None and p.period.end > point.period.end]
    return known[-1] if known and "f" not in known[-1].observation.markers else None


def later(history: History, point: Point) -> str:
    """Return the figure of a later period in a sentence, where a report rates an older one; "" where there is none."""
    found = later_point(history, point)
    if found is None or found.value is None:
        return ""
    said = f"{numbers.labelled(found.value, history.indicator)} {dates.when(found.period, history.indicator.basis)}"
    # What begins earlier and ends later is not simply later.
    after = found.period.start > point.period.end
    return f"The report also gives {'a later figure: ' if after else ''}{said}."

"""Between the editions of one council nothing changes without a word."""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType

import pytest
from prose import TABLES, report

from quarterlight.data.rules.editions import changed_definition, changed_figure, changed_target, reused_slug, vanished
from quarterlight.data.workings import Workings
from quarterlight.words.problems import Level

CORRECTIONS = "indicator | period | area | made_on | kind | old | new | reason\n"


def edition(*changes: tuple[str, str, str], texts: Sequence[tuple[str, ...]] = (), **tables: str) -> Workings:
    """Return the report with pieces of its tables changed: (table, from, to)."""
    written = dict(tables)
    for name, old, new in changes:
        text = written.get(name, TABLES[name])
        assert old in text
        written[name] = text.replace(old, new, 1)
    return report(texts, **written)


def told(rule: ModuleType, *editions: Workings) -> list[tuple[str, int | None, str]]:
    """Return what a rule finds between editions: file, row and words."""
    problems = list(rule.check_editions(editions))
    assert all(problem.level is Level.WARNING for problem in problems)
    return [(p.location.path.rsplit("/", 1)[-1], p.location.row, p.found) for p in problems]


RULES = (changed_definition, changed_figure, changed_target, reused_slug, vanished)
Q1 = "recycled  | FY2025-26-Q1 | 46.1"


@pytest.mark.parametrize("rule", RULES)
def test_two_editions_that_say_the_same_and_a_single_one_are_let_pass(rule: ModuleType) -> None:
    assert told(rule, edition(), edition(), edition()) == [] == told(rule, edition()) == told(rule)


def test_a_past_figure_that_changed_without_a_record_is_found() -> None:
    later = edition(("observations", Q1, "recycled  | FY2025-26-Q1 | 46.8"))
    said = "the figure for FY2025-26-Q1 was 46.1% in an earlier edition and is 46.8% here, unrecorded."
    assert told(changed_figure, edition(), later) == [("observations.csv", 6, said)]
    # It is said once, where it changed.
    assert len(told(changed_figure, edition(), later, later)) == 1


def test_a_recorded_change_is_let_pass_in_that_edition_and_all_later_ones() -> None:
    record = f"{CORRECTIONS}recycled | FY2025-26-Q1 | E06999999 | 2025-11-18 | revision | 46.1 | 46.8 | Late weights."
    later = edition(("observations", Q1, "recycled  | FY2025-26-Q1 | 46.8"), corrections=record)
    last = edition(("observations", Q1, "recycled  | FY2025-26-Q1 | 46.8"))
    assert told(changed_figure, edition(), later, last) == []
    other = edition(("observations", Q1, "recycled  | FY2025-26-Q1 | 46.9"), corrections=record)
    assert len(told(changed_figure, edition(), other)) == 1


@pytest.mark.parametrize("figure", ["46.10", "46", "46.12"])
def test_a_figure_that_only_gains_or_loses_decimals_is_let_pass(figure: str) -> None:
    assert told(changed_figure, edition(), edition(("observations", Q1, f"recycled  | FY2025-26-Q1 | {figure}"))) == []


def test_a_figure_that_comes_late_goes_into_hiding_or_is_for_a_new_period_is_let_pass() -> None:
    without = edition(("observations", "46.1    | amber", "        |"))
    assert told(changed_figure, without, edition()) == []
    hidden = "indicator | period | value | markers\n recycled | FY2025-26-Q1 | | c"
    assert told(changed_figure, edition(), edition(observations=hidden)) == []
    assert told(changed_figure, edition(), edition(("observations", Q1, "recycled  | FY2025-26-Q2 | 50"))) == []


def test_a_figure_that_is_gone_is_found() -> None:
    gone = edition(("observations", "46.1    | amber", "        |"))
    said = "the figure for FY2025-26-Q1 was 46.1% in an earlier edition and is empty here, unrecorded."
    assert told(changed_figure, edition(), gone) == [("observations.csv", 6, said)]


def test_a_definition_in_other_words_is_found_unless_the_reader_is_told() -> None:
    later = ("indicators", "| Weighed.   |", "| Estimated from surveys. |")
    said = 'the definition was "Weighed." in an earlier edition, and is other words here.'
    assert told(changed_definition, edition(), edition(later)) == [("indicators.csv", 2, said)]
    broken = "indicator | period | value | markers\n recycled | FY2025-26-Q1 | 46.1 | b"
    assert told(changed_definition, edition(), edition(later, observations=broken)) == []
    spoken = [("recycled", "From April, waste is measured by surveys.")]
    assert told(changed_definition, edition(), edition(later, texts=spoken)) == []
    assert told(changed_definition, edition(later), edition(("indicators", "| Weighed.   |", "|     |"))) == []


def test_a_definition_in_another_order_or_spelling_is_let_pass() -> None:
    first = edition(("indicators", "| Weighed.   |", "| Tonnes sent, divided by tonnes collected. |"))
    second = edition(("indicators", "| Weighed.   |", "| The tonnes collected dividing the tonnes that are sent |"))
    assert told(changed_definition, first, second) == []


def test_a_polarity_that_changed_is_found() -> None:
    later = edition(("indicators", "| lower    | latest_month |", "| higher   | latest_month |"))
    said = "the polarity is higher, and was lower in an earlier edition."
    assert told(changed_definition, edition(), later) == [("indicators.csv", 4, said)]


TARGETS = "indicator | period | value | set_by | set_on | note\n recycled | FY2025-26 | {} | Cabinet | {} | {}"


@pytest.mark.parametrize(
    ("value", "day", "note", "said"),
    [
        ("47", "2025-03-04", "", ""),
        ("47.0", "2025-03-04", "", ""),
        ("45", "2025-07-01", "", ""),
        ("45", "2025-03-04", "Cabinet changed it in July.", ""),
        ("45", "2025-03-04", "", "was 47% in an earlier edition and is 45% here, without a word."),
        ("", "2025-03-04", "", "was 47% in an earlier edition and is empty here, without a word."),
        ("45", "", "", "was 47% in an earlier edition and is 45% here, without a word."),
    ],
)
def test_a_target_changes_only_with_a_word(value: str, day: str, note: str, said: str) -> None:
    first = edition(targets=TARGETS.format("47", "2025-03-04", ""))
    found = told(changed_target, first, edition(targets=TARGETS.format(value, day, note)))
    assert found == ([("targets.csv", 2, f"the target for FY2025-26 {said}")] if said else [])


def test_an_indicator_that_is_left_out_without_being_retired_is_found() -> None:
    lines = TABLES["indicators"].splitlines()
    without = "\n".join(line for line in lines if "relet" not in line)
    nothing = "indicator | period | value"
    later = edition(indicators=without, observations=nothing, targets=nothing)
    said = 'there is no "relet", which the edition before reported and did not retire.'
    assert told(vanished, edition(), later) == [("indicators.csv", None, said)]
    assert told(vanished, edition(), later, later) == [("indicators.csv", None, said)]
    head, *rows = [line for line in lines if line.strip()]
    retired = "\n".join(
        [f"{head} | retired_on", *(f"{row} | {'2025-03-31' if 'relet' in row else ''}" for row in rows)]
    )
    assert told(vanished, edition(indicators=retired), later) == []


def test_a_slug_that_stands_for_another_measure_is_found() -> None:
    later = edition(
        ("indicators", "Percentage of household waste recycled", "Street lights repaired"),
        ("indicators", "Household waste recycled ", "Street lights repaired "),
        ("indicators", "| Weighed.   |", "| Counted by crews. |"),
    )
    said = 'the slug stands for "Street lights repaired", and stood for "Percentage of household waste recycled".'
    assert told(reused_slug, edition(), later) == [("indicators.csv", 2, said)]


def test_a_title_worded_anew_is_let_pass() -> None:
    later = edition(
        ("indicators", "Percentage of household waste recycled", "Share of waste from homes that we recycle")
    )
    assert told(reused_slug, edition(), later) == []


def test_a_slug_that_was_retired_and_is_used_again_is_found() -> None:
    head, *rows = [line for line in TABLES["indicators"].splitlines() if line.strip()]
    retired = "\n".join(
        [f"{head} | retired_on", *(f"{row} | {'2025-03-31' if 'relet' in row else ''}" for row in rows)]
    )
    said = "the slug was retired on 2025-03-31 in an earlier edition, and is used again."
    assert told(reused_slug, edition(indicators=retired), edition()) == [("indicators.csv", 4, said)]

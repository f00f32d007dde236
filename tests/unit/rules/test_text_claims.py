"""Claims are worked out from the tables again; shares in words and parts of a whole from the text itself."""

from __future__ import annotations

from decimal import Decimal
from types import ModuleType

import measuring
import pytest
from prose import found, in_edition, report

from quarterlight.data.reading.groupings import Scale, natural, odd, together
from quarterlight.data.rules.text import claim, parts_text, ratio_text
from quarterlight.words.problems import Level, Problem


def claims(*rows: str) -> list[Problem]:
    """Return what is found about claims, each written as about | measure | of | period | stated | unit | where."""
    written = "\n".join(f"claim-{number} | {row}" for number, row in enumerate(rows, 1))
    return found(claim, report(claims=f"claim | about | measure | of | period | stated | unit | where\n{written}"))


TRUE = [
    "indicators | count | | FY2025-26-Q1 | 5 | count | summary",
    "actions | count | | | 3 | count | summary",
    "indicators_and_actions | count | | | 8 | count | summary",
    "indicators | count | red | | 2 | count | summary",
    "indicators | count | Red | | 2 | count | summary",
    "actions | share | green | | 67 | percent | summary",
    "actions | share | green | | 66.7 | percent | summary",
    # Two of five, or two of the four that are rated.
    "indicators | share | red | | 40 | percent | summary",
    "indicators | share | red | | 50 | percent | summary",
    # Green and amber are neighbours; so are amber and red.
    "indicators | share | on track | | 40 | percent | summary",
    "indicators | share | not on track | | 60 | percent | summary",
    "potholes | change | | FY2024-25-Q4 to FY2025-26-Q1 | -8 | percent | summary",
    "potholes | change | | FY2024-25-Q4 to FY2025-26-Q1 | -480 | count | summary",
    "potholes | sum | | FY2024-25 | 20590 | count | summary",
    "potholes | sum | | FY2025-26-Q1 | 5710 | count | summary",
    # No table can tell.
    "potholes | change | | FY2012-13-Q4 to FY2025-26-Q1 | 99 | percent | summary",
    "recycled | sum | | FY2024-25 | 99 | percent | summary",
    "potholes | share | | | 99 | percent | summary",
    "indicators | count | on track | | 99 | count | summary",
]


@pytest.mark.parametrize("row", TRUE)
def test_a_true_claim_and_one_that_no_table_can_tell_are_let_pass(row: str) -> None:
    assert claims(row) == []


WRONG = [
    ("indicators | count | | | 6 | count | cover", "the text (cover) states 6 measures, and the tables give 5."),
    (
        "indicators | count | red | | 3 | count | cover",
        'the text (cover) states 3 measures as "red", and the tables give 2.',
    ),
    (
        "actions | share | green | | 60 | percent | cover",
        'the text (cover) states 60% of actions as "green", and the tables give 66.7%.',
    ),
    (
        "potholes | change | | FY2024-25-Q4 to FY2025-26-Q1 | 8 | percent | cover",
        'the text (cover) states 8% for "potholes", and the tables give -7.75%.',
    ),
    (
        "potholes | sum | | FY2024-25 | 20509 | count | cover",
        'the text (cover) states 20509 for "potholes", and the tables give 20590.',
    ),
    (
        "indicators | share | on track | | 33 | percent | cover",
        'the text (cover) states 33% of measures as "on track", and no group of ratings makes that share.',
    ),
]


@pytest.mark.parametrize(("row", "said"), WRONG)
def test_a_claim_that_the_tables_contradict_is_found(row: str, said: str) -> None:
    [problem] = claims(row)
    assert problem.found == said
    assert (problem.level, problem.location.row, problem.location.column) == (Level.WARNING, 2, "stated")
    assert problem.evidence


def test_two_figures_for_one_thing_differ_and_the_wrong_one_is_named_if_the_tables_tell() -> None:
    [problem] = claims("actions | count | | | 4 | count | cover", "actions | count | | | 3 | count | summary")
    assert problem.found == "the text (cover) states 4 actions, and the tables give 3."
    assert "summary, row 3: 3" in problem.evidence


def test_two_figures_for_one_thing_differ_where_no_table_tells() -> None:
    rows = [
        f"potholes | count | unreported | | {stated} | count | {where}"
        for stated, where in ((4, "cover"), (3, "summary"))
    ]
    [problem] = claims(*rows)
    assert (problem.found, problem.location.row) == ('the text states both 4 and 3 for "unreported".', 3)


def test_shares_that_each_could_be_but_not_together_are_found() -> None:
    rows = [
        f"indicators | share | {word} | | {stated} | percent | cover" for word, stated in (("well", 60), ("badly", 80))
    ]
    [problem] = claims(*rows)
    assert problem.found == "the text (cover) states 60%, 80%, and no one grouping of statuses makes them all."


SCALE = Scale(
    ("green", "amber", "red-amber", "red"), ("missing",), {"green": 35, "amber": 12, "red-amber": 26, "red": 27}
)


def test_a_word_can_mean_a_run_of_levels_but_not_the_ends_without_the_middle() -> None:
    assert natural(SCALE, Decimal(47)) == [("green", "amber")]
    assert natural(SCALE, Decimal(62)) == []
    assert odd(SCALE, Decimal(62)) == ("green", "red")


def test_groups_go_together_if_they_share_no_status() -> None:
    assert together([[("a",), ("b",)], [("a",)]])
    assert not together([[("a",)], [("a", "b")]])


def test_the_two_reports_claims_come_out_as_labelled() -> None:
    claims_of = [problem for problem in measuring.findings() if problem.rule == claim.ID]
    told = [(p.location.path.split("/")[1], p.location.row, p.found) for p in claims_of]
    assert sorted(told) == [
        ("kirklees", 2, "the text (covering report) states 38 actions, and the tables give 37."),
        ("kirklees", 5, "the text (executive summary) states 66 measures, and the tables give 65."),
        (
            "kirklees",
            6,
            'the text (executive summary) states 54% of measures and actions as "on track",'
            " and no group of ratings makes that share.",
        ),
        ("kirklees", 11, 'the text states both 16% and 5% of measures and actions as "unreported".'),
    ]


def words(rule: ModuleType, text: str) -> list[str]:
    """Return what a rule finds in a comment on the whole report."""
    return [said for _, said in in_edition(rule, text)]


@pytest.mark.parametrize(
    "text",
    [
        "15 of 29 (52%) were on time.",
        "52% (15 of 29) were on time.",
        "15 out of 29 conferences, or 51.7%, were on time.",
        "Of the seven actions, four are green: 57%.",
        "Of the 29 plans, 15 (52%) were on time and 14 (48%) were late.",
        "48% were on time; 15 of 29 were late.",
        "About 15 of 29 (48%) were on time.",
        "The council ranked 114 out of 150 councils, with a rise of 8% (57%).",
        "Visitors gave a score of 4 out of 5, and 84% came again.",
        "15 of 29 met the target of 90%.",
        "15 of 29 were on time, 40% more than last year.",
        "15 of 29 schools replied, and 90% of those who did were content.",
        "Two of five cameras are working.",
        "0.3 of 4 posts (90%) are filled.",
        "5 of 3 (90%) is no share.",
        "15 of 29 schools replied: 90% of those were content.",
    ],
)
def test_a_share_that_is_its_percentage_or_has_none_is_let_pass(text: str) -> None:
    assert words(ratio_text, text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("15 of 29 (48.3%) were on time.", "15 of 29 is 51.7%, and the text says 48.3%."),
        ("42% (15 of 29) were on time.", "15 of 29 is 51.7%, and the text says 42%."),
        ("Fifteen of the 29 plans, or 25%, were on time.", "15 of 29 is 51.7%, and the text says 25%."),
        ("Of the seven actions, four are green: 75%.", "4 of 7 is 57.1%, and the text says 75%."),
        ("Of the 26 measures, 11 (24%) are green and 7 (27%) are red.", "11 of 26 is 42.3%, and the text says 24%."),
        (
            "In September, 48.3% of conferences were on time; 15 of 29 met the target of 15 working days.",
            "15 of 29 is 51.7%, and the text says 48.3%.",
        ),
    ],
)
def test_a_share_that_is_not_the_percentage_beside_it_is_found(text: str, said: str) -> None:
    assert words(ratio_text, text) == [said]


@pytest.mark.parametrize(
    "text",
    [
        "The 11 are made up of 9 primaries and 2 secondaries.",
        "There were 103 people: 9 at high risk, 32 at medium and 62 at low.",
        "15 of 29 were on time and 8 were late. The other 6 had no date.",
        "Of the 29 plans, 15 were on time, 8 were late and the other 6 had no date.",
        "There were 100 people at risk, including 9 at high risk and 32 at medium.",
        "The council held 3 events: 120 people came, 45 of them new, and 30 stayed.",
        "About 100 people came: 9 in May, 32 in June and 62 in July.",
        "Of the 26 measures, 14 improved and 15 met their target.",
        "The 9 schools: 20 pupils each, 10 teachers each and 5 helpers each.",
        "It consists of 12.5 tonnes.",
        "The team met 15 of 29 families. Other families will follow in June.",
    ],
)
def test_parts_that_make_their_whole_or_need_not_are_let_pass(text: str) -> None:
    assert words(parts_text, text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The 11 are made up of 9 primaries and 3 secondaries.", "the parts make 12, and the text says 11."),
        (
            "There were 100 people: 9 at high risk, 32 at medium and 62 at low.",
            "the parts make 103, and the text says 100.",
        ),
        ("15 of 29 were on time and 8 were late. The other 5 had no date.", "the parts make 28, and the text says 29."),
        (
            "Of the 29 plans, 15 were on time, 8 were late and the remaining 7 had no date.",
            "the parts make 30, and the text says 29.",
        ),
    ],
)
def test_parts_that_do_not_make_their_whole_are_found(text: str, said: str) -> None:
    assert words(parts_text, text) == [said]

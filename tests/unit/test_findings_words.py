"""What the checker found, in words for readers: figures with their units, periods and measures by name."""

from __future__ import annotations

from datetime import date

import pytest
from factories import WHOLE, edition, observation, of_editions, potholes, target, untitled

from quarterlight.display import readings
from quarterlight.display.telling import told
from quarterlight.display.wording import findings
from quarterlight.facts.history import History
from quarterlight.facts.model import Council, Finding, Indicator, Return, Target, Waiver
from quarterlight.words.period import parse
from quarterlight.words.problems import Level, Location, Problem
from quarterlight.words.status import Polarity

Q2 = "FY2017-18-Q2"
WAIVER = Waiver("total", "x", "Printed so in the source", "Publisher", date(2026, 11, 24))
DAYS = untitled("days", slug="wait", title="Wait for a decision", polarity=Polarity.LOWER)


def finding(rule: str, found: str = "it is so.", waiver: Waiver | None = None, level: Level = Level.WARNING) -> Finding:
    """Return a finding about the whole council's figure of July to September 2017."""
    problem = Problem(rule, Location("p/observations.csv", 2, "status"), found, "", level, "wait")
    return Finding(problem, "observations", parse(Q2), WHOLE, waiver)


def rated(measure: Indicator, value: str, status: str, *targets: Target) -> History:
    """Return the history of a measure with one rated figure."""
    seen = observation(Q2, value, indicator=measure.slug, status=status)
    return of_editions(edition(indicators=(measure,), observations=(seen,), targets=targets), slug=measure.slug)


def aim(row: str, period: str = "FY2017-18") -> Target:
    """Return a target of the wait for a decision."""
    return target(period, row, indicator="wait")


@pytest.mark.parametrize(
    ("rule", "known", "said"),
    [
        pytest.param(
            "status-target",
            rated(DAYS, "26", "green", aim("25")),
            "The report rates this green; 26 days is above the target of 25 days.",
            id="missed, and rated the best",
        ),
        pytest.param(
            "status-target",
            rated(DAYS, "25", "red", aim("25")),
            "The report rates this red; 25 days is exactly the target of 25 days.",
            id="exactly met",
        ),
        pytest.param(
            "status-target",
            rated(potholes(slug="wait"), "9 (101)", "red", aim("100")),
            "The report rates this red; 101 so far in the year is above the target of 100.",
            id="by the year so far",
        ),
        pytest.param(
            "status-no-target",
            rated(DAYS, "26", "amber"),
            "The report rates this amber, but no target is set.",
            id="no target",
        ),
        pytest.param(
            "status-no-target",
            rated(DAYS, "26", "amber", aim("tba")),
            "The report rates this amber, but the target is still to be announced.",
            id="a target to come",
        ),
        pytest.param(
            "missing",
            rated(DAYS, "missing", ""),
            "No figure was returned for July to September 2017.",
            id="no figure",
        ),
    ],
)
def test_a_finding_about_a_rating_has_the_figure_and_the_target(rule: str, known: History, said: str) -> None:
    assert findings.said(finding(rule), known.edition, known) == said


@pytest.mark.parametrize(
    ("found", "said"),
    [
        pytest.param("92 stands for 2017-M06.", "92 stands for June 2017.", id="a month"),
        pytest.param("FY2017-18-Q2 is late.", "July to September 2017 is late.", id="a quarter"),
        pytest.param("it is above FY2016-17.", "It is above the year to March 2017.", id="a year"),
        pytest.param("it was on 2017-06-30.", "It was on 30 June 2017.", id="a day"),
        pytest.param("pot-holes is red.", "“Holes in the road” is red.", id="another measure"),
        pytest.param("no-such-thing, 1234-56.", "No-such-thing, 1234-56.", id="neither"),
    ],
)
def test_periods_and_measures_are_named_as_readers_know_them(found: str, said: str) -> None:
    known = edition(indicators=(potholes(slug="pot-holes", title="Holes in the road"),))
    assert findings.said(finding("stale", found), known, None) == said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("observations.csv row 29: FY2016-17, 4,133", "observations.csv row 29: the year to March 2017, 4,133"),
        ("targets.csv row 2017: 2011-M09, target 656 kg", "targets.csv row 2017: September 2011, target 656 kg"),
        (
            "complaints.csv row 2, 12 month Totals: Highways, 1,686",
            "complaints.csv row 2, 12 month Totals: Highways, 1,686",
        ),
        ("515 tonnes + 1,587 tonnes = 2,102 tonnes", "515 tonnes + 1,587 tonnes = 2,102 tonnes"),
    ],
)
def test_the_working_names_periods_in_words_and_leaves_the_rest_as_it_is(line: str, said: str) -> None:
    assert findings.worked(line) == said


def test_a_finding_tells_what_its_rule_asks_in_words() -> None:
    report = rated(DAYS, "26", "green").edition
    (one,) = told(readings.read(Council((report,))), report, [finding("ytd")])
    assert one.asks == "A year to date is what its quarters make."


@pytest.mark.parametrize(
    ("listed", "said"),
    [
        pytest.param([], "They found nothing to object to.", id="nothing"),
        pytest.param([finding("total", waiver=WAIVER)], "1 doubt was found and published with a reason.", id="a doubt"),
        pytest.param([finding("stale", level=Level.NOTE)], "1 thing is worth a second look.", id="a note"),
        pytest.param(
            [finding("total", waiver=WAIVER)] * 2 + [finding("stale", level=Level.NOTE)] * 3,
            "2 doubts were found and published with a reason; 3 things are worth a second look.",
            id="both",
        ),
    ],
)
def test_the_overview_counts_doubts_and_notes(listed: list[Finding], said: str) -> None:
    checked = "The report for Quarter 2 (July to September 2017) was checked by 33 rules."
    assert findings.overview(edition(), listed, 33) == f"{checked} {said}"


def test_a_finding_that_names_its_period_does_not_say_it_twice() -> None:
    history = rated(DAYS, "26", "green", aim("25"))
    report = history.edition
    read = readings.read(Council((report,)))
    named, silent = (finding("magnitude", text) for text in (f"26 days for {Q2} is much.", "26 days is much."))
    first, second = told(read, report, [named, silent])
    assert (first.when, first.said) == ("", "26 days for July to September 2017 is much.")
    assert second.when == "July to September 2017"


def test_a_waiver_is_told_with_whose_decision_it_was_and_until_when() -> None:
    assert findings.waived(finding("total")) == ""
    told = "Printed so in the source. (Publisher, 24 November 2026)"
    assert findings.waived(finding("total", waiver=WAIVER)) == told
    until = Waiver("total", "x", "Really?", "Publisher", date(2026, 11, 24), date(2027, 3, 31))
    told = "Really? (Publisher, 24 November 2026, until 31 March 2027)"
    assert findings.waived(finding("total", waiver=until)) == told


def test_timeliness_is_in_days() -> None:
    said = "It was published on 21 November 2017, 52 days after its period ended."
    assert findings.timeliness(edition()) == said
    early = edition(published_on=date(2017, 9, 30))
    assert findings.timeliness(early) == "It was published on 30 September 2017, before its period was over."
    later = edition(next_expected=date(2018, 2, 20))
    assert findings.timeliness(later) == f"{said} The next report is expected on 20 February 2018."


@pytest.mark.parametrize(
    ("received", "said"),
    [
        pytest.param([], "", id="the report does not say"),
        pytest.param([9], "Of 1 return from the services, 1 came in time.", id="in time"),
        pytest.param(
            [10, 11, None], "Of 3 returns from the services, 1 came in time, 1 late and 1 not at all.", id="all"
        ),
    ],
)
def test_returns_came_in_time_late_or_not_at_all(received: list[int | None], said: str) -> None:
    due = date(2017, 10, 10)
    returns = [Return("Roads", "wait", due, date(2017, 10, day) if day else None) for day in received]
    assert findings.returned(returns) == said

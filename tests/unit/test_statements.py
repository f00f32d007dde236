"""What a site says of itself because of its settings: reminders, security.txt, and a question ready to be sent."""

from __future__ import annotations

from datetime import date

import pytest

from quarterlight.display import well_known
from quarterlight.display.wording import asking
from quarterlight.facts.model import Question
from quarterlight.facts.reminders import reminders
from quarterlight.facts.settings import Accessibility, Security, Settings, read
from quarterlight.words.problems import Level, as_github, as_text, blocking

TODAY = date(2026, 11, 25)
ROOT = "extra.quarterlight"


@pytest.mark.parametrize(
    ("tested", "reminded"),
    [
        pytest.param(None, False, id="never tested: nothing is out of date"),
        pytest.param(date(2026, 11, 25), False, id="tested today"),
        pytest.param(date(2025, 11, 25), False, id="tested a year ago to the day"),
        pytest.param(date(2025, 11, 24), True, id="tested over a year ago"),
        pytest.param(date(2026, 11, 26), True, id="tested tomorrow"),
    ],
)
def test_an_old_accessibility_statement_is_remembered(tested: date | None, reminded: bool) -> None:
    found = list(reminders(Settings(accessibility=Accessibility(tested_on=tested)), TODAY))
    assert [(problem.rule, problem.level) for problem in found] == [("statement-old", Level.REMINDER)] * reminded
    assert not blocking(found)


def test_a_year_after_the_29th_of_february_is_the_1st_of_march() -> None:
    settings = Settings(accessibility=Accessibility(tested_on=date(2024, 2, 29)))
    assert list(reminders(settings, date(2025, 3, 1))) == []
    assert len(list(reminders(settings, date(2025, 3, 2)))) == 1


@pytest.mark.parametrize(("expires", "reminded"), [(date(2026, 11, 25), False), (date(2026, 11, 24), True)])
def test_an_expired_security_txt_is_remembered(expires: date, reminded: bool) -> None:
    found = list(reminders(Settings(security=Security("a@example.org", expires)), TODAY))
    assert [problem.rule for problem in found] == ["security-expired"] * reminded


def test_a_reminder_is_a_warning_beside_the_change_and_calls_itself_one() -> None:
    (problem,) = reminders(Settings(security=Security("a@example.org", date(2026, 1, 1))), TODAY)
    assert as_text(problem).startswith(f'mkdocs.yml, column "{ROOT}.security.expires": reminder: security.txt expired')
    assert as_github(problem).startswith("::warning file=mkdocs.yml,")


def test_nested_settings_are_read() -> None:
    found = {
        "accessibility": {"tested_on": date(2026, 11, 2), "faults": ["A table is wide."], "enforcement": "ehrc"},
        "security": {"contact": "https://example.org/report", "expires": date(2027, 1, 31)},
    }
    settings, problems = read(found)
    assert problems == ()
    assert settings.accessibility == Accessibility(date(2026, 11, 2), faults=("A table is wide.",), enforcement="ehrc")
    assert settings.security == Security("https://example.org/report", date(2027, 1, 31))


@pytest.mark.parametrize(
    ("found", "place", "remedy"),
    [
        ({"accessibility": {"testedon": date(2026, 1, 1)}}, "accessibility.testedon", "Did you mean tested_on?"),
        ({"accessibility": {"tested_on": "last week"}}, "accessibility.tested_on", "Write a day: 2026-11-02."),
        ({"accessibility": {"tested_on": 2026}}, "accessibility.tested_on", "Write a day: 2026-11-02."),
        ({"accessibility": {"faults": [5]}}, "accessibility.faults", "Write a list of sentences,"),
        ({"accessibility": {"conformance": "AA"}}, "accessibility.conformance", "Write full or partial or none."),
        ({"accessibility": {"enforcement": "us"}}, "accessibility.enforcement", "Write ehrc or ecni."),
        ({"accessibility": "tested"}, "accessibility", "Write settings below it, such as"),
        ({"security": {"contact": "a@example.org"}}, "security.expires", "A security.txt needs both"),
        ({"security": {"expires": date(2027, 1, 1)}}, "security.contact", "A security.txt needs both"),
        ({"security": {"contact": "nobody", "expires": date(2027, 1, 1)}}, "security.contact", "Write it whole"),
        (
            {"security": {"contact": "http://example.org/", "expires": date(2027, 1, 1)}},
            "security.contact",
            "Write an address that begins with https://.",
        ),
    ],
)
def test_a_wrong_nested_setting_is_one_problem_at_its_place(found: object, place: str, remedy: str) -> None:
    _, (problem,) = read(found)
    assert problem.location.column == f"{ROOT}.{place}"
    assert problem.remedy.startswith(remedy)


def test_security_txt_has_what_rfc_9116_asks_for() -> None:
    security = Security("security@example.org", date(2027, 10, 31), "https://example.org/policy")
    assert well_known.files(security, "https://figures.example.org/x/")["security.txt"].decode() == (
        "Contact: mailto:security@example.org\n"
        "Expires: 2027-10-31T23:59:59Z\n"
        "Preferred-Languages: en\n"
        "Canonical: https://figures.example.org/x/.well-known/security.txt\n"
        "Policy: https://example.org/policy\n"
    )
    assert well_known.files(Security(), "https://figures.example.org/") == {}


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ([""], "1 question about the figures, of which 1 waits for an answer."),
        (["Yes."], "1 question about the figures, answered."),
        (["Yes.", "No."], "2 questions about the figures, all answered."),
        (["Yes.", "", ""], "3 questions about the figures, of which 2 wait for an answer."),
    ],
)
def test_it_is_said_how_many_questions_wait(answers: list[str], said: str) -> None:
    rows = tuple(Question("a", TODAY, f"{place}?", TODAY if text else None, text) for place, text in enumerate(answers))
    assert asking.asked(rows) == said

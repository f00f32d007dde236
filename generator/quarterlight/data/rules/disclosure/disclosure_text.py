"""No text counts so few people that somebody could be told apart.

Why it matters: "one young person came back into care" is no statistic. Their neighbours know who it is, and now what
happened.
It fires when a text counts children, pupils, patients, victims or others whom a council looks after, and the number is
above zero and below the threshold of the rule "disclosure"; of people and households at large only where the sentence
speaks of care, abuse, homelessness, illness or the like. The message does not repeat the number.
It does not fire for staff, for plans, for rates ("1 in 4 children"), and for bounds ("fewer than 5").
How to fix: write "a few" or "fewer than 5", or leave the count out. If there is no danger, let it stand with a waiver.
Example: "In September, 1 young person came back into care."
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quarterlight.data.reading.doubts import unsure
from quarterlight.data.reading.findings import Finding, problem
from quarterlight.data.reading.lexicon import anywhere, one_of
from quarterlight.data.reading.passages import Said
from quarterlight.data.reading.quantities import Quantity, Role
from quarterlight.data.reading.wholes import counted
from quarterlight.data.rules.disclosure import disclosure
from quarterlight.data.workings import Workings
from quarterlight.words.problems import Level, Problem

ID = "disclosure-text"
LEVEL = Level.WARNING
_KIND = one_of(
    """more, fewer, new, other, young, older, elderly, disabled, vulnerable, homeless, local, looked after
    looked-after, unaccompanied, deaf, blind, missing, pregnant, of the, of our, of these, of those, of its"""
)
_IN_CARE = one_of(
    """child, children, young person, young people, baby, babies, infant, infants, boy, boys, girl, girls, teenager
    teenagers, pupil, pupils, patient, patients, client, clients, victim, victims, offender, offenders
    asylum seeker, asylum seekers, refugee, refugees, care leaver, care leavers, claimant, claimants
    rough sleeper, rough sleepers"""
)
_ANYBODY = one_of(
    """people, person, adult, adults, resident, residents, tenant, tenants, household, households, family, families
    man, men, woman, women, carer, carers, student, students, mother, mothers, father, fathers"""
)
_CARED_FOR = re.compile(rf"^(?:{_KIND} )*{_IN_CARE}\b")
_COUNTED = re.compile(rf"^(?:{_KIND} )*{_ANYBODY}\b")
_OF_THEM = re.compile(r"^of (?:them|whom|these|those)\b")
_AMONG = anywhere("child, children, young people, pupils, patients, clients, victims, offenders")
_DELICATE = anywhere(
    """care, abuse*, exploit*, violence, violent, assault*, harm*, suicid*, died, death*, homeless*, rough sleeping
    evict*, disab*, dementia, mental, illness, hospital, addict*, drug*, alcohol, pregnan*, asylum, traffick*
    offend*, arrest*, excluded, convict*, custody, benefit*, debt*, protection"""
)
_RATE = re.compile(r"\b(?:in|every|per|to|for|than|each|groups? of|class(?:es)? of|up to|at least|aged)$")
_REMEDY = 'Write "a few" or "fewer than 5", or leave the count out.'


def check(workings: Workings) -> Iterator[Problem]:
    """Yield a problem for each count of people in a text that is small enough to tell somebody apart."""
    smallest = workings.threshold(disclosure.ID, "smallest")
    for passage in workings.report.passages:
        for said in passage.said:
            for quantity in said.quantities:
                if 0 < quantity.value < smallest and _tells(said, quantity):
                    found = "so few people are counted here that those who know them could tell them apart."
                    yield problem(passage, said, quantity.span[0], Finding(ID, found, _REMEDY, quoted=False))


def _tells(said: Said, quantity: Quantity) -> bool:
    before, after = said.sentence.before(quantity.span[0]), said.sentence.after(quantity.span[1])
    if not counted(quantity) or quantity.role is Role.TARGET or _RATE.search(before):
        return False
    if unsure(said.without_times(said.clause(quantity.span[0]))):
        return False
    if _OF_THEM.match(after):
        return bool(_AMONG.search(said.text[: quantity.span[0]]))
    return bool(_CARED_FOR.match(after) or (_COUNTED.match(after) and _DELICATE.search(said.text)))

"""What reports say beside their figures: of nearly a hundred such sentences none makes a rule about the text speak.

They are of projects, staff, other places, plans, parts and other figures. Put under any measure, priority, theme or
heading of the packages, they contradict nothing that the tables hold.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
from prose import RULES, found

from quarterlight.data import datapackage, rules, workings
from quarterlight.data.table import Row, Table
from quarterlight.data.thresholds import Thresholds
from quarterlight.data.workings import Workings

ROOT = Path(__file__).parents[3]
EXAMPLE = "tests/sites/example-council/datapackages/example-council/2025-26-q2"
PACKAGES = ["datapackages/kirklees/2017-18-q2", "datapackages/kent/2011-12-q1", EXAMPLE]
COLUMNS = ("subject_type", "subject", "kind", "order", "heading", "text")
SENTENCES = """\
We recruited 12 new apprentices in May and a further 8 will start in September.
The service received 1,204 enquiries, of which 312 were about parking.
Overall satisfaction with the contact centre was 87%, compared with 82% last year.
The number of complaints fell by 14% compared with the same period last year.
A total of 45 properties were brought back into use during the quarter.
The average waiting time has reduced from 12 weeks to 9 weeks.
Following the restructure, the team has reduced from 45 to 38 full-time equivalents.
The budget has been cut by 10% since 2010.
Demand for school places continues to rise across the county.
Sickness absence in the team has increased slightly.
The backlog of cases has been reduced by half.
We are on track to deliver the new system by March.
The project remains on target for completion in the autumn.
Performance in the north of the district is above target, while the south is below target.
This is a new measure and no target has been set.
The target for next year will be 95%.
The national average is 71% and the regional average is 68%.
Our nearest neighbours achieved 66%.
In the last year the council has invested £2.4m in new vehicles.
The grant of £250,000 will fund 20 new places.
Three of the five areas met their own targets.
The figure is provisional and may be revised.
The figure excludes academies.
Data for the last month is not yet available.
The rate of increase has slowed.
The gap between the best and the worst areas has narrowed to 4 percentage points.
The share of staff who are trained rose to 93%.
Calls to the out-of-hours team increased by 23% over the winter.
Around one in five callers rang more than once.
We expect the figure to improve by year end.
Performance has improved steadily since 2009.
Income fell as a result of lower fees.
Costs have increased by 3.5% a year.
The number of children in the area is rising.
Footfall in the town centre was up 6% in June.
More residents are using the website to report problems.
Fewer people are coming forward to foster.
The council's target is in line with the national target of 75%.
Staff turnover was 14%, against a target of 10%.
The contractor met all of its targets in the quarter.
A pilot in two wards reduced missed visits by 30%.
The programme is 80% complete.
The survey had a response rate of 34%.
Of the 1,200 people who replied, 84% were satisfied.
Cases rose to 210 in July and 230 in August.
Last year's outturn was affected by severe weather.
The improvement plan sets a target of 100% by 2015.
The interim target is 60%.
An audit found that 5 of 40 files (12.5%) lacked a date.
We have moved from 9th to 4th in the national table.
A further 3% of households were visited by officers.
The new contract started on 1 April and runs for 7 years.
The team answers 400 letters a week, 95% of them within 5 days.
Training was given to 60 staff, 20 of them new.
The average age of applicants is 27.
Take-up of direct debit is 61.5%.
Reports of dumped rubbish fell in the quarter.
Results vary by school, from 45% to 92%.
One large site accounts for 40% of the total.
The result for boys was 64% and for girls 73%.
The figure for quarter 1 includes 30 cases from the year before.
Results are the best in five years.
Results were lower than expected.
The rate among young men is twice that of young women.
The measure was affected by the closure of the depot.
The indicator will be replaced next year.
At the current rate the year-end result would be 68%.
It would take an increase of 12% to reach the target.
The target is challenging.
If the trend continues, we will exceed our target by 5%.
The trend is improving but remains below target.
Performance is stable.
Performance is strong compared with other councils.
We have set a local target of at least 85% for the team.
The service dealt with 92% of urgent cases within 4 hours.
Spending was £1.2m above budget.
There was a 20% rise in demand and a 5% fall in staff.
The number of staff in post rose from 410 to 432.
The number of visits to museums rose by 8,000 to 96,000.
Half of all applications now come online.
The percentage of invoices paid late fell from 9% to 4%.
The percentage of new starters who stay a year rose to 88%.
The council spent 54% of its training budget by the end of June.
Enforcement notices rose from 12 to 19.
Between January and March 2011 there were 14 days of snow.
Since April 2010 numbers have fallen every month.
The figure for the South East is 5.4%.
Rates are higher in coastal towns.
The plan is to reduce this to 5% by 2014.
A review in March 2011 found that 30% of cases could be closed.
Our target of answering within 20 seconds is tougher than most.
Members asked for the target to be raised to 95%.
Sampling showed an accuracy of 97%.
We aim to keep the rate under 10%.
"""


@cache
def speaking(folder: str) -> Workings:
    """Return a package in which every subject and every heading has all the sentences for its comment."""
    package, _ = datapackage.load(ROOT / folder / "datapackage.json", ROOT)
    assert package
    edition = workings.of(package, Thresholds(rules.thresholds())).edition
    assert edition
    subjects = [("indicator", one.slug, "") for one in edition.indicators]
    subjects += [("priority", one.slug, "") for one in edition.priorities]
    subjects += [("theme", one.slug, "") for one in edition.themes]
    subjects += [("edition", edition.slug, group) for group in ("", *{one.group: 0 for one in edition.indicators})]
    rows = [
        Row(number, dict(zip(COLUMNS, (kind, subject, "commentary", number, heading, SENTENCES), strict=True)))
        for number, (kind, subject, heading) in enumerate(subjects, 2)
    ]
    table = Table("commentary", "commentary.csv", COLUMNS, tuple(rows))
    spoken = replace(package, tables={**package.tables, "commentary": table})
    return workings.of(spoken, Thresholds(rules.thresholds()))


@pytest.mark.parametrize("folder", PACKAGES)
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.ID)
def test_what_is_beside_the_figures_is_let_pass(rule: ModuleType, folder: str) -> None:
    problems = found(rule, speaking(folder))
    assert [(problem.subject, problem.found) for problem in problems if problem.level != "note"] == []

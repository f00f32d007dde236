"""The Kent package agrees with the figures read off the report, cell by cell.

The files in tests/reports were read off the paper and verified twice; nothing here uses Quarterlight's own code.
"""

import csv
import json
import re
from collections import defaultdict
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]
REPORTS = TESTS / "reports"
PACKAGE = TESTS.parent / "datapackages" / "kent" / "2011-12-q1"
KENT = "E10000016"

Row = dict[str, str]
Key = tuple[str, str]

QUARTERS = {
    "Mar 11": "FY2010-11-Q4", "Jun 11": "FY2011-12-Q1", "Sep 11": "FY2011-12-Q2",
    "Dec 11": "FY2011-12-Q3", "Mar 12": "FY2011-12-Q4",
}  # fmt: skip
DAYS = {
    "Mar 11": "2011-03-31", "Jun 11": "2011-06-30", "Sep 11": "2011-09-30",
    "Dec 11": "2011-12-31", "Mar 12": "2012-03-31",
}  # fmt: skip
TERMS = {
    "Dec 10": "AY2010-11-T1", "Apr 11": "AY2010-11-T2", "Jul 11": "AY2010-11-T3",
    "Dec 11": "AY2011-12-T1", "Apr 12": "AY2011-12-T2",
}  # fmt: skip
MONTHS = {
    "Jan 11": "2011-M01", "Mar 11": "2011-M03", "Apr 11": "2011-M04", "Jun 11": "2011-M06",
    "Jul 11": "2011-M07", "Sep 11": "2011-M09", "Dec 11": "2011-M12", "Mar 12": "2012-M03",
}  # fmt: skip
YEARS = {str(year): f"CY{year}" for year in range(2007, 2012)}
BASES = {
    "snapshot at quarter end": ("snapshot", DAYS),
    "financial year to date": ("year_to_date", QUARTERS),
    "quarter": ("in_period", QUARTERS),
    "monthly average": ("in_period", QUARTERS),
    "rolling 12 months": ("rolling_12_months", MONTHS),
    "month": ("latest_month", MONTHS),
    "academic year to date": ("year_to_date", MONTHS),
    "annual": ("annual", YEARS),
    "snapshot at term end": ("term", TERMS),
}
UNITS = {
    "Number per 10,000 children": "per_10k", "Percentage": "percent", "Number": "count",
    "Days": "days", "Kg per household": "kg",
}  # fmt: skip
THEMES = {
    "To tackle disadvantage": "To Tackle Disadvantage",
    "Help the economy to grow": "To Help the Economy Grow",
    "Put the Citizen in Control": "To Put the Citizen In Control",
}
INFERRED_AMBITIONS = {"8": "Help the economy to grow", "17": "Put the Citizen in Control"}
INFERRED_SERVICES = {
    "4": "Families and Social Care: Specialist children's services",
    "6": "Education, Learning and Skills: School Standards and Planning",
}
PRIORITIES_OF = {
    "1": "14", "2": "14", "3": "14", "4": "14", "5": "14", "6": "3", "7": "3", "8": "4", "9": "4", "12": "16",
    "14": "12", "15": "12", "16": "12", "17": "12", "18": "12", "26": "11",
}  # fmt: skip
BENCHMARKS = """
1 statistical-neighbours 2010-03-31 48.6|2 statistical-neighbours FY2009-10 13|3 statistical-neighbours 2010-03-31 30.1
5 statistical-neighbours FY2009-10 7.1|6 england CY2007 71|6 england CY2008 73|6 england CY2009 72|6 england CY2010 73
6 england CY2011 74|10 kent-same-source AY2009-10 0.08|10 statistical-neighbours AY2009-10 0.09
11 kent-same-source 2010-M12 4.9|11 south-east 2010-M12 5.4|22 england 2010-M12 55.8|22 south-east 2010-M12 65.7
23 england FY2009-10 625|23 south-east FY2009-10 644|23 kent-same-source FY2009-10 672
"""
OTHER_MEASURES = """
7 kent-same-source AY2010-11-T2 3.2%|7 statistical-neighbours AY2010-11-T2 2.3%|9 kent-same-source AY2009-10 23.5
9 statistical-neighbours AY2009-10 33.8|12 kent-same-source FY2009-10 14.2|12 england FY2009-10 11.7
12 statistical-neighbours FY2009-10 12.3|15 kent-same-source FY2009-10 8.1%|15 england FY2009-10 13%
15 shire-counties FY2009-10 12%|15 kent-same-source FY2010-11 20.5%
"""
CLAIMS = """
indicators|count||FY2011-12-Q1|26|count
indicators|count|green|FY2011-12-Q1|11|count
indicators|count|amber|FY2011-12-Q1|8|count
indicators|count|red|FY2011-12-Q1|7|count
indicators|share|green|FY2011-12-Q1|42|percent
indicators|share|amber|FY2011-12-Q1|31|percent
indicators|share|red|FY2011-12-Q1|27|percent
complaints|sum|apr_jun_2011|FY2011-12-Q1|870|count
complaints|change||FY2010-11-Q4 to FY2011-12-Q1|-7|percent
complaints|change||FY2010-11-Q1 to FY2011-12-Q1|-23|percent
complaints|sum|Highways and Transportation|FY2011-12-Q1|261|count
complaints|change|Highways and Transportation|FY2010-11-Q1 to FY2011-12-Q1|-51|percent
fte|change|Full time equivalent staff employed by KCC (excludes schools)|FY2010-11-Q1 to FY2011-12-Q1|-6.2|percent
"""


def read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        return [{name: cell or "" for name, cell in row.items()} for row in csv.DictReader(lines)]


def report(name: str) -> list[Row]:
    return read(REPORTS / f"kent-2011-12-q1-{name}.csv")


def package(name: str) -> list[Row]:
    return read(PACKAGE / f"{name}.csv")


def descriptor(table: str) -> dict[str, dict[str, object]]:
    """The fields of a resource, by name."""
    resources = json.loads((PACKAGE / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    fields = next(r for r in resources if r["name"] == table)["schema"]["fields"]
    return {field["name"]: field for field in fields}


def plain(printed: str) -> str:
    """A printed figure as a plain number: no percent sign, no thousands separator, no trailing zeros."""
    number = printed.replace(",", "").removesuffix("%")
    return number.rstrip("0").rstrip(".") if "." in number else number


KPIS = {row["n"]: row for row in report("kpis")}
REFS = {row["indicator"]: row["ref"] for row in package("indicators")}


def lines_of(table: str) -> set[tuple[str, ...]]:
    return {tuple(cell.split()) for line in table.split("\n") for cell in line.split("|") if cell}


def printed_periods() -> dict[Key, Row]:
    """Every row of the trend by its measure's number and its period."""
    found: dict[Key, Row] = {}
    for row in report("trend"):
        label = row["period_label"].removesuffix(" Forecast")
        if row["n"] == "25":
            label += " 12" if ("25", "FY2010-11-Q4") in found and label == "Mar" else " 11"
        period = BASES[KPIS[row["n"]]["reporting_basis"]][1][label]
        assert (row["n"], period) not in found
        found[row["n"], period] = row
    return found


def by_ref(table: str) -> dict[Key, Row]:
    rows = package(table)
    keyed = {(REFS[row["indicator"]], row["period"]): row for row in rows}
    assert len(keyed) == len(rows)
    return keyed


TREND = printed_periods()
ACTUALS = {key: row for key, row in TREND.items() if row["actual"]}


def latest(ref: str) -> list[Key]:
    """A measure's printed periods that have a figure, latest first."""
    return [key for key in ACTUALS if key[0] == ref][::-1]


def test_every_measure_is_in_the_package_once() -> None:
    assert list(REFS.values()) == list(KPIS) == [str(n) for n in range(1, 27)]


@pytest.mark.parametrize("row", package("indicators"), ids=lambda row: row["indicator"])
def test_a_measure_is_described_as_on_its_page(row: Row) -> None:
    kpi = KPIS[row["ref"]]
    assert (row["title"], row["group"]) == (kpi["title"], kpi["service_area"])
    assert (row["polarity"], row["unit"]) == (kpi["polarity"], UNITS[kpi["unit"]])
    assert (row["source"], row["basis"]) == (kpi["data_source"], BASES[kpi["reporting_basis"]][0])
    printed = [part for part in (kpi["directorate"], kpi["division"]) if part]
    assert row["service"] == INFERRED_SERVICES.get(row["ref"], ": ".join(printed))


@pytest.mark.parametrize("row", package("indicators"), ids=lambda row: row["indicator"])
def test_a_measure_has_the_ambition_and_priority_printed_or_says_that_they_are_inferred(row: Row) -> None:
    themes = {theme["theme"]: theme["title"] for theme in package("themes")}
    orders = {priority["priority"]: priority["order"] for priority in package("priorities")}
    ambition = KPIS[row["ref"]]["ambition"] or INFERRED_AMBITIONS.get(row["ref"], "")
    assert themes.get(row["theme"], "") == THEMES.get(ambition, "")
    assert orders.get(row["priority"], "") == PRIORITIES_OF.get(row["ref"], "")
    assert bool(row["priority"]) <= bool(KPIS[row["ref"]]["priority"]) or "inferred" in row["editorial"]


def test_only_events_that_are_not_in_overlapping_years_may_be_summed() -> None:
    assert {row["ref"] for row in package("indicators") if row["additive"] == "true"} == {"9", "13", "25"}


def test_the_scale_is_red_amber_and_green_best_first() -> None:
    scale = [(row["rank"], row["status"], row["label"], row["tone"]) for row in package("statuses")]
    assert scale == [("1", "green", "Green", "good"), ("2", "amber", "Amber", "mixed"), ("3", "red", "Red", "poor")]


def test_the_inferred_cells_are_those_lost_in_the_source_and_no_others() -> None:
    inferred = {row["ref"] for row in package("indicators") if "inferred" in row["editorial"]}
    assert inferred == {"4", "6", "8", "15", "17"}


def test_the_priorities_are_as_printed() -> None:
    themes = {theme["theme"]: theme["title"] for theme in package("themes")} | {"": ""}
    ours = [(row["order"], row["title"], themes[row["theme"]]) for row in package("priorities")]
    assert ours == [(row["order"], row["priority"], row["ambition"]) for row in report("priorities")]


def test_every_printed_figure_has_its_value_and_status_and_there_are_no_others() -> None:
    ours = {
        key: (row["printed"], row["value"], row["status"], row["area"]) for key, row in by_ref("observations").items()
    }
    assert ours == {
        key: (row["actual"], plain(row["actual"]), row["rag"].lower(), KENT) for key, row in ACTUALS.items()
    }


def test_every_printed_target_is_there_and_no_other() -> None:
    ours = {key: (row["printed"], row["value"], row["kind"], row["area"]) for key, row in by_ref("targets").items()}
    assert ours == {key: (row["target"], plain(row["target"]), "target", KENT) for key, row in TREND.items()}


def test_only_the_period_printed_as_a_forecast_says_so() -> None:
    said = {key for key, row in by_ref("targets").items() if "forecast" in row.get("note", "")}
    assert said == {key for key, row in TREND.items() if row["forecast"] == "yes"} == {("26", "FY2011-12-Q2")}


@pytest.mark.parametrize("ref", KPIS)
def test_the_last_two_statuses_and_the_direction_are_those_of_the_measure(ref: str) -> None:
    now, before = (by_ref("observations")[key] for key in latest(ref)[:2])
    assert now["status"] == KPIS[ref]["current_status"].lower()
    assert before["status"] == KPIS[ref]["previous_status"].lower()
    assert (now["direction"], before["direction"]) == (KPIS[ref]["direction"], "")


def test_the_latest_figure_of_every_measure_and_no_earlier_one_is_provisional() -> None:
    provisional = {key for key, row in by_ref("observations").items() if row["markers"] == "p"}
    assert provisional == {latest(ref)[0] for ref in KPIS}
    assert {row["markers"] for row in package("observations")} == {"p", ""}


def test_every_comparison_on_the_same_measure_has_its_value() -> None:
    comparable = [row for row in package("benchmarks") if row["markers"] == ""]
    ours = {(REFS[row["indicator"]], row["comparator"], row["period"], row["value"]) for row in comparable}
    assert ours == lines_of(BENCHMARKS) and len(comparable) == len(ours)
    assert all(re.findall(r"^[\d.]+", row["printed"]) == [row["value"]] for row in comparable)


def test_a_comparison_on_another_measure_is_kept_as_printed_without_a_value() -> None:
    others = [row for row in package("benchmarks") if row["markers"] != ""]
    ours = {(REFS[row["indicator"]], row["comparator"], row["period"], row["printed"]) for row in others}
    assert ours == lines_of(OTHER_MEASURES) and len(others) == len(ours)
    assert all((row["value"], row["markers"]) == ("", "z") and row["note"] for row in others)


@pytest.mark.parametrize("ref", KPIS)
def test_a_comparison_is_printed_on_the_measures_page(ref: str) -> None:
    text = KPIS[ref]["comparator_text"]
    printed = [row["printed"] for row in package("benchmarks") if REFS[row["indicator"]] == ref]
    assert all(figure in text for figure in printed)
    assert (printed == []) == text.startswith("None available")
    assert text.count("%") == sum(figure.endswith("%") for figure in printed)


def test_every_comment_is_there_in_its_order() -> None:
    rows = [row for row in package("commentary") if row["subject_type"] == "indicator"]
    ours = [(REFS[row["subject"]], row["kind"], row["order"], row["text"]) for row in rows]
    assert ours == [(row["kpi"], row["kind"], row["order"], row["text"]) for row in report("commentary")]


def test_the_summary_is_there_in_its_order() -> None:
    rows = [row for row in package("commentary") if row["subject_type"] != "indicator"]
    assert {(row["subject_type"], row["subject"], row["kind"]) for row in rows} == {
        ("edition", "2011-12-q1", "summary")
    }
    ours = [(row["order"], row["heading"], row["text"]) for row in rows]
    assert ours == [(row["order"], row["heading"], row["text"]) for row in report("summary")]


def test_the_claims_are_those_of_the_text() -> None:
    columns = ("about", "measure", "of", "period", "stated", "unit")
    ours = {"|".join(row[name] for name in columns) for row in package("claims")}
    assert ours == set(CLAIMS.split("\n")[1:-1]) and len(package("claims")) == len(ours)


def test_the_complaints_are_as_printed() -> None:
    titles = {name: str(field["title"]) for name, field in descriptor("complaints").items() if "unit" in field}
    kinds = {"item": "service", "total": "total"}
    ours = [
        {"service_area": row["row"], "row_kind": kinds[row["row_kind"]]} | {titles[name]: row[name] for name in titles}
        for row in package("complaints")
    ]
    assert ours == report("complaints")


def test_the_services_that_were_reorganised_say_that_they_cannot_be_compared() -> None:
    noted = {row["row"] for row in package("complaints") if "not comparable" in row["note"]}
    changed = {row["service_area"] for row in report("complaints") if "" in row.values()}
    assert noted == changed and len(noted) == 6


def test_the_staff_are_as_printed() -> None:
    ours = [{name: row[name] for name in report("staff")[0]} for row in package("staff")]
    assert ours == [{**row, "section": row["section"].capitalize()} for row in report("staff")]


def test_headcounts_are_not_additive_but_contracts_and_full_time_equivalents_are() -> None:
    additive = {name: field["additive"] for name, field in descriptor("staff").items() if "additive" in field}
    assert additive == {
        "individual_employment_contracts": True,
        "headcount_inc_crss": False,
        "headcount_exc_crss": False,
        "full_time_equivalent": True,
    }


def test_the_rows_of_staff_say_which_are_parts_totals_and_changes() -> None:
    kinds = defaultdict(set)
    for row in package("staff"):
        kinds[row["row_kind"]].add(row["row"])
    assert kinds["total"] == {"KCC Total", "Non-schools Total"}
    assert kinds["change"] == {"Non Schools Workforce reductions compared with Mar 11"}
    assert kinds["of_which"] == {"* includes Commercial Services"}
    assert len(kinds["item"]) == 7


def test_the_series_of_staff_is_as_printed() -> None:
    ours = [(row["section"], row["unit"], row["row"], row["printed"], row["value"]) for row in package("fte")]
    columns = ("measure", "unit", "period_label", "value")
    assert ours == [(*(row[name] for name in columns), plain(row["value"])) for row in report("fte")]


def test_the_glossary_has_every_term_but_those_of_the_other_council() -> None:
    terms = [row for row in read(REPORTS / "glossary.csv") if row["term"] not in {"BCI", "PALS"}]
    assert package("glossary") == terms


def test_the_claims_that_are_known_to_hold_or_to_fail_are_in_the_figures() -> None:
    column = {row["row_kind"] + row["row"]: row["apr_jun_2011"] for row in package("complaints")}
    items = sum(int(figure or 0) for row, figure in column.items() if row.startswith("item"))
    known = [row["note"] for row in read(REPORTS / "known-anomalies.csv") if row["subject"] == "table:complaints"]
    assert known[0] == f"Apr-Jun 2011 rows sum to {items}, printed {column['totalTotal']}"

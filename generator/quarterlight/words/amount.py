"""Figures as messages to a publisher print them: exact, with thousands separators and the sign of their unit.

Readers' pages have words of their own. Numbers and strings only.
"""

from __future__ import annotations

from decimal import Decimal

NAMES = {
    "percent": "percent",
    "count": "number",
    "gbp": "pounds",
    "days": "days",
    "hours": "hours",
    "per_1k": "per 1,000",
    "per_10k": "per 10,000",
    "per_100k": "per 100,000",
    "tonnes": "tonnes",
    "kg": "kilograms",
    "ratio": "ratio",
    "score": "score",
    "index": "index",
    "rate": "rate",
}
_AFTER = {
    "percent": "%",
    "days": " days",
    "hours": " hours",
    "tonnes": " tonnes",
    "kg": " kg",
    "per_1k": " per 1,000",
    "per_10k": " per 10,000",
    "per_100k": " per 100,000",
}
# In these units a figure is a level, which can lie between others but is no sum of them.
LEVELS = frozenset({"percent", "days", "hours", "per_1k", "per_10k", "per_100k", "ratio", "score", "index", "rate"})


def amount(value: Decimal | int, unit: str) -> str:
    """Return `value` with its unit: "26 days", "54.5%", "£2,000,000", "-0.5 per 10,000"."""
    sign, shown = "-" if value < 0 else "", f"{abs(value):,f}" if isinstance(value, Decimal) else f"{abs(value):,}"
    return f"{sign}{'£' if unit == 'gbp' else ''}{shown}{_AFTER.get(unit, '')}"


def total(values: list[Decimal], unit: str) -> str:
    """Return a sum as it is worked out: "62 + 60 = 122"."""
    return f"{' + '.join(amount(value, unit) for value in values)} = {amount(sum(values, Decimal(0)), unit)}"

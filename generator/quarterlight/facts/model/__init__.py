"""What a council published, as frozen values.

No input or output, no formatting, no statistics. Text is exactly as the package has it; numbers are exact decimals in
the indicator's unit. A "slug" is the short name in an address.
"""

from quarterlight.facts.model.edition import Council, Edition
from quarterlight.facts.model.figures import (
    Benchmark,
    Column,
    Correction,
    ExtraRow,
    ExtraTable,
    Observation,
    Rebasing,
    Target,
    TargetKind,
)
from quarterlight.facts.model.findings import Finding
from quarterlight.facts.model.subjects import Action, Area, Basis, Indicator, Level, Organisation, Priority, Theme
from quarterlight.facts.model.texts import Alignment, Comment, Question, Return, Term, Waiver, paragraphs

__all__ = [
    "Action",
    "Alignment",
    "Area",
    "Basis",
    "Benchmark",
    "Column",
    "Comment",
    "Correction",
    "Council",
    "Edition",
    "ExtraRow",
    "ExtraTable",
    "Finding",
    "Indicator",
    "Level",
    "Observation",
    "Organisation",
    "Priority",
    "Question",
    "Rebasing",
    "Return",
    "Target",
    "TargetKind",
    "Term",
    "Theme",
    "Waiver",
    "paragraphs",
]

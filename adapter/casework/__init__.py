"""The people's corridor: a screened record comes in, a named person decides, and an approved referral goes out."""

from __future__ import annotations

from adapter.casework.views import (
    DECLINE_WORDS,
    CaseView,
    DeclineReason,
    HistoryLine,
    NumberedLine,
    Practitioner,
    PromptView,
    QuarantineRow,
    Role,
    RowKind,
    SectionView,
    Verb,
    VerbView,
    WorklistRow,
)

__all__ = [
    "DECLINE_WORDS",
    "CaseView",
    "DeclineReason",
    "HistoryLine",
    "NumberedLine",
    "Practitioner",
    "PromptView",
    "QuarantineRow",
    "Role",
    "RowKind",
    "SectionView",
    "Verb",
    "VerbView",
    "WorklistRow",
]

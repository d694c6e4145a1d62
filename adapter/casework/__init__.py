"""The people's corridor: a screened record comes in, a named person decides, and an approved referral goes out."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime

from adapter.casework.cases import Cases
from adapter.casework.filing import door_of
from adapter.casework.views import (
    CaseView,
    ChangeView,
    HistoryLine,
    NumberedLine,
    Practitioner,
    PromptEnd,
    PromptView,
    QuarantineRow,
    Role,
    RowKind,
    SectionView,
    Verb,
    VerbView,
    WorklistRow,
)
from adapter.receivers import Receivers
from adapter.store import Store

__all__ = [
    "CaseView",
    "Cases",
    "ChangeView",
    "HistoryLine",
    "NumberedLine",
    "Practitioner",
    "PromptEnd",
    "PromptView",
    "QuarantineRow",
    "Role",
    "RowKind",
    "SectionView",
    "Verb",
    "VerbView",
    "WorklistRow",
    "door_of",
    "open_cases",
]


def open_cases(database: str, receivers: Receivers | None = None) -> Cases:
    """The cases kept in a database, with its tables brought up to date; no front doors where none are given."""
    return Cases(Store.open(database), receivers or Receivers(), lambda: datetime.now(UTC), lambda: str(uuid.uuid4()))

"""A record that only says there is an assessment comes in, what nobody has looked at goes out in words."""

from __future__ import annotations

from adapter.announcements import NOT_HERE
from adapter.records import CouldNotCheck, RecordRef

DAYS = "%-d %B %Y"


def content_missing(ref: RecordRef) -> CouldNotCheck:
    """The sentence for a summary without content; what happened to the assessment is told by its status."""
    on = f" on {ref.assessed_on.strftime(DAYS)}" if ref.assessed_on else ""
    name = f"the assessment '{ref.form}'" if ref.form else "the assessment"
    if ref.status == "completed":
        return CouldNotCheck(name, f"the assessment was completed{on}; {NOT_HERE}")
    status = f"'{ref.status}'" if ref.status else "not told"
    return CouldNotCheck(name, f"the assessment was recorded{on} and its status is {status}; {NOT_HERE}")

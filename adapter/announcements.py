"""Screenings come in; what an announcement of an assessment and the content it announces find each other by goes out.

A record system may send the news that an assessment was made apart from the assessment. The two belong together where
they carry the same assessment's id and mean the same adult, by NHS number or by the system's own number.
"""

from __future__ import annotations

from dataclasses import replace

from adapter.findings import Screened
from adapter.records import Adult, RecordRef, sha256_of

NOT_HERE = "its content has not arrived here, so nobody has looked for children in it."


def adult_names(adult: Adult) -> frozenset[str]:
    """Hashes of what the adult is known by; none where the record does not say who it is."""
    said = {"nhs": adult.nhs_number, "local": adult.local_id}
    return frozenset(sha256_of(f"{kind}:{name}".encode()) for kind, name in said.items() if name)


def assessment_names(record: RecordRef, adult: Adult) -> frozenset[str]:
    """Hashes by which an announcement and its content find each other: none where nothing says who the adult is.

    So do versions of one form or document that came in different wrappings.
    """
    ids = {record.id, record.assessment_id} - {None}
    return frozenset(sha256_of(f"{one} {name}".encode()) for one in ids for name in adult_names(adult))


def has_arrived(announced: Screened) -> Screened:
    """An announcement whose content is here: what nobody had looked at has been looked at."""
    left = tuple(one for one in announced.could_not_check if not one.why.endswith(NOT_HERE))
    return replace(announced, could_not_check=left)

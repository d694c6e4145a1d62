"""What decisions rest on: an id comes in, the kept facts, rules and record go out, and the look is audited.

For whoever runs the machine, and only at its command line: facts are about people, and no page shows them in this way.
"""

from __future__ import annotations

from dataclasses import dataclass

from adapter.audit import AuditEvent
from adapter.casework.running import Running
from adapter.store.rows import Rested


@dataclass(frozen=True, slots=True)
class KeptDecision:
    """A finding, a draft or a card with what it rests on, as it was kept."""

    rested: Rested
    basis: tuple[bytes, bytes] | None
    """The bytes of the basis, and of the rules; None where it was made before these were kept."""
    record: tuple[str, bytes] | None
    """Path and bytes of the record; None where it was only opened."""


class Resting(Running):
    """The verbs of whoever asks a decision once more."""

    def decided(self, which: str | None, by: str) -> tuple[Rested, ...]:
        """Every finding, draft and card, or the one with this id."""
        with self._store.writing() as book:
            book.note(AuditEvent(by, "listed-decisions", "decisions", self._now()))
            return book.bases.rested(which)

    def kept(self, one: Rested, by: str) -> KeptDecision:
        """One of them with what it rests on."""
        with self._store.writing() as book:
            detail = {"kind": one.kind, "basis": one.basis_sha256}
            book.note(AuditEvent(by, "replayed", f"decision:{one.id}", self._now(), detail))
            basis = book.bases.content(one.basis_sha256) if one.basis_sha256 else None
            return KeptDecision(one, basis, book.bases.record(one.record_sha256))

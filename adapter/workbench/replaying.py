"""A decision once more: what it rests on comes in, whether it comes out the same, and what today's shelves say, go out.

The kept facts are held against the kept rules, so the answer does not hang on what the shelves say today. The record
itself, where it was kept, is then read again with today's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from adapter import __version__
from adapter.basis import Basis, basis_from, basis_sha256, said_bytes
from adapter.detection import Rules, rules_from
from adapter.errors import DocumentError
from adapter.findings import Finding, Screened
from adapter.intake.held import read_again
from adapter.intake.limits import Limits
from adapter.records import Quarantined, SourceRecord
from adapter.screening import Shelves, judged, screen_or_hold

Said = tuple[str, str, str]
"""A rule, what it says, and about whom: `child`, `adult` or `family`, never by name."""
CHANGED_BYTES = "what was kept has been changed: its bytes no longer have the hash they are kept under"
NOT_UNDERSTOOD = "this release no longer understands the rules as they were then"
OTHERWISE = "the kept rules say something else of the kept facts"
NO_RECORD = "the record was only opened and is not kept, so the facts of then were held against the rules of today"
UNREADABLE = "the record cannot be read with the mappings of today"


@dataclass(frozen=True, slots=True)
class Replayed:
    """One decision: what was said, whether it comes out the same, and what differs today."""

    basis: Basis | None
    why_not: str | None
    """Why it was not reproduced; None where it was, bit for bit."""
    changed: tuple[str, ...] = ()
    """Which of rules, mapping, word list and release are others today."""
    gone: tuple[Said, ...] = ()
    """What was said then and would not be said today."""
    new: tuple[Said, ...] = ()
    note: str | None = None
    """What could not be done with today's shelves, and what was done instead."""

    @property
    def reproduced(self) -> bool:
        """Whether the same facts and rules gave the same bytes."""
        return self.why_not is None


def replayed(
    sha256: str,
    kept: tuple[bytes, bytes],
    record: tuple[str, bytes] | None,
    shelves: Shelves,
    limits: Limits,
) -> Replayed:
    """One decision again: `kept` are its basis and its rules, `record` the path and bytes it was read from."""
    content, rule_set = kept
    if basis_sha256(content) != sha256:
        return Replayed(None, CHANGED_BYTES)
    basis = basis_from(content)
    now, note = _today(basis, record, shelves, limits)
    then = frozenset(map(_said, basis.findings))
    today = frozenset(map(_said, now))
    return Replayed(
        basis,
        _why_not(basis, rule_set),
        _changed(basis, shelves),
        tuple(sorted(then - today)),
        tuple(sorted(today - then)),
        note,
    )


def _why_not(basis: Basis, rule_set: bytes) -> str | None:
    try:
        rules = rules_from(rule_set)
    except DocumentError:
        return NOT_UNDERSTOOD
    if rules.sha256 != basis.rules_sha256:
        return CHANGED_BYTES
    same = said_bytes(*judged(basis.family, rules)) == said_bytes(basis.findings, basis.could_not_check)
    return None if same else OTHERWISE


def _changed(basis: Basis, shelves: Shelves) -> tuple[str, ...]:
    mappings = {one.reader.sha256 for one in shelves.mappings.sources}
    now = {
        "the rules": basis.rules_sha256 == shelves.rules.sha256,
        "the mapping": basis.mapping_sha256 in mappings,
        "the lists of codes and questions": basis.codes_sha256 == shelves.mappings.codes_sha256,
        "the word list": basis.lexicon_sha256 == shelves.lexicon.sha256,
        "the release": basis.release == __version__,
    }
    return tuple(name for name, same in now.items() if not same)


def _today(
    basis: Basis, record: tuple[str, bytes] | None, shelves: Shelves, limits: Limits
) -> tuple[Sequence[Finding], str | None]:
    """What the shelves of today say, of the record where it is kept, else of the facts of then."""
    if record is None:
        return _of_the_facts(basis, shelves.rules), NO_RECORD
    path, received = record
    items = read_again(Quarantined(path, basis.record_sha256, "", "", "", received), limits, shelves.mappings.layouts)
    for item in items:
        seen = screen_or_hold(_as_then(item, basis), shelves)
        if isinstance(seen, Screened) and seen.family.record.id == basis.family.record.id:
            return seen.findings, None
    return _of_the_facts(basis, shelves.rules), UNREADABLE


def _as_then(item: SourceRecord | Quarantined, basis: Basis) -> SourceRecord | Quarantined:
    """Ages are those of the day it came in."""
    return replace(item, received_on=basis.family.record.received_on) if isinstance(item, SourceRecord) else item


def _of_the_facts(basis: Basis, rules: Rules) -> Sequence[Finding]:
    return judged(basis.family, rules)[0]


def _said(finding: Finding) -> Said:
    about = finding.about.partition("-")[0]
    return finding.rule, f"{finding.result.value} {finding.route.value if finding.route else 'no route'}", about

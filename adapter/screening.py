"""The machine's corridor: one source record comes in, its family and what the rules say of it go out.

`screen` is the same function for a hook call, a file on the command line, a nightly poll and a
sweep. It decides nothing, sends nothing and keeps nothing.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path

from adapter import detection, household, mapping, reading
from adapter.errors import CRASHES, RecordError
from adapter.families import Family
from adapter.findings import Finding, MadeWith, Route, Screened
from adapter.records import (
    BARE,
    Adult,
    CouldNotCheck,
    Extract,
    Passage,
    Quarantined,
    Reading,
    RecordRef,
    SourceRecord,
    sha256_of,
)
from adapter.shelves import Shelves, load_shelves

__all__ = [
    "Explained",
    "Shelves",
    "explain",
    "judged",
    "load_shelves",
    "read_passage",
    "screen",
    "screen_or_hold",
]

for _stage in ("adapter.mapping.alarm.raising", "adapter.reading.record", "adapter.reading.relationships"):
    import_module(_stage)  # what a walk needs loads with this module, not with a service's first record


def screen(record: SourceRecord, shelves: Shelves) -> Screened:
    """Walk one record down the corridor.

    Raises RecordError when no mapping recognises the record, the one that does cannot read it, or a
    room of ours fails on it.
    """
    return _walk(record, shelves)[2]


def screen_or_hold(item: SourceRecord | Quarantined, shelves: Shelves) -> Screened | Quarantined:
    """One record screened, or held with the place and the cause: the rest flow on."""
    if isinstance(item, Quarantined):
        return item
    try:
        return screen(item, shelves)
    except RecordError as error:
        return Quarantined(item.path, item.sha256, error.where, error.what, error.what_now, item.received)


def read_passage(passage_id: str, text: str, written_on: date | None, shelves: Shelves) -> tuple[Family, Reading]:
    """One bare passage of text, read as if it were all of an adult's record. Raises RecordError on a crash."""
    sha256 = sha256_of(text.encode("utf-8", "surrogatepass"))
    record = RecordRef(passage_id, BARE, passage_id, sha256, written_on)
    extract = Extract(record, Adult(), passages=(Passage(text, "text", written_on=written_on),))
    with _held_on_a_crash(passage_id):
        read = reading.read(extract, shelves.lexicon)
        return household.assemble(extract, read), read


@dataclass(frozen=True, slots=True)
class Judged:
    """What one rule made of a record: its question, what it says, and why in sentences."""

    name: str
    asks: str
    said: tuple[Finding, ...]
    """Empty where it says nothing, or nobody is shown it."""
    unseen: bool
    """It finds something or would ask, and nobody is shown it: it is on trial, or gives way to a more urgent one."""
    lines: tuple[str, ...]
    speaks: tuple[str, ...] = ()
    """Why it speaks, of those for whom it does."""
    near: tuple[str, ...] = ()
    """Why it says nothing of those for whom it came near."""
    rests_on: frozenset[str] = frozenset()
    """The signs, tasks and factors on which it rests."""
    door: Route | None = None
    """Where it would send somebody, were it to speak."""


@dataclass(frozen=True, slots=True)
class Explained:
    """Why one record came out as it did: what was read, and what each rule made of it."""

    screened: Screened
    extract: Extract
    reading: Reading
    rules: tuple[Judged, ...]
    """In the order of the shelf."""


def explain(record: SourceRecord, shelves: Shelves, rule: str | None = None) -> Explained:
    """Screen one record and say why, for every rule or a named one. Raises RecordError as `screen` does."""
    extract, read, screened = _walk(record, shelves)
    names = [rule] if rule else list(shelves.rules.names)
    with _held_on_a_crash(record.path):
        heard = {one.rule for one in detection.every_finding(screened.family, shelves.rules)}
        told = tuple(_told(screened, shelves, name, name in heard, rule is not None) for name in names)
    return Explained(screened, extract, read, told)


def _told(screened: Screened, shelves: Shelves, name: str, heard: bool, whole: bool) -> Judged:
    """One rule that speaks in full; one that is silent in a line, unless it was asked for by name."""
    said = tuple(one for one in screened.shown if one.rule == name)
    told = detection.told(screened.family, shelves.rules, name, whole)
    rule = shelves.rules.named(name).rule
    seen = (told.lines, told.speaks, told.near, told.rests_on)
    return Judged(name, rule.asks, said, heard and not said, *seen, rule.route)


def _walk(record: SourceRecord, shelves: Shelves) -> tuple[Extract, Reading, Screened]:
    with _held_on_a_crash(record.path):
        extract = mapping.translate(record, shelves.mappings)
        read = reading.read(extract, shelves.lexicon)
        family = household.assemble(extract, read)
        findings, could_not_check = judged(family, shelves.rules)
    made_with = MadeWith(
        shelves.mappings.codes_sha256, shelves.lexicon.sha256, shelves.rules.sha256, shelves.rules.kept
    )
    return extract, read, Screened(family, findings, could_not_check, extract.unlisted, extract.asked, made_with)


def judged(family: Family, rules: detection.Rules) -> tuple[tuple[Finding, ...], tuple[CouldNotCheck, ...]]:
    """What rules say of a family, and what could not be checked; of facts that were kept, the same once more."""
    said = detection.judge(family, rules)
    findings = _of_an_announcement(said.findings) if family.record.summary else said.findings
    return findings, (*family.could_not_check, *said.could_not_check)


def _of_an_announcement(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """An announcement holds no answers: it cannot say that nobody recorded one, only what its own words say."""
    return tuple(finding for finding in findings if finding.evidence)


@contextmanager
def _held_on_a_crash(path: str) -> Iterator[None]:
    try:
        yield
    except CRASHES as crash:
        raise RecordError(path, _crashed(crash), "It is held; send this sentence to the maintainers.") from crash


def _crashed(crash: Exception) -> str:
    """What failed and where in our own code: never the message, which may quote the record."""
    frame = traceback.extract_tb(crash.__traceback__)[-1]
    return f"this service failed while reading it ({type(crash).__name__}, {Path(frame.filename).name}:{frame.lineno})."

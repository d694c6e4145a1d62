"""The bytes people approve: a draft comes in, canonical JSON goes out, and back again.

Exactly these bytes are hashed, approved, rendered and delivered; a change by a person makes new ones.
"""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import UTC, datetime

import orjson

from adapter.drafting.make import SENT_TO, SHARING_LABELS, receiver_line
from adapter.drafting.wording import (
    ABOUT,
    AGREEMENT_WORDS,
    BASIS_WORDS,
    INFORMED_WORDS,
    SECTIONS,
    SHARING,
)
from adapter.errors import NotAllowed
from adapter.facts import Evidence
from adapter.findings import Route
from adapter.receivers import Receiver
from adapter.referrals import Draft, DraftLine, Knowing, SharingRecord

FORM = 1
"""The shape of the JSON; a later shape gets the next number, and this one stays readable."""


def content_of(draft: Draft) -> bytes:
    """Canonical JSON: keys sorted, no spaces, moments in UTC; equal drafts give equal bytes."""
    tree = {
        "form": FORM,
        "id": draft.id,
        "route": draft.route.value,
        "subject": draft.subject,
        "receiver": draft.receiver,
        "record_sha256": draft.record_sha256,
        "made_on": draft.made_on.astimezone(UTC).isoformat(timespec="seconds"),
        "rules": list(draft.rules),
        "lines": [asdict(line) for line in draft.lines],
    }
    return orjson.dumps(tree, option=orjson.OPT_SORT_KEYS)


def draft_from(content: bytes) -> Draft:
    """The draft that approved bytes stand for. Raises ValueError where the bytes are not of a known form."""
    tree = orjson.loads(content)
    if tree.get("form") != FORM:
        raise ValueError(f"the content has form {tree.get('form')!r}; this version reads form {FORM}")
    return Draft(
        id=tree["id"],
        route=Route(tree["route"]),
        subject=tree["subject"],
        receiver=tree["receiver"],
        lines=tuple(_line(line) for line in tree["lines"]),
        record_sha256=tree["record_sha256"],
        made_on=datetime.fromisoformat(tree["made_on"]),
        rules=tuple(tree["rules"]),
    )


def with_words(draft: Draft, number: int, words: str, by: str, at: datetime) -> Draft:
    """The draft with line `number` (from 1) in a person's own words; what was quoted stays beside them.

    Own words that stood there before are put right, so they are not sent as well; the earlier version keeps them.
    Raises NotAllowed where there is no such line, or the line is one the record of sharing or the
    choice of front door writes.
    """
    if not 1 <= number <= len(draft.lines):
        raise NotAllowed("There is no such line in this draft. Read it again.")
    old = draft.lines[number - 1]
    if old.section == SHARING or old.label == SENT_TO:
        raise NotAllowed("This line is filled from its own form, not by hand.")
    own = _own_words(draft, words, by, at)
    quoted = tuple(item for item in old.evidence if item.at != own.at)
    new = replace(old, words=words, knowing=Knowing.TOLD, evidence=(own, *quoted), edited_by=by)
    return replace(draft, lines=(*draft.lines[: number - 1], new, *draft.lines[number:]))


def with_line(draft: Draft, section: str, label: str, words: str, by: str, at: datetime) -> Draft:
    """The draft with one more line, in a person's own words. Raises NotAllowed for an unknown section."""
    if section not in SECTIONS or section == SHARING:
        raise NotAllowed("A line can be added to any section of the draft but Sharing, which has its own form.")
    own = _own_words(draft, words, by, at)
    line = DraftLine(section, label, words, Knowing.TOLD, (own,), by)
    return replace(draft, lines=_in_order((*draft.lines, line)))


def with_sharing(draft: Draft, sharing: SharingRecord, by: str, at: datetime) -> Draft:
    """The draft whose Sharing section says what was recorded: three separate things, and the reason."""
    said = (
        INFORMED_WORDS[sharing.informed],
        AGREEMENT_WORDS[sharing.agreement],
        BASIS_WORDS[sharing.lawful_basis],
    )
    pairs = [*zip(SHARING_LABELS, said, strict=True)]
    if sharing.reason:
        pairs.append(("Reason", sharing.reason))
    lines = tuple(
        DraftLine(SHARING, label, words, Knowing.TOLD, (_own_words(draft, words, by, at),), by)
        for label, words in pairs
    )
    kept = tuple(line for line in draft.lines if line.section != SHARING)
    return replace(draft, lines=_in_order((*kept, *lines)))


def with_receiver(draft: Draft, receiver: Receiver, by: str, at: datetime) -> Draft:
    """The draft for the front door a person chose."""
    new = receiver_line(receiver, (_own_words(draft, receiver.name, by, at),), by)
    lines = tuple(new if line.section == ABOUT and line.label == SENT_TO else line for line in draft.lines)
    return replace(draft, lines=lines, receiver=receiver.area)


def _own_words(draft: Draft, words: str, by: str, at: datetime) -> Evidence:
    return Evidence(words, f"draft {draft.id}", by, at.astimezone(UTC).date().isoformat())


def _in_order(lines: tuple[DraftLine, ...]) -> tuple[DraftLine, ...]:
    return tuple(sorted(lines, key=lambda line: SECTIONS.index(line.section)))


def _line(tree: dict[str, object]) -> DraftLine:
    evidence = tree["evidence"]
    assert isinstance(evidence, list)
    return DraftLine(
        section=str(tree["section"]),
        label=str(tree["label"]),
        words=str(tree["words"]),
        knowing=Knowing(str(tree["knowing"])),
        evidence=tuple(Evidence(**item) for item in evidence),
        edited_by=None if tree["edited_by"] is None else str(tree["edited_by"]),
    )

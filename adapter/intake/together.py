"""The pieces of one adult's record come in, one record of them all goes out, always with the same bytes.

The joined record is a FHIR collection. Each entry holds a resource exactly as it was received and the SHA-256 of what
was received; where that was not JSON, its bytes too. Entries stand in the order of type, id and hash, so neither the
files' names nor the order of arrival changes the record's own hash, and the kept bytes read again as the same record.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable
from datetime import date

import orjson

from adapter.intake.pieces import Piece
from adapter.records import SourceRecord, sha256_of

_START = b'"Patient/'
_JOINED = b'{"resourceType":"Bundle","id":"Patient/'
"""How every joined record begins: no FHIR id has a stroke in it."""


def joined_record(folder: str, about: str, pieces: Iterable[Piece], received_on: date) -> SourceRecord:
    """The record of the Patient with this id; the same piece sent twice is held once."""
    once = {piece.sha256: piece for piece in pieces}
    ordered = sorted(once.values(), key=lambda piece: (piece.kind, piece.id, piece.sha256))
    link = orjson.dumps([{"relation": "about", "url": f"Patient/{about}"}])
    own = orjson.dumps(f"Patient/{about}")
    head = _JOINED + b'%b,"type":"collection","link":%b,"entry":[' % (own[len(_START) :], link)
    received = head + b",".join(map(_entry, ordered)) + b"]}"
    return SourceRecord(
        f"{folder}#Patient/{about}", received, sha256_of(received), orjson.loads(received), received_on=received_on
    )


def holds_all(newer: bytes, older: bytes) -> bool:
    """Whether a joined record has every resource an older one of the same person had; so has any other record.

    Of an export of changes only, the latest does not hold what an earlier one told.
    """
    if not older.startswith(_JOINED):
        return True
    return newer.startswith(_JOINED) and _names(older) <= _names(newer)


def holds_resources(newer: bytes, older: bytes) -> bool:
    """Whether a record has every FHIR resource but the Patient of one that came in another wrapping."""
    return _resources(older) <= _resources(newer)


def _resources(received: bytes) -> set[tuple[str, str]]:
    try:
        tree = orjson.loads(received)
    except orjson.JSONDecodeError:
        return {("", sha256_of(received))}
    if not isinstance(tree, dict):
        return {("", sha256_of(received))}
    entries = tree.get("entry") if tree.get("resourceType") == "Bundle" else [{"resource": tree}]
    found = [entry.get("resource") for entry in entries or () if isinstance(entry, dict)]
    named = ((one.get("resourceType"), one.get("id")) for one in found if isinstance(one, dict))
    return {(str(kind), str(local)) for kind, local in named if kind not in ("Patient", "Bundle")}


def _names(joined: bytes) -> set[tuple[str, str]]:
    resources = (entry["resource"] for entry in orjson.loads(joined)["entry"])
    return {(resource["resourceType"], str(resource.get("id"))) for resource in resources}


def _entry(piece: Piece) -> bytes:
    was = {"sha256": piece.sha256}
    if piece.tree is not None:
        was["bytes"] = base64.b64encode(piece.received).decode("ascii")
    return b'{"resource":%b,"received":%b}' % (piece.json, orjson.dumps(was))

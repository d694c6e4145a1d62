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


def joined_record(folder: str, about: str, pieces: Iterable[Piece], received_on: date) -> SourceRecord:
    """The record of the Patient with this id; the same piece sent twice is held once."""
    once = {piece.sha256: piece for piece in pieces}
    ordered = sorted(once.values(), key=lambda piece: (piece.kind, piece.id, piece.sha256))
    link = orjson.dumps([{"relation": "about", "url": f"Patient/{about}"}])
    head = b'{"resourceType":"Bundle","id":%b,"type":"collection","link":%b,"entry":[' % (
        orjson.dumps(f"Patient/{about}"),
        link,
    )
    received = head + b",".join(map(_entry, ordered)) + b"]}"
    return SourceRecord(f"{folder}#Patient/{about}", received, sha256_of(received), orjson.loads(received), received_on)


def _entry(piece: Piece) -> bytes:
    was = {"sha256": piece.sha256}
    if piece.tree is not None:
        was["bytes"] = base64.b64encode(piece.received).decode("ascii")
    return b'{"resource":%b,"received":%b}' % (piece.json, orjson.dumps(was))

"""Received bytes come in, the tree they spell goes out, or the reason why they cannot be read."""

from __future__ import annotations

import gzip
import io
import json
import zlib
from collections.abc import Iterator
from typing import Any

import orjson

from adapter.intake.limits import Limits, deeper_than
from adapter.records import CouldNotCheck, Quarantined, sha256_of

BOM = b"\xef\xbb\xbf"


class Unreadable(Exception):
    """These bytes are not a record; never leaves the room, it becomes a `Quarantined`."""

    def __init__(self, where: str, why: str, what_now: str) -> None:
        self.where, self.why, self.what_now = where, why, what_now
        super().__init__(where)


def quarantined(path: str, raw: bytes, cause: Unreadable) -> Quarantined:
    """The record put aside with its bytes, place and cause."""
    return Quarantined(path, sha256_of(raw), cause.where, cause.why, cause.what_now, raw)


def unpacked(raw: bytes, limits: Limits) -> bytes:
    """The content of gzip bytes. Raises Unreadable when they are damaged or unpack to more than the limit."""
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(raw)) as packed:
            content = packed.read(limits.max_bytes + 1)
    except (OSError, EOFError, zlib.error) as cause:
        raise Unreadable("the whole file", "It is not a complete gzip file.", "Send it again.") from cause
    return within(content, limits)


def within(raw: bytes, limits: Limits) -> bytes:
    """The same bytes. Raises Unreadable when there are more than the limit."""
    if len(raw) > limits.max_bytes:
        raise Unreadable(
            "the whole record",
            f"It is larger than {limits.max_bytes} bytes.",
            "Send it in smaller records, or raise the limit THINKFAMILY_MAX_RECORD_BYTES.",
        )
    return raw


def parse_json(raw: bytes, limits: Limits) -> Any:
    """JSON bytes as a tree. Raises Unreadable with the place when they are too large, too deep or not JSON."""
    content = within(raw, limits).removeprefix(BOM)
    if not content.strip():
        raise Unreadable("the whole record", "It is empty.", "Send the record again with its content.")
    try:
        tree = orjson.loads(content)
    except orjson.JSONDecodeError as cause:
        raise _not_json(content, cause) from cause
    if deeper_than(tree, limits.max_depth):
        raise _too_deep(limits)
    return tree


def array_items(raw: bytes) -> Iterator[bytes]:
    """The bytes of each element of a JSON array that has been parsed before, exactly as they stand in it."""
    text = raw.removeprefix(BOM).decode("utf-8")
    decoder = json.JSONDecoder()
    at = text.index("[") + 1
    while True:
        while at < len(text) and text[at] in " \t\r\n,":
            at += 1
        if at >= len(text) or text[at] == "]":
            return
        _, end = decoder.raw_decode(text, at)
        yield text[at:end].encode("utf-8")
        at = end


def repeated_key(content: bytes, tree: Any) -> str | None:
    """The first key that stands twice in one object, or None; of such keys only the last is read.

    Counting costs about as much as parsing, so it is for files and not for calls somebody waits for.
    """
    if content.count(b'":') - content.count(b'\\":') <= _keys_in(tree):
        return None
    found: list[str] = []

    def noticed(pairs: list[tuple[str, Any]]) -> None:
        names = [name for name, _ in pairs]
        found.extend(name for index, name in enumerate(names) if name in names[:index])

    json.loads(content.removeprefix(BOM), object_pairs_hook=noticed)
    return found[0] if found else None


def doubts_of(key: str | None) -> tuple[CouldNotCheck, ...]:
    """What is told of a key that stands twice."""
    if key is None:
        return ()
    why = "It stands twice in one object, and only the last was read. Correct it at its source."
    return (CouldNotCheck(f"the key '{key[:60]}'", why),)


def _keys_in(tree: Any) -> int:
    level, count = [tree] if isinstance(tree, dict | list) else [], 0
    while level:
        count += sum(len(node) for node in level if type(node) is dict)
        below = (inner for node in level for inner in (node.values() if type(node) is dict else node))
        level = [inner for inner in below if type(inner) is dict or type(inner) is list]
    return count


def _too_deep(limits: Limits) -> Unreadable:
    return Unreadable(
        "the whole record",
        f"Its values are nested more than {limits.max_depth} deep.",
        "Check what produced it: no form or FHIR resource needs that.",
    )


def _not_json(content: bytes, cause: orjson.JSONDecodeError) -> Unreadable:
    if any(word in cause.msg.lower() for word in ("depth", "recursion")):
        return Unreadable(
            "the whole record",
            "Its values are nested too deep to be read.",
            "Check what produced it: no form or FHIR resource needs that.",
        )
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in content[:4]:
        return Unreadable("the whole record", "It is UTF-16 or UTF-32 text.", "Save or export it as UTF-8.")
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as broken:
        where = f"byte {broken.start}"
        why = "It is not UTF-8 text; it may be what Windows writes by itself (Windows-1252)."
        return Unreadable(where, why, "Save or export it as UTF-8.")
    where = f"line {cause.lineno}, column {cause.colno}"
    return Unreadable(where, "It is not JSON from there on.", "Correct the record at its source and send it again.")

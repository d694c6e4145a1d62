"""Held records outside a database and on their way back: their kept bytes come in, the records they now spell go out.

A file of held records is JSON Lines: path, sha256, where, why, what_now, and the bytes as base64 in `received`.
"""

from __future__ import annotations

import base64
import binascii
import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import orjson

from adapter.errors import RecordError
from adapter.intake.files import Item, read_paths
from adapter.intake.limits import Limits
from adapter.intake.trees import Unreadable, parse_json, quarantined
from adapter.layouts import Layout
from adapter.records import Quarantined, SourceRecord, sha256_of

FROM_A_HOOK = "hook:"
SAID = ("path", "sha256", "where", "why", "what_now")
GZIP = b"\x1f\x8b"
_PLACE = re.compile(r"(?P<file>[^#]*)(?P<number>#[^#/]+)?(?P<family>#Patient/.*)?", re.DOTALL)
NO_BYTES = Unreadable("the whole record", "None of it was received, so none of it can be read again.", "Send it again.")


def read_again(item: Quarantined, limits: Limits, layouts: Sequence[Layout] = ()) -> tuple[Item, ...]:
    """The kept bytes read as the door read them when they first came; they keep the path they came by."""
    if not item.received:
        return (replace(quarantined(item.path, b"", NO_BYTES), sha256=item.sha256),)
    if item.path.startswith(FROM_A_HOOK):
        return (_from_a_hook(item, limits),)
    place = _PLACE.fullmatch(item.path)
    file, number, family = place.groups(default="") if place else (item.path, "", "")
    with tempfile.TemporaryDirectory(prefix="thinkfamily-again-") as folder:
        kept = Path(folder) / f"again{_ending(file, item.received)}"
        kept.write_bytes(item.received)
        read = [_where_it_came(one, str(kept), file, number) for one in read_paths([kept], limits, layouts)]
    this = tuple(one for one in read if one.path == file + number + family)
    return this or tuple(read)


def held_line(item: Quarantined) -> bytes:
    """One line of a file of held records."""
    row = {name: getattr(item, name) for name in SAID}
    return orjson.dumps({**row, "received": base64.b64encode(item.received).decode()}, option=orjson.OPT_APPEND_NEWLINE)


def read_held(file: Path) -> Iterator[Quarantined]:
    """The records of such a file, one at a time. Raises RecordError naming the line that is not one."""
    for number, line in enumerate(_lines(file), start=1):
        if line.strip():
            yield _held(line, f"{file}:{number}")


def _lines(file: Path) -> Iterator[bytes]:
    try:
        with file.open("rb") as lines:
            yield from lines
    except OSError as cause:
        raise RecordError(str(file), f"cannot be read ({cause.strerror}).", "Check the name and the rights.") from cause


def _held(line: bytes, where: str) -> Quarantined:
    try:
        row = orjson.loads(line)
        received = base64.b64decode(row["received"], validate=True)
        path, sha256, place, why, what_now = (str(row[name]) for name in SAID)
    except (KeyError, TypeError, orjson.JSONDecodeError, binascii.Error) as cause:
        what = "this line is not a held record as `thinkfamily screen --held` writes them."
        raise RecordError(where, what, "Nothing was done; name the file it wrote.") from cause
    return Quarantined(path, sha256, place, why, what_now, received)


def _from_a_hook(item: Quarantined, limits: Limits) -> Item:
    try:
        tree = parse_json(item.received, limits)
    except Unreadable as cause:
        return quarantined(item.path, item.received, cause)
    if not isinstance(tree, dict):
        return item
    return SourceRecord(item.path, item.received, sha256_of(item.received), tree)


def _ending(file: str, received: bytes) -> str:
    """The endings that tell the door how to read it; one record out of a packed file is no longer packed."""
    name = Path(file).name
    ending = "".join(Path(name).suffixes[-2:] if name.lower().endswith(".gz") else Path(name).suffixes[-1:])
    return ending if received.startswith(GZIP) else re.sub(r"(?i)\.gz$", "", ending)


def _where_it_came(one: Item, kept: str, file: str, number: str) -> Item:
    """The path of what was read, as if the file still stood where it came from."""
    rest = one.path.removeprefix(kept)
    if number:
        rest = re.sub(r"^#[^#/]+", "", rest)
    return replace(one, path=f"{file}{number}{rest}")

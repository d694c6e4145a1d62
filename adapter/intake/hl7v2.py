r"""Files of HL7 version 2 messages come in, one source record or one held message at a time goes out.

One message, several, or a batch (FHS, BHS, BTS, FTS), with or without the bytes MLLP puts around them; segments
end in CR, LF or both. Each message keeps its own bytes. Its tree holds the segments by name, each as its values by
the standard's own addresses: `{"hl7v2": "ADT^A08", "NK1": [{"NK1-1": "1", "NK1-3.1": "CHD", "NK1-33(2).1": …}]}`.
What the sender deleted stays as `""`. Read by HL7 v2.8.2, chapter 2.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from adapter.intake.escapes import Delimiters, charset_of, unescaped
from adapter.intake.limits import Limits
from adapter.intake.trees import BOM, Unreadable, quarantined
from adapter.records import Quarantined, SourceRecord, sha256_of

MESSAGES = {".hl7"}
CHUNK = 1 << 18
ENVELOPE = (b"FHS", b"BHS", b"BTS", b"FTS")

_END = re.compile(rb"\r\n|[\r\n\x0b\x1c]")
_FRAME = (b"\x0b", b"\x1c")
_TEXT_END = re.compile(r"\r\n|\r|\n")
_NAME = re.compile(r"[A-Z][A-Z0-9]{2}")

Item = SourceRecord | Quarantined


@dataclass(slots=True)
class _Message:
    """One message while its lines are put together."""

    line: int
    parts: list[bytes] = field(default_factory=list)
    size: int = 0

    def add(self, piece: bytes, limits: Limits) -> None:
        """Over the limit only its size still grows, so that memory stays bounded."""
        self.size += len(piece)
        if self.size <= limits.max_bytes:
            self.parts.append(piece)


@dataclass(slots=True)
class _Batch:
    """What the envelope around the messages promised."""

    open: dict[bytes, int] = field(default_factory=dict)
    """Line of each header that has had no trailer yet."""
    counted: int = 0


def read_messages(path: str, file: BinaryIO | gzip.GzipFile, limits: Limits) -> Iterator[Item]:
    """Every message of a file as `path#number`; what is held says its line in the file."""
    number = 0
    for piece in _pieces(_lines(file, limits), limits):
        if isinstance(piece, Unreadable):
            yield quarantined(path, b"", piece)
            continue
        number += 1
        yield _record(f"{path}#{number}", piece, limits)
    if not number:
        nothing = Unreadable("the whole file", "There is no HL7 version 2 message in it (no MSH segment).", "Check it.")
        yield quarantined(path, b"", nothing)


def _lines(file: BinaryIO | gzip.GzipFile, limits: Limits) -> Iterator[tuple[int, bytes, bytes]]:
    """Number, content and end of every line; one over the limit comes in parts without an end."""
    number, rest, first = 1, b"", True
    while chunk := file.read(CHUNK):
        rest += chunk.removeprefix(BOM) if first else chunk
        first = False
        at = 0
        # A CR that stands last may be half of a CRLF.
        for end in _END.finditer(rest, 0, len(rest) - rest.endswith(b"\r")):
            yield number, rest[at : end.start()], end[0]
            number += end[0] not in _FRAME
            at = end.end()
        rest = rest[at:]
        if len(rest) > limits.max_bytes:
            yield number, rest, b""
            rest = b""
    if rest:
        yield number, rest.removesuffix(b"\r"), b"\r" if rest.endswith(b"\r") else b""


def _pieces(lines: Iterator[tuple[int, bytes, bytes]], limits: Limits) -> Iterator[_Message | Unreadable]:
    """Messages in their order, and everything around them that is not as it should be."""
    current: _Message | None = None
    batch, stray = _Batch(), False
    for number, content, end in lines:
        name = content[:3]
        if current is not None and (name == b"MSH" or name in ENVELOPE):
            yield current
            current = None
        if name == b"MSH":
            current, stray = _Message(number), False
            batch.counted += 1
        elif name in ENVELOPE:
            yield from _enveloped(name, content, number, batch)
        elif content.strip() and current is None and not stray:
            stray = True
            yield Unreadable(f"line {number}", "It stands before any MSH segment.", "Check what wrote the file.")
        if current is not None:
            current.add(content + (b"" if end in _FRAME else end), limits)
            if end in _FRAME:
                yield current
                current = None
    if current is not None:
        yield current
    for name, line in batch.open.items():
        why = f"The {name.decode()} segment of line {line} has no end; the file may have been cut short."
        yield Unreadable("the end of the file", why, "Send it again whole.")


def _enveloped(name: bytes, content: bytes, number: int, batch: _Batch) -> Iterator[Unreadable]:
    """A header or a trailer; a batch that counts other messages than came has lost some."""
    if name in (b"FHS", b"BHS"):
        batch.open[name] = number
        batch.counted = 0 if name == b"BHS" else batch.counted
        return
    batch.open.pop(b"BHS" if name == b"BTS" else b"FHS", None)
    said = content[4:].split(content[3:4] or b"|")[0].strip()
    if name == b"BTS" and said.isdigit() and len(said) < 10 and int(said) != batch.counted:
        why = f"The batch counts {int(said)} messages, and {batch.counted} are there."
        yield Unreadable(f"line {number}", why, "Send the batch again whole.")


def _record(path: str, message: _Message, limits: Limits) -> Item:
    raw = b"".join(message.parts)
    try:
        if message.size > limits.max_bytes:
            why = f"It is larger than {limits.max_bytes} bytes."
            raise Unreadable(
                f"line {message.line}", why, "Raise the limit THINKFAMILY_MAX_RECORD_BYTES, or send it without files."
            )
        tree = message_tree(raw, message.line)
    except Unreadable as cause:
        return quarantined(path, raw, cause)
    return SourceRecord(path, raw, sha256_of(raw), tree)


def message_tree(raw: bytes, line: int = 1) -> dict[str, Any]:
    """One message's segments, each by name with its values by address. Raises Unreadable with the line."""
    signs = _delimiters(raw, line)
    text = _decoded(raw, signs, line)
    kept: list[str] = []
    for offset, segment in _segments(text):
        stripped = segment.strip("\r\n ")
        if stripped and not (_NAME.match(stripped) and stripped[3:4] in ("", signs.field)):
            where = f"line {line + offset}"
            raise Unreadable(where, "It is not a segment of HL7 version 2.", "Correct it at its source and resend.")
        kept += [stripped] if stripped else []
    tree: dict[str, Any] = {}
    for segment in kept:
        tree.setdefault(segment[:3], []).append(dict(_values(segment, signs)))
    header = tree["MSH"][0]
    event = header.get("MSH-9.2") or next((row.get("EVN-1", "") for row in tree.get("EVN", ())), "")
    kind = header.get("MSH-9.1") or header.get("MSH-9") or ""
    visit = next((row.get("PV1-19.1") or row.get("PV1-19") for row in tree.get("PV1", ())), None)
    return {"hl7v2": f"{kind}^{event}" if event else kind, "visit": visit or "none", **tree}


def _segments(text: str) -> Iterator[tuple[int, str]]:
    """Each segment with how many lines stand before it.

    Where the header ends in a bare CR, a line feed further on is part of a text and no end of a segment.
    """
    first = _TEXT_END.search(text)
    bare = first is not None and first[0] == "\r"
    before = 0
    for segment in text.split("\r") if bare else _TEXT_END.split(text):
        yield before, segment
        before += 1 + (segment.count("\n") if bare else 0)


def _delimiters(raw: bytes, line: int) -> Delimiters:
    """MSH-1 and MSH-2, whatever they are, as long as they can be told apart."""
    head = raw[:12].decode("latin-1")
    apart = head[3:4]
    others = head[4:].split(apart)[0] if apart else ""
    signs = apart + others
    usable = all(33 <= ord(sign) < 127 and not sign.isalnum() for sign in signs)
    if not 1 <= len(others) <= 5 or len(set(signs)) < len(signs) or not usable or apart not in head[4:]:
        why = "Its delimiters (MSH-1 and MSH-2) are missing, or cannot be told apart."
        raise Unreadable(f"line {line}", why, "Correct the MSH segment at its source.")
    usual = "^~\\&"
    whole = others[:4] + "".join(sign for sign in usual[len(others) :])
    return Delimiters(apart, *whole)


def _decoded(raw: bytes, signs: Delimiters, line: int) -> str:
    """The message as text, by MSH-18; where that says nothing, as UTF-8, else as what Windows writes."""
    header = _END.split(raw, maxsplit=1)[0].decode("latin-1").split(signs.field)
    named = header[17].split(signs.repetition)[0].strip() if len(header) > 17 else ""
    charset = charset_of(named)
    if charset is None:
        what_now = "Send it as UTF-8 or ISO-8859-1 and say so in MSH-18."
        raise Unreadable(f"line {line}", "MSH-18 names a character set that is not read.", what_now)
    if charset == "ascii":  # the standard's default, and what many write who send more
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError:
            return raw.decode("cp1252", "replace")
    try:
        return raw.decode(charset)
    except UnicodeDecodeError as broken:
        where = f"line {line + len(_END.findall(raw[: broken.start]))}"
        why = "It is not in the character set MSH-18 says."
        raise Unreadable(where, why, "Correct MSH-18 or the text at its source.") from broken


def _values(segment: str, signs: Delimiters) -> Iterator[tuple[str, str]]:
    """Every value that is there, by its address; what stands alone is addressed without its `.1`."""
    name, *fields = segment.split(signs.field)
    if name == "MSH":  # the first sign that separates fields is itself the first field
        yield "MSH-1", signs.field
        yield "MSH-2", fields[0]
        fields = ["", "", *fields[1:]]
    for number, content in enumerate(fields, start=1):
        for turn, repetition in enumerate(content.split(signs.repetition) if content.strip() else (), start=1):
            stem = f"{name}-{number}({turn})" if turn > 1 else f"{name}-{number}"
            found = ((f"{stem}{address}", value) for address, value in _within(repetition, signs))
            yield from ((address, unescaped(value, signs)) for address, value in found if value.strip())


def _within(repetition: str, signs: Delimiters) -> Iterator[tuple[str, str]]:
    components = repetition.split(signs.component)
    for place, component in enumerate(components, start=1):
        address = f".{place}" if len(components) > 1 else ""
        parts = component.split(signs.subcomponent)
        if len(parts) == 1:
            yield address, component
        else:
            yield from ((f"{address or '.1'}.{below}", part) for below, part in enumerate(parts, start=1))

"""An attachment comes in, its words go out as a passage, or the reason why nobody could read them."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from email.message import Message
from typing import Any

from adapter.mapping.fhir.narrative import markup_passage
from adapter.mapping.gathered import Piece, Source
from adapter.records import CouldNotCheck, Passage

WHAT = "an attached document"
UNREAD = "so its words could not be read."
MARKUP = ("text/html", "application/xhtml+xml")
KIND = re.compile(r"[\w.+-]{1,60}/[\w.+-]{1,60}", re.ASCII)
NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1f]")
LOOKS_LIKE_MARKUP = re.compile(r"\s*<(?:!doctype\s+html|html|div|body|p|table)\b", re.IGNORECASE)


def read_attachment(value: Any, at: str, question: str | None, source: Source) -> Iterator[Piece]:
    """Text and HTML are read in the encoding they name; everything else could not be checked, and says why."""
    if not isinstance(value, dict):
        return
    said = value.get("contentType")
    kind, charset = _kind(said) if isinstance(said, str) and said.strip() else ("", None)
    title = value["title"] if isinstance(value.get("title"), str) else question
    data = value.get("data")
    if not isinstance(data, str) or not data.strip():
        yield CouldNotCheck(WHAT, _not_sent(value))
        return
    if (kind and not kind.startswith("text/") and kind not in MARKUP) or kind == "text/rtf":
        shown = kind if KIND.fullmatch(kind) else "of a kind"
        yield CouldNotCheck(WHAT, f"it is {shown}, which is not read here, {UNREAD}")
        return
    text = _text(data, charset)
    if text is None or (not kind and NOT_TEXT.search(text)):
        yield CouldNotCheck(WHAT, f"what was sent is not text in the encoding it names, {UNREAD}")
    elif kind in MARKUP or (not kind and LOOKS_LIKE_MARKUP.match(text)):
        passage = markup_passage(text, f"{at}.data", source, title)
        if passage is not None:
            yield passage
    elif text.strip():
        yield Passage(text, f"{at}.data", source.said_by, source.written_on, title)


def _kind(content_type: str) -> tuple[str, str | None]:
    """(`text/html`, `windows-1252`) of `text/html; charset="windows-1252"`."""
    header = Message()
    header["content-type"] = content_type.replace("\r", " ").replace("\n", " ")
    charset = header.get_param("charset")
    return content_type.partition(";")[0].strip().casefold(), charset if isinstance(charset, str) else None


def _text(data: str, charset: str | None) -> str | None:
    try:
        return base64.b64decode(data, validate=False).decode(charset or "utf-8-sig")
    except (binascii.Error, ValueError, LookupError):
        return None


def _not_sent(value: dict[str, Any]) -> str:
    if value.get("url"):
        return f"it is kept elsewhere and only its address was sent, {UNREAD}"
    return f"it was named and not sent, {UNREAD}"

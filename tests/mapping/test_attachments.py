"""Documents attached to a record: text and HTML are read, and what nobody could read says why."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from adapter.mapping.fhir.attachments import read_attachment
from adapter.mapping.gathered import Source
from adapter.records import CouldNotCheck, Passage

WORDS = "Zoë's two boys."


def data(text: str, encoding: str = "utf-8") -> str:
    return base64.b64encode(text.encode(encoding)).decode()


def read(**attachment: Any) -> list[Any]:
    return list(read_attachment(attachment, "content[0].attachment", "Document", Source(said_by="Nurse")))


@pytest.mark.parametrize(
    ("kind", "encoding"),
    [
        ("text/plain", "utf-8"),
        ("text/plain; charset=utf-8", "utf-8"),
        ('TEXT/PLAIN;charset="windows-1252"', "windows-1252"),
        ("text/markdown", "utf-8"),
        (None, "utf-8"),
        ("", "utf-8-sig"),
    ],
)
def test_text_is_read_in_the_encoding_it_names(kind: str | None, encoding: str) -> None:
    (passage,) = read(contentType=kind, data=data(WORDS, encoding), title="Letter")
    assert passage == Passage(WORDS, "content[0].attachment.data", "Nurse", None, "Letter")


@pytest.mark.parametrize("kind", ["text/html; charset=iso-8859-1", "application/xhtml+xml", None])
def test_html_is_read_without_its_tags(kind: str | None) -> None:
    encoding = "iso-8859-1" if kind and "8859" in kind else "utf-8"
    (passage,) = read(contentType=kind, data=data(f"<html><body><p>{WORDS}</p></body></html>", encoding))
    assert (passage.text.strip(), passage.question) == (WORDS, "Document")


@pytest.mark.parametrize(
    ("attachment", "why"),
    [
        ({"contentType": "application/pdf", "data": data("%PDF")}, "it is application/pdf, which is not read here"),
        ({"contentType": "text/rtf", "data": data("{\\rtf1}")}, "it is text/rtf, which is not read here"),
        ({"contentType": "Mia's file", "data": data("x")}, "it is of a kind, which is not read here"),
        ({"contentType": "text/plain", "url": "https://x.example/1"}, "only its address was sent"),
        ({"contentType": "text/plain", "title": "Letter"}, "it was named and not sent"),
        ({"contentType": "text/plain; charset=klingon", "data": data("x")}, "not text in the encoding it names"),
        ({"contentType": "text/plain", "data": data("Zoë", "windows-1252")}, "not text in the encoding it names"),
        ({"data": base64.b64encode(b"PK\x03\x04\x00").decode()}, "not text in the encoding it names"),
        ({"contentType": "text/plain", "data": "A"}, "not text in the encoding it names"),
    ],
)
def test_what_could_not_be_read_says_why(attachment: dict[str, Any], why: str) -> None:
    (said,) = read(**attachment)
    assert isinstance(said, CouldNotCheck)
    assert why in said.why


def test_an_attachment_that_is_none_says_nothing() -> None:
    assert list(read_attachment("letter", "at", None, Source())) == []

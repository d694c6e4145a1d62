"""The printed page: accessible, the same for the same bytes, and never mistaken for an approved one."""

from __future__ import annotations

import io
from datetime import timedelta

import pikepdf
import pytest
from builders import child, said
from casebook import AGREED, NOON, a_family, doors, finding, screened
from hypothesis import example, given, settings
from hypothesis import strategies as st

from adapter.drafting import Stamp, content_of, make_draft, render_pdf
from adapter.drafting.lines import printed as as_printed
from adapter.drafting.pages import _drawable, _tree, draft_from
from adapter.findings import Route
from adapter.records import sha256_of
from adapter.referrals import Approval


def _content(quote: str = "lives with her son Wilf, 9") -> bytes:
    one = screened(finding(Route.SAFEGUARDING), of=a_family(children=(child(evidence=(said(quote),)),)))
    return content_of(make_draft(one, Route.SAFEGUARDING, doors().named("exampleshire"), NOON, "ref-1"))


def _approval(content: bytes) -> Approval:
    return Approval("ref-1", sha256_of(content), "r.okafor", NOON + timedelta(hours=1), AGREED)


def test_the_page_is_tagged_titled_and_in_english() -> None:
    with pikepdf.open(io.BytesIO(render_pdf(_content(), None, Stamp(1)))) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.StructTreeRoot
        assert str(pdf.Root.Lang) == "en-GB"
        with pdf.open_metadata() as metadata:
            assert (metadata["pdfuaid:part"], metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == (
                "1",
                "2",
                "A",
            )
            assert metadata["dc:title"] == "Referral ref-1", "no person's details in the title"


def test_the_same_bytes_give_the_same_page() -> None:
    content = _content()
    assert render_pdf(content, _approval(content), Stamp(3, "Ruth Okafor")) == render_pdf(
        content, _approval(content), Stamp(3, "Ruth Okafor")
    )


def test_a_page_nobody_approved_says_draft_not_approved() -> None:
    content = _content()
    tree = _tree(content, draft_from(content), None, Stamp(1))
    assert (tree["banner"], tree["approved"], tree["approval"]) == ("DRAFT – not approved", False, [])
    assert render_pdf(content, None, Stamp(1)) != render_pdf(content, _approval(content), Stamp(1))


def test_an_approval_of_other_bytes_leaves_the_page_a_draft() -> None:
    content = _content()
    assert render_pdf(content, _approval(b"other"), Stamp(1)) == render_pdf(content, None, Stamp(1))


def test_the_page_shows_its_version_and_the_hash_of_its_content() -> None:
    content = _content()
    tree = _tree(content, draft_from(content), _approval(content), Stamp(3, "Ruth Okafor"))
    assert (tree["version"], tree["sha256"]) == ("3", sha256_of(content))
    assert ["Approved by", "Ruth Okafor"] in tree["approval"]


def test_every_line_of_the_content_is_on_the_page() -> None:
    content = _content()
    draft = draft_from(content)
    tree = _tree(content, draft, None, Stamp(1))
    printed = [(line["label"].rstrip(":"), line["words"]) for section in tree["sections"] for line in section["lines"]]
    assert sorted(printed) == sorted((line.label, as_printed(line.words)) for line in draft.lines)
    words = [source["quote"] for source in tree["sources"]]
    for section in tree["sections"]:
        lines = [line for line in draft.lines if line.section == section["title"]]
        for shown, line in zip(section["lines"], lines, strict=True):
            assert [words[number - 1] for number in shown["sources"]] == [f"“{item.quote}”" for item in line.evidence]


def test_a_day_that_stands_alone_is_printed_in_words_and_a_sentence_as_it_is() -> None:
    assert as_printed("1991-08-19") == "19 August 1991"
    assert as_printed("2026-08-19 she rang") == "2026-08-19 she rang"


def test_the_page_says_who_wrote_the_words_and_when_and_no_place_inside_a_file() -> None:
    content = _content()
    where = [source["where"] for source in _tree(content, draft_from(content), None, Stamp(1))["sources"]]
    places = {item.at for line in draft_from(content).lines for item in line.evidence}
    assert where
    assert not [one for one in where for place in places if place in one]


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=200))
@example("\x00\x07\u202e\ufeff\u200b")
@example("#panic() $x$ `raw` *bold* _em_ <label> @ref [b] // comment \\ ")
@example("مرحبا 你好 😀 ﷽ e\u0301")
@example("x" * 5000)
def test_whatever_somebody_wrote_can_be_printed_and_is_only_text(quote: str) -> None:
    assert render_pdf(_content(quote), None, Stamp(1)).startswith(b"%PDF")


@pytest.mark.parametrize("letter", ["😀", "م"])
def test_a_letter_the_font_lacks_is_printed_as_its_number(letter: str) -> None:
    content = _content(f"has a son {letter}")
    assert letter.encode() in content, "the approved bytes keep it"
    assert _drawable([{"words": f"has a son {letter}"}]) == [{"words": f"has a son [U+{ord(letter):04X}]"}]
    assert render_pdf(content, None, Stamp(1)).startswith(b"%PDF")


@pytest.mark.parametrize("letter", ["a", "\u00e9", "\U0001f600", "/"])
def test_words_without_an_end_can_be_printed(letter: str) -> None:
    assert render_pdf(_content(letter * 40_000), None, Stamp(1)).startswith(b"%PDF")

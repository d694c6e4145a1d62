"""A value from a record renders to the same words, and to nothing else, in a real Markdown reader."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt

from adapter.findings import Screened
from adapter.prompting import card_json, make_cards
from adapter.prompting.markdown import escaped, fitted, plain, units
from tests.prompting.card_people import SCREENED, TEXTS, finding, screened

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def words_of(markdown: str) -> str:
    """What a client shows: text only, when nothing but one paragraph came out."""
    html = READER.render(markdown).strip()
    inside = re.fullmatch(r"<p>([^<>]*)</p>", html, re.DOTALL)
    assert inside or not html, html
    return unescape(inside.group(1)) if inside else ""


@given(TEXTS)
def test_any_text_renders_to_its_own_words(text: str) -> None:
    assert words_of(escaped(text)) == plain(text)


@pytest.mark.parametrize(
    "text",
    [
        "1. one",
        "- one",
        "# one",
        "> one",
        "| a | b |",
        "<script>alert(1)</script>",
        "[a](javascript:alert(1))",
        "&lt;b&gt;",
        "~~a~~",
        "***",
        "a\u202eb",
    ],
)
def test_known_ways_to_smuggle_markup_do_nothing(text: str) -> None:
    assert words_of(escaped(text)) == plain(text)


@pytest.mark.parametrize("text", ["www.example.org", "http://example.org", "a.b@example.org"])
def test_an_address_in_a_record_does_not_become_a_link(text: str) -> None:
    assert not re.search(r"www\.|(?<!\\)://|(?<!\\)@", escaped(text))


@given(TEXTS)
def test_a_cut_sentence_never_breaks_a_character_in_half(text: str) -> None:
    cut = fitted(text, 40)
    assert units(cut) <= 40
    cut.encode("utf-8")


@settings(max_examples=40)
@given(SCREENED)
def test_no_card_carries_html_or_a_link_from_a_record(anything: Screened) -> None:
    for card in make_cards(anything, None, lambda: "u-1"):
        html = READER.render(card.detail)
        tags = set(re.findall(r"<(/?[a-z]+)", html))
        assert tags <= {tag for name in ("p", "strong", "ul", "li", "blockquote", "br") for tag in (name, f"/{name}")}


def _empties(value: object) -> list[object]:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return ([value] if value in (None, "", [], {}) else []) + [bad for item in inner for bad in _empties(item)]


@settings(max_examples=40)
@given(SCREENED)
def test_no_member_of_a_card_is_null_or_empty(anything: Screened) -> None:
    for card in make_cards(anything, None, lambda: "u-1"):
        said = card_json(card)
        assert _empties(said) == []
        assert {"uuid", "summary", "indicator", "source", "detail", "overrideReasons"} == set(said)
        assert all({"code", "system", "display"} == set(reason) for reason in said["overrideReasons"])


def test_links_stand_on_a_card_only_where_a_site_gives_its_address() -> None:
    card = make_cards(screened(finding()), None, lambda: "u-1")[0]
    link = {"label": "Open the worklist", "url": "https://think.example.org/", "type": "absolute"}
    assert "links" not in card_json(card)
    assert card_json(card, [link])["links"] == [link]
    assert "autolaunchable" not in str(card_json(card, [link]))

"""Narrative: what is read has the length of what is written, so that a quote is cut from the record itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapter.mapping.fhir.narrative import blanked, markup_passage
from adapter.mapping.gathered import Source
from tests.mapping.test_packs import ADULT, about, bundle


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<div><p>Two boys.</p></div>", "Two boys."),
        ("<p>Mia &amp; Tom</p>", "Mia & Tom"),
        ("<p>aged&nbsp;9</p>", "aged 9"),
        ("<p>Zo&#235; &lt;3</p>", "Zoë <3"),
        ("<p>He doesn&#39;t, nor does Th&#233;o&rsquo;s dad.</p>", "He doesn't, nor does Théo’s dad."),
        ("<p>AT&T &nosuch; x</p>", "AT&T &nosuch; x"),
        ("<!-- <p>gone</p> --><p title='a'>kept</p>", "kept"),
    ],
)
def test_markup_is_blanked_and_entities_are_read(markup: str, words: str) -> None:
    text, verbatim = blanked(markup)
    assert " ".join(text.split()) == words
    assert len(text) == len(verbatim) == len(markup)


@given(st.text(alphabet="<>&;pab #x1éamp/", max_size=60))
def test_whatever_the_markup_offsets_stay_those_of_the_record(markup: str) -> None:
    text, verbatim = blanked(markup)
    assert len(text) == len(verbatim) == len(markup)
    assert all(kept in (" ", "\n", written) for kept, written in zip(verbatim, markup, strict=True))
    assert "&" in markup or text == verbatim


def test_what_stands_in_points_of_its_own_is_not_one_sentence() -> None:
    text, _ = blanked(
        "<ul><li>Kit, 12, gives the tablets</li><li>Bea, 5</li></ul><table><tr><th>Alone</th><td>No</td></tr></table>"
    )
    assert [" ".join(line.split()) for line in text.splitlines() if line.strip()] == [
        "Kit, 12, gives the tablets",
        "Bea, 5",
        "Alone No",
    ]


def test_a_quote_cut_at_the_same_place_is_what_the_record_has() -> None:
    markup = "<p>Mia &amp; Tom are here</p>"
    passage = markup_passage(markup, "text.div", Source(), None)
    assert passage is not None
    start = passage.text.index("Mia")
    end = passage.text.index("are")
    assert (passage.verbatim or passage.text)[start:end] == "Mia &amp; Tom "


@pytest.mark.parametrize("piece", ["a", "<", "&", "<!--", "&amp", "&amp;"])
def test_hostile_markup_is_read_in_reasonable_time(piece: str) -> None:
    text, _ = blanked(piece * 100_000 + "&amp;")
    assert len(text) == len(piece) * 100_000 + 5


def test_a_section_is_read_under_its_title_whatever_its_status() -> None:
    section = {"title": "Social", "text": {"status": "generated", "div": "<div>Lives with her sister.</div>"}}
    made = bundle(
        ADULT, about("Composition", status="final", section=[section], author=[{"display": "Nurse"}], date="2026-10-01")
    )
    (passage,) = made.passages
    assert (passage.question, passage.text.strip(), passage.said_by) == ("Social", "Lives with her sister.", "Nurse")


def test_a_generated_narrative_of_coded_data_is_left() -> None:
    made = bundle({**ADULT, "text": {"status": "generated", "div": "<div>Born 1988</div>"}})
    assert made.passages == ()

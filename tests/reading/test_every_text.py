"""Any text at all comes in: the reader never raises, points at its own words, and says what it could not read."""

from __future__ import annotations

import sys
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapter.facts import Evidence
from adapter.reading import read, read_text
from adapter.records import Adult, Extract, Passage, PersonSeen, RecordRef
from adapter.words import Answer, Kin
from tests.reading.test_sentences import LEXICON, WRITTEN_ON

PIECES = st.sampled_from(
    [
        "her son",
        "Amy",
        ", 9,",
        "lives with",
        "his dad",
        ".",
        "?",
        "\n",
        "no children",
        "drinks",
        "and",
        "the boys",
        "twins",
        "(4, 7 and 10)",
        "DOB 30/02/2019",
        "pregnant",
        "if",
        "Dr. ",
        "é",
        "😀",
        "…",
        "“",
        "ʼ",
        "\u0130",
        "aged 400",
        "don't",
        "years old",
        "\x85",
        ":",
        "[b/fwd 18/03/2021]",
        "Patient:",
        "gives her the tablets",
        "school",
        "a 9 and 11 year old",
        "one who died",
        "Any kids?",
        "they're 8 and 11",
    ]
)
NOTES = st.lists(PIECES, max_size=30).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=300), NOTES))
def test_no_text_stops_the_reader_and_every_mention_points_at_its_own_words(text: str) -> None:
    reading = read_text(text, WRITTEN_ON, LEXICON)
    for mention in reading.mentions:
        assert text[mention.start : mention.end] == mention.text
        assert mention.evidence.quote in text
        assert mention.reason.endswith(".")


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60))
def test_no_relationship_words_stop_the_reader(words: str) -> None:
    assert len(read(_record(people=(_row(words),)), LEXICON).people) == 1


def test_bytes_that_are_not_words_are_said_to_be_unread() -> None:
    for text in ("", "  \n ", "\x00\x01PNG\x00", "\ufffd\ufffd\ufffd notes", "QUJD" * 200, "%$#@ 0101 " * 40):
        reading = read(_record(passages=(Passage(text, "entry[3]"),)), LEXICON)
        assert [unread.what for unread in reading.could_not_check] == ["entry[3]"]
        assert reading.mentions == ()


def test_one_unreadable_passage_does_not_silence_the_others() -> None:
    reading = read(_record(passages=(Passage("\x00\x00", "a"), Passage("Her son Remi is six.", "b"))), LEXICON)
    assert [mention.evidence.at for mention in reading.mentions if mention.kind == "child"] == ["b[0:20]"]
    assert len(reading.could_not_check) == 1


def test_the_quote_is_the_records_own_words_where_the_text_was_cleaned() -> None:
    cleaned = Passage("Her son     is nine.", "section", verbatim="Her son<br/>is nine.")
    (mention,) = [m for m in read(_record(passages=(cleaned,)), LEXICON).mentions if m.kind == "child"]
    assert mention.evidence.quote == "Her son<br/>is nine."


def test_a_name_in_one_passage_is_known_in_another() -> None:
    passages = (
        Passage("Lives with her son Remi.", "a"),
        Passage("Remi gives her the tablets at night.", "b", question="Medication"),
    )
    mentions = read(_record(passages=passages), LEXICON).mentions
    assert {mention.group for mention in mentions if mention.kind == "care"} == {"name:remi"}


def test_a_name_in_a_row_is_known_in_the_words() -> None:
    row = PersonSeen(Evidence("Daughter", "contacts[0]"), given_name="Ellie", relationship="Daughter")
    mentions = read(_record(people=(row,), passages=(Passage("Ellie cooks most nights.", "a"),)), LEXICON).mentions
    assert [(m.group, m.helps_with_care) for m in mentions if m.kind == "care"] == [("name:ellie", Answer.PRESENT)]


def test_relationship_words_give_kin_home_and_age() -> None:
    read_rows = read(
        _record(people=(_row("Great nephew (lives in)"), _row("Son (15)"), _row("Neighbour"))), LEXICON
    ).people
    assert [(row.kin, row.lives_here, row.age_low) for row in read_rows] == [
        (Kin.NIECE_OR_NEPHEW, Answer.PRESENT, None),
        (Kin.OFFSPRING, Answer.UNKNOWN, 15),
        (Kin.ADULT, Answer.UNKNOWN, None),
    ]


def test_a_rows_birth_date_is_counted_to_the_day_of_the_record() -> None:
    row = PersonSeen(Evidence("x", "y"), relationship="Son", birth_date=date(2014, 11, 5))
    (person,) = read(_record(people=(row,)), LEXICON).people
    assert (person.age_low, person.age_high) == (11, 11)


LONG = {
    "one word": "son ",
    "sentences": "Her son is 9. ",
    "brackets": "(her (son (Amy (9 ",
    "one line without a stop": "the client was seen at home with her son and ",
    "bullets": "- no\n",
    "bullets of children": "- son Joe, 9\n",
    "names again and again": "Her son Joe. Joe said. ",
    "stops": ".!?\"')",
    "dashes": " - ",
    "questions": "Q: any kids? A: yes two ",
    "help": "she helps him wash ",
    "tags": "<br <p> ",
    "without an end": "her son, 9, lives with his dad but ",
}


@pytest.mark.parametrize("piece", LONG.values(), ids=LONG.keys())
def test_four_times_the_text_takes_four_times_the_steps(piece: str) -> None:
    """Steps are calls of functions, which a busy machine does not change; a square would take sixteen times as many."""
    short, long = (_steps((piece * (size // len(piece) + 1))[:size]) for size in (6_000, 24_000))
    assert long < 6 * short + 1_000


@pytest.mark.parametrize("piece", ["the client was seen at home and ", "- \n", "(((", "x", "a. ", "Q: any more? "])
def test_a_million_characters_are_read(piece: str) -> None:
    assert read_text((piece * 1_000_000)[:1_000_000], WRITTEN_ON, LEXICON).mentions == ()


def _steps(text: str) -> int:
    steps = 0

    def count(*_: object) -> None:
        nonlocal steps
        steps += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        read_text(text, WRITTEN_ON, LEXICON)
    finally:
        sys.setprofile(before)
    return steps


def _row(words: str) -> PersonSeen:
    return PersonSeen(Evidence(words, "contacts[0]"), relationship=words)


def _record(passages: tuple[Passage, ...] = (), people: tuple[PersonSeen, ...] = ()) -> Extract:
    return Extract(RecordRef("r1", "demo", "r1.json", "0" * 64, WRITTEN_ON), Adult(), people=people, passages=passages)

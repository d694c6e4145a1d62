"""Texts of any length come in: time grows with them and no faster, and what is left unread is said, with its place."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapter.reading import read, read_text
from adapter.reading.lines import MOST_SENTENCES, TOO_MUCH
from adapter.records import Adult, Extract, Passage, RecordRef
from tests.reading.test_sentences import LEXICON, WRITTEN_ON

PIECES = {
    "one word": "son ",
    "child after child": "her son, 8, and ",
    "commas": "and, , , ,,,, ",
    "quotes": 'said "\'"""\' ',
    "nested brackets": "(her (son (Amy (9 ",
    "a sentence without an end": "the client was seen at home with her son and ",
    "words without an end": "the client was seen at home and had a cup of tea and ",
    "figures": "aged 9 and 10 to 12 ",
    "shorthand": "lives with x2 children x3 ",
    "denials": "denies low mood, self-harm or ",
    "no after no": "no son if not ",
    "bullets": "- son Joe, 9\n",
    "tiny sentences": "ab. ",
    "tiny lines": "ab\n",
    "abbreviations": "dr. ",
    "questions": "Q: any kids? A: yes two ",
    "names": "Her son Joe. Joe said. ",
    "rows of names": "Children: Amy 9, Joe 8, Bob 7 ",
    "years": "she drinks in 2019 and 2020, ",
    "pronouns": "he is 9, she is 8 and they drink, ",
    "school": "School say Amy is late and Joe's teacher ",
    "tags": "<br <p>son</p> ",
    "boxes": "[x] son [ ] dog y/n: n ",
    "spaces": "her son" + " " * 90 + "Amy" + " " * 90 + "9 ",
    "endings": "He used cocaine. He is clean 8 years. ",
    "accents": "Zoë’s sön — ",
}
"""What comes out of forms, exports and broken interfaces, over and over; each is dense in another kind of word."""
TIMES, GENEROUS = 4, 6
"""Four times the text may take six times as long on a busy machine; a square would take sixteen times as long."""
ROUNDS = 8


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES.keys())
def test_four_times_the_text_takes_no_more_than_four_times_the_time(piece: str) -> None:
    assert _grows(lambda size: _seconds(_long(piece, size)), 10_000) <= GENEROUS


@settings(max_examples=8, deadline=None)
@given(st.lists(st.sampled_from(sorted(PIECES.values())), min_size=2, max_size=5).map("".join))
def test_four_times_any_mixture_takes_no_more_than_four_times_the_time(piece: str) -> None:
    assert _grows(lambda size: _seconds(_long(piece, size)), 5_000) <= GENEROUS


@pytest.mark.parametrize("kind", ["one word", "words without an end", "spaces"])
def test_a_million_characters_take_seconds(kind: str) -> None:
    assert _seconds(_long(PIECES[kind], 1_000_000)) < 10


def test_what_stands_after_the_limit_is_said_to_be_unread_and_what_stands_before_is_read() -> None:
    text = _long("Her son Joe is 9. ", 500_000)
    reading = read_text(text, WRITTEN_ON, LEXICON)
    (unread,) = reading.could_not_check
    start, end = _place(unread.what)
    assert (unread.why, end) == (TOO_MUCH, len(text))
    assert max(mention.end for mention in reading.mentions) < start
    assert text[:start].rstrip().endswith("9.")
    assert sum(mention.names == ("Joe",) for mention in reading.mentions) == text.count("Joe", 0, start)


def test_every_passage_after_the_limit_is_said_to_be_unread() -> None:
    crowded, short = (
        Passage(_long("son " * 6 + "dog. ", 500_000), "note[0]"),
        Passage("Her daughter is six.", "note[1]"),
    )
    reading = read(
        Extract(RecordRef("r", "demo", "r", "0" * 64, WRITTEN_ON), Adult(), passages=(crowded, short, short)), LEXICON
    )
    assert [unread.what for unread in reading.could_not_check][1:] == [f"note[1][0:{len(short.text)}]"] * 2
    assert {mention.passage for mention in reading.mentions} == {0}


def test_more_sentences_than_any_record_has_are_said_to_be_unread() -> None:
    text = _long("ab. ", 4 * (MOST_SENTENCES + 10))
    (unread,) = read_text(text, WRITTEN_ON, LEXICON).could_not_check
    assert _place(unread.what)[0] == 4 * MOST_SENTENCES


def test_a_long_record_of_ordinary_notes_is_read_to_its_end() -> None:
    note = "Seen at home. No change to the wound. Her mother lives next door. Asked about the rail; fitted on Monday. "
    reading = read_text(_long(note, 300_000) + "Her son is nine.", WRITTEN_ON, LEXICON)
    assert reading.could_not_check == ()
    assert reading.mentions[-1].age_low == 9


def _long(piece: str, size: int) -> str:
    return (piece * (size // len(piece) + 1))[:size]


def _place(what: str) -> tuple[int, int]:
    start, _, end = what.rpartition("[")[2].rstrip("]").partition(":")
    return int(start), int(end)


def _grows(seconds: Callable[[int], float], size: int) -> float:
    """How many times as long the longer text takes.

    Others use the machine, too, and can only make a reading slower: the quickest of several counts, of each length by
    itself, and measuring goes on only while the two do not fit.
    """
    short = long = float("inf")
    for _ in range(ROUNDS):
        short, long = min(short, seconds(size)), min(long, seconds(TIMES * size))
        if long / max(short, 0.002) <= GENEROUS * 0.9:
            break
    return long / max(short, 0.002)


def _seconds(text: str) -> float:
    gc.collect()
    started = time.process_time()
    read_text(text, WRITTEN_ON, LEXICON)
    return time.process_time() - started

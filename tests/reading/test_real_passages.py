"""Real passages nobody here wrote come in: every one is read, and every mention points at the passage's own words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from adapter.reading import read_text
from adapter.words import MentionKind
from tests.reading.test_sentences import LEXICON

PASSAGES = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "narrative" / "real_dev.jsonl"


@pytest.mark.skipif(not PASSAGES.exists(), reason="the shared real passages are not on this machine")
def test_every_real_passage_is_read_and_quoted_word_for_word() -> None:
    for line in PASSAGES.read_text().splitlines():
        text = json.loads(line)["text"]
        reading = read_text(text, None, LEXICON)
        assert reading.could_not_check == ()
        for mention in reading.mentions:
            assert text[mention.start : mention.end] == mention.text
            assert mention.evidence.quote in text


@pytest.mark.skipif(not PASSAGES.exists(), reason="the shared real passages are not on this machine")
def test_a_child_said_to_live_here_is_seldom_invented_in_real_passages() -> None:
    said_here, wrongly = 0, 0
    for line in PASSAGES.read_text().splitlines():
        passage = json.loads(line)
        mentions = read_text(passage["text"], None, LEXICON).mentions
        if any(m.kind == MentionKind.CHILD and m.stated and m.lives_here == "present" for m in mentions):
            said_here += 1
            wrongly += passage["labels"]["child_in_household"] == "no"
    assert said_here > 10
    assert wrongly * 10 <= said_here

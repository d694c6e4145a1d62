"""Notes leave words out: a sentence that begins with its verb is read like any other."""

from __future__ import annotations

from itertools import product

import pytest
from conclusions import concluded

from adapter.reading import read_text
from tests.reading.test_sentences import LEXICON, WRITTEN_ON

CHILD = ("Son Max, 6. ", "Max is 6. ", "- Max, 6\n- ", "Max, 6, lives with his mum. ")
SEEN = ("Has him alternate weekends.", "has him every other weekend", "Gets him at weekends.")


@pytest.mark.parametrize(("child", "seen"), list(product(CHILD, SEEN)))
def test_a_verb_without_its_subject_is_the_adults(child: str, seen: str) -> None:
    (found,) = concluded(child + seen, WRITTEN_ON)["children"]
    assert (found["who"], found["contact"]) == ("Max", "present")


@pytest.mark.parametrize("words", [1, 2])
def test_every_example_is_read_without_its_first_words_too(words: int) -> None:
    said = [" ".join(sentence.split()[words:]) for _, sentence, _ in LEXICON.examples()]
    read = [read_text(f"Son Max, 6. {each}", WRITTEN_ON, LEXICON) for each in said if each]
    assert len(read) > 2_000
    assert sum("Max" in mention.names for reading in read for mention in reading.mentions) >= len(read)

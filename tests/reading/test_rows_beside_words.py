"""A child whom only a row of the form names, beside words that speak of children without a name."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from builders import DAY, extract, row

from adapter.reading import Lexicon, load_lexicon, read
from adapter.records import Passage


@cache
def lexicon() -> Lexicon:
    return load_lexicon(Path(__file__).parents[2] / "mappings" / "narrative" / "en-GB")


@pytest.mark.parametrize("relation", ["Son (15)", "Daughter", "Stepson", "Child"])
def test_words_that_only_imply_a_child_are_read_beside_a_row(relation: str) -> None:
    said = Passage("She is a single mother and raises him alone.", "answers.About", written_on=DAY)
    made = read(extract(row(relation, "Joe"), passages=(said,)), lexicon())
    assert [person.given_name for person in made.people] == ["Joe"]
    assert made.could_not_check == ()

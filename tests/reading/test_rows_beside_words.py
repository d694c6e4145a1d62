"""A child whom only a row of the form names, beside words that speak of children without a name."""

from __future__ import annotations

import pytest
from builders import DAY, extract, row
from conclusions import lexicon

from adapter.reading import read
from adapter.records import Passage
from adapter.words import MentionKind


@pytest.mark.parametrize("relation", ["Son (15)", "Daughter", "Stepson", "Child"])
def test_words_that_only_imply_a_child_are_read_beside_a_row(relation: str) -> None:
    said = Passage("She is a single mother and raises him alone.", "answers.About", written_on=DAY)
    made = read(extract(row(relation, "Joe"), passages=(said,)), lexicon())
    assert [person.given_name for person in made.people] == ["Joe"]
    assert made.could_not_check == ()


@pytest.mark.parametrize(
    ("words", "age"),
    [
        ("Sean, 49, moved back into the box room after his divorce.", 49),
        ("Sean (49) holds her bank card.", 49),
        ("Sean is 49 and works nights.", 49),
        ("Sean, a plumber, calls in on Sundays.", None),
        ("Sean and his wife live two streets away.", None),
    ],
)
def test_words_that_call_a_son_of_the_form_grown_are_heard(words: str, age: int | None) -> None:
    made = read(extract(row("Son", "Sean"), passages=(Passage(words, "answers.About", written_on=DAY),)), lexicon())
    people = [(seen.kind, seen.age_low) for seen in made.mentions if seen.group]
    assert people == [(MentionKind.ADULT_OFFSPRING, age)]


@pytest.mark.parametrize("words", ["Sean, 9, was at school.", "Sean was there with his friend, 49.", "Sean was seen."])
def test_a_son_of_the_form_is_not_called_grown_without_a_word_of_it(words: str) -> None:
    made = read(extract(row("Son", "Sean"), passages=(Passage(words, "answers.About", written_on=DAY),)), lexicon())
    assert MentionKind.ADULT_OFFSPRING not in {seen.kind for seen in made.mentions}

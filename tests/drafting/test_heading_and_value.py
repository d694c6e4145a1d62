"""An answer in a box is told with what the box asked: a heading, or a yes, says nothing by itself."""

from __future__ import annotations

import pytest
from builders import said

from adapter.drafting.lines import quoted
from adapter.drafting.wording import KNOWN_WORDS, SIGN_WORDS
from adapter.facts import KIND_OF_FORM, Evidence
from adapter.words import Sign


@pytest.mark.parametrize(
    ("quote", "question", "told"),
    [
        ("PHQ-9 total score", "PHQ-9 total score: 21", "PHQ-9 total score: “21”"),
        ("No", "Can you cook a meal?", "Can you cook a meal? “No”"),
        ("Neighbour", "Who visits", "Who visits: “Neighbour”"),
        ("Yes", "Is somebody with you: ", "Is somebody with you: “Yes”"),
        ("Yes", None, "“Yes”"),
        ("She has not slept since Monday.", "Mood", "“She has not slept since Monday.”"),
        ("discharge-note-s9", KIND_OF_FORM, "Kind of form: Discharge note s9"),
    ],
)
def test_a_short_answer_stands_behind_its_heading(quote: str, question: str | None, told: str) -> None:
    assert quoted([said(quote, question=question)]) == told


def test_the_same_answer_to_two_questions_is_told_of_both_and_the_same_words_once() -> None:
    boxes = [said("No", question="Can you cook?"), said("No", question="Can you wash?")]
    assert quoted(boxes) == "Can you cook? “No”; Can you wash? “No”"
    twice = [Evidence("Low mood", "a"), Evidence("Low mood", "b", question="Condition")]
    assert quoted(twice) == "Condition: “Low mood”"


def test_half_a_sign_is_quoted_under_no_claim() -> None:
    half = (Sign.ALONE_WITH_CHILD, Sign.MINDER_UNFIT, Sign.NOTHING_NEW, Sign.FAILING_NOW)
    assert {SIGN_WORDS[one] for one in half} == {"Also written"}


def test_no_heading_of_a_box_says_yes_where_the_box_may_say_no() -> None:
    told = {
        name: label for name, label in KNOWN_WORDS.items() if label.split()[0] in ("Has", "Needs", "Lives", "Cannot")
    }
    assert not told

"""Children whom an answer takes for granted, put together from parts: every question with every answer.

An answer that says none, or that they are grown, leaves nobody to ask about; nor is a drunken son grown by that alone.
"""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from conclusions import concluded

from adapter.words import Answer

DAY = date(2026, 11, 1)

QUESTIONS = ("Any children?", "Asked about children.", "Do you have any children?", "Children?")
ANSWERS = (
    "They're fine, she said, and would not say more.",
    "They are none of your business, he said.",
    '"They\'re all right," he said, and changed the subject.',
    "She said they were doing well and declined to give names.",
)
NOBODY = (
    "None.",
    "No, never had any.",
    "They're all grown up and married.",
    "They're in their forties now.",
    "No, and she changed the subject.",
)
OF_NO_SAID_AGE = (
    "Her son came home drunk last night and smashed the door.",
    "She says her daughter turned up stoned and broke a window.",
    "His son came in high and put his fist through the wall.",
)
GROWN = (
    "Her son, 34, came home drunk and smashed the door.",
    "Her son came home drunk from work and broke the window.",
    "Her son has his own flat and came round drunk.",
)


def homes(text: str) -> list[Answer]:
    """Where each child read is said to live."""
    return [Answer(one["lives_here"]) for one in concluded(text, DAY)["children"]]


@pytest.mark.parametrize("question", QUESTIONS)
def test_children_answered_of_as_they_are_asked_about(question: str) -> None:
    for answer in ANSWERS:
        assert homes(f"{question} {answer}") == [Answer.UNKNOWN], answer


@pytest.mark.parametrize(("question", "answer"), list(product(QUESTIONS, NOBODY)))
def test_an_answer_that_tells_of_nobody_young_adds_nobody(question: str, answer: str) -> None:
    assert Answer.PRESENT not in homes(f"{question} {answer}")
    assert Answer.UNKNOWN not in homes(f"{question} {answer}")


@pytest.mark.parametrize("text", OF_NO_SAID_AGE)
def test_a_drunken_son_is_not_grown_by_that_alone(text: str) -> None:
    assert homes(text) == [Answer.UNKNOWN]


@pytest.mark.parametrize("text", GROWN)
def test_a_son_with_a_grown_life_is_grown(text: str) -> None:
    assert not homes(text)

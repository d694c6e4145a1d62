"""A question about children and an answer that puts it aside; a plain no is an answer."""

from __future__ import annotations

from itertools import product

import pytest
from conclusions import mentions

from adapter.words import Assertion, MentionKind, Sign

QUESTIONS = ("Any children at home?", "Dependants?", "Under 18s in the home?", "Q re kids:")
PUT_ASIDE = (
    "Skip it.",
    "Leave that one blank, love.",
    "She changed the subject.",
    "What's that got to do with you.",
    "Depends who you ask.",
    "He shrugged.",
    "Would not be drawn.",
    "Ignored it twice.",
)
ANSWERED = ("No.", "God no.", "None, never had any.", "She said no.")


def told(text: str) -> tuple[bool, bool]:
    found = mentions(text, gender=None)
    declined = any(one.sign is Sign.DECLINED_TO_SAY for one in found)
    return declined, any(one.kind is MentionKind.CHILD and one.assertion is Assertion.AFFIRMED for one in found)


@pytest.mark.parametrize(("question", "answer"), list(product(QUESTIONS, PUT_ASIDE)))
def test_a_question_put_aside_is_declined_and_tells_of_no_child(question: str, answer: str) -> None:
    assert told(f"{question} {answer}") == (True, False)


@pytest.mark.parametrize(("question", "answer"), list(product(QUESTIONS, ANSWERED)))
def test_a_no_is_an_answer(question: str, answer: str) -> None:
    declined, _ = told(f"{question} {answer} Lives alone.")
    assert not declined


@pytest.mark.parametrize("answer", PUT_ASIDE)
def test_another_question_put_aside_says_nothing_of_children(answer: str) -> None:
    assert told(f"Any pain? {answer}") == (False, False)

"""What sets a duty going, put together from its parts; its harmless twin is none."""

from __future__ import annotations

from itertools import product

import pytest
from conclusions import signs_told

from adapter.words import Sign

HARM = {Sign.HARM_TO_CHILD, Sign.NEGLECT_OF_CHILD, Sign.CHILD_IN_DELUSION_OR_PLAN, Sign.IMMEDIATE_DANGER}
SHAPES = ("a thumb", "the end of a cigarette", "a buckle", "an iron")
PUNISHMENTS = ("facing the wall", "in the shed", "with his arms out", "outside until he cries")
SECRETS = ("plays a secret game with me", "touches my private parts", "lies on me in bed", "locks me in the cupboard")
TELLERS = ("the carer", "the district nurse", "me")
LEARNERS = ("infants", "under-elevens", "juniors", "toddlers")
LESSONS = ("swimming", "netball", "judo", "ballet")
CARRIED = ("a package", "some weed", "a phone")
TRADE = ("new trainers", "a second phone", "rolls of twenties", "a machete wound")


def signs(text: str, home: str = "Lives with her son Kit, 7. ") -> set[Sign]:
    return signs_told(f"{home}{text}")


@pytest.mark.parametrize("shape", SHAPES)
def test_a_mark_in_the_shape_of_a_blow_is_harm(shape: str) -> None:
    assert signs(f"There was a mark like {shape} on his back.") & HARM


@pytest.mark.parametrize("how", PUNISHMENTS)
def test_a_punishment_that_hurts_is_harm(how: str) -> None:
    assert signs(f"Her boyfriend makes Kit stand {how}.") & HARM or signs(f"He makes him stand {how}.") & HARM


@pytest.mark.parametrize(("teller", "what"), list(product(TELLERS, SECRETS)))
def test_what_a_child_says_is_done_to_it_is_harm(teller: str, what: str) -> None:
    assert signs(f"Kit told {teller} that he {what}.") & HARM


@pytest.mark.parametrize(("lesson", "learners"), list(product(LESSONS, LEARNERS)))
def test_lessons_given_to_children_are_work_with_them(lesson: str, learners: str) -> None:
    assert Sign.WORKS_WITH_CHILDREN in signs(f"He takes {lesson} lessons for the {learners}.", home="")
    assert Sign.WORKS_WITH_CHILDREN not in signs(f"Her sister takes {lesson} lessons for the {learners}.", home="")


@pytest.mark.parametrize("what", CARRIED)
def test_being_paid_to_carry_is_exploitation_and_an_errand_is_not(what: str) -> None:
    assert Sign.CHILD_EXPLOITED in signs(f"One of them gave Kit twenty quid to take {what} to the garage.")
    assert Sign.CHILD_EXPLOITED not in signs("His nan gave Kit a pound to take a bag of shopping in.")


@pytest.mark.parametrize(("first", "second"), [pair for pair in product(TRADE, TRADE) if pair[0] != pair[1]])
def test_two_marks_of_the_trade_together_are_exploitation(first: str, second: str) -> None:
    assert Sign.CHILD_EXPLOITED in signs(f"He has {first} and {second}.", home="Her son Kit is 14. ")


@pytest.mark.parametrize(
    "text",
    [
        "Kit made a hand print card for nursery.",
        "Kit keeps his tablets in a locked box.",
        "The dog lies on Kit at night and he loves it.",
        "Kit's rash is healing well with the cream.",
        "Kit watches a film with Grandad on Fridays.",
        "She watches Kit in the bath in case of fits.",
        "Kit stood on the step for his school photograph.",
        "He let Kit out of the car at the gates.",
        "The handyman was fitting a gate for Kit.",
    ],
)
def test_a_day_like_any_other_is_no_harm(text: str) -> None:
    assert not signs(text) & HARM

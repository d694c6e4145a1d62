"""With whom a child is, put together from parts: who left, who has the children, who came back, who is in touch.

Each frame is said of a woman or of a man, since a pronoun means this home in one record and another's in the other.
"""

from __future__ import annotations

from datetime import date

import pytest
from conclusions import concluded

from adapter.words import Answer

DAY = date(2026, 11, 1)
YOUNG = ("the boys, 4 and 6,", "the children (5 and 9)", "their son Zac, 3,", "her daughter, 8,")
WHO_HAS_THEM = (
    ("Her husband has moved out. She has stayed in the family home with {}", Answer.PRESENT),
    ("His wife asked him to leave. She has stayed in the family home with {}", Answer.ABSENT),
    ("His partner left in May and took {} with her.", Answer.ABSENT),
    ("His ex-wife moved away; {} went to live with her.", Answer.ABSENT),
)
ELSEWHERE = (
    "{} went back to her own dad in July.",
    "{} has gone to live at a friend's.",
    "{} ran away to his father's in August.",
    "{} is being cared for by his paternal aunt under an order.",
    "{} has been accommodated since July.",
    "{} is in supported lodgings.",
    "{} is with Nia's dad.",
    "{} is still in Lagos with an uncle.",
    "{} lives two doors down with his nan.",
    "{} is an inpatient at the adolescent unit.",
    "{} boards weekly at a school for deaf children.",
    "Her ex has residence of {}.",
    "She has indirect contact only with {}.",
)
HERE = (
    "{} came home from foster care at Christmas.",
    "{} was returned to her care in August.",
    "{} is the only one left at home.",
    "She is in a refuge with {}.",
    "She rents a two-bed house with {}.",
    "She has residence of {}.",
    "{} lives with her and spends one weekend in three at his father's.",
    "{} is with her all the time apart from the odd weekend.",
    "She is on the ward. {} is at home with her husband.",
)
ONE = ("her son Leo, 6,", "her daughter, 8,", "her lad (12)")
DEEDS = (
    "{} works the hoist with her two nights a week.",
    "On three nights a week it is {} who gets up to do the suction.",
    "{} says his daddy drives a lorry and is in France.",
    "{} was poorly over the weekend.",
    "{} has been off school since half term.",
)


def homes(text: str) -> set[Answer]:
    """Where the children read of live."""
    return {Answer(child["lives_here"]) for child in concluded(text, DAY)["children"]}


@pytest.mark.parametrize(("frame", "lives"), WHO_HAS_THEM)
def test_a_pronoun_tells_which_parent_has_them(frame: str, lives: Answer) -> None:
    for child in YOUNG:
        text = frame.format(child)
        assert homes(text) == {lives}, text


@pytest.mark.parametrize("frame", ELSEWHERE)
def test_a_child_who_went_or_was_placed_elsewhere_lives_there(frame: str) -> None:
    for child in ONE:
        text = frame.format(child[:1].upper() + child[1:] if frame.startswith("{") else child)
        assert homes(text) == {Answer.ABSENT}, text


@pytest.mark.parametrize("frame", HERE)
def test_a_child_who_came_back_or_came_along_lives_here(frame: str) -> None:
    for child in ONE:
        text = frame.format(child)
        assert homes(text) == {Answer.PRESENT}, text


@pytest.mark.parametrize("frame", DEEDS)
def test_what_a_child_does_at_times_puts_it_in_no_other_home(frame: str) -> None:
    for child in ONE:
        text = frame.format(child)
        assert Answer.ABSENT not in homes(text), text


@pytest.mark.parametrize(
    "text",
    [
        "He is on remand at HMP Leeds. His partner is at home with their two, aged 2 and 4.",
        "He is sofa surfing and sees his kids, 5 and 8, at his mother's on Sundays.",
        "Has Mason (9) every other Friday teatime to Sunday.",
        "I get my lad, 10, three nights one week and two the next.",
    ],
)
def test_an_adult_who_lives_elsewhere_has_no_child_at_home(text: str) -> None:
    assert homes(text) == {Answer.ABSENT}


@pytest.mark.parametrize(
    ("text", "contact"),
    [
        ("Her daughter, 16, is in supported lodgings and texts her mum daily.", Answer.PRESENT),
        ("Her son, 16, is in foster care. She visits fortnightly.", Answer.PRESENT),
        ("He has not seen his daughter, now 11, since she was two.", Answer.ABSENT),
        ("He may not go near the children, 5 and 7.", Answer.ABSENT),
        ("She has a son of 12 she gave up contact with.", Answer.ABSENT),
    ],
)
def test_whether_they_are_in_touch_is_read(text: str, contact: Answer) -> None:
    assert {Answer(child["contact"]) for child in concluded(text, DAY)["children"]} == {contact}

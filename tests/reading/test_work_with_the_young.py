"""Work among other people's children, by post, place, group and journey; what ended or is a relative's is none."""

from __future__ import annotations

from itertools import product

import pytest
from conclusions import signs_told

from adapter.words import Sign

POSTS = ("TA", "HLTA", "cook", "learning mentor", "caretaker")
SCHOOLS = ("Fernhill Juniors", "St Mark's Primary", "the village school", "the comp")
DEEDS = ("runs", "coaches", "takes", "helps with")
GROUPS = ("the under nines", "the junior choir", "the youth group", "the holiday camps")
SHIFTS = ("She does nights at", "He works Saturdays in", "Her other shifts are in")
HOUSES = ("a children's respite house", "a children's home", "a young people's unit")
NOT_WORK = (
    "Lives opposite Fernhill Juniors.",
    "He does the school run.",
    "Applied to be a TA at Fernhill Juniors.",
    "Works at the garden nursery.",
    "Manages the over 35s.",
    "Teaches English to adults at the college.",
)


def works_with_children(text: str) -> bool:
    return Sign.WORKS_WITH_CHILDREN in signs_told(text, gender=None)


@pytest.mark.parametrize(("post", "school"), list(product(POSTS, SCHOOLS)))
def test_a_post_at_a_school_is_work_with_children(post: str, school: str) -> None:
    assert works_with_children(f"Employed, {post} at {school}.")
    assert not works_with_children(f"He was a {post} at {school}.")
    assert not works_with_children(f"Her sister is a {post} at {school}.")


@pytest.mark.parametrize(("deed", "group"), list(product(DEEDS, GROUPS)))
def test_a_group_in_hand_is_work_with_children(deed: str, group: str) -> None:
    assert works_with_children(f"He {deed} {group} on Sundays.")
    assert not works_with_children(f"His brother {deed} {group} on Sundays.")


@pytest.mark.parametrize(("shift", "house"), list(product(SHIFTS, HOUSES)))
def test_shifts_in_a_house_for_children_are_work_with_them(shift: str, house: str) -> None:
    assert works_with_children(f"{shift} {house}.")


@pytest.mark.parametrize("text", NOT_WORK)
def test_what_only_sounds_like_work_with_children(text: str) -> None:
    assert not works_with_children(text)

"""A child whom `her` or `his` makes a partner's or a sister's, who visit the adult or live there."""

from __future__ import annotations

from datetime import date

import pytest
from conclusions import concluded

DAY = date(2026, 11, 20)


def _only_child(text: str) -> tuple[str, str]:
    (one,) = concluded(text, DAY)["children"]
    return one["relationship"], one["lives_here"]


@pytest.mark.parametrize(
    ("text", "relation", "lives"),
    [
        ("His girlfriend stays with him Friday and Saturday nights and brings her boy Kobi, 2.", "son", "absent"),
        ("Mr Hall, 40. His girlfriend brings her boy, 2, at weekends.", "son", "absent"),
        ("Mrs Hall, 40. Her new boyfriend brings his lad, 4, at weekends.", "son", "absent"),
        ("He lives with his partner and her daughter, 7.", "daughter", "present"),
        ("Mr Lee lives with his wife Ann and her girl, 6.", "daughter", "present"),
        ("She let slip that Kyle has a girl, 6, with somebody before her.", "daughter", "unknown"),
    ],
)
def test_a_partners_child_is_called_so(text: str, relation: str, lives: str) -> None:
    assert _only_child(text) == (f"partner's {relation}", lives)


@pytest.mark.parametrize(
    "text",
    [
        "He lives with his wife and their son Ben, 7.",
        "She lives with her husband and her son, 7.",
        "Mr Hall, 40. His wife says that her boy, 7, is frightened of him.",
        "Mrs Hall, 40. She stays with him on Fridays and takes her son, 7.",
    ],
)
def test_a_child_who_may_be_the_adults_stays_so(text: str) -> None:
    assert _only_child(text)[0] == "son"


def test_a_sister_who_brings_her_son_brings_a_nephew() -> None:
    assert _only_child("Mr Hall, 40. His sister visits and brings her son, 4.")[0] == "nephew"


@pytest.mark.parametrize(
    "deed",
    [
        "come to the ward with their mum on Sundays, which she loves, and go home with their mum",
        "come on Sundays and go home with their dad",
        "visit on Saturdays with their mother",
    ],
)
def test_who_comes_with_a_parent_and_goes_home_with_one_lives_elsewhere(deed: str) -> None:
    children = concluded(f"Mrs P is 84. The great-grandchildren (2 and 4) {deed}.", DAY)["children"]
    assert [(one["relationship"], one["lives_here"]) for one in children] == [("great-grandchild", "absent")] * 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Her son is upstairs. Kit was meant to be at nursery today.", "Kit"),
        (
            "Kit has been swapped, she says. Kit's birthday is in May, he was three this year. Kit is not at nursery.",
            "Kit",
        ),
        ("Lives with her two children. The elder is Bea; I did not get the other's name.", "Bea"),
        ("Her two boys are at home. The elder is called Sam.", "Sam"),
    ],
)
def test_a_child_is_shown_by_the_name_told_beside_the_day_or_the_rank(text: str, name: str) -> None:
    assert name in [one["who"] for one in concluded(text, DAY)["children"]]


@pytest.mark.parametrize(
    "text",
    [
        "The elder is a deacon at her church.",
        "Her sister and brother visit. The elder is Pat.",
        "Ken should be in hospital by now.",
    ],
)
def test_an_elder_of_no_children_is_none(text: str) -> None:
    assert not concluded(text, DAY)["children"]

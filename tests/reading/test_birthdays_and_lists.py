"""Birthdays without a year, short lists of names, and who sees whom: plain sentences come in, children go out."""

from __future__ import annotations

import pytest
from conclusions import concluded

OF_AGE = (
    "Her son Kyle, year 13, was 18 on {date}.",
    "Son Kyle (Y13) had his eighteenth on {date}.",
    "Her son Kyle turned eighteen on {date} and is doing his A levels.",
    "Her son Kyle (Year 13) has been 18 since {date}.",
    "Kyle (son, Year 13) had his 18th last week.",
)
NOT_YET = (
    "Her son Kyle, 17, moves out before his 18th birthday.",
    "Her son Kyle is in Year 13 until his 18th birthday.",
    "Her son Kyle will be 18 on {date}.",
    "Her son Kyle turned 17 on {date}.",
    "Her son Kyle, 17, would have been 18 on {date}, she got the year wrong.",
)
LISTS = (
    ("She has two: Amy 9 and Joe 6.", {"Amy": 9, "Joe": 6}),
    ("Has three, Maisie 11, Oliver 8 and a son Alfie who is 3.", {"Maisie": 11, "Oliver": 8, "Alfie": 3}),
    ("She's got four: Ben 15, Ruby 13, Leo (10) and baby Grace.", {"Ben": 15, "Ruby": 13, "Leo": 10, "Grace": 0}),
    ("Three at home: Tom 12, Sam 10 and daughter Lily aged 4.", {"Tom": 12, "Sam": 10, "Lily": 4}),
    ("Mum of two (Amy 9, Joe 6).", {"Amy": 9, "Joe": 6}),
    ("Her grandchildren Tom 6 and Eve 4 stayed the week.", {"Tom": 6, "Eve": 4}),
)
NO_LIST = (
    "She has two left, Tramadol 50 and codeine 30.",
    "He has two jobs, Tesco 9 to 5 and the bar.",
    "She has three: Rex 4, Bella 9 and Daisy 2, all rescue dogs.",
    "Her three, all grown, Amy 39, Joe 36 and Kit 30.",
)
ALONE_BUT_FOR = ("with son Kai, 4", "w her daughter, Ivy (2)", "w/ 3yo", "with her little boy", "but for baby Noah")
ALONE = ("", " with her cat", " with her memories", ", son visits")
OTHER_PARENT = (
    "Her ex has supervised contact with their son, 5, on Saturdays.",
    "Her partner may only see her son, 5, at the contact centre.",
    "Her husband is only permitted supervised contact with her son, 5.",
)
THE_ADULT = (
    "He is only allowed supervised contact with his son, 5.",
    "Supervised contact with his son, 5, on Saturdays.",
    "She may only see her son, 5, at the contact centre.",
)
HEADINGS = ("Children discussed", "Children asked about", "Dependants raised", "Children enquired after")
PUT_ASIDE = (
    "He talked about the boiler.",
    '"None of your business."',
    "See section 4.",
    "He shut the conversation down.",
)
ACTS = ("Children asked for their tea.", "Children put to bed at 7.", "Children covered in paint.")


@pytest.mark.parametrize("sentence", OF_AGE)
@pytest.mark.parametrize("date", ["2 October", "the 4th of November", "Monday"])
def test_who_has_had_an_eighteenth_birthday_is_no_child_whatever_the_school_year(sentence: str, date: str) -> None:
    assert not concluded(sentence.format(date=date))["children"]


@pytest.mark.parametrize("sentence", NOT_YET)
def test_who_has_yet_to_turn_eighteen_is_a_child(sentence: str) -> None:
    children = concluded(sentence.format(date="3 December"))["children"]
    assert [(child["who"], child["age_low"]) for child in children] == [("Kyle", 17)]


@pytest.mark.parametrize(("sentence", "ages"), LISTS)
def test_each_of_a_short_list_is_told_by_name_and_age(sentence: str, ages: dict[str, int]) -> None:
    assert {child["who"]: child["age_low"] for child in concluded(sentence)["children"]} == ages


@pytest.mark.parametrize("sentence", NO_LIST)
def test_a_count_of_other_things_or_of_the_grown_names_no_child(sentence: str) -> None:
    assert not concluded(sentence)["children"]


@pytest.mark.parametrize("owner", ["Her sister", "Her sister Kay", "The nurse", "Her friend Dawn"])
@pytest.mark.parametrize("rest", ["has two, Amy 9 and Joe 6.", "has two: Amy and Joe, 9 and 6."])
def test_a_bare_count_is_of_whoever_has_it(owner: str, rest: str) -> None:
    assert concluded(f"{owner} {rest}")["children_in_household"] != "present"
    assert concluded(f"She {rest}")["children_in_household"] == "present"


@pytest.mark.parametrize("who", ALONE_BUT_FOR)
def test_alone_with_a_child_is_not_alone(who: str) -> None:
    assert concluded(f"Lives alone {who}.")["children_in_household"] == "present"


@pytest.mark.parametrize("rest", ALONE)
def test_alone_with_nobody_under_eighteen_is_alone(rest: str) -> None:
    assert concluded(f"She lives alone{rest}.")["children_in_household"] != "present"


@pytest.mark.parametrize("sentence", OTHER_PARENT)
def test_a_child_another_parent_only_sees_now_and_then_is_not_moved_by_it(sentence: str) -> None:
    assert concluded(sentence)["children_in_household"] == "present"


@pytest.mark.parametrize("sentence", THE_ADULT)
def test_a_child_the_adult_only_sees_now_and_then_lives_elsewhere(sentence: str) -> None:
    assert concluded(sentence)["children_in_household"] == "absent"


@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize("answer", PUT_ASIDE)
def test_a_heading_that_names_children_tells_of_none(heading: str, answer: str) -> None:
    assert not concluded(f"{heading}. {answer}")["children"]


@pytest.mark.parametrize("heading", HEADINGS)
def test_an_answer_under_a_heading_still_tells(heading: str) -> None:
    assert concluded(f"{heading}: two, 9 and 6, both with her.")["children_in_household"] == "present"


@pytest.mark.parametrize("sentence", ACTS)
def test_what_children_do_is_no_heading(sentence: str) -> None:
    assert concluded(sentence)["children"]

"""Words that tell of the day or the place, and not of the home, the age, the harm or the help they look like."""

from __future__ import annotations

import pytest
from conclusions import concluded, signs_told

from adapter.words import Answer, Factor, Sign

NAMES_AND_FIGURES = (
    ("Three. Amber 13, Noah 9, Teddy 5. All three were in.", [5, 9, 13]),
    ("Kids: Lois 11 and Jack seven.", [7, 11]),
    ("Robyn 8, Carys 6. Both at school.", [6, 8]),
)
NO_NAMES = (
    "Flat 3, Block 4. Seen today.",
    "Ward 9, Bay 4, bed 2.",
    "Ramipril 5, Bisoprolol 2, Aspirin 7.",
    "Monday 5, Tuesday 6.",
    "Bus 13, Tram 9.",
)
AT_HOME = (
    "Interviewed on her own in the bedroom. Three children: Lamin 10, Awa 7 and Mariama 4.",
    "Seen on his own at the clinic. Two children, Amy, 6, and Joe, 4.",
    "Spoke to her alone in the kitchen. Her son is 6.",
    "Esi, 13, and Kofi, 10, both at home with their parents.",
    "His daughter Esi is 13 and at home with her parents.",
    "No children apart from Mia, 6.",
)
ELSEWHERE = (
    "Grandson Leo, 8, lives with his parents.",
    "She sees Tom, 9, who lives with his parents in Leeds.",
    "Daughter of 9 at home with her foster parents.",
)
NOBODY = (
    "She had the toddler group upstairs to thank for the ceiling.",
    "Seen with Lorna from Fernside in reception, then alone.",
    "The cot and the bunk beds in the attic went to the refuge.",
)


@pytest.mark.parametrize(("text", "ages"), NAMES_AND_FIGURES)
def test_names_with_figures_are_children(text: str, ages: list[int]) -> None:
    assert sorted(one["age_low"] for one in concluded(text)["children"]) == ages


@pytest.mark.parametrize("text", NO_NAMES)
def test_things_with_figures_are_none(text: str) -> None:
    assert not concluded(text)["children"]


@pytest.mark.parametrize("text", AT_HOME)
def test_they_are_at_home_with_the_adult(text: str) -> None:
    told = concluded(text)["children"]
    assert told
    assert {one["lives_here"] for one in told} == {Answer.PRESENT}


@pytest.mark.parametrize("text", ELSEWHERE)
def test_their_parents_are_others(text: str) -> None:
    assert Answer.PRESENT not in [one["lives_here"] for one in concluded(text)["children"]]


@pytest.mark.parametrize("text", NOBODY)
def test_a_place_and_a_thing_are_no_child_and_no_abuse(text: str) -> None:
    told = concluded(text)
    assert (told["children"], told["adult_factors"]) == ([], [])


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Low mood in the two years after the injury, treated then, not since. Her son is 9.", ["past"]),
        ("Low mood since the injury, has not slept since. Her son is 9.", ["current"]),
    ],
)
def test_what_was_treated_then_and_is_not_so_since_is_past(text: str, when: list[str]) -> None:
    told = concluded(text)["adult_factors"]
    assert [one["when"] for one in told if one["factor"] == Factor.MENTAL_HEALTH] == when


@pytest.mark.parametrize(
    ("text", "sign", "seen"),
    [
        ("He has shaved his head. Kyle is 15.", Sign.CARER_AT_LIMIT, False),
        ("Feels the kids would be better off without her. No plan, would never do it.", Sign.FAREWELL, False),
        ("Feels the kids would be better off without her and has said her goodbyes.", Sign.FAREWELL, True),
        ("Caitlin, 16, went in the ambulance with him twice.", Sign.ADULT_TAKEN_AWAY, False),
        ("He went in the ambulance at noon. Caitlin is 16.", Sign.ADULT_TAKEN_AWAY, True),
        ("She got back an angry boy and has nobody to say it to.", Sign.IMMEDIATE_DANGER, False),
        ("The boys have nobody with them.", Sign.IMMEDIATE_DANGER, True),
        ("She runs the Sunday school's tea urn. Her son is 9.", Sign.WORKS_WITH_CHILDREN, False),
        (
            "Many images, day and night, of dropping the knife while Ivy is in the bouncer, of letting go. "
            "They horrify her. Ivy is five months.",
            Sign.IMMEDIATE_DANGER,
            False,
        ),
    ],
)
def test_what_a_word_is_a_sign_of(text: str, sign: Sign, seen: bool) -> None:
    assert (sign in signs_told(text)) is seen


def test_who_teaches_at_sunday_school_has_a_role_with_children() -> None:
    assert Sign.WORKS_WITH_CHILDREN in signs_told("He is a Sunday school teacher. Her son is 9.")


def test_a_bruise_told_of_the_baby_just_named_is_harm() -> None:
    told = "Her son Leo, 4 months, was in his chair. {} has a bruise on the {}."
    assert Sign.HARM_TO_CHILD in signs_told(told.format("He", "left cheek"))
    assert Sign.HARM_TO_CHILD not in signs_told(told.format("Her husband", "left cheek"))
    assert Sign.LEFT_WITH_ADULT not in signs_told(told.format("He", "left cheek, round"))

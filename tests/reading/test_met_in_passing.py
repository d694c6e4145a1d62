"""The young whom an adult meets, lives above or is troubled by, and children's things an adult uses: no child's here.

Each frame takes every one of its words beside something that weighs on the adult, since a sign of one sentence joined
to somebody in another is how a false alarm comes about. What stands under `STILL` uses the same words of a child.
"""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from conclusions import concluded

DAY = date(2026, 11, 1)
CALLERS = ("The neighbour", "His friend Pat", "Care worker Dawn", "The lady downstairs", "His landlady")
OF_CALLERS = (
    "{who} takes the bins out and her boys wash the car.",
    "{who} could not come because her son was off school.",
    "{who} calls after she has dropped her kids at school.",
    "{who} is on maternity leave.",
)
STRANGERS = ("Teenagers", "Youngsters", "Schoolchildren", "Kids on bikes", "A gang of lads")
OF_STRANGERS = (
    "{who} let down the tyres on his scooter.",
    "{who} hang around outside his flat.",
    "He gets annoyed with {who} playing outside.",
)
OTHERS = (
    "He lives on the first floor, above a family with a new baby.",
    "A young family has moved in upstairs.",
    "The nursery children came to sing.",
    "He thinks he hears children crying in the loft.",
    "He was in and out of children's homes.",
    "He was bullied by the other children.",
    "He shares a room with another lad who takes his things.",
    "The lads there look out for him.",
    "He plays five-a-side with the lads.",
    "He was robbed at the cash point by three lads.",
    "He thought I was his daughter come home from school.",
    "The couple at number nine have just had twins.",
    "His friend Maureen is bringing up her two grandsons.",
    "He wants a girlfriend and a baby one day.",
    "There are four lads in the house and two staff at night.",
)
THINGS = (
    "A stair gate was fitted so that he does not fall.",
    "Baby monitor used at night so the carer can hear him.",
    "Nappies are delivered by the continence service.",
    "He has a large collection of Lego.",
    "His scooter is kept in the hall.",
)
WEIGHS = (
    "He is drinking every day.",
    "He has written goodbye letters to his family.",
    "He was left on his own all night with no food.",
    "He has bruises on both arms.",
)
STILL = (
    "The neighbour says her boys are left on their own. She is drinking every day.",
    "The social worker rang: her son Max, 6, is not in school. She drinks.",
    "Her kids play outside until ten at night while she sleeps. She is drinking every day.",
    "She lives with her two lads, 4 and 6. She is drinking every day.",
    "She was seen drunk with her baby in a buggy.",
    "Her lodger's lad has a black eye. He is 7 and is left with her every day.",
)
HINTED = (
    "A stair gate at the bottom of the stairs and a cot by the door.",
    "Toys all over the living room floor.",
    "A baby monitor was on the kitchen table.",
    "Small shoes and a child's coat by the door.",
)


def _filled() -> list[str]:
    of_somebody = [
        *(frame.format(who=who) for frame, who in product(OF_CALLERS, CALLERS)),
        *(frame.format(who=who) for frame, who in product(OF_STRANGERS, STRANGERS)),
        *OTHERS,
    ]
    return [f"He lives alone. {one} {WEIGHS[place % len(WEIGHS)]}" for place, one in enumerate(of_somebody)]


def _hints(text: str) -> list[str]:
    return [one["text"] for one in concluded(text, DAY)["mentions"] if "children hinted" in one["reason"]]


@pytest.mark.parametrize("text", _filled())
def test_whom_an_adult_meets_is_no_child_of_the_family(text: str) -> None:
    found = concluded(text, DAY)
    near = [one for one in found["children"] if "present" in (one["lives_here"], one["contact"])]
    assert not near


@pytest.mark.parametrize("text", THINGS)
def test_what_the_adult_uses_hints_at_nobody(text: str) -> None:
    assert not _hints(text)
    assert not concluded(text, DAY)["children"]


@pytest.mark.parametrize("text", STILL)
def test_the_same_words_of_a_child_are_still_seen(text: str) -> None:
    assert concluded(text, DAY)["children"]


@pytest.mark.parametrize("text", HINTED)
def test_the_same_things_in_a_home_still_hint(text: str) -> None:
    assert concluded(text, DAY)["children"] or _hints(text)


OLD = "84-year-old woman. {said} She is drinking every day."


@pytest.mark.parametrize(
    "said",
    [
        "The grandchildren come on Sundays.",
        "Her grandson does her shopping on a Saturday.",
        "Her granddaughter rings every week from Leeds.",
        "She brought up five children on her own.",
        "When the children were small they lived in Germany.",
        "Her grandson moved in after losing a job.",
    ],
)
def test_grandchildren_of_no_age_who_visit_are_no_children_to_tell_of(said: str) -> None:
    assert not concluded(OLD.format(said=said), DAY)["children"]


@pytest.mark.parametrize(
    "said",
    [
        "She looks after the grandchildren every day after school.",
        "The grandchildren stay every weekend.",
        "Her grandson Callum, 14, does her tablets.",
        "She is bringing up her two grandsons.",
        "Her granddaughter, 9, lives with her.",
    ],
)
def test_grandchildren_left_with_her_are(said: str) -> None:
    assert concluded(OLD.format(said=said), DAY)["children"]

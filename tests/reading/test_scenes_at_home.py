"""A child in a scene of the home: each word for one in each scene, and the same scenes of somebody else."""

from __future__ import annotations

from itertools import product

import pytest
from conclusions import concluded

WHOM = {
    "the kids": "were",
    "both children": "were",
    "the twins": "were",
    "the baby": "was",
    "the 6yo": "was",
    "the 12 year old": "was",
    "her daughter (8)": "was",
}
SCENES = (
    "She has MS. {Whom} {was} sat watching telly downstairs.",
    "She has MS. {Whom} {was} asleep in the next room.",
    "She has MS. {Whom} {was} having tea at the table during the visit.",
    "She has MS. {Whom} found her on the floor this morning.",
    "She has MS. {Whom} let me in when I knocked.",
    "She has MS. It was {whom} who found her.",
    "She cut herself in the bathroom while {whom} {was} in the lounge.",
    "She cannot get up the stairs to {whom} at night.",
)
NO_SCENES = (
    "The girls from the agency were sat in the kitchen.",
    "Her two carers were in the lounge.",
    "The boys were watching the football at the pub.",
    "The kids next door were playing in the garden.",
    "Her neighbour's children let me in.",
    "Her son, 42, let me in when I knocked.",
    "The twins, both 56, were sat in the front room.",
    "The baby monitor was in the kitchen.",
    "The girls at bingo were having tea.",
    "Her daughter found her on the floor this morning and rang 999.",
)
BARE = (
    "6yo gets a lift to school off a neighbour.",
    "15yo lets himself in after school.",
    "The 8yo who fetches her tablets is off school.",
    "5yo present at visit.",
)


@pytest.mark.parametrize(("scene", "whom"), list(product(SCENES, WHOM)))
def test_a_child_in_a_scene_of_the_home_lives_there(scene: str, whom: str) -> None:
    text = scene.format(whom=whom, Whom=whom[0].upper() + whom[1:], was=WHOM[whom])
    assert concluded(text)["children_in_household"] == "present"


@pytest.mark.parametrize("text", NO_SCENES)
def test_the_same_scene_of_somebody_else_says_nothing_of_a_child_here(text: str) -> None:
    assert concluded(text)["children_in_household"] != "present"


@pytest.mark.parametrize("text", BARE)
def test_a_bare_age_that_does_something_is_a_child_once_the_adult_was_told_of(text: str) -> None:
    (child,) = concluded(f"She has MS and uses a stick. {text}")["children"]
    assert (child["age_low"], child["lives_here"]) == (int(text.split("yo")[0].split()[-1]), "present")

"""Names beside ages, and children of somebody named: plain sentences come in, the children told of go out."""

from __future__ import annotations

import itertools

import pytest
from conclusions import concluded

CHILDREN = (("Hattie", 15, "fifteen"), ("Arlo", 8, "eight"), ("Posy", 3, "three"))
FRAMES = (
    "{name} {age} is talking to her form tutor.",
    "{name} {age} is on a child in need plan.",
    "{name} {age} was asleep upstairs.",
    "It's {name}. {Word}. Not a sound in class since.",
    "And {name}. {Word}.",
    "She's got {name}, he's {age}, and no help.",
    "There's {name} too, {word}, at the grammar.",
    "Household for the form: her, {name} {age}, Denny 12. Husband in prison.",
)
NO_CHILDREN = (
    "Relapse plan, 3 pages, 8 on file.",
    "Bay 5 has a leak.",
    "Ramipril 5 is helping.",
    "Room 8 was empty.",
    "Platform 8 goes there.",
    "Waterlow 15, 12 last time.",
    "It's Tuesday. Three visits left.",
    "Spoke to Arlo 8 times.",
    "Arlo has 8 cats.",
    "I am up with her three and four times a night.",
    "HV due 9 month check.",
    "Change due 26/10.",
    "Clexane due 22.00.",
    "She does not mind anyone's children.",
    "Baby noise through the wall.",
    "The baby-alarm pager was swapped.",
    "Bryony is the baby, brothers 27 and 31.",
)
OF_A_RELATIVE = (
    "Her daughter Lisa's girl {name}, {age}, {does}",
    "Daughter Lisa lives nearby. Lisa's eldest, {name}, {age}, {does}",
    "Her Lisa's little one {name} ({age}) {does}",
    "Grandson {name}, {age}, {does}",
)
DOES = (
    "comes to her after school till six.",
    "has tea here most days.",
    "is minded by her on Tuesdays.",
    "lives with her mum across town.",
)


def _named(text: str) -> dict[str, int | None]:
    return {one["who"]: one["age_low"] for one in concluded(text)["children"]}


@pytest.mark.parametrize(("frame", "child"), [*itertools.product(FRAMES, CHILDREN)], ids=str)
def test_a_name_with_a_childs_age_is_a_child(frame: str, child: tuple[str, int, str]) -> None:
    name, age, word = child
    said = _named(frame.format(name=name, age=age, word=word, Word=word.capitalize()))
    assert said.get(name) == age, said


@pytest.mark.parametrize("text", NO_CHILDREN)
def test_what_only_looks_like_one_is_none(text: str) -> None:
    assert not _named(text), text


@pytest.mark.parametrize(("frame", "does"), [*itertools.product(OF_A_RELATIVE, DOES)])
def test_the_child_of_a_son_or_daughter_is_a_grandchild_who_does_not_live_here(frame: str, does: str) -> None:
    told = concluded(frame.format(name="Hattie", age=8, does=does))["children"]
    (child,) = [one for one in told if one["who"] == "Hattie"]
    assert child["relationship"].startswith("grand")
    assert (child["age_low"], child["lives_here"]) == (8, "absent")


def test_the_parent_of_a_named_child_is_no_child() -> None:
    assert list(_named("Tilly, Martin's eldest, 16, lives with her mum.")) == ["Tilly"]


def test_a_childs_day_is_of_the_child_who_comes_and_not_of_whom_it_comes_to() -> None:
    parent = "Daughter Lisa lives nearby."
    alone = concluded(parent)["mentions"][0]
    told = concluded(f"{parent} Granddaughter Hattie, 8, comes to her after school.")["mentions"]
    assert (told[0]["text"], told[0]["reason"]) == ("Daughter", alone["reason"])
    assert "8" in told[1]["reason"]


def test_a_scan_is_nobodys_name() -> None:
    assert "Scan" not in _named("Scan Monday, it's a girl.")

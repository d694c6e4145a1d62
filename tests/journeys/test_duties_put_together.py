"""Generated tellings come in; each opens the door beside a child's own, and its near miss does not."""

from __future__ import annotations

import random
from datetime import date
from itertools import product

import pytest

from adapter.detection import judge
from adapter.places import shelf
from adapter.screening import Shelves, load_shelves, read_passage

LADS = ("her son Luke, 15,", "her lad Dominic, 14,", "her stepson Ned, 16,")
GIRLS = ("her daughter Hodan, 8,", "her niece Aisha, 14, who lives with them,", "her girls, 6 and 9,")
SMALL = ("her son Tom, 6,", "her girl Ruby, 11,", "his boy Alfie, 7,")
POSTS = ("he coaches the under-tens and", "he drives the school minibus and")
WANTED = {
    "parallel_duty": (
        (LADS, ("has a list of girls he says will pay", "wants to go abroad and fight for them")),
        (LADS, ("has dropped his mates for a chat group and has a map with pins", "reads how to make a bomb")),
        (POSTS, ("slapped a boy", "touched a pupil", "has indecent images on his laptop")),
    ),
    "safeguarding": (
        (GIRLS, ("is to be flown out to marry a cousin", "is to be cut this summer")),
        (GIRLS, ("was told she will be married at Christmas",)),
        (SMALL, ("has marks from a buckle on his back", "says daddy squeezes his neck")),
        (LADS, ("gets into cars with men nobody knows", "sells for an older boy to pay off a debt")),
    ),
    "allocated_worker": ((SMALL, ("is open to the children in care team, and she drinks a litre of vodka a day",)),),
}
NEAR = {
    "parallel_duty": (
        (LADS, ("has a list of girls to invite", "made a bomb in Minecraft", "has a map with pins of holidays")),
        (POSTS, ("hit the kerb", "was slapped as a boy")),
    ),
    "safeguarding": (
        (GIRLS, ("had her hair cut this summer", "is flying out to see a cousin marry")),
        (SMALL, ("has a hand painting from school", "was thrown in the air by his dad")),
        (LADS, ("gets into the car with his dad", "sells cakes for the school fair")),
    ),
    "allocated_worker": (
        (SMALL, ("lives with her; she drinks every day and a family support worker was suggested",)),
        (SMALL, ("lives with her; she drinks every day and her sister's kids have a social worker",)),
    ),
}
Frames = dict[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]


def tellings(frames: Frames) -> list[tuple[str, str]]:
    """A sample of every frame crossed with every deed, the same each time."""
    pairs = [(route, pair) for route, crossed in frames.items() for one in crossed for pair in product(*one)]
    every = [(route, f"{who} {deed}.") for route, (who, deed) in pairs]
    return random.Random(23).sample(every, min(30, len(every)))


@pytest.fixture(scope="module")
def shelves() -> Shelves:
    return load_shelves(shelf("mappings"), shelf("rules") / "england")


def routes(telling: str, shelves: Shelves) -> set[str]:
    family, _ = read_passage("one", telling[:1].upper() + telling[1:], date(2026, 11, 1), shelves)
    return {str(finding.route) for finding in judge(family, shelves.rules).findings if finding.route}


@pytest.mark.parametrize(("route", "telling"), tellings(WANTED))
def test_a_duty_is_heard_in_whatever_words_it_is_put_together(route: str, telling: str, shelves: Shelves) -> None:
    assert route in routes(telling, shelves)


@pytest.mark.parametrize(("route", "telling"), tellings(NEAR))
def test_its_near_miss_opens_no_such_door(route: str, telling: str, shelves: Shelves) -> None:
    assert route not in routes(telling, shelves)

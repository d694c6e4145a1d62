"""Need without harm, put together from parts: whose disability, whose limit, who may lose awareness; what is none."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from builders import adult, extract

from adapter.reading import Lexicon, load_lexicon, read
from adapter.records import Passage
from adapter.words import Assertion, Sign, When, Whose

HOME = "Her son Tom, 7, lives with her. "
DISABLED = [
    f"{whose} {child}, {age}, {is_so}."
    for whose in ("Her", "His", "My")
    for child, age in (("son", 7), ("daughter", "nine"), ("grandson", 5))
    for is_so in ("is autistic and has no speech", "has cerebral palsy", "goes to a special school", "is tube fed")
]
AT_LIMIT = (
    "She is at the end of her tether.",
    "I am on my knees with it all.",
    "He says he can't go on like this.",
    "She cannot manage them much longer.",
    "They are getting too much for her.",
)
NOT_AT_LIMIT = (
    "She was on her knees scrubbing the step.",
    "The stairs are too much for her.",
    "She is not burnt out.",
    "Staff are at breaking point.",
    "The washer is on its last legs.",
    "Her sister is at the end of her tether.",
)
LAPSES = (
    "She has had three seizures this month.",
    "He blacks out without warning.",
    "He must not be left alone.",
    "She left the pan on twice.",
    "Falls most weeks.",
)
NO_LAPSES = (
    "No falls this month.",
    "Seizure free for six years.",
    "She had fits every week as a child.",
    "The chair fits in the hall.",
    "Epilepsy, well controlled.",
)


@cache
def shipped() -> Lexicon:
    return load_lexicon(Path(__file__).parents[2] / "mappings" / "narrative" / "en-GB")


def signs(words: str) -> set[Sign | None]:
    made = read(extract(passages=(Passage(words, "notes"),), who=adult(45, gender="female")), shipped())
    now = [one for one in made.mentions if one.assertion is Assertion.AFFIRMED and one.when is not When.PAST]
    return {one.sign for one in now if one.whose is not Whose.OTHER}


@pytest.mark.parametrize("told", DISABLED)
def test_a_disability_told_of_a_child_is_that_childs(told: str) -> None:
    assert Sign.DISABLED_CHILD in signs(f"{told} She has arthritis.")


@pytest.mark.parametrize(
    "told",
    [
        "She is autistic and has a son of 7.",
        "He drives the bus of a special school; his son is 7.",
        "She thinks her son, 7, may be autistic.",
        "Her son, 7, has a friend who came to tea in the rain.",
    ],
)
def test_whose_disability_it_is_is_told_apart(told: str) -> None:
    assert Sign.DISABLED_CHILD not in signs(told)


@pytest.mark.parametrize("told", AT_LIMIT)
def test_a_carer_who_cannot_go_on_is_heard(told: str) -> None:
    assert Sign.CARER_AT_LIMIT in signs(HOME + told)


@pytest.mark.parametrize("told", NOT_AT_LIMIT)
def test_knees_stairs_and_other_peoples_limits_are_not_hers(told: str) -> None:
    assert Sign.CARER_AT_LIMIT not in signs(HOME + told)


@pytest.mark.parametrize("told", LAPSES)
def test_who_may_lose_awareness_is_noticed(told: str) -> None:
    assert Sign.CANNOT_BE_LEFT in signs(HOME + told)


@pytest.mark.parametrize("told", NO_LAPSES)
def test_what_is_controlled_or_long_ago_is_none(told: str) -> None:
    assert Sign.CANNOT_BE_LEFT not in signs(HOME + told)


@pytest.mark.parametrize("told", ["She would welcome some help with him.", "She'd like help with Tom."])
def test_help_is_welcome_by_a_pronoun_as_by_a_name(told: str) -> None:
    assert Sign.AGREES_TO_HELP in signs(HOME + told)

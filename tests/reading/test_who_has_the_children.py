"""Who has the children, who works with them and who was taken away, in every order: word classes multiplied.

Each sentence stands after two children at home, so that a sign can be theirs.
"""

from __future__ import annotations

from datetime import date
from itertools import product
from pathlib import Path

import pytest

from adapter.reading import load_lexicon, read_text
from adapter.words import Assertion, Sign, When, Whose

LEXICON = load_lexicon(Path(__file__).parents[2] / "mappings" / "narrative" / "en-GB")
AT_HOME = "She lives with her son Kit, 8, and her daughter Rose, 4. "
DAY = date(2026, 10, 12)
RELATIVES = ("her sister", "their aunt", "his nan", "their father", "her parents", "her ex-husband", "Auntie Jo")
HAS_THEM = (
    "The children are with {}.",
    "Both children are being looked after by {}.",
    "Kit and Rose went to {} tonight.",
    "{} has the children.",
    "{} will have the children until she is well.",
    "{} picked them up.",
    "{} moved in to look after Kit and Rose.",
)
WORKERS = ("a social worker", "a family support worker", "an allocated worker", "a lead practitioner")
SUBJECTS = ("Kit", "Her son", "The boy")


def signs(sentence: str) -> set[Sign]:
    """What the sentence says of this family today."""
    mentions = read_text(AT_HOME + sentence, DAY, LEXICON).mentions
    return {
        one.sign
        for one in mentions
        if one.sign and one.assertion is Assertion.AFFIRMED and one.when is not When.PAST and one.whose is Whose.ADULT
    }


@pytest.mark.parametrize(("relative", "told"), [*product(RELATIVES, HAS_THEM)])
def test_a_relative_who_has_the_children_is_known_however_it_is_said(relative: str, told: str) -> None:
    first = relative[:1].upper() + relative[1:] if told.startswith("{") else relative
    assert Sign.PROTECTIVE_ADULT in signs(told.format(first))


@pytest.mark.parametrize(
    "told",
    [
        "She asked whether her mum could have them.",
        "Her mum used to have them.",
        "Her sister cannot have them.",
        "Her sister lives in Leeds.",
        "The children were with a neighbour whose name is not known.",
        "Kit was hit by his dad.",
        "She is with her sister.",
        "Rose is cross with her nan.",
    ],
)
def test_a_relative_who_does_not_have_them_is_no_answer(told: str) -> None:
    assert Sign.PROTECTIVE_ADULT not in signs(told)


@pytest.mark.parametrize(("who", "worker"), [*product(SUBJECTS, WORKERS)])
def test_a_child_with_a_worker_is_known_to_childrens_services(who: str, worker: str) -> None:
    assert Sign.KNOWN_TO_CHILDRENS_SERVICES in signs(f"{who} has {worker}.")


@pytest.mark.parametrize(
    "told",
    [
        "She has a social worker from the adult learning disability team.",
        "The hospital social worker will call.",
        "No social worker is involved.",
        "She had a social worker when she was twelve.",
        "Kit has a dentist.",
    ],
)
def test_another_worker_is_not_the_childrens(told: str) -> None:
    assert Sign.KNOWN_TO_CHILDRENS_SERVICES not in signs(told)


@pytest.mark.parametrize("told", ["She has been arrested.", "She was recalled to prison.", "Mum is being detained."])
def test_an_adult_who_is_taken_away_is_seen(told: str) -> None:
    assert Sign.ADULT_TAKEN_AWAY in signs(told)


@pytest.mark.parametrize(
    "told",
    [
        "Her brother was arrested this morning.",
        "Her neighbour was sectioned.",
        "Her mother was taken to hospital by ambulance last year.",
        "She was arrested at nineteen.",
        "She has been sectioned twice before.",
    ],
)
def test_somebody_else_or_another_time_leaves_no_child_without_a_carer(told: str) -> None:
    assert Sign.ADULT_TAKEN_AWAY not in signs(told)


@pytest.mark.parametrize(
    ("told", "seen", "not_seen"),
    [
        ("The children are alone upstairs.", Sign.CHILD_WITHOUT_CARER, Sign.NEGLECT_OF_CHILD),
        ("The children were alone upstairs one evening last month.", Sign.NEGLECT_OF_CHILD, Sign.CHILD_WITHOUT_CARER),
        ("Kit has nightmares.", Sign.CHILD_AFFECTED, Sign.NEGLECT_OF_CHILD),
    ],
)
def test_what_is_over_is_told_apart_from_what_is_now(told: str, seen: Sign, not_seen: Sign) -> None:
    assert seen in signs(told)
    assert not_seen not in signs(told)


@pytest.mark.parametrize(
    "told",
    [
        "The children are never left alone.",
        "She is alone with the children all day.",
        "She would like to go back to chapel.",
        "She has a knee injury.",
        "The bed has collapsed.",
        "Her phone was not answering.",
    ],
)
def test_ordinary_life_is_no_sign(told: str) -> None:
    by_itself_nothing = {Sign.STABLE, Sign.WORTH_ASKING, Sign.ALONE_WITH_CHILD, Sign.FAILING_NOW}
    assert not signs(told) - by_itself_nothing

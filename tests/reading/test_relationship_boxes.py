"""What stands in the relationship box of a row: whose child it is, who is dead, and where somebody lives."""

from __future__ import annotations

from datetime import date

import pytest
from builders import row
from conclusions import lexicon

from adapter.reading.relationships import read_person
from adapter.records import PersonSeen
from adapter.words import Answer, Kin


def box(words: str) -> PersonSeen:
    return read_person(row(words, "Jo"), lexicon(), date(2026, 10, 5))


WHOSE = {
    Kin.PARTNERS_CHILD: ("Partner's daughter", "Ex-partner's child", "late husband's son", "child of partner"),
    Kin.GRANDCHILD: ("Daughter's son", "son’s little girl"),
    Kin.NIECE_OR_NEPHEW: ("Sister's baby", "Son of my late sister"),
    Kin.OTHER_CHILD: ("Friend's daughter", "Lodger's son"),
    Kin.OFFSPRING: (
        "Tess's son",
        "patient's daughter",
        "Carer (daughter)",
        "Next of kin - son",
        "son/carer",
        "Child in care",
    ),
    Kin.ADULT: (
        "child's father",
        "Baby's father",
        "Children's grandmother",
        "Daughter's social worker",
        "Son's school",
        "Child minder",
        "Child protection worker",
    ),
    Kin.PARTNER: ("Tess's husband", "NOK: wife"),
}


@pytest.mark.parametrize(("words", "kin"), [(words, kin) for kin, many in WHOSE.items() for words in many])
def test_the_head_of_the_phrase_is_who_stands_in_the_row(words: str, kin: Kin) -> None:
    assert box(words).kin is kin


@pytest.mark.parametrize(
    "words", ["a's " * 50_000, "son of " * 50_000, "carer (" * 50_000, " " * 100_000 + "x", "dog " * 50_000]
)
def test_a_box_of_any_length_is_read_at_once(words: str) -> None:
    assert box(words).given_name == "Jo"


@pytest.mark.parametrize("words", ["Late husband", "Son (deceased)", "daughter - died 2019"])
def test_who_is_said_to_be_dead_is_dead(words: str) -> None:
    assert box(words).deceased


@pytest.mark.parametrize("words", ["Niece - mother deceased", "Late husband's son", "Son (works late)"])
def test_a_child_is_not_dead_for_somebody_elses_death(words: str) -> None:
    assert not box(words).deceased


@pytest.mark.parametrize(
    ("words", "lives"),
    [
        ("Son, lives with us", Answer.PRESENT),
        ("Son - lives with dad", Answer.UNKNOWN),
        ("Daughter, living with her grandparents", Answer.ABSENT),
        ("Son lives with ex", Answer.ABSENT),
        ("Daughter (lives with foster carers)", Answer.ABSENT),
    ],
)
def test_living_with_somebody_else_is_not_living_here(words: str, lives: Answer) -> None:
    assert box(words).lives_here is lives


def test_a_young_carer_is_a_child_whoever_they_are() -> None:
    seen = box("Young carer")
    assert (seen.age_high, seen.is_unpaid_carer) == (17, Answer.PRESENT)

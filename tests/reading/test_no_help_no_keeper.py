"""What sounds like help, like somebody who looks after a child, or like today, and is none; and beside each what is."""

from __future__ import annotations

import pytest
from conclusions import mentions
from frames import filled

from adapter.words import Assertion, Factor, MentionKind, Sign, When

TWO = "Two at home, Kit, 14, and Mia, 9. "


CANNOT = filled(
    ["He {cannot} {first} or {then}.", "Mum {cannot} {first} nor {then}."],
    {
        "cannot": ["can't", "cannot", "could not", "is unable to", "is no longer able to"],
        "first": ["take Mia to school", "stand for long"],
        "then": ["make her breakfast", "do her tea", "cook the dinner"],
    },
)


@pytest.mark.parametrize("told", CANNOT)
def test_what_an_adult_cannot_do_is_no_help_given(told: str) -> None:
    assert not [
        one for one in mentions(TWO + told) if one.kind is MentionKind.CARE and one.assertion is Assertion.AFFIRMED
    ]


@pytest.mark.parametrize(
    "told",
    [
        "Mum can't stand or cook, so Mia makes the tea.",
        "He cannot walk far or lift, and Kit does the shopping for him.",
        "She can't get out. Kit does her shopping and Mia makes the tea.",
    ],
)
def test_what_a_child_does_for_it_is(told: str) -> None:
    assert [one for one in mentions(TWO + told) if one.kind is MentionKind.CARE and one.assertion is Assertion.AFFIRMED]


NIGHTS = filled(
    ["{who} has {them} {when}."],
    {
        "who": ["Her aunt", "Their nan", "Her sister"],
        "them": ["the girls, 3 and 5,", "them both", "the boys"],
        "when": ["Friday nights", "on Saturday nights", "one night a week"],
    },
)


@pytest.mark.parametrize("told", NIGHTS)
def test_a_night_a_week_is_nobody_who_looks_after_them(told: str) -> None:
    assert Sign.PROTECTIVE_ADULT not in {one.sign for one in mentions(told)}


@pytest.mark.parametrize(
    "told", ["Her mum has both the boys while she is in detox.", "Her aunt has the girls, 3 and 5."]
)
def test_whoever_has_them_does(told: str) -> None:
    assert Sign.PROTECTIVE_ADULT in {one.sign for one in mentions(told)}


@pytest.mark.parametrize(
    ("told", "when"),
    [
        ("Depression, last episode summer 2019, crisis team, nothing since.", When.PAST),
        ("Psychosis, last relapse spring 2022 (ward, six weeks), nil since.", When.PAST),
        ("Anxiety, worst in 2021; none since then.", When.PAST),
        ("Depression since 2019, nothing since has helped.", When.CURRENT),
        ("Bipolar disorder since 2012, no admissions since.", When.CURRENT),
    ],
)
def test_what_was_last_so_years_ago_is_past(told: str, when: When) -> None:
    found = [one for one in mentions(told) if one.factor is Factor.MENTAL_HEALTH]
    assert {one.when for one in found} == {when}

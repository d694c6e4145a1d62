"""Whether there are children, asked and answered in a note: each way of asking takes each answer."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from conclusions import _shelves, concluded

from adapter.screening import read_passage

DAY = date(2026, 11, 1)

ANSWERED = (
    "I asked who else is at home: nobody under eighteen lives there or stays over.",
    "Nobody under the age of eighteen lives at or visits the address.",
    "The routine question about children was asked and answered no.",
    "There aren't any young people in the family home.",
    "I put the question about children to both of them and there aren't any.",
    "All the occupants of the house are adults.",
    "Children question put: none in the house, none who come.",
    "I asked whether there are ever children in the flat and she said never.",
    "She does not have children and does not look after anybody else's.",
)
ASKS = ("We asked about children.", "I asked whether she has children.", "Are there any children living with you?")
SAYS_NONE = ("There are none at home.", "She laughed and said no.", "She has none.", "None.")
ANOTHER = ("Her sister Pam", "The landlord", "Her best friend", "Her carer Dawn", "His brother", "Support worker Kev")
HAS_NONE = ("has no children.", "never had kids.", "does not have children and works nights.", "is childless.")
UNFILLED = ("to be completed", "not yet asked", "tbc", "left blank")
LABELS = ("Dependants", "Children in household (names, ages)", "Under 18s")


def answer(text: str) -> str:
    return str(concluded(text, DAY)["children_in_household"])


def signs(text: str) -> set[str]:
    return {str(one.sign) for one in read_passage("-", text, DAY, _shelves())[1].mentions if one.sign}


@pytest.mark.parametrize("text", ANSWERED)
def test_the_question_and_its_answer_in_one_breath(text: str) -> None:
    assert answer(text) == "absent"


@pytest.mark.parametrize(("asks", "says"), list(product(ASKS, SAYS_NONE)))
def test_the_answer_stands_in_the_next_sentence(asks: str, says: str) -> None:
    assert answer(f"{asks} {says}") == "absent"


@pytest.mark.parametrize(("who", "none"), list(product(ANOTHER, HAS_NONE)))
def test_what_somebody_else_has_not_is_no_answer(who: str, none: str) -> None:
    row = concluded(f"{who} {none}", DAY)
    assert (row["children_in_household"], row["children"]) == ("unknown", [])


@pytest.mark.parametrize(("label", "left"), list(product(LABELS, UNFILLED)))
def test_a_line_nobody_filled_in_is_no_child(label: str, left: str) -> None:
    row = concluded(f"{label}: {left}.", DAY)
    assert (row["children_in_household"], row["children"]) == ("unknown", [])


@pytest.mark.parametrize(
    "text",
    [
        "The lunch club is for adults only and no children come.",
        "No children live at the scheme where she volunteers.",
        "Asked if there are children in the home, she did not know how to answer.",
        "We asked about her sons. None of them visits, Tom is 9.",
    ],
)
def test_what_is_said_of_something_else_is_no_denial(text: str) -> None:
    assert answer(text) != "absent"


NOT_GONE = ("to be sent on Monday", "not yet made", "still to do", "will be made once the manager is back")
THINGS = ("Referral", "Children's services referral", "Contact form", "MASH alert")


@pytest.mark.parametrize(("thing", "when"), list(product(THINGS, NOT_GONE)))
def test_a_concern_that_has_not_gone_yet(thing: str, when: str) -> None:
    assert "concern_not_sent" in signs(f"{thing} {when}.")


@pytest.mark.parametrize("text", [f"{thing} {done}." for thing in THINGS for done in ("sent at four", "made today")])
def test_one_that_has_gone(text: str) -> None:
    assert "concern_not_sent" not in signs(text)

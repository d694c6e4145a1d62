"""A baby to come that a body tells of, one that was lost since, and what only sounds like one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from adapter.reading import load_lexicon, read_text
from adapter.words import Assertion, MentionKind, Sign, Whose

LEXICON = load_lexicon(Path(__file__).parents[2] / "mappings" / "narrative" / "en-GB")


def _told(text: str) -> list[Assertion]:
    mentions = read_text(text, date(2026, 10, 12), LEXICON).mentions
    return [one.assertion for one in mentions if one.kind is MentionKind.UNBORN]


@pytest.mark.parametrize(
    "told",
    [
        "Says she is six months, not seen a midwife.",
        "Felt her tummy, fundus up at the ribs.",
        "Will not say how far. It kicks at night.",
        "She is 22 wks today and has told nobody.",
        "She is 12 weeks pregnant and stopped her tablets when she found out.",
    ],
)
def test_a_baby_is_expected(told: str) -> None:
    assert Assertion.AFFIRMED in _told(told)


@pytest.mark.parametrize(
    "told",
    [
        "She was 13 weeks pregnant in March but lost the baby after the fall.",
        "The old form says 13 wks, unborn at risk. She lost it two days later.",
        "Nobody is pregnant, they are on the list for treatment.",
        "Madopar was due 18.00.",
        "Clexane due 22.00, home Friday.",
        "She is six months sober and has not seen her keyworker.",
        "Her daughter is 18 weeks tomorrow, the midwife has signed off.",
    ],
)
def test_no_baby_is_expected(told: str) -> None:
    assert Assertion.AFFIRMED not in _told(told)


@pytest.mark.parametrize(
    ("told", "well"),
    [
        ("Bipolar, off lithium. Well today, no pressure of speech.", True),
        ("Schizophrenia, missed his depot. No psychotic symptoms, sleeping seven hours.", True),
        ("Bipolar, off lithium. Not well today, up all night.", False),
        ("Bipolar, off lithium. She says she is sleeping well.", False),
        ("Bipolar, off lithium. The baby slept well.", False),
    ],
)
def test_who_was_seen_to_be_well(told: str, well: bool) -> None:
    mentions = read_text(told + " She is 20 weeks pregnant.", date(2026, 10, 12), LEXICON).mentions
    assert (Sign.WELL_TODAY in {one.sign for one in mentions}) is well


@pytest.mark.parametrize("denied", ["Pregnancy test negative.", "hCG negative twice.", "The scan showed no pregnancy."])
@pytest.mark.parametrize("told", ["She believes she is pregnant.", "Says that she is carrying twins."])
def test_a_pregnancy_that_a_test_denies_is_none(told: str, denied: str) -> None:
    assert Assertion.AFFIRMED not in _told(f"{told} {denied}")


@pytest.mark.parametrize("cannot", ["She is 63.", "She had a hysterectomy.", "Ward staff say it is a delusion."])
def test_a_pregnancy_that_cannot_be_is_none(cannot: str) -> None:
    assert Assertion.AFFIRMED not in _told(f"She insists she is pregnant. {cannot}".replace(". She is", ", she is"))


@pytest.mark.parametrize(
    "beside", ["HIV test negative.", "Test positive.", "Midwife booked her.", "The scan shows a heartbeat."]
)
def test_a_pregnancy_said_and_not_denied_is_one(beside: str) -> None:
    assert Assertion.AFFIRMED in _told(f"She says that she is 20 weeks pregnant. {beside}")


@pytest.mark.parametrize("who", ["The OT", "Her psychologist", "Her advocate", "The physio"])
def test_a_pregnancy_of_whoever_comes_for_pay_is_not_of_this_family(who: str) -> None:
    mentions = read_text(f"{who} is pregnant, so visits stop in May.", date(2026, 10, 12), LEXICON).mentions
    assert all(one.whose is Whose.OTHER for one in mentions if one.kind is MentionKind.UNBORN)

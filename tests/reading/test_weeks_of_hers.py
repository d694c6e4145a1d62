"""A pregnancy told only by how far on it is or when it is due, put together from whose weeks and what follows them."""

from __future__ import annotations

from datetime import date

import pytest
from conclusions import concluded

DAY = date(2026, 11, 4)

WHOSE = (
    "Primip, {}",
    "Ms Ogden, {}",
    "His partner, {}",
    "Girlfriend ({})",
    "She's {}",
    "She is now {}",
    "Client is {}",
    "Kelly is {}",
)
WEEKS = ("27 weeks", "31+2", "thirty-two weeks")
GOES_ON = (", no fixed abode.", " and smoking heroin.", ".")
NOBODYS = (
    "She is 24 weeks sober.",
    "He has been off work 30 weeks.",
    "Kelly is 26 weeks into the programme.",
    "Partner 22 weeks of the year on the rigs.",
    "She scored 24+3 on the memory test.",
    "Flat 22+3 share a meter.",
    "The course lasts 24 weeks and she is 20 weeks in.",
    "Her baby is 22 weeks old and waking.",
    "His sister is 30 weeks.",
    "My support worker is 30 weeks, so I get a new one.",
    "She was 34 weeks when she lost the baby.",
)
DUE = (
    "His girlfriend is due in March.",
    "Girlfriend due any day, he sleeps in the van.",
    "His partner, due at Christmas, has stopped her tablets.",
    "She is having her fourth in July.",
    "When are you due? - February.",
    'I asked when she was due. "The ninth of May", she said.',
    "She is 24 weeks with the second.",
)
NOT_DUE = (
    "Girlfriend due out of prison in March.",
    "His girlfriend is due in court next week.",
    "When are you due back at work? - February.",
    "When is the next injection due? - The ninth of May.",
)
LOST = (
    "She was pregnant in the spring. She had a miscarriage in June.",
    "Unborn on the plan, due in March. Mum miscarried on Sunday.",
    "Miscarriage two weeks ago. The pregnancy was planned.",
    "Pregnant by her ex, had a termination in August.",
)
EXPECTS_ANEW = (
    "Miscarriage two years ago. Now 25 weeks, frightened.",
    "She lost a baby last year and is pregnant again.",
    "She had a termination at 16. She is 30 weeks pregnant.",
    "Her sister miscarried last week. She herself is 18 weeks pregnant.",
    "She fears a miscarriage. She is 9 weeks pregnant.",
    "She is 18 weeks pregnant. His benefit was terminated in May.",
)


def unborn(text: str) -> int:
    """How many children not yet born the words tell of."""
    return sum(bool(one["unborn"]) for one in concluded(text, DAY)["children"])


@pytest.mark.parametrize("whose", WHOSE)
@pytest.mark.parametrize("weeks", WEEKS)
def test_weeks_of_a_woman_are_a_pregnancy(whose: str, weeks: str) -> None:
    for after in GOES_ON:
        assert unborn(whose.format(weeks) + after) == 1, after


@pytest.mark.parametrize("told", [*NOBODYS, *NOT_DUE, *LOST])
def test_other_weeks_other_dates_and_a_loss_tell_of_none(told: str) -> None:
    assert unborn(told) == 0


@pytest.mark.parametrize("told", [*DUE, *EXPECTS_ANEW])
def test_a_due_date_or_a_new_pregnancy_tells_of_one(told: str) -> None:
    assert unborn(told) == 1

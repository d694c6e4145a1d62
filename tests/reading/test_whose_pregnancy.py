"""Whose pregnancy is told of, in plain words: the family's, or somebody's who is only spoken of."""

from __future__ import annotations

from datetime import date
from itertools import product
from pathlib import Path

import pytest

from adapter.reading import load_lexicon, read_text
from adapter.records import Adult
from adapter.words import MentionKind, When, Whose

LEXICON = load_lexicon(Path(__file__).parents[2] / "mappings" / "narrative" / "en-GB")

IN_THE_FAMILY = ("She is", "I am", "His partner is", "His girlfriend is", "My wife is", "His wife Ella is")
SPOKEN_OF = ("Keyworker Abi is", "Her sister is", "My boss is", "The lady next door is", "The district nurse is")
EXPECTING = (
    "pregnant.",
    "having a baby.",
    "going to have a baby in the spring.",
    "expecting again.",
    "six months pregnant and still working.",
    "about to go on maternity leave.",
)
OVER_OR_WISHED = (
    "She is back from having her baby.",
    "She is going to have a baby one day.",
    "She has had a coil fitted so she does not get pregnant.",
    "She takes the pill to avoid getting pregnant.",
    "She is having a baby shower for a friend.",
)


def _expected(told: str, adult: Adult | None = None) -> bool:
    mentions = read_text(told, date(2026, 11, 20), LEXICON, adult=adult).mentions
    return any(
        one.kind is MentionKind.UNBORN
        and one.assertion in ("affirmed", "reported")
        and one.whose is not Whose.OTHER
        and one.when is not When.PAST
        for one in mentions
    )


@pytest.mark.parametrize("told", [f"{who} {what}" for who, what in product(IN_THE_FAMILY, EXPECTING)])
def test_a_baby_of_the_family_is_expected(told: str) -> None:
    assert _expected(told)


@pytest.mark.parametrize("told", [f"{who} {what}" for who, what in product(SPOKEN_OF, EXPECTING)])
def test_a_baby_of_somebody_spoken_of_is_not_the_familys(told: str) -> None:
    assert not _expected(told)


@pytest.mark.parametrize("told", OVER_OR_WISHED)
def test_a_birth_that_is_over_and_a_wish_expect_nobody(told: str) -> None:
    assert not _expected(told)


@pytest.mark.parametrize(("born", "expected"), [(date(1969, 3, 2), False), (date(1996, 3, 2), True)])
def test_a_woman_past_bearing_expects_nobody_whatever_she_says(born: date, expected: bool) -> None:
    woman = Adult(gender="female", birth_date=born)
    assert _expected("She is expecting a thirteenth by the bishop.", woman) is expected

"""Hints of a circumstance: slight and plain words come in, in short records and long; what is listed goes out."""

from __future__ import annotations

import pytest
from assembled import of
from builders import answer, factor_said

from adapter.household.circumstances import A_FEW_LINES
from adapter.records import AnswerSeen, Mention, Passage
from adapter.words import Factor, Whose

HINT = factor_said(Factor.CUSTODY, "she will not say where he is till March", slight=True)
ANOTHER = factor_said(Factor.CUSTODY, "a visiting order on the fridge", slight=True, whose=Whose.PARTNER)
PLAIN = factor_said(Factor.CUSTODY, "he is in prison")
TICKED = answer("family.factors", "custody")
LONG = (Passage("x" * (A_FEW_LINES + 1), "answers.About"),)
SHORT = (Passage("x" * A_FEW_LINES, "answers.About"),)


@pytest.mark.parametrize("seen", [[PLAIN], [HINT, PLAIN], [HINT, TICKED], [HINT, ANOTHER], [TICKED]])
def test_what_is_said_plainly_or_twice_is_listed(seen: list[Mention | AnswerSeen]) -> None:
    assert {one.factor for one in of(*seen, passages=LONG).factors} == {Factor.CUSTODY}


def test_a_hint_alone_lists_nothing_in_a_long_record() -> None:
    assert not of(HINT, passages=LONG).factors
    assert [one.factor for one in of(HINT, passages=SHORT).factors] == [Factor.CUSTODY]


def test_the_same_words_read_twice_are_one_hint() -> None:
    assert not of(HINT, HINT, passages=LONG).factors

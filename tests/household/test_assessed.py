"""Everyday illnesses: one comes in, from a record and from a bare text; what is listed of the adult goes out."""

from __future__ import annotations

from dataclasses import replace

from assembled import of
from builders import factor_said, record
from conclusions import factors_of_today

from adapter.household import assemble
from adapter.records import BARE, Adult, Extract, Reading
from adapter.words import Factor

DIABETES = factor_said(Factor.PHYSICAL_ILLNESS, "T2DM", assessed=True)


def test_an_everyday_illness_of_whoever_is_assessed_is_listed() -> None:
    assert [one.factor for one in of(DIABETES).factors] == [Factor.PHYSICAL_ILLNESS]


def test_it_is_not_listed_of_somebody_a_bare_text_tells_of() -> None:
    bare = Extract(replace(record(), source=BARE), Adult())
    assert not assemble(bare, Reading((DIABETES,))).factors
    assert not factors_of_today("PMH T2DM. L THR on the 9th, PWB.")


def test_a_plain_word_for_it_lists_it_in_either() -> None:
    assert Factor.PHYSICAL_ILLNESS in factors_of_today("She has multiple sclerosis and T2DM.")

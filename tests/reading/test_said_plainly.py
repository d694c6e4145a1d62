"""What is told of a child is read by any name, an age said aside; of somebody grown, denied or planned it is not."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from builders import DAY, adult, extract
from conclusions import lexicon

from adapter.plain_yaml import plain_value
from adapter.reading import read
from adapter.records import Passage
from adapter.words import Assertion, Sign

FILE = Path(__file__).with_name("said_plainly.yaml")
TOLD: dict[str, Any] = plain_value(FILE.read_bytes(), FILE.name)[0]
OF_A_CHILD = {Sign(name) for name in TOLD["told"]} | {Sign.CHILD_WITHOUT_CARER}


def put(child: tuple[str, str], told: str) -> str:
    said = re.sub(r",([.,;:])", r"\1", told.replace("{S}", child[1]))
    return f"{child[0]} {said[0].upper()}{said[1:]}".strip()


def signs(text: str) -> set[Sign]:
    read_so = read(extract(passages=(Passage(text, "answers.0", written_on=DAY),), who=adult(50)), lexicon()).mentions
    return {one.sign for one in read_so if one.sign and one.assertion is Assertion.AFFIRMED}


@pytest.mark.parametrize(("sign", "told"), [(sign, told) for sign, some in TOLD["told"].items() for told in some])
def test_it_is_told_of_a_child_by_any_name(sign: str, told: str) -> None:
    missed = [text for child in TOLD["the_child"] if sign not in signs(text := put(child, told))]
    assert not missed


@pytest.mark.parametrize("told", [told for sign, some in TOLD["told"].items() for told in some if sign[:5] == "harm_"])
def test_of_somebody_grown_it_is_no_harm_to_a_child(told: str) -> None:
    wrong = [text for child in TOLD["grown"] if signs(text := put(child, told)) & OF_A_CHILD]
    assert not wrong


@pytest.mark.parametrize("told", TOLD["nothing_told"])
def test_what_is_denied_feared_or_play_is_no_harm(told: str) -> None:
    wrong = [text for child in TOLD["the_child"] if signs(text := put(child, told)) & OF_A_CHILD]
    assert not wrong


@pytest.mark.parametrize("told", TOLD["planned"])
def test_a_stay_away_still_to_come_leaves_nobody_alone_today(told: str) -> None:
    for child in TOLD["the_child"]:
        assert signs(put(child, told)) & {Sign.ADULT_GOING_AWAY, Sign.CHILD_WITHOUT_CARER} == {Sign.ADULT_GOING_AWAY}


@pytest.mark.parametrize("told", TOLD["today"])
def test_one_of_today_does(told: str) -> None:
    today = {Sign.CHILD_WITHOUT_CARER, Sign.ADULT_TAKEN_AWAY}
    assert all(signs(put(child, told)) & today for child in TOLD["the_child"])

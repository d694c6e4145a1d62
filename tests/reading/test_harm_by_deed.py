"""Harm told by the deed: what is done to a child by name, what it sees, tells or gets hold of is seen; play is not."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from builders import DAY, adult, extract

from adapter.plain_yaml import plain_value
from adapter.reading import Lexicon, load_lexicon, read
from adapter.records import Passage
from adapter.settings import shelf
from adapter.words import Assertion, Sign

FILE = Path(__file__).with_name("harm_by_deed.yaml")
TOLD: dict[str, Any] = plain_value(FILE.read_bytes(), FILE.name)[0]
HARM = {Sign.HARM_TO_CHILD, Sign.NEGLECT_OF_CHILD, Sign.ABUSE_WITNESSED, Sign.IMMEDIATE_DANGER}


@cache
def lexicon() -> Lexicon:
    return load_lexicon(shelf("mappings") / "narrative" / "en-GB")


def harm(text: str) -> set[Sign]:
    passage = Passage(f"Lives with her son Kit, 4. {text}", "answers.0", written_on=DAY)
    told = read(extract(passages=(passage,), who=adult(27, gender="female")), lexicon()).mentions
    return {one.sign for one in told if one.sign in HARM and one.assertion is Assertion.AFFIRMED}


@pytest.mark.parametrize("text", TOLD["concern_for_the_child"])
def test_a_deed_that_harms_or_endangers_a_child_is_seen(text: str) -> None:
    assert harm(text)


@pytest.mark.parametrize("text", TOLD["nothing_of_the_kind"])
def test_play_accidents_and_what_is_locked_away_are_no_harm(text: str) -> None:
    assert not harm(text)

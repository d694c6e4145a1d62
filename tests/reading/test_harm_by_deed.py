"""Harm told by the deed: what is done to a child by name, what it sees, tells or gets hold of is seen; play is not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from conclusions import signs_told

from adapter.plain_yaml import plain_value
from adapter.words import Sign

FILE = Path(__file__).with_name("harm_by_deed.yaml")
TOLD: dict[str, Any] = plain_value(FILE.read_bytes(), FILE.name)[0]
HARM = {Sign.HARM_TO_CHILD, Sign.NEGLECT_OF_CHILD, Sign.ABUSE_WITNESSED, Sign.IMMEDIATE_DANGER}


def harm(text: str) -> set[Sign]:
    return signs_told(f"Lives with her son Kit, 4. {text}", age=27) & HARM


@pytest.mark.parametrize("text", TOLD["concern_for_the_child"])
def test_a_deed_that_harms_or_endangers_a_child_is_seen(text: str) -> None:
    assert harm(text)


@pytest.mark.parametrize("text", TOLD["nothing_of_the_kind"])
def test_play_accidents_and_what_is_locked_away_are_no_harm(text: str) -> None:
    assert not harm(text)

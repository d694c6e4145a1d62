"""What a child is seen to do: deeds in many voices make a young carer, and the same words of anything else do not."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conclusions import concluded

from adapter.plain_yaml import plain_value

FILE = Path(__file__).with_name("deeds_of_care.yaml")
TOLD: dict[str, Any] = plain_value(FILE.read_bytes(), FILE.name)[0]
BEFORE = "Mr Lisle has Parkinson's and lives with his son Jay, 13. "


def helps(text: str) -> bool:
    said = concluded(BEFORE + text, date(2026, 11, 1))
    return any(child["helps_with_care"] == "present" for child in said["children"])


@pytest.mark.parametrize("text", TOLD["jay_helps"])
def test_a_child_who_does_this_helps_with_care(text: str) -> None:
    assert helps(text)


@pytest.mark.parametrize("text", TOLD["jay_does_not"])
def test_what_a_child_does_for_itself_or_others_do_is_no_care(text: str) -> None:
    assert not helps(text)

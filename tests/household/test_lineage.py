"""Who is a parent of whom, and a child told of by no word for one."""

from __future__ import annotations

from typing import Any

import pytest
from conclusions import concluded

GENERATIONS = {
    "a son's daughter": ("Lives with her son Lee and Lee's daughter Mia, 12.", {"Mia": "granddaughter"}),
    "a lodger's boy": ("A lodger, Lee, and Lee's boy Max, 6, live with her.", {"Max": "son"}),
    "a child's doll": ("Lives with her daughter Ella, 9. Ella's baby is a doll.", {"Ella": "daughter"}),
}


def _children(text: str) -> list[dict[str, Any]]:
    return list(concluded(text)["children"])


@pytest.mark.parametrize(("text", "expected"), GENERATIONS.values(), ids=GENERATIONS)
def test_a_named_parent_is_grown_and_their_child_a_generation_on(text: str, expected: dict[str, str]) -> None:
    assert {one["who"]: one["relationship"] for one in _children(text)} == expected


def test_a_school_that_rang_tells_of_no_third_child() -> None:
    text = "Lives w mum and two half brothers, Kai 8, Bo 5. School rang her about it last week."
    assert sorted(one["who"] for one in _children(text)) == ["Bo", "Kai"]


def test_a_school_that_rang_tells_of_a_child_where_nobody_is_named() -> None:
    assert len(_children("She was at work when school rang her to come and get her.")) == 1

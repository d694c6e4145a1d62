"""Text all in capitals, or without any: names and children are known as in ordinary writing."""

from __future__ import annotations

from datetime import date

import pytest
from conclusions import concluded

DAY = date(2026, 11, 20)
TOLD = {
    "Lives with her son Kyan, 9, and Amara (4).": {"Kyan": 9, "Amara": 4},
    "Grandson Tobiah 9yo in property, cut L eyebrow, steri stripped x3.": {"Tobiah": 9},
    "Children: Niamh O'Brien 12, Chloe-Mae 7.": {"Niamh": 12, "Chloe-Mae": 7},
    "Mum Denise at home with Idris (3). Seen by GP.": {"Idris": 3},
}


@pytest.mark.parametrize("words", TOLD)
def test_names_in_capitals_are_the_names_of_ordinary_writing(words: str) -> None:
    for text in (words, words.upper()):
        assert {one["who"]: one["age_low"] for one in concluded(text, DAY)["children"]} == TOLD[words]


@pytest.mark.parametrize("words", ["reuben 8 (son) lives with her.", "lives with her son tobiah, 8, and her mum."])
def test_a_child_told_without_capitals_is_found(words: str) -> None:
    assert [one["age_low"] for one in concluded(words, DAY)["children"]] == [8]


def test_a_quote_keeps_the_capitals_of_the_record() -> None:
    [child] = concluded("HER SON KYAN, 9, LIVES WITH HER.", DAY)["children"]
    assert [one["quote"] for one in child["evidence"]] == ["HER SON KYAN, 9, LIVES WITH HER."]


@pytest.mark.parametrize(
    "words",
    [
        "PT SHOUTING AT STAFF. SON SCREAMING. 45YO SON TO COLLECT.",
        "DAUGHTER ATTENDING WARD 14.00. PMH COPD, OA, AF.",
        "NO CHILDREN IN PROPERTY. KEYS LEFT AT NO 9.",
        "SON RINGING AT 9 AND 5.",
    ],
)
def test_words_in_capitals_are_not_taken_for_names(words: str) -> None:
    assert all(one["who"] is None and one["age_low"] is None for one in concluded(words, DAY)["children"])

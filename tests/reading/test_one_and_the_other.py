"""Several children of one sentence: ages dealt out, school years as nouns, small ones side by side, counts, births."""

from __future__ import annotations

from datetime import date

import pytest
from conclusions import concluded

DAY = date(2026, 11, 1)
EACH = {
    "one in Year 3 and the other in Year 6": (7, 10),
    "one in Reception and one in Year 4": (4, 8),
    "one aged 5 and the other aged 9": (5, 9),
    "one 8 and one 12": (8, 12),
}
SEVERAL = ("She has two boys, {each}.", "Lives with her two sisters, {each}.", "His daughters, {each}, share a room.")
YEARS = {
    "The kids are in Years 3 and 6.": [7, 10],
    "Children in Years 2, 5 and 8 live with her.": [6, 9, 12],
    "She has a Year 4 and a Year 8 at home.": [8, 12],
    "Mum to a Year 6 and a Year 9.": [10, 13],
    "A Year 7, a Year 9 and a toddler live at home with mum.": [1, 11, 13],
    "My two are in Year 1 and Year 3.": [5, 7],
    "Mother of three: nursery, Year 1, Year 4.": [2, 5, 8],
    "Both children attend Hillside Primary: one Year 1, one Year 5.": [5, 9],
}
SIDE_BY_SIDE = {
    "She has a baby and a toddler.": [0, 1],
    "Lives with partner, toddler and newborn.": [0, 1],
    "Household: mum, baby, toddler.": [0, 1],
    "Her toddler was screaming and her baby was in the cot.": [0, 1],
    "Two children, a toddler and a baby.": [0, 1],
    "She has a baby and a toddler. The baby is bottle fed. The toddler has eczema.": [0, 1],
    "Her newborn, toddler and five-year-old live with her.": [0, 1, 5],
    "She has twins of three and a baby.": [0, 3, 3],
    "Mother of twins of 18 months and a four-year-old.": [1, 1, 4],
    "She has twins aged 4 and a baby of 6 months.": [0, 4, 4],
    "She has twins of 7 months and a toddler.": [0, 0, 1],
    "She has a boy of nine, twins of six and a baby.": [0, 6, 6, 9],
    "She has newborn twins.": [0, 0],
}
BORN = {
    "She is six weeks after the delivery of her second.": [0],
    "Nine weeks on from having her third, back pain persists.": [0],
    "Physio review three months after having her baby.": [0],
    "Eighteen months after the birth of her daughter she has not had a period.": [1],
    "She delivered her third 7 weeks ago.": [0],
    "Six months after having twins she is exhausted.": [0, 0],
}
COUNTS = {
    "Single mum of three.": 3,
    "Lone parent of two.": 2,
    "34-year-old mother of three with asthma.": 3,
    "Stay-at-home dad of two.": 2,
    "Stepfather of two.": 2,
    "Mum-of-two attended with chest pain.": 2,
    "Single mum.": 1,
    "Her baby, a toddler now, is walking.": 1,
}
NOBODY = (
    "Years 4 and 6 were sent home because of the boiler.",
    "She teaches Years 3 and 4.",
    "He works with Years 7 and 8 at the local school.",
    "The school wrote to parents of Years 9 and 10.",
    "In years 2 and 3 of his degree he was depressed.",
    "She is doing a placement with a Year 2 and a Year 3.",
    "She runs a baby and toddler group.",
    "Her two sons, one aged 34 and the other aged 39, visit.",
    "Her two cats, one aged 4 and the other aged 9, are indoor cats.",
    "Six weeks after having her second hip done.",
    "Four months after having a stroke.",
    "Two weeks after having her second dose of chemo.",
    "Her sister, six weeks after having a baby, came to stay.",
    "Three weeks after delivery of the wheelchair it broke.",
)


def ages(text: str) -> list[int]:
    told = [one for one in concluded(text, DAY)["children"] if not one["unborn"]]
    return sorted(one["age_low"] for one in told)


@pytest.mark.parametrize("frame", SEVERAL)
def test_ages_dealt_out_are_each_a_childs(frame: str) -> None:
    for said, wanted in EACH.items():
        assert ages(frame.format(each=said)) == list(wanted), frame.format(each=said)


@pytest.mark.parametrize(("text", "wanted"), {**YEARS, **SIDE_BY_SIDE, **BORN}.items())
def test_nobody_of_a_list_is_lost(text: str, wanted: list[int]) -> None:
    assert ages(text) == wanted


@pytest.mark.parametrize(("text", "wanted"), COUNTS.items())
def test_a_parent_however_described_has_so_many(text: str, wanted: int) -> None:
    assert len(concluded(text, DAY)["children"]) == wanted


@pytest.mark.parametrize("text", NOBODY)
def test_no_child_is_made_of_it(text: str) -> None:
    children = concluded(text, DAY)["children"]
    assert [one["relationship"] for one in children if one["lives_here"] == "present" or one["unborn"]] == []

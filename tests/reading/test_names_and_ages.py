"""A name and an age beside it, in every plain way of writing it, and what looks like it and is no child."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from conclusions import concluded

DAY = date(2026, 11, 20)

ONE = {
    "{name} is eleven years of age.": 11,
    "{name} 11yrs let us in.": 11,
    "{name}, 11 years, let us in.": 11,
    "{name} (just turned 11) let us in.": 11,
    "{name} (11 next week) let us in.": 10,
    "{name}, eleven next month, let us in.": 10,
    "{name} turned eleven last week.": 11,
    "{name} had her 11th birthday last week.": 11,
    "{name} is coming up to twelve.": 11,
    "{name} is rising 5.": 4,
    "{name} is still only 12.": 12,
    "{name} will be 14 on Friday.": 13,
    "{name} turns 14 in May.": 13,
    "Wee {name} is three.": 3,
    "Little {name} is three.": 3,
    "{name} is 7 months and crawling.": 0,
    "{name} is 9 weeks and feeding well.": 0,
    "{name} starts school next September.": 3,
    "{name} is in her first year at secondary school.": 11,
    "{name} is in sixth form.": 16,
    "There's {name}, two in January.": 1,
}
NAMES = ("Jade", "Kwame", "Tia-Rose")


@pytest.mark.parametrize(("frame", "name"), list(product(ONE, NAMES)))
def test_a_name_beside_an_age_is_a_child_of_that_age(frame: str, name: str) -> None:
    (child,) = concluded(frame.format(name=name), DAY)["children"]
    assert (child["who"], child["age_low"]) == (name, ONE[frame])


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("words", ["{} attends Hillside Primary.", "{}, a pupil at Hillside Primary, let us in."])
def test_a_name_at_a_school_is_a_child(words: str, name: str) -> None:
    assert [one["who"] for one in concluded(words.format(name), DAY)["children"]] == [name]


TWO = (
    "Household: Tracey 36, Dean 38, Kyle 14, Jade 11",
    "The bigger lads have one room (Kyle 14, Jade 11).",
    "dtr Jade 11y, son Kyle 14y",
    "dau Jade 11yo, son Kyle 14yo at home",
    "Kyle = 14, Jade = 11, both at home",
    "Children: Kyle - 14 - Year 9, Jade - 11 - Year 6",
    "Kyle/14, Jade/11 live at home",
    "1) Kyle 14 2) Jade 11 both at home with her",
    "Jade (F, 11) and Kyle (M, 14) at home.",
    "Jade F11, Kyle M14 at home.",
    "Asked re dependent children, yes, 2: Jade 03/02/2015 and Kyle 14/06/2012.",
)


@pytest.mark.parametrize("words", TWO)
def test_rows_of_names_and_ages_are_each_a_child(words: str) -> None:
    found = {one["who"]: one["age_low"] for one in concluded(words, DAY)["children"]}
    assert found == {"Jade": 11, "Kyle": 14}


NOBODY = (
    "Bay 4 Bed 6, obs stable.",
    "Barthel 12, Waterlow 14, Must 0.",
    "Lives alone. Paracetamol 4, Codeine 2 left in the box.",
    "Leeds 3 Derby 1, he watched it all at home.",
    "Milo (3) and Daisy (6) are her cats.",
    "Her two dogs, Milo, 3, and Daisy, 6, need walking.",
    "Jade, 31, and Kyle, 34, both work.",
    "Jade rang at 11. Kyle rang at 2.",
    "Since Jade was 11 they have not spoken.",
    "Jade visits 3 times a week, Kyle 2.",
    "Jade scored 11, Kyle 14 at bingo.",
    "Jade 11am, Kyle 2pm.",
    "Jade is 9 weeks sober.",
    "Jade is 6 weeks into treatment.",
    "Sertraline is 4 weeks in.",
    "Costa 3 mornings, Greggs 2.",
    "Jade 14 Kyle Close, Hull.",
    "Jade 11 years ago let us in.",
)


@pytest.mark.parametrize("words", NOBODY)
def test_a_figure_beside_a_capital_is_not_always_an_age(words: str) -> None:
    assert concluded(words, DAY)["children"] == []

"""Of whom a circumstance is said: each put beside each who may have it, and beside words in which it is something else.

What a stranger, a friend or a sister elsewhere has is no circumstance of this home; what is said after `lives with her
and` is of whoever the sentence began with.
"""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from conclusions import concluded

WRITTEN_ON = date(2026, 11, 4)
ACTS = {
    "drinks heavily": "alcohol",
    "smokes cannabis every day": "drugs",
    "has bipolar disorder": "mental_health",
    "self harms": "mental_health",
    "has epilepsy": "physical_illness",
    "has a learning disability": "learning_disability",
    "is being financially exploited": "exploitation",
}
BEFALLS = {
    "lost her husband in August": "bereavement",
    "is grieving": "bereavement",
    "was strangled by her husband": "domestic_abuse",
    "has disclosed domestic abuse": "domestic_abuse",
    "has no heating and no hot water": "home_conditions",
}
THE_ADULT = (
    "She",
    "Client",
    "Her sister says she",
    "She lives with her brother and",
    "She has two children and",
    "Chantelle, who lives with her sister,",
    "Neighbour reports that she",
)
OF_THE_HOME = (
    "Her brother lives with her and",
    "Her grown up daughter, 26, lives with her and",
    "Her adult son, who lives with her,",
)
NOBODY_HERE = (
    "The woman next door",
    "A man in the next bed",
    "Another resident",
    "A girl she met at the gym",
    "Her landlord",
    "Her support worker",
    "Her mate Dave",
    "Her sister in Leeds",
    "Her friend Kim",
)
NO_CIRCUMSTANCE = (
    "Drinks two bottles of Fortisip a day.",
    "A drunk man shouted at her at the bus stop.",
    "The blind in the lounge is broken.",
    "The cat scratched her arm.",
    "There are rats in the street.",
    "A small patch of mould in the bathroom, landlord aware.",
    "She has had verbal abuse from neighbours.",
    "Grieving for her old house.",
    "She got lost on the way to the clinic.",
    "Lost her hearing aid.",
    "Her neighbour's husband died last month.",
    "Asked about domestic abuse, nothing disclosed.",
    "Suicidal thoughts no.",
    "Our policy on self-harm was followed.",
    "Raised money for a dementia charity.",
)
NAMED = {
    "Ongoing anxiety.": "mental_health",
    "Referred due to bereavement.": "bereavement",
    "She is under the alcohol service.": "alcohol",
    "Alcohol: yes, most days": "alcohol",
    "Domestic abuse: yes, husband": "domestic_abuse",
    "She went to a special school and cannot read.": "learning_disability",
    "She is being used by dealers.": "exploitation",
}


def told(text: str) -> set[tuple[str, str]]:
    """What a record of Chantelle's tells of today, and whose it is."""
    found = concluded(f"Chantelle is 38. She is at home. {text}", WRITTEN_ON)["adult_factors"]
    return {(one["factor"], one["whose"]) for one in found if one["when"] != "past"}


@pytest.mark.parametrize("who", THE_ADULT)
def test_it_is_said_of_the_adult(who: str) -> None:
    missed = [words for words, factor in ACTS.items() if (factor, "adult") not in told(f"{who} {words}.")]
    assert missed == []


@pytest.mark.parametrize("who", OF_THE_HOME)
def test_it_is_said_of_somebody_of_the_home(who: str) -> None:
    of_them = {words: factor for words, factor in ACTS.items() if factor != "learning_disability"}
    missed = [words for words, factor in of_them.items() if (factor, "other") not in told(f"{who} {words}.")]
    assert missed == []


@pytest.mark.parametrize("who", NOBODY_HERE)
def test_it_is_said_of_nobody_here(who: str) -> None:
    assert [words for words in (*ACTS, *BEFALLS) if told(f"{who} {words}.")] == []


def test_what_befalls_the_adult_is_still_theirs() -> None:
    for who, (words, factor) in product(("She", "Client", "Her sister says she"), BEFALLS.items()):
        assert (factor, "adult") in told(f"{who} {words}."), (who, words)


@pytest.mark.parametrize("text", NO_CIRCUMSTANCE)
def test_the_words_mean_something_else(text: str) -> None:
    assert told(text) == set()


@pytest.mark.parametrize("text", NAMED)
def test_what_is_only_named_is_read(text: str) -> None:
    assert (NAMED[text], "adult") in told(text)

"""A line headed by a parent's word: each head beside each circumstance, and beside a child or another whose it is."""

from __future__ import annotations

from itertools import product

import pytest
from conclusions import concluded

HEADS = (
    "Mother of two, 34,",
    "36 yr old father of four,",
    "Ref from GP: mum of three (aged 9, 7 and 2),",
    "42M, dad of one,",
    "Mum to two girls aged 5 and 7,",
    "Father of a 6 year old, 38,",
    "Mother of twins, 33,",
    "Dad of two, both at primary school,",
    "Mother, 34,",
)
NAMED = {
    "depression": "mental_health",
    "overdose of paracetamol": "mental_health",
    "alcohol dependence": "alcohol",
    "heroin use": "drugs",
    "epilepsy": "physical_illness",
    "mild learning disability": "learning_disability",
}
COUNTED = ("Mother of two", "Lone father of 3", "She is a mum of one", "Parent to four")
OF_A_COUNT = {
    "with epilepsy": "physical_illness",
    "who has depression": "mental_health",
    "suffering from schizophrenia": "mental_health",
    "on chemotherapy": "physical_illness",
}
DESCRIBED = {
    "Depressed mum of two.": "mental_health",
    "Alcoholic father of three, 44.": "alcohol",
    "Suicidal 22 year old mother of one.": "mental_health",
}
NOT_THE_PARENTS = (
    "Family history: mother, 34, depression.",
    "Her mother, 34, depression.",
    "Mother of two, the elder has depression.",
    "Mother of three girls, the middle one has epilepsy.",
    "Mum of two, son has epilepsy.",
    "Mother of two boys, one with epilepsy.",
    "Father of a boy with epilepsy.",
    "Mother of a 9 year old with epilepsy.",
    "Father of twins who have epilepsy.",
    "Mother of a girl, 9, epilepsy.",
    "Single mum of a disabled son, 12, epilepsy.",
    "Dad of two, both with epilepsy.",
    "Mother of three, all of whom have depression.",
    "Mother of two, no depression.",
    "Father of two, denies alcohol misuse.",
    "Father of two, neighbour uses heroin.",
    "Mother of two, her own mother had schizophrenia.",
    "Her friend, a mother of two, has schizophrenia.",
    "Lives above a father of two with alcohol dependence.",
    "Father of two, works as a self-harm nurse.",
)


def _told(text: str) -> set[tuple[str, str]]:
    found = concluded(text)["adult_factors"]
    return {(one["factor"], one["whose"]) for one in found if one["when"] != "past"}


@pytest.mark.parametrize("head", HEADS)
def test_what_is_named_is_the_parents(head: str) -> None:
    assert [words for words, factor in NAMED.items() if (factor, "adult") not in _told(f"{head} {words}.")] == []


def test_of_a_bare_count_what_follows_is_the_parents() -> None:
    for head, (words, factor) in product(COUNTED, OF_A_COUNT.items()):
        assert (factor, "adult") in _told(f"{head} {words}."), (head, words)


@pytest.mark.parametrize("text", DESCRIBED)
def test_what_comes_before_is_the_parents(text: str) -> None:
    assert (DESCRIBED[text], "adult") in _told(text)


@pytest.mark.parametrize("text", NOT_THE_PARENTS)
def test_it_is_a_childs_or_somebody_elses(text: str) -> None:
    assert "adult" not in {whose for _, whose in _told(text)}

"""Words in another sense, of somebody else or of another time: sentences come in, what counts goes out."""

from __future__ import annotations

from datetime import date
from itertools import product
from pathlib import Path

import pytest

from adapter.reading import Lexicon, load_lexicon, read_text
from adapter.words import Assertion, MentionKind, When

LEXICON: Lexicon = load_lexicon(Path(__file__).parents[2] / "mappings" / "narrative" / "en-GB")
WRITTEN_ON = date(2026, 11, 4)
DEATHS = ("Her husband died", "His sister passed away", "Their dad was killed")
LONG_AGO = ("nine yrs ago", "in 2011", "in March last year", "in the war")
OF_LATE = ("in August", "six weeks ago", "last month")
PLACES = ("ward", "hospice", "respite house", "day centre", "school")
LACKS = ("no beds", "no heating", "no hot water")
STRANGERS = ("A man on the bus", "One of the lads in the park", "Another resident", "The gate", "A cyclist")
CLOSE = ("Her husband", "Her boyfriend", "Her partner")
BLOWS = ("hit her", "pushed her", "punched her")
NOT_LIFE = ("in a home", "near the road", "with his sister", "on the third floor")
ANOTHER_SENSE = {
    "custody": ("Her licence was taken away.", "He says it is like being in prison.", "Nan has special guardianship."),
    "bereavement": ("When she lost her flat she came here.", "The man who robbed him has died.", "She lost her bag."),
    "mental_health": (
        "Risperidone not needed.",
        "He cuts himself shaving.",
        "Duloxetine for the nerve pain.",
        "I don't think I'm depressed, I'm sad.",
    ),
    "alcohol": ("Speech slurred since the bleed.", "She asked for a drink when I came.", "Gave me a bottle of gin."),
    "drugs": (
        "Tina comes on Thursdays.",
        "Zips and poppers are hard.",
        "Smell of weed in the stairwell.",
        "She is on mat leave.",
    ),
    "domestic_abuse": ("He won't let me move her coat.", "She was not afraid of him.", "She helps at the refuge shop."),
    "home_conditions": ("Cannot reach the sink from his chair.", "No food in again.", "The fridge has a lock."),
    "exploitation": (
        "Her husband keeps her bank card.",
        "He would not give it back.",
        "Took over the flat from his aunt.",
    ),
    "risk_to_children": (
        "There has been no contact with children's services.",
        "He has no contact with his children.",
        "It is a secret from the children until Saturday.",
    ),
    "physical_illness": ("Tia had her hair done.", "He asked about dementia in his family.", "Epilepsy, controlled."),
}
IN_THIS_SENSE = {
    "custody": ("He is out on licence.", "It is his third time in prison.", "Gran applied for special guardianship."),
    "bereavement": ("When she lost her mum she came here.", "The funeral was last week.", "We lost our Danny in May."),
    "mental_health": ("He does not want to live any more.", "Cuts herself at night.", "He wants to end it."),
    "alcohol": ("She was slurring again.", "He drinks a bottle of gin a day.", "Litre of vodka."),
    "drugs": ("He uses tina at weekends.", "Needles under the bed.", "Smell of weed in the kitchen."),
    "domestic_abuse": ("He won't let me see my mum.", "She is very afraid of him.", "She is in a refuge."),
    "home_conditions": ("Cannot reach the sink for the boxes.", "No food in the house.", "Hoarding, goat paths."),
    "exploitation": ("Lads have taken over his flat.", "A stranger has his bank card.", "They make him carry drugs."),
    "risk_to_children": (
        "Bail: no contact with his children.",
        "He must have no contact with children.",
        "He told her it was a secret from her mum.",
    ),
    "physical_illness": ("Had a TIA in June.", "She has dementia.", "Epilepsy, poorly controlled."),
}


@pytest.mark.parametrize(("factor", "sentence"), [(name, one) for name, all_ in ANOTHER_SENSE.items() for one in all_])
def test_a_word_in_another_sense_is_no_circumstance(factor: str, sentence: str) -> None:
    assert factor not in _of_today(sentence)


@pytest.mark.parametrize(("factor", "sentence"), [(name, one) for name, all_ in IN_THIS_SENSE.items() for one in all_])
def test_the_same_word_with_what_it_needs_is_one(factor: str, sentence: str) -> None:
    assert factor in _of_today(sentence)


@pytest.mark.parametrize(("death", "when"), [*product(DEATHS, LONG_AGO)])
def test_a_death_of_long_ago_is_past(death: str, when: str) -> None:
    assert "bereavement" not in _of_today(f"{death} {when}.")


@pytest.mark.parametrize(("death", "when"), [*product(DEATHS, OF_LATE)])
def test_a_death_of_late_is_of_today(death: str, when: str) -> None:
    assert "bereavement" in _of_today(f"{death} {when}.")


@pytest.mark.parametrize(("place", "lack"), [*product(PLACES, LACKS)])
def test_what_a_ward_lacks_is_not_the_state_of_a_home(place: str, lack: str) -> None:
    assert "home_conditions" not in _of_today(f"The {place} has {lack}.")


@pytest.mark.parametrize(("who", "blow"), [*product(STRANGERS, BLOWS)])
def test_the_blow_of_somebody_from_elsewhere_is_no_domestic_abuse(who: str, blow: str) -> None:
    assert "domestic_abuse" not in _of_today(f"{who} {blow}.")


@pytest.mark.parametrize(("who", "blow"), [*product(CLOSE, BLOWS)])
def test_the_blow_of_a_partner_is(who: str, blow: str) -> None:
    assert "domestic_abuse" in _of_today(f"{who} {blow}.")


@pytest.mark.parametrize("where", NOT_LIFE)
def test_who_does_not_want_to_live_somewhere_wants_to_live(where: str) -> None:
    assert "mental_health" not in _of_today(f"He does not want to live {where}.")


def _of_today(sentence: str) -> set[str]:
    """The circumstances of the adults of the home that a sentence affirms of today."""
    mentions = read_text(sentence, WRITTEN_ON, LEXICON).mentions
    return {
        str(one.factor)
        for one in mentions
        if one.kind is MentionKind.FACTOR and one.assertion is Assertion.AFFIRMED and one.when is not When.PAST
    }

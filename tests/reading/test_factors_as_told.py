"""Illness, harm, drink and loss as people tell them: each way of telling with its like that tells of none."""

from __future__ import annotations

import pytest
from conclusions import factors_of_today

from adapter.words import Factor

TOLD = {
    Factor.MENTAL_HEALTH: (
        "I've been so low for months.",
        "He doesn't enjoy anything any more.",
        "She cries for no reason.",
        "I can't get out of bed in the mornings.",
        "They would all be happier if I was gone.",
        "I get nightmares about the fire.",
        "He has to check everything six times.",
        "I make myself sick after meals.",
        "Known to EIP, last relapse March, on a depot.",
        "She says the neighbours are watching her through the sockets.",
        "I used to cut my arms, but last week I did it again.",
        "I haven't been out of the house since May because I'm scared people will stare.",
    ),
    Factor.DOMESTIC_ABUSE: (
        "My husband screams in my face.",
        "Our rows have turned physical.",
        "He drives fast to frighten me.",
        "My partner tells me what to wear.",
        "All my wages go into his account.",
        "My partner takes my benefits.",
        "He says he'll kill himself if I leave.",
        "Police called to a domestic last night.",
        "Husband arrested for assaulting her.",
        "Her ex-partner breached the restraining order on Friday.",
    ),
    Factor.ALCOHOL: (
        "She gets blackout drunk.",
        "He shakes until he's had a drink.",
        "I can't control my drinking.",
        "Five cans a nite.",
        "He blew twice the limit.",
        "He's lovely when he isn't drinking.",
    ),
    Factor.DRUGS: (
        "I take my nan's diazepam to sleep.",
        "He is trying to get off speed.",
        "My boyfriend is always high.",
        "She swaps her tablets for crack.",
        "Three joints a night.",
        "I'm using most days, mainly crack.",
    ),
    Factor.BEREAVEMENT: (
        "Lost dad recently.",
        "Bereavements: wife, June.",
        "My nan brought me up and she died last month.",
        "My best friend died last week.",
    ),
    Factor.CUSTODY: (
        "Her children were removed last month.",
        "He has applied for residence.",
        "My ex got the kids taken off me.",
        "Social services have my kids because of the drink.",
    ),
    Factor.PHYSICAL_ILLNESS: ("After my wife's stroke I gave up work.", "Lost the right leg below the knee."),
    Factor.EXPLOITATION: ("The flat was taken over by dealers.",),
}
NOT_TOLD = (
    "My colleague is off with depression.",
    "My daughter is fifteen and she's been cutting herself.",
    "My daughter (14) says she's depressed.",
    "Bipolar was recorded in error.",
    "He told the court that I'm mentally unstable.",
    "My mother is controlling about the wedding.",
    "I think my cat is depressed.",
    "My neighbour lost her husband and I'd like to help.",
    "My friend's mum died last week.",
    "A patient slapped me at work.",
    "I volunteer for a depression charity.",
    "I'm a nurse on a psychiatric ward.",
    "She's a carer for a lady with dementia.",
    "What are the signs of depression?",
    "Consider: mental health, drug use, domestic abuse, housing.",
    "I got drunk once at my sister's wedding.",
    "I have a couple of drinks when we go out, maybe once a month.",
    "He takes his drugs with breakfast.",
    "My mum passed her driving test.",
    "The weather is bipolar.",
    "She has never been hit, and our rows never get physical.",
    "The boss tells me what to wear.",
    "My feet have been numb for weeks.",
    "The kids are so loud, I'm losing my mind.",
    "Domestic abuse not disclosed.",
    "I take her the morning's tablets.",
)


@pytest.mark.parametrize(("factor", "text"), [(factor, text) for factor, said in TOLD.items() for text in said])
def test_a_circumstance_is_heard_as_it_is_told(factor: Factor, text: str) -> None:
    assert factor in factors_of_today(text), text


@pytest.mark.parametrize("text", NOT_TOLD)
def test_what_only_sounds_like_one_is_none(text: str) -> None:
    assert not factors_of_today(text), text

"""A drug or a drink that one clause names and the next tells the use of is listed; tea and medicine are not."""

from __future__ import annotations

import pytest
from conclusions import factors_of_today

USED = {
    "drugs": (
        "Crack came up. She is spending £60 a day on it. Her son is 8.",
        "He mentioned speed. Takes it every shift, he says. Daughter, 7.",
        "Cocaine, yeah. I do a couple of grams most weekends and I can't stop. I've two girls.",
        "They asked me about tramadol. I take twelve or fourteen a day, the doctor gives me four. Son 9.",
        "Worker: Still the codeine? Client: Yeah. Thirty a day now. Got to get them off the internet.",
        "Her thing is pregabalin. Buys a strip of them from a mate most days. Son, 4.",
    ),
    "alcohol": (
        "I asked about beer. He has twelve of them a night. Toddler at home.",
        "The drink, it's every day now, I can't stop. My son is 10.",
        "She opens the gin at four. By bedtime most of it has gone, every day. Kids are 5 and 7.",
        "I like my wine. It's a bottle a night now, more at weekends. Girls are 3 and 9.",
        "Whisky is the problem. He gets through half a bottle of it a day. Lad of 6.",
    ),
}
NOT_USED = (
    "Tobacco, yeah. Twenty a day. Son, 6.",
    "Tea. She has ten cups a day. Mum of two, 3 and 5.",
    "Codeine for her back. Takes two four times a day as prescribed. Son 7.",
    "Gabapentin for nerve pain. She has three a day. Kids 4 and 6.",
    "Her neighbour does cocaine. Every weekend there's a party. She has a son, 5.",
    "He doesn't touch beer. Goes running every day. Two boys.",
    "She works in a pub selling beer. Every night till two. Daughter 10.",
    "The dog is on tramadol. Two a day. Son 6.",
    "Asked about weed killer. He uses it every spring. Two kids.",
    "My brother is on heroin. He's in Leeds. I see him every week. My son is 3.",
    "One to two glasses of wine per week. She exercises every day.",
    "Wine? Not for me. I have juice every night. Son 8.",
)


@pytest.mark.parametrize(("factor", "text"), [(factor, text) for factor, texts in USED.items() for text in texts])
def test_use_told_in_the_next_clause_is_listed(factor: str, text: str) -> None:
    assert factor in factors_of_today(text)


@pytest.mark.parametrize("text", NOT_USED)
def test_another_thing_or_anothers_use_is_not(text: str) -> None:
    assert not {"drugs", "alcohol"} & set(factors_of_today(text))

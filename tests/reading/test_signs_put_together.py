"""Signs put together from parts: who, what happened or is wanted, and when; and the same words of other days."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from builders import adult, extract

from adapter.reading import Lexicon, load_lexicon, read
from adapter.records import Mention, Passage
from adapter.words import Assertion, Sign, When, Whose

HOME = "Her son Tom, 7, lives with her. "
TAKEN = [
    f"{who} {what} {when}."
    for who in ("She", "Pt", "Mrs Aske")
    for what in (
        "was admitted",
        "was taken to hospital",
        "was blue-lighted in",
        "was arrested",
        "collapsed",
        "was conveyed to A&E",
    )
    for when in ("today", "at 12.40", "an hour ago")
]
NOT_TAKEN = (
    "She was taken to hospital as a child.",
    "She was taken to hospital years ago.",
    "She was admitted in 2019.",
    "She was taken to hospital today for a planned scan.",
    "She was taken to hospital this morning to see her sister.",
    "She was admitted at 12.40 and discharged.",
    "Her brother was admitted this afternoon.",
    "Her mother collapsed this morning in Leeds.",
    "The dog was taken in today.",
    "The shelf collapsed tonight.",
    "She was not admitted today.",
    "She works in theatre now.",
)
NEAR = [
    f"He {did} and {now}."
    for did in ("hit her on Sunday", "punched her", "strangled her last night", "threatened to kill her")
    for now in ("is due home at eight", "gets back at six tonight", "has just come in", "is upstairs", "has a key")
]
NOT_NEAR = (
    "He never hit her and is due home at eight.",
    "He rang her and is due home at eight.",
    "He beat her at cards and is upstairs.",
    "Tom, her son, hit her and is upstairs.",
    "He hit her years ago and is upstairs.",
)
HARD = [
    f"She {cannot} {what}."
    for cannot in (
        "can no longer",
        "struggles to",
        "is too tired to",
        "needs someone to help her",
        "relies on a neighbour to",
    )
    for what in (
        "do the school run",
        "run after Tom",
        "hear him cry at night",
        "carry him upstairs",
        "play with him",
        "do his inhaler",
    )
]
NOT_HARD = (
    "She does the school run.",
    "She has no trouble with the school run.",
    "She does not struggle to play with him.",
    "She struggles to do her inhaler.",
    "She cannot play with the dog.",
    "Her husband had a stroke and she cannot tie his laces.",
)
WELCOME = [
    f"{who} {would} {what}."
    for who in ("She", "Both parents")
    for would in ("would welcome", "asked for", "want", "accepted", "said yes to", "have agreed to")
    for what in (
        "advice about how to tell Tom",
        "a family worker",
        "a break",
        "a parenting group",
        "counselling for Tom",
    )
]
NOT_WELCOME = (
    "She does not want a family worker.",
    "She declined a parenting group.",
    "She refused counselling for Tom.",
    "She would welcome help with her bath.",
    "She wants a break from work.",
    "She would like advice about benefits.",
    "She is no longer interested in a parenting group.",
)


@cache
def shipped() -> Lexicon:
    return load_lexicon(Path(__file__).parents[2] / "mappings" / "narrative" / "en-GB")


def told(words: str, sign: Sign) -> bool:
    made = read(extract(passages=(Passage(HOME + words, "notes"),), who=adult(45, gender="female")), shipped())
    return any(_counts(mention, sign) for mention in made.mentions)


def _counts(mention: Mention, sign: Sign) -> bool:
    now = mention.assertion == Assertion.AFFIRMED and mention.when != When.PAST
    return mention.sign == sign and now and mention.whose != Whose.OTHER


@pytest.mark.parametrize(
    ("sign", "sentences"),
    [
        (Sign.ADULT_TAKEN_AWAY, TAKEN),
        (Sign.IMMEDIATE_DANGER, NEAR),
        (Sign.CARE_IMPAIRED, HARD),
        (Sign.AGREES_TO_HELP, WELCOME),
    ],
)
def test_what_is_so_today_is_a_sign(sign: Sign, sentences: list[str]) -> None:
    assert [one for one in sentences if not told(one, sign)] == []


@pytest.mark.parametrize(
    ("sign", "sentences"),
    [
        (Sign.ADULT_TAKEN_AWAY, NOT_TAKEN),
        (Sign.IMMEDIATE_DANGER, NOT_NEAR),
        (Sign.CARE_IMPAIRED, NOT_HARD),
        (Sign.AGREES_TO_HELP, NOT_WELCOME),
    ],
)
def test_the_same_words_of_another_day_or_somebody_else_are_none(sign: Sign, sentences: tuple[str, ...]) -> None:
    assert [one for one in sentences if told(one, sign)] == []

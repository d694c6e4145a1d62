"""The quote beside a reason: evidence and what it is to show come in; the words that show it go out."""

from __future__ import annotations

import pytest

from adapter.detection.quoting import aged, form_in_words, from_words, plain
from adapter.facts import Evidence


def evidence(*quotes: str) -> list[Evidence]:
    return [Evidence(quote, f"note[{at}]") for at, quote in enumerate(quotes)]


@pytest.mark.parametrize(
    ("of", "said", "quotes", "chosen"),
    [
        ("child.age", "9|nine", ["Sam was on the stairs all evening.", "Sam turned nine in June."], "turned nine"),
        ("child.lives_here", "", ["Asked about Sam and harm to him.", "In her own home with her son."], "own home"),
        ("child.contact", "", ["Sam is a bright lad, she says.", "He has him every other weekend."], "weekend"),
        (
            "child.unborn",
            "",
            ["She is plainly pregnant.", "Now 19 weeks, due 17 March 2027."],
            "due 17 March",
        ),
        ("learning_disability", "", ["I know her seizures by now.", "She has a severe learning disability."], "severe"),
        ("domestic_abuse", "", ["The service's number was given.", "He tipped her out of the chair."], "tipped"),
    ],
)
def test_the_words_that_show_it_are_chosen(of: str, said: str, quotes: list[str], chosen: str) -> None:
    assert chosen in from_words(evidence(*quotes), [of], [said] if said else [])
    assert "and 1 more place" in from_words(evidence(*quotes), [of], [said] if said else [])


def test_where_none_of_its_own_words_show_it_others_are_looked_at() -> None:
    told = from_words(evidence("Son"), ["child.age"], (), evidence("Otis, five months, was in the bouncer."))
    assert "five months" in told


def test_a_long_quote_is_cut_to_the_words_that_show_it() -> None:
    long = f"{'She talked for a long time about her garden and her neighbours. ' * 4}Now Tyler is ten months and rolls."
    told = from_words(evidence(long), ["child.age"])
    assert "… " in told
    assert "ten months" in told


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ('"Rory was on the stairs.', "Rory was on the stairs."),
        ('Neil "lost it again.', 'Neil "lost it again."'),
        ('"He did it."', "He did it."),
        ("U&amp;E/TFT  NAD", "U&E/TFT NAD"),
    ],
)
def test_a_quote_is_shown_as_it_is_read_aloud(words: str, read: str) -> None:
    assert plain(words) == read


def test_an_age_and_a_form_are_told_in_words() -> None:
    assert aged(9, 9) == "9|nine"
    assert aged(5, 16) == aged(None, None) == ""
    assert form_in_words("safeguarding-concern-and-decision-s421") == "safeguarding concern and decision S42.1"

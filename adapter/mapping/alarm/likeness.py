"""The wording of a question comes in, the listed one it most likely was goes out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from rapidfuzz import fuzz

from adapter.mapping.answers.tables import REMEMBERED
from adapter.mapping.inventory.seen import Entry

Alike = Callable[[str, str], float]
ENOUGH = 68
"""Of 100. Below it two questions share their grammar and not their matter."""
GRAMMAR = re.compile(
    r"\b(?:an?|and|any|are|as|at|been?|by|can|could|did|do|does|for|from|had|has|have|how|i|if|in|is|it|me|my|of|on|or|our"
    r"|please|she|he|the|their|them|there|they|this|to|was|were|what|when|where|which|who|will|with|would|your?)\b"
)
CHILDREN = re.compile(
    r"child|depend[ae]nt|\bkids?\b|under.?18|\bbab(?:y|ies)\b|\binfant|\bminors?\b|pregnan|unborn", re.IGNORECASE
)
ASKS_ABOUT_CHILDREN = "family.asked"
_PATTERN = re.compile(r"\(\?[:a-z]*|\\[a-zA-Z]|[\\^$.*+?()\[\]{}|/]|\[\*\]")
_ELEMENT = re.compile(r"^[A-Z][A-Za-z]+\.(?=[a-z])")
_IN_ROWS = re.compile(r"\[(?:\*|\d+)\]\.")
_LAST_KEY = re.compile(r'(?:"[^"]*"|[^."]*)$')
_PARTS = re.compile(r"(?<=[a-z])(?=[A-Z])|[._\-\s/:]+")


@lru_cache(maxsize=REMEMBERED)
def words_of(name: str) -> str:
    """The words of a wording, key or path that carry its matter, in order."""
    last = _IN_ROWS.split(name)[-1]
    words = " ".join(word.strip("?,;!'\"") for word in _PARTS.split(last)).casefold()
    return " ".join(GRAMMAR.sub(" ", words).split()) or words.strip()


def likeness(one: str, other: str) -> float:
    """How alike two wordings are, 0 to 100; one that says the same and more is still alike."""
    mine, theirs = words_of(one), words_of(_plain(other))
    several = " " in theirs and " " in mine
    alike = max(fuzz.token_sort_ratio(mine, theirs), 0.9 * fuzz.token_set_ratio(mine, theirs) if several else 0)
    # A wording that is nearly all grammar, such as `Who do you care for?`, is its grammar.
    return alike if several else max(alike, 0.85 * fuzz.ratio(one.casefold(), other.casefold()))


def likeness_of_keys(one: str, other: str) -> float:
    """How alike two keys of one place are, 0 to 100; one with something behind it is nearly the same."""
    mine, theirs = last_key(one), last_key(other)
    begins = mine.casefold().startswith(theirs.casefold()) and not mine[len(theirs) :][:1].isdigit()
    return 95.0 if begins and mine != theirs else likeness(mine, theirs)


def last_key(path: str) -> str:
    """The last key of a path, without quotation marks."""
    found = _LAST_KEY.search(path)
    return found[0].strip('"') if found else path


def in_other_words(one: str, other: str) -> float:
    """How much of two wordings is the same, 0 to 100, whatever the order; a word or two more still make it 85."""
    mine, theirs = words_of(one), words_of(_plain(other))
    more = len(mine.split()) - len(theirs.split())
    if " " in theirs and 0 <= more <= 2 and set(theirs.split()) <= set(mine.split()):
        return max(85.0, fuzz.token_sort_ratio(mine, theirs))
    return float(fuzz.token_sort_ratio(mine, theirs))


def _plain(name: str) -> str:
    """A pattern's words, and an element without its resource."""
    return _PATTERN.sub(" ", name) if name.startswith("/") else _ELEMENT.sub("", name)


def ranked(
    name: str, entries: Iterable[Entry], by_matter: bool, alike: Alike = likeness
) -> tuple[tuple[Entry, float], ...]:
    """The entry a question most likely was; where that is only guessed by its matter, all it may have been.

    `by_matter`: two wordings that share no words may still both ask about children, and in a form whose every question
    is listed that is enough to ask somebody to look.
    """
    scored = ((alike(name, entry.name), entry) for entry in entries)
    found = sorted(scored, key=lambda pair: (-pair[0], not pair[1].facts))
    if found and found[0][0] >= ENOUGH:
        return ((found[0][1], found[0][0]),)
    if not by_matter or not CHILDREN.search(name):
        return ()
    return tuple((entry, score) for score, entry in found if ASKS_ABOUT_CHILDREN in entry.facts)

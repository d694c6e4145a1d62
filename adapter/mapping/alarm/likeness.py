"""The wording of a question comes in, the listed one it most likely was goes out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import fuzz

from adapter.mapping.answers.tables import REMEMBERED
from adapter.mapping.inventory.seen import Entry

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
_PARTS = re.compile(r"(?<=[a-z])(?=[A-Z])|[._\-\s/:]+")


@lru_cache(maxsize=REMEMBERED)
def words_of(name: str) -> str:
    """The words of a wording, key or path that carry its matter, in order."""
    last = name.rpartition("[*].")[2] if "[*]." in name else name
    words = " ".join(word.strip("?,;!'\"") for word in _PARTS.split(last)).casefold()
    return " ".join(GRAMMAR.sub(" ", words).split()) or words.strip()


def likeness(one: str, other: str) -> float:
    """How alike two wordings are, 0 to 100; one that says the same and more is still alike."""
    mine, theirs = words_of(one), words_of(_plain(other))
    several = " " in theirs and " " in mine
    return max(fuzz.token_sort_ratio(mine, theirs), 0.9 * fuzz.token_set_ratio(mine, theirs) if several else 0)


def in_other_words(one: str, other: str) -> float:
    """How much of two wordings is the same, 0 to 100, whatever the order."""
    return float(fuzz.token_sort_ratio(words_of(one), words_of(_plain(other))))


def _plain(name: str) -> str:
    """A pattern's words, and an element without its resource."""
    return _PATTERN.sub(" ", name) if name.startswith("/") else _ELEMENT.sub("", name)


def nearest(name: str, entries: Iterable[Entry], by_matter: bool) -> tuple[Entry, float] | None:
    """The entry a question most likely was, or None.

    `by_matter`: two wordings that share no words may still both ask about children, and in a form whose every question
    is listed that is enough to ask somebody to look.
    """
    ranked = sorted(((likeness(name, entry.name), entry) for entry in entries), key=lambda pair: -pair[0])
    if ranked and ranked[0][0] >= ENOUGH:
        return ranked[0][1], ranked[0][0]
    if not by_matter or not CHILDREN.search(name):
        return None
    return next(((entry, score) for score, entry in ranked if ASKS_ABOUT_CHILDREN in entry.facts), None)

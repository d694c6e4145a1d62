"""The words before a word: a sentence and the place of `son` come in, whose son and how many go out."""

from __future__ import annotations

from typing import NamedTuple

from adapter.reading.ages import number
from adapter.reading.lexicon import Lexicon


class Lead(NamedTuple):
    """What stands before a word for somebody."""

    kind: str
    """`own`, `owner`, `definite`, `indefinite`, `none`, `bare`, `start` or `other`."""
    possessor: str
    """`my`, `her`, ... or the owner named: `boyfriend`."""
    how_many: int | None
    described: tuple[str, ...]
    having: bool
    """`has a`, `with two`: the words of possession."""
    start: int
    """Where the lead begins in the sentence."""


_BEFORE_MINE = frozenset({"of", "for", "on", "at", "by", "from", "all", "to"})
_COUNTS = frozenset({"of", "-", "aged", "age"})
_BRINGS_UP = frozenset({"carer", "carers", "guardian", "guardians"})


def lead_of(folded: bytes, at: int, lexicon: Lexicon) -> Lead:
    """How the word at `at` is introduced."""
    vocabulary = lexicon.vocabularies
    parents = _BRINGS_UP | vocabulary["parent"]
    words = folded[max(0, at - 90) : at].decode("ascii").rsplit(None, 9)[-9:]
    how_many: int | None = None
    described: list[str] = []
    left = at
    kind, possessor, having = "start", "", False
    while words:
        raw = words.pop()
        word = raw.strip("(\"'[")
        if raw.endswith((",", ";", ":", ")", ".")):
            kind = "bare" if raw.endswith((",", ")")) else "start"
            break
        left = folded.rfind(raw.encode(), 0, left)
        figure = number(word) if word not in vocabulary["indefinite"] else None
        if _passed_over(word, figure, lexicon):
            years = described[-1:] and described[-1] in vocabulary["age_filler"] - _COUNTS  # `6 yo girls` are not six
            how_many = figure if how_many is None and not years else how_many
            described.append(word)
            continue
        kind, possessor = _kind_of("my" if _is_dialect(word, words, vocabulary["having"]) else word, lexicon)
        having = word in vocabulary["having"] or bool(words and words[-1] in vocabulary["having"])
        having = having or (word in parents and described[-1:] == ["of"])
        having = having or _is_of_a_parent([*words, word] if word in ("of", "to") else words, parents)
        if kind == "owner" and words and words[-1].strip("(\"'") in vocabulary["possessive"]:
            left = folded.rfind(words[-1].encode(), 0, left)
        break
    return Lead(kind, possessor, how_many, tuple(described), having, max(0, left))


def _is_dialect(word: str, before: list[str], having: frozenset[str]) -> bool:
    """`I've me two little ones`, and not `gave me two`."""
    return word == "me" and (not before or before[-1] in having or before[-1] in _BEFORE_MINE)


def _is_of_a_parent(words: list[str], parents: frozenset[str]) -> bool:
    """`Mother of`, `mum to`."""
    return words[-1:] in (["of"], ["to"]) and words[-2:-1] != [] and words[-2] in parents


def _passed_over(word: str, figure: int | None, lexicon: Lexicon) -> bool:
    """Words that may stand between `her` and `son`: how old, how many, what kind."""
    aged = word.endswith(("-old", "yo", "y/o")) or (word[:1].isdigit() and word[-1:] in "yom")
    known = word in lexicon.vocabularies["describing"] or word in lexicon.vocabularies["age_filler"]
    return known or aged or (figure is not None and figure < 20)


def _kind_of(word: str, lexicon: Lexicon) -> tuple[str, str]:
    if word in lexicon.vocabularies["possessive"]:
        return "own", word
    if word.endswith(("'s", "s'")) and word not in lexicon.vocabularies["not_owner"]:
        return "owner", word[:-2] if word.endswith("'s") else word[:-1].rstrip("s")
    for kind in ("pointing", "indefinite", "none"):
        if word in lexicon.vocabularies[kind]:
            return {"pointing": "definite"}.get(kind, kind), word
    return ("bare", word) if word in lexicon.vocabularies["bare"] else ("other", word)

"""Letter case: passages come in; those in capitals throughout, or without any, go out with their names in capitals.

Police, ambulance and ward notes are often all in capitals, and a message on a telephone has none; a name is known by
its capital. Nothing else changes, and a quote is still the record's own words (`verbatim`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from adapter.reading.lexicon import Lexicon
from adapter.records import Passage

_LOUD = re.compile(r"[A-Z]{3}[^a-z\n]{4,}[A-Z]{2}")
_PIECE = re.compile(r"[^\n]+")
_WORD = re.compile(r"[A-Z][A-Z'’]*[A-Z]|[A-Z]")
_NEXT_ROW = re.compile(r"(?<=\n)[a-z](?=[^\n]{0,40}\d[^\n]{0,12}(?:\n|$))")
"""`boy tobiah 4` on a line of its own begins anew, and does not go on with the line above."""
_LETTER = re.compile(r"[A-Za-z]")
_MOSTLY = 0.8
"""`GRANDSON 9yo IN PROPERTY` is in capitals, too."""
_FEWEST = 2
_A_FEW = 3
_SHORT_NAMES = frozenset({"jo", "bo", "cy"})
_VOWEL = re.compile(r"[aeiouy]")
_BEGINS = re.compile(r"(?:^|[.!?]\s+|\"\s*)$")
_ENDINGS = ("ing", "tion", "sion", "ness", "ment", "able", "ible", "ology", "itis", "ectomy")
_FORMS = (
    ("s", ("",)), ("es", ("",)), ("ed", ("", "e")), ("ing", ("", "e")), ("ly", ("",)), ("er", ("", "e")),
    ("ies", ("y",)), ("ied", ("y",)),
)  # fmt: skip
_KIN = (
    r"(?:(?:great[- ]?)?grand|step|god|foster[ -]?)?(?:sons?|daughters?|child(?:ren)?|bab(?:y|ies)|kids?)|twins?|lass"
    r"|(?:great[- ]?)?(?:nephews?|nieces?)|boys?|girls?|lads?|(?:little |younger |older |half )?(?:brothers?|sisters?)"
)
_AGE = (
    r"(?:(?:aged?|is|who is|who's|just|now|in|turned|-|–|,|\(|dob|b\.) ?)*"
    r"\(?(?:\d|(?:year|yr?|reception|nursery) ?\d?)"
)
_NAMED_LOW = (
    re.compile(
        rf"\b(?:{_KIN})(?:,|:| -| –| called| named| \()? ([a-z]{{3,}})"
        rf"(?= ?(?:,? (?:and|&) [a-z]{{3,}} ?)?{_AGE})"
    ),
    re.compile(rf"\b([a-z]{{3,}}) ?(?:, ?|\(| - )(?:(?:her|his|my|our|the) )?(?:{_KIN})(?=[,;) ]+{_AGE})"),
    re.compile(rf"\b([a-z]{{3,}}) ?(?:, ?)?{_AGE}[a-z0-9/ ]{{0,12}}(?:, ?|\()(?:{_KIN})\b"),
    re.compile(r"(?:\b(?:and|with)|[&,:+]) ([a-z]{3,}) ?(?:, ?|\(| - )?(?=\d{1,2}\b)"),
)


def in_ordinary_case(passages: Sequence[Passage], lexicon: Lexicon) -> Sequence[Passage]:
    """The same passages, with a capital on what may be a name where letter case tells nothing."""
    if not any(_LOUD.search(one.text) or one.text.islower() for one in passages):
        return passages
    return [_read_as(one, lexicon) for one in passages]


def _read_as(passage: Passage, lexicon: Lexicon) -> Passage:
    text = passage.text
    if text.islower():
        told = _NEXT_ROW.sub(lambda found: found.group().upper(), _named(text, lexicon.ordinary))
    elif _LOUD.search(text):
        fewest = 1 if text.isupper() else _FEWEST
        told = _PIECE.sub(lambda found: _spoken(found.group(), lexicon.ordinary, fewest), text)
    else:
        return passage
    return passage if told == text else passage._replace(text=told, verbatim=passage.verbatim or text)


def _spoken(line: str, ordinary: frozenset[str], fewest: int) -> str:
    """A line of capitals in small letters, but for where it begins and what may be a name."""
    letters = _LETTER.findall(line)
    words = [word.casefold() for word in _WORD.findall(line)]
    loud = sum(letter.isupper() for letter in letters) >= _MOSTLY * len(letters)
    if not loud or sum(len(word) > _FEWEST and _is_ordinary(word, ordinary) for word in words) < fewest:
        return line
    return _WORD.sub(_cased(line, ordinary, len(line.split()) <= _A_FEW), line)


def _cased(line: str, ordinary: frozenset[str], few: bool) -> Callable[[re.Match[str]], str]:
    """`few`: of so few words (`PMH AF, OA.`) the capitals may be letters that stand for words, and are kept."""

    def cased(found: re.Match[str]) -> str:
        word = found.group()
        name = not _is_ordinary(word.casefold(), ordinary)
        if few and not name:
            return word
        if name:
            return _titled(word)
        begins = _BEGINS.search(line[: found.start()])
        return (word if len(word) <= _A_FEW else word.capitalize()) if begins else word.lower()

    return cased


def _titled(word: str) -> str:
    """`O'BRIEN`, `KYAN'S`."""
    whole = re.sub("[A-Z]+", lambda part: part.group().capitalize(), word)
    return re.sub("(['’])S$", r"\1s", whole)


def _is_ordinary(word: str, ordinary: frozenset[str]) -> bool:
    """A word of the language, or letters that stand for several: no name."""
    stem = re.sub(r"['’]s?$", "", word)
    if len(stem) < 3:
        return stem not in _SHORT_NAMES
    if stem in ordinary or not _VOWEL.search(stem) or stem.endswith(_ENDINGS):
        return True
    return any(
        f"{stem[: -len(ending)]}{more}" in ordinary
        for ending, rest in _FORMS
        for more in rest
        if stem.endswith(ending) and (ending == "s" or len(stem) - len(ending) + len(more) > _A_FEW)
    )


def _named(text: str, ordinary: frozenset[str]) -> str:
    """Text without a capital: a word between a word of kin and an age may be a name."""
    letters = list(text)
    for find in _NAMED_LOW:
        for found in find.finditer(text):
            if not _is_ordinary(found.group(1), ordinary):
                letters[found.start(1)] = letters[found.start(1)].upper()
    return "".join(letters)

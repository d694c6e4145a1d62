"""Apposed: a line and its people come in; a word for a child, a name and an age that stand side by side go out as one.

`Kyan (grandson, 9)`, `niece: Etta 3`, `Reuben 8 (son)`, `baby, Reign, 4 months`: in whatever order, with whatever sign.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple

from adapter.reading.ages import Age, number
from adapter.reading.drafts import AboutAdult, Draft, Line
from adapter.reading.lexicon import Lexicon
from adapter.reading.names import GENITIVE, NAME, TITLES, is_name, names_no_person
from adapter.words import Kin

_NAME = re.compile(rf"\b(?:{NAME})")
_PLACE = re.compile(r"\b(?:in|at|near|from|of|on|the|a|an|to|by|for)\s+$")
_FILLS = (
    r"(?:called|named|who|is|was|who['’]s|aged?|now|just|currently|only|turned|in|at|dob|d\.o\.b\.?|born|b\.|a|an|the"
    r"|her|his|my|our|young|little|baby|own|eldest|youngest|older|younger|only|teenage)"
)
_TIGHT = re.compile(rf"(?:['’]s)? ?\(?\[?(?: ?{_FILLS}\b\.?:?)* ?", re.IGNORECASE)
_LOOSE = re.compile(rf"(?:['’]s)?[ ,(:\[)=/–—-]*(?:{_FILLS}\b\.?:?[ ,:]*)*[(\[]?", re.IGNORECASE)
_AGE = re.compile(
    r"(?:aged? |about |nearly |almost |just |now )?(?P<figure>\d{1,2}|[a-z]{3,9})"
    r"(?: ?(?:y(?:ea)?rs?|y/?o|y|(?P<months>mths?|months?|mo|m|/ ?12)|(?P<weeks>wks?|weeks?|days?|/ ?52))"
    r"(?:[ -]olds?)?)?"
    r"(?=[,;.)\]/]|\s*$|\s[-–—]\s|\s+(?:and|&|is|are|was|who|with|at|lives?|living|stays?|staying|here|home|there|has|had|sleeps?"
    r"|visits?|moved|goes|comes?|came|shares?|opened|attends?|resid(?:es|ing)|away|also|both|upstairs|asleep|present|she|he|they)\b|\s+\("
    r"|\s+in (?:the |a |foster )?(?:property|house|home|care|flat|address|hospital|bed|cot)\b)"
)
_BEGINS = re.compile(rb"(?:\b(?:aged?|year|yr|y|dob|d\.o\.b\.?|born|b\.|in|just|now|nearly|almost|turned|an?) ?)*\d")
_SCHOOL = re.compile(rb"\d|\b(?:nursery|reception|pre-?school|playgroup)\b")
_ADJECTIVE = re.compile(rb"\w-(?:year|yr|month|week)-old$")
_ENDS = re.compile(rb" (?:and|is|was|who|lives?|living|stays?|with|in|at|has)\b")
_AND = re.compile(r"(?:,?\s+(?:and|&)\s+(?:(?:her|his|my|the|our)\s+)?|\s*[,/&+]\s*)")
_EQUALS = re.compile("[=/]")
_PARTS = re.compile(rb"[,/=]|\s[-\x96\x97]\s")
_MOST_IN_TURN = 4
_start = attrgetter("start", "end")
_OLDEST, _NO_NAME_BEFORE = 99, "baby"
_YEAR_WEEKS, _YEAR_MONTHS = 52, 12


class _Token(NamedTuple):
    """A word for somebody (`kin`), a name or an age, with its place in the sentence."""

    start: int
    end: int
    kind: str
    draft: Draft | None = None
    name: str = ""
    age: Age | None = None


@dataclass(slots=True)
class _One:
    """What is told of one person side by side."""

    tokens: list[_Token] = field(default_factory=list)

    def get(self, kind: str) -> _Token | None:
        return next((token for token in self.tokens if token.kind == kind), None)

    def takes(self, other: _One) -> bool:
        return {token.kind for token in self.tokens}.isdisjoint(token.kind for token in other.tokens)

    @property
    def end(self) -> int:
        return self.tokens[-1].end


def told_in_apposition(line: Line, lexicon: Lexicon, about: AboutAdult) -> None:
    """Give each word for one child the name and the age that stand at it, and drop who was made of them alone."""
    words = {hit.start: hit.end for hit in line.hits.person}
    kin = [one for one in line.people if one.at in words and one.is_child and not (one.plural or one.implied)]
    if not kin:
        return
    tokens = _tokens(line, kin, lexicon, about)
    for one in _people(line, tokens):
        word, name, age = one.get("kin"), one.get("name"), one.get("age")
        if word is None or word.draft is None or not (name or age):
            continue
        draft = word.draft
        if name is not None and _may_name(line, one, word, name, age):
            _call(line, draft, name.name)
        if age is not None and age.age is not None:
            _make_so_old(line, draft, age.age)


def _tokens(line: Line, kin: Sequence[Draft], lexicon: Lexicon, about: AboutAdult) -> list[_Token]:
    by_place = {one.at: one for one in kin}
    found = [_Token(hit.start, hit.end, "kin", by_place.get(hit.start)) for hit in line.hits.person]
    found = [one for one in found if not any(two.start <= one.start and one.end < two.end for two in found)]
    ages = [age for age in [*line.ages, *line.ages_of_names] if not age.many and _stands_for_itself(line, age)]
    for age in ages:
        start = max([age.start, *(one.end for one in found if one.start <= age.start < one.end < age.end)])
        start = _figure_at(line, start, age.end)
        if not any(one.start < age.end and start < one.end for one in found):
            found.append(_Token(start, age.end, "age", age=age))
    found += _names(line, found, lexicon, about)
    found.sort(key=_start)
    found = sorted([*found, *_ages_unread(line, found)], key=_start)
    return sorted([*found, *_ages_of_the_next(line, found)], key=_start)


def _names(line: Line, taken: Sequence[_Token], lexicon: Lexicon, about: AboutAdult) -> list[_Token]:
    """First names, each with the surname behind it."""
    base, names = line.sentence.start, list[_Token]()
    for said in _NAME.finditer(line.text, base, line.sentence.end):
        start, end, name = said.start() - base, said.end() - base, said.group()
        before = line.text[base : said.start()]
        if any(one.start < end and start < one.end for one in taken) or not is_name(name, lexicon, about):
            continue
        if names and names[-1].end + 1 == start and before.endswith(" "):
            names[-1] = names[-1]._replace(end=end)
        elif GENITIVE.search(name) or TITLES.search(before) or _PLACE.search(before):
            continue  # `Bev's nephew`
        elif not names_no_person(line, said.start(), said.end()):
            names.append(_Token(start, end, "name", name=name))
    return names


def _stands_for_itself(line: Line, age: Age) -> bool:
    """Not `a three-year-old retriever`, and no word such as `breakfast club`, which tells of anybody."""
    if age.stage:
        return _SCHOOL.search(line.folded, age.start, age.end) is not None
    goes_on = _ADJECTIVE.search(line.folded, age.start, age.end) and line.folded[age.end : age.end + 1] == b" "
    return (
        not goes_on
        or any(hit.start == age.end + 1 for hit in line.hits.person)
        or bool(_ENDS.match(line.folded, age.end))
    )


def _figure_at(line: Line, start: int, end: int) -> int:
    """Where the age itself begins: one read as `daughter: 9` or `Kyan, 9` holds what stands before the figure."""
    said = _BEGINS.search(line.folded, start, end)
    return said.start() if said else start


def _ages_unread(line: Line, tokens: Sequence[_Token]) -> Iterable[_Token]:
    """An age right after a name and a word for a child, which is no age without them: `Tobiah (son), eight`."""
    for one, two in itertools.pairwise(tokens):
        if {one.kind, two.kind} != {"kin", "name"} or not (one.draft or two.draft):
            continue
        if _LOOSE.fullmatch(line.text, *_between(line, one, two)):
            yield from _unread(line, two, tokens, bare=True)
        elif one.kind == "name":  # `Reuben 8 (son)`
            ages = _unread(line, one, tokens, bare=True)
            yield from (age for age in ages if _LOOSE.fullmatch(line.text, *_between(line, age, two)))
    for one in tokens:
        if one.kind == "kin" and one.draft is not None:
            yield from _unread(line, one, tokens, bare=False)


def _ages_of_the_next(line: Line, tokens: Sequence[_Token]) -> Iterable[_Token]:
    """`Fraser twelve and Mabel six`: the age of the one before was such an age."""
    for one, two in itertools.pairwise(tokens):
        bare = one.age is not None and one.age not in line.ages and two.kind == "name"
        if bare and _AND.fullmatch(line.text, *_between(line, one, two)):
            yield from _unread(line, two, tokens, bare=True)


def _unread(line: Line, after: _Token, tokens: Sequence[_Token], bare: bool) -> Iterable[_Token]:
    gap = _LOOSE.match(line.text, line.sentence.start + after.end, line.sentence.end)
    at = gap.end() - line.sentence.start if gap else after.end
    said = _AGE.match(line.folded[at:].decode())
    if said is None or any(one.start < at + said.end() and at < one.end for one in tokens):
        return
    figure = number(said.group("figure"))
    unit = said.group("months") or said.group("weeks")
    marked = gap is not None and _EQUALS.search(gap.group())
    if figure is None or figure > _OLDEST or not (bare or unit or marked) or said.group("figure") in ("a", "an"):
        return
    years = figure // _YEAR_MONTHS if said.group("months") else figure // _YEAR_WEEKS if said.group("weeks") else figure
    start, end = at + said.start("figure"), at + said.end()
    yield _Token(start, end, "age", age=Age(start, end, years, years))


def _between(line: Line, one: _Token, two: _Token) -> tuple[int, int]:
    return line.sentence.start + one.end, line.sentence.start + two.start


def _people(line: Line, tokens: Sequence[_Token]) -> list[_One]:
    """Who stands side by side: what only a space or a bracket parts first, then what a comma or a dash does."""
    close = _joined(line, [_One([token]) for token in tokens], _TIGHT)
    return _joined(line, _in_turn(line, close), _LOOSE)


def _in_turn(line: Line, ones: list[_One]) -> list[_One]:
    """`Her grandson and granddaughter, Kyan eight and Etta ten`: the first of the words is the first of the names."""
    for many in range(_MOST_IN_TURN, 1, -1):
        for at in range(len(ones) - 2 * many + 1):
            first, then = ones[at : at + many], ones[at + many : at + 2 * many]
            words, names = (first, then) if first[0].get("kin") else (then, first)
            plain = all(len(one.tokens) == 1 and one.get("kin") for one in words) and not any(
                one.get("kin") or not one.get("name") for one in names
            )
            if plain and _is_a_list(line, first) and _is_a_list(line, then):
                pairs = [_One([*one.tokens, *two.tokens]) for one, two in zip(words, names, strict=True)]
                return [*ones[:at], *pairs, *ones[at + 2 * many :]]
    return ones


def _is_a_list(line: Line, ones: Sequence[_One]) -> bool:
    return all(
        _AND.fullmatch(line.text, *_between(line, one.tokens[-1], two.tokens[0]))
        for one, two in itertools.pairwise(ones)
    )


def _joined(line: Line, ones: list[_One], by: re.Pattern[str]) -> list[_One]:
    made: list[_One] = []
    for one in ones:
        last = made[-1] if made else None
        if (
            last is not None
            and last.takes(one)
            and by.fullmatch(line.text, *_between(line, last.tokens[-1], one.tokens[0]))
        ):
            last.tokens.extend(one.tokens)
        else:
            made.append(_One(list(one.tokens)))
    return made


def _may_name(line: Line, one: _One, word: _Token, name: _Token, age: _Token | None) -> bool:
    """Whether a name before the word is the child's: `Kyan (son)`, `Kyan, son, 9`, and not `Emma, baby 6 weeks`."""
    if word.start < name.start or one.tokens[0].kind == "kin":
        return True
    between = line.text[slice(*_between(line, one.tokens[0], word))]
    bracketed = "(" in between and line.folded[word.start : word.end].decode() != _NO_NAME_BEFORE
    after = age is not None and age.start > word.start
    parted = after and age is not None and bool(_PARTS.search(line.folded, word.end, age.start))
    return bracketed or parted or (age is not None and name.start < age.start < word.start)


def _call(line: Line, draft: Draft, name: str) -> None:
    """The child's name, and nobody else's: whoever was made of the name alone is this child."""
    for other in [one for one in line.people if one is not draft and name in one.names]:
        if _is_of_a_word(line, other):
            other.names = ()
        else:
            line.people.remove(other)
            if draft.low is None:
                draft.low, draft.high, draft.staged, draft.ages = other.low, other.high, other.staged, other.ages
    draft.names = (name,)
    draft.loose = False


def _make_so_old(line: Line, draft: Draft, age: Age) -> None:
    for other in [one for one in line.people if one is not draft and _has(one, age)]:
        if _is_of_a_word(line, other) or (other.names and other.names != draft.names):
            other.low, other.high, other.ages = None, None, ()
        else:
            line.people.remove(other)
    if draft.low is None or _says_more(draft, age):
        draft.low, draft.high, draft.staged, draft.ages = age.low, age.high, age.stage, (age,)
        draft.why.append("an age beside the word for the child")
    draft.loose = False


def _says_more(draft: Draft, age: Age) -> bool:
    """Than an age that was another's, or than a word such as `baby`; a birthday that has been says most."""
    another = bool(draft.ages) and not _has(draft, age) and not draft.ages[0].passed
    return (another and (draft.staged or not age.stage)) or (draft.staged and not age.stage)


def _has(one: Draft, age: Age) -> bool:
    return any(taken.start < age.end and age.start < taken.end for taken in one.ages)


def _is_of_a_word(line: Line, one: Draft) -> bool:
    return any(hit.start == one.at for hit in line.hits.person) and one.kin != Kin.UNKNOWN

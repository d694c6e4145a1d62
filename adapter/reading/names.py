"""Names: a line and the people found in it come in; who is called what, and children known by name alone, go out."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from adapter.reading.ages import number
from adapter.reading.drafts import OF_AGE, AboutAdult, Draft, Line
from adapter.reading.lexicon import Cue, Lexicon
from adapter.reading.text import fold
from adapter.words import Kin

NAME = r"[A-Z][a-z][\w'’-]*|[A-Z]['’][A-Z][a-z]+|Jo|Bo|Al|Ed|Cy"
GENITIVE = re.compile(r"['’]s$")
_WHERE = (
    r"(?:\s+(?:(?:living|staying|present|here)\s+)?(?:(?:in|at|with)\s+(?:the\s+)?"
    r"(?:property|address|house|home|flat|her|him|them|us|me)\b|here\b)(?=\s*[,(:–—-]))?"
)
"""`Twins in property, Mabel and Corey`: where they are comes before what they are called."""
_AFTER = re.compile(
    rf"{_WHERE}(?:\s*[,(:\[–—-]?\s*|,?\s+(?:(?:who\s+)?(?:is|was|are|were)\s+)?(?:called|named|is|are)\s+)"
    rf"((?:{NAME})(?:(?:\s*,\s*(?:and\s+)?|\s+(?:and|&)\s+)(?:{NAME}))*)"
)
_PARENT_TO = re.compile(
    rf"(?:\s*[,(:\[–—-]?\s*|\s+(?:to|of)\s+)((?:{NAME})(?:(?:\s*,\s*(?:and\s+)?|\s+(?:and|&)\s+)(?:{NAME}))*)"
)
_BEFORE = re.compile(rf"({NAME})(?:\s+{NAME})?,?\s*(?:\(|is\s+|was\s+|who is\s+|-\s+)?$")
_ONE_OF_A_LIST = re.compile(rf"(?:{NAME})\s*,\s*$")
_ARTICLE = re.compile(r"(?:\b(?:[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Tt]heir|the|a|[\w-]+'s|[\w-]+’s)\s+)(?:[\w-]+\s+){0,2}$")
_OWN_ASIDE = re.compile(r"(?:[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Tt]heir)\s")
_ENDS = re.compile(r"\s*(?:[,.;)]|$)(?!\s*and\b)")
_ANY = re.compile(r"\b(?:a|the)\s+(?:[\w-]+\s+){0,2}$")
_SAYS_WHO = re.compile(r"(?:[,(-]|\bis|\bwas)\s*$")
_RELATIVE = re.compile(
    r"(?:grand|step|god|great|ex|half|mid|pre|post|non|self|co)-|-(?:son|daughter|child|law|old|partner|up|in)$|^grand"
)
_MOST_NAMES = 60
_ONLY_JOINS = re.compile(rb"[\s,(]*(?:(?:who|is|now|aged|age|turned|he's|she's|'s)[\s,]+)*\(?")
_BESIDE = 24
_SPLIT = re.compile(r"\s*,\s*(?:and\s+)?|\s+(?:and|&)\s+")
_PLACE = re.compile(rb"\b(?:in|near)\s$")
_STREET = re.compile(
    r"[\s,]*\d{1,3}[a-d]? (?:[A-Z][\w'’-]+ ){1,3}?(?:Road|Rd|Street|St|Lane|Ln|Avenue|Ave|Close|Drive|Way|Court"
    r"|Crescent|Place|Terrace|Gardens|Hill|Grove|Row|Square|Walk|House)\b"
)
_GROWN_THERE = re.compile(
    r"\W*(?:(?:was|is|were)\s+)?(?:in\s+)?(?:[Yy](?:ea)?r\s?\w+\s+with\s+(?:me|him|her|us)\b"
    r"|(?:at\s+)?(?:nursery|primary|preschool|playgroup|school)\s+(?:says|rang|thinks|feels|reports)\b)"
)
"""`In Year 9 with me` long ago; whoever `at nursery says` how a child is works there."""
TITLES = re.compile(
    r"\b(?:Mrs?|Ms|Miss|Dr|Sir|Prof|Sister|Nurse|Uncle|Aunt|Auntie|St|Saint|W?P[CS]|D[CSI]|DCI|Sgt|Sergeant|Inspector|Rev|Cllr)"
    r"\.?\s+$"
)


def name_people(line: Line, lexicon: Lexicon, about: AboutAdult) -> None:
    """Give the children of a line their names."""
    for draft in [draft for draft in line.people if draft.is_child]:
        names = _names_beside(line, draft, lexicon, about)
        if not names:
            continue
        if draft.plural or ((draft.parent or draft.implied) and len(names) > 1):
            if len(names) > 1:
                line.people.remove(draft)
            line.people.extend(_split(draft, names))
        else:
            draft.names = names[:1]


def names_no_person(line: Line, at: int, figure: int) -> bool:
    """`Child and Family Hub, 2 School Road`: a service, and the number of a house; `cut in Guinea aged 7`: a place."""
    named = at - line.sentence.start
    if _PLACE.search(line.folded, 0, named):
        return True
    of_a_service = any(hit.start < named < hit.end for hit in line.hits.cue.get(Cue.SET_PHRASE, ()))
    return of_a_service or any(one.match(line.text, figure) for one in (_STREET, _GROWN_THERE))


def is_name(word: str, lexicon: Lexicon, about: AboutAdult) -> bool:
    """Whether a capitalised word can be somebody's first name here."""
    plain = word.casefold()
    return (
        len(word) > 1
        and not word.endswith("-")
        and not _RELATIVE.search(plain)
        and (plain.partition("'")[0] not in lexicon.names_not or plain in about.words_as_names)
        and plain not in about.names
        and not word.isupper()
        and number(plain) is None
    )


def _names_beside(line: Line, draft: Draft, lexicon: Lexicon, about: AboutAdult) -> tuple[str, ...]:
    after = _AFTER.match(line.text, draft.end, line.sentence.end)
    after = after or (
        _PARENT_TO.match(line.text, draft.end, line.sentence.end) if draft.parent or draft.implied else None
    )
    if after:
        said = [GENITIVE.sub("", name) for name in _SPLIT.split(after.group(1))]
        names = tuple(name for name in said if is_name(name, lexicon, about))
        if (names and len(names) == len(said)) or (names and not draft.plural):
            first = said[0]
            return names if is_name(first, lexicon, about) else ()
    whole = line.text[line.sentence.start : draft.start]
    lead = _ARTICLE.sub("", whole)
    before = _BEFORE.search(lead)
    if before and draft.kin == Kin.SIBLING and _ONE_OF_A_LIST.search(lead[: before.start()]):
        return ()  # `Rob, Nathan, her sister by phone`: three people
    led = lead != whole or _is_an_aside(line, draft)
    if before and before.end() == len(lead) and led:
        named = before.group(1)
        if _ANY.search(whole) and not _SAYS_WHO.search(lead):
            return ()  # `Possibly a child` names nobody; `Ben, a boy of six` does
        return (named,) if is_name(named, lexicon, about) and not TITLES.search(lead[: before.start()]) else ()
    return ()


def _is_an_aside(line: Line, draft: Draft) -> bool:
    """`Jade, her 9 year old, let us in`: the words for the child begin with whose it is, and end at a comma."""
    own = _OWN_ASIDE.match(line.text, draft.start, draft.end)
    return own is not None and line.text[: draft.start].endswith(", ") and _ENDS.match(line.text, draft.end) is not None


def _split(draft: Draft, names: tuple[str, ...]) -> Iterable[Draft]:
    for name in names:
        start = draft.line.text.find(name, draft.end, draft.line.sentence.end)
        if start < 0:
            continue  # `Tracey's boys`: a name before a plural is none of theirs
        singular = draft.relation
        one = Draft(draft.line, start, start + len(name), singular, draft.kin, draft.sex, False, 1, (name,))
        one.whose, one.assertion, one.low, one.high = draft.whose, draft.assertion, None, None
        one.minor, one.grown, one.why = draft.minor, draft.grown, [*draft.why, "named among several"]
        if draft.staged or (draft.low is not None and not any(age.many for age in draft.ages)):
            one.low, one.high, one.staged = draft.low, draft.high, draft.staged
        yield one


@dataclass(frozen=True, slots=True)
class KnownNames:
    """The children a record names, and how to find them again."""

    people: dict[str, Draft]
    find: re.Pattern[str] | None


def known_names(people: dict[str, Draft]) -> KnownNames:
    """At most so many that looking for them stays quick; more are no family."""
    kept = dict(itertools.islice(people.items(), _MOST_NAMES))
    longest_first = sorted(kept, key=len, reverse=True)
    return KnownNames(kept, re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b") if kept else None)


def share_sexes(lines: Iterable[Line]) -> None:
    """`Her son Nathan`, and pages later `Nathan is 13`: a name has one sex throughout, where the words tell one."""
    named = [draft for line in lines for draft in line.people if draft.names and draft.is_child and not draft.plural]
    told: dict[str, set[str]] = {}
    for draft in named:
        told.setdefault(draft.names[0], set()).add(draft.sex)
    for draft in named:
        sexes = told[draft.names[0]] - {""}
        draft.sex = draft.sex or (sexes.pop() if len(sexes) == 1 else "")


def mentions_of(line: Line, known: KnownNames) -> list[Draft]:
    """Every place in a line where a child known by name is named again."""
    if known.find is None:
        return []
    places = list(known.find.finditer(line.text, line.sentence.start, line.sentence.end))
    if not places:
        return []
    made = []
    taken = [(draft.start, draft.end) for draft in line.people if draft.names]
    named = {name for draft in line.people for name in draft.names}
    for found in places:
        name = found.group()
        if name in named or any(start <= found.start() < end for start, end in taken):
            continue
        first = known.people[name]
        again = Draft(line, found.start(), found.end(), first.relation, first.kin, first.sex, names=(name,))
        again.whose, again.refers_to = first.whose, first
        again.why.append(f"elsewhere the record gives this name to the {first.relation}")
        _age_beside(again)
        made.append(again)
    return made


def _age_beside(again: Draft) -> None:
    """`Sean, 49`: a row names a son, and the words say that he is grown."""
    ends = again.end - again.line.sentence.start
    for age in again.line.ages:
        near = age.low >= OF_AGE and not age.own and ends <= age.start <= ends + _BESIDE
        if near and _ONLY_JOINS.fullmatch(again.line.folded, ends, age.start):
            again.low, again.high, again.ages = age.low, age.high, (age,)
            again.why.append("an age beside the name")


def plain(name: str) -> str:
    """A name as it stands in a group: `name:zoe`."""
    return fold(name).decode().split(" ")[0]

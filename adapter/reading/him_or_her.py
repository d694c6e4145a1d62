"""With him or her: a line and its people come in; children whom a pronoun or a name puts with one parent are settled.

`The boys are with her` is a home with the woman whose record it is, and elsewhere in the record of a man. So is `she
has stayed in the house with the children`, and `Michelle has kept the flat with both boys`.
"""

from __future__ import annotations

import re

from adapter.reading.drafts import OWN_CHILDREN, AboutAdult, Draft, Line
from adapter.reading.home_of_whom import bearing, set_home
from adapter.reading.lexicon import Cue
from adapter.reading.scan import Hit
from adapter.reading.standing import has_cue
from adapter.reading.text import fold
from adapter.reading.turns import Turn
from adapter.words import Answer, Kin

_WITH = re.compile(rb"\b(?:with|w/|wi|wiv|w|leaving) (him|her)\b")
_SUBJECT = re.compile(rb"^\W*(?:and |but |while |as |so )*([a-z'-]+)(?: ([a-z-]+))?")
_SEX = {b"he": "male", b"him": "male", b"she": "female", b"her": "female"}
_WHO_DOES = frozenset({b"he", b"she"})
_OWNERS = frozenset({b"his", b"her", b"my", b"their", b"the"})
_FORMER = frozenset({b"ex", b"wife", b"husband", b"partner", b"girlfriend", b"boyfriend", b"fiance", b"fiancee"})
_SPOUSE_SEX = {b"husband": "male", b"boyfriend": "male", b"wife": "female", b"girlfriend": "female"}
_SPOUSE = re.compile(rb"\b(husband|boyfriend|wife|girlfriend)\b")
_PARENTS = {b"mum": "female", b"mam": "female", b"mother": "female", b"dad": "male", b"father": "male"}
_MAY_MEAN = {
    "female": re.compile(rb"\b(?:wife|girlfriend|ex-wife|mother|mum|mam|mom|sister|aunt|auntie|nan|gran|daughter)\b"),
    "male": re.compile(rb"\b(?:husband|boyfriend|ex-husband|father|dad|brother|uncle|grandad|son)\b"),
}
_AT_TIMES = frozenset({Cue.FEW_NIGHTS, Cue.PART_TIME})
_AT_HOME_WITH = re.compile(
    rb"\b(?:(?:at|is|are|left|stay(?:s|ing)?|remains?) home|(?:in|at) the (?:family )?(?:home|house))"
    rb"(?: now| here)? (?:with|by) "
    rb"(?:(?:his|her|their|my|our|the|current|new) )*"
    rb"(?:husband|wife|partner|boyfriend|girlfriend|spouse|fianc\w+|dad|father|mum|mam|mother"
    rb"|support|help|care|input|a package)\b"
)
_LIVE_TOGETHER = re.compile(
    rb"\bwe(?:'re| are|'ve been| have been)?(?: all| both| now| currently| already)*"
    rb" (?:live|living|moved in|moving in) together\b"
    rb"|\b(?:he|she) (?:has |just |recently )*moved in with me\b"
    rb"|\bi (?:have |just |recently )*moved in with (?:him|her)\b"
)
_JUST_SAID = 400
_A_LITTLE = 200
_AN_EX = re.compile(rb"\b(?:ex|ex-[a-z]+|separated|divorced|estranged|split)\b")


def told_by_a_pronoun(line: Line, recent: list[Draft], about: AboutAdult) -> None:
    """Set the home of children said to be with him, with her or with somebody named."""
    if line.sentence.asks:
        return
    for hit in line.hits.cue.get(Cue.WITH_HIM_OR_HER, ()):
        if has_cue(line, Cue.HYPOTHETICAL, hit.start) or has_cue(line, Cue.NEGATED, hit.start):
            continue
        here = _is_the_adult(line, hit, about)
        if here is None or (here and not _AT_TIMES.isdisjoint(line.hits.cue)):
            continue  # `she is with him at weekends` is counted by its nights
        for child in bearing(line, hit, Cue.WITH_HIM_OR_HER, recent, about):
            if child.kin == Kin.UNBORN or (not here and child.kin not in OWN_CHILDREN | {Kin.UNKNOWN}):
                continue
            with_both = child.kin == Kin.PARTNERS_CHILD and _with_a_partner_here(line, hit)
            lives = Answer.PRESENT if here or with_both else Answer.ABSENT
            set_home(child, lives, "the words say which parent the child is with")


def _with_a_partner_here(line: Line, hit: Hit) -> bool:
    """`My girlfriend has three children, who live with her. We are living together.`"""
    said = _WITH.search(line.folded, hit.start, hit.end)
    spouses = _SPOUSE.findall(line.folded[: hit.start])
    if said is None or not spouses or _SPOUSE_SEX[spouses[-1]] != _SEX[said.group(1)]:
        return False
    return _LIVE_TOGETHER.search(fold(line.text)) is not None


def at_the_family_home(line: Line, end: int, about: AboutAdult) -> bool:
    """`The children are at home with her partner`, `managing at home with support`: it is the adult's."""
    if about.parted or about.left_home or _speaks_of_an_ex(line):
        return False
    return any(one.start() < end <= one.end() + 1 for one in _AT_HOME_WITH.finditer(line.folded))


def _is_the_adult(line: Line, hit: Hit, about: AboutAdult) -> bool | None:
    """Whether the one the words name is the adult; nothing where it may be either."""
    words = line.folded[hit.start : hit.end]
    object_ = _WITH.search(words)
    if object_:
        return _is_that_sex(line, hit, _SEX[object_.group(1)], about)
    begins = _SUBJECT.match(words)
    if begins is None:
        return None
    first, second = begins.groups()
    if first in _WHO_DOES:
        return _is_that_sex(line, hit, _SEX[first], about)
    if first in _FORMER or first.startswith(b"ex-") or second in _FORMER:
        return False
    parent = _PARENTS.get(first) or _PARENTS.get(second or b"")
    if parent:
        return parent == about.sex if about.sex and _speaks_of_a_couple(line) else None
    if first in _OWNERS:
        return None
    return _is_named(line, hit.start + begins.start(1), first, about)


def _is_named(line: Line, at: int, name: bytes, about: AboutAdult) -> bool | None:
    begins = line.sentence.start + at
    if not line.text[begins : begins + 1].isupper() or (at == 0 and not _is_known(name, about)):
        return None
    if name.decode() in about.names:
        return True
    return False if name.decode() in about.partners or _speaks_of_a_couple(line) else None


def _is_known(name: bytes, about: AboutAdult) -> bool:
    return name.decode() in about.names or name.decode() in about.partners


def _is_that_sex(line: Line, hit: Hit, sex: str, about: AboutAdult) -> bool | None:
    if about.first_person:
        return False
    if not about.sex:
        spouses = [_SPOUSE_SEX[one] for one in _SPOUSE.findall(_just_said(line))]
        return sex != spouses[-1] if spouses else None  # `Husband moved out, she has kept the house and the kids`
    if sex != about.sex:
        return False if _speaks_of_a_couple(line) or about.has_partner or about.parted else None
    just_said = fold(line.text[max(0, line.sentence.start - _A_LITTLE) : line.sentence.start + hit.start])
    return None if _MAY_MEAN[sex].search(just_said) else True


def _speaks_of_an_ex(line: Line) -> bool:
    return bool(_AN_EX.search(_just_said(line)))


def _speaks_of_a_couple(line: Line) -> bool:
    return bool(line.turn(Turn.COUPLE).search(_just_said(line)))


def _just_said(line: Line) -> bytes:
    return fold(line.text[max(0, line.sentence.end - _JUST_SAID) : line.sentence.end])

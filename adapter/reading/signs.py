"""Signs: a line's sign words come in; what was seen or said, of which child or grown-up and of when, goes out."""

from __future__ import annotations

import re
from functools import lru_cache

from adapter.reading.callers import A_CALLERS
from adapter.reading.drafts import OF_AGE, OTHER_ADULTS, OWN_CHILDREN, AboutAdult, Draft, Line, Saying
from adapter.reading.home_of_whom import by_pronoun
from adapter.reading.lexicon import Cue
from adapter.reading.only_offered import is_only_offered
from adapter.reading.own_things import is_own_thing
from adapter.reading.raised_at_work import is_of_a_child
from adapter.reading.said_of import subject_before
from adapter.reading.scan import Hit, longest
from adapter.reading.standing import stand
from adapter.reading.turns import Turn
from adapter.words import Assertion, Kin, MentionKind, Sign, When, Whose

_OF_A_GROWN_UP = frozenset(
    {Sign.ADULT_TAKEN_AWAY, Sign.ADULT_GOING_AWAY, Sign.ADULT_IN_HOSPITAL, Sign.RELAPSE, Sign.STABLE}
    | {Sign.CARER_AT_LIMIT, Sign.CANNOT_BE_LEFT, Sign.NO_BACK_UP, Sign.FAREWELL, Sign.MEANS_AT_HAND}
    | {Sign.ADULT_INCAPABLE, Sign.TOO_MUCH_TAKEN, Sign.ATTEMPT_TODAY}
)
_THE_KNOWN = re.compile(rb"\b(?:the|both) (?:kids|children|boys|girls|twins)\b")
_THE, _THE_KIDS = 5, 14
_HIS_OR_HER = re.compile(rb"\b(his|her|he|him|she)\b")
_SEX = {b"his": "male", b"he": "male", b"him": "male", b"her": "female", b"she": "female"}
_HE_BEFORE = 24
_NOW = {Sign.CHILD_WITHOUT_CARER: Sign.NEGLECT_OF_CHILD, Sign.IMMEDIATE_DANGER: Sign.HARM_TO_CHILD}
"""What is an emergency while it lasts, and what it is afterwards."""
_BEARS_ON_OTHERS = frozenset({Sign.FGM, Sign.DRAWN_IN, Sign.ABUSED_BY_KIN})
_DONE = frozenset({Sign.HARM_TO_CHILD, Sign.CHILD_EXPLOITED, Sign.ABUSE_WITNESSED})
_DONE_OR_NOW = _DONE | {*_NOW, Sign.NEGLECT_OF_CHILD, Sign.CHILD_IN_DELUSION_OR_PLAN}
_A_NO = re.compile(r"\b(?:no|not|never|nothing|nobody|without|cannot|refus\w+|deni\w+)\b|n't|no-")
_WHERE_ALONE = frozenset({Sign.CHILD_WITHOUT_CARER, Sign.NEGLECT_OF_CHILD})
_ALONE = re.compile(rb"\b(?:alone|on (?:his|her|their) own|by (?:himself|herself|themselves))\b")
_NEED_NOBODY = 16
_JUST_AGES = re.compile(rb"(?:[ ,()&/\d]|and|on|at)*")
"""What may stand between a looking after and its day: `has the girls, 3 and 5, on Fridays`."""
_JUST_BEFORE = 3
"""Spaces from a no to the end of the words it denies: `no old bruises`."""


def signs_of(line: Line, recent: list[Draft], about: AboutAdult) -> list[Saying]:
    """Every sign of a line; those about a child point at the child nearest to them."""
    if not line.hits.sign:
        return []
    children = [draft for draft in line.people if draft.is_child or draft.kin == Kin.UNBORN]
    believed = line.hits.cue.get(Cue.BELIEVED, ()) if about.confused else ()
    # `Help with him` is longer as words about a named child, and is none of those: it stays what it is without a name.
    hits = _longest_by_sign([hit for hit in line.hits.sign if _subject_fits(line, hit, recent, about)])
    hits = [hit for hit in hits if not any(cue.start <= hit.start for cue in believed)]
    hits = [hit for hit in hits if not is_only_offered(line, hit)]
    grown = [one for one in line.people if one.grown or (one.low or 0) >= OF_AGE]
    hits = [hit for hit in hits if not (hit.entry.needs_child and _is_of_grown(hit, grown, children))]
    hits = [hit for hit in hits if not (hit.entry.sign is Sign.CHILDREN_SPOKEN_OF and _is_of_one(hit, grown))]
    hits = [hit for hit in hits if not (hit.entry.sign is Sign.CHILDREN_HINTED and is_own_thing(line, hit, about))]
    hits = [hit for hit in hits if not (hit.entry.sign is Sign.TAKEN_IN_BY_KIN and _is_by_another(hit, children))]
    hits = [hit for hit in hits if not _may_be_left(line, hit, children) and not _is_now_and_then(line, hit)]
    return [_sign(line, hit, children or _meant(line, hit, recent, about)) for hit in hits]


def _may_be_left(line: Line, hit: Hit, children: list[Draft]) -> bool:
    """`He left his son, 17, at home on his own`: nobody need be at home with somebody of sixteen."""
    if hit.entry.sign not in _WHERE_ALONE or not _ALONE.search(line.folded, hit.start):
        return False
    return bool(children) and all((one.low or 0) >= _NEED_NOBODY for one in children)


def _is_now_and_then(line: Line, hit: Hit) -> bool:
    """`Her aunt has them Friday nights`: one night a week is nobody who looks after them."""
    nights = line.hits.cue.get(Cue.FEW_NIGHTS, ()) if hit.entry.sign is Sign.PROTECTIVE_ADULT else ()
    return any(hit.start < one.start and _JUST_AGES.fullmatch(line.folded[hit.end : one.start]) for one in nights)


def _is_by_another(hit: Hit, children: list[Draft]) -> bool:
    """`Her friend is bringing up two grandsons`: nobody of this family took anybody in."""
    within = [one for one in children if hit.start <= one.at < hit.end]
    return bool(within) and all(A_CALLERS in one.why for one in within)


def _is_of_grown(hit: Hit, grown: list[Draft], children: list[Draft]) -> bool:
    """`Hit her daughter Ella, 31`: what is told of somebody grown is told of no child."""
    covered = [one for one in grown if (one.low or 0) >= OF_AGE and hit.start <= one.at < hit.end]
    return bool(covered) and not any(hit.start <= one.at < hit.end for one in children if one not in covered)


def _is_denied_within(line: Line, hit: Hit) -> bool:
    """`Tom has no bruises`: a no just before the word itself, where the pattern asks for none."""
    inner = [one for one in line.hits.cue.get(Cue.NEGATED, ()) if hit.start < one.start and one.end < hit.end]
    return any(
        line.folded[one.end : hit.end].count(b" ") <= _JUST_BEFORE for one in inner if one.entry.reach == "ahead"
    ) and not _tells_of_a_lack(hit.entry.patterns)


@lru_cache(maxsize=1024)
def _tells_of_a_lack(patterns: tuple[str, ...]) -> bool:
    return bool(_A_NO.search(" ".join(patterns)))


def _is_of_one(hit: Hit, people: list[Draft]) -> bool:
    """`The lads are 60 to 84`: the words for children are those of somebody grown."""
    return any(hit.start <= one.at < hit.end or one.lead == "definite" for one in people)


def _meant(line: Line, hit: Hit, recent: list[Draft], about: AboutAdult) -> list[Draft]:
    """`He goes to a special school`: what only a child is told of is told of the one the pronoun stands for."""
    return by_pronoun(line, hit.start, recent, about) if hit.entry.subject == "child" else []


def _sign(line: Line, hit: Hit, children: list[Draft]) -> Saying:
    base, sign = line.sentence.start, hit.entry.sign
    assertion, when = stand(line, hit.start, hit.end)
    if sign in _DONE and assertion == Assertion.AFFIRMED and _is_denied_within(line, hit):
        assertion = Assertion.NEGATED
    if when == When.PAST and sign == Sign.STABLE:
        when = When.CURRENT  # `sober for three years` is how things are today
    if when == When.PAST and sign in _DONE_OR_NOW and _only_the_doer_is_past(line):
        when = When.CURRENT  # `her ex-husband is at the door`: the marriage is over, not the danger
    if when == When.PAST and sign == Sign.PROTECTIVE_ADULT and line.turn(Turn.HABIT).search(_words(line, hit)):
        when = When.CURRENT  # `with her ex-husband`: the marriage is over, not the looking after
    if assertion == Assertion.PAST and sign in _BEARS_ON_OTHERS:
        assertion, when = Assertion.AFFIRMED, When.CURRENT  # what was done to one asks about a daughter or a sister
    if sign == Sign.SAFE_CONTACT and assertion != Assertion.QUESTION:
        assertion, when = (
            Assertion.AFFIRMED,
            When.CURRENT,
        )  # `nothing is to be texted`, `if he answers`, `her ex reads it`
    if sign in _NOW and line.turn(Turn.AN_EARLIER_DAY).search(line.folded):
        sign = _NOW[sign]
    whose = _whose(line, hit) if sign in _OF_A_GROWN_UP else Whose.ADULT
    if sign == Sign.ABUSED_BY_KIN:
        when = When.CURRENT  # `raped by her stepfather at 14`: long ago for her, and today for a sister
    saying = Saying(line, base + hit.start, base + hit.end, MentionKind.SIGN, assertion, whose, when, sign=sign)
    saying.needs_child = hit.entry.needs_child
    near = sorted(children, key=lambda draft: abs(draft.at - hit.start))
    saying.child = near[0] if near and saying.needs_child else None
    saying.needs_child = saying.needs_child and not hit.entry.shown_alone
    saying.met = hit.entry.subject == "met"
    saying.why = f"the words are a sign of: {sign.replace('_', ' ')}"
    return saying


def _only_the_doer_is_past(line: Line) -> bool:
    cues = line.hits.cue.get(Cue.PAST, ())
    return bool(cues) and all(line.folded.startswith((b"ex-", b"ex "), one.start) for one in cues)


def _words(line: Line, hit: Hit) -> bytes:
    return line.folded[hit.start : hit.end]


def _subject_fits(line: Line, hit: Hit, recent: list[Draft], about: AboutAdult) -> bool:
    """`Has nightmares` is told of whoever has them: words that grown-ups share count where a child is the subject."""
    if hit.entry.subject == "met":
        return not _is_of_this_home(line, hit, recent)
    if hit.entry.subject == "raised":
        return is_of_a_child(line, hit, [one for one in [*line.people, *recent] if is_young(one, about)])
    if hit.entry.sign is Sign.ABUSER_NEAR and about.sex == "male" and line.folded.startswith(b"he", hit.start):
        return False  # `his uncle abused him; he lives with his mother`: the adult himself does
    if hit.entry.subject is None:
        return True
    subject = subject_before(line, hit) if line.people else None
    if hit.entry.subject == "body":
        child = subject if subject is not None and subject.is_child else None
        return is_young(child, about) if child else _is_of_his_body(line, hit, recent, about)
    if hit.entry.subject == "done_to":
        end = line.sentence.start + hit.value_at + len(hit.value)
        named = [one for one in line.people if one.at <= hit.value_at and end <= one.end]
        return any(is_young(one, about) for one in named) and not (subject is not None and subject.is_child)
    if subject is None:
        return bool(by_pronoun(line, hit.start, recent, about)) is (hit.entry.subject == "child")
    return is_young(subject, about) if hit.entry.subject == "child" else not subject.is_child


def _is_of_his_body(line: Line, hit: Hit, recent: list[Draft], about: AboutAdult) -> bool:
    """`On his back were ...`: of a child just told of, unless the adult may as well be meant."""
    sexes = {_SEX[said] for said in _HIS_OR_HER.findall(line.folded, max(0, hit.start - _HE_BEFORE), hit.end)}
    meant = [one for one in (*line.people, *recent) if is_young(one, about) and not one.plural]
    return len(sexes) == 1 and about.sex not in sexes and any(one.sex in sexes for one in meant)


def _is_of_this_home(line: Line, hit: Hit, recent: list[Draft]) -> bool:
    """`The kids answered the door`, where this home's own were told of before: those are meant, and no strangers."""
    the_known = _THE_KNOWN.search(line.folded, max(0, hit.start - _THE), min(hit.end, hit.start + _THE_KIDS))
    told = (draft for draft in recent if draft.is_child and draft.kin in OWN_CHILDREN)
    return the_known is not None and any(draft.names and not draft.grown for draft in told)


def is_young(draft: Draft, about: AboutAdult) -> bool:
    """Whether somebody told of may be under age."""
    known = draft.refers_to or draft
    grown = known.grown or (known.low or 0) >= OF_AGE or (about.old and known.low is None)
    return draft.is_child and not grown


def _whose(line: Line, hit: Hit) -> Whose:
    """Who was taken away or is going, who relapsed: `her brother was arrested` leaves nobody without a carer."""
    subject = subject_before(line, hit) if line.people else None
    if subject is None:
        return Whose.ADULT
    if subject.kin == Kin.PARTNER:
        return Whose.PARTNER
    if subject.kin == Kin.PARENT and hit.entry.sign is Sign.ADULT_INCAPABLE:
        return Whose.ADULT  # `his mum was out cold`: the child's own, or a grandmother who minds the child
    if subject.kin == Kin.PARENT and not line.turn(Turn.SOMEBODYS).search(
        line.folded[max(0, subject.at - 24) : subject.at]
    ):
        return Whose.ADULT  # `Mum was detained`: the mother of the children the record is about
    return Whose.OTHER if subject.is_child or subject.kin in OTHER_ADULTS else Whose.ADULT


def _longest_by_sign(hits: list[Hit]) -> list[Hit]:
    """The longest reading of each stretch, sign by sign."""
    by_sign: dict[str, list[Hit]] = {}
    for hit in hits:
        by_sign.setdefault(hit.entry.sign, []).append(hit)
    return [hit for same in by_sign.values() for hit in longest(same)]

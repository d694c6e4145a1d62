"""Homes: a line and its people come in; who lives where and who sees whom is set on them."""

from __future__ import annotations

import re
from typing import NamedTuple

from adapter.reading.both_parents import told_with_parents
from adapter.reading.callers import A_CALLERS
from adapter.reading.drafts import OWN_CHILDREN, AboutAdult, Draft, Line, Saying
from adapter.reading.him_or_her import at_the_family_home, told_by_a_pronoun
from adapter.reading.home_lists import here_by_list
from adapter.reading.home_of_whom import NOT_HERE, bearing, by_pronoun, owns_the_next, set_home
from adapter.reading.lexicon import Cue
from adapter.reading.nights import count_nights
from adapter.reading.not_the_childs import adult_subject, is_not_the_childs, with_whom
from adapter.reading.placed_together import settled_by_the_place
from adapter.reading.scan import Hit
from adapter.reading.standing import has_cue
from adapter.reading.text import clause_of
from adapter.reading.turns import Turn
from adapter.reading.whose_contact import has_contact_instead
from adapter.reading.whose_home import (
    anothers_share,
    answered_yes,
    as_a_guest,
    at_her_home,
    brought_up_by_another,
    is_the_others,
    is_the_partner,
    of_another,
    of_this_home,
    of_whom_unsaid,
    only_meanwhile,
    only_that_often,
    own_subject,
    stays_then,
    told_as_well,
    was_once,
    with_the_other,
)
from adapter.reading.with_the_writer import is_with_the_writer
from adapter.words import Answer, Assertion, Kin, MentionKind

_NEAR = 60
_FAR_AHEAD = 40
_OF_US = re.compile(rb"\bwe(?:'re| are| all| both| still| now| currently| have been|'ve been)* $")
_BRACKETED = re.compile(rb"[^(,;.]*\([^()]*\)[^,;.:(]{0,30}$")

_TO_RETURN = re.compile(rb" (?:return|returned|rehabilitated|back|home)\b.* (?:to|into|in) [a-z']+( care)?$")
_THE_HOME = re.compile(
    rb"(?:\bat home|(?:in|at) (?:the|their)(?: [a-z]+)? (?:home|house|flat|property|address))"
    rb"(?! with (?:him|her|me|us)\b)"
)


class Effect(NamedTuple):
    """What a residence cue says of the children it bears on."""

    lives: Answer
    contact: Answer
    why: str


_WRITER_SEES = re.compile(
    rb"\b(?:i|we)(?:'ll| will| shall| am going to| are going to)? (?:see|saw|visit|visited|meet|met) [^.;]*$"
)
"""`I will speak to them when I see them on Thursday`, of whoever writes."""
_EFFECTS = {
    Cue.LIVES_HERE: Effect(Answer.PRESENT, Answer.PRESENT, "the words put the child in the home"),
    Cue.SEEN_HERE: Effect(Answer.PRESENT, Answer.PRESENT, "the child was in the home when somebody called"),
    Cue.PART_TIME: Effect(Answer.ABSENT, Answer.PRESENT, "the adult has or sees the child at set times only"),
    Cue.LIVES_ELSEWHERE: Effect(Answer.ABSENT, Answer.UNKNOWN, "the words put the child in another home"),
    Cue.CONTACT: Effect(Answer.UNKNOWN, Answer.PRESENT, "the adult sees or looks after the child"),
    Cue.NO_CONTACT: Effect(Answer.ABSENT, Answer.ABSENT, "the words say there is no contact"),
}
_IN_ORDER = (Cue.LIVES_HERE, Cue.SEEN_HERE, Cue.LIVES_ELSEWHERE, Cue.PART_TIME, Cue.NO_CONTACT, Cue.CONTACT)
_SPEAKS_OF_HOME = frozenset(
    {
        *_EFFECTS,
        Cue.WITH_HIM_OR_HER,
        Cue.MOST_NIGHTS,
        Cue.FEW_NIGHTS,
        Cue.LIVES_ALONE,
        Cue.HOME_TOLD,
        Cue.LIVES_WITH,
        Cue.NO_CHILDREN,
    }
)


def settle_homes(line: Line, recent: list[Draft], about: AboutAdult) -> list[Saying]:
    """Set residence and contact on the people of a line; returns what is said of the household as a whole."""
    here_by_list(line)
    if _SPEAKS_OF_HOME.isdisjoint(line.hits.cue):
        return []
    sayings = [
        _whole(line, hit, MentionKind.RESIDENCE, "the adult is said to live alone")
        for hit in line.hits.cue.get(Cue.LIVES_ALONE, ())
    ]
    if sayings and not has_cue(line, Cue.NEGATED, sayings[0].start - line.sentence.start) and not line.sentence.asks:
        about.lives_alone = True
    sayings += [
        _whole(line, hit, MentionKind.RESIDENCE, "it is told with whom the adult lives, and no child is among them")
        for hit in line.hits.cue.get(Cue.HOME_TOLD, ())
        if not line.sentence.asks
    ]
    for hit in line.hits.cue.get(Cue.LIVES_WITH, ()):
        _lives_with(line, hit, recent, about)
    for cue in _IN_ORDER:
        for hit in line.hits.cue.get(cue, ()):
            _apply(line, hit, cue, recent, about)
    told_by_a_pronoun(line, recent, about)
    count_nights(line, recent, about)
    for hit in line.hits.cue.get(Cue.NO_CHILDREN, ()):
        saying = _whole(line, hit, MentionKind.NO_CHILDREN, "the words say there are no children")
        if line.sentence.asks:
            saying.assertion = Assertion.QUESTION
        sayings.append(saying)
    return sayings


def _whole(line: Line, hit: Hit, kind: MentionKind, why: str) -> Saying:
    base = line.sentence.start
    return Saying(line, base + hit.start, base + hit.end, kind, lives=Answer.ABSENT, why=why)


def _lives_with(line: Line, hit: Hit, recent: list[Draft], about: AboutAdult) -> None:
    if line.sentence.asks or has_cue(line, Cue.HYPOTHETICAL, hit.start):
        return
    before, rest = line.folded[: hit.start], line.folded[hit.end :]
    if of_another(line, hit) or as_a_guest(line, hit):
        return
    reach = hit.end + _listed_to(line, rest)
    subjects = _children_before(line, hit, recent, about)
    listed = [draft for draft in line.people if hit.end <= draft.at < reach]
    here = (bool(line.turn(Turn.WITH_US).search(rest)) or not listed) and not with_the_other(line, rest, about)
    here = here or at_the_family_home(line, hit.end, about)
    if was_once(line, hit):
        for child in subjects if here else listed:
            if child.is_child:
                set_home(child, Answer.ABSENT, "the words say that the child used to live here")
        return
    if subjects:
        _set_homes(line, hit, subjects, here, about)
        return
    children = [
        draft for draft in listed if draft.is_child and draft.kin != Kin.UNBORN and not told_as_well(line, draft)
    ]
    left = about.left_home and b"home" in line.folded[hit.start : hit.end] and not line.turn(Turn.WITH_US).search(rest)
    for child in children:
        if left:
            set_home(child, Answer.ABSENT, "at home with somebody else, in a home that the adult has left")
            continue
        set_home(child, Answer.PRESENT, "listed among those the adult lives with")
        child.loose = child.stranger = False  # `lives with her husband, a toddler and a dog`
    lists = listed and not children and line.turn(Turn.LISTS_A_HOME).search(line.folded[hit.start : hit.end])
    if lists and not _OF_US.search(before):
        about.home_listed = True  # `we live with my mum` leaves open who we are


def _set_homes(line: Line, hit: Hit, subjects: list[Draft], here: bool, about: AboutAdult) -> None:
    """`They live with ...`: the home of each of those who are the subject."""
    here = here or any(is_with_the_writer(line, child) for child in subjects)
    for child in subjects:
        told = told_with_parents(line, hit.start, child, about)
        if told == Answer.UNKNOWN:
            continue
        if not here and told is None and (anothers_share(line, hit, child, about) or only_meanwhile(line, hit)):
            child.minor = child.minor or child.kin in OWN_CHILDREN
            continue
        lives = Answer.PRESENT if here or told else Answer.ABSENT
        set_home(child, lives, "the words say with whom the child lives")


def _listed_to(line: Line, rest: bytes) -> int:
    """Where the list of those the adult lives with ends."""
    at = 0
    while stop := line.turn(Turn.LIST_ENDS).search(rest[at:]):
        at += int(stop.start())
        if not line.turn(Turn.LIST_GOES_ON).search(rest[at:]):
            return at
        at += len(stop.group())
    return len(rest)


def _children_before(line: Line, hit: Hit, recent: list[Draft], about: AboutAdult) -> list[Draft]:
    """The children who are the subject of a verb: named before it in its clause, or a pronoun for ones just said."""
    before = [one for one in line.people if one.at < hit.start and not (one.implied or owns_the_next(line, one))]
    if before:
        last = before[-1]
        same = clause_of(line.clauses, last.at) == clause_of(line.clauses, hit.start) or bool(
            _BRACKETED.match(line.folded, last.at, hit.start)
        )
        who = b" who " in line.folded[last.at : hit.start + 1]
        if last.is_child and (same or who) and hit.start - last.at <= _NEAR and not adult_subject(line, last, hit):
            return [draft for draft in before if draft.is_child and last.at - draft.at <= _NEAR]
    return [] if is_the_partner(line, hit, about) else by_pronoun(line, hit.start, recent, about)


def _apply(line: Line, hit: Hit, cue: Cue, recent: list[Draft], about: AboutAdult) -> None:
    asked = line.sentence.asks and not (cue == Cue.LIVES_ELSEWHERE and answered_yes(line))
    hoped = cue == Cue.LIVES_ELSEWHERE and _TO_RETURN.search(line.folded, hit.start, hit.end)
    if asked or (has_cue(line, Cue.HYPOTHETICAL, hit.start) and not hoped):
        return
    if cue in (Cue.LIVES_HERE, Cue.SEEN_HERE, Cue.CONTACT) and has_cue(line, Cue.NEGATED, hit.start):
        return
    if cue == Cue.LIVES_HERE and of_whom_unsaid(line, hit, about):
        return
    if cue in (Cue.PART_TIME, Cue.NO_CONTACT) and _another_sees(line, hit, about):
        return
    if cue in NOT_HERE and line.turn(Turn.THE_OTHERS).search(line.folded[: hit.start]):
        about.others_away = about.others_away or not any(draft.is_child for draft in line.people)
    away = cue == Cue.LIVES_HERE and about.left_home and _THE_HOME.search(line.folded, hit.start, hit.end)
    there = cue == Cue.LIVES_ELSEWHERE and of_this_home(line, hit)
    effect = _EFFECTS[Cue.LIVES_ELSEWHERE if away else Cue.LIVES_HERE if there else cue]
    for child in bearing(line, hit, cue, recent, about):
        if cue in (Cue.LIVES_ELSEWHERE, Cue.PART_TIME) and anothers_share(line, hit, child, about):
            child.minor = child.minor or child.kin in OWN_CHILDREN
            continue
        if child.kin == Kin.UNBORN or (cue in (Cue.CONTACT, Cue.NO_CONTACT) and own_subject(line, hit, child)):
            continue
        if cue == Cue.PART_TIME and (child.at - hit.end > _FAR_AHEAD or only_that_often(line, hit, child)):
            continue  # `he only used at weekends and then I found it beside our six-year-old's things`
        if cue == Cue.SEEN_HERE and child.kin == Kin.OTHER_CHILD:
            continue  # `the neighbour's children were there`
        anothers = cue == Cue.LIVES_HERE and _at_anothers(line, hit, child)
        if anothers or settled_by_the_place(line, hit, cue, child, recent, about):
            continue
        if cue == Cue.LIVES_ELSEWHERE and is_not_the_childs(line, hit, child, about):
            continue
        if cue == Cue.LIVES_HERE and was_once(line, hit):
            set_home(child, Answer.ABSENT, "the words say that the child used to live here")
            continue
        if effect.lives != Answer.UNKNOWN and (not child.stated or _overrules(line, hit, cue)):
            set_home(child, effect.lives, effect.why)
        if effect.contact != Answer.UNKNOWN and child.contact != Answer.ABSENT:
            child.contact = effect.contact
            child.why.append(effect.why)


def _another_sees(line: Line, hit: Hit, about: AboutAdult) -> bool:
    """The other parent, or whoever writes."""
    writes = not about.first_person and _WRITER_SEES.search(line.folded, 0, hit.end) is not None
    return writes or is_the_others(line, hit, about) or has_contact_instead(line, hit, about)


def _at_anothers(line: Line, hit: Hit, child: Draft) -> bool:
    """At the home of whoever has the child: `her friend is bringing up two grandsons`."""
    return A_CALLERS in child.why or at_her_home(line, hit, child) or brought_up_by_another(line, hit, child)


def _overrules(line: Line, hit: Hit, cue: Cue) -> bool:
    """`Stays with us at weekends` is no home, though `stays with us` alone would be."""
    return cue == Cue.LIVES_ELSEWHERE or with_whom(line, hit) or (cue == Cue.PART_TIME and stays_then(line, hit))

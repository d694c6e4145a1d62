"""How a person is spoken of: a draft comes in; asked, supposed, past, somebody else's or today's is set on it."""

from __future__ import annotations

import re

from adapter.reading.drafts import AboutAdult, Draft, Line
from adapter.reading.lexicon import Cue
from adapter.reading.standing import has_cue
from adapter.reading.text import clause_of
from adapter.reading.turns import Turn
from adapter.words import Assertion, Kin, MentionKind, Whose

_REACH_AHEAD = 48
_BESIDE = 6
_HIS_EX = re.compile(
    rb"\b(?:his|my (?:husband|boyfriend|partner|fiance|bf)'s) (?:ex|ex-[a-z]+|(?:ex|new|other|first|former) [a-z]+"
    rb"|mistress|baby mama)(?: (?:is|was|got|gets|now|already|also|has|became|who|told|him|me|she's|she|'s)){0,4} $"
)
_NOT_THIS_FAMILY = frozenset(
    {Kin.PARENT, Kin.SIBLING, Kin.ADULT, Kin.OFFSPRING, Kin.STEPCHILD, Kin.NIECE_OR_NEPHEW, Kin.OTHER_CHILD}
)


def stand_person(draft: Draft, asker: bool, about: AboutAdult) -> None:
    """Settle how a person is spoken of: a question, a wish, a template, the adult's own childhood, or today."""
    line, at = draft.line, draft.at
    if draft.assertion != Assertion.AFFIRMED:
        return
    if asker and _own_of_who_asks(line, at):
        draft.kin, draft.whose = Kin.OTHER_CHILD, Whose.OTHER
        draft.why.append("whoever asks speaks of a child of their own")
        return
    unborn = draft.kin == Kin.UNBORN
    vague = draft.lead in ("bare", "other", "indefinite", "start", "none")
    if has_cue(line, Cue.TEMPLATE, at) and not draft.names:
        draft.assertion, why = Assertion.QUESTION, "the words are a form's own template"
    elif (
        line.sentence.asks
        and (vague or unborn)
        and (asker or line.turn(Turn.ASKED_OF_SOMEBODY).search(line.folded))
        and draft.low is None
    ):
        draft.assertion, why = Assertion.QUESTION, "it is asked, not said"
    elif unborn and _pregnancy_not_now(draft, about):
        return
    elif (
        vague
        and not _takes_for_granted(draft)
        and not draft.names
        and (draft.low is None or draft.staged)
        and _supposed(line, at)
    ):
        draft.assertion, why = Assertion.HYPOTHETICAL, "it is a wish, a plan or an if"
    elif not draft.names and draft.lead != "own" and line.turn(Turn.WISHED_FOR).search(line.folded[:at]):
        draft.assertion, why = Assertion.HYPOTHETICAL, "somebody wishes for or imagines it"
    elif about.confused and not draft.names and (draft.low is None or draft.staged) and _believed(line, at):
        draft.assertion, why = Assertion.HYPOTHETICAL, "it is what somebody confused believes or asks after"
    elif not draft.names and draft.lead != "own" and has_cue(line, Cue.OWN_CHILDHOOD, at):
        draft.assertion, why = Assertion.PAST, "it is about somebody's own childhood"
    else:
        return
    draft.why.append(why)


def _takes_for_granted(draft: Draft) -> bool:
    """`Trying to get him into the high chair`: the wish is for something else, and the child is there."""
    return draft.implied and draft.minor and draft.low is None


def _own_of_who_asks(line: Line, at: int) -> bool:
    """`Doctor: Our youngest loves that park.`"""
    told = line.turn(Turn.MY_OR_OUR).search(line.folded[:at])
    return bool(told) and not line.turn(Turn.ASKED_OF_SOMEBODY).search(line.folded[:at])


def _supposed(line: Line, at: int) -> bool:
    """A wish, plan or `if` that stands before the word in its clause."""
    before = [hit for hit in line.hits.cue.get(Cue.HYPOTHETICAL, ()) if hit.start <= at]
    return any(clause_of(line.clauses, hit.start) == clause_of(line.clauses, at) for hit in before)


def _believed(line: Line, at: int) -> bool:
    return any(hit.start <= at for hit in line.hits.cue.get(Cue.BELIEVED, ()))


def _pregnancy_not_now(draft: Draft, about: AboutAdult) -> bool:
    """An animal's, somebody else's, denied, only supposed, or over."""
    line = draft.line
    before = [one for one in line.people if one is not draft and one.at < draft.at and one.kin != Kin.UNBORN]
    if any(0 <= draft.at - pet.end <= _BESIDE for pet in line.hits.cue.get(Cue.PET, ())):
        draft.pet = True
        return True
    covered = any(cover.start <= draft.at < cover.end for cover in line.hits.cue.get(Cue.NOT_OURS, ()))
    if covered or (about.first_person and _HIS_EX.search(line.folded[: draft.at])):
        draft.whose = Whose.OTHER
        draft.why.append("another woman expects")
        return True
    if (
        before
        and before[-1].kin in _NOT_THIS_FAMILY
        and not before[-1].implied
        and not line.hits.cue.get(Cue.LIVES_WITH)
    ):
        between = _past_ages(line, before[-1].end - line.sentence.start, draft.at)
        if not line.turn(Turn.SUBJECT).search(between) and len(between) <= _REACH_AHEAD:
            draft.whose = Whose.OTHER
            draft.why.append("it is a relative's or a friend's pregnancy")
            return True
    if about.delivered and not line.turn(Turn.EXPECTS).search(line.folded):
        draft.assertion = Assertion.PAST
        draft.why.append("the record goes on to the birth")
        return True
    for cue, assertion, why in (
        (Cue.NEGATED, Assertion.NEGATED, "the pregnancy is denied"),
        (Cue.HYPOTHETICAL, Assertion.HYPOTHETICAL, "the pregnancy is only supposed"),
        (Cue.DIED, Assertion.PAST, "the pregnancy ended"),
        (Cue.PAST, Assertion.PAST, "the pregnancy is past"),
        (Cue.PREGNANCY_PAST, Assertion.PAST, "the pregnancy is past"),
    ):
        if has_cue(line, cue, draft.at, draft.end - line.sentence.start):
            draft.assertion = assertion
            draft.why.append(why)
            return True
    return False


def _past_ages(line: Line, start: int, stop: int) -> bytes:
    """What stands between, without `in her 30s`, whose `her` begins nothing new."""
    aged = {at for age in line.ages for at in range(age.start, age.end)}
    return bytes(sign for at, sign in enumerate(line.folded[start:stop], start) if at not in aged)


def kind_of(draft: Draft, about: AboutAdult) -> MentionKind:
    """What a settled person is: child, unborn, grown, somebody else's, or a pet."""
    if draft.pet:
        return MentionKind.PET
    if draft.kin == Kin.UNBORN:
        return MentionKind.UNBORN
    grown = draft.grown or (draft.low is not None and draft.low >= 18)
    if grown and draft.kin != Kin.OTHER_CHILD:
        return MentionKind.ADULT_OFFSPRING
    if draft.kin == Kin.OTHER_CHILD or (about.is_child and not draft.writer):
        return MentionKind.OTHER_PEOPLES_CHILD
    return MentionKind.CHILD

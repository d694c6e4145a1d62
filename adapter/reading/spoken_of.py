"""How a person is spoken of: a draft comes in; asked, supposed, past, somebody else's or today's is set on it."""

from __future__ import annotations

import re

from adapter.reading.drafts import OF_AGE, OWN_CHILDREN, AboutAdult, Draft, Line
from adapter.reading.gestation import due_is_told
from adapter.reading.lexicon import Cue
from adapter.reading.none_at_all import BY_AGE_ALONE
from adapter.reading.of_then import of_then
from adapter.reading.standing import has_cue
from adapter.reading.text import clause_of
from adapter.reading.turns import Turn
from adapter.words import Assertion, Kin, MentionKind, Whose

_REACH_AHEAD = 48
_BESIDE = 6
_MAY_EXPECT = 11
_HIS_EX = re.compile(
    rb"\b(?:his|my (?:husband|boyfriend|partner|fiance|bf)'s) (?:ex|ex-[a-z]+|(?:ex|new|other|first|former) [a-z]+"
    rb"|mistress|baby mama)(?: (?:is|was|got|gets|now|already|also|has|became|who|told|him|me|she's|she|'s)){0,4} $"
)
_ASKED = re.compile(rb"\W*(?:[a-z/()]+ ){0,3}[a-z]+ ?\?\W*$")
_SAYS_YES = re.compile(r"\W*(?:[Yy](?:es|ep|eah)?\b|[Aa]ye|\d|[Aa]bout|[Aa]pprox|[Cc]onfirmed|[Pp]os)")
_PREDICATE = re.compile(
    rb"\b(he|she)(?:'s|'ll always be| is| will always be)(?: (?:still|always|just|only))*"
    rb" (?:my|our|her|his|their|mum's|mam's|dad's) (?:(?:big|little|baby|wee|own|precious|only|poor) )*$"
)
_TEST = re.compile(rb"\btests?(?: (?:is|was|were|x ?\d|both|came back))* neg")
_LABEL = re.compile(
    rb"(?: [a-z()/]+){0,6} ?[:?] ?(?:[_.\s-]*|(?:to be (?:completed|confirmed|asked|recorded|added|updated)|tbc"
    rb"|to follow|not (?:yet )?(?:completed|recorded|asked|discussed)|pending|incomplete|blank)[.\s]*)"
)
_DISCHARGE = re.compile(rb"e\.?d\.?d\b")
_EXPECTS_ANEW = re.compile(
    rb"\b(?:now|again|currently|presently|today|still (?:pregnant|expecting|carrying)|further|another"
    rb"|since then|viable|ongoing|heartbeat|survived|continu\w+"
    rb"|this (?:time|pregnancy|one|baby))\b"
)
_BABY = "baby"
_PAST_CHILDREN = 65
_ONCE = re.compile(
    rb"\b(?:brought up|raised|reared)\b(?! by)"
    rb"|\b(?:when|while|after|once|before|until) (?:the|his|her|their|all the|all)"
    rb" (?:[a-z]+ )?(?:children|kids|boys|girls|sons|daughters|family|twins)"
    rb" (?:were|was|had|left|grew|started|went|came)\b"
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
    nobody = _nobody_meant(draft, about)
    if nobody is not None:
        draft.assertion, why = nobody
    elif (
        line.sentence.asks
        and (vague or (unborn and not due_is_told(line)))
        and (asker or line.turn(Turn.ASKED_OF_SOMEBODY).search(line.folded))
        and draft.low is None
    ):
        draft.assertion, why = Assertion.QUESTION, "it is asked, not said"
    elif unborn and (_none_awaited(draft, about) or _pregnancy_not_now(draft, about)):
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
    elif not draft.names and draft.lead != "own" and _of_own_childhood(draft, about):
        draft.assertion, why = Assertion.PAST, "it is about somebody's own childhood"
    else:
        return
    draft.why.append(why)


def _of_own_childhood(draft: Draft, about: AboutAdult) -> bool:
    line, at = draft.line, draft.at
    then = of_then(line, at, draft.end - line.sentence.start, about) if draft.low is None or draft.staged else None
    return has_cue(line, Cue.OWN_CHILDHOOD, at) or (then is not None and then < OF_AGE)


def _nobody_meant(draft: Draft, about: AboutAdult) -> tuple[Assertion, str] | None:
    """A form's words with nothing filled in; the adult, as a parent or a therapist speaks of them."""
    line = draft.line
    template = has_cue(line, Cue.TEMPLATE, draft.at) and not draft.names
    if template or _is_a_label(draft) or (draft.kin == Kin.UNBORN and _asked_and_not_said(line)):
        return Assertion.QUESTION, "the words are a form's own template"
    if _calls_the_adult(draft, about):
        return Assertion.HYPOTHETICAL, "it is what somebody calls the adult"
    if _brought_up_long_ago(draft, about):
        return Assertion.PAST, "somebody of that age brought them up long ago"
    if about.inner_child and _is_a_younger_self(draft):
        return Assertion.PAST, "it is the adult's own younger self, as therapy speaks of it"
    return None


def _asked_and_not_said(line: Line) -> bool:
    """`Pregnant?` of a form, unless `Yes` follows."""
    after = line.text[line.sentence.end : line.sentence.end + 12]
    return _ASKED.match(line.folded) is not None and _SAYS_YES.match(after) is None and not due_is_told(line)


def _is_a_label(draft: Draft) -> bool:
    """`Dependants at home:`, and nothing after it."""
    alone = draft.lead == "start" and not (draft.names or draft.count or draft.ages or draft.at)
    return alone and _LABEL.fullmatch(draft.line.folded, draft.end - draft.line.sentence.start) is not None


def _calls_the_adult(draft: Draft, about: AboutAdult) -> bool:
    """`Mum sleeps at the bedside. "He's my baby boy".`, of a man of 24."""
    said = _PREDICATE.search(draft.line.folded, 0, draft.at)
    theirs = about.parents and (about.age or OF_AGE) >= OF_AGE and not (about.first_person or draft.names or draft.ages)
    return theirs and said is not None and {b"he": "male", b"she": "female"}[said.group(1)] == about.sex


def _brought_up_long_ago(draft: Draft, about: AboutAdult) -> bool:
    """`When the children were small`, `she brought up five on her own`, of a woman of 82."""
    told = draft.names or (draft.low is not None and not draft.staged) or draft.lead == "owner"
    return (
        (about.age or 0) >= _PAST_CHILDREN
        and draft.kin in OWN_CHILDREN
        and not told
        and bool(_ONCE.search(draft.line.folded))
    )


def _is_a_younger_self(draft: Draft) -> bool:
    """`Little Jo is seven and hides in the wardrobe. Adult Jo told her she was safe.`"""
    if draft.kin is not Kin.UNKNOWN:
        return False
    if not draft.names:
        return BY_AGE_ALONE in draft.why
    of_self = rf"\b(?:[Ll]ittle|[Yy]ounger|[Ss]mall|[Aa]dult|[Gg]rown-?up) {re.escape(draft.names[0])}\b"
    return re.search(of_self, draft.line.text) is not None


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
    before = [one for one in line.people if one.at < draft.at and _may_expect(one)]
    grandchilds = before[-1:] and before[-1].kin == Kin.GRANDCHILD and (before[-1].low or OF_AGE) >= OF_AGE
    if any(0 <= draft.at - pet.end <= _BESIDE for pet in line.hits.cue.get(Cue.PET, ())):
        draft.pet = True
        return True
    covered = line.is_within(Cue.NOT_OURS, draft.at)
    if covered or (about.first_person and _HIS_EX.search(line.folded[: draft.at])):
        draft.whose = Whose.OTHER
        draft.why.append("another woman expects")
        return True
    if (
        before
        and (grandchilds or before[-1].kin in _NOT_THIS_FAMILY)
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


def _may_expect(one: Draft) -> bool:
    """No unborn baby, and no child who is small: `a two year old and another on the way`."""
    small = one.high is not None and one.high < _MAY_EXPECT
    return one.kin != Kin.UNBORN and one.relation != _BABY and not small


def _none_awaited(draft: Draft, about: AboutAdult) -> bool:
    line = draft.line
    if id(line) in about.lost_after and not _EXPECTS_ANEW.search(line.folded):
        draft.assertion = Assertion.PAST
        draft.why.append("the record goes on to its loss")
        return True
    discharge = about.no_pregnancy and _DISCHARGE.match(line.folded, draft.at)
    if not (discharge or _TEST.search(line.folded)):
        return False
    draft.assertion = Assertion.NEGATED
    draft.why.append("a ward's estimated date of discharge" if discharge else "the test was negative")
    return True


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

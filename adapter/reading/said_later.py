"""Ages said later: a line with an age and the children just spoken of come in; whose age it is is set on them."""

from __future__ import annotations

import re

from adapter.reading.ages import Age
from adapter.reading.ages_in_turn import share_in_turn
from adapter.reading.drafts import OF_AGE, OWN_CHILDREN, AboutAdult, Draft, Line
from adapter.reading.home_of_whom import by_pronoun
from adapter.reading.known_by_age import one_each, share_with, singly
from adapter.reading.lexicon import Cue, Lexicon
from adapter.reading.named_children import named_just_before
from adapter.reading.none_at_all import BY_AGE_ALONE
from adapter.reading.standing import has_cue
from adapter.reading.told_young import is_of_another
from adapter.reading.turns import Turn
from adapter.words import Assertion, Kin

_YOUNGEST_PARENT = 12
_BORN_TO = OWN_CHILDREN | {Kin.UNKNOWN, Kin.GRANDCHILD}
_HE_OR_SHE = re.compile(rb"\b(he|she)(?:'s|'d|'ll)?\b")
_OTHERS = {"he": re.compile(rb"\bhers?\b"), "she": re.compile(rb"\b(?:him|his)\b"), "": re.compile(rb"^")}
_SEX = {b"he": "male", b"sh": "female"}
_SPOKEN = re.compile(rb"\b(?:i|i'm|i've|my|me|we|our|us)\b")
_AFTERWARDS = re.compile(rb",? (?:he|she)\b")
_AT_ITS_HEAD = re.compile(rb"(?:[a-z_]{1,16}: )?(?:he|she|they)\b")
_THEY_ARE = re.compile(rb"\W*(?:they(?:'re| are)|ages?|aged|both)\b")
_LABELLED = re.compile(rb"\W*(?:age|aged|dob|d\.o\.b|date of birth|school year|year group)\b\W")


def ages_said_later(line: Line, recent: list[Draft], about: AboutAdult, lexicon: Lexicon) -> None:
    """`She is 9, he is 6.` after two names."""
    if line.hits.cue.get(Cue.PET) and not line.people:
        return
    shared = share_with(line, recent)
    if shared:
        line.people = sorted(
            [*shared, *(draft for draft in line.people if not draft.is_child)], key=lambda one: one.start
        )
        return
    if share_in_turn(line, recent):
        return
    labelled = _LABELLED.match(line.folded) and len(line.ages) == 1 and not line.ages[0].many
    if labelled and recent and not line.people:
        _age_by_label(line.ages[0], recent)
        return
    if _ages_alone(line, recent):
        return
    for age in line.ages:
        if age.own or any(_has(draft, age) for draft in line.people):
            continue
        if age.stage and (has_cue(line, Cue.PAST, age.start) or is_of_another(line, age.start, age.end)):
            continue  # `when he was at school`
        if age.many:
            _list_by_pronoun(line, age, recent, about)
            continue
        at = _pronoun_ends(line, age)
        for child in by_pronoun(line, at, recent, about, same_sex=age.high < OF_AGE)[:1]:
            waiting = [
                draft
                for draft in recent
                if draft.is_child and not draft.plural and draft.low is None and draft.sex in ("", child.sex)
            ]
            chosen = child if child.low is None or child.staged else (waiting[0] if waiting else None)
            if chosen is not None and _says_more(chosen, age) and _may_be_as_old(chosen, age, about):
                chosen.low, chosen.high, chosen.staged = age.low, age.high, age.stage
                chosen.why.append("the age follows in words about the same child")
                break
        else:
            _nobody_named(line, age, recent, about, lexicon)


def _may_be_as_old(child: Draft, age: Age, about: AboutAdult) -> bool:
    """Nobody has a child at eleven; a sister may be as old as one likes."""
    return about.age is None or about.age - age.high >= _YOUNGEST_PARENT or child.kin not in _BORN_TO


def _says_more(child: Draft, age: Age) -> bool:
    """`In Year 6` is not undone by `after school`."""
    if not (age.stage and child.staged) or child.low is None or child.high is None:
        return True
    return age.high - age.low < child.high - child.low


def _has(draft: Draft, age: Age) -> bool:
    """It is the age of somebody the line names."""
    return (draft.low == age.low and not draft.staged) or (draft.is_child and age in draft.ages)


def _pronoun_ends(line: Line, age: Age) -> int:
    """The pronoun stands before the age, at its head, or after it: `Eleven, she is.`"""
    within = _AT_ITS_HEAD.match(line.folded, age.start)
    if within:
        return within.end()
    after = _AFTERWARDS.match(line.folded, age.end)
    return after.end() if after and age.low > 1 else age.start  # `One, he's at uni` says how many


def _nobody_named(line: Line, age: Age, recent: list[Draft], about: AboutAdult, lexicon: Lexicon) -> None:
    """`He's thirteen and he does my injections`: a child whom no word but a pronoun names."""
    gone = (Assertion.QUESTION, Assertion.PAST)
    known = [*(one for one in recent if (one.low or 0) < OF_AGE), *line.people]
    others = [one for one in known if one.assertion not in gone and not one.implied]
    before = line.folded[: age.start] if age.bare else line.folded[: age.end].rstrip(b" .,;!?)")
    said = line.turn(Turn.PRONOUN_IS).search(before)
    sex = _SEX.get(said.group().strip()[:2], "") if said else ""
    told = line.after_animal or any(draft.is_child and (not sex or draft.sex in ("", sex)) for draft in others)
    if told or not said or age.high >= OF_AGE or about.is_child or line.sentence.asks:
        return
    if not _ends(line, age) or has_cue(line, Cue.HYPOTHETICAL, age.start) or _is_the_adults_own(line, age, about):
        return
    base = line.sentence.start
    child = Draft(line, base + age.start, base + age.end, "child", Kin.UNKNOWN)
    child.sex = sex
    named = named_just_before(line, {name for one in recent for name in one.names}, lexicon, about) if sex else ""
    child.names = (named,) if named else ()
    child.low, child.high, child.staged, child.ages, child.minor = age.low, age.high, age.stage, (age,), True
    child.why.append(BY_AGE_ALONE)
    line.people.append(child)


def _is_the_adults_own(line: Line, age: Age, about: AboutAdult) -> bool:
    """`She believes she is 9`, `speaks in the present tense ("she's eight")`: the pronoun is the adult's all along."""
    if about.confused and any(hit.start <= age.start for hit in line.hits.cue.get(Cue.BELIEVED, ())):
        return True
    pronouns = [said.decode() for said in _HE_OR_SHE.findall(line.folded, 0, age.end)]
    of_the_adult = "she" if about.sex == "female" else "he" if about.sex == "male" else ""
    hits = line.hits
    by_another = bool(about.first_person or hits.person or hits.care or hits.cue.get(Cue.MINOR))
    by_another = by_another or bool(_SPOKEN.search(line.folded) or _OTHERS[of_the_adult].search(line.folded))
    return len(pronouns) > 1 and {*pronouns} == {of_the_adult} and not by_another


def _ends(line: Line, age: Age) -> bool:
    """The age is all that is said: no scale or distance goes on after the figure."""
    ended = line.turn(Turn.AGE_ENDED).search(line.folded[age.start : age.end])
    return bool(ended or line.turn(Turn.AGE_ENDS).search(line.folded[age.end :]))


def _ages_alone(line: Line, recent: list[Draft]) -> bool:
    """`Two. Four and seven.`: a sentence that is nothing but ages, one for each child just counted."""
    age = line.ages[0]
    lots = [one for one in recent if one.plural and one.is_child and one.low is None and not one.told_later]
    alone = len(line.ages) == 1 and age.many and not line.people and not line.folded[: age.start].strip(b" -,.")
    if not alone or not lots or lots[-1].count not in (None, len(age.many)):
        return False
    lots[-1].told_later, lots[-1].loose = (line, tuple(singly(age))), False
    lots[-1].why.append("their ages follow in a sentence of their own")
    return True


def each_told(draft: Draft) -> list[Draft]:
    """A plural whose ages a later line gave, as one draft a child with all that has been learnt of them since."""
    return one_each(draft, *draft.told_later) if draft.told_later else [draft]


def _age_by_label(age: Age, recent: list[Draft]) -> None:
    """`Daughter: Chloe`, and on the next line `Age: 7`."""
    last = recent[-1]
    if age.high < OF_AGE and not last.plural and (last.low is None or last.staged):
        last.low, last.high, last.staged = age.low, age.high, age.stage
        last.why.append("the age stands on a line of its own under the child")


def _list_by_pronoun(line: Line, age: Age, recent: list[Draft], about: AboutAdult) -> None:
    """`The lads came to us; they're eight and eleven.`"""
    waiting = [
        one for one in recent if one.is_child and one.names and not one.plural and (one.low is None or one.staged)
    ]
    if len(waiting) == len(age.many) and _THEY_ARE.match(line.folded):
        for one, told in zip(waiting, singly(age), strict=True):
            one.low, one.high, one.staged = told.low, told.high, False
            one.why.append("the ages follow in words about the same children")
        return
    for lot in by_pronoun(line, age.start + 6, recent, about):
        if lot.plural and lot.low is None and lot.count in (None, len(age.many)):
            lot.told_later, lot.loose = (line, tuple(singly(age))), False
            lot.why.append("their ages follow in words about the same children")

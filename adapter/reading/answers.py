"""Answers: a question about children and the words that follow it come in; `no`, `two`, `they do` is read as an answer.

Works for an interview written down (`Do you have children? - No.`) and for a form's question with its answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from adapter.reading.ages import Age, number
from adapter.reading.drafts import OF_AGE, OWN_CHILDREN, Draft, Line, Saying
from adapter.reading.known_by_age import one_each, singly
from adapter.reading.lexicon import Cue
from adapter.reading.standing import has_cue
from adapter.reading.turns import Turn
from adapter.words import Answer, Kin, MentionKind, Sign

_COUNT = re.compile(rb"\b(\d|one|two|three|four|five|six|seven|eight|nine|ten)\b")
_COUNT_FIRST = re.compile(
    rb"\W*(?:(?:yes|yeah|yep|aye|um|er|well|oh)\W+)*(\d|one|two|three|four|five|six|seven|eight|nine|ten)\W"
)
_TIMES = re.compile(rb" (?:years?|months?|weeks?|days?|hours?|minutes?|nights?|times?)\b")
_LIVING = re.compile(
    rb"\blives?\b|living|staying|at home|with (?:you|ye|u)\b|full[- ]time|\bhere\b|you and (?:the|your)\b"
)
_ALL_OF_THEM = re.compile(rb"\b(?:they|they're|them|both|all|kids|children|boys|girls|bairns|weans|lads)\b")
_ANYBODY = re.compile(rb"\b(?:any|some)(?:one|body)\b")
_PREGNANT = re.compile(rb"pregnan")
_PUT = re.compile(rb"\b(?:ask(?:ed|s)?|put|question|checked|enquired|raised)\b")
_ANSWER_TO = re.compile(rb"\b(?:declin|refus)\w+ to answer\b")
_NONE_OF = re.compile(rb"\b(?:none|neither|not one) of (?:them|her|his|the|these|those)\b")
_AFTER = 2
_KNOWN = frozenset({"own", "owner", "definite"})
"""`Do the kids live with you?` asks where; `any children at home?` asks whether there are any."""
_SINCE_TOLD = 60
"""So many lines back the children are looked for whose ages are asked."""


def counted_answers(lines: Sequence[Line]) -> list[Saying]:
    """`No` to a question about children; adds the children of `yes, two` to the answering line's people."""
    sayings = [saying for line in lines for saying in _refused_at_once(line)]
    for line, answer in _asked(lines, Cue.CHILD_QUESTION):
        whether = bool(_ANYBODY.search(line.folded)) or any(
            one.is_child and one.lead not in _KNOWN for one in line.people
        )
        refused = list(_refused(answer))
        sayings.extend(refused)
        if refused:
            continue
        if not line.sentence.asks and _PUT.search(line.folded) and not (_known_of(line) or answer.people):
            sayings.extend(_said_none(answer))
        if line.sentence.asks and (whether or not _LIVING.search(line.folded)):
            sayings.extend(_counted(answer))
            if whether and _LIVING.search(line.folded):
                _at_home(answer)
    places = {id(line): place for place, line in enumerate(lines)}
    for asked, answer in _asked(lines, Cue.AGE_QUESTION):
        if asked.turn(Turn.ASKS_YOUR_AGE).search(asked.folded):
            continue
        told = _told_before(lines, places[id(answer)])
        if told:
            _ages_given(answer, told)
        elif asked.sentence.asks and not answer.after_animal:
            answer.people.extend(_nobody_named(answer))
    return sayings


def home_answers(lines: Sequence[Line], recents: dict[int, list[Draft]]) -> None:
    """Sets on the children of an answer, or on those just spoken of, that they live here or do not."""
    for line, answer in _asked(lines, Cue.HOME_QUESTION):
        if line.sentence.asks:
            _at_home(answer)
    for line, answer in _asked(lines, Cue.CHILD_QUESTION):
        if line.sentence.asks and _LIVING.search(line.folded):
            told = recents.get(id(line), []) or line.people
            if len(told) == 1 or _ALL_OF_THEM.search(line.folded):
                _living(answer, told)


def _asked(lines: Sequence[Line], cue: Cue) -> Iterator[tuple[Line, Line]]:
    """Every question of a kind with the line that answers it."""
    for place, line in enumerate(lines):
        if not line.hits.cue.get(cue) or _PREGNANT.search(line.folded):
            continue
        after = lines[place + 1 : place + 1 + _AFTER]
        answer = next((other for other in after if not other.sentence.asks), None)
        asks_on = any(other.sentence.asks and other.hits.cue.get(Cue.AGE_QUESTION) for other in after[:1])
        if answer is not None and answer.passage == line.passage and (cue is Cue.AGE_QUESTION or not asks_on):
            yield line, answer


def _refused_at_once(line: Line) -> Iterator[Saying]:
    """`Asked about children at home she said "I'm not answering that."`: those asked about are nobody yet."""
    asked, refused = line.hits.cue.get(Cue.CHILD_QUESTION), line.hits.cue.get(Cue.REFUSES_TO_SAY)
    if asked and refused and (asked[0].end <= refused[0].start or _ANSWER_TO.search(line.folded)):
        line.people[:] = [one for one in line.people if not one.is_child]
        yield from _refused(line)


def _refused(answer: Line) -> Iterator[Saying]:
    """`I asked if she has children.` - `That's nobody's business but mine.`"""
    told = any(one.is_child and one.kin in OWN_CHILDREN for one in answer.people)
    for hit in answer.hits.cue.get(Cue.REFUSES_TO_SAY, ())[:1] if not told else ():
        start, end = answer.sentence.start + hit.start, answer.sentence.start + hit.end
        saying = Saying(answer, start, end, MentionKind.SIGN, sign=Sign.DECLINED_TO_SAY)
        saying.why = "asked about children, the adult would rather not say"
        yield saying


def _known_of(line: Line) -> bool:
    """Children told of by name or age, or already whose: then `no` answers something else."""
    return any(one.is_child and (one.names or one.low is not None or one.lead in _KNOWN) for one in line.people)


def _said_none(answer: Line) -> list[Saying]:
    """`We asked about children.` - `There are none at home.`"""
    no, base = answer.hits.cue.get(Cue.NO, ()), answer.sentence.start
    if not no or answer.hits.cue.get(Cue.NO_CHILDREN) or _NONE_OF.search(answer.folded, no[0].start):
        return []
    saying = Saying(answer, base + no[0].start, base + no[0].end, MentionKind.NO_CHILDREN, lives=Answer.ABSENT)
    saying.why = "asked about children, the answer is no"
    return [saying]


def _at_home(answer: Line) -> None:
    """`Who do you live with?` - `My wife and kids.`"""
    if answer.hits.cue.get(Cue.LIVES_WITH) or answer.hits.cue.get(Cue.LIVES_ELSEWHERE):
        return
    for child in answer.people:
        if child.is_child and not child.stated:
            child.lives, child.stated = Answer.PRESENT, True
            child.loose = child.stranger = False
            child.why.append("named when asked who lives at home")


def _living(answer: Line, children: list[Draft]) -> None:
    yes, no = answer.hits.cue.get(Cue.YES), answer.hits.cue.get(Cue.NO)
    for child in children:
        if (yes or no) and child.is_child and not child.stated:
            child.lives, child.stated = (Answer.ABSENT if no else Answer.PRESENT), True
            child.why.append("asked whether they live together, and answered")


def _counted(answer: Line) -> list[Saying]:
    base = answer.sentence.start
    no = answer.hits.cue.get(Cue.NO)
    told = [draft for draft in answer.people if draft.is_child]
    _number_before(answer, told)
    for draft in told:
        draft.loose = draft.stranger = False  # `a boy and a girl`, when asked for children, are theirs
    if told or answer.hits.cue.get(Cue.NO_CHILDREN):
        return []
    if no:
        return _said_none(answer)
    said_from = answer.folded.find(b":") + 1 if answer.sentence.speaker else 0
    found = _COUNT.search(answer.folded, said_from)
    count = number(found.group(1).decode()) if found else None
    held = [age for age in answer.ages if found and age.many and age.start <= found.start(1) < age.end]
    if held and len(held[0].many) != (count or 0) + 1:
        answer.people.extend(_nobody_named(answer))  # `Yes, seven and ten.`
    elif count and found and (answer.hits.cue.get(Cue.YES) or found.start() - said_from < 14):
        after = answer.folded[found.end(1) :]
        if answer.hits.cue.get(Cue.PET) or _TIMES.match(after) or answer.turn(Turn.A_COUNT_OF_THINGS).search(after):
            return []  # `He has three dogs.`, `She has two months left.`
        draft = Draft(
            answer, base + found.start(1), base + found.end(1), "children", Kin.OFFSPRING, plural=count > 1, count=count
        )
        draft.why.append("the number given when asked about children")
        answer.people.extend(_with_ages(draft, answer))
    return []


def _number_before(answer: Line, told: list[Draft]) -> None:
    """`How many?` - `Three, all boys.`: the figure is how many, and nobody's age."""
    said_from = answer.folded.find(b":") + 1 if answer.sentence.speaker else 0
    found = _COUNT_FIRST.match(answer.folded, said_from)
    count = number(found.group(1).decode()) if found else None
    if found and count and len(told) == count + 1 and told[0].at == found.start(1):
        answer.people.remove(told.pop(0))  # `Two, 2yo and 5yo`
    lot = told[0] if len(told) == 1 and told[0].plural else None
    if lot is not None and count and lot.low in (None, count) and lot.high == lot.low and lot.count in (None, count):
        lot.low = lot.high = None
        lot.count, lot.ages = count, ()


def _with_ages(draft: Draft, answer: Line) -> list[Draft]:
    """`Two, nine and eleven`: the ages that follow the number, one a child."""
    ends = draft.end - answer.sentence.start
    ages = [one for age in answer.ages for one in singly(age) if one.start >= ends]
    return one_each(draft, answer, ages) if len(ages) == draft.count else [draft]


def _told_before(lines: Sequence[Line], place: int) -> list[Draft]:
    """The children last spoken of before an answer."""
    for line in reversed(lines[max(0, place - _SINCE_TOLD) : place]):
        asked = line.sentence.asks and line.hits.cue.get(Cue.CHILD_QUESTION)
        told = [one for one in line.people if one.is_child and (not asked or one.lead in _KNOWN)]
        if told and line.passage == lines[place].passage:
            return told
    return []


def _nobody_named(answer: Line) -> list[Draft]:
    """`How old is he?` - `Two and a bit.`: a child of whom nothing else was said."""
    ages = [one for age in answer.ages if not age.own for one in singly(age) if one.high < OF_AGE]
    if answer.people or not ages or any(age.low >= OF_AGE for age in answer.ages):
        return []
    if has_cue(answer, Cue.OWN_CHILDHOOD, ages[0].start):
        return []  # `I was ten years old when it began`
    made = []
    for age in ages if answer.ages[0].many else ages[:1]:
        base = answer.sentence.start
        child = Draft(answer, base + age.start, base + age.end, "child", Kin.UNKNOWN, minor=True, listed=True)
        child.low, child.high, child.staged, child.ages = age.low, age.high, age.stage, (age,)
        child.why.append("the age given when asked how old, and nobody was named")
        made.append(child)
    return made


def _ages_given(answer: Line, children: list[Draft]) -> None:
    """`How old are they?` - `Six and nine.`"""
    ages = [one for age in answer.ages if not age.own for one in singly(age)]
    waiting = [child for child in children if child.low is None or child.staged]
    if waiting and all(_by_age_alone(draft) for draft in answer.people):
        answer.people.clear()  # `Seven years old.`, of the nephew just spoken of
    if any(draft.is_child for draft in answer.people):
        if not _and_the_others(answer, waiting):
            _known_young(answer, [*waiting, *answer.people], ages)
        return
    if not ages or not waiting:
        return
    lot = waiting[0]
    if lot.plural and lot.count in (None, len(ages)) and len(ages) > 1:
        lot.told_later = (answer, tuple(ages))
        return
    for child, age in zip(waiting, ages, strict=False):
        child.low, child.high, child.staged = age.low, age.high, age.stage
        child.grown = age.low >= OF_AGE
        child.why.append("the age given when asked how old")


def _by_age_alone(draft: Draft) -> bool:
    return draft.relation == "child" and not draft.names and any(age.start <= draft.at < age.end for age in draft.ages)


def _and_the_others(answer: Line, waiting: list[Draft]) -> bool:
    """`Seven, five and the baby's one`: the ages of those nobody names, beside the one who is called something."""
    named = [one for one in answer.people if one.is_child and one.low is not None]
    taken = [age for one in named for age in one.ages]
    free = [one for age in answer.ages if age not in taken and not age.own for one in singly(age)]
    lot = waiting[0] if waiting and waiting[0].plural else None
    counted = len(free) + sum(one.count or 1 for one in named)
    if lot is None or not free or not named or lot.count not in (None, counted) or len(named) < len(answer.people):
        return False
    lot.told_later, lot.count = (answer, tuple(free)), len(free)
    for one in named:
        one.another = one.minor = True
    return True


def _known_young(answer: Line, told: list[Draft], ages: list[Age]) -> None:
    """`How old are they?` - `Four, and the twins are two.`: which is which is left open, and all are young."""
    young = bool(ages) and all(age.high < OF_AGE for age in ages) and not answer.hits.cue.get(Cue.GROWN)
    for child in told if young else ():
        if child.is_child and child.kin in OWN_CHILDREN and not child.grown:
            child.minor = True

"""Caring: a line that says what somebody does for somebody comes in; a child's help, and with what, goes out.

Who does it is found in `doers`.
"""

from __future__ import annotations

import re

from adapter.reading.care_told import CareTold
from adapter.reading.doers import could_help, helpers, leaned_on, minding_another
from adapter.reading.drafts import AboutAdult, Draft, Line, Saying
from adapter.reading.lexicon import Cue
from adapter.reading.need_boxes import asks_who, is_a_need, met_by
from adapter.reading.relied_on import is_a_plan
from adapter.reading.scan import Hit
from adapter.reading.standing import has_cue
from adapter.reading.text import fold
from adapter.reading.turns import Turn
from adapter.words import Answer, Assertion, CareTask, MentionKind

_QUESTION_TASKS = (
    (Turn.ASKS_MEDICATION, CareTask.MEDICATION),
    (Turn.ASKS_PERSONAL_CARE, CareTask.PERSONAL_CARE),
    (Turn.ASKS_LIFTING, CareTask.LIFTING),
    (Turn.ASKS_HOUSEHOLD, CareTask.HOUSEHOLD),
    (Turn.ASKS_MONEY, CareTask.MONEY),
)
_AN_ANSWER = 80
_TO = 3
_A_NEED = 160
_LABEL = re.compile(rb":| -")
_OWN = 10
_FOR_ONESELF = re.compile(rb"\b(?:her|his|their) own\b|\bwash\w* (?:her|his|their) hands\b")
_A_MEAL = re.compile(
    rb"(?:gets?|got|getting|has|had) (?:(his)|her|their) (?:\w+ )?(?:tea|breakfast|dinner|lunch|supper|meal)s?\b"
)
"""`Always gets his tea`: what a child is given, where it may be the child's own."""
_USED_TO = re.compile(rb"(?<!is )(?<!are )(?<!'s )(?<!'re )(?<!got )(?<!getting )(?<!been )used to(?: \w+)?\s?$")
"""`Used to help her nan`; `is used to helping` goes on."""
_ONLY_OFFERED = re.compile(rb"\boffer(?:s|ed|ing)?(?: \w+){0,3}? to(?: \w+)?\s?$")

_CANNOT = re.compile(
    rb"\b(?:(?:can|could) ?not|can'?t|couldn'?t|(?:un|not |no longer )able to|struggles to)"
    rb"(?: [\w']+,?){1,7} (?:or|nor)(?: to)? $"
)


def care_of(line: Line, recent: list[Draft], about: AboutAdult, question: str | None) -> list[Saying]:
    """Help a child of the line gives, or is said not to give."""
    if line.sentence.asks:
        return _answered(line, about)
    found: list[Saying] = []
    refused = [hit for hit in line.hits.cue.get(Cue.NOT_HELPING, ()) if not _of_a_grown_up(line, hit)]
    for hit in refused:
        found.extend(_not_helping(line, hit, child) for child in _spared(line, hit, recent, about))
    if refused:
        return found
    for hit in line.hits.care:
        elsewhere = line.turn(CareTold.ELSEWHERE_DONE).search(line.folded[hit.end :])
        if elsewhere or _FOR_ONESELF.search(line.folded, hit.start, hit.end + _OWN) or _cannot_be_done(line, hit):
            continue
        doers = [child for child in helpers(line, hit, recent, about) if not _is_given_it(line, hit, child)]
        found.extend(_helping(line, hit, child, (hit.entry.task,)) for child in doers)
    done = {id(saying.child) for saying in found}
    for hit in line.hits.cue.get(Cue.HELPS, ()):
        if is_a_plan(line, hit) or _lists_anothers(line, hit):
            continue
        for child in leaned_on(line, hit, about) or helpers(line, hit, recent, about) or _called_it(line, hit, recent):
            if id(child) not in done:
                found.append(_helping(line, hit, child, _from_question(line, question)))
    return [*found, *_minding(line, about), *_does_that(line, about)] or _meeting_needs(line, about, question)


def _is_given_it(line: Line, hit: Hit, child: Draft) -> bool:
    """`Her son always gets his tea` is fed; `her son gets her tea` sees to it."""
    meal = _A_MEAL.match(line.folded, hit.start)
    return meal is not None and child.sex == ("male" if meal.group(1) else "female")


def _cannot_be_done(line: Line, hit: Hit) -> bool:
    """`Cannot walk Aimee to school or do her tea`: what somebody cannot do is no help given."""
    return _CANNOT.search(line.folded, 0, hit.start) is not None


def _lists_anothers(line: Line, hit: Hit) -> bool:
    """`Bring to the ward: tablets, shopping`: the list stands right after nobody's name."""
    label = _LABEL.match(line.folded, hit.start)
    ends = {draft.end - line.sentence.start for draft in line.people if draft.is_child}
    return label is not None and hit.start not in ends


def _does_that(line: Line, about: AboutAdult) -> list[Saying]:
    """`She cannot get out of the bath. Ella (14) manages that.`: a small verb, and a need beside it."""
    if about.is_child:
        return []
    children = [one for one in line.people if one.is_child and one.low is not None and could_help(one, about)]
    if not children:
        return []
    start = line.sentence.start
    around = fold(line.text[max(0, start - _A_NEED) : line.sentence.end + _A_NEED])
    if not line.turn(CareTold.ADULTS_NEED).search(around):
        return []
    doers = [one for one in children if _by_a_small_verb(line, line.folded[one.end - start :])]
    return [_shown(line, one, one.end, (), "the words say that the child does what an adult cannot") for one in doers]


def _by_a_small_verb(line: Line, after: bytes) -> bool:
    found = line.turn(CareTold.SMALL_VERB).search(after)
    return bool(found) and not line.turn(CareTold.ELSEWHERE_DONE).search(after[found.end() :] if found else b"")


def _meeting_needs(line: Line, about: AboutAdult, question: str | None) -> list[Saying]:
    """`How toilet needs are currently met: Ella`: the box says what it is that she does."""
    if about.is_child or not any(draft.is_child for draft in line.people):
        return []
    if not (asks_who(line.finds, question) or is_a_need(line.finds, line.sentence.heading)):
        return []
    tasks = _from_question(line, question) or _from_question(line, line.sentence.heading.decode())
    named = [child for child in met_by(line) if could_help(child, about)]
    for child in named:
        child.loose = False
    why = "the question asks how a need is met, and the answer names the child"
    return [_shown(line, child, child.end, tasks, why) for child in named]


def _minding(line: Line, about: AboutAdult) -> list[Saying]:
    if len(line.people) < 2 or about.is_child:
        return []
    pairs = minding_another(line, about)
    why = "one child is said to see to another"
    return [_shown(line, doer, other.end, (CareTask.SIBLING_CARE,), why) for doer, other in pairs]


def _shown(line: Line, child: Draft, end: int, tasks: tuple[CareTask, ...], why: str) -> Saying:
    """Help that no word of care tells of: from the child's name on."""
    saying = Saying(line, child.start, end, MentionKind.CARE, child=child, tasks=tasks, helps=Answer.PRESENT)
    saying.why = why
    return saying


def _answered(line: Line, about: AboutAdult) -> list[Saying]:
    """`Does Mia help with your tablets? No.`: the answer says whether she does."""
    hits = [*line.hits.care, *line.hits.cue.get(Cue.HELPS, ())]
    if about.is_child or not hits:
        return []
    said = fold(line.text[line.sentence.end : line.sentence.end + _AN_ANSWER])
    no, yes = line.turn(Turn.ANSWERS_NO).search(said), line.turn(Turn.ANSWERS_YES).search(said)
    if not (no or yes):
        return []
    found = []
    for hit in hits:
        children = [one for one in line.people if one.is_child and one.at < hit.start and could_help(one, about)]
        tasks = () if hit.kind == "cue" else (hit.entry.task,)
        found += [_not_helping(line, hit, one) if no else _helping(line, hit, one, tasks) for one in children[-1:]]
    return found


def _of_a_grown_up(line: Line, hit: Hit) -> bool:
    """`She keeps her mother out of it`, `her husband does none of the caring`: no child is spared."""
    within = [draft for draft in line.people if hit.start <= draft.at < hit.end]
    if within:
        return not any(draft.is_child for draft in within)
    before = [draft for draft in line.people if draft.end - line.sentence.start <= hit.start]
    bare = bool(before) and not line.folded[before[-1].end - line.sentence.start : hit.start].strip()
    return bare and not before[-1].is_child


def _called_it(line: Line, hit: Hit, recent: list[Draft]) -> list[Draft]:
    """`Jay is 13. School have him down as a young carer`: the child just told of is called one."""
    named = line.turn(Turn.CALLED_A_CARER).search(line.folded[: hit.end])
    return recent[-1:] if named and not any(draft.is_child for draft in line.people) else []


def _spared(line: Line, hit: Hit, recent: list[Draft], about: AboutAdult) -> list[Draft]:
    """Whoever does not help: the children of the sentence; `neither child` is each of those just told of."""
    named = helpers(line, hit, recent, about) or [draft for draft in line.people if draft.is_child]
    return [draft for draft in named if draft.assertion != Assertion.NEGATED] or recent


def _helping(line: Line, hit: Hit, child: Draft, tasks: tuple[CareTask, ...]) -> Saying:
    base = line.sentence.start
    child.loose = False  # `the girl does the cooking`: whoever she is, she is somebody here
    saying = Saying(
        line, base + hit.start, base + hit.end, MentionKind.CARE, child=child, tasks=tasks, helps=Answer.PRESENT
    )
    supposed = any(cue.start < hit.start for cue in line.hits.cue.get(Cue.HYPOTHETICAL, ()))
    if (
        supposed  # `gives it if the fit goes on` is what the child does
        and has_cue(line, Cue.HYPOTHETICAL, hit.start)
        and not line.turn(Turn.ASKED_AND_YES).search(line.folded)
    ):
        saying.assertion = Assertion.HYPOTHETICAL
    elif has_cue(line, Cue.OWN_CHILDHOOD, hit.start) or _USED_TO.search(line.folded, 0, hit.start + _TO):
        saying.assertion = Assertion.PAST
    elif _ONLY_OFFERED.search(line.folded, 0, hit.start + _TO):
        saying.assertion = Assertion.HYPOTHETICAL
    saying.why = "the words say that a child does this for somebody"
    return saying


def _not_helping(line: Line, hit: Hit, child: Draft) -> Saying:
    base = line.sentence.start
    saying = Saying(line, base + hit.start, base + hit.end, MentionKind.CARE, child=child, helps=Answer.ABSENT)
    saying.why = "the words say the child is not part of the caring"
    return saying


def _from_question(line: Line, question: str | None) -> tuple[CareTask, ...]:
    """`Ellie does it for me` under `Medication`: the form's question says what `it` is."""
    asked = fold(question or "")
    return tuple(task for turn, task in _QUESTION_TASKS if line.turn(turn).search(asked))[:1]

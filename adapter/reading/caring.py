"""Caring: a line that says what somebody does for somebody comes in; a child's help, and with what, goes out.

Who does it decides: the same words with the adult as their subject are ordinary bringing up.
"""

from __future__ import annotations

import re

from adapter.reading.drafts import OF_AGE, AboutAdult, Draft, Line, Saying
from adapter.reading.homes import by_pronoun
from adapter.reading.lexicon import Cue
from adapter.reading.scan import Hit
from adapter.reading.standing import has_cue
from adapter.words import Answer, Assertion, CareTask, Kin, MentionKind

_BY = re.compile(rb"\b(?:by|with|from) (?:(?:my|her|his|our|their|the|our) )?(?:[a-z]+ )?$")
_OTHER_SUBJECT = re.compile(rb"\b(?:i|we|nurse|carers?|partner|husband|wife|client|patient|sister|aunt|nan|gran)\b")
_PRONOUN_SUBJECT = re.compile(rb"\b(she|he|they|who)\b")
_QUESTION_TASKS = (
    (("medication", "medicine", "tablets"), CareTask.MEDICATION),
    (("toilet", "hygiene", "washing", "personal care", "dressing", "clothing"), CareTask.PERSONAL_CARE),
    (("transfer", "mobility", "stairs", "moving"), CareTask.LIFTING),
    (("nutrition", "meals", "cooking", "shopping", "home environment", "cleaning", "laundry"), CareTask.HOUSEHOLD),
    (("money", "finance", "benefits", "bills"), CareTask.MONEY),
)
_YOUNGEST_HELPER = 5
_NEAR = 110


def care_of(line: Line, recent: list[Draft], about: AboutAdult, question: str | None) -> list[Saying]:
    """Help a child of the line gives, or is said not to give."""
    found: list[Saying] = []
    refused = line.hits.cue.get(Cue.NOT_HELPING, ())
    for hit in refused:
        found.extend(
            _not_helping(line, hit, child) for child in _helpers(line, hit, recent, about) or _all(line, recent)
        )
    if refused:
        return found
    for hit in line.hits.care:
        found.extend(_helping(line, hit, child, (hit.entry.task,)) for child in _helpers(line, hit, recent, about))
    done = {id(saying.child) for saying in found}
    for hit in line.hits.cue.get(Cue.HELPS, ()):
        for child in _helpers(line, hit, recent, about):
            if id(child) not in done:
                found.append(_helping(line, hit, child, _from_question(question)))
    return found


def _all(line: Line, recent: list[Draft]) -> list[Draft]:
    return [draft for draft in line.people if draft.is_child] or recent


def _helpers(line: Line, hit: Hit, recent: list[Draft], about: AboutAdult) -> list[Draft]:
    """The children who do it: the subject before the words, or named after `by` or `with`."""
    if line.sentence.asks or about.is_child or has_cue(line, Cue.NEGATED, hit.start, hit.end):
        return []
    children = [draft for draft in line.people if draft.is_child and _could_help(draft)]
    by = [draft for draft in children if 0 <= draft.at - hit.end <= 24 and _BY.search(line.folded[: draft.at])]
    if by and b" by " in line.folded[hit.start : by[0].at + 1]:
        return by
    before = [
        draft for draft in line.people if draft.at < hit.start and hit.start - draft.end + line.sentence.start <= _NEAR
    ]
    if before:
        last = _subject(line, before, hit)
        if last is not None and last.plural and line.folded[hit.start : hit.end].split()[0].endswith(b"ing"):
            return []  # `active with his grandchildren, doing the shopping`: who does it is not said
        return [last] if last is not None and last.is_child and _could_help(last) and not last.died else []
    if _OTHER_SUBJECT.search(line.folded[: hit.start]):
        return []
    meant = by_pronoun(line, hit.start, recent, about)
    # `She minds him`, after a name alone: whether `she` is the child or the grandmother nobody can tell.
    return [draft for draft in meant if _could_help(draft) and (draft.sex or draft.plural)]


def _subject(line: Line, before: list[Draft], hit: Hit) -> Draft | None:
    """The nearest person before the verb that is not an object: `she helps her son wash` has no child doing it."""
    for draft in reversed(before):
        between = line.folded[draft.end - line.sentence.start : hit.start]
        lead = line.folded[max(0, draft.at - 24) : draft.at]
        if draft.kin in (Kin.PARENT, Kin.PARTNER, Kin.ADULT) and between.strip():
            object_of = re.search(
                rb"\b(?:help|helps|gets?|gives?|for|to|with|of|as|because|when|so) (?:her|his|my|their|the|our)? ?$",
                lead,
            )
            if object_of:
                continue
        if _OTHER_SUBJECT.search(between):
            return None
        pronoun = _PRONOUN_SUBJECT.search(between)
        return None if pronoun and not _same(pronoun.group(1), draft) else draft
    return None


def _same(pronoun: bytes, draft: Draft) -> bool:
    if pronoun == b"who":
        return True
    if pronoun == b"they":
        return draft.plural
    return draft.sex in ("", "female" if pronoun == b"she" else "male")


def _could_help(draft: Draft) -> bool:
    of_age = draft.low is not None and draft.low >= OF_AGE
    too_young = draft.high is not None and draft.high < _YOUNGEST_HELPER
    return draft.kin != Kin.UNBORN and not (draft.grown or of_age or too_young)


def _helping(line: Line, hit: Hit, child: Draft, tasks: tuple[CareTask, ...]) -> Saying:
    base = line.sentence.start
    child.loose = False  # `the girl does the cooking`: whoever she is, she is somebody here
    saying = Saying(
        line, base + hit.start, base + hit.end, MentionKind.CARE, child=child, tasks=tasks, helps=Answer.PRESENT
    )
    if has_cue(line, Cue.HYPOTHETICAL, hit.start):
        saying.assertion = Assertion.HYPOTHETICAL
    elif has_cue(line, Cue.OWN_CHILDHOOD, hit.start):
        saying.assertion = Assertion.PAST
    saying.why = "a child is the one who does this for somebody"
    return saying


def _not_helping(line: Line, hit: Hit, child: Draft) -> Saying:
    base = line.sentence.start
    saying = Saying(line, base + hit.start, base + hit.end, MentionKind.CARE, child=child, helps=Answer.ABSENT)
    saying.why = "the words say the child is not part of the caring"
    return saying


def _from_question(question: str | None) -> tuple[CareTask, ...]:
    """`Ellie does it for me` under `Medication`: the form's question says what `it` is."""
    asked = (question or "").casefold()
    return tuple(task for words, task in _QUESTION_TASKS if any(word in asked for word in words))[:1]

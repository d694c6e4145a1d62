"""Ages said later: a line with an age and the children just spoken of come in; whose age it is is set on them."""

from __future__ import annotations

import re

from adapter.reading.ages import Age
from adapter.reading.drafts import OF_AGE, AboutAdult, Draft, Line
from adapter.reading.homes import by_pronoun
from adapter.reading.known_by_age import one_each, share_with, singly
from adapter.reading.lexicon import Cue

_LABELLED = re.compile(rb"\W*(?:age|aged|dob|d\.o\.b|date of birth|school year|year group)\b\W")


def ages_said_later(line: Line, recent: list[Draft], about: AboutAdult) -> None:
    """`She is 9, he is 6.` after two names."""
    if line.hits.cue.get(Cue.PET) and not line.people:
        return
    shared = share_with(line, recent)
    if shared:
        line.people = sorted(
            [*shared, *(draft for draft in line.people if not draft.is_child)], key=lambda one: one.start
        )
        return
    if _LABELLED.match(line.folded) and len(line.ages) == 1 and recent and not line.people:
        _age_by_label(line.ages[0], recent)
        return
    for age in line.ages:
        if age.own or any(draft.low == age.low and not draft.staged for draft in line.people):
            continue
        if age.many:
            _list_by_pronoun(line, age, recent, about)
            continue
        for child in by_pronoun(line, age.start, recent, about, same_sex=age.high < OF_AGE)[:1]:
            waiting = [
                draft
                for draft in recent
                if draft.is_child and not draft.plural and draft.low is None and draft.sex in ("", child.sex)
            ]
            chosen = child if child.low is None or child.staged else (waiting[0] if waiting else None)
            if chosen is not None and (about.age is None or about.age - age.high >= 12):
                chosen.low, chosen.high, chosen.staged = age.low, age.high, age.stage
                chosen.why.append("the age follows in words about the same child")


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
    for lot in by_pronoun(line, age.start + 6, recent, about):
        if lot.plural and lot.low is None and lot.count in (None, len(age.many)):
            lot.told_later, lot.loose = (line, tuple(singly(age))), False
            lot.why.append("their ages follow in words about the same children")

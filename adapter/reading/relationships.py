"""Relationship words of a form's row: `Great nephew (lives in)` comes in; kin, who lives here and age go out."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from adapter.reading.ages import age_on, read_ages
from adapter.reading.drafts import OF_AGE
from adapter.reading.lexicon import Cue, Lexicon
from adapter.reading.phrases import is_young_carer, kin_in, says_dead
from adapter.reading.scan import scan
from adapter.reading.text import fold
from adapter.records import PersonSeen
from adapter.words import Answer, Kin

LONGEST = 2_000
"""Characters of a relationship box that are read: a longer one is a text in the wrong place."""
_FIGURE = re.compile(rb"[(,\s](\d{1,2})\)?\s*(?:yrs?|years?|$|\)|,)")
_OF_A_PLACE = re.compile(
    rb"\b(?:team|ward|flat|room|unit|floor|bay|bed|house|block|apartment|no|nos|number|tier|band|grade|class|set|group"
    rb"|route|road|bus|line|ext|contact|level|key stage|ks|hub|area|zone|cluster|priority|option|phone|tel|of)\.?"
    rb" ?#?\d{1,2}$"
)
"""`Family Help team 3`, `son (flat 2)`: a place or a team by its number."""
_HERE = re.compile(
    rb"\b(?:lives? (?:in|with|here)|living with|same (?:address|house|household)|at home|resident|in household"
    rb"|co-?resident)\b"
)
_AWAY = re.compile(
    rb"\b(?:lives? (?:elsewhere|away|nearby|next door|in [a-z]+)|does not live|doesn't live|not living|abroad|overseas"
    rb"|non-?resident|adopted \d{4})\b"
)
_LIVES_IN = re.compile(rb"\blives? in\b\W*$|\blives? in\)")
_WITH = rb"\b(?:lives?|living|resides|stays) with (?:(?:her|his|their|the|its|a|an) )*"
_WITH_OTHERS = re.compile(
    _WITH
    + rb"(?:ex\b|own |grand|gran\b|nan\b|aunt|uncle|foster|former|adopt|friends?\b|wife|husband|partner|girlfriend"
    rb"|boyfriend)"
)
_WITH_A_PARENT = re.compile(_WITH + rb"(?:mother|father|mum|dad|mam|parents?|birth|other)\b")
"""The parent may be the adult of the record, or the other one."""


def read_person(person: PersonSeen, lexicon: Lexicon, written_on: date | None) -> PersonSeen:
    """A row with its free-text relationship read; what the mapping already settled is kept."""
    words = fold((person.relationship or "")[:LONGEST])
    changed: dict[str, object] = {}
    if person.birth_date and written_on and person.age_low is None:
        years = age_on(person.birth_date, written_on)
        if years >= 0:
            changed |= {"age_low": years, "age_high": years}
    if words.strip():
        changed |= _from_words(person, words, lexicon, written_on, "age_low" not in changed)
    return replace(person, **changed) if changed else person  # type: ignore[arg-type]


def _from_words(
    person: PersonSeen, words: bytes, lexicon: Lexicon, written_on: date | None, needs_age: bool
) -> dict[str, object]:
    changed: dict[str, object] = {}
    hits = scan(words, lexicon)
    if person.kin == Kin.UNKNOWN:
        changed["kin"] = kin_in(words, lexicon)
    kin = changed.get("kin", person.kin)
    if person.age_low is None and needs_age and hits.many:
        ages = [age for age in read_ages(hits.age, written_on) if not age.many] or _bare_age(words)
        if ages:
            changed |= {"age_low": ages[0][2], "age_high": ages[0][3]}
        elif hits.cue.get(Cue.GROWN) and kin == Kin.OFFSPRING:
            changed |= {"age_low": OF_AGE, "age_high": None}
    if person.lives_here == Answer.UNKNOWN:
        lives = _lives(words)
        if lives != Answer.UNKNOWN:
            changed["lives_here"] = lives
    if not person.unborn and any(hit.entry.kin == Kin.UNBORN for hit in hits.person):
        changed["unborn"] = True
    if says_dead(words):
        changed["deceased"] = True
    if is_young_carer(words):
        changed |= {"kin": Kin.UNKNOWN, "age_high": OF_AGE - 1, "is_unpaid_carer": Answer.PRESENT}
    return changed


def _bare_age(words: bytes) -> list[tuple[int, int, int, int]]:
    """`Son (15)`, `daughter, 7`: a figure on its own in a relationship box is an age."""
    found = _FIGURE.search(words)
    return (
        []
        if found is None or _OF_A_PLACE.search(words, 0, found.end(1))
        else [(found.start(1), found.end(1), int(found.group(1)), int(found.group(1)))]
    )


def _lives(words: bytes) -> Answer:
    if _WITH_OTHERS.search(words):
        return Answer.ABSENT
    if _WITH_A_PARENT.search(words):
        return Answer.UNKNOWN
    if _LIVES_IN.search(words) or (_HERE.search(words) and not _AWAY.search(words)):
        return Answer.PRESENT
    return Answer.ABSENT if _AWAY.search(words) else Answer.UNKNOWN

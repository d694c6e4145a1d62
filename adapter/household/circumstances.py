"""What bears on the adults and what was seen: answers and mentions come in, factors and signs go out, each once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from adapter.facts import Evidence
from adapter.families import AdultFactor, SignSeen
from adapter.household.persons import Person
from adapter.household.sightings import OF_TODAY, is_old
from adapter.household.unborn import expected_before
from adapter.household.whose_signs import Spoken, is_of
from adapter.records import BARE, Extract, Mention, Reading
from adapter.words import Answer, Assertion, Factor, MentionKind, Sign, When, Whose

LASTING = frozenset({Factor.RISK_TO_CHILDREN, Factor.LEARNING_DISABILITY})
"""What no passing of time ends: an order, a registration or a disability stands until somebody writes otherwise."""
A_FEW_LINES = 600
"""Characters in which a hint weighs as much as a word: the more is written, the more of it sounds like one."""
GIVEN_UP = frozenset({Factor.ALCOHOL, Factor.DRUGS})
"""In remission by a code, and the words say since when: that tells more than the code."""
_NOT_OF_THE_FAMILY = frozenset({Sign.WORTH_ASKING, Sign.SAFE_CONTACT})
_ASKS_OF_CONTACT = re.compile(
    r"\bsafe(?:ly|st)?\b.*\b(?:contact|ring|call|phone|telephone|text|e-?mail|write|reach|voice ?mail|message|number)"
    r"|\b(?:contact|number|phone|telephone|text|e-?mail|write|message|voice ?mail)\w*\b.*\b(?:safe(?:ly)?|discreet)\b",
    re.IGNORECASE,
)
"""`Is it safe to leave a message?`, `Safe contact number`: whatever stands below tells how to reach the adult."""
_STATE = re.compile(r"widow|\blate\b", re.IGNORECASE)
"""`Widowed` and `his late wife` tell of a death and not of its day."""
WHEN_RANK = {When.CURRENT: 0, When.UNKNOWN: 1, When.PAST: 2}


@dataclass(frozen=True, slots=True)
class _Seen:
    factor: Factor
    when: When
    whose: Whose
    evidence: Evidence
    told: bool = False
    """In words of the text, and not by a code or a box."""
    slight: bool = False
    """By a hint, which alone lists nothing."""


def factors(extract: Extract, reading: Reading) -> tuple[AdultFactor, ...]:
    """Each factor of each adult once; it is of today only where some words of today say so."""
    grouped: dict[tuple[Factor, Whose], list[_Seen]] = {}
    told = [*_answered(extract), *_mentioned(extract, reading)]
    short = sum(len(passage.text) for passage in extract.passages) <= A_FEW_LINES
    for seen in told if short else _borne_out(told):
        grouped.setdefault((seen.factor, seen.whose), []).append(seen)
    _abuse_once(grouped)
    goes_on = any(one.sign is Sign.RELAPSE and of_now(one, extract) for one in reading.mentions)
    return tuple(_joined(factor, whose, seen, goes_on) for (factor, whose), seen in grouped.items())


def signs_by_person(
    extract: Extract, reading: Reading, children: Iterable[Person], *, a_child: bool
) -> tuple[tuple[SignSeen, ...], dict[int, tuple[SignSeen, ...]]]:
    """Signs of the family, and those of each child by its place, where the words tell which child they mean.

    `a_child`: the record tells of a child, be it by a ticked box alone.
    """
    ordered = list(children)
    whole: list[tuple[Sign, Evidence]] = [
        (Sign(answer.value), answer.evidence)
        for answer in extract.answers
        if answer.fact == "family.signs" and answer.when is not When.PAST
    ]
    whole += [(Sign.CHILDREN_HINTED, words) for words in expected_before(extract, reading)]
    own: dict[int, list[tuple[Sign, Evidence]]] = {}
    spoken = Spoken(reading.mentions, ordered, a_child=a_child)
    for mention in reading.mentions:
        if mention.kind is not MentionKind.SIGN or mention.sign is None or not of_now(mention, extract):
            continue
        if mention.sign in _NOT_OF_THE_FAMILY or _somebody_elses(mention):
            continue  # shown where it stands; the family is not told by it
        if not spoken.of_this_family(mention, mention.sign):
            continue
        of_one = mention.sign is Sign.ADVICE_MEANT or (mention.sign is Sign.DISABLED_CHILD and bool(mention.group))
        named = [] if of_one else spoken.named_in(mention)  # no sister has a disability by it, no child an adviser
        places = [place for place, person in enumerate(ordered) if is_of(mention, person) or person in named]
        for place in places:
            own.setdefault(place, []).append((mention.sign, mention.evidence))
        if not places:
            whole.append((mention.sign, mention.evidence))
    return _each_once(whole), {place: _each_once(seen) for place, seen in own.items()}


def safe_contact(extract: Extract, reading: Reading) -> tuple[Evidence, ...]:
    """Every sentence that says how and when the adult can be reached, however old: what was unsafe may be so still."""
    said = [one.evidence for one in reading.mentions if one.sign is Sign.SAFE_CONTACT and one.assertion in OF_TODAY]
    answered = [
        Evidence(one.verbatim or one.text, one.at, one.said_by, str(one.written_on or "") or None, one.question)
        for one in extract.passages
        if one.question and _ASKS_OF_CONTACT.search(one.question)
    ]
    told = {one.quote for one in answered}
    return tuple(dict.fromkeys([*answered, *(one for one in said if not any(one.quote in whole for whole in told))]))


def _borne_out(told: list[_Seen]) -> list[_Seen]:
    """Without the hints that one sentence alone gives: those are right less often than not."""
    places: dict[Factor, set[Evidence]] = {}
    for seen in told:
        places.setdefault(seen.factor, set()).add(seen.evidence)
    plain = {seen.factor for seen in told if not seen.slight}
    return [seen for seen in told if seen.factor in plain or len(places[seen.factor]) > 1]


def _answered(extract: Extract) -> Iterator[_Seen]:
    for answer in extract.answers:
        if answer.fact in ("family.factors", "family.past_factors"):
            when = When.PAST if answer.fact == "family.past_factors" else answer.when
            yield _Seen(Factor(answer.value), when, answer.whose, answer.evidence)


def _mentioned(extract: Extract, reading: Reading) -> Iterator[_Seen]:
    beside = {one.evidence.at for one in reading.mentions if one.kind is MentionKind.CHILD}
    for mention in reading.mentions:
        if mention.kind is not MentionKind.FACTOR or mention.factor is None:
            continue
        if mention.assessed and extract.record.source == BARE:
            continue
        near = mention.factor is Factor.RISK_TO_CHILDREN and mention.evidence.at in beside
        if not (counts(mention) or near):  # whoever may be a risk: the sentence puts them beside the child
            continue
        past = mention.assertion is Assertion.PAST
        if mention.assertion not in OF_TODAY and not past:
            continue
        when = When.PAST if past else mention.when
        if when is When.CURRENT and mention.factor not in LASTING and is_old(mention, extract):
            when = When.UNKNOWN
        yield _Seen(mention.factor, when, mention.whose, mention.evidence, told=True, slight=mention.slight)


def counts(mention: Mention) -> bool:
    """A relative's or neighbour's illness is no circumstance of this home unless they are part of it."""
    return mention.whose is not Whose.OTHER or mention.lives_here is Answer.PRESENT


def _abuse_once(grouped: dict[tuple[Factor, Whose], list[_Seen]]) -> None:
    """Domestic abuse is listed once, under the adult subjected to it where that is the adult of the record."""
    keys = [key for key in grouped if key[0] is Factor.DOMESTIC_ABUSE]
    if len(keys) < 2:
        return
    first = next((key for key in keys if key[1] is Whose.ADULT), keys[0])
    for key in keys:
        if key != first:
            grouped[first] += grouped.pop(key)


def _joined(factor: Factor, whose: Whose, seen: list[_Seen], goes_on: bool) -> AdultFactor:
    when = min((one.when for one in seen), key=lambda word: WHEN_RANK[word])
    if _is_over(factor, when, seen, goes_on):
        when = When.PAST
    ordered = sorted(seen, key=lambda one: WHEN_RANK[one.when])
    return AdultFactor(factor, when, whose, tuple(dict.fromkeys(one.evidence for one in ordered)))


def _is_over(factor: Factor, when: When, seen: list[_Seen], goes_on: bool) -> bool:
    """`Husband died in 2022` dates the grief that other words tell of; `resolved` outweighs a clean breath test."""
    past = [one for one in seen if one.when is When.PAST]
    if factor is Factor.BEREAVEMENT:
        return any(one.told and not _STATE.search(one.evidence.quote) for one in past)
    if factor not in GIVEN_UP or not past:
        return False
    coded = {one.when for one in seen if not one.told}
    return when is When.UNKNOWN or (coded == {When.PAST} and not goes_on)


def _somebody_elses(mention: Mention) -> bool:
    """A brother's relapse is not the adult's; a husband's arrest leaves the adult at home."""
    away = mention.sign in (Sign.ADULT_TAKEN_AWAY, Sign.ADULT_GOING_AWAY, Sign.ADULT_IN_HOSPITAL)
    return mention.whose is Whose.OTHER or (away and mention.whose is Whose.PARTNER)


def of_now(mention: Mention, extract: Extract) -> bool:
    """Said of today, in words that are not years old."""
    return mention.assertion in OF_TODAY and mention.when is not When.PAST and not is_old(mention, extract)


def _each_once(seen: Iterable[tuple[Sign, Evidence]]) -> tuple[SignSeen, ...]:
    grouped: dict[Sign, dict[Evidence, None]] = {}
    for sign, evidence in seen:
        grouped.setdefault(sign, {})[evidence] = None
    return tuple(SignSeen(sign, tuple(words)) for sign, words in grouped.items())

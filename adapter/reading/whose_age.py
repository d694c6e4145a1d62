"""Whose age: a line's people and its ages come in; each age is given to the person it stands beside.

After the word first, before it second; a name between a plural and the age takes it for its own.
"""

from __future__ import annotations

import re

from adapter.reading.ages import Age
from adapter.reading.drafts import CHILD_KINDS, OF_AGE, AboutAdult, Draft, Line
from adapter.reading.lexicon import Cue
from adapter.reading.turns import Turn

_BETWEEN_AFTER = re.compile(
    r"^[\s,(:;\[-]*(?:(?:who|that|which|is|are|was|were|now|currently|aged?|of|age|both|just|only|about|nearly|almost"
    r"|(?:told|tells) (?:me|us|staff|him|her)|says|said"
    r"|he|she|they|'s|'re|has|have|turned|recently|has just|in|name|started|starting|start"
    r"|attend|doing|[a-z]+(?: and [a-z]+)?,?)[\s,(]*){0,3}$"
)
_PLAIN_AFTER = re.compile(
    r"^(?:'s)?(?: [a-h](?= ?[\s(,:-]))?[\s,(:;\[-]*(?:(?:who|that|is|are|was|were|now|currently|aged?|of"
    r"|both|just|only|about|has|have|at|in)[\s,(]*){0,3}$"
)
_BETWEEN_BEFORE = re.compile(
    r"^[\s,)-]*(?:(?!(?:are|is|was|with|for|to|does|from|at|in|on|by|who|but|her|his|my|our|and|has|have|the) )"
    r"[a-z-]+ ){0,2}$"
)
_ONE_SPACE = re.compile(rb"[ -]")
_NAMED = re.compile(r"\b[A-Z][a-z]")
_AT_A_CHILD = re.compile(r"(?:['’]s)?[\s,(:;-]*(?:[A-Z][\w'’-]+[\s,(:-]*)?")
_SAID_TO_BE = re.compile(rb"(?:\bare|\bboth|'re|\baged?|\bturned)(?: (?:now|just|only|nearly|almost|both))* $")
_NAMED_WHO = re.compile(r"[a-z][^A-Z]*\b[A-Z][a-z]+,? who(?:['’]s| is| was)?[ a-z]*$")
_OF_ALL = re.compile(r"\b(?:are|both|all|were|started|start|attend|go)\b")
_YEARS_AND_MONTHS = re.compile(rb"(?:years?|yrs?) ?(?:,|and|&|, and)? ?(?:an? )?[a-z0-9-]+ ?(?:months?|mths?|mo)\b")
_PARTS_OF_ONE = 2
_BORN_TOGETHER = "twin"
_A_YEAR_OLD = re.compile(
    rb"(?:and|plus|&|\+|,) ((?:(?:an?|her|his|my|the|their) )?[a-z0-9]+[- ](?:year|yr|month|week)s?[- ]olds?)"
)
_AND_ANOTHER = re.compile(rb"(?:\band|\bplus|[&+]) $")
_YEAR_OLD = re.compile(rb"\w[- ](?:year|yr|month|week)-olds?$")
_FURTHEST_AFTER, _FURTHEST_BEFORE = 34, 16


def give_ages(line: Line, people: list[Draft], about: AboutAdult) -> None:
    """Each age to the person it stands beside: after the word first, before it second."""
    if not line.ages:
        return
    for draft in people:
        if draft.relation == _BORN_TOGETHER:
            _apart_from_the_next(line, draft)
    taken = {place for place, age in enumerate(line.ages) if _is_the_adults(line, age, about)}
    children = [draft for draft in people if draft.is_child and not draft.implied]
    for draft in (one for one in people if one.kin not in CHILD_KINDS):  # `mum (58), brother Lee (11)`
        beside = (at for at, age in enumerate(line.ages) if age.low >= OF_AGE)
        taken.update(at for at in beside if _follows_plainly(line, draft, line.ages[at], people))
    pairs = [(draft, place) for draft in children for place in range(len(line.ages))]
    for rule in (_follows_plainly, _precedes, _follows, _trails, _is_said_ahead, _has_been):
        for draft, place in pairs:
            settled = draft.low is not None and not draft.staged
            count = draft.plural and _is_its_count(line, draft, line.ages[place])
            fits = not line.ages[place].beside or _at(line, draft, line.ages[place])
            free = place not in taken and not settled and not count and fits
            if free and rule(line, draft, line.ages[place], people):
                taken.add(place)
                _take(draft, _as_one(line, draft, line.ages[place]))


def _apart_from_the_next(line: Line, draft: Draft) -> None:
    """`Twins of two and a six-year-old`: the first age is the twins', and the next another child's."""
    end = draft.end - line.sentence.start
    for place, age in enumerate(line.ages):
        following = _A_YEAR_OLD.search(line.folded, age.many[0][1], age.end + _FURTHEST_BEFORE) if age.many else None
        if following and len(age.many) == _PARTS_OF_ONE and 0 <= age.many[0][0] - end <= _FURTHEST_BEFORE:
            (start, stop, years), (_, _, other) = age.many
            first = Age(start, stop, years, years)
            line.ages[place : place + 1] = [first, Age(following.start(1), following.end(1), other, other, own=True)]
            return


def _is_its_count(line: Line, draft: Draft, age: Age) -> bool:
    """`Two, both girls`, and not `the twins are two`."""
    same = age.bare and age.low == draft.count
    return same and not _SAID_TO_BE.search(line.folded, 0, age.start)


def _at(line: Line, draft: Draft, age: Age) -> bool:
    """`Baby Noah 5/52`, `a 4/12 baby`, and not `baby seen, back in 3/12`."""
    base = line.sentence.start
    if draft.at >= age.end:
        return not line.folded[age.end : draft.at].strip()
    return bool(_AT_A_CHILD.fullmatch(line.text, draft.end, base + age.start))


def _is_the_adults(line: Line, age: Age, about: AboutAdult) -> bool:
    """`31, two kids`: the first figure is the adult's."""
    said = line.hits.cue.get(Cue.ADULT_AGE, ())
    return age.low == about.age and any(hit.start <= age.start < hit.end for hit in said)


def _follows_plainly(line: Line, draft: Draft, age: Age, people: list[Draft]) -> bool:
    return _after(line, draft, age, people, _PLAIN_AFTER)


def _follows(line: Line, draft: Draft, age: Age, people: list[Draft]) -> bool:
    return _after(line, draft, age, people, _BETWEEN_AFTER)


def _after(line: Line, draft: Draft, age: Age, people: list[Draft], between: re.Pattern[str]) -> bool:
    end = draft.end - line.sentence.start
    if not 0 <= age.start - end <= _FURTHEST_AFTER or age.own:
        return age.start < end <= age.end and age.start >= draft.at
    figure = age.many[0][0] if age.many else age.start
    if any(end <= other.at < figure for other in people if other is not draft):
        return False
    if draft.plural and age.bare and draft.count == age.low and line.folded.startswith(b" (", end):
        return False  # `children (2) live two hours away`
    if draft.plural and any(_ONE_SPACE.fullmatch(line.folded, age.end, max(age.end, one.at)) for one in people):
        return False  # `two kids, 12 yo boy and 3 yo girl`
    if draft.plural and not age.many and _is_a_names(line, draft, age):
        return False  # `her two children, Callum (9) and Isla (6)`
    if any(end <= hit.start < age.start for hit in line.hits.cue.get(Cue.PET, ())):
        return False  # `the boys are Monty and Jet, spaniels, ten months`
    stands_between = line.folded[end : age.start]
    if not draft.plural and _AND_ANOTHER.search(stands_between) and _YEAR_OLD.search(line.folded, age.start, age.end):
        return False  # `a toddler and five-year-old`
    return bool(between.match(stands_between.decode()))


def _is_a_names(line: Line, draft: Draft, age: Age) -> bool:
    """A name after the plural has the age to itself; `her twins Callum and Isla are 9` gives it to both."""
    named = list(_NAMED.finditer(line.text, draft.end, line.sentence.start + age.start))
    return bool(named) and not _OF_ALL.search(line.text, named[-1].end(), line.sentence.start + age.start)


def _precedes(line: Line, draft: Draft, age: Age, people: list[Draft]) -> bool:
    if draft.parent or (draft.plural and age.bare):
        return False  # `a 26-year-old mother of one`, `Two, both girls`
    if not 0 <= draft.at - age.end <= _FURTHEST_BEFORE:
        return age.start <= draft.at < age.end and not age.own
    if any(age.end <= other.at < draft.at for other in people if other is not draft):
        return False
    return bool(_BETWEEN_BEFORE.match(line.folded[age.end : draft.at].decode()))


def _trails(line: Line, draft: Draft, age: Age, people: list[Draft]) -> bool:
    """`Her son boards at a school in York, 14.`: an age at the end is the only child's, a list the only children's."""
    others = [other for other in people if other is not draft and other.is_child]
    ends = not line.folded[age.end :].strip(b" .,;)")
    listed = bool(age.many) and draft.plural and draft.count in (None, len(age.many))
    in_year = age.stage and age.high - age.low == 1  # `her son, who has just gone into Year 8`
    alone = (age.bare or listed or in_year) and len(line.ages) == 1 and not others
    alone = alone and not line.hits.cue.get(Cue.PET)
    if _is_relative(line, draft, age, people):
        return True
    return alone and (ends or listed or in_year) and age.start > draft.at and not age.own and draft.plural == listed


def _is_relative(line: Line, draft: Draft, age: Age, people: list[Draft]) -> bool:
    """`His son from his first marriage, who is 14`: whoever was spoken of last."""
    end = draft.end - line.sentence.start
    figure = age.many[0][0] if age.many else age.start
    if figure < end or age.own or (age.high >= OF_AGE and not draft.plural) or draft.plural != bool(age.many):
        return False
    if _NAMED_WHO.search(line.text[draft.end : line.sentence.start + figure]):
        return False  # `her brother went inside and she has his pair, Lola who is ten`
    nearer = any(draft.at < other.at < figure for other in people if other is not draft)
    return not nearer and bool(line.turn(Turn.WHO_IS).search(line.folded[end:figure]))


def _is_said_ahead(line: Line, draft: Draft, age: Age, people: list[Draft]) -> bool:
    """`She's four, my little one.`"""
    alone = people[0] is draft and not draft.plural and age.high < OF_AGE and not age.own
    between = line.folded[age.end : draft.at]
    pronoun = line.turn(Turn.PRONOUN_IS).search(line.folded[: age.start if age.bare else age.end])
    return alone and bool(pronoun and line.turn(Turn.SAID_AHEAD).search(between))


def _as_one(line: Line, draft: Draft, age: Age) -> Age:
    """`A son aged 3 years and 4 months` is one age, and `two children aged 3 years and 4 months` are two."""
    if draft.plural or len(age.many) != _PARTS_OF_ONE or not _YEARS_AND_MONTHS.search(line.folded, age.start, age.end):
        return age
    _, _, years = age.many[0]
    return age._replace(low=years, high=years, many=())


def _has_been(line: Line, draft: Draft, age: Age, people: list[Draft]) -> bool:
    """`Son Kyle, Year 13, was 18 on 2 October`: a birthday that has been says more than a school year."""
    nearer = any(draft.at < other.at < age.start for other in people if other is not draft)
    return age.passed and draft.staged and not draft.plural and age.start > draft.at and not nearer


def _take(draft: Draft, age: Age) -> None:
    if age.stage and draft.staged:
        return
    draft.ages, draft.loose = (age,), False
    draft.low, draft.high, draft.staged = age.low, age.high, age.stage
    if age.many and (draft.plural or len(age.many) > 1):
        draft.count = len(age.many)
        draft.plural = True
    said = f"{age.low}" if age.low == age.high else f"{age.low} to {age.high}"
    draft.why.append(f"the words give the age as {said}")


def one_by_one(draft: Draft) -> list[Draft]:
    """A plural with a list of ages becomes one draft a child, each pointing at its own figure."""
    if not draft.plural or draft.low is None:
        return [draft]
    ages = next((age for age in draft.line.ages if age.many and age.low == draft.low and age.high == draft.high), None)
    if not ages or draft.count != len(ages.many):
        return [draft]
    base, made = draft.line.sentence.start, []
    singular = {"children": "child"}.get(draft.relation, draft.relation)
    for start, end, years in ages.many:
        one = Draft(draft.line, base + start, base + end, singular, draft.kin, draft.sex, False, 1)
        one.low, one.high, one.staged = years, years + ages.stage, ages.stage
        one.whose, one.assertion, one.grown, one.why = draft.whose, draft.assertion, draft.grown, list(draft.why)
        one.lead, one.shared, one.listed, one.ages = draft.lead, draft.shared, True, (ages,)
        one.why.append("one of several ages in a list")
        made.append(one)
    return made

"""People: a line and its terms come in; a draft for everybody it speaks of goes out: whose, how many, how old."""

from __future__ import annotations

import re

from adapter.reading.ages import Age, number
from adapter.reading.drafts import CHILD_KINDS, OF_AGE, AboutAdult, Draft, Line
from adapter.reading.known_by_age import known_by_age, share_out
from adapter.reading.leads import Lead, lead_of
from adapter.reading.lexicon import Cue, Lexicon
from adapter.reading.scan import Hit
from adapter.reading.turns import Turn
from adapter.reading.whose_child import had_by, whose
from adapter.words import Assertion, Kin, Whose

_BETWEEN_AFTER = re.compile(
    r"^[\s,(:;\[-]*(?:(?:who|that|which|is|are|was|were|now|currently|aged?|of|age|both|just|only|about|nearly|almost"
    r"|he|she|they|'s|'re|has|have|turned|recently|has just|in|name|[a-z]+(?: and [a-z]+)?,?)[\s,(]*){0,3}$"
)
_PLAIN_AFTER = re.compile(
    r"^(?:'s)?[\s,(:;\[-]*(?:(?:who|that|is|are|was|were|now|currently|aged?|of|both|just|only|about|has"
    r"|have)[\s,(]*){0,3}$"
)
_BETWEEN_BEFORE = re.compile(
    r"^[\s,)-]*(?:(?!(?:are|is|was|with|for|to|does|from|at|in|on|by|who|but|her|his|my|our|and|has|have|the) )"
    r"[a-z-]+ ){0,2}$"
)
_COUNT_IN = re.compile(r"(?:of|to|x ?)\s?(\w+)$|^x ?(\d)|^(\d) ?x|\((\d)\)$")
_COUNT_AFTER = re.compile(r"^ ?[:=-] ?([1-9])\b(?! ?(?:y|mo?\b|mths?|months?|/|yrs?)|, ?\d|,? (?:and|&) \d|-)")
_COUNT_UP = re.compile(r"\b(?:up|raising|raises|my|our|her|his|got|have|has|only) (two|three|four|five|six|\d)\b")
# `Kids can be cruel`: children in general, nobody's.
_GENERAL = re.compile(
    r"^ (?:can|could|should|need|needs|like|learn|love|deserve|may|might|will|who|of|from|these|today|and young|with"
    r"|have to|are (?:so|our|the)|in (?:general|the (?:street|garden|area))|act|services?)\b"
)
_SEEN = re.compile(
    rb"(?:infant|baby|toddler|newborn|child|children|kids) (?:in|on|at|asleep|awake|crying|present|unsettled"
    rb"|settled|seen|feeding"
    rb"|well|thriving|left|alone|upstairs|heard|playing|also|observed|appeared|looked|unwashed|dirty|clean|was|is"
    rb"|were|are)\b"
)
_SEEN_HERE = re.compile(
    rb"^[a-z ]+ (?:(?:was |is |been )?(?:crying|asleep|present|upstairs|seen|heard|screaming)"
    rb"|(?:is |was )?in the (?:property|house|home|flat|background|room|garden))\b"
)
_ONLY_WISHED = re.compile(
    rb"\b(?:lost|losing|having|wants?|like|as|expecting|had|due|want|works?|working|helps?|for|of|to|with) $"
)
_WE = re.compile(rb"\b(?:we|we've|we're|us|(?:husband|wife|partner|boyfriend|girlfriend|fiancee?) and i)\b")
_FURTHEST_AFTER, _FURTHEST_BEFORE = 34, 16


def find_people(line: Line, lexicon: Lexicon, about: AboutAdult) -> list[Draft]:
    """Everybody the line speaks of by a word for them or by an age alone (`her twelve-year-old`)."""
    covered = list(line.hits.cue.get(Cue.NO_CHILDREN, ()))
    people: list[Draft] = []
    for hit in line.hits.person:
        if any(cover.start <= hit.start < cover.end for cover in covered):
            continue
        draft = _draft(line, hit, lexicon, about)
        if draft:
            people.append(draft)
    people = share_out(line, people)
    _give_ages(line, people, about)
    people.extend(known_by_age(line, people))
    if about.teaches:
        _not_the_classes(people)
    people.sort(key=lambda draft: draft.start)
    return [child for draft in people for child in _one_each(draft)]


def _not_the_classes(people: list[Draft]) -> None:
    """`Teaches reception; the five-year-olds give her every cold.`"""
    for draft in people:
        if draft.kin == Kin.OFFSPRING and draft.lead not in ("own", "owner", "none") and not draft.shared:
            told = draft.relation in ("son", "daughter") and draft.lead != "indefinite" and not draft.loose
            if not (told or draft.implied or draft.parent or draft.line.hits.cue.get(Cue.LIVES_WITH)):
                draft.kin, draft.whose = Kin.OTHER_CHILD, Whose.OTHER
                draft.why.append("the adult works with children")


def _draft(line: Line, hit: Hit, lexicon: Lexicon, about: AboutAdult) -> Draft | None:
    lead = lead_of(line.folded, hit.start, lexicon)
    base = line.sentence.start
    entry = hit.entry
    draft = Draft(line, base + hit.start, base + hit.end, entry.relation, entry.kin, entry.sex, hit.plural)
    draft.count = lead.how_many
    stands = _COUNT_AFTER.match(line.folded[hit.end :].decode()) if hit.plural else None
    if draft.count is None and stands:
        draft.count = int(stands.group(1))
    if draft.count is None and not entry.implied:
        draft.count = _count_within(line.folded[hit.start : hit.end])
    if entry.years and entry.kin in CHILD_KINDS:
        draft.low, draft.high, draft.staged = entry.years[0], entry.years[1], True
        draft.why.append(f"'{entry.relation}' says the age")
    if entry.kin not in CHILD_KINDS:
        return draft
    draft.lead = lead.kind
    word = line.folded[hit.start : hit.end]
    draft.minor, draft.implied, draft.parent = entry.minor, entry.implied, entry.parent
    draft.mine = _mine(lead, word, about)
    draft.stranger = lead.kind == "indefinite" and not lead.having and entry.needs != "nothing"
    both = _WE.search(line.folded[: hit.start])
    draft.shared = (
        lead.possessor == "our" or bool(lead.having and both) or line.folded.startswith(b" together", hit.end)
    )
    if lead.kind == "none":
        draft.assertion = Assertion.QUESTION if line.sentence.asks else Assertion.NEGATED
    if any(cover.start <= draft.at < cover.end for cover in line.hits.cue.get(Cue.NOT_OURS, ())):
        draft.kin, draft.whose = Kin.OTHER_CHILD, Whose.OTHER
        draft.why.append("the words make it somebody else's child")
        return draft
    whose(draft, lead, about, lexicon)
    had_by(draft, lead, line)
    _described(draft, lead)
    draft.another = lead.possessor == "another" or bool({"other", "second", "previous"} & set(lead.described))
    return draft if _counts(draft, hit, lead, line) else None


def _mine(lead: Lead, word: bytes, about: AboutAdult) -> bool:
    """`My kids`, `our little one`, told as part of somebody's day, are children; `I have kids` leaves it open."""
    spoken = lead.possessor in ("my", "our") or (lead.kind == "definite" and word == b"kids")
    return (
        spoken
        and (about.together or 0) < OF_AGE
        and (not lead.having or word == b"kids")
        and about.first_person
        and word in (b"kid", b"kids", b"child", b"little one")
    )


def _described(draft: Draft, lead: Lead) -> None:
    words = set(lead.described)
    if words & {"adult", "grown", "grown-up", "grownup", "married"}:
        draft.grown = True
        draft.why.append("called grown")
    if words & {"deceased", "late"}:
        draft.died, draft.assertion = True, Assertion.PAST
    if words & {"teenage", "teenaged", "adolescent"}:
        draft.low, draft.high, draft.staged = 13, 17, True
    elif words & {"infant", "newborn", "baby"} and draft.low is None:
        draft.low, draft.high, draft.staged = 0, 1, True
    elif words & {
        "little",
        "young",
        "small",
        "school-aged",
        "school-age",
        "preschool",
        "pre-school",
        "minor",
        "dependent",
        "dependant",
        "wee",
        "toddler",
    }:
        draft.minor = True
        draft.why.append("called young")


def _counts(draft: Draft, hit: Hit, lead: Lead, line: Line) -> bool:
    """Whether a loose word (`kids`, `the boys`) stands for somebody's child here."""
    needs = hit.entry.needs
    counted = (
        bool(lead.how_many)
        or bool({"both", "all", "three"} & set(lead.described))
        or any(0 <= hit.start - age.end <= 2 for age in line.ages)
    )
    if needs == "nothing" or lead.kind in ("own", "owner", "none") or lead.having:
        return True
    if lead.kind == "other":
        seen = (
            needs == "definite"
            and bool(_SEEN.match(line.folded[hit.start :]))
            and not _ONLY_WISHED.search(line.folded[: hit.start])
        )
        draft.loose = not (counted or seen)
    elif needs == "definite" and lead.kind == "start":
        draft.loose = bool(_GENERAL.match(line.folded[hit.end :].decode()))
    elif needs == "definite":
        here = _SEEN_HERE.search(line.folded[hit.start : hit.end + 40])
        draft.loose = lead.kind == "indefinite" and not counted and not here
    else:
        draft.loose = not (counted and lead.kind in ("bare", "start"))
    return True


def _count_within(word: bytes) -> int | None:
    if word.startswith((b"twin", b"triplet")):
        return 2 if word.startswith(b"twin") else 3
    found = _COUNT_IN.search(word.decode()) or _COUNT_UP.search(word.decode())
    return number(next(figure for figure in found.groups() if figure)) if found else None


def _give_ages(line: Line, people: list[Draft], about: AboutAdult) -> None:
    """Each age to the person it stands beside: after the word first, before it second."""
    if not line.ages:
        return
    taken = {place for place, age in enumerate(line.ages) if _is_the_adults(line, age, about)}
    children = [draft for draft in people if draft.is_child and not draft.implied]
    for draft in (one for one in people if one.kin not in CHILD_KINDS):  # `mum (58), brother Lee (11)`
        beside = (at for at, age in enumerate(line.ages) if age.low >= OF_AGE)
        taken.update(at for at in beside if _follows_plainly(line, draft, line.ages[at], people))
    pairs = [(draft, place) for draft in children for place in range(len(line.ages))]
    for rule in (_follows_plainly, _precedes, _follows, _trails, _is_said_ahead):
        for draft, place in pairs:
            settled = draft.low is not None and not draft.staged
            count = draft.plural and line.ages[place].bare and line.ages[place].low == draft.count
            if place not in taken and not settled and not count and rule(line, draft, line.ages[place], people):
                taken.add(place)
                _take(draft, line.ages[place])


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
    if any(end <= hit.start < age.start for hit in line.hits.cue.get(Cue.PET, ())):
        return False  # `the boys are Monty and Jet, spaniels, ten months`
    return bool(between.match(line.folded[end : age.start].decode()))


def _precedes(line: Line, draft: Draft, age: Age, people: list[Draft]) -> bool:
    if draft.parent:
        return False  # `a 26-year-old mother of one`
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
    return alone and (ends or listed or in_year) and age.start > draft.at and not age.own and draft.plural == listed


def _is_said_ahead(line: Line, draft: Draft, age: Age, people: list[Draft]) -> bool:
    """`She's four, my little one.`"""
    alone = people[0] is draft and not draft.plural and age.high < OF_AGE and not age.own
    between = line.folded[age.end : draft.at]
    pronoun = line.turn(Turn.PRONOUN_IS).search(line.folded[: age.start if age.bare else age.end])
    return alone and bool(pronoun and line.turn(Turn.SAID_AHEAD).search(between))


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


def _one_each(draft: Draft) -> list[Draft]:
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
        one.low = one.high = years
        one.whose, one.assertion, one.grown, one.why = draft.whose, draft.assertion, draft.grown, list(draft.why)
        one.lead, one.shared = draft.lead, draft.shared
        one.why.append("one of several ages in a list")
        made.append(one)
    return made

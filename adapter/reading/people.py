"""People: a line and its terms come in; a draft for everybody it speaks of goes out: whose, how many, how old."""

from __future__ import annotations

import re

from adapter.reading.ages import number
from adapter.reading.callers import is_a_relatives, is_callers_day
from adapter.reading.counted import may_be_counted, told_by_a_count, without_things
from adapter.reading.drafts import CHILD_KINDS, OF_AGE, OTHER_ADULTS, OWN_CHILDREN, AboutAdult, Draft, Line
from adapter.reading.had_by_named import as_the_one_before, counted_of_another, had_by_somebody_named
from adapter.reading.known_by_age import known_by_age, share_out
from adapter.reading.leads import Lead, lead_of
from adapter.reading.lexicon import Cue, Lexicon, PersonEntry
from adapter.reading.loose_words import is_somebodys
from adapter.reading.own_things import is_own_thing
from adapter.reading.scan import Hit
from adapter.reading.side_by_side import told_side_by_side, twins_are_those_counted
from adapter.reading.turns import Turn
from adapter.reading.whose_age import give_ages, one_by_one
from adapter.reading.whose_child import had_by, whose
from adapter.words import MET_AT_WORK, Assertion, Kin, Whose

_COUNT_IN = re.compile(r"(?:of|to|x ?)[\s-]?(\w+)$|^x ?(\d)|^(\d) ?x|\((\d)\)$")
_COUNT_AFTER = re.compile(
    r"^(?: (?:at home|(?:aged )?under (?:18|eighteen|16)|living (?:at home|with \w+)"
    r"|in (?:the )?(?:home|household|house|property)))*"
    r" ?[:=-] ?(?:has )?([1-9]|one|two|three|four|five|six)\b"
    r"(?! ?(?:y|mo?\b|mths?|months?|/|yrs?|year|wk|week)|,? ?(?:\d|one|two|three|four|five|six|seven|eight|nine|ten)\b"
    r"|,? (?:and|&|or) \w+\W*$|,? (?:and|&|or) (?:a )?(?:\d|one|two|three|four|five|six|seven|eight|nine|ten)\b|-)"
)
_COUNT_SET_APART = re.compile(r"^ \(([2-6])\)(?!,? ?(?:and|&) )")
"""`Children (2) live two hours away`, of a word that only counts; `twins (4)` tells how old they are."""
_HAS_SOME = re.compile(
    rb"\b(?:he|she|i|we|patient|pt|client|mother|father)(?:'ve| has| have| had)?(?: also| now)? (?:has|have|had|got)"
    rb" (?:two|three|four|five|[2-5])(?: [a-z-]+)? (?:children|kids|sons|daughters|boys|girls)\b"
    rb"(?! (?:in|at|on|who|with|there)\b)"
)
_COUNT_UP = re.compile(
    r"\b(?:up|raising|raises|my|our|her|his|their|other|got|have|has|only) (two|three|four|five|six|\d)\b"
)
_RANKED = re.compile(rb"(?:eldest|oldest|youngest|elder|older|younger) (two|three)\b")
_JUST_BEFORE = 11
_ONE_GROWN = frozenset({"son", "daughter", "stepson", "stepdaughter"})
_THE_DAD_OF = re.compile(
    rb"\b(?:he|she|who|partner|husband|wife|boyfriend|girlfriend|fiancee?)(?:'s| is|,)?,? (?:also |who is )?(?:the )?"
    rb"(?:biological |real |birth )?(?:dad|daddy|da|father|mum|mummy|mam|mother) (?:of|to) (?:my|her|his|our) "
    rb"(?:[a-z]+ )?$"
)
_IS_MY = re.compile(
    rb"\b(?:he|she|who|partner(?: of [a-z0-9 ]{2,20})?)(?:'s| is) (?:also )?(?:my|her|his|our) (?:[a-z]+ )?$"
)
_S_DAD = re.compile(rb"(?:'s|s')? ?(?:biological |real )?(?:dad|daddy|da|father|mum|mummy|mam|mother)\b")
_SMALL = _BOTH = 2
_ARTICLE = re.compile(rb"\W*(?:her|his|my|our|their|your|the|an?|this) ")
_MET = re.compile(rb"\b(?:by|hit|met|saw|passed|like|teach|teaches|taught|tutors?|coach|coaches|coached) (?:an? )?$")
"""`Hit by a seven-year-old on a scooter`, and whoever is taught."""
_TITLED = re.compile(r"\b(?:Mrs?|Ms|Dr|Prof|Sir)\.? $")
_FIRM = re.compile(r"\b[A-Z][a-z]+ (?:&|and|n) $")
_LODGES = re.compile(rb"\b(?:lodger|flatmate|housemate|roommate)\b")
"""Whoever lives in the home may have a child there."""
_WE = re.compile(rb"\b(?:we|we've|we're|us|(?:husband|wife|partner|boyfriend|girlfriend|fiancee?) and i)\b")


def find_people(line: Line, lexicon: Lexicon, about: AboutAdult) -> list[Draft]:
    """Everybody the line speaks of by a word for them or by an age alone (`her twelve-year-old`)."""
    covered = list(line.hits.cue.get(Cue.NO_CHILDREN, ()))
    people: list[Draft] = []
    for hit in line.hits.person:
        if any(cover.start <= hit.start < cover.end for cover in covered) or _is_a_surname(line, hit):
            continue
        draft = _draft(line, hit, lexicon, about)
        if draft:
            people.append(draft)
    as_the_one_before(line, people)
    if may_be_counted(line):
        people = [*without_things(line, people), *told_by_a_count(line, people, lexicon, about)]
        people.sort(key=lambda draft: draft.start)
    people = share_out(line, twins_are_those_counted(line, people))
    give_ages(line, people, about)
    people.extend(_with_owners(_but_a_title(known_by_age(line, people), people), line, lexicon, about))
    if about.teaches:
        _not_the_classes(people)
    people.sort(key=lambda draft: draft.start)
    told_side_by_side(line, people)
    return [child for draft in people for child in one_by_one(draft)]


def _but_a_title(children: list[Draft], people: list[Draft]) -> list[Draft]:
    """`10 year old with nightmares My 10 year old grandson ...`: what heads a post is told of whom it then names."""
    ages = {one.low for one in people if one.low is not None and one.kin not in OWN_CHILDREN}
    return [one for one in children if one.at or one.plural or one.low not in ages]


def _with_owners(children: list[Draft], line: Line, lexicon: Lexicon, about: AboutAdult) -> list[Draft]:
    """`My sister has a six-year-old`: whose somebody known by an age alone is, as for any other word."""
    for draft in children:
        article = _ARTICLE.match(line.folded, draft.at)
        lead = lead_of(line.folded, article.end() if article else draft.at, lexicon)
        whose(draft, lead, about, lexicon)
        if line.is_within(Cue.NOT_OURS, draft.at) or (
            lead.kind == "indefinite" and _MET.search(line.folded[: lead.start])
        ):
            draft.kin, draft.whose = Kin.OTHER_CHILD, Whose.OTHER
        elif not _LODGES.search(line.folded, 0, lead.start):
            had_by(draft, lead, line, about)
    return children


def _not_the_classes(people: list[Draft]) -> None:
    """`Teaches reception; the five-year-olds give her every cold.`"""
    for draft in people:
        if draft.kin == Kin.OFFSPRING and draft.lead not in ("own", "owner", "none") and not draft.shared:
            if _HAS_SOME.search(draft.line.folded) or draft.line.hits.cue.get(Cue.PET):
                continue  # `patient has three children` of whoever was a teacher; `the babies are cats`
            told = draft.relation in ("son", "daughter") and draft.lead != "indefinite" and not draft.loose
            if not (told or draft.implied or draft.parent or draft.line.hits.cue.get(Cue.LIVES_WITH)):
                draft.kin, draft.whose, draft.relation = Kin.OTHER_CHILD, Whose.OTHER, MET_AT_WORK
                draft.why.append("the adult works with children")


def _draft(line: Line, hit: Hit, lexicon: Lexicon, about: AboutAdult) -> Draft | None:
    lead = lead_of(line.folded, hit.start, lexicon)
    base = line.sentence.start
    entry = hit.entry
    if entry.parent and any(hit.start < age.start < hit.end < age.end for age in line.ages):
        return None  # `mother of 7-year-old twins` is no mother of seven
    draft = Draft(line, base + hit.start, base + hit.end, entry.relation, entry.kin, entry.sex, hit.plural)
    said = None if entry.implied else lead.how_many  # `5 weeks postpartum` is one baby
    draft.count = _count_told(line, hit, lead) if said is None else said
    if entry.years and entry.kin in CHILD_KINDS:
        draft.low, draft.high, draft.staged = entry.years[0], entry.years[1], True
        draft.why.append(f"the word '{entry.relation}' tells the age")
    if entry.kin not in CHILD_KINDS:
        return draft
    if entry.implied and _is_not_a_child_of_theirs(line, hit, lead, lexicon, about):
        return None
    if entry.implied and _is_over(draft, hit, about):
        draft.assertion = Assertion.PAST
    draft.lead = lead.kind
    word = line.folded[hit.start : hit.end]
    _as_the_word_says(draft, entry)
    draft.mine = _mine(lead, word, about) and not line.turn(Turn.WELL_KIN).search(line.folded[hit.end :])
    draft.stranger = lead.kind == "indefinite" and not lead.having and entry.needs != "nothing"
    draft.shared = _shared(line, hit, lead)
    if lead.kind == "none":
        draft.assertion = Assertion.QUESTION if line.sentence.asks else Assertion.NEGATED
    if line.is_within(Cue.NOT_OURS, draft.at):
        draft.kin, draft.whose = Kin.OTHER_CHILD, Whose.OTHER
        draft.why.append("the words make it somebody else's child")
        return draft
    _whose(draft, lead, about, lexicon)
    _described(draft, lead)
    draft.another = lead.possessor == "another" or bool(
        {"other", "second", "previous"} & {*lead.described, *word.decode().split()}
    )
    counts = is_somebodys(draft, hit, lead, line)
    if line.turn(Turn.ONE_MORE).search(line.folded[: hit.start]):
        draft.another, draft.loose, draft.stranger, counts = True, False, False, True
    return draft if counts else None


def _whose(draft: Draft, lead: Lead, about: AboutAdult, lexicon: Lexicon) -> None:
    whose(draft, lead, about, lexicon)
    had_by(draft, lead, draft.line, about)
    had_by_somebody_named(draft, lead, about, lexicon)
    counted_of_another(draft)


def _is_not_a_child_of_theirs(line: Line, hit: Hit, lead: Lead, lexicon: Lexicon, about: AboutAdult) -> bool:
    """Words that only imply a child, of another's birth, a grandchild's or a caller's day, or an own thing."""
    theirs = _is_anothers_birth(line, hit, lexicon) or _is_grandchilds(lead, lexicon)
    return theirs or is_callers_day(line, hit) or is_a_relatives(line, hit, about) or is_own_thing(line, hit, about)


def _is_a_surname(line: Line, hit: Hit) -> bool:
    """`Mr Boys`, `Kidd & Daughters`: a capital after a title, or after somebody's name and `&`."""
    base = line.sentence.start
    if not line.text[base + hit.start].isupper() or hit.entry.kin not in CHILD_KINDS:
        return False
    firm = hit.plural and _FIRM.search(line.text, base, base + hit.start)
    kin = [one for one in line.hits.person if one.entry.kin not in CHILD_KINDS]
    known = firm and any(one.end > firm.start() - base and one.end <= hit.start for one in kin)
    return bool((firm and not known) or _TITLED.search(line.text, base, base + hit.start))


def _as_the_word_says(draft: Draft, entry: PersonEntry) -> None:
    draft.minor, draft.implied, draft.parent = entry.minor, entry.implied, entry.parent
    draft.shorthand, draft.just_born = entry.shorthand, entry.just_born


def _is_over(draft: Draft, hit: Hit, about: AboutAdult) -> bool:
    """`I used to do the school run`; a six week check after a stillbirth."""
    once = draft.line.turn(Turn.HABIT).search(draft.line.folded[max(0, hit.start - _JUST_BEFORE) : hit.start])
    return bool(once) or (about.baby_lost and draft.high is not None and draft.high <= _SMALL)


def _is_grandchilds(lead: Lead, lexicon: Lexicon) -> bool:
    """`My daughter's nappies` are no grandchild's."""
    return lead.possessor in lexicon.vocabularies["offspring_of"]


def _is_anothers_birth(line: Line, hit: Hit, lexicon: Lexicon) -> bool:
    """`Her sister just gave birth`; not `her sister was there when she did`, nor the `mother` of a ward."""
    if not hit.entry.just_born:
        return False
    if line.is_within(Cue.NOT_OURS, hit.start):
        return True
    before = [one for one in line.hits.person if one.end <= hit.start and not one.entry.implied]
    if not before or (before[-1].entry.kin not in OTHER_ADULTS and before[-1].entry.relation not in _ONE_GROWN):
        return False
    if before[-1].entry.kin == Kin.PARENT and not lead_of(line.folded, before[-1].start, lexicon).possessor:
        return False
    between = line.folded[before[-1].end : hit.start]
    return b"." not in between and not line.turn(Turn.SUBJECT).search(between)


def _shared(line: Line, hit: Hit, lead: Lead) -> bool:
    """`Our son`, `she and her husband have one`, `one of that marriage`; `her child with him` is told of already."""
    if lead.possessor == "our" or (lead.having and _WE.search(line.folded[: hit.start])):
        return True
    if _is_a_parent_of(line, hit):
        return True
    untold = lead.having or lead.kind in ("start", "bare", "indefinite")
    if untold and line.turn(Turn.COUPLE_HAS).search(line.folded[: hit.start]):
        return True
    return untold and bool(line.turn(Turn.SHARED_BY).search(line.folded[hit.end :]))


def _is_a_parent_of(line: Line, hit: Hit) -> bool:
    """`He's the dad of my lad`, `he is my daughter's dad`: of a partner of today."""
    before = line.folded[: hit.start]
    return bool(_THE_DAD_OF.search(before) or (_IS_MY.search(before) and _S_DAD.match(line.folded, hit.end)))


def _mine(lead: Lead, word: bytes, about: AboutAdult) -> bool:
    """`My kids`, `our little one`, told as part of somebody's day, are children; `I have kids` leaves it open."""
    spoken = lead.possessor in ("my", "our") or (lead.kind == "definite" and word == b"kids")
    return (
        spoken
        and (about.together or 0) < OF_AGE
        and (not lead.having or word == b"kids")
        and about.first_person
        and word in (b"kid", b"kids", b"child", b"little one")
        and (lead.possessor, word) != ("our", b"kid")  # a brother, in the north
    )


def _described(draft: Draft, lead: Lead) -> None:
    words = set(lead.described)
    if words & {"adult", "grown", "grown-up", "grownup", "married"} and not draft.parent:
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


def _count_told(line: Line, hit: Hit, lead: Lead) -> int | None:
    stands = _COUNT_AFTER.match(line.folded[hit.end :].decode()) if hit.plural else None
    if hit.plural and line.folded[hit.start : hit.end] in (b"children", b"kids", b"dependants", b"dependents"):
        stands = stands or _COUNT_SET_APART.match(line.folded[hit.end :].decode())
    if stands:
        return number(stands.group(1))
    if hit.entry.implied:
        return None
    ranked = _RANKED.match(line.folded, hit.start) if lead.kind in ("own", "definite") else None
    if ranked and not line.folded.startswith(b" of ", hit.end):
        return number(ranked.group(1).decode())
    both = hit.plural and (lead.possessor == "both" or "both" in lead.described)
    return _BOTH if both else _count_within(line.folded[hit.start : hit.end])


def _count_within(word: bytes) -> int | None:
    if b"twin" in word or b"triplet" in word:
        return 2 if b"twin" in word else 3
    found = _COUNT_IN.search(word.decode()) or _COUNT_UP.search(word.decode())
    return number(next(figure for figure in found.groups() if figure)) if found else None

"""Whom words of a home mean: a line, a place in it and the people come in; the children they bear on go out.

Also where a child's home is set, so that whoever sets it says why.
"""

from __future__ import annotations

import re

from adapter.reading.drafts import OWN_CHILDREN, AboutAdult, Draft, Line
from adapter.reading.lexicon import Cue
from adapter.reading.scan import Hit
from adapter.reading.text import clause_of, fold
from adapter.reading.turns import Turn
from adapter.words import Answer, Kin

_PRONOUN = re.compile(rb"\b(they|them|he|him|she|her|both|all|it|us)\b")
_DOER = re.compile(rb"\b(they|he|she|both|all|us)\b")
_CLOSE, _CLAUSE_LONG = 40, 140
_SEX = {b"he": "male", b"him": "male", b"she": "female", b"her": "female"}
_NEAR = 60
_AND = re.compile(
    rb"\W*(?:(?:[mf]\b|male|female)[ ,]*)?(?:(?:aged? |now |just )?\d{1,2} ?(?:y|yrs?|yo|y/o|years(?: old)?)?\b)?"
    rb"\W*(?:(?:y|yr|year) ?\d{1,2}\b\W*)?(?:and|&|,|plus)\W*"
)
_WHOLE_CLAUSE = frozenset({Cue.CONTACT, Cue.PART_TIME, Cue.LIVES_HERE, Cue.SEEN_HERE, Cue.WITH_HIM_OR_HER})
_TELLS_A_HOME = (Cue.LIVES_WITH, Cue.LIVES_HERE, Cue.LIVES_ELSEWHERE, Cue.PART_TIME, Cue.WITH_HIM_OR_HER)
NOT_HERE = frozenset({Cue.LIVES_ELSEWHERE, Cue.PART_TIME, Cue.NO_CONTACT})
_ONLY_AGES = re.compile(rb"[\W\d]*(?:(?:aged|and|who are|called|plus|is|who is)[\W\d]*)*")
_NEXT = 3
_MOVED_IN = re.compile(rb"moved|been|lives?|living|stays|staying|with")
_A_LEAD = 24
_VERB_BEFORE = re.compile(rb"\b(?:has|have|had|is|was|were|are|says?|said|rang|phoned|saw|told|met|knows?|sees)\b")
_VISITED = re.compile(rb"visit|every day|daily|twice a|goes in|contact|touch")


def owns_the_next(line: Line, draft: Draft) -> bool:
    """`My sister's kids are stopping with us`: it is not the sister who does."""
    end = draft.end - line.sentence.start
    return line.folded[end : end + 2] == b"'s" and any(0 < other.at - end < 24 for other in line.people)


def by_pronoun(
    line: Line, at: int, recent: list[Draft], about: AboutAdult, same_sex: bool = False, does: bool = False
) -> list[Draft]:
    """The children a pronoun before `at` stands for: `they` all just said; `he` and `she` by sex.

    `does`: only one that can do something counts (`he times it, turns her and gives it`), however far ahead.
    """
    reach, words = (_CLAUSE_LONG, _DOER) if does else (_CLOSE, _PRONOUN)
    found = list(words.finditer(line.folded, max(0, at - reach), at))
    if not found:
        return []
    word = found[-1].group(1)
    pool = [draft for draft in line.people if draft.is_child and draft.at < found[-1].start()] or recent
    if word in (b"they", b"them", b"both", b"all", b"us"):
        return pool if any(draft.plural for draft in pool) or len(pool) > 1 else []
    sex = _SEX.get(word)
    matching = [draft for draft in pool if not draft.plural and draft.sex in (sex, "")]
    matching = [draft for draft in matching if draft.kin != Kin.SIBLING] or matching
    theirs = same_sex or about.first_person or bool(line.turn(Turn.DONE_TO).search(line.folded[: found[-1].start()]))
    if not matching or (sex and sex == about.sex and not theirs):
        return []
    return matching[:1] if same_sex and len(matching) > 1 else matching[-1:]


def bearing(line: Line, hit: Hit, cue: Cue, recent: list[Draft], about: AboutAdult) -> list[Draft]:
    """The children a cue bears on: those it covers, then its clause, then the nearest before, then a pronoun."""
    children = [draft for draft in line.people if draft.is_child and not owns_the_next(line, draft)]
    inside = [draft for draft in children if hit.start <= draft.at < hit.end]
    if any(draft.at < hit.start and not draft.loose for draft in children):
        inside = [draft for draft in inside if not draft.loose]  # `her children are in a foster placement`
    if inside:
        return [*inside, *_named_after(line, inside[-1], children)] if inside[-1].plural else inside
    clause = clause_of(line.clauses, hit.start)
    same = [
        draft for draft in children if clause_of(line.clauses, draft.at) == clause or _named_in(line, clause, draft)
    ]
    if same:
        bears = same if cue in _WHOLE_CLAUSE else [d for d in same if d.at < hit.start] or same
        return [one for one in bears if not _has_its_own(line, hit, one, children)]
    nearest = [draft for draft in children if 0 <= hit.start - draft.at <= _NEAR]
    named = [*_joined_to(line, nearest, children), *nearest[-1:]]
    return named or by_pronoun(line, hit.end, recent, about) or _of_those_before(line, hit, cue, recent)


def _has_its_own(line: Line, hit: Hit, child: Draft, children: list[Draft]) -> bool:
    """`Daughter Ruby (9) lives with her, son Kyan (6) is with his dad`: each has words of a home to itself."""
    between = [one for one in children if child.at < one.at < hit.start and not one.plural]
    told = (one for cue in _TELLS_A_HOME for one in line.hits.cue.get(cue, ()) if one.start > child.at)
    return any(one.end <= other.at for one in told for other in between)


def _named_after(line: Line, several: Draft, children: list[Draft]) -> list[Draft]:
    """`She has kept the house and the kids, Ben 8 and Tilly 5`: those of whom the several are."""
    named: list[Draft] = []
    end = several.end - line.sentence.start
    for draft in children:
        if draft.at >= end and draft is not several and _ONLY_AGES.fullmatch(line.folded, end, draft.at):
            named.append(draft)
            end = draft.end - line.sentence.start
    return named


def _named_in(line: Line, clause: int, child: Draft) -> bool:
    """`Grandson Harry (12) lives next door and Harry calls in`: named again in the clause the words stand in."""
    if not child.names:
        return False
    words = _clause(line, clause)
    return any(re.search(rb"\b" + re.escape(fold(name)) + rb"\b", words) for name in child.names)


def _clause(line: Line, number: int) -> bytes:
    ends = line.clauses[number + 1] if number + 1 < len(line.clauses) else len(line.folded)
    return line.folded[line.clauses[number] : ends]


def _joined_to(line: Line, near: list[Draft], children: list[Draft]) -> list[Draft]:
    """`Freddie (8) and Louis (11) are with their mother`: whoever is named with the nearest."""
    first = near[-1:]
    joined: list[Draft] = []
    for draft in reversed(children if first else []):
        end = draft.end - line.sentence.start
        if draft.at < first[0].at and _AND.fullmatch(line.folded, end, first[0].at):
            joined, first = [draft, *joined], [draft]
    return joined


def _of_those_before(line: Line, hit: Hit, cue: Cue, recent: list[Draft]) -> list[Draft]:
    """`Two girls, 4 and 7. In care since May.`: a sentence without a subject goes on about those just told of."""
    if cue == Cue.CONTACT and not line.people and len(recent) and all(one.lives == Answer.ABSENT for one in recent):
        return recent if _VISITED.search(line.folded, hit.start, hit.end) else []  # `She visits fortnightly.`
    begins = not line.folded[: hit.start].strip(b" -,.;:(") and not line.people
    if cue == Cue.LIVES_HERE and begins and recent and _MOVED_IN.match(line.folded, hit.start):
        return recent if _is_a_note(recent[0]) else []  # `Grandson Kyan, 9. Moved in in July.`
    if not begins or cue not in NOT_HERE or not recent or recent[0].line.sentence.end + _NEXT < line.sentence.start:
        return []
    if line.turn(Turn.THEIR_PARENT).search(line.folded[hit.end :]):
        return []  # `No contact with their father`
    return [draft for draft in recent if draft.kin in OWN_CHILDREN or draft.kin == Kin.UNKNOWN]


def _is_a_note(child: Draft) -> bool:
    """The sentence begins with the child, and has no verb before it of which somebody else is the subject."""
    before = child.line.folded[: child.at]
    return len(before) <= _A_LEAD and not _VERB_BEFORE.search(before)


def set_home(child: Draft, lives: Answer, why: str) -> None:
    child.lives, child.stated = lives, True
    if child.lead in ("definite", "start"):
        child.loose = False  # `the girls are with us all week`: whose home is told tells whose they are
    if lives == Answer.PRESENT:
        child.contact = Answer.PRESENT
    child.why.append(why)

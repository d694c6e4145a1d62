"""Settling: the people of a line and the groups of a record come in; who is young, grown, dead or a pet goes out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from adapter.reading.drafts import OF_AGE, OWN_CHILDREN, AboutAdult, Draft, Line
from adapter.reading.lexicon import Cue
from adapter.reading.of_then import a_generation_since
from adapter.reading.one_child import Group
from adapter.reading.presumed import presume
from adapter.reading.standing import a_generation_ago, has_cue
from adapter.reading.text import clause_of
from adapter.reading.turns import Turn
from adapter.reading.whose_day import does_the_day
from adapter.reading.whose_work import is_anothers_work
from adapter.words import Answer, Assertion, Kin, When, Whose

_OF = re.compile(rb"\bof (?:my|our|his|her|their) (?:\w+ )?$")
_ALL_OF = re.compile(
    rb"\b(?:both|all|two|three|four|each|most|none|one|neither) of (?:my|our|his|her|their) (?:\w+ )?$"
)
_ONE_DOES = re.compile(rb"(?:works|drives|holds|is|was|has|became|retired|divorced|graduated)\b")
_OF_ONE = re.compile(rb"in (?:his|her) ")
_AND = re.compile(rb"\band\b|,")
_ALL_OF_THEM = re.compile(rb",? ?(?:(?:were|are|had|have|both|all|sadly|then|been) )+")
"""`Her twins were both stillborn`: what is said of several is said of all of them."""
_I_DID = re.compile(
    rb"(?<!and )(?<!, )\bi(?:'m|'ve|'d)?(?: (?:have|had|was|am|ever|just|now|then|got|first|went to))* $"
)
"""`My daughter won't speak to me since I remarried`: it is the writer who did."""
_BESIDE = 24
_GROWN_BY = 65
"""Sons and daughters of no stated age are grown by this age of their parent."""
_PET_WORDS = frozenset({"baby", "son", "daughter", "child"})
_FOND_WORDS = frozenset(b"baby babies kid kids child children boy boys girl girls one ones".split())
_BABIES = frozenset([b"baby", b"babies"])
_NOBODY: frozenset[bytes] = frozenset()
_PET_STOPS = (
    b" and a ",
    b" and her ",
    b" and his ",
    b" and their ",
    b" and two ",
    b" and the ",
    b" and my ",
    b" with ",
    b" a dog",
    b" the dog",
)


def mark_people(line: Line) -> None:
    """Set on the people of a line what its words of context say: young, grown, dead, a pet."""
    paid = has_cue(line, Cue.PAID_ROLE, 0) if line.hits.cue.get(Cue.PAID_ROLE) else False
    parents_of_grandchildren(line)
    for draft in line.people:
        if not draft.is_child:
            continue
        end = draft.end - line.sentence.start
        if line.hits.cue.get(Cue.MINOR) and not paid and has_cue(line, Cue.MINOR, draft.at, end):
            _set_minor(draft, by_deed=does_the_day(line))
        if has_cue(line, Cue.GROWN, draft.at, end) and draft.low is None and _is_grown(line, draft):
            draft.grown = True
            draft.why.append("the words around speak of somebody grown")
        if a_generation_ago(line, draft.at) or a_generation_since(line, draft.at):
            draft.assertion, draft.when = Assertion.PAST, When.PAST
            draft.why.append("the words tell of a year so long ago that the child is grown today")
        past = line.is_within(Cue.PAST, draft.at)
        if past:  # `when the kids were little`
            draft.minor = False
            if draft.staged:  # `from when the twins were at nursery`: how old they were then
                draft.low = draft.high = None
        elif draft.mine and not draft.grown:
            draft.minor = True
            draft.why.append("spoken of as children of the writer's day")
        if has_cue(line, Cue.DIED, draft.at, end) and _died(line, draft):
            draft.died, draft.assertion, draft.when = True, Assertion.PAST, When.PAST
            draft.why.append("the words speak of a death")
        if draft.kin in OWN_CHILDREN and has_cue(line, Cue.ADOPTED_OUT, draft.at, end):
            draft.kin, draft.whose = Kin.OTHER_CHILD, Whose.OTHER
            draft.lives, draft.stated, draft.contact = Answer.ABSENT, True, Answer.ABSENT
            draft.why.append("adopted by another family")
        if has_cue(line, Cue.PET, draft.at, end) and _is_pet(line, draft):
            draft.pet = True
            draft.why.append("the words say it is an animal or a doll")
    _old_beside_grandchildren(line)


def _is_grown(line: Line, draft: Draft) -> bool:
    """The grown-up words are this person's: nobody else stands between."""
    for hit in line.hits.cue[Cue.GROWN]:
        beside = 0 <= hit.start - (draft.end - line.sentence.start) <= 1  # `Sean and his wife`: `and` begins a clause
        same = beside or clause_of(line.clauses, hit.start) == clause_of(line.clauses, draft.at)
        same = same or hit.entry.reach == "sentence"
        between = [other for other in line.people if min(draft.at, hit.start) < other.at < max(draft.at, hit.start)]
        of_theirs = hit.entry.reach == "behind" and _OF.search(
            line.folded[: draft.at]
        )  # `the father of our two children`
        of_theirs = of_theirs and not _ALL_OF.search(line.folded[: draft.at])
        if hit.entry.reach == "behind" and (
            _told_young(draft, hit.start) or (draft.plural and _ONE_DOES.match(line.folded, hit.start))
        ):
            continue  # `two young kids, works as a cashier`: it is the adult who works
        of_one = "called young" in draft.why or _OF_ONE.match(line.folded, hit.start)
        if of_one and draft.plural and hit.start < draft.at:
            continue  # `both married with young children`, `he is in his 20s with kids`
        if hit.entry.reach == "behind" and is_anothers_work(line, draft, hit.start):
            continue
        others = hit.entry.reach == "clause" and _AND.search(line.folded, hit.end, max(hit.end, draft.at))
        writers = hit.start > draft.at and _I_DID.search(line.folded, 0, hit.start)
        if others or writers:
            continue  # `two adults and two children`
        if same and not of_theirs and (hit.entry.reach != "behind" or (hit.start >= draft.at and not between)):
            return True
    return False


def _told_young(draft: Draft, at: int) -> bool:
    """Young by the word itself, or by words of the sentence where what speaks of somebody grown stands further off."""
    near = at - (draft.end - draft.line.sentence.start) <= _BESIDE
    return "called young" in draft.why or draft.parent or (draft.minor and not near)


def parents_of_grandchildren(line: Line) -> None:
    """`Lives with her daughter and two grandchildren`: the daughter is their parent, and grown."""
    if not any(draft.kin == Kin.GRANDCHILD for draft in line.people):
        return
    for draft in line.people:
        known = draft.names and draft.low is not None
        if draft.kin == Kin.OFFSPRING and not draft.plural and draft.low is None and not known:
            draft.grown, draft.minor = True, False
            draft.why.append("named beside grandchildren, so probably their parent")


def _old_beside_grandchildren(line: Line) -> None:
    """`See my children settled and my grandchildren growing up`: it is the grandchildren whose day is told."""
    if not any(draft.kin == Kin.GRANDCHILD for draft in line.people):
        return
    for draft in line.people:
        if draft.kin == Kin.OFFSPRING and draft.plural and draft.low is None and "called young" not in draft.why:
            draft.minor = draft.mine = draft.childs_day = False


def _set_minor(draft: Draft, *, by_deed: bool) -> None:
    if (draft.kin in OWN_CHILDREN or draft.kin == Kin.UNKNOWN) and not draft.grown:
        draft.minor = True
        draft.childs_day = draft.childs_day or by_deed
        draft.why.append("the sentence speaks of a child's day: play, school, bedtime, being brought up")


def _died(line: Line, draft: Draft) -> bool:
    """The death is this person's: the word stands in the same clause and no nearer person could have died."""
    hits = [h for h in line.hits.cue[Cue.DIED] if clause_of(line.clauses, h.start) == clause_of(line.clauses, draft.at)]
    for hit in hits:
        if hit.start <= draft.at < hit.end or 0 < draft.at - hit.end < 3:
            return True
        nearest = min(line.people, key=lambda other: abs(other.at - hit.start))
        if nearest is draft and (not draft.plural or _ALL_OF_THEM.fullmatch(_between(line, draft, hit.start))):
            return True
    return False


def _between(line: Line, draft: Draft, at: int) -> bytes:
    return line.folded[draft.end - line.sentence.start : at]


def told_to_be_animals(line: Line, recent: list[Draft]) -> None:
    """`Just me and my baby. Well, she's eleven. She's a dachshund.`: what was called a baby a sentence ago."""
    if any(draft.is_child for draft in line.people):
        return
    told = line.turn(Turn.IS_AN_ANIMAL).search(line.folded)
    named = line.turn(Turn.NAMES_ANIMALS).search(line.folded)
    meant = _FOND_WORDS if told else _BABIES if named else _NOBODY
    for draft in recent:
        word = draft.line.folded[draft.at : draft.end - draft.line.sentence.start].removeprefix(b"little ")
        if word in meant and not draft.names:
            draft.pet = True
            draft.why.append("the words that follow say it is an animal")


def _is_pet(line: Line, draft: Draft) -> bool:
    if (draft.low is not None and not draft.staged) or draft.relation not in _PET_WORDS:
        return False
    word = line.folded[draft.at : draft.end - line.sentence.start]
    if word in (b"son", b"sons", b"daughter", b"daughters", b"children", b"child"):
        return False
    for hit in line.hits.cue[Cue.PET]:
        between = (
            line.folded[draft.end - line.sentence.start : hit.start]
            if hit.start > draft.at
            else line.folded[hit.end : draft.at]
        )
        reach = line.folded[draft.end - line.sentence.start : hit.end] if hit.start > draft.at else between
        if len(between) <= 60 and not any(stop in reach for stop in _PET_STOPS):
            return True
    return False


def settle_groups(groups: list[Group], about: AboutAdult) -> None:
    """Say of every group whether it is grown, a pet or gone, and where a reader takes it to live."""
    about.others_away = about.others_away or any(
        one.another and one.stated and one.lives == Answer.ABSENT for group in groups for one in group.members
    )
    about.expecting = _is_expected(groups, Whose.ADULT)
    about.growing = about.expecting or _is_expected(groups, Whose.PARTNER)
    others_baby = not about.expecting and any(
        one.kin == Kin.UNBORN and one.whose == Whose.OTHER for group in groups for one in group.members
    )
    youngest_grown = any(one.grown and one.relation == "youngest child" for group in groups for one in group.members)
    about.beside_one_here = frozenset(_lines_beside_one_here(groups)) if about.parted else frozenset()
    for group in groups:
        members = group.members
        if about.is_child:  # brothers and sisters of a child whose record this is
            _all(members, lives=Answer.UNKNOWN, contact=Answer.UNKNOWN)
        if not members:
            continue
        known = any(draft.names or (draft.low is not None and not draft.staged) for draft in members)
        if not known and (group.relation in about.pets or any(draft.pet for draft in members)):
            _all(members, pet=True)
        if about.lost_baby and not known and group.relation == "baby" and not any(one.minor for one in members):
            _all(members, died=True, assertion=Assertion.PAST)
            members[0].why.append("a baby was lost, and no other is told of")
        if others_baby and group.relation == "baby" and all(one.lead == "definite" for one in members):
            group.kin = Kin.OTHER_CHILD
            _all(members, kin=Kin.OTHER_CHILD, whose=Whose.OTHER)
        if youngest_grown and group.kin == Kin.OFFSPRING and (group.low is None or group.staged):
            group.low = group.high = None
            _all(members, grown=True, minor=False, low=None, high=None)
        _settle_age(group, about)
        presume(group, about)
        for draft in members:
            if draft.line.as_of:  # an older record says nothing of who lives here today
                draft.lives, draft.stated, draft.contact = Answer.UNKNOWN, False, Answer.UNKNOWN


def _is_expected(groups: Iterable[Group], whose: Whose) -> bool:
    """A baby of theirs is on the way."""
    return any(
        one.kin == Kin.UNBORN and one.assertion == Assertion.AFFIRMED and one.whose == whose
        for group in groups
        for one in group.members
    )


def _lines_beside_one_here(groups: Iterable[Group]) -> Iterator[int]:
    """`Two children, Ada and Finn. Ada came home early.`: the line of both, since Finn lives where Ada does."""
    for group in groups:
        homes = [one.line for one in group.members if one.stated and one.lives == Answer.PRESENT]
        if homes and group.kin in OWN_CHILDREN and not any(one.lives == Answer.ABSENT for one in group.members):
            yield from {id(one.line) for one in group.members} - {id(line) for line in homes}


def _all(members: list[Draft], **facets: bool | Answer | Assertion | Kin | Whose | None) -> None:
    for draft in members:
        for name, value in facets.items():
            setattr(draft, name, value)


def _settle_age(group: Group, about: AboutAdult) -> None:
    own = [draft for draft in group.members if group.plural or not draft.plural]
    """Without `the kids`, who are several: what is settled of one of them is not settled of the rest."""
    figure = group.high is not None and not group.staged
    young = group.high is not None and group.high < OF_AGE
    said = any(draft.grown for draft in own) or (group.grown and not young)
    if figure and young:
        group.grown = False
        _all(own, grown=False)
    elif (group.low is not None and group.low >= OF_AGE) or said:
        group.grown = True
        _all(own, grown=True)
    elif (
        (about.old or about.retired)
        and group.low is None
        and group.kin in (Kin.OFFSPRING, Kin.STEPCHILD)
        and not _young(group, about)
    ):
        if about.retired:
            _all(own, lives=Answer.UNKNOWN, stated=True)
            group.members[0].why.append("the adult is retired, and nothing says how old anybody is")
            return
        group.grown = True
        _all(own, grown=True)
        group.members[0].why.append("the adult is 60 or over, so offspring of unsaid age are probably grown")


def _young(group: Group, about: AboutAdult) -> bool:
    """Called young; or spoken of as children are, by a parent who is not too old for it."""
    late = (about.age or 0) >= _GROWN_BY
    return any(one.minor and ("called young" in one.why or not late) for one in group.members)

"""Presumed homes: a child of a record comes in, with a home a careful reader takes as given or leaves open.

In this order: what was said of this home or of another stands. What leaves it open goes next: the couple has parted,
the home was listed without the child, the parent is old. Else an own child known to be under 18 lives here, and so do
the child of an adult of 33 or less and the couple's own child where they have been one for less than 18 years.
"""

from __future__ import annotations

from adapter.reading.drafts import OF_AGE, OWN_CHILDREN, AboutAdult, Draft
from adapter.reading.one_child import Group
from adapter.reading.turns import Turn
from adapter.words import Answer, Assertion, Kin, When, Whose

_YOUNG_PARENT = 33
_LATE_PARENT = 56
_OLD_PARENT = 70
_SMALL = 4
"""A mother's child under this age is with her, whoever else the home is said to hold."""


def presume(group: Group, about: AboutAdult) -> None:
    """Say where one child lives, where nobody did."""
    members = [draft for draft in group.members if draft.assertion in (Assertion.AFFIRMED, Assertion.REPORTED)]
    if members and _may_be_theirs(group, members, about):
        open_for = _why_open(group, members, about)
        reason = "" if open_for else _why_here(group, members, about)
        for draft in members if reason else ():
            draft.lives, draft.contact = Answer.PRESENT, Answer.PRESENT
        for draft in members if open_for else ():
            draft.stated = True  # that it is open was settled here, and nobody presumes a home after all
        members[0].why.extend(filter(None, (open_for, reason)))
    _unsure(group, about)


def _may_be_theirs(group: Group, members: list[Draft], about: AboutAdult) -> bool:
    """An own child of today, of whose home nothing was said."""
    first = members[0]
    if group.kin not in OWN_CHILDREN | {Kin.UNKNOWN} or first.pet or first.grown or about.is_child:
        return False
    if any(draft.stated or draft.died for draft in members) or first.whose == Whose.OTHER:
        return False
    if any(draft.when == When.PAST or draft.contact == Answer.ABSENT for draft in members):
        return False
    alone = about.lives_alone and not (about.delivered and group.low == 0 and not about.baby_lost)
    return not (group.kin == Kin.PARTNERS_CHILD or alone or all(draft.stranger for draft in members))


def _why_open(group: Group, members: list[Draft], about: AboutAdult) -> str:
    age = about.age or 0
    if any(one.line.turn(Turn.OF_THE_DEAD).search(one.line.folded) for one in members):
        return "the one the words are about has died"
    if about.says_none and not (group.name or (group.low is not None and not group.staged)):
        return "the words say that there are no children"  # `no young children` beside `go home to feed the baby`
    small = (
        (about.sex == "female" or (about.first_person and not about.sex and not about.fathers))
        and group.high is not None
        and group.high < _SMALL
    )
    if about.others_away and not small and not any(draft.childs_day for draft in members):
        return "the others live elsewhere, and nothing says where this one lives"
    if about.expecting and _may_be_unborn(group, members):
        return "a baby is expected, and nothing tells of another child"  # `the father of my child`
    if about.home_listed and not small and not any(draft.minor for draft in members):
        return "who lives in the home was listed, and the child left out"
    if age >= _LATE_PARENT and group.low is None and not group.name:
        return "what is said of the children of a parent of that age may be of grown ones"
    if age >= _OLD_PARENT and group.name == "" and (group.low is None or group.staged):
        return "what a very old person does for the children may be long ago"
    beside = any(id(draft.line) in about.beside_one_here for draft in members)
    theirs = small or beside or (about.divorced and _age_told(group)) or any(draft.childs_day for draft in members)
    if about.left_home and not theirs:
        return "the adult has left the home of the family, and nothing says that the child came along"
    told_of = _age_told(group) and any(draft.minor for draft in members)
    if about.parted and not (theirs or told_of):
        return "the couple has parted, and nothing says with whom the child lives"
    return ""


def _age_told(group: Group) -> bool:
    """A figure under 18: long after the parting, or beside a child's day, a parent who tells it has the child."""
    return group.high is not None and group.high < OF_AGE and not group.staged


def _may_be_unborn(group: Group, members: list[Draft]) -> bool:
    known = group.name or group.plural or (group.low is not None and not group.staged)
    told = any(one.minor or one.line.turn(Turn.ONE_OF_SEVERAL).search(one.line.folded[: one.at]) for one in members)
    return group.relation in ("child", "baby") and not (known or told)


def _why_here(group: Group, members: list[Draft], about: AboutAdult) -> str:
    if any(draft.minor for draft in members) or (group.high is not None and group.high < OF_AGE):
        return "a child of the adult's own under 18, and nothing points to another home"
    young_union = about.together is not None and about.together < OF_AGE
    if young_union and group.kin == Kin.OFFSPRING and any(draft.shared for draft in members):
        return "the couple's own child, and they have been a couple for less than 18 years"
    if _is_young(about) and group.kin == Kin.OFFSPRING and not all(draft.shorthand for draft in members):
        return "the adult is 33 or less, so an own child is under 18, and nothing points to another home"
    first = group.relation in ("child", "baby") and not (group.name or group.plural)  # `pregnant with her first child`
    if about.growing and group.kin == Kin.OFFSPRING and not (first or any(draft.shorthand for draft in members)):
        return "the couple expects a baby, so a child they have is taken to be young"
    return ""


def _tells_young(draft: Draft, group: Group) -> bool:
    """Known to be young; or one of `the children` of that home, and not of `two children` counted somewhere else."""
    return draft.minor or (draft.plural and any(one.stated and one.line is draft.line for one in group.members))


def _is_young(about: AboutAdult) -> bool:
    return about.age is not None and about.age <= _YOUNG_PARENT


def _unsure(group: Group, about: AboutAdult) -> None:
    """`Lives with her daughter` says where, but not that the daughter is a child: a reader asks."""
    known = group.low is not None or group.plural or any(_tells_young(d, group) for d in group.members)
    if known or _is_young(about) or group.kin != Kin.OFFSPRING:
        return
    for draft in group.members:
        if draft.stated and draft.lives == Answer.PRESENT and draft.relation in ("son", "daughter"):
            draft.lives, draft.stated = Answer.UNKNOWN, False
            draft.why.append("lives with the adult, but nothing says this is somebody under 18")

"""Who is who: every person of a record comes in; one group a child goes out, so that name, age and home come together.

`name:zoe`, `son:9`, `daughter`, `children`. A plural whose members are known (`the kids` after `Amy` and `Joe`) is said
of each of them; where more are counted than known, the rest stay in a group of their own with the remaining count.
"""

from __future__ import annotations

from collections.abc import Iterable

from adapter.reading.drafts import OF_AGE, OWN_CHILDREN, Draft
from adapter.reading.names import plain
from adapter.reading.one_child import ANY_CHILD, Group, beside, new_group
from adapter.words import RANKS, Assertion, Kin

_TODAY = (Assertion.AFFIRMED, Assertion.REPORTED)
_MOST_CHILDREN = 60
"""A record with more is a list of somebody's pupils, and joining them would take time that grows with the square."""
_POINTS = frozenset({"definite", "start", "other"})
_BROUGHT_UP = frozenset({Kin.GRANDCHILD, Kin.NIECE_OR_NEPHEW, Kin.SIBLING})


def group_people(people: Iterable[Draft], seeds: Iterable[Group] = ()) -> list[Group]:
    """Give every draft its group, in the order they are spoken of. `seeds` are children the form's rows name."""
    groups = list(seeds)
    drafts = [draft for draft in people if draft.is_child or draft.kin == Kin.UNBORN]
    of_several = any(one.plural and one.kin in OWN_CHILDREN and not one.loose and not one.grown for one in drafts)
    for draft in drafts:
        if of_several and draft.relation in RANKS and draft.lead == "definite":
            draft.loose = False  # `Do your kids play? - The older one does.`
    today = [one for one in drafts if one.assertion in _TODAY and one.refers_to is None]
    singles = [one for one in today if not one.plural and not _only_implied(one)]
    waiting = [draft for draft in singles if not _single(draft, groups)]
    for draft in waiting:
        _of_that_sex(draft, groups)
    _join_unnamed(groups)
    for draft in drafts:
        if draft.refers_to is not None and draft.refers_to.group:
            next(group for group in groups if group.key == draft.refers_to.group).add(draft)
    for draft in today:
        if draft.plural:
            _plural(draft, groups)
    for draft in drafts:
        if _only_implied(draft) and not draft.plural and draft.assertion in _TODAY:
            _implied(draft, groups)
    return groups


def _only_implied(draft: Draft) -> bool:
    """`Single mother`; but in `his two, Kieran, 14, and Aimee`, words that imply children have come to name one."""
    return draft.implied and not draft.names


def _implied(draft: Draft, groups: list[Group]) -> None:
    """`Single mother` says that there is a child; it is one of those told of, where any is."""
    told = next((group for group in groups if group.kin in OWN_CHILDREN | {Kin.UNKNOWN}), None)
    expected = draft.low is not None and not draft.just_born and any(group.kin == Kin.UNBORN for group in groups)
    counted = told is not None and told.low is None and all(one.shorthand for one in told.members)
    if told is not None and counted and draft.just_born:
        told.add(draft)  # `gravida 3, para 2` and then the delivery
    elif told is None and not expected:
        groups.append(new_group(draft, groups, ""))
    elif told is None:
        draft.loose = True  # `starts maternity leave` before the birth
    elif draft.minor:
        for first in told.members[:1]:  # a child whom only a row of the form names has no words yet
            first.minor = first.minor or told.kin == Kin.OFFSPRING


def _single(draft: Draft, groups: list[Group]) -> bool:
    """Put one child with those told of before; not where its word is of one sex and nobody's sex is told yet."""
    named = plain(draft.names[0]) if draft.names else ""
    same_name = next((group for group in groups if named and group.name == named), None)
    if same_name is not None:
        same_name.add(draft)
        return True
    fitting = [] if draft.another or named else [one for one in groups if not one.plural and one.fits(draft)]
    alike = [
        one for one in fitting if draft.low is None and (one.relation == draft.relation or one.sex == draft.sex != "")
    ]
    same = [one for one in fitting if draft.staged and any(draft.relation == other.relation for other in one.members)]
    # `his daughter` is the girl of the record before she is a child nobody calls either
    fitting = alike or same or fitting
    if draft.kin == Kin.UNBORN:
        fitting = fitting[:1]
    if _may_be_either(draft, fitting):
        return False
    if len(fitting) == 1 or (fitting and draft.low is None):
        fitting[-1].add(draft)
        return True
    if (not draft.loose or named) and len(groups) < _MOST_CHILDREN:
        groups.append(new_group(draft, groups, named))
    return True


def _may_be_either(draft: Draft, fitting: list[Group]) -> bool:
    """`Kieran, 14, and Aimee, nine ... pushed by son`: which of them is the son may be told further on."""
    if not draft.sex or draft.low is not None or len(fitting) < 2 or any(one.sex for one in fitting):
        return False
    return all(one.name for one in fitting) and not any(one.line is draft.line for one in fitting[-1].members)


def _of_that_sex(draft: Draft, groups: list[Group]) -> None:
    """The one child of that sex, now that all are read; where none or two may be meant, it stays with nobody."""
    fitting = [one for one in groups if not one.plural and one.fits(draft)]
    meant = [one for one in fitting if one.sex] or fitting
    if len(meant) == 1:
        meant[0].add(draft)


def _join_unnamed(groups: list[Group]) -> None:
    """`her daughter` without a name is the one daughter named elsewhere in the record."""
    for group in [group for group in groups if not group.name and not group.plural and group.kin != Kin.UNBORN]:
        others = [
            other
            for other in groups
            if other.name
            and other is not group
            and all(other.fits(draft) for draft in group.members)
            and not any(draft.another for draft in group.members)
        ]
        if len(others) == 1:
            groups.remove(group)
            for draft in group.members:
                others[0].add(draft)


def _plural(draft: Draft, groups: list[Group]) -> None:
    """Say a plural of each child it can stand for; keep the rest counted apart."""
    known, others = _meant(draft, groups) if _of_any_age(draft) and not draft.another else ([], 0)
    known = [group for group in known if _may_be_so_old(group, draft)]
    standing = next((group for group in groups if group.plural and group.fits(draft)), None)
    for group in known:
        group.count_in(draft)
        if group.kin is Kin.UNKNOWN and draft.kin in _BROUGHT_UP and draft.count == len(known):
            group.kin, group.relation = draft.kin, draft.relation  # `his two ... Kayla is six and Jude is four`
    missing = (draft.count or 0) - len(known) - others
    if standing is not None:
        standing.add(draft)
        standing.count = max(standing.count or 0, missing) or None
    elif (missing > 0 or not (known or draft.loose)) and len(groups) < _MOST_CHILDREN:
        group = new_group(draft, groups, "")
        group.count = missing + len(known) if known else draft.count
        groups.append(group)


def _meant(draft: Draft, groups: list[Group]) -> tuple[list[Group], int]:
    """The children a plural stands for, and how many more it counts who are grown or live elsewhere.

    `The children` of a grandmother are the grandchildren she brings up, where none of her own is young.
    """
    known = [group for group in groups if not group.plural and group.fits_plural(draft) and not beside(group, draft)]
    young = [group for group in known if not group.grown]
    brought_up = _brought_up(draft) if not young and draft.lead in _POINTS else frozenset()
    if brought_up:
        young = [
            group
            for group in groups
            if not group.plural
            and group.kin in brought_up
            and _is_young_enough(group)
            and group.sex in ("", draft.sex or group.sex)
        ]
    here = [group for group in young if not _said_otherwise(group, draft)]
    meant = here or young or known
    return meant, len([group for group in known if group not in meant])


def _of_any_age(draft: Draft) -> bool:
    """No figures: `the children have school dinners` is said of those the record knows."""
    return draft.low is None or draft.staged


def _may_be_so_old(group: Group, draft: Draft) -> bool:
    if draft.low is None:
        return True
    if group.low is None:
        return False  # `her daughter rang; she took the children to school` makes no pupil of the daughter
    return draft.low <= (group.high or group.low) + 1 and (draft.high or draft.low) >= group.low - 1


def _brought_up(draft: Draft) -> frozenset[Kin]:
    """`The girls`, and not `the daughters`, of a grandmother: the granddaughters she brings up."""
    if draft.relation in ANY_CHILD:
        return _BROUGHT_UP
    word = draft.line.folded[draft.at : draft.end - draft.line.sentence.start]
    return frozenset({Kin.GRANDCHILD}) if word.endswith((b"girls", b"boys", b"lads")) else frozenset()


def _is_young_enough(group: Group) -> bool:
    """A brother is only where told to be young: `brother rang. Gets the kids up at seven.`"""
    told_young = (group.high is not None and group.high < OF_AGE) or any(one.minor for one in group.members)
    return group.kin != Kin.SIBLING or told_young


def _said_otherwise(group: Group, draft: Draft) -> bool:
    """`Some of the children live here` says nothing of the one who is said to live with his dad."""
    return draft.stated and not group.homes <= {draft.lives}

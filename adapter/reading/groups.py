"""Who is who: every person of a record comes in; one group a child goes out, so that name, age and home come together.

`name:zoe`, `son:9`, `daughter`, `children`. A plural whose members are known (`the kids` after `Amy` and `Joe`) is said
of each of them; where more are counted than known, the rest stay in a group of their own with the remaining count.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from adapter.reading.drafts import OF_AGE, OWN_CHILDREN, Draft
from adapter.reading.names import plain
from adapter.words import RANKS, Answer, Assertion, Kin

_SMALLER = (b"little", b"wee", b"bab", b"toddler", b"tot", b"young", b"small")
_TODAY = (Assertion.AFFIRMED, Assertion.REPORTED)
_MOST_CHILDREN = 60
"""A record with more is a list of somebody's pupils, and joining them would take time that grows with the square."""
_POINTS = frozenset({"definite", "start", "other"})
_BROUGHT_UP = frozenset({Kin.GRANDCHILD, Kin.NIECE_OR_NEPHEW, Kin.SIBLING})
_ANY_CHILD = frozenset({"child", "baby", "toddler", "teenager", "twin"}) | RANKS


@dataclass(slots=True, eq=False)
class Group:
    """One child (or one counted lot of children) of a record."""

    key: str
    relation: str
    kin: Kin
    sex: str = ""
    name: str = ""
    low: int | None = None
    high: int | None = None
    staged: bool = True
    plural: bool = False
    count: int | None = None
    members: list[Draft] = field(default_factory=list)
    grown: bool = False
    """Whether any of the drafts is called grown."""
    homes: set[Answer] = field(default_factory=set)
    """What is said, of this child alone, of where it lives."""

    def count_in(self, draft: Draft) -> None:
        """Let a draft speak of this child, which tells nothing of who the child is."""
        self.members.append(draft)
        self.grown = self.grown or draft.grown
        if draft.stated and not draft.plural:
            self.homes.add(draft.lives)

    def add(self, draft: Draft) -> None:
        """Take a draft in and learn from it."""
        draft.group = self.key
        self.count_in(draft)
        self.sex = self.sex or draft.sex
        if self.kin == Kin.UNKNOWN:
            self.kin, self.relation = draft.kin, draft.relation
        if self.relation in _ANY_CHILD and draft.relation not in _ANY_CHILD:
            self.relation = draft.relation
        if draft.low is not None and (
            self.low is None or (self.staged and not draft.staged) or self._is_narrowed(draft)
        ):
            self.low, self.high, self.staged = draft.low, draft.high, draft.staged

    def _is_elder_than(self, draft: Draft) -> bool:
        """`Eldest has sat his SATs, little one starts pre-school`."""
        word = draft.line.folded[draft.at : draft.end - draft.line.sentence.start]
        return self.relation == "eldest child" and word.startswith(_SMALLER)

    def _is_narrowed(self, draft: Draft) -> bool:
        """`In Year 6` says more than `after school`."""
        if draft.low is None or draft.high is None or self.low is None or self.high is None or not self.staged:
            return False
        return self.low <= draft.low and draft.high <= self.high and draft.high - draft.low < self.high - self.low

    def fits(self, draft: Draft) -> bool:
        """Whether this could be the same child: kind, sex and age do not disagree."""
        if self.plural != draft.plural or not _same_kind(self.kin, draft.kin):
            return False
        if draft.sibling_of is not None and any(one is draft.sibling_of for one in self.members):
            return False
        if self.relation != draft.relation and ({self.relation, draft.relation} <= RANKS or self._is_elder_than(draft)):
            return False
        if self.sex and draft.sex and self.sex != draft.sex:
            return False
        if self.name and draft.names and plain(draft.names[0]) != self.name:
            return False
        if _beside(self, draft):
            return False  # `two sons (14, 15)`, though a year's difference may be one child's birthday
        if None in (self.low, draft.low) or self.low is None or draft.low is None:
            return True
        return draft.low <= (self.high or self.low) + 1 and (draft.high or draft.low) >= self.low - 1

    def fits_plural(self, draft: Draft) -> bool:
        """Whether a plural (`the kids`) can stand for this child among others."""
        if draft.kin is Kin.PARTNERS_CHILD and self.kin is Kin.OFFSPRING and self.name:
            return False
        if self.relation != draft.relation and {self.relation, draft.relation} <= RANKS:
            return False  # `the younger two`, and the eldest
        return _same_kind(self.kin, draft.kin) and self.kin != Kin.UNBORN and self.sex in ("", draft.sex or self.sex)


def group_people(people: Iterable[Draft], seeds: Iterable[Group] = ()) -> list[Group]:
    """Give every draft its group, in the order they are spoken of. `seeds` are children the form's rows name."""
    groups = list(seeds)
    drafts = [draft for draft in people if draft.is_child or draft.kin == Kin.UNBORN]
    of_several = any(one.plural and one.kin in OWN_CHILDREN and not one.loose and not one.grown for one in drafts)
    for draft in drafts:
        if of_several and draft.relation in RANKS and draft.lead == "definite":
            draft.loose = False  # `Do your kids play? - The older one does.`
    for draft in drafts:
        if not draft.plural and draft.refers_to is None and draft.assertion in _TODAY and not draft.implied:
            _single(draft, groups)
    _join_unnamed(groups)
    for draft in drafts:
        if draft.refers_to is not None and draft.refers_to.group:
            next(group for group in groups if group.key == draft.refers_to.group).add(draft)
    for draft in drafts:
        if draft.plural and draft.refers_to is None and draft.assertion in _TODAY:
            _plural(draft, groups)
    for draft in drafts:
        if draft.implied and not draft.plural and draft.assertion in _TODAY:
            _implied(draft, groups)
    return groups


def _implied(draft: Draft, groups: list[Group]) -> None:
    """`Single mother` says that there is a child; it is one of those told of, where any is."""
    told = next((group for group in groups if group.kin in OWN_CHILDREN | {Kin.UNKNOWN}), None)
    expected = draft.low is not None and not draft.just_born and any(group.kin == Kin.UNBORN for group in groups)
    counted = told is not None and told.low is None and all(one.shorthand for one in told.members)
    if told is not None and counted and draft.just_born:
        told.add(draft)  # `gravida 3, para 2` and then the delivery
    elif told is None and not expected:
        groups.append(_new(draft, groups, ""))
    elif told is None:
        draft.loose = True  # `starts maternity leave` before the birth
    elif draft.minor:
        for first in told.members[:1]:  # a child whom only a row of the form names has no words yet
            first.minor = first.minor or told.kin == Kin.OFFSPRING


def _single(draft: Draft, groups: list[Group]) -> None:
    named = plain(draft.names[0]) if draft.names else ""
    same_name = next((group for group in groups if named and group.name == named), None)
    if same_name is not None:
        same_name.add(draft)
        return
    fitting = [] if draft.another or named else [one for one in groups if not one.plural and one.fits(draft)]
    alike = [
        one for one in fitting if draft.low is None and (one.relation == draft.relation or one.sex == draft.sex != "")
    ]
    same = [one for one in fitting if draft.staged and any(draft.relation == other.relation for other in one.members)]
    # `his daughter` is the girl of the record before she is a child nobody calls either
    fitting = alike or same or fitting
    if draft.kin == Kin.UNBORN:
        fitting = fitting[:1]
    if len(fitting) == 1 or (fitting and draft.low is None):
        fitting[-1].add(draft)
        return
    if (not draft.loose or named) and len(groups) < _MOST_CHILDREN:
        groups.append(_new(draft, groups, named))


def _new(draft: Draft, groups: list[Group], named: str) -> Group:
    word = "unborn" if draft.kin == Kin.UNBORN else draft.relation.split(" (")[0].replace(" ", "-")
    key = f"name:{named}" if named else f"{word}:{draft.low}" if draft.low is not None and not draft.staged else word
    taken = {group.key for group in groups}
    number = 2
    first = key
    while key in taken:
        key, number = f"{first}:{number}" if ":" not in first else f"{first}-{number}", number + 1
    group = Group(key, draft.relation, draft.kin, draft.sex, named, plural=draft.plural)
    group.add(draft)
    return group


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
        group = _new(draft, groups, "")
        group.count = missing + len(known) if known else draft.count
        groups.append(group)


def _meant(draft: Draft, groups: list[Group]) -> tuple[list[Group], int]:
    """The children a plural stands for, and how many more it counts who are grown or live elsewhere.

    `The children` of a grandmother are the grandchildren she brings up, where none of her own is young.
    """
    known = [group for group in groups if not group.plural and group.fits_plural(draft) and not _beside(group, draft)]
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


def _beside(group: Group, draft: Draft) -> bool:
    """`Her twins and a toddler` are three."""
    return draft.listed and any(one.listed and one.line is draft.line for one in group.members)


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
    if draft.relation in _ANY_CHILD:
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


def _same_kind(one: Kin, other: Kin) -> bool:
    """A child known by name alone may be any of them but the adult's own brother or sister."""
    anybody = Kin.UNKNOWN in (one, other) and Kin.SIBLING not in (one, other)
    return one == other or anybody or (one in OWN_CHILDREN and other in OWN_CHILDREN)

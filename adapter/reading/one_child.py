"""One child of a record: drafts that speak of it come in, what they tell together goes out."""

from __future__ import annotations

from dataclasses import dataclass, field

from adapter.reading.drafts import OWN_CHILDREN, Draft
from adapter.reading.names import plain
from adapter.words import RANKS, Answer, Kin

_SMALLER = (b"little", b"wee", b"bab", b"toddler", b"tot", b"young", b"small")
ANY_CHILD = frozenset({"child", "baby", "toddler", "teenager", "twin"}) | RANKS


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
        if self.relation in ANY_CHILD and draft.relation not in ANY_CHILD:
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
        if self.plural != draft.plural or not same_kind(self.kin, draft.kin):
            return False
        if draft.sibling_of is not None and self._is_of(draft.sibling_of):
            return False
        if self.relation != draft.relation and ({self.relation, draft.relation} <= RANKS or self._is_elder_than(draft)):
            return False
        if self.sex and draft.sex and self.sex != draft.sex:
            return False
        if self.name and draft.names and plain(draft.names[0]) != self.name:
            return False
        if beside(self, draft):
            return False  # `two sons (14, 15)`, though a year's difference may be one child's birthday
        if None in (self.low, draft.low) or self.low is None or draft.low is None:
            return True
        return draft.low <= (self.high or self.low) + 1 and (draft.high or draft.low) >= self.low - 1

    def _is_of(self, draft: Draft) -> bool:
        """Whether a draft, placed or not yet, is one of this child."""
        named = bool(draft.names) and plain(draft.names[0]) == self.name
        return named or any(one is draft for one in self.members)

    def fits_plural(self, draft: Draft) -> bool:
        """Whether a plural (`the kids`) can stand for this child among others."""
        if draft.kin is Kin.PARTNERS_CHILD and self.kin is Kin.OFFSPRING and self.name:
            return False
        if self.relation != draft.relation and {self.relation, draft.relation} <= RANKS:
            return False  # `the younger two`, and the eldest
        return same_kind(self.kin, draft.kin) and self.kin != Kin.UNBORN and self.sex in ("", draft.sex or self.sex)


def new_group(draft: Draft, groups: list[Group], named: str) -> Group:
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


def beside(group: Group, draft: Draft) -> bool:
    """`Her twins and a toddler` are three."""
    return draft.listed and any(one.listed and one.line is draft.line for one in group.members)


def same_kind(one: Kin, other: Kin) -> bool:
    """A child known by name alone may be any of them but the adult's own brother or sister."""
    anybody = Kin.UNKNOWN in (one, other) and Kin.SIBLING not in (one, other)
    return one == other or anybody or (one in OWN_CHILDREN and other in OWN_CHILDREN)

"""Whom a sign is about: the mentions of one record and its children come in, whether a sign is of this family goes out.

Words such as `nobody to collect`, `flinched` or `every day` are said of anybody. They count as a child's where their
own words are tied to a child, or stand beside words about one; and how bad or steady something is counts where it
stands beside what it is said of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from adapter.household.names import Band, alike
from adapter.household.persons import Person
from adapter.household.sightings import OF_TODAY
from adapter.records import Mention
from adapter.words import Answer, Factor, Kin, MentionKind, Sign

OF_A_CHILD = frozenset(
    {
        Sign.IMMEDIATE_DANGER,
        Sign.CHILD_WITHOUT_CARER,
        Sign.HARM_TO_CHILD,
        Sign.NEGLECT_OF_CHILD,
        Sign.ABUSE_WITNESSED,
        Sign.CHILD_EXPLOITED,
        Sign.CHILD_IN_DELUSION_OR_PLAN,
        Sign.CHILD_NOT_SEEN,
        Sign.SCHOOL_MISSED,
        Sign.ONLINE_HARM,
        Sign.CHILD_AFFECTED,
        Sign.CARE_IMPAIRED,
        Sign.PROTECTIVE_ADULT,
        Sign.DISABLED_CHILD,
        Sign.ALONE_WITH_CHILD,
        Sign.MINDED_FOR_NOW,
        Sign.INTRUSIVE_THOUGHTS,
        Sign.THOUGHTS_OF_HARM,
        Sign.UNSAFE_SLEEP,
        Sign.LEFT_WITH_ADULT,
        Sign.DRAWN_IN,
    }
)
"""Signs whose words say nothing of this family unless a child is meant."""
OF_ANY_CHILD = frozenset(
    {Sign.IMMEDIATE_DANGER, Sign.CHILD_WITHOUT_CARER, Sign.HARM_TO_CHILD, Sign.NEGLECT_OF_CHILD}
    | {Sign.CHILD_EXPLOITED, Sign.CHILD_IN_DELUSION_OR_PLAN, Sign.THOUGHTS_OF_HARM}
)
"""What cannot wait until it is known whose child `the boy` is."""
FOUND_HERE = frozenset(
    {Sign.PRIVATE_FOSTERING, Sign.CHILD_EXPLOITED, Sign.MODERN_SLAVERY, Sign.HOME_TAKEN_OVER, Sign.DRAWN_IN}
)
"""What makes somebody else's child one to tell of, found in this home or taken into it, whoever's it is."""
OF_DEGREE = frozenset({Sign.SEVERE, Sign.RELAPSE, Sign.STABLE})
"""How bad, how new, how steady: of nothing in particular unless what is so stands beside it."""
WEIGHED = frozenset({Factor.MENTAL_HEALTH, Factor.DRUGS, Factor.ALCOHOL, Factor.DOMESTIC_ABUSE, Factor.EXPLOITATION})
"""What the rules weigh by its degree; a relapsing illness of the body is another thing."""
CHILDREN = (MentionKind.CHILD, MentionKind.UNBORN, MentionKind.OTHER_PEOPLES_CHILD)
BEFORE = 250
"""Characters back to the words a sentence goes on from: `Mia was on the stairs. She saw it all.`"""
AFTER = 120
A_WORD = re.compile(r"[^\W\d_]+")
OF_THEM = re.compile(
    r"\b(?:them|they|one of|(?:the|that|this) (?:boy|girl|child|lad|kid|baby|lass)s?)\b"
    r"|^\W*(?:has|had|looks?|looked|seems?|seemed)\b",
    re.IGNORECASE,
)
"""What goes on about whoever was spoken of just before, be it without a subject."""
ABOUT_CHILDREN = re.compile(r"\bchild(?:ren|care)?\b|\bparent|\bdependants?\b", re.IGNORECASE)


class Spoken:
    """Where the record's passages speak of its children, and of what the rules weigh."""

    def __init__(self, mentions: Sequence[Mention], children: Sequence[Person], *, a_child: bool) -> None:
        said = [one for one in mentions if one.assertion in OF_TODAY]
        self._elsewhere = [one for one in said if one.kind is MentionKind.OTHER_PEOPLES_CHILD and not _here(one)]
        self._passing = list(self._elsewhere)
        near = [one for one in said if one.kind in CHILDREN and one not in self._elsewhere]
        self._children = [one for one in near if _is_child(one, children)]
        visiting = [one for one in said if one.kin is Kin.GRANDCHILD and one.lives_here is not Answer.PRESENT]
        self._elsewhere += visiting
        self._only_listed = a_child and not self._children
        self._weighed = [one for one in said if one.kind is MentionKind.FACTOR and one.factor in WEIGHED]
        self._young = children
        self._named = [person for person in children if person.name]
        loose = [one for one in said if one.sign in (Sign.CHILDREN_SPOKEN_OF, Sign.CHILDREN_HINTED)]
        self._whose_not_said = [] if children else loose
        self._things = [one for one in loose if one.sign is Sign.CHILDREN_HINTED]

    def of_this_family(self, mention: Mention, sign: Sign) -> bool:
        """Whether the words of a sign are about a child here, or about what bears on one."""
        if sign in OF_DEGREE:
            return _beside(mention, self._weighed)
        if sign in (
            Sign.CHILDREN_HINTED,
            Sign.CHILDREN_SPOKEN_OF,
        ):  # `had to leave early because the childminder was ill`, of a carer's own
            return not any(one.evidence.at == mention.evidence.at for one in self._elsewhere)
        if sign not in OF_A_CHILD:
            return True
        if self._only_listed:  # a box or a row tells of a child and no words do: they may be about that child
            return True
        if _beside(mention, self._children) or self.named_in(mention) or _goes_on_about(mention, self._passing):
            return True
        if sign in OF_ANY_CHILD and mention.group and any(is_of(mention, person) for person in self._young):
            return True  # far from the child's name, and the reader knows of whom `he did not stir` is said
        if sign in OF_ANY_CHILD and _beside(mention, self._whose_not_said):
            return True
        if sign is Sign.IMMEDIATE_DANGER and _beside(mention, self._things):
            return True  # `I looked into the cot. He did not stir`
        return bool(ABOUT_CHILDREN.search(mention.evidence.question or ""))

    def named_in(self, mention: Mention) -> list[Person]:
        """Children whom another part of the record names, and this sentence speaks of by that name alone."""
        words = set(A_WORD.findall(mention.evidence.quote.casefold()))
        return [person for person in self._named if (person.name or "").casefold() in words]


def is_of(mention: Mention, person: Person) -> bool:
    """The words speak of this person, by the reader's group or by name."""
    if mention.group and any(seen.group == mention.group for seen in person.sightings):
        return True
    return any(_named(name, person) for name in mention.names)


def _is_child(mention: Mention, children: Sequence[Person]) -> bool:
    """A child of the family, or one nobody could place: never somebody known to be grown."""
    if mention.kind is not MentionKind.CHILD or not (mention.group or mention.names):
        return True
    return any(is_of(mention, person) for person in children)


def _here(mention: Mention) -> bool:
    return Answer.PRESENT in (mention.lives_here, mention.contact)


def _beside(mention: Mention, others: Iterable[Mention]) -> bool:
    return any(_near(mention, other) for other in others if other.passage == mention.passage)


def _goes_on_about(mention: Mention, others: Iterable[Mention]) -> bool:
    """`Next door's girl was in. He had hit her`: one sentence with the words, or the next names nobody but `them`.

    `The neighbour's kids kick a ball. He has a bruised arm`: the harm is to the adult, whom no child came near.
    """
    for other in others:
        if other.passage != mention.passage:
            continue
        if other.evidence.at == mention.evidence.at:
            return True
        if _near(mention, other) and OF_THEM.search(mention.evidence.quote):
            return True
    return False


def _near(mention: Mention, other: Mention) -> bool:
    if other.evidence.at == mention.evidence.at:
        return True
    return -AFTER <= mention.start - other.end <= BEFORE


def _named(name: str, person: Person) -> bool:
    first = name.split()[0] if name.split() else None
    return alike(first, person.name) is Band.SAME

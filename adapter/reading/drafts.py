"""Drafts: what the reader holds while it reads; lines of a record come in, people and sayings not yet settled go out.

A `Draft` becomes a `Mention` only when the whole record has been read: a later line may give a child its name or age.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from adapter.reading.ages import Age
from adapter.reading.counting import AnyTurn
from adapter.reading.lexicon import Cue
from adapter.reading.patterns import Find
from adapter.reading.scan import Hits
from adapter.reading.text import Sentence, clauses
from adapter.records import Passage
from adapter.words import Answer, Assertion, CareTask, Factor, Kin, MentionKind, Sign, When, Whose

OWN_CHILDREN = frozenset({Kin.OFFSPRING, Kin.STEPCHILD, Kin.FOSTER_CHILD, Kin.PARTNERS_CHILD})
CHILD_KINDS = OWN_CHILDREN | {Kin.GRANDCHILD, Kin.NIECE_OR_NEPHEW, Kin.OTHER_CHILD, Kin.UNKNOWN, Kin.SIBLING}
OTHER_ADULTS = frozenset({Kin.PARENT, Kin.ADULT, Kin.SIBLING, Kin.NIECE_OR_NEPHEW, Kin.OTHER_CHILD})
OF_AGE = 18


@dataclass(slots=True, eq=False)
class Line:
    """One sentence of a passage with the terms found in it."""

    passage: int
    text: str
    """The whole passage."""
    sentence: Sentence
    folded: bytes
    """The sentence's own bytes."""
    hits: Hits
    ages: list[Age]
    finds: dict[AnyTurn, Find]
    written_on: date | None
    as_of: date | None = None
    """The day of an older record these words were brought forward from."""
    lists_home: int = 0
    """Whom the question it answers, or its heading, has listed (see `home_lists`)."""
    people: list[Draft] = field(default_factory=list)
    ages_of_names: list[Age] = field(default_factory=list)
    """What is an age only where a name stands right before it."""
    after_animal: bool = False
    """A pet was spoken of here or just before, whom a pronoun may mean."""
    after_child_told: bool = False
    """What is told of children, or hints at one, was told here or just before."""
    _clauses: list[int] | None = None

    def turn(self, turn: AnyTurn) -> Find:
        """A turn of phrase, ready to search bytes with."""
        return self.finds[turn]

    def is_within(self, cue: Cue, at: int) -> bool:
        """Whether the word that begins there (offset from the sentence's start) is part of what a cue is found in."""
        return any(hit.start <= at < hit.end for hit in self.hits.cue.get(cue, ()))

    @property
    def clauses(self) -> list[int]:
        """Where its clauses start; most lines are never asked."""
        if self._clauses is None:
            self._clauses = clauses(self.folded)
        return self._clauses


@dataclass(slots=True, eq=False)
class Draft:
    """Somebody a line speaks of, with what is known so far. Offsets are the passage's."""

    line: Line
    start: int
    end: int
    relation: str
    kin: Kin
    sex: str = ""
    plural: bool = False
    count: int | None = None
    names: tuple[str, ...] = ()
    low: int | None = None
    high: int | None = None
    staged: bool = False
    """The age comes from a stage (`toddler`, `at school`), not a figure."""
    whose: Whose = Whose.ADULT
    assertion: Assertion = Assertion.AFFIRMED
    when: When = When.CURRENT
    lives: Answer = Answer.UNKNOWN
    stated: bool = False
    contact: Answer = Answer.UNKNOWN
    helps: Answer = Answer.UNKNOWN
    tasks: tuple[CareTask, ...] = ()
    ages: tuple[Age, ...] = ()
    """The ages of the line that were taken to be this person's."""
    told_later: tuple[Line, tuple[Age, ...]] | None = None
    """The ages of a plural one by one, and the later line that gives them."""
    minor: bool = False
    childs_day: bool = False
    """The sentence speaks of a child's day: play, school, bedtime, being brought up."""
    grown: bool = False
    died: bool = False
    pet: bool = False
    loose: bool = False
    """Only counts where the record knows the child otherwise (`the boys`, `kids` at a line's start)."""
    another: bool = False
    listed: bool = False
    """One of several whose ages a sentence gives one by one."""
    mine: bool = False
    """Spoken of as part of the writer's day (`my kids`, `the kids`), which says young unless words say grown."""
    implied: bool = False
    """Only implied: counts where the record tells of no other child."""
    just_born: bool = False
    """The words tell of the birth."""
    shorthand: bool = False
    """A count of births, which tells of no child."""
    parent: bool = False
    """The word is a parent's (`mother of two`): an age before it is not the child's."""
    stranger: bool = False
    """Anybody's, as far as the words go: `a boy`, `a baby crying`."""
    writer: bool = False
    """Tells of themselves: whoever writes or speaks here is under age."""
    shared: bool = False
    """A couple's own: `our daughter`, `we have two`."""
    lead: str = ""
    """How it is introduced: `own`, `definite`, `indefinite`, ... (see `leads`)."""
    refers_to: Draft | None = None
    sibling_of: Draft | None = None
    """The child told of before whose brother or sister this is."""
    group: str | None = None
    why: list[str] = field(default_factory=list)

    @property
    def at(self) -> int:
        """Where it stands in its sentence."""
        return self.start - self.line.sentence.start

    @property
    def is_child(self) -> bool:
        """A living relation who may be under age."""
        return self.kin in CHILD_KINDS and not self.pet


@dataclass(slots=True, eq=False)
class Saying:
    """Something a line says that is not a person: a circumstance, a sign, care given, a whole household."""

    line: Line
    start: int
    end: int
    kind: MentionKind
    assertion: Assertion = Assertion.AFFIRMED
    whose: Whose = Whose.ADULT
    when: When = When.CURRENT
    factor: Factor | None = None
    sign: Sign | None = None
    lives: Answer = Answer.UNKNOWN
    child: Draft | None = None
    tasks: tuple[CareTask, ...] = ()
    helps: Answer = Answer.UNKNOWN
    why: str = ""
    needs_child: bool = False
    met: bool = False
    """The words themselves tell of somebody young whom nobody here is kin to."""
    assessed: bool = False
    """A circumstance of whoever is assessed, and of nobody a bare text tells of."""
    slight: bool = False
    """A hint of a circumstance, which alone lists none."""


@dataclass(slots=True)
class AboutAdult:
    """What the record says of the adult that changes how people are read."""

    age: int | None = None
    old: bool = False
    is_child: bool = False
    """The record's own person is under 18, so the people around are not their children."""
    is_small: bool = False
    """The record's own person is no teenager yet."""
    sex: str = ""
    names: frozenset[str] = frozenset()
    grown: frozenset[str] = frozenset()
    """Given names, casefolded, of those the record's rows call grown."""
    kin_by_name: dict[str, Kin] = field(default_factory=dict)
    """What somebody in the record's rows is to the adult, by the given name, casefolded."""
    lives_alone: bool = False
    home_listed: bool = False
    """Somebody listed who lives in the home."""
    first_person: bool = False
    says_none: bool = False
    """The words say somewhere that there are no children."""
    has_partner: bool = False
    together: int | None = None
    """For how many years the adult's couple has been one."""
    others_away: bool = False
    """`The other two` live elsewhere, which leaves open where the one told of beside them lives."""
    expecting: bool = False
    """A baby is on the way: `my child` may be the one unborn."""
    growing: bool = False
    """The adult or the partner expects a baby: another own child is young."""
    lost_baby: bool = False
    """A pregnancy or a baby was lost: `the baby` is the one that was."""
    lost_after: frozenset[int] = frozenset()
    """The lines (by `id`) before or beside one that tells of a loss: a pregnancy told in them is over."""
    divorced: bool = False
    """The parting is a divorce, and no separation of these weeks."""
    retired: bool = False
    """Retired, and of no stated age: whether the children are grown is asked."""
    fathers: bool = False
    """Whoever says `I` names somebody else as the children's mother."""
    beside_one_here: frozenset[int] = frozenset()
    """Lines (by `id`) that tell of a child of the adult's own whose home other words put here."""
    parted: bool = False
    """The couple has parted, so that a child's home is not taken as given."""
    confused: bool = False
    """Lives with dementia or is very old: what they believe of children may be long ago."""
    left_home: bool = False
    """The adult has left the home of the family, or has none: a child is not taken as given to live there."""
    inner_child: bool = False
    """Therapy with the adult's younger self, who may be told of by name, in the present, as any child is."""
    parents: bool = False
    """A parent is told of: the adult's, or the adult as one."""
    no_pregnancy: bool = False
    """No word but `EDD` could be of a pregnancy, and the adult is a man, past having children or on a ward."""
    delivered: bool = False
    """The record tells of the birth that weeks and scans led up to."""
    baby_lost: bool = False
    """A birth that ended in a death or a removal: the words of it tell of no baby at home."""
    teaches: bool = False
    """The adult's work is with children: `the four-year-olds` are a class."""
    pets: frozenset[str] = frozenset()
    """Words for a child by which the record calls an animal or a doll: `the baby is her therapy doll`."""
    words_as_names: frozenset[str] = frozenset()
    """Words such as `april` that the record has for somebody's first name."""
    animals: set[str] = field(default_factory=set)
    """Names that stand beside what is done for an animal only."""
    partners: frozenset[str] = frozenset()
    """What partners are called, casefolded: `Trev's lad` is a partner's child where `her partner Trev` was named."""
    at_home: frozenset[Kin] = frozenset()
    """Kinds of adults whom some line puts into the same home, or into this life."""
    told_of: dict[str, Draft] = field(default_factory=dict)
    """By sex, the adult last told of, whom `he` or `she` stands for."""


def passage_text(passage: Passage, start: int, end: int) -> str:
    """The record's own words at these offsets."""
    return (passage.verbatim or passage.text)[start:end]

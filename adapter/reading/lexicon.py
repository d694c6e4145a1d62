"""The lexicon: what a list of words may say comes in as models, and `Lexicon` is what is made of a folder of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Literal, NamedTuple

from pydantic import Field

from adapter.documents import Strict
from adapter.reading.age_readings import AgeReading
from adapter.reading.first_look import FirstLook
from adapter.reading.heard_before import HeardBefore
from adapter.reading.patterns import Pattern
from adapter.reading.phrasebook import TurnEntry, Turns
from adapter.words import CareTask, Factor, Kin, Sign, When, Whose


class Cue(StrEnum):
    """What a word of context does to the things said near it."""

    SET_PHRASE = "set_phrase"
    """A fixed expression that only looks like a child: hides what it covers."""
    NOT_OURS = "not_ours"
    """Makes the child it covers somebody else's: `my sister and her kids`, `a boy on a bike`."""
    REPORTS = "reports"
    """The `I` of a worker or a coroner, who writes about the adult."""
    NEGATED = "negated"
    HYPOTHETICAL = "hypothetical"
    PAST = "past"
    PREGNANCY_PAST = "pregnancy_past"
    OWN_CHILDHOOD = "own_childhood"
    OWN_THING = "own_thing"
    """A thing made for children which an adult uses; its bracket holds the pronoun that says whose it is."""
    FAMILY_HISTORY = "family_history"
    TEMPLATE = "template"
    GROWN = "grown"
    MINOR = "minor"
    DIED = "died"
    ADOPTED_OUT = "adopted_out"
    """Adopted by another family, and no longer a child of this one."""
    PET = "pet"
    LIVES_WITH = "lives_with"
    LIVES_HERE = "lives_here"
    SEEN_HERE = "seen_here"
    """Was there when somebody called, which says where the adult's own children live and no others."""
    TOGETHER = "together"
    """How many years a couple has been one, or since which year."""
    PARTED = "parted"
    """A couple is one no longer, or is about to be none."""
    TOGETHER_AGAIN = "together_again"
    BELIEVED = "believed"
    """What somebody confused believes, looks for or asks after."""
    CONFUSED = "confused"
    LIVES_ALONE = "lives_alone"
    HOME_TOLD = "home_told"
    """Where or with whom an adult lives, told whole: nobody else is of that home."""
    LIVES_ELSEWHERE = "lives_elsewhere"
    WITH_HIM_OR_HER = "with_him_or_her"
    """A pronoun or a name tells who has the child."""
    LEFT_HOME = "left_home"
    """The adult has left the home of the family, or has none."""
    PART_TIME = "part_time"
    MOST_NIGHTS = "most_nights"
    """Four nights of the week or more, wherever they are spent."""
    FEW_NIGHTS = "few_nights"
    """Three nights of the week or fewer."""
    HOME_ASKED = "home_asked"
    CONTACT = "contact"
    NO_CONTACT = "no_contact"
    NO_CHILDREN = "no_children"
    NOT_HELPING = "not_helping"
    PAID_ROLE = "paid_role"
    ADULT_AGE = "adult_age"
    ADULT_OLD = "adult_old"
    PAEDIATRIC = "paediatric"
    LOST_BABY = "lost_baby"
    """A pregnancy that ended, or a baby who died; not one of long ago."""
    BROUGHT = "brought"
    """Somebody of the family has brought or speaks for the one who is seen."""
    CHILD_ILL = "child_ill"
    """An answer that begins with an ill child of the speaker's."""
    YOUNG_WRITER = "young_writer"
    """Whoever writes or speaks gives an age under 18 as their own."""
    CHILD_NAMED = "child_named"
    """Holds a name in its bracket that can only be a child's: `drops Esme at nursery`."""
    NAMES_WITH_AGES = "names_with_ages"
    """Two names or more, each with a figure after it: `Amber 13, Noah 9`."""
    CHILDS_SERVICE = "childs_service"
    """A service that sees children, or a school: whom it rings about is one."""
    ANIMALS_DAY = "animals_day"
    """What is done for an animal only, or by one."""
    LIVES_ABROAD = "lives_abroad"
    BROUGHT_FORWARD = "brought_forward"
    CHILD_QUESTION = "child_question"
    DRUG_NAMED = "drug_named"
    """A drug that is misused wherever it is taken."""
    MEDICINE_NAMED = "medicine_named"
    """A medicine that is misused by how much of it, or from where."""
    DRINK_NAMED = "drink_named"
    REFUSES_TO_SAY = "refuses_to_say"
    HOME_QUESTION = "home_question"
    AGE_QUESTION = "age_question"
    HELPS = "helps"
    BY_OTHER_ADULT = "by_other_adult"
    YES = "yes"
    NO = "no"


BEARING = frozenset(
    {
        Cue.SET_PHRASE, Cue.NEGATED, Cue.HYPOTHETICAL, Cue.PAST, Cue.PREGNANCY_PAST, Cue.OWN_CHILDHOOD, Cue.TEMPLATE,
        Cue.FAMILY_HISTORY, Cue.DIED, Cue.OWN_THING, Cue.PAID_ROLE, Cue.NOT_OURS, Cue.REPORTS, Cue.LIVES_ABROAD,
    }
)  # fmt: skip
"""Cues that say nothing alone."""


NEEDED = (
    "describing", "age_filler", "possessive", "pointing", "indefinite", "none", "bare", "having", "not_owner",
    "partner_of", "offspring_of", "asker", "answerer",
)  # fmt: skip
"""Lists the reader itself looks into, to see whose and how many."""


class _Entry(Strict):
    patterns: tuple[str, ...] = Field(min_length=1)
    unless: tuple[str, ...] = ()
    example: tuple[str, ...] = ()
    counter_example: tuple[str, ...] = ()


class PersonEntry(Strict):
    """A word for somebody: `one` is the singular, `many` the plural."""

    relation: str
    kin: Kin
    one: tuple[str, ...] = ()
    many: tuple[str, ...] = ()
    sex: Literal["male", "female", ""] = ""
    years: tuple[int, int] | None = None
    needs: Literal["nothing", "definite", "possessive", "woman"] = "nothing"
    minor: bool = False
    """The word itself says that somebody under 18 is being brought up, as `single mother` does."""
    implied: bool = False
    """The word only implies a child (`single mother`, `does the school run`): counts where none is told of."""
    shorthand: bool = False
    """A count of births (`G3 P2`), which tells of no child: no home is taken as given from it."""
    parent: bool = False
    """The word is a parent's (`mother of two`): an age before it is the adult's."""
    example: tuple[str, ...] = ()
    counter_example: tuple[str, ...] = ()

    @property
    def just_born(self) -> bool:
        """The words tell of a birth: `day 2 after a section`."""
        return self.implied and self.minor and self.years == (0, 0)


class AgeEntry(_Entry):
    reads: AgeReading
    years: tuple[int, int] | None = None
    attaches: Literal["near", "own", "beside", "name"] = "near"
    """`own`: the words are a person in themselves, as `her twelve-year-old`; `beside`: only at a child, as `4/12`;
    `name`: only right after somebody's name, as `Jade 11yrs`."""


class CueEntry(_Entry):
    cue: Cue
    reach: Literal["ahead", "behind", "clause", "sentence"] = "clause"
    hides: tuple[Literal["person", "factor", "sign", "care", "age", "cue"], ...] = ("person",)
    years: tuple[int, int] = (0, 17)
    """Between which ages `child_named` is."""


class FactorEntry(_Entry):
    factor: Factor
    when: When | None = None
    whose: Whose | None = None
    lasting: bool = False
    """It does not end: words such as `five years ago` say when it began."""
    assessed: bool = False
    """Listed where an adult is assessed, in a form or a bundle, and not where a bare text tells of somebody."""
    slight: bool = False
    """A hint: alone in a record it is shown where it stands, and listed once another sentence tells of the same."""
    of_own: Literal["before", "within"] | None = None
    """Counts only where the adult's own child is who it is said of, before the words or within them."""
    capitals: bool = False
    """What its bracket holds must stand in capitals, in a sentence that is not all capitals: `MS`, never `Ms`."""


class SignEntry(_Entry):
    sign: Sign
    needs_child: bool = True
    """Only where the record speaks of a child or a pregnancy."""
    shown_alone: bool = False
    """Told of the child nearest to it, but shown also where nobody speaks of one: whoever reads it can ask."""
    subject: Literal["child", "adult", "done_to", "met", "raised", "body"] | None = None
    """Words said of both: they count where it is a child, or only a grown-up, who does or feels it.

    `done_to`: where the pattern's bracket holds a child and whoever does it is none. `met`: of somebody young whom
    nobody here is kin to, then a child of the record. `raised`: where it is of a child. `body`: marks on a child."""


class CareEntry(_Entry):
    task: CareTask


class WordList(Strict):
    """One file of the lexicon; a file may hold any of the lists."""

    about: str
    words: dict[str, str] = Field(default_factory=dict)
    people: tuple[PersonEntry, ...] = ()
    ages: tuple[AgeEntry, ...] = ()
    cues: tuple[CueEntry, ...] = ()
    factors: tuple[FactorEntry, ...] = ()
    signs: tuple[SignEntry, ...] = ()
    care: tuple[CareEntry, ...] = ()
    turns: tuple[TurnEntry, ...] = ()
    names_not: tuple[str, ...] = ()
    languages: dict[str, str] = Field(default_factory=dict)
    """Small words by which a language is known; `English` is this reader's own."""


AnyEntry = PersonEntry | AgeEntry | CueEntry | FactorEntry | SignEntry | CareEntry


@dataclass(frozen=True, slots=True)
class Term:
    """One line of the lexicon, ready to search with."""

    kind: str
    entry: Any
    parts: tuple[Pattern, ...]
    unless: Pattern | None
    plural: bool = False
    at: str = ""
    """File and line of its entry."""

    @property
    def bears_only(self) -> bool:
        """A word such as `no` or `previously`, which says nothing where nothing stands for it to bear on."""
        return self.kind == "cue" and self.entry.cue in BEARING


class Part(NamedTuple):
    """One pattern with what it stands for, as the reader goes through them."""

    term: Term
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words the reader knows; `sha256` is stored with every finding."""

    sha256: str
    terms: tuple[Term, ...]
    parts: tuple[Part, ...]
    """Every pattern of every term, in order."""
    first_look: FirstLook
    """Which of the parts may stand in a text at all."""
    bearing: frozenset[int]
    """The numbers of the parts that only bear on others."""
    signs: frozenset[int]
    """The numbers of those that are signs, or hide them."""
    speakers: frozenset[bytes]
    """Who may stand before a colon in an interview written down."""
    vocabularies: dict[str, frozenset[str]]
    """The alternatives of every list of plain words, by the list's name."""
    names_not: frozenset[str]
    ordinary: frozenset[str]
    """Those, and the words of the language that are no name, whichever way they are written."""
    languages: dict[str, frozenset[bytes]]
    """Small words of each language, to know a passage in another one."""
    turns: Turns
    heard_before: HeardBefore = field(default_factory=HeardBefore, compare=False)
    """What these words found in the sentences read last."""

    def examples(self) -> tuple[tuple[Term, str, bool], ...]:
        """(entry, sentence, whether it must be read) for every example beside a word."""
        seen = {id(term.entry): term for term in self.terms}
        return tuple(
            (term, sentence, wanted)
            for term in seen.values()
            for wanted, said in ((True, term.entry.example), (False, term.entry.counter_example))
            for sentence in said
        )

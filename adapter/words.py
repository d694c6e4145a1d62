"""The fixed words: a value from a mapping, lexicon or rule comes in, its one meaning goes out.

Command line, pages, stored rows and JSON output use these words and no others.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum


class Answer(StrEnum):
    """The three answers. Unknown is not no (decision note 0003)."""

    PRESENT = "present"
    ABSENT = "absent"
    UNKNOWN = "unknown"


class Asked(StrEnum):
    """Whether the question about children was put to the adult at all."""

    ASKED = "asked"
    NOT_ASKED = "not_asked"
    DECLINED = "declined"


class Standing(StrEnum):
    """How a record stands in its own system; of one moment, a later of these takes the place of an earlier."""

    UNFINISHED = "unfinished"
    """Somebody is still writing it: what it shows is provisional."""
    FINAL = "final"
    AMENDED = "amended"
    WITHDRAWN = "withdrawn"
    ENTERED_IN_ERROR = "entered_in_error"


class Factor(StrEnum):
    """What in the adults' lives may bear on a child (Working Together: adults who may need parenting support)."""

    MENTAL_HEALTH = "mental_health"
    DRUGS = "drugs"
    ALCOHOL = "alcohol"
    DOMESTIC_ABUSE = "domestic_abuse"
    LEARNING_DISABILITY = "learning_disability"
    PHYSICAL_ILLNESS = "physical_illness"
    CUSTODY = "custody"
    BEREAVEMENT = "bereavement"
    EXPLOITATION = "exploitation"
    RISK_TO_CHILDREN = "risk_to_children"
    HOME_CONDITIONS = "home_conditions"


class When(StrEnum):
    """Whether a factor is so on the day of the record."""

    CURRENT = "current"
    PAST = "past"
    UNKNOWN = "unknown"


class Whose(StrEnum):
    """Whose factor, child or care it is, seen from the adult the record is about."""

    ADULT = "adult"
    PARTNER = "partner"
    OTHER = "other"


class CareTask(StrEnum):
    """What a child may be doing for somebody (Young Carers (Needs Assessments) Regulations 2015, reg 4)."""

    PERSONAL_CARE = "personal_care"
    MEDICATION = "medication"
    LIFTING = "lifting"
    HOUSEHOLD = "household"
    EMOTIONAL_SUPPORT = "emotional_support"
    INTERPRETING = "interpreting"
    MONEY = "money"
    SIBLING_CARE = "sibling_care"
    NIGHT_CARE = "night_care"
    SUPERVISION = "supervision"


class Sign(StrEnum):
    """What was seen or said that goes beyond 'there is a child': each is quoted, none is scored."""

    IMMEDIATE_DANGER = "immediate_danger"
    CHILD_WITHOUT_CARER = "child_without_carer"
    ADULT_TAKEN_AWAY = "adult_taken_away"
    ADULT_GOING_AWAY = "adult_going_away"
    HEAD_KNOCK = "head_knock"
    AFTER_A_KNOCK = "after_a_knock"
    """Sick, drowsy, a pupil wider than the other: nothing alone, danger after a knock on a small child's head."""
    TOO_MUCH_TAKEN = "too_much_taken"
    ATTEMPT_TODAY = "attempt_today"
    ABUSED_BY_KIN = "abused_by_kin"
    ABUSER_NEAR = "abuser_near"
    TOGETHER_FOR_GOOD = "together_for_good"
    FAILING_NOW = "failing_now"
    """The clock, a call cut off, slurred words: nothing alone, danger of this hour beside too much of a medicine."""
    HARM_TO_CHILD = "harm_to_child"
    NEGLECT_OF_CHILD = "neglect_of_child"
    ABUSE_WITNESSED = "abuse_witnessed"
    CHILD_THERE = "child_there"
    """Where a child was or was sent: nothing alone, abuse seen or heard beside abuse that is told."""
    CHILD_EXPLOITED = "child_exploited"
    CHILD_IN_DELUSION_OR_PLAN = "child_in_delusion_or_plan"
    FGM = "fgm"
    FORCED_MARRIAGE = "forced_marriage"
    MODERN_SLAVERY = "modern_slavery"
    HOME_TAKEN_OVER = "home_taken_over"
    RADICALISATION = "radicalisation"
    ONLINE_HARM = "online_harm"
    PRIVATE_FOSTERING = "private_fostering"
    TAKEN_IN_BY_KIN = "taken_in_by_kin"
    WORKS_WITH_CHILDREN = "works_with_children"
    CHILD_NOT_SEEN = "child_not_seen"
    SCHOOL_MISSED = "school_missed"
    HARDSHIP = "hardship"
    CARE_CHANGES = "care_changes"
    CARE_IMPAIRED = "care_impaired"
    CHILD_AFFECTED = "child_affected"
    DISABLED_CHILD = "disabled_child"
    CARER_AT_LIMIT = "carer_at_limit"
    NO_BACK_UP = "no_back_up"
    CANNOT_BE_LEFT = "cannot_be_left"
    ALONE_WITH_CHILD = "alone_with_child"
    ADULT_IN_HOSPITAL = "adult_in_hospital"
    MINDED_FOR_NOW = "minded_for_now"
    INTRUSIVE_THOUGHTS = "intrusive_thoughts"
    UNSAFE_SLEEP = "unsafe_sleep"
    FIRE_RISK = "fire_risk"
    FAREWELL = "farewell"
    MEANS_AT_HAND = "means_at_hand"
    LEFT_WITH_ADULT = "left_with_adult"
    MINDER_UNFIT = "minder_unfit"
    MINDER_UNKNOWN = "minder_unknown"
    ADULT_INCAPABLE = "adult_incapable"
    THOUGHTS_OF_HARM = "thoughts_of_harm"
    DRAWN_IN = "drawn_in"
    AWAY_UNTOLD = "away_untold"
    GAIN_OR_DEBT = "gain_or_debt"
    """Nights away and grown-ups who wait; money, hurts or a debt: unaccounted for, and only both together tell."""
    HATEFUL_TALK = "hateful_talk"
    DRAWN_APART = "drawn_apart"
    HARM_IN_TRUST = "harm_in_trust"
    PLAN_NOT_KEPT = "plan_not_kept"
    CONCERN_NOT_SENT = "concern_not_sent"
    CHILD_UNPLACED = "child_unplaced"
    ADVICE_MEANT = "advice_meant"
    """Whoever writes means to ask the safeguarding lead, a named nurse or the advice line."""
    TAKEN_UP = "taken_up"
    """Whoever had to be told has been told, and has answered or ended it."""
    NOTHING_NEW = "nothing_new"
    SEVERE = "severe"
    RELAPSE = "relapse"
    STABLE = "stable"
    WELL_TODAY = "well_today"
    """Seen on the day to be well in mind: sleep, speech, mood, ideas; says nothing of how long."""
    PROTECTIVE_ADULT = "protective_adult"
    KNOWN_TO_CHILDRENS_SERVICES = "known_to_childrens_services"
    WORRIES_ABOUT_HELPING = "worries_about_helping"
    AGREES_TO_HELP = "agrees_to_help"
    CHILDREN_HINTED = "children_hinted"
    CHILDREN_SPOKEN_OF = "children_spoken_of"
    """Children are spoken of and nothing says whose: a class, a club, somebody's; less than a cot or a school run."""
    UNSPECIFIED_CONCERN = "unspecified_concern"
    DECLINED_TO_SAY = "declined_to_say"
    SAFE_CONTACT = "safe_contact"
    """How and when the adult can be reached safely: for whoever is about to ring or write; no rule goes by it."""
    WORTH_ASKING = "worth_asking"
    """Words that may mean trouble or nothing: shown where they stand, and no rule goes by them."""


class Kin(StrEnum):
    """What kind of relation a person is to the adult; the field's own word is kept beside it."""

    OFFSPRING = "offspring"
    STEPCHILD = "stepchild"
    FOSTER_CHILD = "foster_child"
    PARTNERS_CHILD = "partners_child"
    GRANDCHILD = "grandchild"
    SIBLING = "sibling"
    NIECE_OR_NEPHEW = "niece_or_nephew"
    UNBORN = "unborn"
    OTHER_CHILD = "other_child"
    PARTNER = "partner"
    PARENT = "parent"
    ADULT = "adult"
    UNKNOWN = "unknown"


class Disputed(StrEnum):
    """What a record disagrees with itself about; `whose`, `carer` and `sent` leave it plain that there are children."""

    CHILDREN = "whether there are children"
    WHOSE = "whose children are meant, or how old they are"
    HOME = "who lives in the home"
    CARER = "who helps with care"
    SENT = "whether a concern about a child was sent"


MET_HERE = "child met in the home"
"""How a child is called whom nobody can place, met in a home that others have taken over."""
RANKS = frozenset({"eldest child", "middle child", "youngest child"})
"""Words for a child by their place among several: two of these are two children."""
MET_AT_WORK = "child met at work"
"""How a child of the adult's class or ward is called."""
LIVES_ABROAD = "child abroad"
"""How a wider relative's child is called who lives in another country."""


class MentionKind(StrEnum):
    """What a passage of words speaks of."""

    CHILD = "child"
    UNBORN = "unborn"
    ADULT_OFFSPRING = "adult_offspring"
    OTHER_PEOPLES_CHILD = "other_peoples_child"
    PET = "pet"
    NO_CHILDREN = "no_children"
    RESIDENCE = "residence"
    CARE = "care"
    FACTOR = "factor"
    SIGN = "sign"
    PERSON = "person"


class Assertion(StrEnum):
    """How a thing is said: only `affirmed` and `reported` are statements about today."""

    AFFIRMED = "affirmed"
    REPORTED = "reported"
    NEGATED = "negated"
    HYPOTHETICAL = "hypothetical"
    PAST = "past"
    QUESTION = "question"


class Basis(StrEnum):
    """Whether living together was said, or taken as given by a careful reader."""

    STATED = "stated"
    PRESUMED = "presumed"


class Dismissal(StrEnum):
    """Why a person puts a prompt or a draft aside (CDS Hooks 2.0, override reasons); each rule names those that fit it.

    `other` is for a page, where a person says it in their own words; no card offers it, for those are not kept.
    """

    ASKED_AND_RECORDED = "asked-and-recorded"
    ADULT_CHILD = "adult-child"
    NOT_A_CHILD = "not-a-child"
    NO_CONCERN = "no-concern"
    ALREADY_REFERRED = "already-referred"
    ADVICE_FIRST = "advice-first"
    NOT_SAFE_TO_ASK = "not-safe-to-ask"
    OTHER = "other"


DISMISSAL_WORDS: Mapping[Dismissal, str] = {
    Dismissal.ASKED_AND_RECORDED: "Asked, and recorded the answer",
    Dismissal.ADULT_CHILD: "The son or daughter is grown up",
    Dismissal.NOT_A_CHILD: "This is not about a child",
    Dismissal.NO_CONCERN: "Looked at it: no concern",
    Dismissal.ALREADY_REFERRED: "Children's services already know, or it was already referred",
    Dismissal.ADVICE_FIRST: "I want advice first",
    Dismissal.NOT_SAFE_TO_ASK: "Not safe to ask now",
    Dismissal.OTHER: "Another reason, in my own words",
}
PUT_OFF = frozenset({Dismissal.ADVICE_FIRST, Dismissal.NOT_SAFE_TO_ASK})
"""Reasons to come back to it: they put a card off, and close no draft."""


BLANK_WORDS = frozenset(
    {"n/k", "n/a", "n.k.", "n.a.", "not known", "unknown", "unk", "not applicable", "not recorded", "not stated"}
    | {"not given", "none", "null", "nil", "tbc", "tba", "to be confirmed", "no name", "not disclosed", "xx", "xxx"}
)
"""What people and systems write in a cell that has nothing to say."""


def day_in_words(written: str) -> str:
    """`2 October 2026` of a day or moment in ISO form; anything else as it was written."""
    try:
        read = date.fromisoformat(written[:10])
    except ValueError:
        return written
    return f"{read.day} {read:%B %Y}"


def is_blank_word(text: str) -> bool:
    """Whether a cell says only that nothing is known: no name, no day. `NK` and `NA` in capitals, for Na is a name."""
    bare = text.strip()
    return bare.casefold() in BLANK_WORDS or bare in ("NK", "NA") or (bare != "" and not any(map(str.isalnum, bare)))

"""Turns of phrase: the `turns` of a lexicon come in; what a rule asks of the words around a term goes out.

A term says what is spoken of; a turn says how. `since` before a year, `she` between a mother and her drinking, `no
longer`: each stands here by the name a rule knows it by, and its words stand in the lexicon.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from pydantic import Field

from adapter.documents import Document, Strict
from adapter.errors import Fault
from adapter.reading.patterns import Find, whole_patterns


class Turn(StrEnum):
    """What a rule asks of the words before, between or after."""

    SINCE = "since"
    """Before a year: it began then."""
    BECAUSE = "because"
    """What follows `hasn't slept since` is not denied."""
    THREATENS = "threatens"
    """Ends with who says what will happen `if`."""
    RELAPSED = "relapsed"
    LATELY = "lately"
    """Less than a year ago, or for less than a year."""
    STILL_SO = "still_so"
    """`I used to at weekends, now it's every day.`"""
    HABIT = "habit"
    OF_TODAY = "of_today"
    """A verb of today after a year: what follows is not of that year."""
    IN_A_YEAR = "in_a_year"
    """Ends with the word before a year that dates all that follows."""
    HARMED = "harmed"
    """Somebody was beaten or abused."""
    AN_EARLIER_DAY = "an_earlier_day"
    """It was on one day or in one time before this week: no emergency any more."""
    SOMEBODYS = "somebodys"
    """Ends with whose mother she is: hers, a friend's."""
    OF_CHILDREN = "of_children"
    """Ends with whose father he is: the children's."""
    ASKED_OF_SOMEBODY = "asked_of_somebody"
    OWN_STORY = "own_story"
    DOUBTS = "doubts"
    """How a question begins that doubts the thing itself."""
    PRESUMES = "presumes"
    """How a question begins that takes the thing for granted: `how long have you felt`."""
    ANSWERS_YES = "answers_yes"
    ANSWERS_NO = "answers_no"
    SPOKEN_OF = "spoken_of"
    """Ends, a little into a term, with a word that takes the thing for granted: `the` voices, `your` drinking."""
    ASIDE = "aside"
    """After a term: the question goes on to ask something else of it."""
    WISH = "wish"
    NOW = "now"
    BEGAN = "began"
    """Before `years ago`: it began then, and need not have ended."""
    ABOUT_A_YEAR = "about_a_year"
    AGO = "ago"
    DRY = "dry"
    """Words that end drinking or drug use only."""
    OFF_EVERYTHING = "off_everything"
    """Says of drink and drugs alike that they have ended."""
    BEFORE_THAT = "before_that"
    GOES_ON = "goes_on"
    """Drinking or using told of as a thing of today."""
    SPEAKS_FOR_ANOTHER = "speaks_for_another"
    """The name of a speaker who has come with the one who is seen."""
    SPEAKS_FOR_ONESELF = "speaks_for_oneself"
    IS_THE_PARENT = "is_the_parent"
    """Whoever has come along is the mother or the father."""
    ONE_OF_SEVERAL = "one_of_several"
    """Ends with a word that tells one child from others: `her first`."""
    MY_OR_OUR = "my_or_our"
    """Ends with whose child it is: the speaker's own."""
    OVER = "over"
    """Words that end even what lasts."""
    DENIES_ANOTHER = "denies_another"
    """From a denial on: it is children who are not there, or a telling that was not, and no circumstance."""
    LISTS = "lists"
    """A denial that reaches over a list with commas."""
    OR = "or"
    VERB = "verb"
    """A new statement begins, where a denied list ends."""
    SUBJECT = "subject"
    """Somebody else became the subject in between."""
    OWNED = "owned"
    ELSEWHERE = "elsewhere"
    """Ends with somebody whose quarrel or violence is no part of this home."""
    ANOTHERS = "anothers"
    """Ends with a friend's, a sister's, a daughter's: before a partner who is then not the adult's."""
    ANOTHERS_STORY = "anothers_story"
    """Begins to tell of a friend or a neighbour, or of theirs."""
    ASKS_OF_FAMILY = "asks_of_family"
    """Ends with a question after illnesses of the family, and what was answered so far."""
    HAS_ONESELF = "has_oneself"
    """Tells of the speaker's own health all the same."""
    DIED_OF = "died_of"
    """Ends with the death that an illness brought."""
    DIED_OF_SOMETHING = "died_of_something"
    """A death and its cause, and the end of what is said of it."""
    NOT_LONG_AGO = "not_long_ago"
    NOBODYS = "nobodys"
    """Ends before a circumstance of people at large, or of what a book, a film or a course is about."""
    WAS_ONE = "was_one"
    """Ends before what a relative once was: `was an`."""
    DONE_THEN = "done_then"
    """What was done, told of as over."""
    MY_OWN = "my_own"
    """Stands right before or at the head of a term: the writer's."""
    DOER = "doer"
    """Ends with `by her`: who comes next brought or found the one it is about."""
    NEW_FACT = "new_fact"
    """After children in a list of facts: the next one is the adult's."""
    SINCE_THE = "since_the"
    """Ends with a term that only says since when."""
    GONE = "gone"
    """Before a partner: who is one no longer."""
    OF_SOMEBODY = "of_somebody"
    THE_OTHERS = "the_others"
    """Ends with the rest of the children, who are told apart from those told of."""
    OF_THE_DEAD = "of_the_dead"
    """The adult the words are about has died."""
    WISHED_FOR = "wished_for"
    """Ends before a child whom somebody only wishes for or imagines."""
    WELL_KIN = "well_kin"
    """After children: their health, as a family's illnesses are asked for."""
    IS_AN_ANIMAL = "is_an_animal"
    """A sentence that tells of those just spoken of that they are animals."""
    NAMES_ANIMALS = "names_animals"
    """A sentence that is nothing but the name of animals."""
    ANIMALS_OWN = "animals_own"
    PRONOUN = "pronoun"
    SHE = "she"
    HE = "he"
    STANDS_ALONE = "stands_alone"
    """`He` and `she` as the subject, not `his` and `her`."""
    OURS = "ours"
    HELPED = "helped"
    """The one spoken of shares the life of this home."""
    AWAY = "away"
    DONE_BY = "done_by"
    """Between what is done and who does it."""
    CARER_IS = "carer_is"
    FOR_A_PARENT = "for_a_parent"
    """Who does it for a mother or a father is their child."""
    OTHER_SUBJECT = "other_subject"
    PRONOUN_SUBJECT = "pronoun_subject"
    THEY = "they"
    OBJECT_OF = "object_of"
    I_DO = "i_do"
    """Up to the last word by which the writer is the one who does it."""
    ANOTHER_DOES = "another_does"
    """Ends with somebody else, who then does it."""
    OF_FAMILY = "of_family"
    SAID_BY = "said_by"
    """Between what is quoted and who says it."""
    ASKS_MEDICATION = "asks_medication"
    ASKS_PERSONAL_CARE = "asks_personal_care"
    ASKS_LIFTING = "asks_lifting"
    ASKS_HOUSEHOLD = "asks_household"
    ASKS_MONEY = "asks_money"
    BIRTH = "birth"
    BABY_LOST = "baby_lost"
    EXPECTS = "expects"
    """Says plainly that a birth is still to come."""
    ABOUT_CHILDREN = "about_children"
    """Words of custody that are about the children, and so nobody's else."""
    AGE_AS_NOUN = "age_as_noun"
    """How an age ends that can stand for the child itself: `her 12-year-old`."""
    AGE_LED_IN = "age_led_in"
    """What stands before such an age."""
    LIKE_A_CHILD = "like_a_child"
    """Before an age that only compares: `the mind of a`."""
    SAYS_OF = "says_of"
    """Before an age that is said of somebody named already."""
    OWN_LEAD = "own_lead"
    THING_OF_AGE = "thing_of_age"
    """After an age: it is a car's, a wound's or a grown person's."""
    NOUN_GOES_ON = "noun_goes_on"
    """After an age that stands for a child."""
    DOES = "does"
    """After `the two-year-old`: what it does, or what is its."""
    PRONOUN_IS = "pronoun_is"
    """Before an age: it is his or hers."""
    AGE_ENDS = "age_ends"
    """After a figure that can be nothing but an age."""
    NAME_TO_AGE = "name_to_age"
    """All that stands between a name and its age: `Ben, who will be`."""
    WHO_IS = "who_is"
    """Between somebody and an age further on: `his son from his first marriage, who is`."""
    ASKS_YOUR_AGE = "asks_your_age"
    """How old the one who is asked is."""
    AGE_ENDED = "age_ended"
    """The end of a term for an age that holds the words after it: `twenty months and`."""
    SAID_AHEAD = "said_ahead"
    """Between an age and the child who is named after it: `she's four, my youngest`."""
    TEACHES = "teaches"
    """The adult's work is with children, who are then not the adult's own."""
    SHARED_BY = "shared_by"
    """After a child: it is the couple's own."""
    COUPLE_HAS = "couple_has"
    """Ends before a child: it is both of the couple who have it."""
    AGE_ALONE = "age_alone"
    """After an age with which a note begins: nobody is named whose it is but the one it is about."""
    OPENS_A_VISIT = "opens_a_visit"
    """Ends with the question by which a visit begins."""
    ASKS_THE_AGE = "asks_the_age"
    """Asks the adult how old they are."""
    SAYS_THE_AGE = "says_the_age"
    """What is answered to that; the first bracket is the figure."""
    LISTS_A_HOME = "lists_a_home"
    """Words after which everybody of the home is named, where `moved in with` names one."""
    BY_SCHOOL = "by_school"
    """Tells the time by school: whoever does it then goes there."""
    NEEDS_CARE_TOO = "needs_care_too"
    """Told of a child who needs care: what is done for whom is open."""
    BEGINS_WITH = "begins_with"
    """Words before a name with which a sentence begins about somebody."""
    DOES_NOT = "does_not"
    """Before what somebody would do: they do not, or are not to."""
    ONLY_AN_AGE = "only_an_age"
    """A sentence that is nothing but an age, which stands here as `_`."""
    LIST_ENDS = "list_ends"
    """After `lives with`: the words of something else than who lives there."""
    LIST_GOES_ON = "list_goes_on"
    """From `who`: what is told of one of them, and then the next of the list."""
    THEIR_PARENT = "their_parent"
    """After contact or a share of the week: it is with the child's other parent, or a relative."""
    WITH_A_PARENT = "with_a_parent"
    """Where the child goes: to the other parent, or to a relative."""
    PARENT_DOES = "parent_does"
    """The other parent, or a relative, has or sees the child: not the adult."""
    GOES = "goes"
    """After the child: it goes there, which somebody who is seen there does not."""
    DWELLS = "dwells"
    """The child has its home there, however often it is seen."""
    AT_TIMES = "at_times"
    """A share of the week, and not all of it."""
    ANOTHER_OF_THEM = "another_of_them"
    """Somebody else whom a pronoun that follows may mean."""
    COUPLE = "couple"
    """Speaks of a partner, or of one who is one no longer."""
    DONE_TO = "done_to"
    """Ends with what the adult does with the one named next."""
    WITH_US = "with_us"
    """After `lives with`: the adult."""


class TurnEntry(Strict):
    """The words of one turn; several entries for one turn count together."""

    turn: Turn
    patterns: tuple[str, ...] = Field(min_length=1)
    example: tuple[str, ...] = Field(min_length=1)
    counter_example: tuple[str, ...] = Field(min_length=1)


class Shown(NamedTuple):
    """An example of a turn: words, whether it must stand in them, and the entry's file and line."""

    turn: Turn
    words: str
    wanted: bool
    at: str


class Turns(NamedTuple):
    """Every turn ready to search, and the examples of all."""

    finds: dict[Turn, Find]
    shown: tuple[Shown, ...]


class Phrases(NamedTuple):
    """The patterns of every turn, checked, and the examples of all."""

    texts: dict[Turn, list[str]]
    shown: tuple[Shown, ...]

    def ready(self) -> Turns:
        """The turns, ready to search."""
        return Turns({turn: Find(of_turn) for turn, of_turn in self.texts.items()}, self.shown)


def phrases_of(
    read: Sequence[tuple[Document, Sequence[TurnEntry]]], words: dict[str, str], faults: list[Fault]
) -> Phrases:
    """The turns of every file of a lexicon; one that no file has is a fault."""
    texts: dict[Turn, list[str]] = {}
    shown: list[Shown] = []
    for document, entries in read:
        for number, entry in enumerate(entries):
            whole = whole_patterns(document, ("turns", number, "patterns"), entry.patterns, words, faults)
            texts.setdefault(entry.turn, []).extend(whole)
            at = document.where(("turns", number))
            shown.extend(Shown(entry.turn, said, True, at) for said in entry.example)
            shown.extend(Shown(entry.turn, said, False, at) for said in entry.counter_example)
    missing = [turn for turn in Turn if turn not in texts]
    if missing and read and not faults:
        home = max(read, key=lambda one: len(one[1]))[0]
        faults.extend(home.fault((), f"the turn '{turn}' is missing; the reader needs it.") for turn in missing)
    return Phrases(texts, tuple(shown))

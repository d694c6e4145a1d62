"""Builders: a few words come in, invented people, mentions and families go out. Everybody here is made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from adapter.facts import Evidence
from adapter.families import AdultFactor, Child, Family, Known, SignSeen
from adapter.records import Adult, AnswerSeen, Extract, Mention, Passage, PersonSeen, Reading, RecordRef
from adapter.words import Answer, Asked, Assertion, Factor, Kin, MentionKind, Sign, When, Whose

DAY = date(2026, 10, 12)
PRESENT, ABSENT, UNKNOWN = Answer.PRESENT, Answer.ABSENT, Answer.UNKNOWN


def said(quote: str, at: str = "answers.About[0:1]", question: str | None = None) -> Evidence:
    """Words of the record."""
    return Evidence(quote, at, "worker@example.gov.uk", DAY.isoformat(), question)


def record(day: date | None = DAY) -> RecordRef:
    """One record of one day."""
    return RecordRef("r-1", "invented", "r-1.json", "0" * 64, day)


def adult(age: int | None = 37, **more: Any) -> Adult:
    """An adult who turned `age` at the start of the record's year."""
    return Adult("Morwen", "Tallis", date(DAY.year - age, 1, 2) if age is not None else None, **more)


def row(relationship: str | None = None, name: str | None = None, **more: Any) -> PersonSeen:
    """A row or resource about somebody: their words for the relation, and whatever else the form has."""
    quote = relationship or name or "a row"
    return PersonSeen(said(quote, f"answers.Key contacts.{quote}"), name, None, relationship, **more)


def mention(kind: MentionKind, text: str, **more: Any) -> Mention:
    """One thing a passage says, affirmed and of today unless told otherwise."""
    assertion = more.pop("assertion", Assertion.AFFIRMED)
    whose, when = more.pop("whose", Whose.ADULT), more.pop("when", When.CURRENT)
    passage, names = more.pop("passage", 0), more.pop("names", ())
    evidence = said(text, f"answers.About[0:{len(text)}]")
    return Mention(passage, 0, len(text), text, kind, assertion, whose, when, evidence, names=names, **more)


def child_said(text: str, name: str | None = None, age: int | None = None, **more: Any) -> Mention:
    """A passage that speaks of a child of the adult."""
    more.setdefault("kin", Kin.OFFSPRING)
    ages = {} if age is None else {"age_low": age, "age_high": age}
    return mention(MentionKind.CHILD, text, names=(name,) if name else (), **ages, **more)


def sign_said(sign: Sign, text: str = "words that show it", **more: Any) -> Mention:
    """A passage that shows something."""
    return mention(MentionKind.SIGN, text, sign=sign, **more)


def factor_said(factor: Factor, text: str = "words that show it", **more: Any) -> Mention:
    """A passage that speaks of a factor."""
    return mention(MentionKind.FACTOR, text, factor=factor, **more)


def answer(fact: str, value: str, question: str = "A question of the form", **more: Any) -> AnswerSeen:
    """One answer of a form."""
    return AnswerSeen(fact, value, said(value, f"answers.Form.{question}", question), **more)


def extract(*seen: AnswerSeen | PersonSeen, who: Adult | None = None, day: date | None = DAY, **more: Any) -> Extract:
    """A record's answers and rows, with one passage written that day."""
    more.setdefault("passages", (Passage("a passage", "answers.About", written_on=day),))
    return Extract(
        record(day),
        who if who is not None else adult(),
        tuple(one for one in seen if isinstance(one, AnswerSeen)),
        tuple(one for one in seen if isinstance(one, PersonSeen)),
        **more,
    )


def reading(*mentions: Mention, people: tuple[PersonSeen, ...] = ()) -> Reading:
    """What the reader made of the passages."""
    return Reading(mentions, people)


def child(who: str | None = "Wilf", age: int | None = 9, **more: Any) -> Child:
    """A child who lives with the adult unless told otherwise."""
    whole = Child(
        key="child-1",
        who=who,
        relationship="son",
        kin=Kin.OFFSPRING,
        age_low=age,
        age_high=age,
        lives_here=Answer.PRESENT,
        contact=Answer.PRESENT,
        evidence=(said("lives with her son Wilf, 9"),),
    )
    return replace(whole, **more)


def family(*children: Child, **more: Any) -> Family:
    """A family in which the question was asked and answered."""
    household = Answer.PRESENT if any(one.lives_here is Answer.PRESENT for one in children) else Answer.ABSENT
    whole = Family(record(), adult(), Asked.ASKED, household, children, asked_evidence=(said("Asked"),))
    return replace(whole, **more)


def factor(name: Factor, when: When = When.CURRENT, whose: Whose = Whose.ADULT) -> AdultFactor:
    """A factor with its words."""
    return AdultFactor(name, when, whose, (said(f"words about {name}"),))


def sign(name: Sign) -> SignSeen:
    """A sign with its words."""
    return SignSeen(name, (said(f"words about {name}"),))


def known(value: str) -> Known:
    """One fact with its words."""
    return Known(value, (said(value),))

"""The closed vocabulary: the name of a fact comes in, its one meaning and its words go out.

`FACTS` is the catalogue of what a mapping may state and a rule may ask about;
`docs/reference/facts.md` is made from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from adapter.words import Answer, Asked, CareTask, Factor, Sign


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words something rests on, and where they stand in the record as it was received.

    `quote` is verbatim; `at` is the path in the source record with the character span, as
    `answers.Health.Details[12:48]`; `question` is what the form asked, when it was a form.
    """

    quote: str
    at: str
    said_by: str | None = None
    recorded_on: str | None = None
    question: str | None = None


KIND_OF_FORM = "Kind of form"
"""What the name of a form answers, where that name alone says something."""


def is_of_a_box(evidence: Evidence) -> bool:
    """Whether it is the answer of a box, of fewer than four words: a sentence somebody wrote says more."""
    return len(evidence.quote.split()) < 4


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing a rule may ask about: its name, what kind of value it has, what it means and why it is needed."""

    name: str
    kind: str
    """`answer` (present/absent/unknown), `age` (whole years, a range), `count`, `word`, or `words` (a set)."""
    words: tuple[str, ...]
    """The closed list of values, or empty for ages and counts."""
    meaning: str
    need: str
    """The duty or practice that needs it, so that nothing is collected without a reason."""


ANSWERS = tuple(Answer)


def _answer(name: str, meaning: str, need: str) -> Fact:
    return Fact(name, "answer", ANSWERS, meaning, need)


def _words(name: str, words: type[StrEnum], meaning: str, need: str) -> Fact:
    return Fact(name, "words", tuple(words), meaning, need)


FACTS: dict[str, Fact] = {
    fact.name: fact
    for fact in (
        Fact(
            "child.age",
            "age",
            (),
            "The child's age in whole years on the day of the record.",
            "A child is a person under 18 (Children Act 1989, s 105).",
        ),
        Fact(
            "child.relationship",
            "word",
            (),
            "What the child is to the adult, in the field's words.",
            "Children Act 1989, s 3: who may hold parental responsibility.",
        ),
        _answer(
            "child.lives_here",
            "The child lives in the adult's home at least half the week.",
            "Working Together: ask about children in the family or household.",
        ),
        _answer(
            "child.contact",
            "The child sees or is cared for by the adult.",
            "A young carer or a child at risk need not live in the household.",
        ),
        _answer(
            "child.near",
            "The child lives with the adult or is in contact with them; absent where neither is so.",
            "Derived: what happens around the adult reaches a child who is near.",
        ),
        _answer("child.unborn", "The child is not yet born.", "Working Together: unborn children are in scope."),
        _answer(
            "child.helps_with_care",
            "The child helps to look after somebody in the family.",
            "Children Act 1989, s 17ZA.",
        ),
        _words(
            "child.care_tasks",
            CareTask,
            "What the child does for somebody.",
            "Young Carers (Needs Assessments) Regulations 2015, reg 4.",
        ),
        _answer(
            "child.assessed_as_young_carer",
            "A young carer's needs assessment has been done.",
            "Children Act 1989, s 17ZA(7): no second assessment unless something changed.",
        ),
        _answer(
            "child.changed_since_assessment",
            "Something changed since that assessment.",
            "Children Act 1989, s 17ZA(7).",
        ),
        _answer(
            "child.known_to_services",
            "Children's services already work with the child, by a box or by the words of the record.",
            "A known child goes to the allocated worker.",
        ),
        _answer(
            "child.listed_at_risk",
            "An adult safeguarding form lists the child as at risk.",
            "An adult at risk means children there may be.",
        ),
        _answer(
            "child.separate_concern_raised",
            "The form says a separate concern was raised for the child.",
            "A row in a list is not a referral.",
        ),
        _words(
            "child.signs",
            Sign,
            "What was seen or said about this child.",
            "Children Act 1989, ss 17 and 47: exactly what was seen.",
        ),
        _words(
            "child.signs_around",
            Sign,
            "What was seen or said about this child, or about the family of a child not known to be away from it.",
            "Derived: words about the family are words about each child who is near.",
        ),
        Fact(
            "family.asked",
            "word",
            tuple(Asked),
            "Whether the children question was put.",
            "Everyone working with adults asks about children.",
        ),
        _answer(
            "family.said_children",
            "What the form's own box says about children who depend on the adult.",
            "A box can be wrong: it is held against the words.",
        ),
        _answer(
            "family.children_in_household",
            "A born child lives in the adult's home.",
            "Working Together: ask about children in the family or household.",
        ),
        Fact(
            "family.children",
            "count",
            (),
            "How many living or unborn children the record shows.",
            "Each child is considered on their own.",
        ),
        Fact(
            "family.contradictions",
            "count",
            (),
            "How many times the record disagrees with itself about children.",
            "Unknown is not no.",
        ),
        _words(
            "family.signs",
            Sign,
            "What was seen or said about the family as a whole.",
            "Children Act 1989, ss 17 and 47.",
        ),
        _words(
            "family.factors",
            Factor,
            "Factors of the adult, a partner or another adult that are so today.",
            "Working Together: adults who may need parenting support.",
        ),
        _words("family.past_factors", Factor, "Factors that were so once.", "Kept apart: the past is not today."),
        _answer(
            "family.offspring_age_unknown",
            "A child of the adult's own is named whose age nobody wrote, and the adult is between 46 and 59.",
            "Unknown is not no: such a child may be grown or may not.",
        ),
        _answer(
            "family.another_adult_here",
            "Another grown-up, such as a partner or a parent, lives in the adult's home.",
            "Who has the children when the adult is taken away: practice on admission, detention and arrest.",
        ),
        _answer(
            "adult.at_risk",
            "There is an adult safeguarding concern (s 42) about this adult.",
            "Care Act 2014, s 42; an adult at risk means children there may be.",
        ),
        _answer("adult.lives_alone", "The form says the adult lives alone.", "Held against the words."),
        _answer("adult.pregnant", "The adult is pregnant.", "Working Together: unborn children are in scope."),
        _answer(
            "adult.has_unpaid_carer",
            "Somebody unpaid looks after the adult.",
            "Care and Support (Assessment) Regulations 2014, reg 4.",
        ),
        _answer(
            "adult.carer_may_be_a_child",
            "The unpaid carer is a relative whose age nobody wrote down.",
            "Children Act 1989, s 17ZA: it is enough that it appears.",
        ),
        _answer(
            "adult.under_18",
            "The person of the record is under 18 on its day, by their birth date.",
            "A child is a person under 18 (Children Act 1989, s 105), whoever's service they use.",
        ),
        _answer(
            "adult.needs_care",
            "The adult needs help with daily life.",
            "Young carers are looked for in every adult assessment.",
        ),
        _answer(
            "adult.cannot_care_for_child",
            "By the form's own answer the adult cannot, without help, do what they have to do for a child.",
            "Care and Support (Eligibility Criteria) Regulations 2014, reg 2(2)(j).",
        ),
        Fact(
            "adult.age",
            "age",
            (),
            "The adult's age in whole years on the day of the record.",
            "Unknown-age offspring of an adult over 60 are probably grown.",
        ),
    )
}

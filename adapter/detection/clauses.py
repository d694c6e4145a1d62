"""The facts in plain words: a fact and the values a rule wants of it come in, a clause goes out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from adapter.facts import FACTS, Fact
from adapter.words import Answer, Factor, Sign


class Clauses(NamedTuple):
    """What is said where the answer is present, and where it is absent."""

    present: str
    absent: str


ANSWERS: Mapping[str, Clauses] = {
    "child.lives_here": Clauses("the child lives in the adult's home", "the child lives elsewhere"),
    "child.contact": Clauses("the child is in contact with the adult", "the child has no contact with the adult"),
    "child.near": Clauses(
        "the child lives with the adult or is in contact", "the child neither lives with the adult nor is in contact"
    ),
    "child.unborn": Clauses("the child is not yet born", "the child is born"),
    "child.helps_with_care": Clauses("the child helps with somebody's care", "the child does not help with care"),
    "child.assessed_as_young_carer": Clauses(
        "a young carer's needs assessment was made", "no young carer's needs assessment was made"
    ),
    "child.changed_since_assessment": Clauses(
        "something changed since that assessment", "nothing changed since that assessment"
    ),
    "child.known_to_services": Clauses(
        "children's services already work with the child", "children's services do not work with the child"
    ),
    "child.listed_at_risk": Clauses(
        "an adult safeguarding form lists the child", "no adult safeguarding form lists the child"
    ),
    "child.separate_concern_raised": Clauses(
        "a separate concern was raised for the child", "no separate concern was raised for the child"
    ),
    "family.said_children": Clauses("the form's box says there are children", "the form's box says there are none"),
    "family.children_in_household": Clauses(
        "a child lives in the household", "it was recorded that no child lives in the household"
    ),
    "family.another_adult_here": Clauses("another grown-up lives in the home", "no other grown-up lives in the home"),
    "adult.at_risk": Clauses(
        "there is an adult safeguarding concern about the adult", "there is no adult safeguarding concern"
    ),
    "adult.lives_alone": Clauses("the adult lives alone", "the adult does not live alone"),
    "adult.pregnant": Clauses("the adult is pregnant", "the adult is not pregnant"),
    "adult.has_unpaid_carer": Clauses("the adult has an unpaid carer", "the adult has no unpaid carer"),
    "adult.carer_may_be_a_child": Clauses(
        "the unpaid carer is a relative of unknown age", "the unpaid carer is known to be grown up"
    ),
    "adult.under_18": Clauses("the person of the record is under 18", "the person of the record is grown up"),
    "family.offspring_age_unknown": Clauses(
        "a son or daughter is named, nobody wrote how old, and the adult is between 46 and 59",
        "every age of a son or daughter is written down",
    ),
    "adult.needs_care": Clauses("the adult needs help with daily life", "the adult needs no help with daily life"),
    "adult.cannot_care_for_child": Clauses(
        "the form says that the adult cannot care for a child without help",
        "the form says that the adult can care for a child",
    ),
}
ASKED = {
    "asked": "the question about children was asked",
    "not_asked": "nobody recorded asking about children",
    "declined": "the adult declined to say whether there are children",
}
AGED = {"child.age": "the child", "adult.age": "the adult"}
NUMBERS = {
    "family.children": "the number of children shown",
    "family.contradictions": "the number of times the record disagrees with itself about children",
}
COUNTS: Mapping[tuple[str, str, str | int], str] = {
    ("family.children", "at_least", 1): "the record shows a child",
    ("family.children", "below", 1): "the record shows no child",
    ("family.children", "exactly", 0): "the record shows no child",
    ("family.contradictions", "at_least", 1): "the record says two different things about children",
    ("family.contradictions", "below", 1): "the record does not contradict itself about children",
}
UPSIDE_DOWN = {"below": "at_least", "at_least": "below", "exactly": "at_least"}
"""What holds of a number of which the other does not."""
SETS = {
    "child.care_tasks": "what the child does for somebody includes",
    "child.signs": "what was seen or said of the child includes",
    "child.signs_around": "what was seen or said of the child, or around the child, includes",
    "family.signs": "what was seen or said of the family includes",
    "family.factors": "what weighs on the adults today includes",
    "family.past_factors": "what weighed on the adults in the past includes",
}
SIGNS: Mapping[str, str] = {
    Sign.IMMEDIATE_DANGER: "danger now",
    Sign.CHILD_WITHOUT_CARER: "a child without a carer",
    Sign.ADULT_TAKEN_AWAY: "the adult being taken to hospital, detained or arrested",
    Sign.ADULT_GOING_AWAY: "the adult being about to leave the home",
    Sign.HARM_TO_CHILD: "harm to a child",
    Sign.NEGLECT_OF_CHILD: "a child's needs not met",
    Sign.ABUSE_WITNESSED: "a child seeing or hearing what happens",
    Sign.CHILD_THERE: "where a child was, or was told to stay",
    Sign.CHILD_EXPLOITED: "a child being used by others",
    Sign.CHILD_IN_DELUSION_OR_PLAN: "a child in the adult's beliefs or plans",
    Sign.FGM: "words about female genital mutilation",
    Sign.FORCED_MARRIAGE: "words about forced marriage or so-called honour",
    Sign.MODERN_SLAVERY: "words about slavery, servitude or trafficking",
    Sign.HOME_TAKEN_OVER: "a home taken over by others",
    Sign.RADICALISATION: "words about being drawn into extremism",
    Sign.ONLINE_HARM: "harm to a child online",
    Sign.PRIVATE_FOSTERING: "a child staying with people who are not close family",
    Sign.TAKEN_IN_BY_KIN: "a child who lives with relatives, without a parent or an order being named",
    Sign.WORKS_WITH_CHILDREN: "work or a role with children",
    Sign.CHILD_NOT_SEEN: "a child nobody has seen",
    Sign.SCHOOL_MISSED: "school missed",
    Sign.HARDSHIP: "trouble with housing, money or the right to stay",
    Sign.CARE_CHANGES: "a change in the adult's care, such as a discharge",
    Sign.CARE_IMPAIRED: "difficulty in looking after the children",
    Sign.CHILD_AFFECTED: "how a child is affected",
    Sign.DISABLED_CHILD: "a disability of the child",
    Sign.CARER_AT_LIMIT: "a carer who cannot go on as they do",
    Sign.NO_BACK_UP: "nobody else to call on",
    Sign.CANNOT_BE_LEFT: "an adult who may lose awareness or should not be alone",
    Sign.ALONE_WITH_CHILD: "the adult being alone with the child",
    Sign.ADULT_IN_HOSPITAL: "the adult being in hospital or held",
    Sign.MINDED_FOR_NOW: "the child being with somebody for now, or no plan for who has them",
    Sign.INTRUSIVE_THOUGHTS: "unwanted thoughts about a child",
    Sign.UNSAFE_SLEEP: "falling asleep with a baby",
    Sign.FIRE_RISK: "a risk of fire",
    Sign.FAREWELL: "words of goodbye",
    Sign.MEANS_AT_HAND: "a means to die by",
    Sign.LEFT_WITH_ADULT: "a child left with the adult",
    Sign.MINDER_UNFIT: "an adult not able to mind a child",
    Sign.MINDER_UNKNOWN: "a child with somebody nobody knows",
    Sign.ADULT_INCAPABLE: "an adult found unable to stand, answer or be woken",
    Sign.THOUGHTS_OF_HARM: "thoughts of harming a child",
    Sign.DRAWN_IN: "a child drawn in by others",
    Sign.PLAN_NOT_KEPT: "a plan that is not kept, or kept from the worker",
    Sign.CONCERN_NOT_SENT: "a concern about a child that has not been sent yet",
    Sign.CHILD_UNPLACED: "a child, and nobody knows whose",
    Sign.ADVICE_MEANT: "the writer meaning to take safeguarding advice",
    Sign.HEAD_KNOCK: "a knock to a child's head",
    Sign.AFTER_A_KNOCK: "a child who is sick, drowsy or not themselves",
    Sign.TOGETHER_FOR_GOOD: "words of a parent and child being together for good",
    Sign.ABUSED_BY_KIN: "an adult abused by one of the family",
    Sign.ABUSER_NEAR: "that person being where a younger child is",
    Sign.TOO_MUCH_TAKEN: "too much of a medicine taken by the adult",
    Sign.ATTEMPT_TODAY: "an attempt on the adult's own life today or last night",
    Sign.FAILING_NOW: "an adult who fails, no longer answers, or took it within hours",
    Sign.AWAY_UNTOLD: "a young person away with nobody told where, or waited for by grown-ups",
    Sign.GAIN_OR_DEBT: "money, hurts or a debt that nobody explains",
    Sign.HATEFUL_TALK: "talk, drawings or plans against others",
    Sign.DRAWN_APART: "a young person apart from friends, with people met online",
    Sign.HARM_IN_TRUST: "somebody hurt, touched or frightened by whoever works with them",
    Sign.WELL_TODAY: "words that the adult was seen to be well on the day",
    Sign.TAKEN_UP: "a concern that was told already, and answered or taken in hand",
    Sign.NOTHING_NEW: "words that nothing is new",
    Sign.SEVERE: "words that something is severe",
    Sign.RELAPSE: "words that something has come back",
    Sign.STABLE: "words that something is stable",
    Sign.PROTECTIVE_ADULT: "another adult who looks after the children",
    Sign.KNOWN_TO_CHILDRENS_SERVICES: "work by children's services",
    Sign.WORRIES_ABOUT_HELPING: "worry about helping",
    Sign.AGREES_TO_HELP: "agreement to help",
    Sign.CHILDREN_HINTED: "a hint of a child",
    Sign.CHILDREN_SPOKEN_OF: "children spoken of, without a word on whose",
    Sign.UNSPECIFIED_CONCERN: "a safeguarding concern, without a word on whom it is about",
    Sign.DECLINED_TO_SAY: "the adult would rather not speak of children",
    Sign.SAFE_CONTACT: "how the adult can be reached safely",
    Sign.WORTH_ASKING: "words that may mean trouble or nothing",
}
FACTORS: Mapping[str, str] = {
    Factor.PHYSICAL_ILLNESS: "physical illness or disability",
    Factor.RISK_TO_CHILDREN: "somebody who may be a risk to children",
    Factor.HOME_CONDITIONS: "the state of the home",
}


def answer_clause(fact: Fact, values: Iterable[str | int]) -> str:
    """`the child lives in the adult's home, or that is not recorded`."""
    wanted = [str(value) for value in values]
    if fact.name == "family.asked":
        return either(ASKED[word] for word in wanted)
    clauses = ANSWERS.get(fact.name)
    if clauses is None:
        return f"{_noun(fact)} is {either(word.replace('_', ' ') for word in wanted)}"
    said = [getattr(clauses, word) for word in wanted if word != Answer.UNKNOWN]
    if Answer.UNKNOWN in wanted:
        said.append("that is not recorded" if said else f"it is not recorded whether {clauses.present}")
    return either(said)


def number_clause(fact: Fact, operator: str, value: str | int) -> str:
    """`the child is under 18`; of a count, whether there is any."""
    if plain := COUNTS.get((fact.name, operator, value)):
        return plain
    if fact.name in AGED:
        return f"{AGED[fact.name]} is {f'under {value}' if operator == 'below' else f'{value} or older'}"
    return f"{_noun(fact)} is {operator.replace('_', ' ')} {value}"


def words_clause(fact: Fact, operator: str, values: Iterable[str | int]) -> str:
    """`what was seen or said of the child includes danger now or harm to a child`."""
    said = [word_clause(str(value)) for value in values]
    heading = SETS[fact.name]
    if operator == "all_of":
        return f"{heading} {'both ' if len(said) == 2 else ''}{listed(said, 'and')}"
    if operator == "none_of":
        return f"{heading.removesuffix('includes')}does not include {listed(said, 'or')}"
    number = operator.removesuffix("_of")
    many = "" if number == "any" else f"at least {number} of these: "
    return f"{heading} {many}{listed(said, 'or')}"


def listed(words: Iterable[str], link: str) -> str:
    """`drugs or alcohol`; `drugs, alcohol or gambling`."""
    said = list(words)
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} {link} {said[-1]}"


def either(parts: Iterable[str]) -> str:
    """`one, another, or a third`."""
    said = list(parts)
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])}, or {said[-1]}"


def word_clause(word: str) -> str:
    """`harm to a child` of a sign, `the state of the home` of a factor."""
    return SIGNS.get(word) or FACTORS.get(word) or word.replace("_", " ")


def _noun(fact: Fact) -> str:
    return NUMBERS.get(fact.name, FACTS[fact.name].meaning.rstrip(".").lower())

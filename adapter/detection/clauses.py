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
    "child.helps_with_care": Clauses(
        "the child helps to look after somebody in the family", "the child does not help to look after anybody"
    ),
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
    "child.care_tasks": "the help the child gives includes",
    "child.signs": "the words about the child say",
    "child.signs_around": "the words about the child, or around the child, say",
    "family.signs": "the words about the family say",
    "family.factors": "what weighs on the adults today includes",
    "family.past_factors": "what weighed on the adults in the past includes",
}
SIGNS: Mapping[str, str] = {
    Sign.IMMEDIATE_DANGER: "the child is in danger now",
    Sign.CHILD_WITHOUT_CARER: "the child has nobody to look after them",
    Sign.ADULT_TAKEN_AWAY: "the adult was taken to hospital, detained or arrested",
    Sign.ADULT_GOING_AWAY: "the adult is about to leave the home",
    Sign.HARM_TO_CHILD: "the child was harmed",
    Sign.NEGLECT_OF_CHILD: "the child's needs are not met",
    Sign.ABUSE_WITNESSED: "the child saw or heard what happened",
    Sign.CHILD_THERE: "the child was there or was told where to stay",
    Sign.CHILD_EXPLOITED: "the child is exploited by others",
    Sign.CHILD_IN_DELUSION_OR_PLAN: "the child is part of what the adult believes or plans",
    Sign.FGM: "female genital mutilation is a worry",
    Sign.FORCED_MARRIAGE: "a forced marriage or so-called honour is a worry",
    Sign.MODERN_SLAVERY: "slavery, servitude or trafficking is a worry",
    Sign.HOME_TAKEN_OVER: "others have taken over the home",
    Sign.RADICALISATION: "somebody is being drawn into extremism",
    Sign.ONLINE_HARM: "something online harms the child",
    Sign.PRIVATE_FOSTERING: "the child stays with people who are not close family",
    Sign.TAKEN_IN_BY_KIN: "relatives took the child in",
    Sign.WORKS_WITH_CHILDREN: "somebody works with children or has a role with them",
    Sign.CHILD_NOT_SEEN: "nobody has seen the child for some time",
    Sign.SCHOOL_MISSED: "the child misses school",
    Sign.HARDSHIP: "there is trouble with housing, money or the right to stay",
    Sign.CARE_CHANGES: "the adult's care is changing",
    Sign.CARE_IMPAIRED: "looking after the child is hard",
    Sign.CHILD_AFFECTED: "the child is affected by how the adult is",
    Sign.DISABLED_CHILD: "the child has a disability",
    Sign.CARER_AT_LIMIT: "whoever gives the care cannot go on as they do",
    Sign.NO_BACK_UP: "there is nobody else to call on",
    Sign.CANNOT_BE_LEFT: "the adult may black out, drop things or leave things on, or should not be left alone",
    Sign.ALONE_WITH_CHILD: "the adult is alone with the child",
    Sign.ADULT_IN_HOSPITAL: "the adult is in hospital or held",
    Sign.MINDED_FOR_NOW: "somebody has the child only for now or nobody knows who will",
    Sign.INTRUSIVE_THOUGHTS: "the adult has unwanted thoughts about the child",
    Sign.UNSAFE_SLEEP: "the adult falls asleep with the baby",
    Sign.FIRE_RISK: "there is a risk of fire",
    Sign.FAREWELL: "the adult says goodbye",
    Sign.MEANS_AT_HAND: "the adult has the means to end their life to hand",
    Sign.LEFT_WITH_ADULT: "the child is left with the adult",
    Sign.MINDER_UNFIT: "the adult was not able to mind the child",
    Sign.MINDER_UNKNOWN: "the child is with somebody nobody knows",
    Sign.ADULT_INCAPABLE: "the adult was found unable to stand, answer or be woken",
    Sign.THOUGHTS_OF_HARM: "the adult has thoughts of harming the child",
    Sign.DRAWN_IN: "others draw the child in",
    Sign.PLAN_NOT_KEPT: "a plan is not kept or is kept from the worker",
    Sign.CONCERN_NOT_SENT: "a concern about the child has not been sent yet",
    Sign.CHILD_UNPLACED: "there is a child whom nobody can place",
    Sign.ADVICE_MEANT: "the writer means to take advice",
    Sign.HEAD_KNOCK: "the child had a knock to the head",
    Sign.AFTER_A_KNOCK: "the child is sick, drowsy or not themselves",
    Sign.TOGETHER_FOR_GOOD: "parent and child will be together for good",
    Sign.ABUSED_BY_KIN: "one of the family abused the adult",
    Sign.ABUSER_NEAR: "whoever abused the adult is where a younger child is",
    Sign.TOO_MUCH_TAKEN: "the adult took too much of a medicine",
    Sign.ATTEMPT_TODAY: "the adult tried to end their life today or last night",
    Sign.FAILING_NOW: "the adult is failing or took it within hours",
    Sign.AWAY_UNTOLD: "a young person is away untold or waited for by grown-ups",
    Sign.GAIN_OR_DEBT: "there is money, a debt or a hurt that nobody explains",
    Sign.HATEFUL_TALK: "there is talk, a drawing or a plan against others",
    Sign.DRAWN_APART: "a young person drops friends for people met online",
    Sign.HARM_IN_TRUST: "whoever works with somebody hurt, touched or frightened them",
    Sign.WELL_TODAY: "the adult was seen to be well on the day",
    Sign.TAKEN_UP: "the concern was passed on already and taken in hand",
    Sign.NOTHING_NEW: "nothing is new",
    Sign.SEVERE: "the illness, drinking, drug use or abuse is severe",
    Sign.RELAPSE: "the illness, drinking or drug use has come back",
    Sign.STABLE: "the illness, drinking or drug use is stable",
    Sign.PROTECTIVE_ADULT: "another adult looks after the child",
    Sign.KNOWN_TO_CHILDRENS_SERVICES: "children's services work with the family",
    Sign.WORRIES_ABOUT_HELPING: "the child worries about helping",
    Sign.AGREES_TO_HELP: "the family agrees to help or asks for it",
    Sign.CHILDREN_HINTED: "there may be a child",
    Sign.CHILDREN_SPOKEN_OF: "somebody speaks of children without saying whose",
    Sign.UNSPECIFIED_CONCERN: "there is a safeguarding concern that names nobody",
    Sign.DECLINED_TO_SAY: "the adult would rather not speak of children",
    Sign.SAFE_CONTACT: "the adult can be reached safely in a certain way",
    Sign.WORTH_ASKING: "there may be trouble or nothing",
}
"""What the words say, as it follows `the words say that`; `the child` is the child a rule is held against."""
FACTORS: Mapping[str, str] = {
    Factor.PHYSICAL_ILLNESS: "physical illness or disability",
    Factor.RISK_TO_CHILDREN: "a risk to children",
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
    """`the words about the child say that the child is in danger now, or that the child was harmed`."""
    wanted = [str(value) for value in values]
    heading, number = SETS[fact.name], operator.removesuffix("_of")
    many = "" if number in ("any", "all", "none") else f"at least {number} of these: "
    if is_said(fact):
        heading = f"{heading.removesuffix('say')}do not say" if number == "none" else heading
        return f"{heading} {many}{that(wanted, 'and' if number == 'all' else 'or')}"
    said = [word_clause(word) for word in wanted]
    if number == "all":
        return f"{heading} {'both ' if len(said) == 2 else ''}{listed(said, 'and')}"
    if number == "none":
        return f"{heading.removesuffix('includes')}does not include {listed(said, 'or')}"
    return f"{heading} {many}{listed(said, 'or')}"


def is_said(fact: Fact) -> bool:
    """Whether its words are told as what the words of the record say, not as a list."""
    return fact.name in ("child.signs", "child.signs_around", "family.signs")


def that(words: Iterable[str], link: str) -> str:
    """`that the child is in danger now, or that the child was harmed`."""
    said = [f"that {word_clause(word)}" for word in words]
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])}, {link} {said[-1]}"


def listed(words: Iterable[str], link: str) -> str:
    """`drugs or alcohol`; `drugs, alcohol or gambling`."""
    said = list(words)
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} {link} {said[-1]}"


def either(parts: Iterable[str]) -> str:
    """`one, another, or a third`."""
    said = list(parts)
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])}, or {said[-1]}"


def word_clause(word: str) -> str:
    """`the child was harmed` of a sign, `the state of the home` of a factor."""
    return SIGNS.get(word) or FACTORS.get(word) or word.replace("_", " ")


def _noun(fact: Fact) -> str:
    return NUMBERS.get(fact.name, FACTS[fact.name].meaning.rstrip(".").lower())

"""The fixed words of a card: routes and a family come in, plain neutral sentences go out.

Neutral on purpose (`There may be a child`, never `at risk`): the adult may be looking at the screen.
No sentence here names anybody, or a statute: law differs from nation to nation, and a rule states its own.
"""

from __future__ import annotations

from collections.abc import Mapping

from adapter.families import Child, Family
from adapter.findings import Route
from adapter.words import Answer, Asked, Kin, Sign, Standing

QUESTIONS_AT_MOST = 4

ADVICE_FIRST = (
    "**I want advice first** is always an answer: ask your manager, your safeguarding lead or the front door's "
    "advice line. You need not give a name."
)
PROVISIONAL = (
    "**This record is not finished, so what it shows is provisional.** It is looked at again when it is signed."
)
TAKEN_BACK: Mapping[Standing, str] = {
    Standing.WITHDRAWN: "**This record was withdrawn by those who wrote it.** Check what is so before you rely on it.",
    Standing.ENTERED_IN_ERROR: "**This record is marked as entered in error.** Check what is so before you rely on it.",
}
PLURALS: Mapping[str, str] = {
    "more place in the record": "more places in the record",
    "thing to write down": "things to write down",
}
SAFELY = "Before you ring, write or call on the adult: the record says"
COULD_NOT_CHECK_THESE = "Could not check these; please look at each yourself. Why is on the worklist once it is signed"
COULD_NOT_CHECK = "We could not check this record for children: please ask, and look yourself."

ROUTE_WORDS: Mapping[Route, str] = {
    Route.IMMEDIATE_DANGER: "A child may be in danger now: ring 999 first, then the front door. Write afterwards.",
    Route.SAFEGUARDING: "Safeguarding: ring the front door today. Consent is not needed and must not delay you.",
    Route.ALLOCATED_WORKER: "Children's services already know the child: ring the child's worker, or their duty desk.",
    Route.CHILD_IN_NEED: "The family may need help from children's services: talk with them and ask if they agree.",
    Route.YOUNG_CARER: "A young carer's own needs can be assessed: it is enough that a child appears to be caring.",
    Route.EARLY_HELP: "Early help: only with the family's agreement. Talk with them first.",
    Route.PARALLEL_DUTY: "Another duty may apply as well: it is named below.",
    Route.CONSULT: "Ask for advice: your safeguarding lead or the front door's advice line.",
    Route.ASK: "Ask, and record the answer. Not recorded is not the same as no.",
}

_SUMMARY_ENDS: Mapping[Route, str] = {
    Route.IMMEDIATE_DANGER: "please read this before you do anything else.",
    Route.SAFEGUARDING: "please read what was recorded, and whom to ring today.",
    Route.ALLOCATED_WORKER: "please read what was recorded, and who already helps.",
    Route.CHILD_IN_NEED: "please read what was recorded, and consider what would help.",
    Route.YOUNG_CARER: "it appears that a young person may be helping with care.",
    Route.EARLY_HELP: "please consider, with the family, whether early help is wanted.",
    Route.PARALLEL_DUTY: "please read what was recorded, and which duty may apply.",
    Route.CONSULT: "please read what was recorded, and consider asking for advice.",
    Route.ASK: "please ask, and record the answer.",
}


def summary(family: Family, routes: tuple[Route, ...]) -> str:
    """One neutral sentence without a name; fewer than 140 characters for every family and route."""
    return f"{_who(family)}: {_SUMMARY_ENDS[routes[0]]}"


def also_of(family: Family, others: list[str]) -> str:
    """`The same goes for Jack and Aimee`: the other children a rule speaks of, by their keys; empty where it is one."""
    children = {child.key: child for child in family.children}
    names = [called(children[key]) if key in children else "another child" for key in others]
    if not names:
        return ""
    return f"The same goes for {' and '.join([', '.join(names[:-1]), names[-1]] if len(names) > 1 else names)}."


def left_out(places: int, to_record: int) -> list[str]:
    """What a card leaves out is counted, with where it stands in full."""
    more = [_counted(places, "more place in the record")] if places else []
    more += [_counted(to_record, "thing to write down")] if to_record else []
    return [f"Not shown here: {' and '.join(more)}. Once the record is signed, the worklist shows all."] if more else []


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun if number == 1 else PLURALS[noun]}"


def questions(family: Family) -> tuple[str, ...]:
    """What nobody has recorded, as up to four questions: name, age, where tonight, who else cares."""
    if not family.children:
        return _questions_of_nobody(family)
    asked = [question for child in family.children for question in _unknown_of(child)]
    seen = {sign.sign for child in family.children for sign in child.signs} | {sign.sign for sign in family.signs}
    if Sign.PROTECTIVE_ADULT not in seen:
        asked.append("Who else looks after the child, and how?")
    return tuple(dict.fromkeys(asked))[:QUESTIONS_AT_MOST]


def standing(family: Family) -> list[str]:
    """What has to be said first of a record that is not finished, or was taken back."""
    if family.record.standing is Standing.UNFINISHED:
        return [PROVISIONAL]
    taken_back = TAKEN_BACK.get(family.record.standing)
    return [taken_back] if taken_back else []


def called(child: Child) -> str:
    """How a child is spoken of in the detail: by name where one was recorded."""
    if child.who:
        return child.who
    if child.unborn or child.kin is Kin.UNBORN:
        return "the unborn child"
    return f"the child ({child.relationship})" if child.relationship else "the child"


def _who(family: Family) -> str:
    if not family.children:
        return "It is not recorded whether there is a child in this household"
    if all(child.unborn for child in family.children):
        return "There may be an unborn child in this family"
    if family.children_in_household is Answer.ABSENT:
        return "There may be a child in this family"
    born = sum(not child.unborn for child in family.children)
    return "There may be children in this household" if born > 1 else "There may be a child in this household"


def _unknown_of(child: Child) -> list[str]:
    who = called(child)
    if child.unborn:
        return ["When is the baby due, and who will care for the baby?"]
    asked = [] if child.who else ["What is the child's name?" if not child.relationship else f"What is {who} called?"]
    if child.age_low is None and child.age_high is None:
        asked.append(f"How old is {who}?")
    if child.lives_here is Answer.UNKNOWN:
        asked.append(f"Where does {who} live, and who is with them tonight?")
    return asked


def _questions_of_nobody(family: Family) -> tuple[str, ...]:
    first = "Are there any children in the family or household, or is anybody expecting a baby?"
    if family.asked is Asked.DECLINED:
        first = "The question was declined before: is there another moment, or another person, to ask?"
    return (
        first,
        "What are their names and how old are they?",
        "Where do they live, and who is with them tonight?",
        "Does anybody under 18 help to look after somebody?",
    )

"""Rules in plain words: a rule comes in, a sentence goes out that a safeguarding lead can agree or disagree with."""

from __future__ import annotations

from adapter.detection.conditions import Condition, FactIs, Joined, Recent
from adapter.detection.ready import ReadyRule
from adapter.findings import Route

ROUTE_WORDS = {
    Route.IMMEDIATE_DANGER: "ring 999 and then the children's front door",
    Route.SAFEGUARDING: "offer a safeguarding referral",
    Route.ALLOCATED_WORKER: "offer to tell the worker the child already has",
    Route.CHILD_IN_NEED: "offer a child in need referral",
    Route.YOUNG_CARER: "offer a young carer's needs assessment",
    Route.EARLY_HELP: "offer early help, with the family's agreement",
    Route.PARALLEL_DUTY: "show the duties that run beside a referral",
    Route.CONSULT: "offer advice from the safeguarding lead",
    Route.ASK: "ask the worker",
}
NOUNS = {
    "child.age": "the child's age",
    "child.relationship": "what the child is to the adult",
    "child.lives_here": "the child living in the adult's home",
    "child.contact": "contact between the child and the adult",
    "child.unborn": "the child being unborn",
    "child.helps_with_care": "the child helping with somebody's care",
    "child.care_tasks": "what the child does for somebody",
    "child.assessed_as_young_carer": "a young carer's needs assessment",
    "child.changed_since_assessment": "change since that assessment",
    "child.known_to_services": "children's services working with the child already",
    "child.listed_at_risk": "the child's name in a list of children at risk",
    "child.separate_concern_raised": "a separate concern raised for the child",
    "child.signs": "what was seen or said of the child",
    "family.asked": "the question about children",
    "family.said_children": "the form's own box about children",
    "family.children_in_household": "a child living in the household",
    "family.children": "the number of children shown",
    "family.contradictions": "the number of times the record disagrees with itself about children",
    "family.signs": "what was seen or said of the family",
    "family.factors": "what bears on the adults today",
    "family.past_factors": "what bore on the adults once",
    "adult.at_risk": "an adult safeguarding concern",
    "adult.lives_alone": "the adult living alone",
    "adult.pregnant": "the adult being pregnant",
    "adult.has_unpaid_carer": "an unpaid carer",
    "adult.carer_may_be_a_child": "an unpaid carer whose age nobody wrote down",
    "adult.needs_care": "the adult needing help with daily life",
    "adult.age": "the adult's age",
}


def sentence(ready: ReadyRule) -> str:
    """The whole rule as one paragraph: when it speaks, when it stays silent, what it offers, and on what law."""
    rule = ready.rule
    whom = {"child": "For each child", "adult": "For the adult", "family": "For the family"}[rule.about]
    offer = ROUTE_WORDS[rule.route] if rule.route else "write it down, and prompt nobody"
    text = f"{whom}, when {spoken(ready.condition)}: {offer}, saying “{rule.say}”"
    if ready.exception is not None:
        text += f" But not when {spoken(ready.exception)}, as far as that is known."
    if rule.if_unknown:
        how = (
            "Where it cannot be told, ask" if rule.asks_alone == "yes" else "Where it cannot be told, add to any prompt"
        )
        text += f" {how}: “{rule.if_unknown}”"
    if rule.floor == "yes":
        text += " A site may add to this, and never make it speak less."
    laws = "; ".join(law.cite for law in rule.law)
    return (
        f"{text} (Law: {laws}. Read {rule.read.last} by {rule.read.by}, again by {rule.read.again_by}. "
        f"Answered for by {rule.owner}. {rule.status}.)"
    )


def spoken(condition: Condition) -> str:
    """A condition in words."""
    if isinstance(condition, FactIs):
        return _fact_spoken(condition)
    if isinstance(condition, Recent):
        return f"{spoken(condition.part)} (by words of the last {condition.months} months)"
    if condition.how == "not":
        return f"it is not so that {spoken(condition.parts[0])}"
    if len(condition.parts) == 1:
        return spoken(condition.parts[0])
    link = {"all": " and ", "any": ", or "}.get(condition.how, "; ")
    said = [f"({spoken(part)})" if isinstance(part, Joined) else spoken(part) for part in condition.parts]
    lead = {"any": "one of these is so: ", "some": f"at least {condition.at_least} of these are so: "}
    return lead.get(condition.how, "") + link.join(said)


def _fact_spoken(leaf: FactIs) -> str:
    noun = NOUNS.get(leaf.fact.name, leaf.fact.name)
    words = [str(value).replace("_", " ") for value in leaf.values]
    match leaf.operator:
        case "below" | "at_least" | "exactly":
            return f"{noun} is {leaf.operator.replace('_', ' ')} {words[0]}"
        case "none_of":
            return f"{noun} is none of: {', '.join(words)}"
        case "all_of":
            return f"{noun} is all of: {', '.join(words)}"
    if leaf.fact.kind == "words":
        return f"{noun} is one of: {', '.join(words)}" if len(words) > 1 else f"{noun} is: {words[0]}"
    said = ["not recorded" if word == "unknown" else word for word in words]
    return f"{noun} is {' or '.join(said)}"

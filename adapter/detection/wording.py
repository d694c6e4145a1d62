"""The lint of a rule's words: a rule comes in, faults about what it would say to people go out.

Neutral language: "There may be a child in this household", never a verdict on anybody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from adapter.detection.rule import Rule
from adapter.documents import Document, Loc, did_you_mean
from adapter.errors import Fault
from adapter.facts import FACTS
from adapter.findings import Route, Urgency, route_rank

LONGEST = 200
NAMES = {"child": "child", "adult": "adult", "missing": "missing"}
ABOUT_A_CHILD = ("child", "missing")
SLOT = re.compile(r"\{([^{}]*)\}")
JUDGING = (
    "abuser",
    "addict",
    "aggressive",
    "alcoholic",
    "at risk",
    "attention seeking",
    "attention-seeking",
    "bad father",
    "bad mother",
    "bad parent",
    "bad parenting",
    "chaotic",
    "dangerous",
    "deviant",
    "difficult family",
    "disengaged",
    "disturbed",
    "drug user",
    "druggie",
    "dysfunctional",
    "failed",
    "failing",
    "hard to engage",
    "hard to reach",
    "high risk",
    "hysterical",
    "in denial",
    "inadequate",
    "incapable",
    "irresponsible",
    "junkie",
    "liar",
    "lifestyle choice",
    "low risk",
    "manipulative",
    "neglectful",
    "negligent",
    "non-compliant",
    "offender",
    "paedophile",
    "perpetrator",
    "poor parenting",
    "problem family",
    "promiscuous",
    "refuses to engage",
    "risk score",
    "schizophrenic",
    "score",
    "selfish",
    "toxic",
    "uncooperative",
    "unfit",
    "victim mentality",
    "violent family",
    "vulnerable child",
)
"""What is said of a person and not of what was seen. Alphabetical."""
NEVER_A_SIGN = (
    r"asylum[- ]seekers?",
    r"black (?:child|children|family|man|men|people|person|woman|women)",
    r"country of (?:birth|origin)",
    r"ethnic(?:ity|ities)?",
    r"(?:his|her|their|of|what|which|whose) faith",
    r"foreign(?:er|ers)?",
    r"gyps(?:y|ies)",
    r"immigrants?",
    r"migrants?",
    r"mother tongue",
    r"nationalit(?:y|ies)",
    r"postcodes?",
    r"rac(?:e|ial)",
    r"refugees?",
    r"religio(?:n|ns|us)",
    r"roma",
    r"skin colour",
    r"surnames?",
    r"travellers?",
    r"(?:buddhist|catholic|christian|hindu|jewish|muslim|sikh)s?",
)
"""Where somebody comes from, what they believe, what they are called and where they live say nothing of a child."""
JUDGING_WORD = re.compile(rf"\b({'|'.join(map(re.escape, JUDGING))})\b", re.IGNORECASE)
NEVER_WORD = re.compile(rf"\b(?:{'|'.join(NEVER_A_SIGN)})\b", re.IGNORECASE)


def wording_faults(rule: Rule, document: Document) -> list[Fault]:
    """Everything a practitioner should not have to read."""
    faults = []
    if not rule.asks.endswith("?"):
        faults.append(document.fault(("asks",), "asks: write the rule's question, ending in a question mark."))
    asked = [
        ("if_unknown", rule.if_unknown or ""),
        *(("if_only_unknown", one) for one in rule.if_only_unknown.values()),
    ]
    for key, text in (("asks", rule.asks), ("say", rule.say), *asked):
        slots = NAMES if key != "asks" else {}
        faults += [document.fault((key,), f"{key}: {what}") for what in _text_faults(text, slots, rule.about)]
    for key in ("when", "unless"):
        faults += [
            document.fault(place, f"{key}: {what}") for place, what in _signs_refused(getattr(rule, key), (key,))
        ]
    faults += [
        document.fault(("if_only_unknown",), f"if_only_unknown: there is no fact '{name}'{did_you_mean(name, FACTS)}.")
        for name in rule.if_only_unknown
        if name not in FACTS
    ]
    for key, words in (("say", rule.say), *asked):
        if words and not re.match(r"^[A-Z{].*[.?]$", words):
            faults.append(document.fault((key,), f"{key}: write whole sentences, from a capital to a full stop."))
    if rule.asks_alone == "yes" and not rule.if_unknown:
        faults.append(document.fault(("asks_alone",), "asks_alone: there is no if_unknown to ask; take the key out."))
    if rule.route is Route.IMMEDIATE_DANGER and rule.urgency is not Urgency.CRITICAL:
        faults.append(document.fault(("urgency",), "urgency: immediate danger is critical; nothing else will do."))
    faults += [document.fault(("yields_to",), f"yields_to: {what}") for what in _yielding_faults(rule)]
    return faults


def _signs_refused(part: Any, place: Loc) -> Iterator[tuple[Loc, str]]:
    """Where a condition turns on what is never a sign of anything."""
    if isinstance(part, dict):
        for key, inner in part.items():
            yield from _signs_refused(key, (*place, key))
            yield from _signs_refused(inner, (*place, key))
    elif isinstance(part, list):
        for index, inner in enumerate(part):
            yield from _signs_refused(inner, (*place, index))
    elif found := NEVER_WORD.search(str(part).replace("_", " ").replace(".", " ")):
        yield place, f"'{found[0]}' is never an indicator; take it out."


def _yielding_faults(rule: Rule) -> list[str]:
    if rule.yields_to and rule.floor == "yes":
        return ["a floor gives way to nothing; take the key out."]
    late = [route for route in rule.yields_to if route_rank(route) >= route_rank(rule.route)]
    return [f"'{route}' is not more urgent than '{rule.route or 'no route'}'; take it out." for route in late]


def _text_faults(text: str, slots: dict[str, str], about: str) -> list[str]:
    faults = []
    if len(text) > LONGEST:
        faults.append(f"{len(text)} characters are too many; say it in {LONGEST}.")
    for slot in SLOT.findall(text):
        if slot not in slots:
            faults.append(
                f"there is no name to put at {{{slot}}}; "
                "only {child}, {adult} and {missing}, and only in what is said."
            )
        elif slot in ABOUT_A_CHILD and about != "child":
            faults.append(f"{{{slot}}} can only be named by a rule about a child; this one is about: {about}.")
    if found := JUDGING_WORD.search(text):
        faults.append(f"'{found[0]}' judges; say what was seen or ask what is not known.")
    if found := NEVER_WORD.search(text):
        faults.append(f"'{found[0]}' is never an indicator; take it out.")
    return faults

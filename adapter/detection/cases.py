"""A rule's own examples: the facts of a case come in, the rule's answer is held against the one expected."""

from __future__ import annotations

import re
from typing import Any

from adapter.detection.rule import Case, Rule
from adapter.detection.truth import FactSeen, Test, Truth, Verdict, WordsSeen
from adapter.documents import Document, did_you_mean
from adapter.errors import Fault
from adapter.facts import FACTS, Evidence, Fact
from adapter.findings import Result

RANGE = re.compile(r"^(\d{1,3})-(\d{1,3})$")
SAID = (Evidence("an example", "case"),)


def answer_of(rule: Rule, when: Truth, unless: Truth) -> Result:
    """What a rule says. An exception counts only where it is known: unknown never silences."""
    if unless is Truth.TRUE or when is Truth.FALSE:
        return Result.NOTHING
    if when is Truth.TRUE:
        return Result.ASK if rule.only_asks else Result.FOUND
    return Result.ASK if rule.if_unknown else Result.NOTHING


def case_faults(rule: Rule, when: Test, unless: Test | None, document: Document) -> list[Fault]:
    """Cases that name no fact, that fail, and answers the rule can give without a case for them."""
    faults: list[Fault] = []
    for index, case in enumerate(rule.cases):
        place = ("cases", index)
        given, wrong = _given(case, rule.about)
        faults += [document.fault((*place, "given", key), f"case '{case.name}': {what}") for key, what in wrong]
        if wrong:
            continue
        said = answer_of(rule, when(given).truth, unless(given).truth if unless else Truth.FALSE)
        if said is not case.expect:
            what = f"case '{case.name}' expects {case.expect}, but the rule says {said}; mend the case or the rule."
            faults.append(document.fault((*place, "expect"), what))
    expected = {case.expect for case in rule.cases}
    for missing in sorted(rule.results - expected):
        faults.append(
            document.fault(("cases",), f"cases: no case expects '{missing}', which this rule can say; add one.")
        )
    return faults


def _given(case: Case, about: str) -> tuple[dict[str, FactSeen | WordsSeen], list[tuple[str, str]]]:
    given: dict[str, FactSeen | WordsSeen] = {}
    wrong: list[tuple[str, str]] = []
    for name, value in case.given.items():
        fact = FACTS.get(name)
        if fact is None or (name.startswith("child.") and about != "child"):
            wrong.append((name, f"there is no fact '{name}' here{did_you_mean(name, FACTS)}."))
            continue
        seen = _seen(fact, value)
        if seen is None:
            wrong.append((name, f"'{name}' cannot be {value!r}; it is of kind {fact.kind} ({_allowed(fact)})."))
            continue
        given[name] = seen
    return given, wrong


def _seen(fact: Fact, value: Any) -> FactSeen | WordsSeen | None:
    match fact.kind, value:
        case "words", list() if all(word in fact.words for word in value):
            return WordsSeen({word: Verdict(Truth.TRUE, SAID) for word in value})
        case "age" | "count", int() if not isinstance(value, bool):
            return FactSeen((value, value) if fact.kind == "age" else value, SAID)
        case "age", str() if found := RANGE.match(value):
            return FactSeen((int(found[1]), int(found[2])), SAID)
        case "answer" | "word", str() if not fact.words or value in fact.words:
            return FactSeen(value, SAID)
    return None


def _allowed(fact: Fact) -> str:
    return ", ".join(fact.words) or {"age": "14, or 16-19", "count": "a whole number"}.get(fact.kind, "a word")

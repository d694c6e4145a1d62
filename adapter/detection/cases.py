"""A rule's own examples: the facts of a case come in, the rule's answer is held against the one expected."""

from __future__ import annotations

import re
from typing import Any

from adapter.detection.compiling import DAY, months_before
from adapter.detection.rule import Case, Rule
from adapter.detection.truth import FactSeen, Test, Truth, Verdict, WordsSeen
from adapter.documents import Document, did_you_mean
from adapter.errors import Fault
from adapter.facts import FACTS, Evidence, Fact
from adapter.findings import Result

RANGE = re.compile(r"^(\d{1,3})-(\d{1,3})$")
UNDATED = "?"
"""Behind a word of a set: it was written down, and nobody can tell whether it is so today."""
TODAY = "2026-11-21"
"""The day of a case's record; any will do."""


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
        given, wrong = given_to(case, rule.about)
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


def given_to(case: Case, about: str) -> tuple[dict[str, FactSeen | WordsSeen], list[tuple[str, str]]]:
    """The facts of a case as a family would show them, and what is wrong with any, by its name."""
    given: dict[str, FactSeen | WordsSeen] = {DAY: FactSeen(TODAY)}
    wrong: list[tuple[str, str]] = []
    for name, value in case.given.items():
        fact = FACTS.get(name)
        if fact is None or (name.startswith("child.") and about != "child"):
            wrong.append((name, f"there is no fact '{name}' here{did_you_mean(name, FACTS)}."))
            continue
        months = case.months_ago.get(name)
        said = (Evidence("an example", "case", recorded_on=months_before(TODAY, months) if months else None),)
        seen = _seen(fact, value, said)
        if seen is None:
            wrong.append((name, f"'{name}' cannot be {value!r}; it is of kind {fact.kind} ({_allowed(fact)})."))
            continue
        given[name] = seen
    unplaced = sorted(case.months_ago.keys() - case.given.keys())
    wrong += [(name, f"months_ago names '{name}', which the case does not give.") for name in unplaced]
    return given, wrong


def _seen(fact: Fact, value: Any, said: tuple[Evidence, ...]) -> FactSeen | WordsSeen | None:
    match fact.kind, value:
        case "words", list() if all(str(word).removesuffix(UNDATED) in fact.words for word in value):
            return WordsSeen({str(word).removesuffix(UNDATED): Verdict(_truth(word), said) for word in value})
        case "age" | "count", int() if not isinstance(value, bool):
            return FactSeen((value, value) if fact.kind == "age" else value, said)
        case "age", str() if found := RANGE.match(value):
            return FactSeen((int(found[1]), int(found[2])), said)
        case "answer" | "word", str() if not fact.words or value in fact.words:
            return FactSeen(value, said)
    return None


def _truth(word: str) -> Truth:
    return Truth.UNKNOWN if word.endswith(UNDATED) else Truth.TRUE


def _allowed(fact: Fact) -> str:
    return ", ".join(fact.words) or {"age": "14, or 16-19", "count": "a whole number"}.get(fact.kind, "a word")

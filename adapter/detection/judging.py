"""The rules held against one family: the family comes in, findings go out, and whatever could not be checked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import get_args

from adapter.detection.cases import answer_of
from adapter.detection.clauses import listed
from adapter.detection.compiling import NOT_SO
from adapter.detection.family_facts import child_facts, family_facts
from adapter.detection.ready import ReadyRule
from adapter.detection.rule import RUNNING, About, Rule, Status
from adapter.detection.shelf import Rules
from adapter.detection.truth import Facts, FactSeen, Truth, Verdict, WordsSeen
from adapter.errors import CRASHES
from adapter.facts import Evidence
from adapter.families import Child, Family
from adapter.findings import Finding, Result, Route
from adapter.records import CouldNotCheck
from adapter.words import Answer, Sign

CHILD = "{child}"
"""Where a rule's words name the child."""
CHECK = " Check {missing}."
"""Where a rule asks for what is not recorded of a child, and only that."""


OF_THE_UNBORN = {
    "that the due date is written down": r"\b(?:due|edd|expected date)\b[^.]{0,20}\d",
    "that midwifery knows of it": r"\b(?:midwi\w+|ante-?natal|booked|booking)\b",
}
"""What is to be checked of a baby that is expected, and the words that answer it."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What the rules say of one family, and what they could not say."""

    findings: tuple[Finding, ...]
    could_not_check: tuple[CouldNotCheck, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a rule is held against: one child, or the adult or family, with the facts known of them."""

    about: str
    child: Child | None
    facts: Facts


@dataclass(frozen=True, slots=True)
class Heard:
    """A rule's answer about one subject, with what made it."""

    result: Result
    when: Verdict
    unless: Verdict


NOTHING_HEARD = Heard(Result.NOTHING, NOT_SO, NOT_SO)


def judge(family: Family, rules: Rules) -> Judged:
    """Every running rule against the family and each child in it. One rule's crash never silences another."""
    unchecked: list[CouldNotCheck] = []
    findings = every_finding(family, rules, unchecked)
    doors = doors_shown(findings)
    silent = {ready.rule.rule for ready in rules.yielding if not doors.isdisjoint(ready.rule.yields_to)}
    return Judged(tuple(finding for finding in findings if finding.rule not in silent), tuple(unchecked))


def every_finding(family: Family, rules: Rules, unchecked: list[CouldNotCheck] | None = None) -> list[Finding]:
    """What each rule says by itself, before the less urgent give way; `unchecked` takes what broke off."""
    findings: list[Finding] = []
    broken: list[CouldNotCheck] = [] if unchecked is None else unchecked
    everyone = subjects(family)
    those_about = {about: whom(about, everyone) for about in get_args(About)}
    day = _day_of(family)
    for ready in rules.running:
        if day is not None and ready.rule.in_force > day:
            continue
        for answer in _answers(ready, those_about[ready.rule.about]):
            if isinstance(answer, Finding):
                findings.append(answer)
            else:
                broken.append(answer)
    return findings


def doors_shown(findings: Iterable[Finding]) -> frozenset[Route | None]:
    """The routes that are found for this family, and shown: a less urgent rule may leave the word to them."""
    return frozenset(finding.route for finding in findings if finding.result is Result.FOUND and not finding.trial)


def runs(rule: Rule, family: Family) -> bool:
    """A rule runs live or on trial, from the day its law is in force; it is today that somebody acts."""
    day = _day_of(family)
    return rule.status in RUNNING and (day is None or rule.in_force <= day)


def _day_of(family: Family) -> date | None:
    return family.record.received_on or family.record.assessed_on


def subjects(family: Family) -> tuple[Subject, ...]:
    """The family first, then each child with the family's facts around it."""
    shared = family_facts(family)
    children = (Subject(child.key, child, {**shared, **child_facts(child, family.signs)}) for child in family.children)
    return (Subject("family", None, shared), *children)


def whom(about: str, everyone: tuple[Subject, ...]) -> tuple[Subject, ...]:
    """The subjects of a rule about these; the family comes first among everyone."""
    if about == "child":
        return everyone[1:]
    return everyone[:1] if about == "family" else (Subject(about, None, everyone[0].facts),)


def hear(ready: ReadyRule, subject: Subject) -> Heard:
    """One rule's answer about one subject."""
    when = ready.when(subject.facts)
    if when is NOT_SO:  # as it is of most rules and most families
        return NOTHING_HEARD
    if when.truth is Truth.FALSE:
        return Heard(Result.NOTHING, when, NOT_SO)
    unless = ready.unless(subject.facts) if ready.unless else NOT_SO
    return Heard(answer_of(ready.rule, when.truth, unless.truth), when, unless)


def _answers(ready: ReadyRule, those: tuple[Subject, ...]) -> list[Finding | CouldNotCheck]:
    """What the rule says of each; one it breaks off at hides neither the others nor another rule."""
    said: list[Finding | CouldNotCheck] = []
    broken: list[tuple[str, str]] = []
    for subject in those:
        try:
            heard = hear(ready, subject)
            if heard.result is not Result.NOTHING:
                said.append(_answer(ready, subject, heard))
        except CRASHES as cause:
            broken.append((f", about {subject.about}", type(cause).__name__))
    if len(broken) == len(those):  # at all of them alike
        broken = [("", cause) for _, cause in broken[:1]]
    return said + [_broken_off(ready, *one) for one in broken] if broken else said


def _broken_off(ready: ReadyRule, about: str, cause: str) -> CouldNotCheck:
    why = f"The rule broke off ({cause}); nothing it would have said is known. Mend {ready.path}."
    return CouldNotCheck(f"rule {ready.rule.rule}{about}", why)


def _answer(ready: ReadyRule, subject: Subject, heard: Heard) -> Finding | CouldNotCheck:
    rule = ready.rule
    evidence = _with_words(heard.when.evidence, subject)
    if heard.result is Result.FOUND and not evidence:
        why = "It holds, but no words of the record show it, so it cannot be shown. Please read the record."
        return CouldNotCheck(f"rule {rule.rule}, about {subject.about}", why)
    known = heard.when.truth is Truth.TRUE
    return Finding(
        rule=rule.rule,
        result=heard.result,
        about=subject.about,
        route=_route(rule, heard, known),
        urgency=rule.urgency,
        say=_said(rule.say if known else _question(rule, subject.facts), subject),
        evidence=evidence,
        rule_sha256=ready.sha256,
        dismissal=tuple(rule.dismissal),
        trial=rule.status is Status.TRIAL,
    )


def _question(rule: Rule, facts: Facts) -> str:
    """What is not recorded, and only that."""
    missing = [words for name, words in rule.if_only_unknown.items() if not _is_recorded(facts.get(name))]
    return missing[0] if len(missing) == 1 else rule.if_unknown or rule.say


def _is_recorded(seen: FactSeen | WordsSeen | None) -> bool:
    return isinstance(seen, FactSeen) and seen.value not in (None, Answer.UNKNOWN, (None, None))


def _route(rule: Rule, heard: Heard, known: bool) -> Route | None:
    """A question stands alone only where its rule says so; otherwise it rides on a card shown anyway."""
    if known:
        return rule.route
    return Route.ASK if heard.result is Result.ASK and rule.asks_alone == "yes" else None


def _with_words(evidence: tuple[Evidence, ...], subject: Subject) -> tuple[Evidence, ...]:
    quoted = tuple(item for item in evidence if item.quote.strip())
    if quoted or subject.child is None:
        return quoted
    return tuple(item for item in subject.child.evidence if item.quote.strip())


def _only_missing(text: str, subject: Subject) -> str:
    """What is to be checked of a child: the name, the age and who else cares, where nobody recorded it."""
    child = subject.child
    if child is None or CHECK not in text:
        return text
    if child.unborn:
        told = " ".join(item.quote for item in child.evidence)
        unsaid = [what for what, shown in OF_THE_UNBORN.items() if not re.search(shown, told, re.IGNORECASE)]
        return text.replace(CHECK, f" Check {listed(unsaid, 'and')}." if unsaid else "")
    missing = [] if child.who else ["the name"]
    missing += ["the age"] if child.age_low is None or child.age_low != child.age_high else []
    missing += [] if _another_cares(subject.facts) else [f"who else cares for {CHILD}"]
    return text.replace(CHECK, f" Check {listed(missing, 'and')}." if missing else "")


def _another_cares(facts: Facts) -> bool:
    here, signs = facts.get("family.another_adult_here"), facts.get("child.signs_around")
    told = isinstance(signs, WordsSeen) and Sign.PROTECTIVE_ADULT in signs.words
    return told or (isinstance(here, FactSeen) and here.value == Answer.PRESENT)


def _said(text: str, subject: Subject) -> str:
    """The rule's words with the child's first name, or `a child` and then `the child`; the adult is never named."""
    words = _only_missing(text, subject).replace("{adult}", "the adult")
    if subject.child and subject.child.who and (name := subject.child.who.split()):
        said = words.replace(CHILD, name[0])
    elif subject.child and subject.child.unborn:
        said = words.replace(f": {CHILD}.", ".").replace(CHILD, "the unborn child")
    else:
        words = words.replace(f": {CHILD}.", ".")  # nothing to call the child by
        before, slot, after = words.partition(CHILD)
        first = "the child" if "a child" in before else "a child"
        said = f"{before}{first if slot else ''}{after.replace(CHILD, 'the child')}"
    return said[:1].upper() + said[1:]

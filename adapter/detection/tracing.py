"""Why a rule said what it said: a family and a rule come in, plain sentences go out, one block for each child."""

from __future__ import annotations

from collections.abc import Iterator

from adapter.detection.compiling import compiled
from adapter.detection.conditions import Condition, Joined
from adapter.detection.judging import Heard, Subject, doors_shown, every_finding, hear, runs, subjects, whom
from adapter.detection.ready import ReadyRule
from adapter.detection.rule import Status
from adapter.detection.sentences import ROUTE_WORDS, spoken
from adapter.detection.shelf import Rules
from adapter.detection.truth import Facts, Truth, Verdict
from adapter.families import Family
from adapter.findings import Result

TRUTH_WORDS = {Truth.TRUE: "yes", Truth.FALSE: "no", Truth.UNKNOWN: "not recorded"}


def trace(family: Family, rules: Rules, rule_name: str) -> tuple[str, ...]:
    """Sentences that say why a rule found, asks or says nothing; each part with its answer and its words.

    Raises DocumentError when there is no rule of that name.
    """
    ready = rules.named(rule_name)
    if not runs(ready.rule, family):
        return (f"The rule {rule_name} does not run: {_why_not(ready, family)}.",)
    blocks = [line for subject in whom(ready.rule, subjects(family)) for line in _explained(ready, subject)]
    doors = doors_shown(every_finding(family, rules)) if ready.rule.yields_to else frozenset()
    if named := " or ".join(ROUTE_WORDS[door] for door in ready.rule.yields_to if door in doors):
        blocks.append(f"It is not shown: another rule says to {named}, which comes first.")
    return tuple(blocks) or (f"The rule {rule_name} is about each child, and the record shows none.",)


def _why_not(ready: ReadyRule, family: Family) -> str:
    if ready.rule.status in (Status.DRAFT, Status.RETIRED):
        return f"its status is {ready.rule.status}"
    return f"its law is in force from {ready.rule.in_force}, after the day of the record ({family.record.assessed_on})"


def _explained(ready: ReadyRule, subject: Subject) -> Iterator[str]:
    heard = hear(ready, subject)
    yield f"{_who(subject)}: {_outcome(ready, heard)}"
    yield from _parts(ready.condition, subject.facts, "asked")
    if ready.exception is not None:
        yield from _parts(ready.exception, subject.facts, "exception")


def _who(subject: Subject) -> str:
    if subject.child is None:
        return f"The {subject.about}"
    relation = f", {subject.child.relationship}" if subject.child.relationship else ""
    return f"{subject.child.who or 'A child without a name'} ({subject.child.key}{relation})"


def _outcome(ready: ReadyRule, heard: Heard) -> str:
    silent = "on trial, so nobody is shown it; " if ready.rule.status is Status.TRIAL else ""
    if heard.result is Result.FOUND:
        return f"{silent}found, because everything the rule asks for is so."
    if heard.result is Result.ASK:
        reason = "what the rule asks about is so" if ready.rule.only_asks else "what would settle it is not recorded"
        return f"{silent}ask, because {reason}."
    if heard.unless.truth is Truth.TRUE:
        return "nothing, because the rule's exception holds."
    if heard.when.truth is Truth.UNKNOWN:
        return "nothing, because it cannot be told and the rule has no question to ask."
    return "nothing, because something the rule asks for is not so."


def _parts(condition: Condition, facts: Facts, label: str) -> Iterator[str]:
    parts: tuple[Condition, ...] = (condition,)
    if isinstance(condition, Joined) and condition.how == "all":
        parts = condition.parts
    for part in parts:
        verdict = compiled(part)(facts)
        yield f"  {label}: {spoken(part)}? {TRUTH_WORDS[verdict.truth]}{_quoted(verdict)}"


def _quoted(verdict: Verdict) -> str:
    if verdict.truth is not Truth.TRUE or not verdict.evidence:
        return "."
    first, more = verdict.evidence[0], len(verdict.evidence) - 1
    others = f" and {more} more" if more else ""
    return f", from “{first.quote}” ({first.at}){others}."

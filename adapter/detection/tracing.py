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

SENTENCE_WORDS = 4
TRUTH_WORDS = {Truth.TRUE: "yes", Truth.FALSE: "no", Truth.UNKNOWN: "not recorded"}


def trace(family: Family, rules: Rules, rule_name: str, whole: bool = True) -> tuple[str, ...]:
    """Sentences that say why a rule found, asks or says nothing; `whole`: each part with its answer and its words.

    Raises DocumentError when there is no rule of that name.
    """
    ready = rules.named(rule_name)
    if not runs(ready.rule, family):
        return (f"The rule {rule_name} does not run: {_why_not(ready, family)}.",)
    blocks = [line for subject in whom(ready.rule, subjects(family)) for line in _explained(ready, subject, whole)]
    doors = doors_shown(every_finding(family, rules)) if ready.rule.yields_to else frozenset()
    if whole and (named := " or ".join(ROUTE_WORDS[door] for door in ready.rule.yields_to if door in doors)):
        blocks.append(f"It is not shown: another rule says to {named}, which comes first.")
    return tuple(blocks) or (f"The rule {rule_name} is about each child, and the record shows none.",)


def _why_not(ready: ReadyRule, family: Family) -> str:
    if ready.rule.status in (Status.DRAFT, Status.RETIRED):
        return f"its status is {ready.rule.status}"
    return f"its law is in force from {ready.rule.in_force}, after the day of the record ({family.record.assessed_on})"


def _explained(ready: ReadyRule, subject: Subject, whole: bool) -> Iterator[str]:
    heard = hear(ready, subject)
    yield f"{_who(subject)}: {_outcome(ready, heard, subject.facts)}"
    if whole:
        yield from _parts(ready.condition, subject.facts, "")
        if ready.exception is not None:
            yield from _parts(ready.exception, subject.facts, "exception: ")


def _who(subject: Subject) -> str:
    if subject.child is None:
        return f"The {subject.about}"
    who, relation = subject.child.who, (subject.child.relationship or "").lower()
    if who is None:
        return f"A child without a name ({relation})" if relation else "A child without a name"
    return f"{who} ({relation})" if relation else who


def _outcome(ready: ReadyRule, heard: Heard, facts: Facts) -> str:
    silent = "the rule is on trial, so nobody is shown it; " if ready.rule.status is Status.TRIAL else ""
    if heard.result is Result.FOUND:
        return f"{silent}found, because everything the rule asks for is so."
    if heard.result is Result.ASK:
        reason = "what the rule asks about is so" if ready.rule.only_asks else "what would settle it is not recorded"
        return f"{silent}ask, because {reason}."
    if heard.unless.truth is Truth.TRUE and ready.exception is not None:
        return f"nothing, because of an exception: {_decisive(ready.exception, facts, Truth.TRUE)}."
    if heard.when.truth is Truth.UNKNOWN:
        part = _decisive(ready.condition, facts, Truth.UNKNOWN)
        return f"nothing, because this is not recorded, and the rule has no question to ask: {part}."
    return f"nothing, because this is not so: {_decisive(ready.condition, facts, Truth.FALSE)}."


def _decisive(condition: Condition, facts: Facts, truth: Truth) -> str:
    """The first part that has this answer, or the whole where no part has it alone."""
    split = {Truth.TRUE: "any"}.get(truth, "all")
    parts = condition.parts if isinstance(condition, Joined) and condition.how == split else ()
    return spoken(next((part for part in parts if compiled(part)(facts).truth is truth), condition))


def _parts(condition: Condition, facts: Facts, label: str) -> Iterator[str]:
    parts: tuple[Condition, ...] = (condition,)
    if isinstance(condition, Joined) and condition.how == "all":
        parts = condition.parts
    for part in parts:
        verdict = compiled(part)(facts)
        yield f"  - {label}{spoken(part)}: {TRUTH_WORDS[verdict.truth]}{_quoted(verdict)}"


def _quoted(verdict: Verdict) -> str:
    """The words of the answer, a sentence before the answer of a box, and that with its question."""
    if verdict.truth is not Truth.TRUE or not verdict.evidence:
        return "."
    chosen = max(verdict.evidence, key=lambda one: len(one.quote.split()) >= SENTENCE_WORDS)
    asked = f", to “{chosen.question}”" if chosen.question and len(chosen.quote.split()) < SENTENCE_WORDS else ""
    more = len({one.quote for one in verdict.evidence}) - 1
    others = f", and {more} more {'place' if more == 1 else 'places'}" if more else ""
    return f", from “{' '.join(chosen.quote.split()).rstrip('.')}”{asked}{others}."

"""Why a rule said what it said: a family and a rule come in, plain sentences go out.

Children of whom the same is so are told of together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeGuard

from adapter.detection.clauses import listed, word_clause
from adapter.detection.compiling import compiled
from adapter.detection.conditions import Condition, FactIs, Joined
from adapter.detection.judging import Heard, Subject, doors_shown, every_finding, hear, runs, subjects, whom
from adapter.detection.ready import ReadyRule
from adapter.detection.rule import Status
from adapter.detection.sentences import ROUTE_WORDS, spoken
from adapter.detection.shelf import Rules
from adapter.detection.truth import Facts, Truth, Verdict
from adapter.errors import CRASHES
from adapter.facts import is_of_a_box
from adapter.families import Child, Family
from adapter.findings import Result
from adapter.words import Answer, Kin

TRUTH_WORDS = {Truth.TRUE: "yes", Truth.FALSE: "no", Truth.UNKNOWN: "not recorded"}
ABOUT_NOBODY = "It looks at each child, and the record shows none."
NOT_FOUND = "nothing, because what it asks about was not found."
NOT_SO = "nothing, because what it asks about is not so."
NOT_RECORDED = "nothing, because what it asks about is not recorded."
READ_AT_ONCE = 160
"""Characters of a reason that somebody takes in at one reading; a longer one stands where the whole is asked for."""


def trace(family: Family, rules: Rules, rule_name: str, whole: bool = True) -> tuple[str, ...]:
    """Sentences that say why a rule found, asks or says nothing.

    Each part with its answer and its words stands below where the rule speaks, and of alternatives the one that is so;
    `whole`: every alternative, and also where the rule says nothing.
    Raises DocumentError when there is no rule of that name.
    """
    ready = rules.named(rule_name)
    if not runs(ready.rule, family):
        return (f"The rule {rule_name} does not run: {_why_not(ready, family)}.",)
    told: dict[tuple[str, ...], list[str]] = {}
    for subject in whom(ready.rule, subjects(family)):
        told.setdefault(_explained(ready, subject, whole), []).append(_who(subject))
    if not whole and len(told) == 1 and (only := next(iter(told)))[0].startswith("nothing"):
        return (f"{only[0][:1].upper()}{only[0][1:]}",)
    blocks = [line for said, who in told.items() for line in (f"{_together(who)}: {said[0]}", *said[1:])]
    if gave_way := _gave_way(family, rules, ready):
        blocks.append(gave_way)
    return tuple(blocks) or (ABOUT_NOBODY,)


def _why_not(ready: ReadyRule, family: Family) -> str:
    if ready.rule.status in (Status.DRAFT, Status.RETIRED):
        return f"its status is {ready.rule.status}"
    return f"its law is in force from {ready.rule.in_force}, after the day of the record ({family.record.assessed_on})"


def _gave_way(family: Family, rules: Rules, ready: ReadyRule) -> str:
    """That it found something, and leaves the word to a more urgent rule; empty where it does not."""
    if not ready.rule.yields_to:
        return ""
    said = every_finding(family, rules)
    doors = doors_shown(said).intersection(ready.rule.yields_to)
    if not doors or all(one.rule != ready.rule.rule for one in said):
        return ""
    named = " or ".join(ROUTE_WORDS[door] for door in ready.rule.yields_to if door in doors)
    return f"It is not shown: another rule says to {named}, which comes first."


def _explained(ready: ReadyRule, subject: Subject, whole: bool) -> tuple[str, ...]:
    try:
        heard = hear(ready, subject)
    except CRASHES as cause:
        return (f"could not be checked, because the rule broke off ({type(cause).__name__}). Look yourself.",)
    outcome = _outcome(ready, heard, subject.facts)
    if heard.result is Result.NOTHING and not whole:
        return (_in_short(ready, heard, subject.facts, outcome),)
    parts = ready.condition.parts if _is_all(ready.condition) else (ready.condition,)
    if not whole:
        parts = tuple(_deciding(part, subject.facts, Truth.TRUE) for part in parts)
    labelled = [(part, "") for part in parts] + ([(ready.exception, "unless ")] if ready.exception else [])
    return outcome, *_parts(labelled, subject.facts)


def _together(who: list[str]) -> str:
    """`Kieran (son) and Aimee (daughter)`, from a capital."""
    each = [f"another {one.removeprefix('a ')}" if one in who[:place] else one for place, one in enumerate(who)]
    said = each[0] if len(each) == 1 else f"{', '.join(each[:-1])} and {each[-1]}"
    return said[:1].upper() + said[1:]


def _who(subject: Subject) -> str:
    return f"the {subject.about}" if subject.child is None else _called(subject.child)


def _called(child: Child) -> str:
    relation = (child.relationship or "").lower()
    if child.who is None and (child.unborn or child.kin is Kin.UNBORN):
        return "the unborn child"
    who = child.who or "a child without a name"
    return f"{who}, {relation}" if "(" in relation else f"{who} ({relation})" if relation else who


def _outcome(ready: ReadyRule, heard: Heard, facts: Facts) -> str:
    rule = ready.rule
    silent = "the rule is on trial, so nobody is shown it; " if rule.status is Status.TRIAL else ""
    if heard.result is Result.FOUND:
        return f"{silent}found, because everything the rule asks for is so."
    if heard.result is Result.ASK:
        reason = "what the rule looks for is so" if rule.only_asks else "what would settle it is not recorded"
        return f"{silent}asks, because {reason}."
    if heard.unless.truth is Truth.TRUE and ready.exception is not None:
        return f"nothing, because of an exception: {spoken(_deciding(ready.exception, facts, Truth.TRUE))}."
    if heard.when.truth is Truth.UNKNOWN:
        part = spoken(_deciding(ready.condition, facts, Truth.UNKNOWN))
        return f"nothing, because this is not recorded, and the rule has no question to ask: {part}."
    return f"nothing, because {_not_so(_deciding(ready.condition, facts, Truth.FALSE), facts)}."


def _in_short(ready: ReadyRule, heard: Heard, facts: Facts, outcome: str) -> str:
    """A reason beside the question of its rule: what the question says is not said again, nor is a long list."""
    excepted = heard.unless.truth is Truth.TRUE and ready.exception is not None
    if excepted or heard.when.truth is Truth.TRUE:
        return outcome
    if heard.when.truth is Truth.UNKNOWN:
        return NOT_RECORDED
    if _of_words(_deciding(ready.condition, facts, Truth.FALSE), "any_of"):
        return NOT_FOUND
    return outcome if len(outcome) <= READ_AT_ONCE else NOT_SO


def _not_so(part: Condition, facts: Facts) -> str:
    """Why a part does not hold, without saying `not` twice."""
    if _of_words(part, "any_of"):
        past = " of the past" if part.fact.name == "family.past_factors" else ""
        return f"this was not found{past}: {listed(map(word_clause, map(str, part.values)), 'or')}"
    if _of_words(part, "none_of"):
        each = [(str(value), replace(part, operator="any_of", values=(value,))) for value in part.values]
        found = [word_clause(word) for word, one in each if compiled(one)(facts).truth is Truth.TRUE]
        return f"this was found: {listed(found, 'and')}"
    said = spoken(part)
    return said.replace("not ", "", 1) if _says_nothing_is_recorded(part) else f"this is not so: {said}"


def _of_words(part: Condition, operator: str) -> TypeGuard[FactIs]:
    return isinstance(part, FactIs) and part.operator == operator and part.fact.kind == "words"


def _deciding(condition: Condition, facts: Facts, truth: Truth) -> Condition:
    """The first part that has this answer, or the whole where no part has it alone."""
    split = {Truth.TRUE: "any"}.get(truth, "all")
    parts = condition.parts if isinstance(condition, Joined) and condition.how == split else ()
    return next((part for part in parts if compiled(part)(facts).truth is truth), condition)


def _is_all(condition: Condition) -> TypeGuard[Joined]:
    return isinstance(condition, Joined) and condition.how == "all"


def _parts(labelled: Iterable[tuple[Condition, str]], facts: Facts) -> Iterator[str]:
    """Each part with its answer; words that stand above are not written out again."""
    above: set[str] = set()
    for part, label in labelled:
        verdict = compiled(part)(facts)
        quoted = "" if _says_nothing_is_recorded(part) else _quoted(verdict)
        again = ", from words quoted above" if quoted in above else quoted
        above |= {quoted} - {""}
        yield f"  - {label}{spoken(part)}: {TRUTH_WORDS[verdict.truth]}{again}."


def _says_nothing_is_recorded(condition: Condition) -> bool:
    """No words can show that there are none."""
    return isinstance(condition, FactIs) and condition.values == (Answer.UNKNOWN,)


def _quoted(verdict: Verdict) -> str:
    """The words of the answer, a sentence before the answer of a box, and that with its question."""
    if verdict.truth is not Truth.TRUE or not verdict.evidence:
        return ""
    chosen = min(verdict.evidence, key=is_of_a_box)
    asked = f", to “{chosen.question}”" if chosen.question and is_of_a_box(chosen) else ""
    more = len({one.quote for one in verdict.evidence}) - 1
    others = f", and {more} more {'place' if more == 1 else 'places'}" if more else ""
    return f", from “{' '.join(chosen.quote.split()).rstrip('.')}”{asked}{others}"

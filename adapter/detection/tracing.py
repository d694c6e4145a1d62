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
from adapter.detection.in_short import as_it_is, could_silence, deciding, from_words, is_placed, not_known
from adapter.detection.judging import Heard, Subject, doors_shown, every_finding, hear, runs, subjects, whom
from adapter.detection.ready import ReadyRule
from adapter.detection.rule import Status
from adapter.detection.sentences import ROUTE_WORDS, spoken
from adapter.detection.shelf import Rules
from adapter.detection.truth import Facts, Truth, Verdict
from adapter.errors import CRASHES
from adapter.families import Child, Family
from adapter.findings import Result
from adapter.words import Answer, Kin

TRUTH_WORDS = {Truth.TRUE: "yes", Truth.FALSE: "no", Truth.UNKNOWN: "not recorded"}
ABOUT_NOBODY = "It looks at each child, and the record shows none."
ON_TRIAL = "It is not shown: the rule is on trial, so nobody sees what it finds."
NOT_FOUND = "nothing, because what it asks about was not found"
NOT_SO = "nothing, because what it asks about is not so"
NOT_RECORDED = "nothing, because what it asks about is not recorded"
READ_AT_ONCE = 160
"""Characters of a reason that somebody takes in at one reading; a longer one stands where the whole is asked for."""


def trace(family: Family, rules: Rules, rule_name: str, whole: bool = True) -> tuple[str, ...]:
    """Sentences that say why a rule found, asks or says nothing.

    What was found stands below where the rule speaks, with its words, and nothing else of what it looks for;
    `whole`: every part with its answer, also where the rule says nothing.
    Raises DocumentError when there is no rule of that name.
    """
    ready = rules.named(rule_name)
    if not runs(ready.rule, family):
        return (f"The rule {rule_name} does not run: {_why_not(ready, family)}.",)
    everyone = whom(ready.rule.about, subjects(family))
    unseen = _on_trial(ready) or _gave_way(family, rules, ready)
    if unseen and not whole and (found := tuple(_found(ready, everyone))):
        return (*found, unseen)
    told: dict[tuple[str, ...], list[str]] = {}
    for subject in everyone:
        told.setdefault(_explained(ready, subject, whole), []).append(_who(subject))
    if not whole and len(told) == 1 and (only := next(iter(told)))[0].startswith("nothing"):
        return (f"{only[0][:1].upper()}{only[0][1:]}",)
    lines: list[str] = []
    named: list[str] = []
    for said, who in sorted(told.items(), key=lambda one: one[0][0].startswith("nothing")):
        lines += [f"{_together(who, named)}: {said[0]}", *said[1:]]
        named += who
    if unseen and whole:
        lines.append(unseen)
    return tuple(lines) or (ABOUT_NOBODY,)


def _found(ready: ReadyRule, everyone: Iterable[Subject]) -> Iterator[str]:
    """Of whom a rule that nobody is shown found something, or would ask."""
    heard = [(_who(subject), _result(ready, subject)) for subject in everyone]
    for result, lead in ((Result.FOUND, "Found for"), (Result.ASK, "Would ask about")):
        if who := [one for one, said in heard if said is result]:
            yield f"{lead} {listed(_each(who), 'and')}."


def _result(ready: ReadyRule, subject: Subject) -> Result | None:
    try:
        return hear(ready, subject).result
    except CRASHES:
        return None  # told among what could not be checked


def _on_trial(ready: ReadyRule) -> str:
    return ON_TRIAL if ready.rule.status is Status.TRIAL else ""


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
    named = listed((f"to {ROUTE_WORDS[door]}" for door in ready.rule.yields_to if door in doors), "and")
    one = len(doors) == 1
    return f"It is not shown: {'another rule says' if one else 'other rules say'} {named}, which come{'s' * one} first."


def _explained(ready: ReadyRule, subject: Subject, whole: bool) -> tuple[str, ...]:
    try:
        heard = hear(ready, subject)
    except CRASHES as cause:
        return (f"could not be checked, because the rule broke off ({type(cause).__name__}). Look yourself.",)
    outcome = _outcome(ready, heard, subject.facts)
    if whole:
        parts = ready.condition.parts if _is_all(ready.condition) else (ready.condition,)
        labelled = [(part, "") for part in parts] + ([(ready.exception, "unless ")] if ready.exception else [])
        return f"{outcome}.", *_parts(labelled, subject.facts)
    if heard.result is Result.NOTHING:
        return (f"{_in_short(ready, heard, subject.facts, outcome)}.",)
    return f"{outcome}:", *_what_is_so(ready, heard, subject.facts)


def _what_is_so(ready: ReadyRule, heard: Heard, facts: Facts) -> Iterator[str]:
    """What was found, with its words, or what nobody recorded; then what would silence the rule were it recorded."""
    if heard.when.truth is Truth.TRUE:
        yield from _each_with_its_words(list(deciding(ready.condition, facts, Truth.TRUE)), facts)
    else:
        unknown = deciding(ready.condition, facts, Truth.UNKNOWN)
        yield from dict.fromkeys(f"  - {not_known(part, facts)}." for part in unknown)
    if ready.exception is not None and (silencing := could_silence(ready.exception, facts)):
        yield f"  It would say nothing if it were recorded that {silencing}."


def _each_with_its_words(parts: list[Condition], facts: Facts) -> Iterator[str]:
    """Where the child is needs its words only where nothing else is said."""
    above: set[str] = set()
    told: set[str] = set()
    for part in parts:
        said, silent = as_it_is(part, facts), is_placed(part) and not all(map(is_placed, parts))
        words = "" if silent or _says_nothing_is_known(part, facts) else _quoted(compiled(part)(facts))
        if said not in told:
            yield f"  - {said}{', from words quoted above' if words in above else words}."
        above |= {words} - {""}
        told.add(said)


def _together(who: list[str], named: list[str]) -> str:
    """`Kieran (son) and Aimee (daughter)`, from a capital; `named`: of whom was spoken before."""
    said = listed(_each(who, named), "and")
    return said[:1].upper() + said[1:]


def _each(who: list[str], named: Iterable[str] = ()) -> Iterator[str]:
    before = set(named)
    for one in who:
        yield f"another {one.removeprefix('a ')}" if one in before and one.startswith("a ") else one
        before.add(one)


def _who(subject: Subject) -> str:
    return f"the {subject.about}" if subject.child is None else _called(subject.child)


def _called(child: Child) -> str:
    relation = (child.relationship or "").lower()
    relation = relation if child.who else relation.removeprefix("child ")
    if child.who is None and (child.unborn or child.kin is Kin.UNBORN):
        return "the unborn child"
    who = child.who or "a child without a name"
    if child.who is None and relation == "child":
        return who
    return f"{who}, {relation}" if "(" in relation else f"{who} ({relation})" if relation else who


def _outcome(ready: ReadyRule, heard: Heard, facts: Facts) -> str:
    if heard.result is Result.FOUND:
        return "found, because all of this is so"
    if heard.result is Result.ASK:
        return f"asks, because {'all of this is so' if heard.when.truth is Truth.TRUE else 'this is not known'}"
    if heard.unless.truth is Truth.TRUE and ready.exception is not None:
        parts = deciding(ready.exception, facts, Truth.TRUE)
        return f"nothing, because {listed((as_it_is(part, facts) for part in parts), 'and')}"
    if heard.when.truth is Truth.UNKNOWN:
        parts = deciding(ready.condition, facts, Truth.UNKNOWN)
        part = "; ".join(not_known(one, facts) for one in parts)
        return f"nothing, because this is not known, and the rule has no question to ask: {part}"
    return f"nothing, because {_not_so(_first(ready.condition, facts, Truth.FALSE), facts)}"


def _in_short(ready: ReadyRule, heard: Heard, facts: Facts, outcome: str) -> str:
    """A reason beside the question of its rule: what the question says is not said again, nor is a long list."""
    excepted = heard.unless.truth is Truth.TRUE and ready.exception is not None
    if excepted or heard.when.truth is Truth.TRUE:
        return outcome
    if heard.when.truth is Truth.UNKNOWN:
        return NOT_RECORDED
    if _of_words(_first(ready.condition, facts, Truth.FALSE), "any_of"):
        return NOT_FOUND
    return outcome if len(outcome) <= READ_AT_ONCE else NOT_SO


def _not_so(part: Condition, facts: Facts) -> str:
    """Why a part does not hold, without saying `not` twice."""
    if _of_words(part, "any_of"):
        past = " of the past" if part.fact.name == "family.past_factors" else ""
        return f"this was not found{past}: {listed(map(word_clause, map(str, part.values)), 'or')}"
    said = as_it_is(part, facts)
    if isinstance(part, FactIs) and part.fact.kind == "words":
        return f"this was {'not ' * (part.operator == 'all_of')}found: {said.partition(': ')[2]}"
    plain = isinstance(part, FactIs) or (isinstance(part, Joined) and part.how == "not")
    return said if plain else f"this is not so: {said}"


def _of_words(part: Condition, operator: str) -> TypeGuard[FactIs]:
    return isinstance(part, FactIs) and part.operator == operator and part.fact.kind == "words"


def _first(condition: Condition, facts: Facts, truth: Truth) -> Condition:
    """The first part that has this answer, or the whole where no part has it alone."""
    parts = condition.parts if _is_all(condition) else ()
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


def _says_nothing_is_known(part: Condition, facts: Facts) -> bool:
    """Whether what a rule wants to be so or unrecorded is unrecorded here."""
    if not isinstance(part, FactIs) or Answer.UNKNOWN not in part.values:
        return False
    return compiled(replace(part, values=(Answer.UNKNOWN,)))(facts).truth is Truth.TRUE


def _quoted(verdict: Verdict) -> str:
    return from_words(verdict.evidence) if verdict.truth is Truth.TRUE else ""

"""Why a rule said what it said: a family and a rule come in, plain sentences go out.

Children of whom the same is so are told of together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeGuard

from adapter.detection.clauses import listed
from adapter.detection.conditions import Condition, Joined
from adapter.detection.grounds import ITSELF, every_part, named_later, what_is_so
from adapter.detection.in_short import EXPECTED, deciding, words_found
from adapter.detection.judging import Heard, Subject, doors_shown, every_finding, hear, runs, subjects, whom
from adapter.detection.ready import ReadyRule
from adapter.detection.rule import Status
from adapter.detection.sentences import ROUTE_WORDS
from adapter.detection.shelf import Rules
from adapter.detection.silences import came_near, excepted, why_not
from adapter.detection.truth import Facts, Truth
from adapter.errors import CRASHES
from adapter.families import Child, Family
from adapter.findings import Result
from adapter.words import Kin

ABOUT_NOBODY = "It looks at each child, and the record shows none."
ON_TRIAL = "It is not shown to workers yet: the rule is on trial."
UNNAMED = "a child the record does not name"
OF = "\ue001"
ABOUT = "\ue002"
"""Where a line names of whom it is told."""


@dataclass(frozen=True, slots=True)
class Told:
    """Why one rule came out as it did."""

    lines: tuple[str, ...]
    speaks: tuple[str, ...] = ()
    """The lines of those for whom it speaks."""
    near: tuple[str, ...] = ()
    """The lines of those for whom it came near and says nothing."""
    rests_on: frozenset[str] = frozenset()
    """The signs, tasks and factors on which a rule that speaks rests."""


@dataclass(frozen=True, slots=True)
class _Reason:
    """What is said of one child, in lines; and how the rule stands to it."""

    lines: tuple[str, ...]
    silent: bool = False
    near: bool = False


def trace(family: Family, rules: Rules, rule_name: str, whole: bool = True) -> tuple[str, ...]:
    """Sentences that say why a rule found, asks or says nothing: the lines of `told`."""
    return told(family, rules, rule_name, whole).lines


def told(family: Family, rules: Rules, rule_name: str, whole: bool = True) -> Told:
    """Why a rule found, asks or says nothing.

    What was found stands below where the rule speaks, with its words, and nothing else of what it looks for;
    `whole`: every part with its answer, also where the rule says nothing.
    Raises DocumentError when there is no rule of that name.
    """
    ready = rules.named(rule_name)
    if not runs(ready.rule, family):
        return Told((f"The rule {rule_name} does not run: {_why_not(ready, family)}.",))
    everyone = whom(ready.rule.about, subjects(family))
    unseen = _on_trial(ready) or _gave_way(family, rules, ready)
    if unseen and not whole and (found := tuple(_found(ready, everyone))):
        return Told((*found, unseen))
    reasons = [(subject, _explained(ready, subject, family, whole)) for subject in everyone]
    many = len(everyone)
    speaks, silent = list(_grouped(reasons, False, whole, many)), list(_grouped(reasons, True, whole, many))
    near = [(subject, reason) for subject, reason in reasons if reason.near]
    rests_on = frozenset(word for subject in everyone for word in _rests_on(ready, subject))
    lines = (*speaks, *silent, *([unseen] if unseen and whole else []))
    return Told(lines or (ABOUT_NOBODY,), tuple(speaks), tuple(_grouped(near, True, whole, many)), rests_on)


def _grouped(reasons: list[tuple[Subject, _Reason]], silent: bool, whole: bool, of_all: int) -> Iterator[str]:
    """Each reason once, with those of whom it is told."""
    together: dict[tuple[str, ...], list[Subject]] = {}
    for subject, reason in reasons:
        if reason.silent is silent:
            together.setdefault(reason.lines, []).append(subject)
    for said, those in together.items():
        everyone = len(together) == 1 and len(those) == of_all and silent and not whole
        nobody = everyone or those[0].child is None
        who = "" if nobody else listed(_each(map(_who, those)), "and")
        for line in said:
            whole_line = line.replace(ITSELF, _itself(those, silent))
            yield whole_line.replace(OF, who and f" for {who}").replace(ABOUT, who and f" about {who}")


def _itself(those: list[Subject], silent: bool) -> str:
    """How the child is called in a sentence that has named whom it is of."""
    if len(those) > 1:
        return "each child" if silent else "each of them"
    child = those[0].child
    if child is None:
        return "a child"
    if child.unborn:
        return "the unborn child"
    return child.who.split()[0] if child.who and child.who.split() else "the child"


def _rests_on(ready: ReadyRule, subject: Subject) -> Iterator[str]:
    if _result(ready, subject) not in (None, Result.NOTHING):
        for part in deciding(ready.condition, subject.facts, Truth.TRUE):
            yield from words_found(part, subject.facts)


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


def _explained(ready: ReadyRule, subject: Subject, family: Family, whole: bool) -> _Reason:
    try:
        heard = hear(ready, subject)
    except CRASHES as cause:
        why = f"Could not be checked{OF}, because the rule broke off ({type(cause).__name__}). Look yourself."
        return _Reason((why,))
    silent = heard.result is Result.NOTHING
    near = _nearness(ready, heard, subject.facts) if silent and not _on_trial(ready) else ""
    outcome = named_later(_outcome(ready, heard, subject.facts))
    if whole:
        parts = ready.condition.parts if _is_all(ready.condition) else (ready.condition,)
        labelled = [(part, "") for part in parts] + ([(ready.exception, "unless ")] if ready.exception else [])
        return _Reason((f"{outcome}.", *every_part(labelled, subject.facts)), silent)
    if silent:
        return _Reason((f"Nothing{OF}: {named_later(near)}." if near else f"{outcome}.",), silent=True, near=bool(near))
    return _Reason((f"{outcome}:", *what_is_so(ready, heard, subject, family)))


def _each(who: Iterable[str]) -> Iterator[str]:
    """Children without a name are told apart by nothing, so they are counted."""
    names = list(who)
    for one in dict.fromkeys(names):
        many = names.count(one)
        yield one if many == 1 else f"{many} {one.removeprefix('a ').replace('child ', 'children ', 1)}"


def _who(subject: Subject) -> str:
    return f"the {subject.about}" if subject.child is None else _called(subject.child)


def _called(child: Child) -> str:
    """By the first name, as the family is told with the rest; without one by what the child is to the adult."""
    if child.who and (name := child.who.split()):
        return name[0]
    if child.unborn or child.kin is Kin.UNBORN:
        return "the unborn child"
    relation = (child.relationship or "").lower().partition("(")[0].strip()
    relation = relation.removeprefix("child").strip()
    age = f"{child.age_low} years old" if child.age_low == child.age_high and (child.age_low or 0) > 1 else ""
    told = ", ".join(filter(None, (relation, age)))
    return f"{UNNAMED} ({told})" if told else UNNAMED


def _outcome(ready: ReadyRule, heard: Heard, facts: Facts) -> str:
    if heard.result is Result.FOUND:
        return f"Found{OF}, because all of this is so"
    if heard.result is Result.ASK:
        why = "all of this is so" if heard.when.truth is Truth.TRUE else "nobody recorded this"
        return f"Asked{ABOUT}, because {why}"
    if heard.unless.truth is Truth.TRUE and ready.exception is not None:
        said = excepted(ready.exception, facts)
        return f"Nothing{OF}: what it looks for is there, and it keeps silent because {said}"
    return f"Nothing{OF}: {why_not(ready.condition, facts)}"


def _nearness(ready: ReadyRule, heard: Heard, facts: Facts) -> str:
    """The reason of a rule that says nothing and came near; empty where it did not, or is about the born only."""
    silenced = ready.exception is not None and ready.unless is not None and ready.unless(facts).truth is Truth.TRUE
    if silenced and ready.exception is not None and excepted(ready.exception, facts) == EXPECTED:
        return ""
    if heard.unless.truth is Truth.TRUE:
        said = _outcome(ready, heard, facts).partition(": ")[2]
        return said if list(words_found(ready.condition, facts)) else ""
    return came_near(ready.condition, facts)


def _is_all(condition: Condition) -> TypeGuard[Joined]:
    return isinstance(condition, Joined) and condition.how == "all"

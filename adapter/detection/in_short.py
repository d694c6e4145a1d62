"""Why a rule came out as it did, in short: a condition and the facts come in, only what is so goes out.

A rule names all that it looks for; whoever reads about one record wants what was found in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from adapter.detection.clauses import (
    ANSWERS,
    UPSIDE_DOWN,
    answer_clause,
    either,
    is_said,
    listed,
    number_clause,
    that,
    word_clause,
)
from adapter.detection.compiling import compiled
from adapter.detection.conditions import Condition, FactIs, Joined, Recent
from adapter.detection.sentences import spoken
from adapter.detection.truth import Facts, FactSeen, Truth
from adapter.facts import Fact
from adapter.words import Answer, Factor

HEADINGS = {
    "child.care_tasks": "the help the child gives includes",
    "family.factors": "weighing on the adults today",
    "family.past_factors": "weighing on the adults in the past",
}
EXPECTED = "a baby is expected"
OF_THE_UNBORN = ("child.unborn", "child.age", "adult.pregnant")
SOUGHT = {
    "child.care_tasks": "that the child helps with any of this: {}",
    "family.factors": "of {} weighing on the adults today",
    "family.past_factors": "of {} in the adults' past",
}
RISK = "somebody may be a risk to children"
OLDER_CHILD = "an older child was removed or harmed, or somebody was a risk to children"


def deciding(condition: Condition, facts: Facts, truth: Truth) -> Iterator[Condition]:
    """The parts that gave this answer, each by itself: all that had to, and of alternatives the first."""
    if not isinstance(condition, Joined) or condition.how == "not":
        yield condition
        return
    having = [part for part in condition.parts if compiled(part)(facts).truth is truth]
    if condition.how == "some":
        having = list(_gathered(having))
    if condition.how == "any" and truth is Truth.TRUE:
        having.sort(key=lambda part: not list(words_found(part, facts)))
    for part in having[:1] if condition.how == "any" else having:
        yield from deciding(part, facts, truth)


def could_silence(exception: Condition, facts: Facts) -> str:
    """The alternatives of an exception that may be so, and nobody recorded; empty where none may."""
    parts = exception.parts if isinstance(exception, Joined) and exception.how == "any" else (exception,)
    said = [" and ".join(_unknown_of(part, facts)) for part in parts if _truth(part, facts) is Truth.UNKNOWN]
    return ", or that ".join(filter(None, said))


def _unknown_of(part: Condition, facts: Facts) -> Iterator[str]:
    """Of several that would have to be so together those nobody recorded; an unborn child lives nowhere yet."""
    parts = part.parts if isinstance(part, Joined) and part.how == "all" else (part,)
    for one in parts:
        if _truth(one, facts) is Truth.UNKNOWN and not (_is_of_the_home(one) and _is_unborn(facts)):
            yield spoken(one)


def as_it_is(part: Condition, facts: Facts) -> str:
    """What the record gives of it: the age it shows, the answer it has, the words that were found in it."""
    if isinstance(part, Joined) and part.how == "not" and isinstance(part.parts[0], FactIs):
        return as_it_is(part.parts[0], facts)
    if not isinstance(part, FactIs):
        return spoken(part)
    if part.fact.kind == "words":
        return _words(part, facts)
    if _is_unborn(facts) and (part.fact.name in OF_THE_UNBORN or _is_of_the_home(part)):
        return EXPECTED
    if part.fact.name in ("child.near", "child.contact"):
        return _where(part.fact, facts)
    if part.fact.name in ANSWERS or part.fact.name == "family.asked":
        return answer_clause(part.fact, (_value(part.fact.name, facts),))
    if part.fact.kind in ("age", "count") and _truth(part, facts) is Truth.FALSE:
        only = max(int(part.values[0]), 1) if part.operator == "exactly" else part.values[0]
        return number_clause(part.fact, UPSIDE_DOWN[part.operator], only)
    return spoken(part)


def _where(fact: Fact, facts: Facts) -> str:
    """Where the child is, said once and as exactly as it is known."""
    lives, contact = _value("child.lives_here", facts), _value("child.contact", facts)
    if lives == Answer.PRESENT:
        return ANSWERS["child.lives_here"].present
    if contact == Answer.PRESENT:
        return ANSWERS["child.contact"].present
    if lives == Answer.ABSENT and contact == Answer.UNKNOWN:
        return f"{ANSWERS['child.lives_here'].absent}, and it is not recorded whether they see the adult"
    return answer_clause(fact, (_value(fact.name, facts),))


def _value(name: str, facts: Facts) -> str:
    seen = facts.get(name)
    return str((seen.value if isinstance(seen, FactSeen) else None) or Answer.UNKNOWN)


def not_known(part: Condition, facts: Facts) -> str:
    """What nobody recorded: `whether the child helps to look after somebody`."""
    if isinstance(part, FactIs) and part.fact.name in ANSWERS:
        return f"whether {ANSWERS[part.fact.name].present}"
    return f"whether {as_it_is(part, facts)}"


def words_found(part: Condition, facts: Facts) -> Iterator[str]:
    """The words a condition looks for that were found."""
    if isinstance(part, FactIs):
        if part.fact.kind == "words" and part.operator in ("any_of", "all_of"):
            yield from (str(value) for value in part.values if _has(part, value, facts) is Truth.TRUE)
    elif isinstance(part, Recent):
        yield from words_found(part.part, facts)
    elif part.how != "not":
        for one in part.parts:
            yield from words_found(one, facts)


def _words(part: FactIs, facts: Facts) -> str:
    """Those of the words that were found, or that none was."""
    each = {str(value): _has(part, value, facts) for value in part.values}
    for truth in (Truth.TRUE, Truth.UNKNOWN):
        if found := [value for value, one in each.items() if one is truth]:
            return said_of(part.fact, found)
    return not_found(part.fact, list(each))


def said_of(fact: Fact, words: list[str]) -> str:
    """`the words say that the child was harmed`; `weighing on the adults today: drugs`."""
    if is_said(fact):
        return f"the words say {that(words, 'and')}"
    past = fact.name == "family.past_factors"
    risk = [OLDER_CHILD if past else RISK] if Factor.RISK_TO_CHILDREN in words else []
    clauses = [word_clause(word) for word in words if word != Factor.RISK_TO_CHILDREN]
    weighs = [f"{HEADINGS[fact.name]}: {listed(clauses, 'and')}"] if clauses else []
    return ", and ".join([*weighs, *(f"the words say that {one}" for one in risk)])


def not_found(fact: Fact, words: list[str]) -> str:
    """`no words were found that the child was harmed`."""
    return f"no words were found {either(sought(fact, words))}"


def sought(fact: Fact, words: list[str]) -> list[str]:
    """What was looked for: `that the child was harmed`, `of drugs or alcohol weighing on the adults today`."""
    if is_said(fact):
        return [f"that {word_clause(word)}" for word in words]
    others = [word for word in words if word != Factor.RISK_TO_CHILDREN]
    risk = [f"that {OLDER_CHILD if fact.name == 'family.past_factors' else RISK}"] if others != words else []
    return [*risk, *([SOUGHT[fact.name].format(listed(map(word_clause, others), "or"))] if others else [])]


def _has(part: FactIs, value: str | int, facts: Facts) -> Truth:
    return _truth(replace(part, operator="any_of", values=(value,)), facts)


def _gathered(parts: Iterable[Condition]) -> Iterator[Condition]:
    """Words of one set together; any other part by itself."""
    sets: dict[str, FactIs] = {}
    for part in parts:
        if not isinstance(part, FactIs) or part.fact.kind != "words" or part.operator != "any_of":
            yield part
        elif part.fact.name in sets:
            of = sets[part.fact.name]
            sets[part.fact.name] = replace(of, values=(*of.values, *part.values))
        else:
            sets[part.fact.name] = part
    yield from sets.values()


def is_placed(part: Condition) -> bool:
    """Whether it says where the child is, or that it is born: the family is told with the words for that."""
    return isinstance(part, FactIs) and (_is_of_the_home(part) or part.fact.name == "child.unborn")


def _is_of_the_home(part: Condition) -> bool:
    return isinstance(part, FactIs) and part.fact.name in ("child.lives_here", "child.contact", "child.near")


def _is_unborn(facts: Facts) -> bool:
    seen = facts.get("child.unborn")
    return isinstance(seen, FactSeen) and seen.value == Answer.PRESENT


def _truth(part: Condition, facts: Facts) -> Truth:
    return compiled(part)(facts).truth

"""Conditions made ready to run: a checked tree comes in once at load, a closure goes out that is called per family."""

from __future__ import annotations

from adapter.detection.conditions import Condition, FactIs
from adapter.detection.truth import Facts, FactSeen, Test, Truth, Verdict, WordsSeen, all_of, any_of, joined, negated
from adapter.words import Answer

NOT_RECORDED = FactSeen(None)
NO_WORDS = WordsSeen({})


def compiled(condition: Condition) -> Test:
    """The condition as one function of a family's facts."""
    if isinstance(condition, FactIs):
        return _fact_test(condition)
    parts = tuple(compiled(part) for part in condition.parts)
    if condition.how == "not":
        (only,) = parts
        return lambda facts: negated(only(facts))
    join = any_of if condition.how == "any" else all_of
    return lambda facts: join(part(facts) for part in parts)


def _fact_test(leaf: FactIs) -> Test:
    match leaf.fact.kind:
        case "words":
            return _words_test(leaf)
        case "age":
            return _age_test(leaf)
        case "count":
            return _count_test(leaf)
        case _:
            return _word_test(leaf)


def _word_test(leaf: FactIs) -> Test:
    """`unknown` may be asked for by name, and is then a plain yes or no; otherwise an unknown answer stays unknown."""
    name, wanted, is_answer = leaf.fact.name, frozenset(leaf.values), leaf.fact.kind == "answer"
    asks_for_unknown = is_answer and Answer.UNKNOWN in wanted

    def test(facts: Facts) -> Verdict:
        seen = _one(facts, name)
        if seen.value is None or (is_answer and seen.value == Answer.UNKNOWN):
            return Verdict(Truth.TRUE if asks_for_unknown else Truth.UNKNOWN, seen.evidence)
        return Verdict(Truth.TRUE if seen.value in wanted else Truth.FALSE, seen.evidence)

    return test


def _age_test(leaf: FactIs) -> Test:
    """Ages are ranges: 16 to 19 may or may not be below 18."""
    name, limit, below = leaf.fact.name, int(leaf.values[0]), leaf.operator == "below"

    def test(facts: Facts) -> Verdict:
        seen = _one(facts, name)
        low, high = seen.value if isinstance(seen.value, tuple) else (None, None)
        if high is not None and high < limit:
            return Verdict(Truth.TRUE if below else Truth.FALSE, seen.evidence)
        if low is not None and low >= limit:
            return Verdict(Truth.FALSE if below else Truth.TRUE, seen.evidence)
        return Verdict(Truth.UNKNOWN, seen.evidence)

    return test


def _count_test(leaf: FactIs) -> Test:
    name, limit, operator = leaf.fact.name, int(leaf.values[0]), leaf.operator

    def test(facts: Facts) -> Verdict:
        seen = _one(facts, name)
        if not isinstance(seen.value, int):
            return Verdict(Truth.UNKNOWN, seen.evidence)
        held = {"below": seen.value < limit, "at_least": seen.value >= limit, "exactly": seen.value == limit}
        return Verdict(Truth.TRUE if held[operator] else Truth.FALSE, seen.evidence)

    return test


def _words_test(leaf: FactIs) -> Test:
    """What was not seen is not there: asking after it is a question's work, not a set's."""
    name, wanted, operator = leaf.fact.name, tuple(str(value) for value in leaf.values), leaf.operator
    join = all_of if operator == "all_of" else any_of
    unseen = Verdict(Truth.FALSE, ())

    def test(facts: Facts) -> Verdict:
        seen = facts.get(name, NO_WORDS)
        words = seen.words if isinstance(seen, WordsSeen) else {}
        met = [words[word] for word in wanted if word in words]
        verdict = join(met) if met and (len(met) == len(wanted) or operator != "all_of") else unseen
        return negated(verdict) if operator == "none_of" else verdict

    return test


def _one(facts: Facts, name: str) -> FactSeen:
    seen = facts.get(name, NOT_RECORDED)
    return seen if isinstance(seen, FactSeen) else FactSeen(None, joined(v.evidence for v in seen.words.values()))

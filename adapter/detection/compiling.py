"""Conditions made ready to run: a checked tree comes in once at load, a closure goes out that is called per family."""

from __future__ import annotations

from adapter.detection.conditions import Condition, FactIs, Recent
from adapter.detection.deciding import may_hold, weight
from adapter.detection.truth import (
    Facts,
    FactSeen,
    Test,
    Truth,
    Verdict,
    WordsSeen,
    aged,
    all_of,
    any_of,
    joined,
    negated,
    some_of,
)
from adapter.words import Answer

NOT_RECORDED = FactSeen(None)
NO_WORDS = WordsSeen({})
NOT_SO = Verdict(Truth.FALSE, ())
DAY = "record.day"
"""The record's day (ISO date) among the facts; no rule asks after it, windows are counted back from it."""


def tested(condition: Condition) -> Test:
    """The condition as one function of a family's facts; words are joined only where it may hold."""
    possible, test = may_hold(condition), compiled(condition)
    return lambda facts: test(facts) if possible(facts) else NOT_SO


def compiled(condition: Condition, months: int | None = None) -> Test:
    """The condition, every part looked at; within `months`, each fact's words must be so recent."""
    if isinstance(condition, Recent):
        return compiled(condition.part, condition.within(months))
    if isinstance(condition, FactIs):
        return _fact_test(condition) if months is None else _recent_test(_fact_test(condition), months)
    parts = tuple(compiled(part, months) for part in sorted(condition.parts, key=weight))
    if condition.how == "not":
        (only,) = parts
        return lambda facts: negated(only(facts))
    if condition.how == "some":
        at_least = condition.at_least
        return lambda facts: some_of([part(facts) for part in parts], at_least)
    if condition.how == "any":
        return lambda facts: any_of([part(facts) for part in parts])
    return lambda facts: all_of(part(facts) for part in parts)  # what comes after a *no* is not asked


def _recent_test(test: Test, months: int) -> Test:
    return lambda facts: aged(test(facts), months_before(_one(facts, DAY).value, months))


def months_before(day: object, months: int) -> str | None:
    """The first day of the window, for comparing as text; None where the record has no day to count back from."""
    if not isinstance(day, str):
        return None
    years, month = divmod(int(day[:4]) * 12 + int(day[5:7]) - 1 - months, 12)
    return f"{years:04}-{month + 1:02}{day[7:10]}"


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
    any_wanted, join = frozenset(wanted), all_of if operator == "all_of" else any_of
    unseen = negated(NOT_SO) if operator == "none_of" else NOT_SO

    def test(facts: Facts) -> Verdict:
        seen = facts.get(name, NO_WORDS)
        words = seen.words if isinstance(seen, WordsSeen) else {}
        if any_wanted.isdisjoint(words):  # as is nearly always so
            return unseen
        met = [words[word] for word in wanted if word in words]
        if operator == "none_of":
            return negated(join(met))
        return join(met) if operator != "all_of" or len(met) == len(wanted) else NOT_SO

    return test


def _one(facts: Facts, name: str) -> FactSeen:
    seen = facts.get(name, NOT_RECORDED)
    return seen if isinstance(seen, FactSeen) else FactSeen(None, joined(v.evidence for v in seen.words.values()))

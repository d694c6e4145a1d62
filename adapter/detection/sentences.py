"""Rules in plain words: a rule comes in, lines go out that a safeguarding lead can agree or disagree with.

A condition within a condition stands on a line of its own, further in, so that nothing need be read twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from adapter.detection.clauses import answer_clause, either, number_clause, words_clause
from adapter.detection.conditions import Condition, FactIs, Joined, Recent
from adapter.detection.ready import ReadyRule
from adapter.facts import Fact
from adapter.findings import Route

ROUTE_WORDS = {
    Route.IMMEDIATE_DANGER: "ring 999 and then the children's front door",
    Route.SAFEGUARDING: "offer a safeguarding referral",
    Route.ALLOCATED_WORKER: "offer to tell the worker the child already has",
    Route.CHILD_IN_NEED: "offer a child in need referral",
    Route.YOUNG_CARER: "offer a young carer's needs assessment",
    Route.EARLY_HELP: "offer early help, with the family's agreement",
    Route.PARALLEL_DUTY: "show the duties that run beside a referral",
    Route.CONSULT: "offer advice from the safeguarding lead",
    Route.ASK: "ask the worker",
}
WHOM = {"child": "For each child", "adult": "For the adult", "family": "For the family"}
LEADS = {"all": "all of these are so:", "any": "any of these is so:", "not": "this is not so:"}


def sentence(ready: ReadyRule) -> str:
    """The whole rule: what it offers and when, when it stays silent, what it asks, and on what law it stands."""
    rule = ready.rule
    offer = ROUTE_WORDS[rule.route] if rule.route else "write it down, and prompt nobody"
    lines = [*_clause_lines(f"{WHOM[rule.about]}, {offer} when", ready.condition)]
    lines.append(f"It says: “{rule.say}”")
    if ready.exception is not None:
        lines += _clause_lines("But not where it is known that", ready.exception)
    if rule.if_unknown:
        how = "it asks" if rule.asks_alone == "yes" else "it adds to any prompt"
        lines.append(f"Where that cannot be told, {how}: “{rule.if_unknown}”")
    if rule.yields_to:
        doors = either([ROUTE_WORDS[route] for route in rule.yields_to])
        lines.append(f"It is silent where another rule says to {doors}.")
    if rule.floor == "yes":
        lines.append("A site may add to this rule, and never make it speak less.")
    laws = "; ".join(law.cite for law in rule.law)
    read = f"Read {rule.read.last} by {rule.read.by}, again by {rule.read.again_by}"
    lines.append(f"Law: {laws}. {read}. Answered for by {rule.owner}. Status: {rule.status}.")
    return "\n".join(lines)


def spoken(condition: Condition) -> str:
    """A condition on one line."""
    if isinstance(condition, FactIs):
        return _fact_spoken(condition)
    if isinstance(condition, Recent):
        return f"{spoken(condition.part)}, by words of the last {condition.months} months"
    if condition.how == "not":
        return f"it is not so that {spoken(condition.parts[0])}"
    if condition.how == "some":
        return _some_spoken(condition)
    link = {"all": " and ", "any": "; or "}.get(condition.how, "; ")
    return link.join(map(_part_spoken, condition.parts))


def _part_spoken(part: Condition) -> str:
    return f"({spoken(part)})" if isinstance(part, Joined) else spoken(part)


def _some_spoken(condition: Joined) -> str:
    """`what weighs on the adults today includes at least 2 of these: …`; of several sets each by itself."""
    groups = [(fact, list(parts)) for fact, parts in groupby(condition.parts, _set_of_one)]
    if len(groups) == 1 and (fact := groups[0][0]):
        return words_clause(fact, f"{condition.at_least}_of", _values(condition.parts))
    said: list[str] = []
    for fact, parts in groups:
        many = " (each counts)" if len(parts) > 1 else ""
        said += [f"{words_clause(fact, 'any_of', _values(parts))}{many}"] if fact else map(_part_spoken, parts)
    return f"at least {condition.at_least} of these are so: {'; '.join(said)}"


def _set_of_one(part: Condition) -> Fact | None:
    """The set of which a part wants one word; None for any other part."""
    if not isinstance(part, FactIs) or part.operator != "any_of" or len(part.values) != 1:
        return None
    return part.fact if part.fact.kind == "words" else None


def _values(parts: Iterable[Condition]) -> list[str | int]:
    return [value for part in parts if isinstance(part, FactIs) for value in part.values]


def _clause_lines(lead: str, condition: Condition) -> Iterator[str]:
    """On one line where it is short enough to be taken in at once, else each part on its own."""
    if not isinstance(condition, Joined) or (_is_flat(condition) and len(condition.parts) <= 2):
        yield f"{lead} {spoken(condition)}."
        return
    yield f"{lead} {_lead(condition)}"
    yield from _bullets(condition, 1)


def _bullets(joined: Joined, depth: int) -> Iterator[str]:
    indent = "  " * depth
    for part in joined.parts:
        if isinstance(part, Joined) and not (_is_flat(part) and len(part.parts) <= 2 and part.how != "some"):
            yield f"{indent}- {_lead(part)}"
            yield from _bullets(part, depth + 1)
        else:
            yield f"{indent}- {spoken(part)}"


def _lead(joined: Joined) -> str:
    return LEADS.get(joined.how, f"at least {joined.at_least} of these are so:")


def _is_flat(joined: Joined) -> bool:
    return all(not isinstance(part, Joined) for part in joined.parts)


def _fact_spoken(leaf: FactIs) -> str:
    if leaf.fact.kind == "words":
        return words_clause(leaf.fact, leaf.operator, leaf.values)
    if leaf.fact.kind in ("age", "count"):
        return number_clause(leaf.fact, leaf.operator, leaf.values[0])
    return answer_clause(leaf.fact, leaf.values)

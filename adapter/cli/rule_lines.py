"""The rules as a newcomer reads them: what each made of a record comes in, lines go out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from adapter.detection import ABOUT_NOBODY, listed
from adapter.findings import Finding, Result, Route, route_rank
from adapter.screening import Judged

TO_DO = {
    Route.IMMEDIATE_DANGER: "Ring 999 and then the children's front door",
    Route.SAFEGUARDING: "Consider a safeguarding referral, today",
    Route.ALLOCATED_WORKER: "Tell the worker of children's services",
    Route.CHILD_IN_NEED: "Consider a child in need referral",
    Route.YOUNG_CARER: "Consider a young carer's needs assessment",
    Route.EARLY_HELP: "Offer early help, with the family's agreement",
    Route.PARALLEL_DUTY: "Tell or work with another service",
    Route.CONSULT: "Take advice from the safeguarding lead",
    Route.ASK: "Ask",
}
UNSEEN = "Found, and not shown, and why:"
SILENT = "Every rule that says nothing, and why; for all of one rule, add --rule and its name:"


def speaking_lines(rules: Iterable[Judged], called: Mapping[str, str], *, whole: bool) -> Iterator[str]:
    """What to do in the words of `In short`, what the rule says, and on what it rests; whole, or for whom it speaks.

    `called`: the children by their keys.
    """
    for one in rules:
        why = one.lines if whole or not one.speaks else (*one.speaks, *one.near)
        yield from (*_one_rule(one, (*_says(one.said, called), *why)), "")


def whole_lines(rule: Judged) -> Iterator[str]:
    """One rule that says nothing, with each part of it and its answer."""
    return _one_rule(rule, rule.lines)


def near_lines(rules: Iterable[Judged]) -> Iterator[str]:
    """A rule that lacks one thing of all it looks for, with that one thing."""
    for one in rules:
        yield from _one_rule(one, one.near)


def unseen_lines(rules: list[Judged]) -> Iterator[str]:
    """What was found and nobody is shown."""
    if rules:
        yield from ("", UNSEEN)
    for one in rules:
        yield from _one_rule(one, one.lines)


def silent_lines(rules: list[Judged]) -> Iterator[str]:
    """Each reason once, with the questions of the rules that share it below."""
    by_reason: dict[tuple[str, ...], list[str]] = {}
    for one in rules:
        by_reason.setdefault(one.lines, []).append(f"    {one.asks} ({one.name})")
    of_children = by_reason.pop((ABOUT_NOBODY,), [])
    if by_reason or of_children:
        yield from ("", SILENT)
    for told, questions in sorted(by_reason.items(), key=lambda item: len(item[1])):
        yield from (*(f"  {line}" for line in told), *questions)
    if of_children:
        yield from (f"  Nothing: {_small(ABOUT_NOBODY)}", *of_children)


def _one_rule(one: Judged, told: Iterable[str]) -> Iterator[str]:
    yield f"  {one.asks} ({one.name})"
    yield from (f"    {line}" for line in told)


def _says(said: Iterable[Finding], called: Mapping[str, str]) -> Iterator[str]:
    """Its words once: of several children they mostly differ by the name alone."""
    alike: dict[tuple[Result, Route | None, str], list[Finding]] = {}
    for one in sorted(said, key=lambda one: route_rank(one.route)):
        alike.setdefault((one.result, one.route, _nameless(one.say, called.get(one.about, ""))), []).append(one)
    for (result, route, _), findings in alike.items():
        first, *others = findings
        alone = called.get(first.about, "").startswith("a child")
        names = [called.get(one.about, "another child") for one in others]
        names = [one.replace("a child", "another child", 1) for one in names] if alone else names
        more = listed(dict.fromkeys(names), "and") if names else ""
        same = f" The same is said of {more}." if more else ""
        yield f"{_lead(result, route, first.say)}: “{first.say}”{same}"


def _nameless(words: str, name: str) -> str:
    return re.sub(rf"\b(?:{re.escape(name)}|[Tt]he (?:unborn )?child|[Aa] child)\b" if name else "^$", "", words)


def _lead(result: Result, route: Route | None, say: str) -> str:
    if route is not None:
        return TO_DO[route]
    return TO_DO[Route.ASK] if result is Result.ASK or say.startswith("Ask") else "Note"


def _small(words: str) -> str:
    return f"{words[:1].lower()}{words[1:]}"

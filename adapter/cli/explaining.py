"""Why one record came out as it did, in a terminal: what was read and judged comes in, sentences go out.

They are for somebody who knows neither the code nor the rules. What to do stands first, then whom it is about and why;
a rule that speaks is told with what was found, and one that says nothing in a line with its reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from adapter.cli.read_words import read_lines
from adapter.detection import ABOUT_NOBODY, NOT_FOUND, ROUTE_WORDS, from_words
from adapter.facts import Evidence, is_of_a_box
from adapter.families import Child, Family
from adapter.findings import Finding, Result, Route, Screened, route_rank
from adapter.screening import Explained, Judged
from adapter.words import Answer, Asked, Basis, day_in_words

PRESUMED = "  Presumed means: the record does not say it in words, and a careful reader would take it so."
TO_DO = {
    Route.IMMEDIATE_DANGER: "Ring 999 and then the children's front door",
    Route.SAFEGUARDING: "Consider a safeguarding referral, today",
    Route.ALLOCATED_WORKER: "Tell the worker the child already has",
    Route.CHILD_IN_NEED: "Consider a child in need referral",
    Route.YOUNG_CARER: "Consider a young carer's needs assessment",
    Route.EARLY_HELP: "Offer early help, with the family's agreement",
    Route.PARALLEL_DUTY: "See which other duties apply as well",
    Route.CONSULT: "Take advice from the safeguarding lead",
    Route.ASK: "Ask",
}
RULES = "What the rules say, the most urgent first:"
UNSEEN = "Found, and not shown, and why:"
NO_RULE = "No rule says anything of this record."
NOTHING = "  Nothing is offered and nothing is asked. It says what was read, not that all is well."
UNREAD = "  Part of the record could not be read or checked: see below, and look yourself."
HOME = {
    Answer.PRESENT: "lives here",
    Answer.ABSENT: "lives elsewhere",
    Answer.UNKNOWN: "where the child lives is not known",
}
HOUSEHOLD = {
    Answer.ABSENT: "No child lives in the home, as the record has it.",
    Answer.UNKNOWN: "It is not known whether a child lives in the home.",
    Answer.PRESENT: "A child lives in the home, and the record says no more of it.",
}
ASKED = {
    Asked.ASKED: "Somebody asked about children, or the record answers it.",
    Asked.NOT_ASKED: "There is no record that anybody asked about children.",
    Asked.DECLINED: "The question about children was declined.",
}


def explained_lines(explained: Explained, listed_all: bool = False) -> list[str]:
    """Why one record came out as it did, in sentences that need neither the code nor the rule files.

    `listed_all`: also the rules that look for what the record does not speak of, which else are only counted.
    """
    screened, rules = explained.screened, explained.rules
    lines = [*_heading(screened), "", "In short:", *_in_short(screened)]
    lines += ["", "The family:", *_family(screened.family)]
    if screened.could_not_check:
        lines += ["", "Could not check, so look yourself:", *_unchecked(explained)]
    speaking = sorted((one for one in rules if one.said), key=_urgency)
    lines += ["", RULES if speaking else NO_RULE]
    for one in speaking:
        lines += [*_one_rule(one, (*_says(one.said), *one.lines)), ""]
    unseen = [one for one in rules if one.unseen]
    lines += [UNSEEN] if unseen else []
    for one in unseen:
        lines += [*_one_rule(one, one.lines), ""]
    lines += ["What was read in its sentences:"] if lines[-1] == "" else ["", "What was read in its sentences:"]
    lines += list(read_lines(explained.reading.mentions)) or ["  Nothing about children was read in sentences."]
    silent = list(_silent([one for one in rules if not one.said and not one.unseen], listed_all))
    return [*lines, *(["", *silent] if silent else []), ""]


def _heading(screened: Screened) -> Iterator[str]:
    record = screened.family.record
    form = record.form or ""
    named = "Record" if not form or ":" in form or "/" in form else form.replace("-", " ").capitalize()
    yield f"{named} of {day_in_words(str(record.assessed_on))}" if record.assessed_on else f"{named} without a day"
    yield f"Record {record.id}; the mapping that read it is {record.source}"


def _in_short(screened: Screened) -> Iterator[str]:
    """What to do, the most urgent first, each with the children it is about; then what to ask."""
    called = {child.key: _first_name(child) for child in screened.family.children}
    about: dict[Route, dict[str, None]] = {}
    for one in sorted(screened.shown, key=lambda one: route_rank(one.route)):
        if one.route is not None and one.result is Result.FOUND:
            about.setdefault(one.route, {})[one.about] = None
    for route, keys in about.items():
        names = ", ".join(_counted([called[key] for key in keys if key in called]))
        yield f"  {TO_DO[route]}{f': {names}' if names else ''}."
    questions = [one.say for one in screened.shown if one.route and one.result is Result.ASK]
    yield from (f"  Ask: {question}" for question in dict.fromkeys(questions))
    if not about and not questions:
        yield NOTHING
    if screened.could_not_check:
        yield UNREAD


def _counted(names: list[str]) -> Iterator[str]:
    """Children without a name are counted, for nothing tells one from another."""
    for name in dict.fromkeys(names):
        many = names.count(name)
        yield name if many == 1 else f"{many} {name.replace('a child without a name', 'children without a name')}"


def _first_name(child: Child) -> str:
    if child.unborn:
        return "the unborn child"
    return child.who.split()[0] if child.who and child.who.split() else f"a child without a name{_relation(child)}"


def _one_rule(one: Judged, told: Iterable[str]) -> Iterator[str]:
    yield f"  {one.asks} ({one.name})"
    yield from (f"    {line}" for line in told)


def _urgency(told: Judged) -> int:
    return min(route_rank(one.route) for one in told.said)


def _says(said: Iterable[Finding]) -> Iterator[str]:
    """Its words once: of several children they differ by the name alone."""
    alike: dict[tuple[Result, Route | None], list[Finding]] = {}
    for one in said:
        alike.setdefault((one.result, one.route), []).append(one)
    for (result, route), findings in alike.items():
        more = len(findings) - 1
        others = f" It says the same of {more} more {'child' if more == 1 else 'children'}." if more else ""
        yield f"{_lead(result, route)}: “{findings[0].say}”{others}"


def _lead(result: Result, route: Route | None) -> str:
    if result is Result.ASK and route is None:
        return "It asks, where something else is shown"
    return f"It says, to {ROUTE_WORDS[route] if route else 'have it written down'}"


def _family(family: Family) -> Iterator[str]:
    """The children, whether anybody asked about children, and where the record says two things."""
    for child in family.children:
        yield f"  {_child(child)}"
        if words := from_words(child.evidence).removeprefix(", from "):
            yield f"    From {words}."
    if any(map(_is_presumed, family.children)):
        yield PRESUMED
    if not family.children:
        yield f"  {HOUSEHOLD[family.children_in_household]}"
    yield f"  {ASKED[family.asked]}"
    for found in family.contradictions:
        one, other = map(_quoted, found.between)
        yield f"  The record says two different things about {found.about}: {one} and {other}."


def _child(child: Child) -> str:
    """`Ellie Fairclough (daughter): 5 to 16 years old, lives here, helps with care.`"""
    if child.unborn:
        return "An unborn child."
    presumed = " (presumed)" if _is_presumed(child) else ""
    helps = ", helps with care" if child.helps_with_care is Answer.PRESENT else ""
    who = child.who or "A child without a name"
    return f"{who}{_relation(child)}: {_age(child)}, {HOME[child.lives_here]}{presumed}{helps}."


def _is_presumed(child: Child) -> bool:
    return child.basis is Basis.PRESUMED and child.lives_here is Answer.PRESENT and not child.unborn


def _relation(child: Child) -> str:
    relation = (child.relationship or "").lower()
    relation = relation if child.who else relation.removeprefix("child").strip()
    if not relation:
        return ""
    return f", {relation}" if "(" in relation else f" ({relation})"


def _age(child: Child) -> str:
    low, high = child.age_low, child.age_high
    if low is None:
        return "age not known" if high is None else f"{high} years old or younger"
    if high is None:
        return f"{low} years old or older"
    if low == 0:
        return "under a year old" if high == 0 else f"under {high + 1} years old"
    said = f"{low}" if low == high else f"{low} or {high}" if high == low + 1 else f"{low} to {high}"
    return f"{said} {'year' if said == '1' else 'years'} old"


def _unchecked(explained: Explained) -> Iterator[str]:
    """What it is as its form calls it, and not as the file does; a rule that broke off by its question."""
    asks = {f"rule {one.name}": one.asks for one in explained.rules}
    names = {child.key: _first_name(child) for child in explained.screened.family.children}
    for item in explained.screened.could_not_check:
        rule, _, about = item.what.partition(", about ")
        if rule in asks:
            of = f", about {names[about]}" if about in names else ""
            yield f"  {asks[rule]} ({rule.removeprefix('rule ')}){of}: {item.why}"
        else:
            yield f"  {_capital(_place(item.what))}: {item.why}"


def _place(what: str) -> str:
    """`answers.You and your goals.About you` as somebody who fills in the form knows it."""
    place = what.removeprefix("answers.")
    return place if place == what else place.replace(".", ", ")


def _quoted(evidence: Evidence) -> str:
    asked = f" (to “{evidence.question.strip()}”)" if evidence.question and is_of_a_box(evidence) else ""
    return f"“{' '.join(evidence.quote.split()).rstrip('.')}”{asked}"


def _silent(rules: list[Judged], listed_all: bool) -> Iterator[str]:
    """Each reason once, with the questions of the rules that share it below; what nothing speaks of is counted."""
    by_reason: dict[tuple[str, ...], list[str]] = {}
    for one in rules:
        by_reason.setdefault(one.lines, []).append(f"    {one.asks} ({one.name})")
    counted = [
        (lead, questions)
        for reason, lead in (
            (_capital(NOT_FOUND), "look for what was not found in this record"),
            (ABOUT_NOBODY.rstrip("."), "look at each child, and the record shows no child"),
        )
        if (questions := by_reason.pop((f"{reason}.",), []))
    ]
    if by_reason:
        yield "Rules that say nothing, and why; for all of one rule, add --rule and its name:"
    for told, questions in sorted(by_reason.items(), key=lambda item: len(item[1])):
        yield from (*(f"  {line}" for line in told), *questions)
    for lead, questions in counted:
        many = f"{len(questions)} more rules" if len(questions) > 1 else "1 more rule"
        yield f"{many} {lead}{':' if listed_all else '. To list them, add --all.'}"
        yield from questions if listed_all else ()


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"

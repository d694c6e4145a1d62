"""Why one record came out as it did, in a terminal: what was read and judged comes in, sentences go out.

They are for somebody who knows neither the code nor the rules: a rule that speaks is told in full, and one that says
nothing in a line with its reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from adapter.cli.tables import child_line, children_line
from adapter.detection import ABOUT_NOBODY, ROUTE_WORDS, word_clause
from adapter.facts import Evidence, is_of_a_box
from adapter.families import Family
from adapter.findings import Finding, Result, Route, route_rank
from adapter.records import Mention
from adapter.screening import Explained, Judged
from adapter.words import Assertion, Kin, MentionKind, When, Whose

KIND_WORDS: Mapping[MentionKind, str] = {
    MentionKind.CHILD: "a child",
    MentionKind.UNBORN: "an unborn child",
    MentionKind.ADULT_OFFSPRING: "somebody grown up",
    MentionKind.OTHER_PEOPLES_CHILD: "somebody else's child",
    MentionKind.PET: "an animal or a doll",
    MentionKind.PERSON: "a person",
}
"""Of whom it is; what is read of anything else needs no more than its reason."""
ASSERTION_WORDS: Mapping[Assertion, str] = {
    Assertion.AFFIRMED: "",
    Assertion.REPORTED: ", as somebody told it",
    Assertion.NEGATED: ", said not to be so",
    Assertion.HYPOTHETICAL: ", said only as something that may be",
    Assertion.PAST: ", said of the past",
    Assertion.QUESTION: ", asked and not said",
}
WHOSE_WORDS: Mapping[Whose, str] = {
    Whose.ADULT: "the adult",
    Whose.PARTNER: "the partner",
    Whose.OTHER: "somebody else",
}
WEIGHS: Mapping[When, str] = {
    When.CURRENT: "weighs on {} today",
    When.PAST: "weighed on {} in the past",
    When.UNKNOWN: "weighs or weighed on {}, and nobody says when",
}
SIBLING = "a brother or sister, not counted as a child unless the words say so"
PRESUMED = "  Presumed means: the record does not say it in words, and a careful reader would take it so."
NO_CHILD = "The record shows no child, so these rules, which look at each child, say nothing:"


def explained_lines(explained: Explained) -> list[str]:
    """Why one record came out as it did, in sentences that need neither the code nor the rule files."""
    screened, record = explained.screened, explained.screened.family.record
    dated = f", of {record.assessed_on}" if record.assessed_on else ""
    lines = [f"Record {record.id} ({record.source}){dated}", "", "What was read in its sentences:"]
    lines += list(_read(explained.reading.mentions)) or ["  Nothing about children was read in sentences."]
    lines += ["", "The family:", *_family(screened.family)]
    if screened.could_not_check:
        lines += ["", "Could not check, so look yourself:"]
        lines += [f"  {item.what}: {item.why}" for item in screened.could_not_check]
    speaking = sorted((one for one in explained.rules if one.said), key=_urgency)
    lines += ["", "Rules that say something:"] if speaking else ["", "No rule says anything of this record."]
    for one in speaking:
        told = (*_says(one.said), *one.lines)
        lines += [f"  {one.asks} ({one.name})", *(f"    {line}" for line in told), ""]
    unseen = [one for one in explained.rules if one.unseen]
    lines += ["Rules that found something and are not shown, and why:"] if unseen else []
    for one in unseen:
        lines += [f"  {one.asks} ({one.name})", *(f"    {line}" for line in one.lines), ""]
    return [*lines, *_silent([one for one in explained.rules if not one.said and not one.unseen]), ""]


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
        line = child_line(child)
        yield f"  {line[:1].upper()}{line[1:]}"
    if any("(presumed)" in child_line(child) for child in family.children):
        yield PRESUMED
    yield f"  {children_line(family)}"
    for found in family.contradictions:
        one, other = map(_quoted, found.between)
        yield f"  The record says two different things about {found.about}: {one} and {other}."


def _quoted(evidence: Evidence) -> str:
    asked = f" (to “{evidence.question.strip()}”)" if evidence.question and is_of_a_box(evidence) else ""
    return f"“{' '.join(evidence.quote.split()).rstrip('.')}”{asked}"


def _silent(rules: list[Judged]) -> Iterator[str]:
    """Each reason once, with the questions of the rules that share it below; the one that most share comes last."""
    by_reason: dict[tuple[str, ...], list[str]] = {}
    for one in rules:
        by_reason.setdefault(one.lines, []).append(f"    {one.asks} ({one.name})")
    nobody = by_reason.pop((ABOUT_NOBODY,), [])
    if by_reason:
        yield "Rules that say nothing, and why; for all of one rule, add --rule and its name:"
    for reason, questions in sorted(by_reason.items(), key=lambda item: len(item[1])):
        yield from (*(f"  {line}" for line in reason), *questions)
    if nobody:
        yield from ("", NO_CHILD, *nobody)


def _read(mentions: Iterable[Mention]) -> Iterator[str]:
    """Each sentence once, with all that was read in it."""
    by_quote: dict[str, dict[str, None]] = {}
    for mention in mentions:
        quote = " ".join(mention.evidence.quote.split())
        by_quote.setdefault(quote, {})[_said_of(mention)] = None
    for quote, said in by_quote.items():
        yield f"  “{quote}”"
        yield from (f"    {one}" for one in said)


def _said_of(mention: Mention) -> str:
    how = ASSERTION_WORDS[mention.assertion]
    if mention.factor is not None:
        weighs = WEIGHS[mention.when].format(WHOSE_WORDS[mention.whose])
        return f"Something that {weighs}{how}: {word_clause(mention.factor)}."
    if mention.sign is not None:
        return f"Something to notice{how}: {word_clause(mention.sign)}."
    if mention.kind not in KIND_WORDS:
        return f"{mention.reason.removesuffix('.')}{how}."
    unlikely = mention.kin is Kin.SIBLING and mention.kind is MentionKind.CHILD and mention.age_high is None
    told = f"About {SIBLING if unlikely else KIND_WORDS[mention.kind]}{how}."
    return f"{told} {mention.reason}" if mention.reason else told

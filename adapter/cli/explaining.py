"""Why one record came out as it did, in a terminal: what was read and judged comes in, sentences go out.

They are for somebody who knows neither the code nor the rules: a rule that speaks is told in full, and one that says
nothing in a line with its reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from adapter.cli.tables import child_line, children_line
from adapter.findings import ROUTES_BY_URGENCY
from adapter.records import Mention
from adapter.screening import Explained, Judged
from adapter.words import Assertion, MentionKind, When, Whose

KIND_WORDS: Mapping[MentionKind, str] = {
    MentionKind.CHILD: "a child",
    MentionKind.UNBORN: "an unborn child",
    MentionKind.ADULT_OFFSPRING: "a grown-up son or daughter",
    MentionKind.OTHER_PEOPLES_CHILD: "somebody else's child",
    MentionKind.PET: "an animal",
    MentionKind.NO_CHILDREN: "that there are no children",
    MentionKind.RESIDENCE: "who lives in the home",
    MentionKind.CARE: "help that somebody gives",
    MentionKind.FACTOR: "something that weighs on somebody",
    MentionKind.SIGN: "something to notice",
    MentionKind.PERSON: "a person",
}
ASSERTION_WORDS: Mapping[Assertion, str] = {
    Assertion.AFFIRMED: "",
    Assertion.REPORTED: ", as somebody told it",
    Assertion.NEGATED: ", said not to be so",
    Assertion.HYPOTHETICAL: ", said only as something that may be",
    Assertion.PAST: ", said of the past",
    Assertion.QUESTION: ", asked and not said",
}
WHOSE_WORDS: Mapping[str, str] = {
    f"{whose}, {when}": f"of {of}, {then}"
    for whose, of in ((Whose.ADULT, "the adult"), (Whose.PARTNER, "the partner"), (Whose.OTHER, "somebody else"))
    for when, then in ((When.CURRENT, "today"), (When.PAST, "in the past"), (When.UNKNOWN, "nobody says when"))
}


def explained_lines(explained: Explained) -> list[str]:
    """Why one record came out as it did, in sentences that need neither the code nor the rule files."""
    screened, record = explained.screened, explained.screened.family.record
    dated = f", of {record.assessed_on}" if record.assessed_on else ""
    lines = [f"Record {record.id} ({record.source}){dated}", "", "What was read in its sentences:"]
    lines += list(_read(explained.reading.mentions)) or ["  Nothing about children was read in sentences."]
    lines += ["", "The family:"]
    lines += [f"  {child_line(child)}" for child in screened.family.children] or [f"  {children_line(screened.family)}"]
    if screened.could_not_check:
        lines += ["", "Could not check, so look yourself:"]
        lines += [f"  {item.what}: {item.why}" for item in screened.could_not_check]
    speaking = sorted((one for one in explained.rules if one.speaks), key=_urgency)
    lines += ["", "Rules that say something:"] if speaking else ["", "No rule says anything of this record."]
    for one in speaking:
        lines += [f"  {one.asks} ({one.name})", *(f"    {line}" for line in one.lines), ""]
    silent = [one for one in explained.rules if not one.speaks]
    if silent:
        lines += ["Rules that say nothing, and why; for all of one rule, add --rule and its name:"]
    for one in silent:
        lines += [f"  {one.asks} ({one.name})", *(f"    {line}" for line in one.lines)]
    return [*lines, ""]


def _urgency(told: Judged) -> int:
    return ROUTES_BY_URGENCY.index(told.route) if told.route else len(ROUTES_BY_URGENCY)


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
    reason = mention.reason
    for coded, words in WHOSE_WORDS.items():
        reason = reason.replace(f": {coded}", f", {words}")
    told = f"About {KIND_WORDS[mention.kind]}{ASSERTION_WORDS[mention.assertion]}"
    return f"{told}. {reason}" if reason else f"{told}."

"""Why one record came out as it did, in a terminal: what was read and judged comes in, sentences go out.

They are for somebody who knows neither the code nor the rules. What to do stands first, then whom it is about and why;
then the rules that came near and say nothing, and the sentences on which something rests. All else that was read or
held against the record stands apart, where it is asked for: nobody is to take it for a statement about a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from adapter.cli.family_lines import family_lines, first_name
from adapter.cli.read_words import Rests, read_lines
from adapter.cli.rule_lines import TO_DO, near_lines, silent_lines, speaking_lines, unseen_lines, whole_lines
from adapter.cli.workers import named_worker
from adapter.detection import form_in_words, listed, plain
from adapter.facts import Evidence
from adapter.families import AdultFactor, Family
from adapter.findings import Result, Route, Screened, route_rank
from adapter.screening import Explained, Judged
from adapter.words import Answer, Factor, day_in_words

RULES = "What the rules say, the most urgent first; the name of each rule stands in brackets:"
BY_NAME = "The rule that was asked for:"
NO_RULE = "No rule says anything of this record."
NEAR = "Rules that came near and say nothing, and why:"
SAFELY = "Before anybody rings, writes or calls, the record says:"
RESTS = "The sentences on which this rests:"
HOW = "How those sentences were read:"
STRAY = "Words that were read, and of which nothing came:"
NOTHING = "  Nothing is offered and nothing is asked. This is what was read; it does not mean that all is well."
ONLY_NOTED = (
    "  Nothing is offered. What to write down or ask stands below. This is what was read; it does not mean that all is "
    "well."
)
UNREAD = "  Part of the record could not be read or checked: see below, and look yourself."
NOT_IN_SENTENCES = "  No sentence: it rests on boxes, rows and codes of the record, or on what nobody wrote down."


def explained_lines(explained: Explained, listed_all: bool = False) -> list[str]:
    """Why one record came out as it did, in sentences that need neither the code nor the rule files.

    `listed_all`: also what was read and came to nothing, how it was read, and every rule that says nothing.
    """
    screened = explained.screened
    lines = [*_heading(screened), "", "In short:", *_in_short(explained)]
    if screened.family.safe_contact:
        lines += ["", SAFELY, *_safely(screened.family.safe_contact)]
    lines += ["", "The family:", *family_lines(screened.family)]
    if screened.could_not_check:
        lines += ["", "Could not check, so look yourself:", *_unchecked(explained)]
    lines += ["", *_the_rules(explained, listed_all)]
    rests = _rests(explained)
    read = list(read_lines(explained.reading.mentions, rests, used=True))
    any_found = screened.family.children or any(one.said for one in explained.rules)
    lines += ["", RESTS, *(read or [NOT_IN_SENTENCES])] if any_found else []
    lines += _everything(explained, rests) if listed_all else _left_out(explained, rests)
    return [*(line for at, line in enumerate(lines) if line or lines[at - 1]), ""]


def _the_rules(explained: Explained, listed_all: bool) -> Iterator[str]:
    """Those that speak and those that came near; or the one that was asked for by name, whole."""
    rules = explained.rules
    called = {child.key: first_name(child) for child in explained.screened.family.children}
    if len(rules) == 1:
        (only,) = rules
        yield from (BY_NAME, *(speaking_lines(rules, called, whole=True) if only.said else whole_lines(only)))
        return
    speaking = sorted((one for one in rules if one.said), key=_urgency)
    yield from (RULES if speaking else NO_RULE, *speaking_lines(speaking, called, whole=listed_all))
    if near := [one for one in rules if _came_near(one, explained.screened)]:
        yield from ("", NEAR, *near_lines(near))


def _came_near(one: Judged, screened: Screened) -> bool:
    """Whether it would have offered more than is offered already: a note, or a door less urgent, tells nothing new."""
    if one.said or one.unseen or not one.near or one.door is None:
        return False
    found = [said for said in screened.shown if said.result is Result.FOUND]
    those = [child.key for child in screened.family.children] or ["family"]
    most = [
        min((route_rank(said.route) for said in found if said.about in (key, "family")), default=99) for key in those
    ]
    return route_rank(one.door) < max(most)


def _everything(explained: Explained, rests: Rests) -> Iterator[str]:
    """All that the short account leaves out."""
    mentions, rules = explained.reading.mentions, explained.rules
    if told := list(read_lines(mentions, rests, used=True, how=True)):
        yield from ("", HOW, *told)
    if told := list(read_lines(mentions, rests, used=False, how=True)):
        yield from ("", STRAY, *told)
    if len(rules) > 1:
        yield from unseen_lines([one for one in rules if one.unseen])
        yield from silent_lines([one for one in rules if not one.said and not one.unseen])


def _left_out(explained: Explained, rests: Rests) -> Iterator[str]:
    """How much more there is, and how to see it."""
    stray = sum(line.startswith("  “") for line in read_lines(explained.reading.mentions, rests, used=False))
    rules = explained.rules if len(explained.rules) > 1 else ()
    unseen = sum(one.unseen for one in rules)
    silent = sum(not (one.said or one.unseen or _came_near(one, explained.screened)) for one in rules)
    counted = [
        f"{_many(stray, 'sentence')} that led to nothing" if stray else "",
        f"{_many(unseen, 'rule')} kept back, for a more urgent one or on trial" if unseen else "",
        f"{_many(silent, 'rule')} that this record gives no reason for" if silent else "",
    ]
    if more := [one for one in counted if one]:
        yield from ("", f"Not shown: {listed(more, 'and')}. To see them too, run the same command with --all.")


def _many(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number != 1)}"


def _rests(explained: Explained) -> Rests:
    """The quotes and words on which a rule that speaks, or the family as it is told, rests."""
    family = explained.screened.family
    evidence = [item for one in explained.rules for finding in one.said for item in finding.evidence]
    words = frozenset(word for one in explained.rules if one.said for word in one.rests_on)
    about: dict[str, dict[str, None]] = {}
    for child in family.children:
        for quote in _quotes(child.evidence):
            about.setdefault(quote, {})[first_name(child)] = None
    children = {quote: listed(names, "and") for quote, names in about.items()}
    children |= {quote: "a child" for quote in _quotes(evidence) if quote not in children}
    home = [item for found in family.contradictions for item in found.between]
    home += [*family.household_evidence, *family.asked_evidence]
    helps = [
        item
        for child in family.children
        if child.helps_with_care is Answer.PRESENT
        for item in child.because.get("helps_with_care", child.evidence)
    ]
    return Rests(_quotes(evidence), words, children, _quotes(helps), _quotes(home), _factors(family))


def _factors(family: Family) -> dict[tuple[Factor, str], tuple[AdultFactor, ...]]:
    found: dict[tuple[Factor, str], tuple[AdultFactor, ...]] = {}
    for one in family.factors:
        for quote in _quotes(one.evidence):
            found[one.factor, quote] = (*found.get((one.factor, quote), ()), one)
    return found


def _quotes(evidence: Iterable[Evidence]) -> frozenset[str]:
    return frozenset(plain(item.quote) for item in evidence)


def _heading(screened: Screened) -> Iterator[str]:
    record = screened.family.record
    form = record.form or ""
    named = "Record" if not form or ":" in form or "/" in form else _capital(form_in_words(form))
    yield f"{named} of {day_in_words(str(record.assessed_on))}" if record.assessed_on else f"{named} without a day"
    yield f"Record {record.id}"


def _in_short(explained: Explained) -> Iterator[str]:
    """What to do, the most urgent first, each with the children it is about; then what to ask."""
    screened = explained.screened
    children = screened.family.children
    about: dict[Route, set[str]] = {}
    for one in sorted(screened.shown, key=lambda one: route_rank(one.route)):
        if one.route is not None and one.result is Result.FOUND:
            about.setdefault(one.route, set()).add(one.about)
    for route, keys in about.items():
        names = ", ".join(_counted([first_name(child) for child in children if child.key in keys]))
        yield f"  {_to_do(route, explained)}{f': {names}' if names else ''}."
    questions = [one.say for one in screened.shown if one.route and one.result is Result.ASK]
    yield from (f"  Ask: {question}" for question in dict.fromkeys(questions))
    if not about and not questions:
        yield ONLY_NOTED if screened.shown else NOTHING
    if screened.could_not_check:
        yield UNREAD


def _to_do(route: Route, explained: Explained) -> str:
    if route is Route.ALLOCATED_WORKER and (worker := named_worker(explained.reading.mentions)):
        return f"{TO_DO[route]} ({worker})"
    return TO_DO[route]


def _counted(names: list[str]) -> Iterator[str]:
    """Children without a name are counted, for nothing tells one from another."""
    for name in dict.fromkeys(names):
        many = names.count(name)
        yield name if many == 1 else f"{many} {name.replace('a child ', 'children ', 1)}"


def _safely(words: Iterable[Evidence]) -> Iterator[str]:
    yield from dict.fromkeys(f"  “{plain(item.quote).rstrip('.')}”" for item in words)


def _urgency(told: Judged) -> int:
    return min(route_rank(one.route) for one in told.said)


def _unchecked(explained: Explained) -> Iterator[str]:
    """What it is as its form calls it, and not as the file does; a rule that broke off by its question."""
    asks = {f"rule {one.name}": one.asks for one in explained.rules}
    names = {child.key: first_name(child) for child in explained.screened.family.children}
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


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"

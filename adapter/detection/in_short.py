"""Why a rule came out as it did, in short: a condition and the facts come in, only what is so goes out.

A rule names all that it looks for; whoever reads about one record wants what was found in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from adapter.detection.clauses import ANSWERS, UPSIDE_DOWN, answer_clause, listed, number_clause, word_clause
from adapter.detection.compiling import compiled
from adapter.detection.conditions import Condition, FactIs, Joined
from adapter.detection.sentences import spoken
from adapter.detection.truth import Facts, FactSeen, Truth
from adapter.facts import KIND_OF_FORM, Evidence, is_of_a_box
from adapter.words import Answer

HEADINGS = {
    "child.care_tasks": "done by the child for somebody",
    "child.signs": "seen or said of the child",
    "child.signs_around": "seen or said of the child, or around the child",
    "family.signs": "seen or said of the family",
    "family.factors": "weighing on the adults today",
    "family.past_factors": "weighing on the adults in the past",
}

LONGEST_QUOTE = 160
"""Characters of the record's words beside a reason; the whole sentence stands with what was read in it."""


def deciding(condition: Condition, facts: Facts, truth: Truth) -> Iterator[Condition]:
    """The parts that gave this answer, each by itself: all that had to, and of alternatives the first."""
    if not isinstance(condition, Joined) or condition.how == "not":
        yield condition
        return
    having = [part for part in condition.parts if compiled(part)(facts).truth is truth]
    if condition.how == "some":
        having = list(_gathered(having))
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
    seen = facts.get(part.fact.name)
    if part.fact.name in ANSWERS or part.fact.name == "family.asked":
        value = seen.value if isinstance(seen, FactSeen) else None
        if value in (None, Answer.UNKNOWN) and _is_of_the_home(part) and _is_unborn(facts):
            return ANSWERS["child.unborn"].present
        return answer_clause(part.fact, (str(value or Answer.UNKNOWN),))
    if part.fact.kind in ("age", "count") and _truth(part, facts) is Truth.FALSE:
        only = max(int(part.values[0]), 1) if part.operator == "exactly" else part.values[0]
        return number_clause(part.fact, UPSIDE_DOWN[part.operator], only)
    return spoken(part)


def not_known(part: Condition, facts: Facts) -> str:
    """What nobody recorded: `whether the child helps with somebody's care`."""
    if isinstance(part, FactIs) and part.fact.name in ANSWERS:
        return f"whether {ANSWERS[part.fact.name].present}"
    return f"whether {as_it_is(part, facts)}"


def from_words(evidence: Iterable[Evidence]) -> str:
    """`, from “…”, and 2 more places`: a sentence before the answer of a box, and that with its question."""
    said = list(evidence)
    if not said:
        return ""
    chosen = min(said, key=is_of_a_box)
    more = len({one.quote for one in said}) - 1
    others = f", and {more} more {'place' if more == 1 else 'places'}" if more else ""
    return f", from {_placed(chosen)}{others}"


def _placed(chosen: Evidence) -> str:
    quote = " ".join(chosen.quote.split()).rstrip(".")
    quote = quote if len(quote) <= LONGEST_QUOTE else f"{quote[:LONGEST_QUOTE].rsplit(' ', 1)[0]} …"
    if chosen.question == KIND_OF_FORM:
        return f"the kind of form, “{quote.replace('-', ' ')}”"
    if not is_of_a_box(chosen):
        return f"“{quote}”"
    return f"“{quote}”, the answer to “{chosen.question.strip()}”" if chosen.question else f"the entry “{quote}”"


def _words(part: FactIs, facts: Facts) -> str:
    """Those of the words that were found, or that none was."""
    heading = HEADINGS[part.fact.name]
    each = {value: _truth(replace(part, operator="any_of", values=(value,)), facts) for value in part.values}
    missing = [word_clause(str(value)) for value, one in each.items() if one is Truth.FALSE]
    if part.operator == "all_of" and missing:
        return f"not {heading}: {listed(missing, 'or')}"
    for truth in (Truth.TRUE, Truth.UNKNOWN):
        if found := [word_clause(str(value)) for value, one in each.items() if one is truth]:
            return f"{heading}: {listed(found, 'and')}"
    return f"not {heading}: {listed(map(word_clause, map(str, part.values)), 'or')}"


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

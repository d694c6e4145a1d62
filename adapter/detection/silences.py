"""Why a rule says nothing: a rule and the facts come in, one true sentence goes out, and whether it came near.

A reason names what was looked for. `No words were found` is all that a reader of words can say; what nobody recorded
is said to be unrecorded, and what was found against the rule is quoted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from adapter.detection.clauses import AGED, ANSWERS, ASKED, either, is_said, listed, word_clause
from adapter.detection.compiling import compiled
from adapter.detection.conditions import Condition, FactIs, Joined, Recent
from adapter.detection.in_short import as_it_is, deciding, not_found, not_known, said_of, sought, words_found
from adapter.detection.quoting import from_words
from adapter.detection.truth import Facts, FactSeen, Truth
from adapter.facts import FACTS, Fact
from adapter.words import Answer, Sign

FEW = {2: "two", 3: "three"}
CLOSE = 1
"""Years by which a child may miss a limit of age, and the rule still came near."""


PLAIN_TO_SEE = ("child.unborn", "child.relationship", "family.children", "family.children_in_household", "family.asked")
"""What the family is told with, so that nobody wonders why a rule about others says nothing."""


BY_THE_WAY = frozenset(
    {Sign.SEVERE, Sign.RELAPSE, Sign.STABLE, Sign.WELL_TODAY, Sign.AGREES_TO_HELP, Sign.PROTECTIVE_ADULT}
    | {Sign.CHILD_THERE, Sign.AFTER_A_KNOCK, Sign.FAILING_NOW, Sign.AWAY_UNTOLD, Sign.GAIN_OR_DEBT, Sign.DRAWN_IN}
    | {Sign.ABUSER_NEAR, Sign.CHILD_UNPLACED, Sign.MEANS_AT_HAND}
)
"""How something is, and what tells nothing alone: a rule of which only this was found did not come near."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that keeps a rule silent: words not found of one set, or a clause that is so."""

    fact: Fact | None
    words: tuple[str, ...] = ()
    clause: str = ""


@dataclass(frozen=True, slots=True)
class _Distance:
    """What a condition still lacks, and how many words of what it looks for were found."""

    lacking: tuple[Condition, ...]
    found: int
    told: bool = False
    """Whether one of them is a sign or a task: what was seen, and not only what weighs on an adult."""


def why_not(condition: Condition, facts: Facts) -> str:
    """Why a condition does not hold, as one true clause."""
    return _sentence(_of(condition, facts))


def came_near(condition: Condition, facts: Facts) -> str:
    """The one thing a condition lacks where all the rest is there; empty where it lacks more."""
    left = _distance(condition, facts)
    if len(left.lacking) != 1 or not left.found:
        return ""
    (part,) = left.lacking
    if _is_beside_the_point(part, facts) or (not left.told and _takes_more(part, facts)):
        return ""
    said = _sentence(_of(part, facts))
    if _is_against(part) and compiled(part)(facts).truth is Truth.FALSE:
        return f"what it looks for is there, and it keeps silent because {said}"
    if not _is_sought(part):
        return f"all else it looks for is there, but {said}"
    seen = next(_seen(condition, facts), "")
    return f"{seen}, but {said}" if seen else said


def _is_against(part: Condition) -> bool:
    """Whether a rule wants it not to be found."""
    return part.how == "not" if isinstance(part, Joined) else isinstance(part, FactIs) and part.operator == "none_of"


def _seen(part: Condition, facts: Facts) -> Iterator[str]:
    """What was found of that which it looks for, with its words: without it nobody knows why the rule came near."""
    if isinstance(part, Recent):
        yield from _seen(part.part, facts)
    elif isinstance(part, FactIs):
        if _is_sought(part) and not set(words := list(words_found(part, facts))) <= BY_THE_WAY:
            yield from (one.clause for one in _found(replace(part, values=tuple(words)), facts))
    elif part.how != "not":
        for one in part.parts:
            yield from _seen(one, facts)


def _takes_more(part: Condition, facts: Facts) -> bool:
    """Whether it lacks what was to be seen, or what nobody recorded: what weighs on an adult is no half of that."""
    unrecorded = compiled(part)(facts).truth is Truth.UNKNOWN
    return unrecorded or _is_sought(part) or (isinstance(part, Joined) and part.how == "some")


def _sentence(reasons: Iterable[Reason]) -> str:
    """Words looked for and not found first, those of one set together; then what is so or not recorded."""
    sets: dict[str, dict[str, None]] = {}
    clauses: dict[str, None] = {}
    for one in reasons:
        if one.fact is None:
            clauses[one.clause] = None
        else:
            name = "family.signs" if is_said(one.fact) else one.fact.name
            sets.setdefault(name, {}).update(dict.fromkeys(one.words))
    looked_for = [one for name, words in sets.items() for one in sought(FACTS[name], list(words))]
    said = [f"no words were found {either(looked_for)}"] if looked_for else []
    if NO_HELP in clauses:
        return NO_HELP
    if said or len(clauses) > 1:
        clauses = {one: None for one in clauses if one not in IDLE}
    return ", and ".join((*said, *clauses))


NOT_MET = {
    "family.offspring_age_unknown": "no son or daughter without an age was found, of an adult between 46 and 59",
    "adult.carer_may_be_a_child": "no unpaid carer was found who is a relative of unknown age",
    "adult.cannot_care_for_child": "no answer of a form was found that the adult cannot care for a child without help",
    "child.listed_at_risk": "no adult safeguarding form was found that lists the child",
}
"""What nobody answers with `no`: it is there or it is not met with."""
NO_HELP = ANSWERS["child.helps_with_care"].absent
IDLE = ("the child is born", "the record shows a child", *ASKED.values())
"""What says nothing beside another reason."""


def _of(part: Condition, facts: Facts) -> Iterator[Reason]:
    truth = compiled(part)(facts).truth
    if isinstance(part, Recent):
        yield from _of(part.part, facts) if truth is Truth.FALSE else _too_old(part, facts)
    elif isinstance(part, FactIs):
        yield _of_a_fact(part, facts, truth)
    elif part.how == "not":
        yield from _found(part.parts[0], facts) if truth is Truth.FALSE else _of(part.parts[0], facts)
    elif part.how == "all":
        yield from _of(_telling([one for one in part.parts if compiled(one)(facts).truth is truth]), facts)
    elif part.how == "some" and any(compiled(one)(facts).truth is Truth.TRUE for one in part.parts):
        held = [one for one in part.parts if compiled(one)(facts).truth is Truth.TRUE]
        words = listed((word for one in held for word in map(word_clause, words_found(one, facts))), "and")
        many = FEW.get(part.at_least, str(part.at_least))
        yield Reason(None, clause=f"it takes {many} of what it looks for, and only this was found: {words}")
    else:
        for one in part.parts:
            if compiled(one)(facts).truth is truth:
                yield from _of(one, facts)


def _too_old(part: Recent, facts: Facts) -> Iterator[Reason]:
    said = ", and ".join(as_it_is(one, facts) for one in deciding(part.part, facts, Truth.TRUE))
    yield Reason(None, clause=f"the words for it are older than {part.months} months{f' ({said})' if said else ''}")


def _of_a_fact(part: FactIs, facts: Facts, truth: Truth) -> Reason:
    if part.fact.kind == "words":
        if truth is Truth.UNKNOWN:
            return Reason(None, clause=f"nobody wrote when this was: {listed(_undated(part, facts), 'and')}")
        if part.operator == "none_of":
            return next(_found(part, facts))
        missing = [value for value in map(str, part.values) if not list(words_found(_one(part, value), facts))]
        return Reason(part.fact, tuple(missing))
    if truth is Truth.UNKNOWN:
        return Reason(None, clause=_unrecorded(part, facts))
    return Reason(None, clause=as_it_is(part, facts))


def _unrecorded(part: FactIs, facts: Facts) -> str:
    if part.fact.name in AGED and _no_age(part, facts):
        return f"it is not recorded how old {AGED[part.fact.name]} is"
    if part.fact.name in NOT_MET:
        return NOT_MET[part.fact.name]
    said = as_it_is(part, facts)
    return said if "not recorded" in said else f"it is not recorded {not_known(part, facts)}"


def _no_age(part: FactIs, facts: Facts) -> bool:
    seen = facts.get(part.fact.name)
    return not isinstance(seen, FactSeen) or seen.value in (None, (None, None))


def _undated(part: FactIs, facts: Facts) -> list[str]:
    each = ((value, compiled(_one(part, value))(facts).truth) for value in map(str, part.values))
    return [word_clause(value) for value, truth in each if truth is Truth.UNKNOWN]


def _found(part: Condition, facts: Facts) -> Iterator[Reason]:
    """What was found and keeps the rule silent, with its words."""
    if isinstance(part, FactIs) and part.fact.kind == "words":
        found = list(words_found(replace(part, operator="any_of"), facts))
        if not found:
            yield Reason(None, clause=not_found(part.fact, list(map(str, part.values))))
            return
        evidence = compiled(replace(part, operator="any_of"))(facts).evidence
        yield Reason(None, clause=f"{said_of(part.fact, found)}{from_words(evidence, found)}")
        return
    for one in deciding(part, facts, Truth.TRUE):
        if isinstance(one, FactIs) and one.fact.kind == "words":
            yield from _found(one, facts)
        else:
            yield Reason(None, clause=as_it_is(one, facts))


def excepted(exception: Condition, facts: Facts) -> str:
    """What silences a rule that would speak, with the words that show it."""
    return ", and ".join(one.clause for one in _found(exception, facts))


def _telling(parts: list[Condition]) -> Condition:
    """Of several that fail, the one that tells most: what was looked for and not found before an age or a home."""
    return min(parts, key=_order)


def _order(part: Condition) -> int:
    if isinstance(part, FactIs) and part.fact.name in ("child.unborn", "family.children") and not _is_a_limit(part):
        return 0
    if _is_sought(part):
        return 1
    if isinstance(part, Joined) and part.how in ("any", "some"):
        return 3 if any(_is_sought(one) for one in part.parts) else max(3, min(map(_order, part.parts)))
    kinds = {"answer": 2, "words": 2, "word": 4, "count": 4, "age": 5}
    return kinds[part.fact.kind] if isinstance(part, FactIs) else 2


def _is_a_limit(part: FactIs) -> bool:
    """Whether it only shuts out: most rules are about the born, and about a family with a child."""
    return Answer.ABSENT in part.values or part.operator == "at_least"


def _is_sought(part: Condition) -> bool:
    return isinstance(part, FactIs) and part.fact.kind == "words" and part.operator != "none_of"


def _one(part: FactIs, value: str) -> FactIs:
    return replace(part, operator="any_of", values=(value,))


def _distance(part: Condition, facts: Facts, *, within: bool = False) -> _Distance:
    """`within`: it stands beside others that must hold too, so that one alternative of it tells little by itself."""
    holds = compiled(part)(facts).truth is Truth.TRUE
    if isinstance(part, FactIs):
        return _of_one(part, facts, holds=holds)
    if isinstance(part, Recent) or part.how == "not":
        return _Distance(() if holds else (part,), 0)
    each = [_distance(one, facts, within=within or part.how == "all") for one in part.parts]
    found, told = sum(one.found for one in each), any(one.told for one in each)
    if part.how == "all":
        return _Distance(tuple(lacks for one in each for lacks in one.lacking), found, told)
    if part.how == "some":
        held = sum(not one.lacking for one in each)
        return _Distance((part,) * max(part.at_least - held, 0), held, told)
    best = min(each, key=lambda one: (len(one.lacking), _is_idle(one, facts), not one.told, -one.found))
    return replace(best, told=best.told and not within)


def _is_idle(distance: _Distance, facts: Facts) -> bool:
    return len(distance.lacking) == 1 and _is_beside_the_point(distance.lacking[0], facts)


def _of_one(part: FactIs, facts: Facts, *, holds: bool) -> _Distance:
    if not _is_sought(part):
        unasked = holds and part.fact.name == "family.asked"
        return _Distance(() if holds else (part,), int(unasked), unasked)
    found = list(words_found(part, facts))
    told = not set(found) <= BY_THE_WAY and part.fact.name not in ("family.factors", "family.past_factors")
    if part.operator == "any_of":
        return _Distance(() if holds else (part,), int(holds), told)
    missing = [value for value in map(str, part.values) if value not in found]
    return _Distance(tuple(replace(part, values=(value,)) for value in missing), len(found), told)


def _is_beside_the_point(part: Condition, facts: Facts) -> bool:
    """What nobody would wonder at: a rule about the unborn and a born child, one about babies and a child of nine."""
    if not isinstance(part, FactIs):
        return False
    name = part.fact.name
    if name == "family.past_factors" or (_is_sought(part) and set(map(str, part.values)) <= BY_THE_WAY):
        return True
    if name == "child.age" and part.operator == "below":
        seen = facts.get(name)
        low = seen.value[0] if isinstance(seen, FactSeen) and isinstance(seen.value, tuple) else None
        return low is not None and low > int(part.values[0]) + CLOSE
    elsewhere = name == "child.lives_here" and Answer.PRESENT not in part.values
    out_of_reach = name == "child.near" and compiled(part)(facts).truth is Truth.FALSE
    return elsewhere or out_of_reach or name in PLAIN_TO_SEE

"""What one answer or code means comes in as `fact: value` pairs, checked statements go out.

The lint here keeps the four answers apart: no, not asked, unknown and declined never become one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from adapter.documents import Loc, did_you_mean
from adapter.facts import FACTS, Evidence
from adapter.records import AnswerSeen
from adapter.words import Answer, When, Whose

States = dict[str, str]

DERIVED = {"adult.age", "adult.carer_may_be_a_child", "family.children", "family.contradictions"}
STATED = {name: fact for name, fact in FACTS.items() if not name.startswith("child.") and name not in DERIVED}

TELLING = {
    "declined": ("declin", "refus", "prefer not", "would not say", "does not wish"),
    "not_asked": ("not asked", "not discussed", "not recorded", "not assessed", "not answered"),
    "unknown": ("not known", "unknown", "not certain", "unsure", "not sure", "don't know", "do not know"),
}
"""Words of a source's own answers that say which of the four it is."""


NEVER = "no, not asked, unknown and declined may never be merged"
COUNTED = {"family.said_children", "family.children_in_household"}
"""Facts a number of children answers."""
SAID = {"yes", "no", "none", "true", "false", "y", "n"}
BESIDE: dict[str, type[When] | type[Whose]] = {"when": When, "whose": Whose}
"""What may stand beside the facts of one answer: `Yes, my partner is: {adult.pregnant: present, whose: partner}`."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that is so when an answer or code was seen."""

    fact: str
    value: str
    when: When | None = None
    whose: Whose | None = None

    def seen(self, evidence: Evidence, when: When = When.CURRENT, whose: Whose = Whose.ADULT) -> AnswerSeen:
        """The statement with its evidence; what the document says of `when` and `whose` goes before the record."""
        return AnswerSeen(self.fact, self.value, evidence, self.when or when, self.whose or whose)


def statements(
    states: Mapping[str, str], when: When | None = None, whose: Whose | None = None
) -> tuple[Statement, ...]:
    """`family.past_factors: x` is the same as `family.factors: x` in the past; what one answer says goes first."""
    when = When(states["when"]) if "when" in states else when
    whose = Whose(states["whose"]) if "whose" in states else whose
    return tuple(
        Statement("family.factors", value, When.PAST, whose)
        if fact == "family.past_factors"
        else Statement(fact, value, when, whose)
        for fact, value in states.items()
        if fact not in BESIDE
    )


def state_faults(states: Mapping[str, str], loc: Loc) -> Iterator[tuple[Loc, str]]:
    """Facts and values that do not exist, each with its place and the nearest that does."""
    for name, value in states.items():
        fact = STATED.get(name)
        if name in BESIDE:
            yield from _beside_faults(name, states, loc)
        elif name.startswith("child."):
            yield (*loc, name), f"'{name}' belongs to one child; state it through `people`, where the child is."
        elif name in DERIVED:
            yield (*loc, name), f"'{name}' is worked out from the rest and cannot be stated; leave it out."
        elif fact is None:
            yield (*loc, name), f"there is no fact '{name}'{did_you_mean(name, STATED)}"
        elif value not in fact.words:
            known = ", ".join(fact.words)
            yield (*loc, name), f"'{value}' is not a value of {name}; it knows {known}{did_you_mean(value, fact.words)}"


def _beside_faults(name: str, states: Mapping[str, str], loc: Loc) -> Iterator[tuple[Loc, str]]:
    known = [str(word) for word in BESIDE[name]]
    if states[name] not in known:
        yield (*loc, name), f"'{states[name]}' is not a value of {name}; it knows {', '.join(known)}."
    elif not states.keys() - BESIDE.keys():
        yield (*loc, name), f"`{name}` says it of a fact, and there is none beside it; write the fact, or leave it out."


def merge_faults(answers: Mapping[str, Mapping[str, str]], loc: Loc) -> Iterator[tuple[Loc, str]]:
    """Places where a closed code table would make one answer of two of the four."""
    for word, states in answers.items():
        kind = kind_told(word)
        for fact, value in states.items():
            if STATED.get(fact) is None or not _merges(kind, value, states):
                continue
            yield (*loc, word, fact), f"'{word}' may not become {fact} '{value}': {NEVER}."


def coded_faults(table: Mapping[str, Answer], loc: Loc) -> Iterator[tuple[Loc, str]]:
    """Places where the closed table of a person's field would make one answer of two of the four."""
    for word, value in table.items():
        kind = kind_told(word)
        merged = value is not Answer.UNKNOWN if kind == "declined" else _merges(kind, value, {})
        if merged:
            yield (*loc, word), f"'{word}' may not become '{value}': {NEVER}."


def number_faults(low: float | None, below: float | None, states: States, loc: Loc) -> Iterator[tuple[Loc, str]]:
    """What is wrong in what a range of numbers states: none is no, and some is not none."""
    first, end = float("-inf") if low is None else low, float("inf") if below is None else below
    if first >= end:
        yield loc, "nothing is at least the one and below the other; turn them round."
        return
    for fact, value in ((fact, value) for fact, value in states.items() if fact not in BESIDE):
        has_none, has_some = first <= 0 < end, end > 1
        if fact in COUNTED and value == "absent" and has_some:
            yield (*loc, "states", fact), f"1 or more is in this range and would become 'absent': {NEVER}."
        elif fact in COUNTED and value == "present" and has_none:
            yield (*loc, "states", fact), f"0 is in this range and would become 'present': {NEVER}."
        elif value in ("declined", "not_asked", "unknown") and has_none:
            yield (*loc, "states", fact), f"0 is in this range and would become '{value}': {NEVER}."


def condition_faults(
    any_of: Iterable[str], none_of: Iterable[str], present: bool | None, stated: Iterable[str], loc: Loc
) -> Iterator[tuple[Loc, str]]:
    """Where a condition lets several of the four answers through to one statement."""
    decided = sorted({"absent", "present", "declined", "not_asked"} & set(stated))
    kinds = {kind for word in any_of if (kind := kind_told(word))}
    if decided and len(kinds) > 1:
        yield (*loc, "any_of"), f"these answers are not one, and would all become '{decided[0]}': {NEVER}."
    told = sorted({"absent", "declined", "not_asked"} & set(stated))
    if told and tuple(none_of):
        what = f"whatever else was answered would become '{told[0]}': {NEVER}; name the values in `any_of`."
        yield (*loc, "none_of"), what
    if present is False and "absent" in told:
        yield (*loc, "present"), f"a blank would become 'absent': {NEVER}."


def _merges(kind: str | None, value: str, states: Mapping[str, str]) -> bool:
    if kind is None:
        return False
    if kind == "said":
        return value in ("declined", "not_asked", "unknown")
    if kind == "declined":
        return value in ("absent", "asked", "not_asked") or (value == "unknown" and states.get("family.asked") != kind)
    if kind == "not_asked":
        return value in ("absent", "present", "asked", "declined")
    return value in ("absent", "present", "declined", "not_asked")


def kind_told(word: str) -> str | None:
    """Which of the four answers the words tell of: said, declined, not asked or unknown."""
    plain = word.casefold()
    if not plain.strip():
        return "not_asked"
    if plain.strip() in SAID:
        return "said"
    return next((kind for kind, tells in TELLING.items() if any(tell in plain for tell in tells)), None)

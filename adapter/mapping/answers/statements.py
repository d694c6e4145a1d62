"""What one answer or code means comes in as `fact: value` pairs, checked statements go out.

The lint here keeps the four answers apart: no, not asked, unknown and declined never become one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from adapter.documents import Loc, did_you_mean
from adapter.facts import FACTS, Evidence
from adapter.records import AnswerSeen
from adapter.words import When, Whose

States = dict[str, str]

DERIVED = {"adult.age", "adult.carer_may_be_a_child", "family.children", "family.contradictions"}
STATED = {name: fact for name, fact in FACTS.items() if not name.startswith("child.") and name not in DERIVED}

TELLING = {
    "declined": ("declin", "refus", "prefer not", "would not say", "does not wish"),
    "not_asked": ("not asked", "not discussed", "not recorded", "not assessed", "not answered"),
    "unknown": ("not known", "unknown", "not certain", "unsure", "not sure", "don't know", "do not know"),
}
"""Words of a source's own answers that say which of the four it is."""


SAID = {"yes", "no", "none", "true", "false", "y", "n"}


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
    """`family.past_factors: x` is the same as `family.factors: x` in the past."""
    return tuple(
        Statement("family.factors", value, When.PAST, whose)
        if fact == "family.past_factors"
        else Statement(fact, value, when, whose)
        for fact, value in states.items()
    )


def state_faults(states: Mapping[str, str], loc: Loc) -> Iterator[tuple[Loc, str]]:
    """Facts and values that do not exist, each with its place and the nearest that does."""
    for name, value in states.items():
        fact = STATED.get(name)
        if name.startswith("child."):
            yield (*loc, name), f"'{name}' belongs to one child; state it through `people`, where the child is."
        elif name in DERIVED:
            yield (*loc, name), f"'{name}' is worked out from the rest and cannot be stated."
        elif fact is None:
            yield (*loc, name), f"there is no fact '{name}'{did_you_mean(name, STATED)}"
        elif value not in fact.words:
            known = ", ".join(fact.words)
            yield (*loc, name), f"'{value}' is not a value of {name}; it knows {known}{did_you_mean(value, fact.words)}"


def merge_faults(answers: Mapping[str, Mapping[str, str]], loc: Loc) -> Iterator[tuple[Loc, str]]:
    """Places where a closed code table would make one answer of two of the four."""
    for word, states in answers.items():
        kind = _kind(word)
        for fact, value in states.items():
            if STATED.get(fact) is None or not _merges(kind, value, states):
                continue
            why = "no, not asked, unknown and declined may never be merged"
            yield (*loc, word, fact), f"'{word}' may not become {fact} '{value}': {why}."


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


def _kind(word: str) -> str | None:
    plain = word.casefold()
    if not plain.strip():
        return "not_asked"
    if plain.strip() in SAID:
        return "said"
    return next((kind for kind, tells in TELLING.items() if any(tell in plain for tell in tells)), None)

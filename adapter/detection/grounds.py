"""What a rule found, with the record's words: a condition and the facts of one subject come in, lines go out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from adapter.detection.clauses import ANSWERS
from adapter.detection.compiling import compiled
from adapter.detection.conditions import Condition, FactIs
from adapter.detection.in_short import as_it_is, could_silence, deciding, is_placed, not_known, words_found
from adapter.detection.judging import Heard, Subject
from adapter.detection.quoting import aged, from_words, is_shown
from adapter.detection.ready import ReadyRule
from adapter.detection.sentences import spoken
from adapter.detection.truth import Facts, Truth, Verdict
from adapter.families import Family
from adapter.findings import Result
from adapter.words import Answer, Basis, Factor, When, Whose

ITSELF = "\ue000"
"""Stands for the child in a clause until it is known of how many children the clause is told."""
TRUTH_WORDS = {Truth.TRUE: "yes", Truth.FALSE: "no", Truth.UNKNOWN: "not recorded"}
OF_WHOM = {Whose.ADULT: "the adult", Whose.PARTNER: "the partner", Whose.OTHER: "somebody else near the family"}
BY_A_BOX = ("child.separate_concern_raised", "child.listed_at_risk")
"""What no sentence about the child shows, where no box of its own does."""
THE_CHILD = re.compile(r"\bthe child\b")


def named_later(words: str) -> str:
    """A clause in which the child is called by name, once it is known of whom it is told; quotes stay as they are."""
    parts = re.split(r"(“[^”]*”)", words)
    return "".join(part if part.startswith("“") else THE_CHILD.sub(ITSELF, part) for part in parts)


def what_is_so(ready: ReadyRule, heard: Heard, subject: Subject, family: Family) -> Iterator[str]:
    """What was found, with its words, or what nobody recorded; then what would silence the rule were it recorded."""
    facts = subject.facts
    if heard.when.truth is Truth.TRUE:
        parts = list(deciding(ready.condition, facts, Truth.TRUE))
        yield from _each_with_its_words(parts, subject, family)
    else:
        unknown = deciding(ready.condition, facts, Truth.UNKNOWN)
        yield from dict.fromkeys(f"  - {named_later(not_known(part, facts))}." for part in unknown)
    if ready.rule.route is None or heard.result is not Result.FOUND:
        return
    if ready.exception is not None and (silencing := could_silence(ready.exception, facts)):
        yield f"  It would say nothing if it were recorded that {named_later(silencing)}."


def _each_with_its_words(parts: list[Condition], subject: Subject, family: Family) -> Iterator[str]:
    """Where the child is needs its words only where nothing else is said; what another part says too is left out."""
    facts = subject.facts
    told = {
        named_later(_presumed(_with_whom(as_it_is(part, facts), part, facts, family), subject)): part
        for part in reversed(list(_youngest(parts)))
    }
    above: set[str] = set()
    for said, part in reversed(told.items()):
        if any(other.startswith(f"{said}, ") for other in told):
            continue
        silent = is_placed(part) and not all(map(is_placed, parts))
        words = "" if silent or _says_nothing_is_known(part, facts) else _quoted(part, subject)
        yield f"  - {said}{', from words quoted above' if words in above else words}."
        above |= {words} - {""}


def _youngest(parts: list[Condition]) -> Iterator[Condition]:
    """Of several limits of age only the lowest: a child under 2 is under 3."""
    limits = [part for part in parts if _is_under(part)]
    lowest = min(limits, key=_limit, default=None)
    yield from (part for part in parts if part is lowest or not _is_under(part))


def _is_under(part: Condition) -> bool:
    return isinstance(part, FactIs) and part.fact.name == "child.age" and part.operator == "below"


def _limit(part: Condition) -> int:
    return int(part.values[0]) if isinstance(part, FactIs) else 0


def _presumed(said: str, subject: Subject) -> str:
    """A home that was only taken so is told as taken so."""
    taken = _is_presumed(subject) and said == ANSWERS["child.lives_here"].present
    return "the child is presumed to live in the adult's home" if taken else said


def _is_presumed(subject: Subject) -> bool:
    return subject.child is not None and subject.child.basis is Basis.PRESUMED


def _with_whom(said: str, part: Condition, facts: Facts, family: Family) -> str:
    """On whom it weighs, where that is the same person throughout."""
    name = part.fact.name if isinstance(part, FactIs) else ""
    if name not in ("family.factors", "family.past_factors"):
        return said
    found, past = set(words_found(part, facts)) - {Factor.RISK_TO_CHILDREN}, name == "family.past_factors"
    whose = {one.whose for one in family.factors if one.factor in found and (one.when is When.PAST) is past}
    return said.replace("on the adults", f"on {OF_WHOM[whose.pop()]}", 1) if len(whose) == 1 else said


def every_part(labelled: Iterable[tuple[Condition, str]], facts: Facts) -> Iterator[str]:
    """Each part with its answer; words that stand above are not written out again."""
    above: set[str] = set()
    for part, label in labelled:
        verdict = compiled(part)(facts)
        quoted = "" if _says_nothing_is_recorded(part) else _words_of(verdict)
        again = ", from words quoted above" if quoted in above else quoted
        above |= {quoted} - {""}
        yield f"  - {label}{spoken(part)}: {TRUTH_WORDS[verdict.truth]}{again}."


def _says_nothing_is_recorded(condition: Condition) -> bool:
    """No words can show that there are none."""
    return isinstance(condition, FactIs) and condition.values == (Answer.UNKNOWN,)


def _says_nothing_is_known(part: Condition, facts: Facts) -> bool:
    """Whether what a rule wants to be so or unrecorded is unrecorded here."""
    if not isinstance(part, FactIs) or Answer.UNKNOWN not in part.values:
        return False
    return compiled(replace(part, values=(Answer.UNKNOWN,)))(facts).truth is Truth.TRUE


def _words_of(verdict: Verdict) -> str:
    return from_words(verdict.evidence) if verdict.truth is Truth.TRUE else ""


def _quoted(part: Condition, subject: Subject) -> str:
    """The words that show it: for an age those that tell it, for a circumstance those that name it."""
    verdict = compiled(part)(subject.facts)
    names = {part.fact.name} if isinstance(part, FactIs) else set()
    own = subject.child.because if subject.child else {}
    if verdict.truth is not Truth.TRUE or any(
        name in BY_A_BOX and name.removeprefix("child.") not in own for name in names
    ):
        return ""
    if names & {"child.near", "child.lives_here"}:
        here = subject.child is not None and subject.child.lives_here is Answer.PRESENT
        names = {"child.lives_here"} if here else {"child.lives_here", "child.contact"}
    if "child.lives_here" in names and _is_presumed(subject) and not is_shown(verdict.evidence, names):
        return ""
    told_age = aged(subject.child.age_low, subject.child.age_high) if subject.child else ""
    said = [told_age] if "child.age" in names and told_age else []
    beside = subject.child.evidence if subject.child and names & {"child.age", "child.lives_here"} else ()
    return from_words(verdict.evidence, [*names, *words_found(part, subject.facts)], said, beside)

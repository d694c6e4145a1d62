"""The family as a newcomer reads it: the children one record shows come in, lines go out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from adapter.detection import from_words, plain
from adapter.detection.quoting import aged, is_shown
from adapter.facts import Evidence, is_of_a_box
from adapter.families import Child, Family
from adapter.words import Answer, Asked, Basis

PRESUMED = "  Presumed means: taken so from what stands around it, and nobody wrote it in so many words."
HOME = {
    Answer.PRESENT: "lives here",
    Answer.ABSENT: "lives elsewhere",
    Answer.UNKNOWN: "where the child lives is not known",
}
CONTACT = {
    Answer.PRESENT: " and sees the adult",
    Answer.ABSENT: " and does not see the adult",
    Answer.UNKNOWN: "; whether they see the adult is not recorded",
}
DUE = r"due|edd|expected date"
ABOUT = r"\b(?:about|around|roughly|approx\w*|perhaps|maybe|looks?|looked|circa|say) (?:{})\b"
"""An age that somebody only guessed at."""
HOUSEHOLD = {
    Answer.ABSENT: "No child lives in the home, as the record has it.",
    Answer.UNKNOWN: "It is not known whether a child lives in the home.",
    Answer.PRESENT: "A child lives in the home, and the record says no more of it.",
}
ASKED = {
    Asked.ASKED: "The record shows that children were asked about, or says by itself whether there are any.",
    Asked.NOT_ASKED: "There is no record that anybody asked about children.",
    Asked.DECLINED: "The question about children was declined.",
}


def family_lines(family: Family) -> Iterator[str]:
    """The children, whether anybody asked about children, and where the record says two things."""
    for child in family.children:
        yield f"  {_child(child)}"
        yield from (f"    {line}" for line in _shown_by(child))
    if any(map(_is_presumed, family.children)):
        yield PRESUMED
    if not family.children:
        yield f"  {HOUSEHOLD[family.children_in_household]}"
    yield f"  {ASKED[family.asked]}"
    for found in family.contradictions:
        one, other = map(_quoted, found.between)
        yield f"  The record says two different things about {found.about}: {one} and {other}."


def first_name(child: Child) -> str:
    """How a child is called in a sentence: by the first name, or as one without a name."""
    if child.unborn:
        return "the unborn child"
    return (
        child.who.split()[0]
        if child.who and child.who.split()
        else f"a child the record does not name{_relation(child)}"
    )


def _child(child: Child) -> str:
    """`Ellie Fairclough (daughter): 5 to 16 years old, lives here, helps with care.`"""
    if child.unborn:
        return "An unborn child."
    presumed = " (presumed)" if _is_presumed(child) else ""
    elsewhere = CONTACT[child.contact] if child.lives_here is Answer.ABSENT else ""
    helps = ", helps to look after somebody in the family" if child.helps_with_care is Answer.PRESENT else ""
    who = child.who or "A child the record does not name"
    return f"{who}{_relation(child)}: {_age(child)}, {HOME[child.lives_here]}{elsewhere}{presumed}{helps}."


def _shown_by(child: Child) -> Iterator[str]:
    """The quote that shows the age, and where it is another the one that shows the home, or the due date."""
    own = [child.who.split()[0]] if child.who and child.who.split() and child.who.split()[0].isalpha() else []
    if child.unborn:
        yield f"From {_words(child.evidence, ['child.unborn'], [])}."
        return
    years = aged(child.age_low, child.age_high)
    of_age = child.because.get("age", child.evidence)
    at_home = child.because.get("lives_here", child.evidence)
    at_home = at_home if child.lives_here is Answer.PRESENT else child.evidence
    place = ["child.lives_here"] if child.lives_here is Answer.PRESENT else ["child.lives_here", "child.contact"]
    told = _words(of_age, ["child.age"], [*([years] if years else []), *own], child.evidence)
    where = _words(at_home, place, own)
    if told:
        yield f"From {told}."
    if _is_presumed(child) and not is_shown(at_home, place):
        return  # nobody wrote it, and words about something else would only seem to show it
    if child.lives_here is not Answer.UNKNOWN and where.partition("”")[0] != told.partition("”")[0]:
        yield f"{HOME[child.lives_here].capitalize()}, from {where}."


def _words(evidence: tuple[Evidence, ...], of: list[str], said: list[str], beside: tuple[Evidence, ...] = ()) -> str:
    return from_words(evidence, of, said, beside).removeprefix(", from ")


def _is_presumed(child: Child) -> bool:
    return child.basis is Basis.PRESUMED and child.lives_here is Answer.PRESENT and not child.unborn


def _relation(child: Child) -> str:
    relation = (child.relationship or "").lower().partition("(")[0].strip()
    relation = relation if child.who else relation.removeprefix("child").strip()
    return f" ({relation})" if relation else ""


def _age(child: Child) -> str:
    low, high = child.age_low, child.age_high
    if low is None:
        return "age not known" if high is None else f"{high} years old or younger"
    if high is None:
        return f"{low} years old or older"
    if low == 0:
        return "under a year old" if high == 0 else f"under {high + 1} years old"
    years, guessed = aged(low, high), ""
    if years and any(
        re.search(ABOUT.format(years), one.quote, re.IGNORECASE) for one in child.because.get("age", child.evidence)
    ):
        guessed = "about "
    said = f"{guessed}{low}" if low == high else f"{low} or {high}" if high == low + 1 else f"{low} to {high}"
    return f"{said} {'year' if said == '1' else 'years'} old"


def _quoted(evidence: Evidence) -> str:
    asked = f" (to “{evidence.question.strip()}”)" if evidence.question and is_of_a_box(evidence) else ""
    return f"“{plain(evidence.quote).rstrip('.')}”{asked}"

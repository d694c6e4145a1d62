"""What is known of each child: children of a family come in, lines with their evidence and every gap go out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from adapter.drafting.lines import not_asked, not_known, said, seen_and_told
from adapter.drafting.schools import school_of
from adapter.drafting.wording import CHILDREN, SIGN_WORDS, TASK_WORDS
from adapter.facts import Evidence
from adapter.families import Child, Family
from adapter.referrals import DraftLine
from adapter.words import Answer, Asked, Basis

SCHOOL = "School, nursery or other setting"
GAPS = (
    "Where the child is tonight, and who with",
    "Who has parental responsibility",
    "The child's own words and wishes",
)
"""What a front door asks of every child and an adult's record has no place for, beside the school."""
UNBORN_GAPS = ("who the other parent is", "midwife and place of booking", "known to children's services")
"""What a front door asks of an unborn child."""

WITHHELD = ("name", "date of birth", "lives with the adult", "known to children's services")
"""By these a front door finds a child's record: not said of a child who may be another."""
NOT_SETTLED = "Not given: the record may mean one child or two. Settle who this is, then write it here"
RESTRICTED = "Not given: this child's record is restricted. Ask who may know where they are"

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_DUE = re.compile(
    r"(?<!rent )(?<!payment )\b(?:[Dd]ue|E\.?D\.?D|[Ee]xpected)\b"
    r"(?: date)?(?: ?:)?(?: (?:on|around|about|the|is|by))* ?"
    r"(\d{1,2}(?:st|nd|rd|th)? (?:of )?[A-Z][a-z]{2,8}(?: \d{4})?\b|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4})"
)
"""`due 12 March 2027`, `EDD 12/03/27`: the day as it stands."""


def child_lines(family: Family) -> Iterator[DraftLine]:
    """Every child of the family, each with what was read and what nobody knows."""
    if not family.children:
        yield not_known(CHILDREN, "Children", "There may be a child; the record names none")
        for gap in ("Name", "Date of birth", SCHOOL, *GAPS):
            yield _gap(family, gap)
    for number, child in enumerate(family.children, 1):
        of = f"Child {number}" if len(family.children) > 1 else "Child"
        yield from _one(family, child, of)


def sign_lines(family: Family) -> Iterator[DraftLine]:
    """What was seen or told of each child, and of the family as a whole."""
    author = family.record.author
    for number, child in enumerate(family.children, 1):
        of = f"Child {number}: " if len(family.children) > 1 else ""
        for sign in child.signs:
            yield from seen_and_told(f"{of}{SIGN_WORDS[sign.sign]}", sign.evidence, author)
    for sign in family.signs:
        yield from seen_and_told(SIGN_WORDS[sign.sign], sign.evidence, author)


def age_words(child: Child) -> str | None:
    """The age as far as it is known, in whole years; None where nothing was said."""
    low, high = child.age_low, child.age_high
    if low is None and high is None:
        return None
    if low == high:
        return f"{low} years"
    if low is None:
        return f"At most {high} years"
    return f"{low} years or older" if high is None else f"Between {low} and {high} years"


def _one(family: Family, child: Child, of: str) -> Iterator[DraftLine]:
    if child.unborn:
        yield from _unborn(family, child, of)
        return
    named = child.who is not None and child.who != child.relationship
    born = _birth_date(child)
    rows: tuple[tuple[str, str, str | None], ...] = (
        ("name", "who", child.who if named else None),
        ("date of birth", "birth_date", born.quote if born else None),
        ("age", "age", age_words(child)),
        ("relationship to the adult", "relationship", child.relationship),
        ("lives with the adult", "lives_here", _lives_words(child)),
        ("sees the adult", "contact", _answer_words(child.contact)),
        ("helps with care", "helps_with_care", _care_words(child)),
        ("known to children's services", "known_to_services", _answer_words(child.known_to_services)),
    )
    for label, fact, words in rows:
        why = (born,) if born and fact == "birth_date" else child.because.get(fact, child.evidence)
        if child.may_be and label in WITHHELD:
            yield not_known(CHILDREN, f"{of}: {label}", NOT_SETTLED)
        elif child.restricted and fact == "lives_here":
            yield not_known(CHILDREN, f"{of}: {label}", RESTRICTED)
        elif words is None or not why:
            yield _gap(family, f"{of}: {label}")
        else:
            yield said(CHILDREN, f"{of}: {label}", words, why, family.record.author)
    yield _school(family, child, of)
    yield from (_gap(family, f"{of}: {gap[0].lower()}{gap[1:]}") for gap in GAPS)


def _school(family: Family, child: Child, of: str) -> DraftLine:
    label = f"{of}: {SCHOOL[0].lower()}{SCHOOL[1:]}"
    found = school_of(child, family.children)
    return said(CHILDREN, label, found[0], found[1:], family.record.author) if found else _gap(family, label)


def _unborn(family: Family, child: Child, of: str) -> Iterator[DraftLine]:
    """A child not yet born: when it is expected, and what a front door asks of an unborn child."""
    author, evidence = family.record.author, child.evidence
    yield said(CHILDREN, f"{of}: age", "Not yet born", child.because.get("unborn", evidence), author)
    expected = next(_days_due(evidence), None)
    if expected:
        yield said(CHILDREN, f"{of}: expected date of birth", expected[0], expected[1:], author)
    for gap in (*(() if expected else ("expected date of birth",)), *UNBORN_GAPS):
        yield _gap(family, f"{of}: {gap}")


def _days_due(evidence: Iterable[Evidence]) -> Iterator[tuple[str, Evidence]]:
    """The day a baby is due, as it was written: alone in a box, or told in a sentence."""
    for item in evidence:
        if found := _ISO_DATE.fullmatch(item.quote) or _DUE.search(item.quote):
            yield found[found.lastindex or 0], item


def _gap(family: Family, label: str) -> DraftLine:
    if family.asked is Asked.NOT_ASKED:
        return not_asked(CHILDREN, label)
    if family.asked is Asked.DECLINED:
        return not_known(CHILDREN, label, "Not known: the adult did not wish to say", family.asked_evidence)
    return not_known(CHILDREN, label)


def _answer_words(answer: Answer) -> str | None:
    return {Answer.PRESENT: "Yes", Answer.ABSENT: "No", Answer.UNKNOWN: None}[answer]


def _lives_words(child: Child) -> str | None:
    if child.lives_here is Answer.PRESENT and child.basis is Basis.PRESUMED:
        return "It appears so; the record does not say it in words"
    return _answer_words(child.lives_here)


def _care_words(child: Child) -> str | None:
    if not child.care_tasks:
        return _answer_words(child.helps_with_care)
    return "Yes: " + ", ".join(TASK_WORDS[task] for task in child.care_tasks)


def _birth_date(child: Child) -> Evidence | None:
    """The words that give a date of birth; an age is never turned into one."""
    for item in child.evidence:
        if _ISO_DATE.fullmatch(item.quote) and "birth" in f"{item.at} {item.question or ''}".casefold():
            return item
    return None

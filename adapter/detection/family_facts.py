"""A family seen as facts: the family comes in, every fact of the catalogue with its words goes out, for each child."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from adapter.detection.compiling import DAY
from adapter.detection.truth import FactSeen, Truth, Verdict, WordsSeen, joined
from adapter.facts import Evidence
from adapter.families import AdultFactor, Child, Family, SignSeen
from adapter.words import Answer, Disputed, Sign, When

OF_AGE = 18
BEFORE_BIRTH = (-1, -1)
"""Below any age: a rule about children under 18 means the unborn too unless it says `child.unborn: absent`."""


NOT_IN_DOUBT = (Disputed.WHOSE, Disputed.CARER, Disputed.SENT)
"""What may be disputed while it is plain that there is a child, and who."""


def family_facts(family: Family) -> dict[str, FactSeen | WordsSeen]:
    """What is so of the adult and the family as a whole."""
    age = _adult_age(family)
    facts: dict[str, FactSeen | WordsSeen] = {
        name: FactSeen(known.value, known.evidence) for name, known in family.known.items()
    }
    facts |= {
        "family.asked": FactSeen(family.asked, family.asked_evidence),
        "family.children_in_household": FactSeen(family.children_in_household, family.household_evidence),
        "family.children": FactSeen(len(family.children), joined(child.evidence for child in family.children)),
        "family.contradictions": _contradictions(family),
        "family.signs": _signs(family.signs),
        "family.factors": _factors(family.factors, (When.CURRENT, When.UNKNOWN)),
        "family.past_factors": _factors(family.factors, (When.PAST,)),
        "adult.age": FactSeen(age),
        DAY: FactSeen(family.record.day.isoformat() if family.record.day else None),
    }
    if age and age[0] is not None and age[0] >= OF_AGE:
        facts.setdefault("adult.under_18", FactSeen(Answer.ABSENT))
    return facts


def child_facts(child: Child, of_the_family: Iterable[SignSeen]) -> dict[str, FactSeen | WordsSeen]:
    """What is so of one child; a fact with words of its own shows those, any other the child's."""
    because, near = child.because, _near(child)
    around = child.signs if near is Answer.ABSENT else (*child.signs, *of_the_family)
    facts: dict[str, FactSeen | WordsSeen] = {
        f"child.{name}": FactSeen(value, because.get(name, child.evidence))
        for name, value in (
            ("age", BEFORE_BIRTH if child.unborn else (child.age_low, child.age_high)),
            ("relationship", child.relationship),
            ("lives_here", child.lives_here),
            ("contact", child.contact),
            ("near", near),
            ("unborn", Answer.PRESENT if child.unborn else Answer.ABSENT),
            ("helps_with_care", child.helps_with_care),
            ("assessed_as_young_carer", child.assessed_as_young_carer),
            ("changed_since_assessment", child.changed_since_assessment),
            ("listed_at_risk", child.listed_at_risk),
            ("separate_concern_raised", child.separate_concern_raised),
        )
    }
    tasks = because.get("helps_with_care", child.evidence)
    facts["child.care_tasks"] = WordsSeen({task: Verdict(Truth.TRUE, tasks) for task in child.care_tasks})
    facts["child.signs"] = _signs(child.signs)
    facts["child.signs_around"] = _signs(around)
    facts["child.known_to_services"] = _known_to_services(child, around)
    return facts


def _near(child: Child) -> Answer:
    """Present where the child lives here or is in contact; absent only where it is known that neither is so."""
    both = (child.lives_here, child.contact)
    if Answer.PRESENT in both:
        return Answer.PRESENT
    return Answer.UNKNOWN if Answer.UNKNOWN in both else Answer.ABSENT


def _known_to_services(child: Child, around: Iterable[SignSeen]) -> FactSeen:
    """By a box, or by words; words outweigh a box that says no."""
    said = [seen.evidence for seen in around if seen.sign is Sign.KNOWN_TO_CHILDRENS_SERVICES]
    if said:
        return FactSeen(Answer.PRESENT, joined(said))
    return FactSeen(child.known_to_services, child.because.get("known_to_services", child.evidence))


def years_between(born: date, day: date) -> int:
    """Whole years from `born` to `day`."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _contradictions(family: Family) -> FactSeen:
    about_children = [found for found in family.contradictions if found.about not in NOT_IN_DOUBT]
    return FactSeen(len(about_children), joined(found.between for found in about_children))


def _signs(signs: Iterable[SignSeen]) -> WordsSeen:
    words: dict[str, Verdict] = {}
    for seen in signs:
        before = words[seen.sign].evidence if seen.sign in words else ()
        words[seen.sign] = Verdict(Truth.TRUE, joined((before, seen.evidence)))
    return WordsSeen(words)


def _factors(factors: Iterable[AdultFactor], when: tuple[When, ...]) -> WordsSeen:
    """Adults' factors by name; one whose time nobody recorded may be so today, so it is unknown, not absent."""
    words: dict[str, Verdict] = {}
    for seen in factors:
        if seen.when not in when:
            continue
        truth = Truth.UNKNOWN if seen.when is When.UNKNOWN else Truth.TRUE
        before = words.get(seen.factor, Verdict(Truth.FALSE, ()))
        words[seen.factor] = Verdict(max(truth, before.truth), _stronger(before, truth, seen.evidence))
    return WordsSeen(words)


def _stronger(before: Verdict, truth: Truth, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    if before.truth > truth:
        return before.evidence
    return evidence if truth > before.truth else joined((before.evidence, evidence))


def _adult_age(family: Family) -> tuple[int | None, int | None] | None:
    record = family.record
    # A record without a day, or all a system holds of somebody but no form: nobody was assessed, nobody failed to ask.
    assessed = record.assessed_on is not None and (record.form is not None or not record.snapshot)
    born, day = family.adult.birth_date, record.day if assessed else None
    if born is None or day is None or born > day:
        return None
    years = years_between(born, day)
    return years, years

"""What is known of the adult and the home besides the children: answers and persons come in, facts go out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from adapter.facts import Evidence
from adapter.families import Child, Known
from adapter.household.answers import Said
from adapter.household.children import Home, age_to_ask, probably_grown
from adapter.household.persons import Person
from adapter.household.sightings import Sighting
from adapter.words import Answer, Kin

NO_LONGER = re.compile(r"\b(?:ex|former(?:ly)?|late|separated|estranged|divorced|deceased)\b", re.IGNORECASE)
"""Words beside `partner` or `husband` by which nobody of that name is at home."""


def known_of(
    said: Said,
    persons: Sequence[Person],
    children: Sequence[Child],
    everybody: Sequence[Person],
    home: Home,
    *,
    bereaved: bool,
) -> dict[str, Known]:
    """Facts of the adult and the family by name; `persons` are the children among `everybody`."""
    known = dict(said.known)
    carers = [words for person in persons if not person.age.is_child for words in _unpaid_care(person)]
    carers += [words for child in children if _helps_at_no_age(child) for words in child.because["helps_with_care"]]
    if carers:
        known["adult.carer_may_be_a_child"] = Known(Answer.PRESENT, tuple(dict.fromkeys(carers)))
    elif known.get("adult.has_unpaid_carer", Known(Answer.UNKNOWN)).value == Answer.PRESENT and not children:
        known["adult.carer_may_be_a_child"] = Known(Answer.UNKNOWN)
    if another := _another_adult(everybody, persons, bereaved=bereaved):
        known["family.another_adult_here"] = Known(Answer.PRESENT, another)
    left_out = [person for person in everybody if probably_grown(person, home)]
    for name, holds in (("family.offspring_age_unknown", True), ("family.grown_offspring", False)):
        words = [words for person in left_out if age_to_ask(person, home) is holds for words in person.evidence]
        if words:
            known[name] = Known(Answer.PRESENT, tuple(words))
    return known


def _another_adult(everybody: Iterable[Person], children: Sequence[Person], *, bereaved: bool) -> tuple[Evidence, ...]:
    """Words by which somebody grown lives here: said so, or a partner of today nobody puts elsewhere.

    Of somebody bereaved a partner in a list may be the one who died, so that alone tells nothing.
    """
    found = [one for one in everybody if one not in children and not one.age.is_child]
    said = [seen.evidence for one in found for seen in one.sightings if _stated(seen, Answer.PRESENT)]
    partners = [] if bereaved else [one for one in found if one.kin is Kin.PARTNER and not _left(one)]
    return tuple(dict.fromkeys([*said, *(words for one in partners for words in one.evidence)]))


def lives_in(person: Person) -> bool:
    """Some words of today put the person in the home."""
    return any(_stated(seen, Answer.PRESENT) for seen in person.sightings)


def _stated(seen: Sighting, answer: Answer) -> bool:
    return seen.stated and seen.lives_here is answer and not seen.old


def _left(person: Person) -> bool:
    words = " ".join(seen.relationship or "" for seen in person.sightings)
    return bool(NO_LONGER.search(words)) or any(_stated(seen, Answer.ABSENT) for seen in person.sightings)


def _helps_at_no_age(child: Child) -> bool:
    """`Paige does the drops night and morning`: a granddaughter of fifteen or of twenty-five."""
    told = "helps_with_care" in child.because and child.age_low is None and child.age_high is None
    return told and child.helps_with_care is Answer.PRESENT


def _unpaid_care(person: Person) -> list[Evidence]:
    rows = [seen for seen in person.sightings if seen.row is not None]
    return [seen.evidence for seen in rows if seen.row and seen.row.is_unpaid_carer is Answer.PRESENT]

"""Children taken in by others than their parents: persons come in, the sign and the words that show it go out.

Private fostering (Children Act 1989, s 66): a child under 16, cared for in the home of somebody who is no parent and no
grandparent, brother, sister, uncle, aunt or step-parent (s 105). With one of those a child may stay, and somebody
should still know who is responsible for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from adapter.families import SignSeen
from adapter.household.persons import Person
from adapter.household.relations import GUARDIAN_ELSEWHERE
from adapter.household.wider import WIDER
from adapter.records import Extract
from adapter.words import MET_HERE, Answer, Kin, Sign

UNTIL = 16
NOT_CLOSE = re.compile(r"\bgreat[- ]?(?:niece|nephew)|\bcousin|\bgod(?:son|daughter|child)", re.IGNORECASE)
ORDERED = re.compile(r"\b(?:special guardian|sgo\b)", re.IGNORECASE)
NO_ORDER = re.compile(
    r"\b(?:no|not|never|without(?: an?)?|refused|declined|apply(?:ing)? for|applied for|thinking of|consider\w*|ended"
    r"|lapsed|wants?) (?:\w+ ){0,3}(?:special guardian|sgo\b)",
    re.IGNORECASE,
)
WITH_OWN_PARENT = re.compile(
    r"\b(?:friend|cousin|lodger|flatmate|housemate|neighbour|colleague|mate|partner|boyfriend|girlfriend|sister|brother"
    r"|[A-Z][a-z]+)(?: [A-Z][a-z]+)?,? (?:and|with|&|plus) (?:his|her|their|[A-Z][a-z]+'s) (?:own )?(?:\w+ )?"
    r"(?:sons?|daughters?|child|children|kids?|boys?|girls?|baby|twins|little (?:one|boy|girl))\b"
)
"""`Her friend Jo and Jo's son are staying`: the child is with a parent."""
PLACED = re.compile(r"\b(?:foster|adopt|special guardian|sgo|placed)", re.IGNORECASE)


def taken_in(person: Person, *, another_adult: bool) -> tuple[SignSeen, ...]:
    """The sign that a child is here without a parent; none where the child may be a grown-up lodger's."""
    said = [seen for seen in person.sightings if seen.stated and seen.lives_here is Answer.PRESENT and not seen.old]
    if not said or _placed(person):
        return ()
    words, low = tuple(dict.fromkeys(seen.evidence for seen in said)), person.age.low
    distant = any(NOT_CLOSE.search(words) for words in _relations(person))
    met = any(words == MET_HERE for words in _relations(person))  # a boy in a home that others use lodges with nobody
    with_own = any(WITH_OWN_PARENT.search(seen.evidence.quote) for seen in said)
    friends = person.kin is Kin.OTHER_CHILD and not (another_adult or met or with_own)
    if (distant or friends) and (low is None or low < UNTIL):
        return (SignSeen(Sign.PRIVATE_FOSTERING, words),)
    by_kin = person.kin in WIDER and not another_adult  # whose parent is somebody else, and lives elsewhere
    return (SignSeen(Sign.TAKEN_IN_BY_KIN, words),) if by_kin else ()


def by_an_order(person: Person, extract: Extract) -> bool:
    """Relatives who were made a child's guardians: the record speaks of the order somewhere."""
    return person.kin in WIDER and any(ORDERED.search(one.text) for one in extract.passages)


def ordered(extract: Extract) -> bool:
    """`We have the special guardianship`, and not one that somebody else holds."""
    told = [one.text for one in extract.passages if ORDERED.search(one.text)]
    return bool(told) and not any(GUARDIAN_ELSEWHERE.search(text) or NO_ORDER.search(text) for text in told)


def _relations(person: Person) -> Iterable[str]:
    return [seen.relationship or "" for seen in person.sightings]


def _placed(person: Person) -> bool:
    words = (seen.evidence.quote for seen in person.sightings)
    return any(PLACED.search(text) for text in (*_relations(person), *words))

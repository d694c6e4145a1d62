"""A child barely told of: a person comes in, whether one loose word in one sentence is all there is goes out.

`A pound put by for the little one`, `bunk beds, made up`: a child perhaps, and where it lives nobody has said.
`Her kids` and `a mother of two` are somebody's, and are taken to be at home as before.
So it is in a record, which has room for more; a bare passage is read for what it says.
"""

from __future__ import annotations

import re

from adapter.household.persons import Person
from adapter.household.sightings import Sighting

NUMBER = r"(?:an?|one|two|three|four|five|six|\d|his|her|my|our|their)"
OWNED = (
    rf"(?:\b(?:my|our|his|her|their|has|have|had|having|got)\b|\bwith {NUMBER}\b|['’](?:s|ve)\b)(?:\W+\w+){{0,3}}?\W+"
)
THE_LOT = re.compile(r"\bthe (?:kids|kiddies|children|bairns|weans)\b", re.IGNORECASE)
"""`The kids take up all my time`: spoken of as one speaks of one's own."""
PARENT = re.compile(r"\b(?:parent|mum|mom|mam|dad|mother|father)\b", re.IGNORECASE)


def barely_told(person: Person) -> bool:
    """No name, no age, one sentence, and no word for whose child it is."""
    if person.name is not None or person.age.known or len(person.evidence) > 1:
        return False
    return all(_is_loose(one) for one in person.sightings)


def _is_loose(seen: Sighting) -> bool:
    if seen.row is not None or not seen.any_kin or not seen.called or PARENT.search(seen.called):
        return False
    if THE_LOT.search(seen.evidence.quote):
        return False
    return not re.search(OWNED + re.escape(seen.called), seen.evidence.quote, re.IGNORECASE)

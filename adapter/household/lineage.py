"""Who is a parent of whom: sightings come in, and go out with each named parent grown and their child a generation on.

`Lives with son Curtis and Curtis's daughter Amari, 15`: Curtis is grown, whatever else is not said of him, and Amari is
the adult's granddaughter, at home with her father.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from adapter.household.relations import OWN_KIN
from adapter.household.sightings import Sighting
from adapter.words import Answer, Kin

A_PARENT = re.compile(
    r"\b([A-Z][a-z]+)(?:['’]s|s['’]) (?:own |little |young |eldest |oldest |youngest |only |two |three |\w+-year-old )*"
    r"(?:sons?|daughters?|boys?|girls?|lads?|lass|child(?:ren)?|kids?|twins|baby|toddler|little (?:one|boy|girl))\b"
    r"(?! (?:and|or) (?:dogs?|cats?)\b)"
)
"""Somebody by name, with a child of their own."""
LIVES_WITH = re.compile(
    r"\b(?:lives?|living|lodg\w+|stay(?:s|ing)|home|house\w*)\b(?:\W+\w+){0,3}?\W+(?:with|w|c)\b", re.IGNORECASE
)
A_GRANDCHILD = {"female": "granddaughter", "male": "grandson"}


def with_parents(seen: Iterable[Sighting]) -> list[Sighting]:
    """Somebody known to be a child is nobody's parent here: `Ella's baby` is her doll, or not hers."""
    everything = list(seen)
    children = [one for one in everything if one.kin is Kin.OTHER_CHILD and one.name]
    named = {name for one in children for name in A_PARENT.findall(one.evidence.quote)} - {
        _first(one) for one in everything if one.age.is_child
    }
    if not named:
        return everything
    own = {_first(one) for one in everything if one.kin in OWN_KIN} & named
    return [_placed(one, named, own) for one in everything]


def _placed(seen: Sighting, named: set[str], own: set[str]) -> Sighting:
    if _first(seen) in named:
        listed = seen.lives_here is Answer.UNKNOWN and LIVES_WITH.search(seen.evidence.quote)
        return (
            replace(seen, grown=True, lives_here=Answer.PRESENT, stated=True) if listed else replace(seen, grown=True)
        )
    parents = A_PARENT.findall(seen.evidence.quote)
    if seen.kin is Kin.OTHER_CHILD and seen.name and len(parents) == 1 and parents[0] in own:
        return replace(seen, kin=Kin.GRANDCHILD, relationship=A_GRANDCHILD.get(seen.gender or "", "grandchild"))
    return seen


def _first(seen: Sighting) -> str:
    return (seen.name or "").split(" ")[0]

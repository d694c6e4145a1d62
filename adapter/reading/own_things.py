"""The adult's own things: a word that hints at a child and those around it come in; whether it is the adult's goes out.

A stair gate `so that she does not fall`, a beaker, `his scooter`, a collection of Lego: what else would tell of a child
in the house is what this adult uses, wears or likes. The words are those of the cue; here it is seen that the pronoun
in them is the adult's, and that no child is spoken of beside it.
"""

from __future__ import annotations

from adapter.reading.drafts import AboutAdult, Line
from adapter.reading.lexicon import Cue
from adapter.reading.scan import Hit
from adapter.words import Kin

_SEX = {b"he": "male", b"him": "male", b"his": "male", b"himself": "male"}
_SEX |= {b"she": "female", b"her": "female", b"herself": "female"}
_NOT_OF_THE_HOME = frozenset({Kin.SIBLING, Kin.OTHER_CHILD})


def is_own_thing(line: Line, hit: Hit, about: AboutAdult) -> bool:
    """Whether the words make the thing the adult's own; a pronoun of the other sex is somebody else's."""
    said = [one for one in line.hits.cue.get(Cue.OWN_THING, ()) if one.start < hit.end and hit.start < one.end]
    if not said or any(one.is_child and not one.implied and one.kin not in _NOT_OF_THE_HOME for one in line.people):
        return False
    return any(_SEX.get(one.value, about.sex) == about.sex or not about.sex for one in said)

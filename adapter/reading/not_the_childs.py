"""Not the child's: words of another home come in; whether they are said of somebody else than the child goes out."""

from __future__ import annotations

import re

from adapter.reading.both_parents import told_with_parents
from adapter.reading.drafts import AboutAdult, Draft, Line
from adapter.reading.him_or_her import at_the_family_home
from adapter.reading.lexicon import Cue
from adapter.reading.placed_together import of_a_parent_told_so
from adapter.reading.scan import Hit
from adapter.reading.whose_home import of_a_parent
from adapter.words import Answer

_SHE = re.compile(rb"\b(?:i|we|she|he|client|patient|pt) (?:now |currently |still )?$")
_AND_LIVES = re.compile(rb"(?: \([^()]*\))?,? and (?:now |currently |still |also )?")
_HAS = re.compile(rb"\b(?:has|have|'ve|had|got|with) (?:[a-z0-9,-]+ ){0,5}$")
_CAME_FROM = re.compile(
    rb"\b(?:came|come|comes|coming|back|home|returned|returning|out|discharged|left)\b"
    rb"[a-z0-9 ]{0,40}\b(?:from|of|after)(?: [a-z0-9]+){0,4} $"
)


def is_not_the_childs(line: Line, hit: Hit, child: Draft, about: AboutAdult) -> bool:
    """`Lives with his aunt` is the adult, `came from care` is the way back, `with her parents` is this very home."""
    with_parents = told_with_parents(line, hit.start, child, about) is not None
    return (
        with_parents
        or at_the_family_home(line, hit.end, about)
        or any(told(line, hit, child) for told in _NOT_THE_CHILDS)
    )


def _with_a_child_of_the_home(line: Line, hit: Hit, child: Draft) -> bool:
    """`Summer has moved in with Jodie to sleep`: two of one home, in one bed."""
    others = [one for one in line.people if one.is_child and one.names and not set(one.names) & set(child.names)]
    return any(hit.start < one.at <= hit.end + 1 for one in others)


def _told_of_the_adult(line: Line, hit: Hit, child: Draft) -> bool:
    """`Lives with his aunt and two small cousins`, `has a son and lives with her mother`."""
    if child.at < hit.start:
        return with_whom(line, hit) and adult_subject(line, child, hit)
    return child.at >= hit.end and _listed_after(line, hit, child)


def _came_from_there(line: Line, hit: Hit, child: Draft) -> bool:
    """`Came home from foster care at Christmas`: where the child was, and is no more."""
    return child.stated and child.lives == Answer.PRESENT and bool(_CAME_FROM.search(line.folded[: hit.start]))


def _listed_after(line: Line, hit: Hit, child: Draft) -> bool:
    lives = line.hits.cue.get(Cue.LIVES_WITH, ())
    begun = any(one.start == hit.start or one.start < hit.start < hit.end < one.end for one in lives)
    return begun and child.stated and child.lives == Answer.PRESENT


def adult_subject(line: Line, last: Draft, hit: Hit) -> bool:
    """`A son and she lives with`, `has a son and lives with`: the verb is the adult's."""
    between = line.folded[last.end - line.sentence.start : hit.start]
    has_and_lives = _AND_LIVES.fullmatch(between) and _HAS.search(line.folded[: last.at])
    return bool(has_and_lives or _SHE.search(between))


_NOT_THE_CHILDS = (of_a_parent_told_so, _told_of_the_adult, of_a_parent, _came_from_there, _with_a_child_of_the_home)


def with_whom(line: Line, hit: Hit) -> bool:
    """Whether words of a home name with whom: `lives with`."""
    lives = line.hits.cue.get(Cue.LIVES_WITH, ())
    return any(one.start < hit.end and hit.start < one.end for one in lives)

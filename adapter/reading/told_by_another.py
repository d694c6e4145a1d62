"""Who tells the story: the adult and the lines come in; whether somebody else tells it, though they say `I`, goes out.

`Mr Garrity is 41. I saw both of his children`: a worker writes of the adult by name, and of no family of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from adapter.reading.drafts import Line
from adapter.records import Adult

_TELLS_OF = (
    r"\b(?:{names})(?:,? \(?\d\d\)?,?)? (?:is|was|has|had|lives|told|said|says|asked|came|does|did|wants|feels|felt"
    r"|needs|used|left|went|rang|showed|met|let|looked|seemed|opened|answered|cannot|can't|can|could|would|will|thinks|agreed"
    r"|cried)\b"
)
_MY_FAMILY = re.compile(
    r"\b(?:my|our) (?:(?:own|two|three|four|youngest|eldest|little|late|elderly|young|other|only) )*"
    r"(?:sons?|daughters?|child(?:ren)?|kids?|boys?|girls?|lads?|twins|baby|husband|wife|partner|boyfriend|girlfriend|mum"
    r"|mother|mam|dad|father|brother|sister|gran\w*|nan\w*|family|home|house)\b|\bI(?:'m| am) [A-Z]\w+'s\b",
    re.IGNORECASE,
)
_SPEECH = re.compile(r"\"[^\"]*\"|“[^”]*”")
_FIRST_LINES = 60


def told_by_another(adult: Adult, lines: Sequence[Line]) -> bool:
    """Whether the words tell of the adult by name, and nobody's own family is spoken of outside what is quoted."""
    names = [re.escape(name) for name in (adult.given_name or "").split()[:1]]
    names += [rf"(?:mr|mrs|ms|miss)\.? {re.escape(adult.family_name)}"] if adult.family_name else []
    if not names:
        return False
    told = re.compile(_TELLS_OF.format(names="|".join(names)), re.IGNORECASE)
    first = lines[:_FIRST_LINES]
    said = [_SPEECH.sub(" ", line.text[line.sentence.start : line.sentence.end]) for line in first]
    return any(map(told.search, said)) and not any(map(_MY_FAMILY.search, said))
